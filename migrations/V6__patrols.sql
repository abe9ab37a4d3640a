-- Patrols: the round that an NPC walks, how far it is, where it belongs and with whom it fights.
-- What stood before keeps its rows: nobody patrols in it, and everyone belongs where nothing is
-- said.
ALTER TABLE npc_instances ADD COLUMN patrol_route TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(patrol_route));
-- The waypoint that was reached last.
ALTER TABLE npc_instances ADD COLUMN patrol_index INTEGER NOT NULL DEFAULT 0;
ALTER TABLE npc_instances ADD COLUMN patrol_mode TEXT NOT NULL DEFAULT 'loop';
-- Milliseconds between two moves; 0 for those who take their time.
ALTER TABLE npc_instances ADD COLUMN patrol_interval INTEGER NOT NULL DEFAULT 60000;
-- 1 on the way out, -1 on the way back of a patrol that bounces.
ALTER TABLE npc_instances ADD COLUMN patrol_direction INTEGER NOT NULL DEFAULT 1
    CHECK (patrol_direction IN (-1, 1));
-- Whether a wizard gave it this route, or took it away, so that files do not change it.
ALTER TABLE npc_instances ADD COLUMN patrol_by_hand INTEGER NOT NULL DEFAULT 0;
ALTER TABLE npc_instances ADD COLUMN home_room_id TEXT;
ALTER TABLE npc_instances ADD COLUMN group_id TEXT;
