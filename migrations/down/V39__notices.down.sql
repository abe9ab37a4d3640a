-- Undoes V39__notices.
DROP TABLE notice_history_archive;
DROP TABLE notice_history;
DROP TABLE notice_preferences;
DROP TABLE notices;
