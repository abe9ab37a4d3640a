-- Undoes V45__boards.
DROP TABLE board_marks;
DROP TABLE board_notes;
