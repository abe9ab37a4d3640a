-- Undoes V52__complaints.
DROP TABLE complaints;
