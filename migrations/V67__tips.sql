-- Which tips each newcomer was given; each is given once.
CREATE TABLE tips (
    who      INTEGER NOT NULL,
    tip      TEXT    NOT NULL,
    -- By the clock of the world.
    given_ms INTEGER NOT NULL,
    PRIMARY KEY (who, tip)
) STRICT, WITHOUT ROWID;
