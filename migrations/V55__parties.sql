-- Who belongs to which group (A79). A group is no more than its members, so far; the leader is one of them.
CREATE TABLE party_members (
    character_id INTEGER NOT NULL PRIMARY KEY,
    party_id     INTEGER NOT NULL,
    -- By the clock of the world.
    joined_ms    INTEGER NOT NULL,
    leads        INTEGER NOT NULL
) STRICT;
