-- Undoes V67__tips.
DROP TABLE tips;
