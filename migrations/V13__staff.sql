-- The audit log says when by the calendar, and from where; what is archived of it may be erased.
-- Accounts remember where they came from last, so that nobody bans the address of a superior.

ALTER TABLE users ADD COLUMN address TEXT NOT NULL DEFAULT '';

-- Seconds since 1970; 0 in lines that are older than this column.
ALTER TABLE audit_log ADD COLUMN date INTEGER NOT NULL DEFAULT 0;
-- Of the one who did it; empty if it was done at the server's shell.
ALTER TABLE audit_log ADD COLUMN address TEXT NOT NULL DEFAULT '';

-- Which lines were written to a file: those up to a number that are no younger than a date.
CREATE TABLE audit_archives (
    number   INTEGER PRIMARY KEY,
    -- When it was done, and the date of the youngest line that may be in it: a month before.
    date     INTEGER NOT NULL,
    up_to    INTEGER NOT NULL CHECK (up_to <= date - 2592000),
    up_to_id INTEGER NOT NULL,
    file     TEXT    NOT NULL
) STRICT;

CREATE TRIGGER audit_archives_are_not_changed BEFORE UPDATE ON audit_archives
BEGIN
    SELECT RAISE(ABORT, 'the list of archives is only ever added to');
END;

CREATE TRIGGER audit_archives_are_not_erased BEFORE DELETE ON audit_archives
BEGIN
    SELECT RAISE(ABORT, 'the list of archives is only ever added to');
END;

CREATE TRIGGER audit_archives_are_not_replaced BEFORE INSERT ON audit_archives
WHEN EXISTS (SELECT 1 FROM audit_archives WHERE number = NEW.number)
BEGIN
    SELECT RAISE(ABORT, 'the list of archives is only ever added to');
END;

DROP TRIGGER audit_log_is_not_erased;

CREATE TRIGGER audit_log_is_not_erased BEFORE DELETE ON audit_log
WHEN NOT EXISTS (
    SELECT 1 FROM audit_archives WHERE up_to_id >= OLD.id AND up_to >= OLD.date
)
BEGIN
    SELECT RAISE(ABORT, 'only what is archived may be erased from the audit log');
END;
