-- What was told to characters who were away, until they come. Neither of the two is referred to by
-- the table: a batch that the database refuses would hold up everything behind it.
CREATE TABLE messages (
    id        INTEGER PRIMARY KEY,
    recipient INTEGER NOT NULL,
    sender    INTEGER NOT NULL,
    -- As it was on that day.
    name      TEXT    NOT NULL,
    -- Seconds since 1970.
    sent_s    INTEGER NOT NULL,
    words     TEXT    NOT NULL
) STRICT;
