//! The questions, each with the statements that answer it. `?1` is how many of what is ranked are
//! wanted.

/// Something that may be asked.
pub(super) struct Question {
    /// As it is typed.
    pub name: &'static str,
    /// What the answer tells.
    pub tells: &'static str,
    pub sheets: &'static [Sheet],
    /// Whether the rows of all tables are counted, which no fixed statement can.
    pub counts_rows: bool,
}

/// One table of an answer. Columns are called as they are read.
pub(super) struct Sheet {
    pub title: &'static str,
    pub sql: &'static str,
}

const fn sheet(title: &'static str, sql: &'static str) -> Sheet {
    Sheet { title, sql }
}

const fn question(name: &'static str, tells: &'static str, sheets: &'static [Sheet]) -> Question {
    Question { name, tells, sheets, counts_rows: false }
}

/// All questions, in the order in which they are listed.
pub(super) const QUESTIONS: &[Question] = &[
    question("players", "how many there are, and when they were active", PLAYERS),
    question("levels", "how far characters have come, by level and calling", LEVELS),
    question("wealth", "how coins are spread, and who has most", WEALTH),
    question("coins", "where coins came from, and where they went", COINS),
    question("deaths", "who died, by the day and by faction", DEATHS),
    question("places", "where characters rest, and who holds contested rooms", PLACES),
    question("factions", "what they think of players, and who belongs to them", FACTIONS),
    question("diary", "what happened in the war", DIARY),
    question("daily", "what was counted each day", DAILY),
    question("audit", "what the staff did, by whom and by command", AUDIT),
    Question {
        name: "sizes",
        tells: "how many rows and bytes each table has",
        sheets: SIZES,
        counts_rows: true,
    },
];

const PLAYERS: &[Sheet] = &[
    sheet(
        "All of them",
        "SELECT count(*) AS characters, count(DISTINCT account_id) AS accounts,
                coalesce(sum(played_ms), 0) / 3600000 AS 'hours played',
                coalesce(avg(played_ms), 0.0) / 3600000 AS 'hours each'
         FROM characters",
    ),
    sheet(
        "Active by day",
        "SELECT date(day * 86400, 'unixepoch') AS day, value AS players
         FROM metrics_daily WHERE name = 'active_players' ORDER BY day DESC LIMIT ?1",
    ),
    sheet(
        "Last seen, by week",
        "SELECT date(last_day * 86400, 'unixepoch', '-6 days', 'weekday 1') AS 'week of',
                count(*) AS characters
         FROM metrics_activity GROUP BY 1 ORDER BY 1 DESC LIMIT ?1",
    ),
    sheet(
        "Came back",
        "SELECT span AS 'after days', count(*) AS 'came new',
                sum(last_day - first_day >= span) AS 'came back',
                round(100.0 * sum(last_day - first_day >= span) / count(*), 1) AS percent
         FROM metrics_activity
         JOIN (SELECT 1 AS span UNION SELECT 7 UNION SELECT 30)
         JOIN (SELECT max(day) AS today FROM metrics_daily)
         WHERE first_day IS NOT NULL AND first_day + span <= today
         GROUP BY span ORDER BY span",
    ),
];

const LEVELS: &[Sheet] = &[
    sheet(
        "By level",
        "SELECT level, count(*) AS characters, max(experience) AS 'most experience'
         FROM characters GROUP BY level ORDER BY level",
    ),
    sheet(
        "By calling",
        "SELECT calling, count(*) AS characters, round(avg(level), 1) AS 'level on an average',
                max(level) AS highest
         FROM characters GROUP BY calling ORDER BY count(*) DESC, calling",
    ),
];

const WEALTH: &[Sheet] = &[
    sheet(
        "In purses",
        "WITH ranked AS (
             SELECT coins, row_number() OVER (ORDER BY coins) AS nth, count(*) OVER () AS many
             FROM characters)
         SELECT count(*) AS purses, coalesce(sum(coins), 0) AS coins,
                coalesce(max(CASE WHEN nth * 2 <= many + 1 THEN coins END), 0) AS median,
                coalesce(max(CASE WHEN nth * 10 <= many * 9 THEN coins END), 0) AS 'nine in ten up to',
                round(coalesce(100.0 * sum(CASE WHEN nth * 10 > many * 9 THEN coins ELSE 0 END)
                      / nullif(sum(coins), 0), 0.0), 1) AS 'percent in the top tenth'
         FROM ranked",
    ),
    sheet(
        "How many have how much",
        "SELECT CASE WHEN coins = 0 THEN 'nothing' WHEN coins < 10 THEN 'below 10'
                     WHEN coins < 100 THEN 'below 100' WHEN coins < 1000 THEN 'below 1000'
                     WHEN coins < 10000 THEN 'below 10000' ELSE '10000 and more' END AS coins,
                count(*) AS characters
         FROM characters GROUP BY 1 ORDER BY min(characters.coins)",
    ),
    sheet(
        "Who has most",
        "SELECT name, level, coins FROM characters ORDER BY coins DESC, name LIMIT ?1",
    ),
];

