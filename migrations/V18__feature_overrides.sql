-- Features, and parts of them, that an admin switched on or off, until that is reset.
CREATE TABLE feature_overrides (
    name   TEXT    PRIMARY KEY,
    is_on  INTEGER NOT NULL,
    set_by TEXT    NOT NULL,
    -- Where the world's clock stood.
    set_ms INTEGER NOT NULL
) STRICT;
