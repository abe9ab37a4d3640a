-- Undoes V6__patrols.
ALTER TABLE npc_instances DROP COLUMN group_id;
ALTER TABLE npc_instances DROP COLUMN home_room_id;
ALTER TABLE npc_instances DROP COLUMN patrol_by_hand;
ALTER TABLE npc_instances DROP COLUMN patrol_direction;
ALTER TABLE npc_instances DROP COLUMN patrol_interval;
ALTER TABLE npc_instances DROP COLUMN patrol_mode;
ALTER TABLE npc_instances DROP COLUMN patrol_index;
ALTER TABLE npc_instances DROP COLUMN patrol_route;