const COINS: &[Sheet] = &[
    sheet(
        "By where they came from and went",
        "SELECT outside AS place, commodity, made, lost, made - lost AS difference
         FROM ledger_flows ORDER BY made + lost DESC, outside",
    ),
    sheet(
        "By why they moved between actors",
        "SELECT why, count(*) AS times, sum(amount) AS amount
         FROM (SELECT why, amount FROM ledger UNION ALL SELECT why, amount FROM ledger_archive)
         GROUP BY why ORDER BY sum(amount) DESC LIMIT ?1",
    ),
];

const DEATHS: &[Sheet] = &[
    sheet(
        "By day",
        "SELECT date(day * 86400, 'unixepoch') AS day,
                sum(CASE name WHEN 'player_deaths' THEN value ELSE 0 END) AS players,
                sum(CASE name WHEN 'npc_deaths' THEN value ELSE 0 END) AS NPCs
         FROM metrics_daily WHERE name IN ('player_deaths', 'npc_deaths')
         GROUP BY 1 ORDER BY 1 DESC LIMIT ?1",
    ),
    sheet(
        "In the war",
        "SELECT killer, victim, kills FROM war_kills ORDER BY kills DESC, killer LIMIT ?1",
    ),
];

const PLACES: &[Sheet] = &[
    sheet(
        "Where characters are or rest",
        "SELECT room, count(*) AS characters FROM characters
         GROUP BY room ORDER BY count(*) DESC, room LIMIT ?1",
    ),
    sheet("Contested rooms", "SELECT room, holder FROM war_rooms ORDER BY holder, room LIMIT ?1"),
];

const FACTIONS: &[Sheet] = &[
    sheet(
        "What they think of players",
        "SELECT substr(observer, 9) AS faction, count(*) AS players, min(score) AS lowest,
                round(avg(score), 1) AS average, max(score) AS highest
         FROM reputation_scores WHERE observer LIKE 'faction:%' AND actor LIKE 'player:%'
         GROUP BY observer ORDER BY observer",
    ),
    sheet(
        "Players who belong to them",
        "SELECT faction, count(*) AS members FROM faction_members GROUP BY faction ORDER BY 2 DESC, 1",
    ),
];

const DIARY: &[Sheet] = &[
    sheet(
        "By kind",
        "SELECT kind, count(*) AS entries FROM war_diary GROUP BY kind ORDER BY 2 DESC, 1",
    ),
    sheet(
        "The newest",
        "SELECT number, at_ms / 1000 AS 'second of the world', kind, facts
         FROM war_diary ORDER BY number DESC LIMIT ?1",
    ),
];

const DAILY: &[Sheet] = &[sheet(
    "What was counted",
    "SELECT date(day * 86400, 'unixepoch') AS day, name AS count, value
     FROM metrics_daily
     WHERE day > (SELECT max(day) FROM metrics_daily) - ?1
       AND name NOT LIKE '%_before' AND name NOT LIKE '%_seconds'
     ORDER BY metrics_daily.day DESC, name",
)];

const AUDIT: &[Sheet] = &[
    sheet(
        "By whom",
        "SELECT character AS name, role, count(*) AS lines,
                date(nullif(max(date), 0), 'unixepoch') AS last
         FROM audit_log GROUP BY character, role ORDER BY 3 DESC, 1 LIMIT ?1",
    ),
    sheet(
        "By command",
        "SELECT substr(command, 1, instr(command || ' ', ' ') - 1) AS typed, count(*) AS times,
                sum(outcome <> 'done') AS 'not done'
         FROM audit_log GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?1",
    ),
];

const SIZES: &[Sheet] = &[sheet(
    "Bytes on the disk, with indexes by themselves",
    "SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name ORDER BY 2 DESC, 1",
)];
