-- Numbers of the game that an admin set while people play (`@balance set`), until they are reset.
CREATE TABLE number_overrides (
    -- As in `regain.every_seconds`.
    name   TEXT    PRIMARY KEY,
    -- A number as it is written, for a column of numbers has no half of anything.
    value  TEXT    NOT NULL,
    set_by TEXT    NOT NULL,
    -- Where the world's clock stood.
    set_ms INTEGER NOT NULL
) STRICT;
