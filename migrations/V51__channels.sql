-- What was said on channels, for a month, and how each hears them.
CREATE TABLE channel_lines (
    number  INTEGER PRIMARY KEY,
    channel TEXT    NOT NULL,
    ring    TEXT    NOT NULL,
    who     INTEGER NOT NULL,
    name    TEXT    NOT NULL,
    words   TEXT    NOT NULL,
    manner  TEXT    NOT NULL,
    -- Seconds since 1970.
    said_s  INTEGER NOT NULL
) STRICT;

CREATE TABLE channel_choices (
    who     INTEGER NOT NULL,
    channel TEXT    NOT NULL,
    is_on   INTEGER NOT NULL,
    colour  TEXT    NOT NULL,
    PRIMARY KEY (who, channel)
) STRICT, WITHOUT ROWID;
