-- How many of one faction died by the hand of another, and how many of those the losing side has
-- had its answer to.
CREATE TABLE war_kills (
    killer   TEXT    NOT NULL,
    victim   TEXT    NOT NULL,
    kills    INTEGER NOT NULL CHECK (kills >= 0),
    answered INTEGER NOT NULL CHECK (answered BETWEEN 0 AND kills),
    PRIMARY KEY (killer, victim)
) STRICT, WITHOUT ROWID;

-- Which faction holds which room of a contested area.
CREATE TABLE war_rooms (
    room     TEXT    NOT NULL PRIMARY KEY,
    holder   TEXT    NOT NULL,
    since_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The war diary. Facts are kept and not sentences, so that the wording stays a matter of the
-- world's files; names are kept as they were on the day.
CREATE TABLE war_diary (
    number INTEGER NOT NULL PRIMARY KEY,
    at_ms  INTEGER NOT NULL,
    kind   TEXT    NOT NULL,
    facts  TEXT    NOT NULL CHECK (json_valid(facts))
) STRICT;
