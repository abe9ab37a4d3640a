-- With whom of the world's people a player talked, and of what.
CREATE TABLE met (
    who   INTEGER NOT NULL,
    -- The id of a template.
    npc   TEXT    NOT NULL,
    -- The ids of the topics that were heard, with blanks between them.
    heard TEXT    NOT NULL,
    PRIMARY KEY (who, npc)
) STRICT, WITHOUT ROWID;
