-- What was drawn from wells, and by whom.
CREATE TABLE wells (
    room  TEXT    NOT NULL PRIMARY KEY,
    taken INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draughts (
    number INTEGER NOT NULL PRIMARY KEY,
    room   TEXT    NOT NULL,
    who    TEXT    NOT NULL
) STRICT;
