-- Undoes V15__npc_templates.
DROP VIEW npcs;
DROP TABLE npc_templates;
