-- Undoes V28__world_events.
DROP TABLE world_events;
