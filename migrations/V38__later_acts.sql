-- What players did that is done only when its minute is over, and may be undone until then. When it is
-- over is a row of the table of timers.
CREATE TABLE later_acts (
    id    INTEGER PRIMARY KEY,
    who   INTEGER NOT NULL,
    -- The kind of act, and what it concerns in the words of that kind.
    act   TEXT    NOT NULL,
    about TEXT    NOT NULL
) STRICT;
