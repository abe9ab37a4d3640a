-- Undoes V13__staff.
DROP TRIGGER audit_log_is_not_erased;
DROP TABLE audit_archives;
ALTER TABLE audit_log DROP COLUMN address;
ALTER TABLE audit_log DROP COLUMN date;
ALTER TABLE users DROP COLUMN address;

CREATE TRIGGER audit_log_is_not_erased BEFORE DELETE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only ever added to');
END;
