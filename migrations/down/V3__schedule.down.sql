-- Undoes V3__schedule.
DROP TABLE scheduled_jobs;
