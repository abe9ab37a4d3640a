-- Which rooms a character has seen: a row for each area that they have seen any of ('' for rooms that are
-- of no area), with a JSON list of the rooms' numbers on maps.
CREATE TABLE known_places (
    character_id INTEGER NOT NULL,
    area         TEXT    NOT NULL,
    rooms        TEXT    NOT NULL,
    PRIMARY KEY (character_id, area)
) STRICT, WITHOUT ROWID;
