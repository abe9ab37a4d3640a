-- What a character calls its commands by, and how it says that it looks.
CREATE TABLE habits (
    who         INTEGER NOT NULL PRIMARY KEY,
    description TEXT    NOT NULL,
    -- Each alias and what it stands for, in JSON.
    aliases     TEXT    NOT NULL
) STRICT;
