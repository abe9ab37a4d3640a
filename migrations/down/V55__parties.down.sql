-- Undoes V55__parties.
DROP TABLE party_members;
