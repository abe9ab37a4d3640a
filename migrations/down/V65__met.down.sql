-- Undoes V65__met.
DROP TABLE met;
