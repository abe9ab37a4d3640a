-- What is due later.

CREATE TABLE scheduled_jobs (
    key      TEXT    NOT NULL PRIMARY KEY,
    world_id INTEGER NOT NULL DEFAULT 1,
    kind     TEXT    NOT NULL,
    due_ms   INTEGER NOT NULL,
    payload  TEXT    NOT NULL CHECK (json_valid(payload))
) STRICT, WITHOUT ROWID;

CREATE INDEX scheduled_jobs_by_due ON scheduled_jobs (due_ms);
