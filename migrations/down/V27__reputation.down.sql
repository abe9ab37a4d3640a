-- Undoes V27__reputation. The scores stay.
DROP VIEW betrayal_records;
DROP TABLE reputation_events_archive;
DROP TABLE reputation_events;
ALTER TABLE reputation_scores DROP COLUMN betrayals;
ALTER TABLE reputation_scores DROP COLUMN recent_ms;
ALTER TABLE reputation_scores DROP COLUMN recent;
