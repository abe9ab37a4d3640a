-- Undoes V17__number_overrides.
DROP TABLE number_overrides;
