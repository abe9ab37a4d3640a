-- Undoes V4__staff. The triggers go with their table.
DROP TABLE audit_log;
DROP TABLE bans;
