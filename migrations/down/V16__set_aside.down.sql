-- Undoes V16__set_aside. Rows that were set aside are lost; they are in set_aside.jsonl beside the
-- database.
DROP TABLE cuts;
DROP TABLE set_aside;
