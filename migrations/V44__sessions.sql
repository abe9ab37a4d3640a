-- Who came in, when, and with what: a row for each connection that a character was played over. From where
-- is kept as a hash only.
CREATE TABLE user_sessions (
    id           INTEGER NOT NULL PRIMARY KEY,
    account_id   INTEGER NOT NULL,
    character_id INTEGER NOT NULL,
    -- Seconds since 1970; the end is NULL while it goes on, and 0 if the server was cut off before it.
    began_s      INTEGER NOT NULL,
    ended_s      INTEGER,
    -- What the client calls itself.
    client       TEXT    NOT NULL,
    -- A hash of the address, of the account and of the key below.
    peer         TEXT    NOT NULL
) STRICT;

-- What the server needs to know and nobody else; made when it is needed first.
CREATE TABLE server_secrets (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
