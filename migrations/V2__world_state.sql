-- The world as it stands: its clock, its rooms, its items, its NPCs.

-- One row, none in a database that never held a world.
CREATE TABLE worlds (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    clock_ms   INTEGER NOT NULL,
    turn       INTEGER NOT NULL,
    seed       INTEGER NOT NULL,
    next_id    INTEGER NOT NULL,
    dice       TEXT    NOT NULL,
    claim_hash TEXT    NOT NULL
) STRICT;

-- Only rooms that differ from what was written.
CREATE TABLE room_state (
    room     TEXT    NOT NULL PRIMARY KEY,
    world_id INTEGER NOT NULL DEFAULT 1,
    doors    TEXT    NOT NULL CHECK (json_valid(doors))
) STRICT, WITHOUT ROWID;

-- An item is in exactly one place: the last check allows one shape per kind of place.
-- Rooms and templates are written in files, and a creature may be a character or an NPC, so
-- none of these can be a foreign key. That nothing lies in a place that is not there is
-- checked by the server, which can say what to do about it.
CREATE TABLE item_instances (
    id         INTEGER PRIMARY KEY,
    world_id   INTEGER NOT NULL DEFAULT 1,
    template   TEXT    NOT NULL,
    place_kind TEXT    NOT NULL CHECK (place_kind IN ('room', 'carried', 'worn', 'inside')),
    -- The room, when it lies on a floor.
    place_room TEXT,
    -- The creature or the item that holds it, when one does.
    place_id   INTEGER,
    -- Where it is worn, when it is.
    place_slot TEXT,
    quantity   INTEGER NOT NULL,
    state      TEXT    NOT NULL CHECK (json_valid(state)),
    CHECK ((place_room IS NOT NULL) = (place_kind = 'room')
       AND (place_id   IS NOT NULL) = (place_kind IN ('carried', 'worn', 'inside'))
       AND (place_slot IS NOT NULL) = (place_kind = 'worn'))
) STRICT;

CREATE INDEX item_instances_by_holder ON item_instances (place_kind, place_id)
    WHERE place_id IS NOT NULL;
CREATE INDEX item_instances_by_room ON item_instances (place_room)
    WHERE place_room IS NOT NULL;

CREATE TABLE npc_instances (
    id       INTEGER PRIMARY KEY,
    world_id INTEGER NOT NULL DEFAULT 1,
    template TEXT    NOT NULL,
    -- The spawn entry that made it, if one did.
    spawn    TEXT,
    room     TEXT    NOT NULL,
    health   INTEGER NOT NULL,
    posture  TEXT    NOT NULL,
    state    TEXT    NOT NULL CHECK (json_valid(state))
) STRICT;

CREATE INDEX npc_instances_by_room ON npc_instances (room);
