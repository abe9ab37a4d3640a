-- What was written of NPCs, as it was loaded last: a mirror of the world's files, for whoever looks
-- into the database with other tools. Nothing is ever read back from it. Which faction an NPC is
-- of may be left open: those are of none.
CREATE TABLE npc_templates (
    id         TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL,
    level      INTEGER NOT NULL,
    max_health INTEGER NOT NULL,
    faction_id TEXT
) STRICT, WITHOUT ROWID;

-- The NPCs that live, with what is of their template and where they walk.
CREATE VIEW npcs AS
SELECT i.id, i.template, t.name, t.faction_id, i.room, i.health, i.home_room_id, i.group_id,
       i.patrol_route, i.patrol_index, i.patrol_mode
FROM npc_instances AS i LEFT JOIN npc_templates AS t ON t.id = i.template;
