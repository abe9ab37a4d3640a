-- What players complain of to staff, with what they last read of the other.
CREATE TABLE complaints (
    number     INTEGER PRIMARY KEY,
    complainer INTEGER NOT NULL,
    about      INTEGER NOT NULL,
    words      TEXT    NOT NULL,
    evidence   TEXT    NOT NULL,
    -- Seconds since 1970.
    made_s     INTEGER NOT NULL,
    is_closed  INTEGER NOT NULL
) STRICT;
