-- Who may come in: accounts, and the characters that belong to them.
--
-- For all tables of this database:
--  * The checks guard what a row must be to be read back at all. The rules of play are not
--    repeated here: a batch that the database refuses would hold up everything behind it.
--  * Times are the clock of the world in milliseconds (`_ms`); all else that counts is a whole
--    number. Numbers are unsigned in the server; one of 2^63 or more shows here as negative.

CREATE TABLE users (
    id            INTEGER PRIMARY KEY,
    -- argon2id in PHC form.
    password_hash TEXT    NOT NULL,
    role          TEXT    NOT NULL,
    created_ms    INTEGER NOT NULL
) STRICT;

CREATE TABLE characters (
    -- The same number as its creature's.
    id          INTEGER PRIMARY KEY,
    -- Deferred: account and first character arrive in one batch, in either order.
    account_id  INTEGER NOT NULL REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
    name        TEXT    NOT NULL COLLATE NOCASE UNIQUE,
    calling     TEXT    NOT NULL,
    level       INTEGER NOT NULL,
    experience  INTEGER NOT NULL,
    coins       INTEGER NOT NULL,
    health      INTEGER NOT NULL,
    spirit      INTEGER NOT NULL,
    room        TEXT    NOT NULL,
    posture     TEXT    NOT NULL,
    title       TEXT    NOT NULL,
    preferences TEXT    NOT NULL CHECK (json_valid(preferences)),
    created_ms  INTEGER NOT NULL,
    seen_ms     INTEGER NOT NULL,
    played_ms   INTEGER NOT NULL
) STRICT;

CREATE INDEX characters_by_account ON characters (account_id);
