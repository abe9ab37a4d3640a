-- How much an actor gave in another's favour: sums of the ledger's lines.
CREATE TABLE contributions (
    giver  TEXT    NOT NULL,
    favour TEXT    NOT NULL,
    coins  INTEGER NOT NULL,
    PRIMARY KEY (giver, favour)
) STRICT, WITHOUT ROWID;
