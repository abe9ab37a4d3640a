-- Undoes V12__messages.
DROP TABLE messages;
