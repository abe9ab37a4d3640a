-- Undoes V46__letters.
DROP TABLE letters;
