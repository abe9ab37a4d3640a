-- Who may not come in, and what the staff did.

CREATE TABLE bans (
    -- `name` or `address`.
    kind      TEXT NOT NULL,
    subject   TEXT NOT NULL,
    -- NULL: until lifted.
    until_ms  INTEGER,
    reason    TEXT NOT NULL,
    banned_by TEXT NOT NULL,
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_log (
    id        INTEGER PRIMARY KEY,
    at_ms     INTEGER NOT NULL,
    character TEXT    NOT NULL,
    role      TEXT    NOT NULL,
    command   TEXT    NOT NULL,
    outcome   TEXT    NOT NULL
) STRICT;

-- The log is only ever added to, whoever holds the connection.
CREATE TRIGGER audit_log_is_not_changed BEFORE UPDATE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only ever added to');
END;

CREATE TRIGGER audit_log_is_not_erased BEFORE DELETE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only ever added to');
END;

-- INSERT OR REPLACE would erase a line without waking the trigger above. A line that is there
-- already stays, without an error: the writer may have to write a batch a second time.
CREATE TRIGGER audit_log_is_not_replaced BEFORE INSERT ON audit_log
WHEN EXISTS (SELECT 1 FROM audit_log WHERE id = NEW.id)
BEGIN
    SELECT RAISE(IGNORE);
END;
