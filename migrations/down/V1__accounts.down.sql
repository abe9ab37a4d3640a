-- Undoes V1__accounts. For reading: no server runs this. Going back means restoring the backup
-- that was made before the migration.
-- (The name has a second dot so that it is not taken for a migration and run.)
DROP TABLE characters;
DROP TABLE users;
