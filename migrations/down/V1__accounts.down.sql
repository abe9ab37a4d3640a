-- Undoes V1__accounts. Never run by `dominion migrate --down-to`, which goes down to 1 at the lowest;
-- for whoever empties a database by hand.
-- (The name has a second dot so that it is not taken for a migration and run.)
DROP TABLE characters;
DROP TABLE users;
