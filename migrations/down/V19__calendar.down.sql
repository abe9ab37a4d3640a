-- Undoes V19__calendar.
DROP TABLE job_runs;
DROP TABLE calendar;
DROP TABLE timers;
