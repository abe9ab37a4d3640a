-- Each movement of coins in which a player or another actor, staff or an escrow took part. Only ever
-- added to.
CREATE TABLE ledger (
    number    INTEGER NOT NULL PRIMARY KEY,
    at_ms     INTEGER NOT NULL,
    -- Seconds since 1970, or 0.
    date      INTEGER NOT NULL,
    -- `player:4`, `nation:12`, `npc:wick`, `pile`, `escrow:7`, `outside:shops`.
    payer     TEXT    NOT NULL,
    payee     TEXT    NOT NULL,
    commodity TEXT    NOT NULL,
    amount    INTEGER NOT NULL,
    why       TEXT    NOT NULL,
    -- An actor in whose favour it was, if that is not the payee.
    favour    TEXT
) STRICT;

-- Lines that are older than some months.
CREATE TABLE ledger_archive (
    number    INTEGER NOT NULL PRIMARY KEY,
    at_ms     INTEGER NOT NULL,
    date      INTEGER NOT NULL,
    payer     TEXT    NOT NULL,
    payee     TEXT    NOT NULL,
    commodity TEXT    NOT NULL,
    amount    INTEGER NOT NULL,
    why       TEXT    NOT NULL,
    favour    TEXT
) STRICT;

-- What came into the world and what went out of it, by where from and where to.
CREATE TABLE ledger_flows (
    commodity TEXT    NOT NULL,
    outside   TEXT    NOT NULL,
    made      INTEGER NOT NULL,
    lost      INTEGER NOT NULL,
    PRIMARY KEY (commodity, outside)
) STRICT, WITHOUT ROWID;

-- What actors have who have no purse.
CREATE TABLE ledger_holdings (
    holder    TEXT    NOT NULL,
    commodity TEXT    NOT NULL,
    amount    INTEGER NOT NULL,
    PRIMARY KEY (holder, commodity)
) STRICT, WITHOUT ROWID;

-- What is held until a bargain is done.
CREATE TABLE ledger_escrows (
    id        INTEGER NOT NULL PRIMARY KEY,
    -- `player:4`, `nation:12`.
    owner     TEXT    NOT NULL,
    commodity TEXT    NOT NULL,
    amount    INTEGER NOT NULL,
    since_ms  INTEGER NOT NULL
) STRICT;
