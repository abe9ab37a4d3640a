-- Undoes V5__factions.
DROP TABLE faction_members;
DROP TABLE reputation_scores;
DROP TABLE faction_state;
