-- Undoes V51__channels.
DROP TABLE channel_choices;
DROP TABLE channel_lines;
