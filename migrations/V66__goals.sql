-- What each has done of the checklist of newcomers.
CREATE TABLE goals (
    who     INTEGER NOT NULL,
    goal    TEXT    NOT NULL,
    -- By the clock of the world.
    done_ms INTEGER NOT NULL,
    PRIMARY KEY (who, goal)
) STRICT, WITHOUT ROWID;

-- What is open to them, of whatever the world's files offer.
CREATE TABLE open_goals (
    who    INTEGER NOT NULL,
    -- From 1 to 3.
    number INTEGER NOT NULL,
    -- slay, see, talk, sell, wear or rise.
    sort   TEXT    NOT NULL,
    -- The id of a template or a room, or the word of a slot; else nothing.
    target TEXT    NOT NULL,
    wanted INTEGER NOT NULL,
    done   INTEGER NOT NULL,
    PRIMARY KEY (who, number)
) STRICT, WITHOUT ROWID;
