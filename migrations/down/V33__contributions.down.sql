-- Undoes V33__contributions.
DROP TABLE contributions;
