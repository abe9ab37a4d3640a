-- Undoes V38__later_acts.
DELETE FROM timers WHERE kind = 'Settles';
DROP TABLE later_acts;
