-- Undoes V48__remarks.
DROP TABLE remarks;
