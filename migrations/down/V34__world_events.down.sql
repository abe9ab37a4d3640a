-- Undoes V34__world_events.
DROP TABLE world_events;
