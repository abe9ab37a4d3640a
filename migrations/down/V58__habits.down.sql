-- Undoes V58__habits.
DROP TABLE habits;
