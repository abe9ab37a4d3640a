-- Undoes V18__feature_overrides.
DROP TABLE feature_overrides;
