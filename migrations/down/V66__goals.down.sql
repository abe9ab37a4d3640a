-- Undoes V66__goals.
DROP TABLE open_goals;
DROP TABLE goals;
