-- Bugs, ideas and typos that players found.
CREATE TABLE remarks (
    number  INTEGER NOT NULL PRIMARY KEY,
    kind    TEXT    NOT NULL,
    author  INTEGER NOT NULL,
    name    TEXT    NOT NULL,
    room    TEXT    NOT NULL,
    version TEXT    NOT NULL,
    words   TEXT    NOT NULL,
    made_s  INTEGER NOT NULL,
    -- How it ended; empty while it lies open.
    answer  TEXT    NOT NULL
) STRICT;
