-- Undoes V43__forgetting. What was forgotten stays so.
DROP TRIGGER audit_log_is_not_changed;

CREATE TRIGGER audit_log_is_not_changed BEFORE UPDATE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only ever added to');
END;
