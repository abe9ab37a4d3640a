-- What is due once and must not be forgotten. A row goes when its time has come.
CREATE TABLE timers (
    key      TEXT    NOT NULL PRIMARY KEY,
    kind     TEXT    NOT NULL,
    concerns TEXT    NOT NULL CHECK (json_valid(concerns)),
    due_ms   INTEGER NOT NULL,
    -- Seconds since 1970, if it is due by the calendar.
    date     INTEGER
) STRICT, WITHOUT ROWID;

-- What recurs: when it was due last, and how it went. Moments are seconds since 1970.
CREATE TABLE calendar (
    name   TEXT    NOT NULL PRIMARY KEY,
    due_s  INTEGER NOT NULL,
    ran_s  INTEGER NOT NULL,
    runs   INTEGER NOT NULL,
    count  INTEGER NOT NULL,
    failed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Each time. Only ever added to.
CREATE TABLE job_runs (
    number INTEGER NOT NULL PRIMARY KEY,
    name   TEXT    NOT NULL,
    due_s  INTEGER NOT NULL,
    ran_s  INTEGER NOT NULL,
    how    TEXT    NOT NULL,
    missed INTEGER NOT NULL,
    by     TEXT    NOT NULL,
    count  INTEGER NOT NULL
) STRICT;
