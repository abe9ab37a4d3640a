-- Events of the world: which are on, until when, and how it went with those that were.
CREATE TABLE world_events (
    event        TEXT    NOT NULL PRIMARY KEY,
    name         TEXT    NOT NULL,
    is_on        INTEGER NOT NULL,
    since_ms     INTEGER NOT NULL,
    until_ms     INTEGER,
    until_date   INTEGER,
    lasts_ms     INTEGER NOT NULL,
    is_half_told INTEGER NOT NULL,
    begun_by     TEXT    NOT NULL,
    times        INTEGER NOT NULL,
    due_date     INTEGER NOT NULL,
    due_ms       INTEGER NOT NULL,
    over_ms      INTEGER,
    spawns       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
