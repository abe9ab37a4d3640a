-- Undoes V44__sessions.
DROP TABLE server_secrets;
DROP TABLE user_sessions;
