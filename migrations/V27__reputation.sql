-- What is thought of whom, and why. The scores are those of V5; beside each stands what the two have
-- been through with each other, half forgotten after each half-life, and how often the one betrayed the
-- other.
ALTER TABLE reputation_scores ADD COLUMN recent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reputation_scores ADD COLUMN recent_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reputation_scores ADD COLUMN betrayals INTEGER NOT NULL DEFAULT 0;

-- Everything that was ever thought well or ill of. A score is the sum of its events.
CREATE TABLE reputation_events (
    number   INTEGER NOT NULL PRIMARY KEY,
    at_ms    INTEGER NOT NULL,
    actor    TEXT    NOT NULL CHECK (actor LIKE '%_:_%'),
    observer TEXT    NOT NULL CHECK (observer LIKE '%_:_%'),
    deed     TEXT    NOT NULL,
    delta    INTEGER NOT NULL,
    score    INTEGER NOT NULL,
    about    TEXT    NOT NULL,
    note     TEXT    NOT NULL
) STRICT;

-- Those older than half a year of play.
CREATE TABLE reputation_events_archive (
    number   INTEGER NOT NULL PRIMARY KEY,
    at_ms    INTEGER NOT NULL,
    actor    TEXT    NOT NULL,
    observer TEXT    NOT NULL,
    deed     TEXT    NOT NULL,
    delta    INTEGER NOT NULL,
    score    INTEGER NOT NULL,
    about    TEXT    NOT NULL,
    note     TEXT    NOT NULL
) STRICT;

-- What was known before events were written down is the first event of each.
INSERT INTO reputation_events (number, at_ms, actor, observer, deed, delta, score, about, note)
SELECT row_number() OVER (ORDER BY actor, observer), 0, actor, observer, 'carried_over', score, score, '', ''
FROM reputation_scores;

-- One row for each betrayal.
CREATE VIEW betrayal_records AS
SELECT number, at_ms, actor AS traitor, about AS victim, delta FROM reputation_events WHERE deed = 'betrayal'
UNION ALL
SELECT number, at_ms, actor AS traitor, about AS victim, delta FROM reputation_events_archive WHERE deed = 'betrayal';
