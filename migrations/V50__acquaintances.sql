-- Whom a character ignores, and who its friends are.
CREATE TABLE acquaintances (
    who  INTEGER NOT NULL,
    whom INTEGER NOT NULL,
    -- `ignored` or `friend`.
    bond TEXT    NOT NULL,
    PRIMARY KEY (who, whom)
) STRICT, WITHOUT ROWID;
