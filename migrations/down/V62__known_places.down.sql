-- Undoes V62__known_places.
DROP TABLE known_places;
