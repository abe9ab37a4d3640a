-- Undoes V2__world_state.
DROP TABLE npc_instances;
DROP TABLE item_instances;
DROP TABLE room_state;
DROP TABLE worlds;
