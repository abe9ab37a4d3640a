-- News that staff post, and what the realm does.
CREATE TABLE news (
    number   INTEGER NOT NULL PRIMARY KEY,
    source   TEXT    NOT NULL,
    subject  TEXT    NOT NULL,
    words    TEXT    NOT NULL,
    posted_s INTEGER NOT NULL
) STRICT;

-- The message of the day that staff set.
CREATE TABLE motd (
    one   INTEGER NOT NULL PRIMARY KEY,
    words TEXT    NOT NULL,
    set_s INTEGER NOT NULL
) STRICT;

-- How far each character has read the news, and when it was shown the message of the day.
CREATE TABLE news_marks (
    who    INTEGER NOT NULL PRIMARY KEY,
    read   INTEGER NOT NULL,
    motd_s INTEGER NOT NULL
) STRICT;
