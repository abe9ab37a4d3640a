-- Undoes V63__homes.
DROP TABLE homes;
