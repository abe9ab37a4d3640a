-- Undoes V50__acquaintances.
DROP TABLE acquaintances;
