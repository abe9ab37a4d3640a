-- What happened each day, in numbers (N124), and on which days somebody played, for how many come
-- back (N126). A day is so many days after 1970-01-01, in universal time.
CREATE TABLE metrics_daily (
    day   INTEGER NOT NULL,
    name  TEXT    NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (day, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE metrics_activity (
    character_id INTEGER NOT NULL PRIMARY KEY,
    -- NULL for those who came before this was noted.
    first_day    INTEGER,
    last_day     INTEGER NOT NULL,
    days         INTEGER NOT NULL
) STRICT;
