-- Rows that a table refused. All others of their batch are kept; such a row waits here, as it was to
-- be written, and is laid over the tables whenever they are read. So it goes on being true, and as
-- soon as a later version of it is taken by its table, it is gone from here in the same transaction.
CREATE TABLE set_aside (
    -- Which row it is, as in `character 7`.
    row_key TEXT NOT NULL PRIMARY KEY,
    -- The row as JSON, as the server writes it.
    row     TEXT NOT NULL CHECK (json_valid(row)),
    -- What the database said of it.
    why     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which batch was written last, and in which start of the server: batches are counted anew in each.
-- A spill file says behind which one it belongs.
CREATE TABLE cuts (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    start TEXT    NOT NULL,
    batch INTEGER NOT NULL
) STRICT;
