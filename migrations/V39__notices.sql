-- Notices that wait for somebody, how each wants to be told, and what is over.
CREATE TABLE notices (
    id      INTEGER PRIMARY KEY,
    who     INTEGER NOT NULL,
    number  INTEGER NOT NULL,
    topic   TEXT    NOT NULL,
    words   TEXT    NOT NULL,
    command TEXT    NOT NULL,
    -- Seconds since 1970.
    made_s  INTEGER NOT NULL
) STRICT;

CREATE TABLE notice_preferences (
    who   INTEGER NOT NULL,
    topic TEXT    NOT NULL,
    way   TEXT    NOT NULL,
    PRIMARY KEY (who, topic)
) STRICT, WITHOUT ROWID;

CREATE TABLE notice_history (
    number INTEGER PRIMARY KEY,
    who    INTEGER NOT NULL,
    topic  TEXT    NOT NULL,
    words  TEXT    NOT NULL,
    made_s INTEGER NOT NULL,
    became TEXT    NOT NULL
) STRICT;

-- Where lines go that are old; pages read on there.
CREATE TABLE notice_history_archive (
    number INTEGER PRIMARY KEY,
    who    INTEGER NOT NULL,
    topic  TEXT    NOT NULL,
    words  TEXT    NOT NULL,
    made_s INTEGER NOT NULL,
    became TEXT    NOT NULL
) STRICT;
