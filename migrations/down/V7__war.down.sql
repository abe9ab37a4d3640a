-- Undoes V7__war.
DROP TABLE war_diary;
DROP TABLE war_rooms;
DROP TABLE war_kills;
