-- Whoever is erased is somebody in the lines of the audit log, and what is old there says no more from
-- where it came. Nothing else of a line may ever change.
DROP TRIGGER audit_log_is_not_changed;

CREATE TRIGGER audit_log_is_not_changed BEFORE UPDATE ON audit_log
WHEN NOT (
    NEW.id = OLD.id AND NEW.at_ms = OLD.at_ms AND NEW.date = OLD.date AND NEW.role = OLD.role
    AND NEW.character IN (OLD.character, 'somebody')
    AND NEW.address IN (OLD.address, '')
    AND (NEW.command = OLD.command OR instr(NEW.command, 'somebody') > 0)
    AND (NEW.outcome = OLD.outcome OR instr(NEW.outcome, 'somebody') > 0)
)
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only ever added to');
END;
