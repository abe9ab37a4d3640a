-- Undoes V47__news.
DROP TABLE news_marks;
DROP TABLE motd;
DROP TABLE news;
