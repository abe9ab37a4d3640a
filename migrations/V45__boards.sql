-- Notes that hang on boards.
CREATE TABLE board_notes (
    id      INTEGER NOT NULL PRIMARY KEY,
    board   TEXT    NOT NULL,
    number  INTEGER NOT NULL,
    author  INTEGER NOT NULL,
    name    TEXT    NOT NULL,
    subject TEXT    NOT NULL,
    words   TEXT    NOT NULL,
    sent_s  INTEGER NOT NULL,
    -- The number of the first note of its thread.
    thread  INTEGER NOT NULL
) STRICT;

-- Up to which number each character has read the boards that it ever looked at.
CREATE TABLE board_marks (
    who   INTEGER NOT NULL,
    board TEXT    NOT NULL,
    read  INTEGER NOT NULL,
    PRIMARY KEY (who, board)
) STRICT, WITHOUT ROWID;
