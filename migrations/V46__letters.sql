-- Letters that lie with characters.
CREATE TABLE letters (
    id        INTEGER NOT NULL PRIMARY KEY,
    recipient INTEGER NOT NULL,
    -- By which the reader types it.
    number    INTEGER NOT NULL,
    sender    INTEGER NOT NULL,
    name      TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    words     TEXT    NOT NULL,
    sent_s    INTEGER NOT NULL,
    -- 1 if it was read.
    read      INTEGER NOT NULL
) STRICT;
