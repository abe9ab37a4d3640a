-- What differs between a faction and its file: what wizards decreed. JSON, so that the course of a
-- war can stand beside it.
CREATE TABLE faction_state (
    faction TEXT NOT NULL PRIMARY KEY,
    state   TEXT NOT NULL CHECK (json_valid(state))
) STRICT, WITHOUT ROWID;

-- What anyone thinks of anyone: one ledger. Actors and observers are written as a kind and an id,
-- as in player:4 and faction:silver_sanctum, because most of them have no row of their own.
CREATE TABLE reputation_scores (
    actor    TEXT    NOT NULL CHECK (actor LIKE '%_:_%'),
    observer TEXT    NOT NULL CHECK (observer LIKE '%_:_%'),
    score    INTEGER NOT NULL,
    -- The best that the score ever was, so that nothing is given twice for one tier.
    best     INTEGER NOT NULL CHECK (best >= score),
    PRIMARY KEY (actor, observer)
) STRICT, WITHOUT ROWID;

-- A character belongs to one faction at a time. No reference to characters: a batch may hold both
-- rows, in either order.
CREATE TABLE faction_members (
    character_id INTEGER NOT NULL PRIMARY KEY,
    faction      TEXT    NOT NULL,
    joined_ms    INTEGER NOT NULL
) STRICT;
