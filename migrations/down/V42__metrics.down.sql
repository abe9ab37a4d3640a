DROP TABLE metrics_activity;
DROP TABLE metrics_daily;
