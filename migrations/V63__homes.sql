-- Where a character slept last: where `recall` leads.
CREATE TABLE homes (
    character_id INTEGER NOT NULL PRIMARY KEY,
    room         TEXT    NOT NULL
) STRICT;
