//! What becomes of old lines, for every way in which a log may declare it; and what a hundred tables
//! cost to write.

use rusqlite::types::Value;
use rusqlite::{Connection, StatementStatus};

use super::*;
use crate::base::limits::RETIRED_LINES_MAX;
use crate::game::frame::keep::row::{Cell, Row, kept};
use crate::game::frame::keep::{AuditRow, Layout, LogLayout, LogName, Retention, Time};
use crate::store::retention::Rule;
use crate::store::rows::{Statements, execute, older, statements_held};
use crate::store::{Fault, archive};

kept! {
    /// A line of a log that only these tests have.
    pub struct DeedRow in "deeds" by (number: u64) {
        at_ms: u64,
        words: String,
    }
}

const DAY_MS: u64 = 24 * 60 * 60 * 1_000;
const HELD: usize = 5;
const TIME: Time = Time::Milliseconds("at_ms");

fn layout(retention: Retention) -> Layout {
    Layout::of::<DeedRow>(Some(LogLayout { held: HELD, retention }))
}

/// An empty log and its archive.
fn empty() -> Connection {
    let connection = Connection::open_in_memory().expect("memory");
    let columns = "(number INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, words TEXT NOT NULL)";
    for table in ["deeds", "deeds_archive"] {
        let sql = format!("CREATE TABLE {table} {columns} STRICT");
        connection.execute_batch(&sql).expect("a table");
    }
    connection
}

/// Adds a line of so many days of the world's clock, as a batch does. How many went.
fn add(connection: &Connection, layout: &Layout, number: u64, day: u64) -> usize {
    let line = DeedRow { number, at_ms: day * DAY_MS, words: format!("deed {number}") };
    let mut cells = Vec::new();
    line.cells(&mut cells);
    execute(connection, &Statements::of(layout).put, &cells).expect("it is written");
    Rule::of(layout).map_or(0, |rule| rule.apply(connection, 1).expect("it is applied"))
}

/// A line for each of the first so many days.
fn fill(connection: &Connection, layout: &Layout, days: std::ops::RangeInclusive<u64>) {
    for day in days {
        add(connection, layout, day, day);
    }
}

fn numbers(connection: &Connection, table: &str) -> Vec<u64> {
    let sql = format!("SELECT number FROM {table} ORDER BY number");
    let mut select = connection.prepare(&sql).expect("a query");
    let found = select.query_map([], |row| row.get::<_, i64>(0)).expect("rows");
    found.map(|number| number.expect("a number").cast_unsigned()).collect()
}

#[test]
fn issue15_1_old_lines_go_to_the_archive_and_none_is_lost_or_there_twice() {
    let connection = empty();
    let layout = layout(Retention::ToArchive { days: 30, time: TIME });
    for number in 1..=100 {
        add(&connection, &layout, number, number);
        let (live, old) = (numbers(&connection, "deeds"), numbers(&connection, "deeds_archive"));
        let all: Vec<u64> = old.iter().chain(&live).copied().collect();
        assert_eq!(all, (1..=number).collect::<Vec<_>>(), "at {number}");
        assert!(live.len() >= HELD.min(all.len()), "memory finds the newest where it looks");
    }
    assert_eq!(numbers(&connection, "deeds"), (70..=100).collect::<Vec<_>>());
    // A page of it reads on in the archive, wherever it begins and however long it is.
    let statements = Statements::of(&layout);
    for (before, most) in [(200, 100), (75, 10), (70, 3), (30, 3), (2, 9), (1, 9), (200, 31)] {
        let page: Vec<DeedRow> = older(&connection, &statements, before, most).expect("a page");
        let found: Vec<u64> = page.iter().map(|line| line.number).collect();
        let wanted: Vec<u64> = (1..before.min(101)).rev().take(most).collect();
        assert_eq!(found, wanted, "before {before}");
    }
}

#[test]
fn issue15_1_only_what_is_declared_so_is_erased() {
    let connection = empty();
    let erased = layout(Retention::Erased { days: 30, time: TIME });
    fill(&connection, &erased, 1..=100);
    assert_eq!(numbers(&connection, "deeds"), (70..=100).collect::<Vec<_>>());
    assert!(numbers(&connection, "deeds_archive").is_empty());

    let by_hand = Retention::ToFile { days_min: 1, date: "at_ms", list: "none" };
    for retention in [Retention::Forever, by_hand] {
        let connection = empty();
        let layout = layout(retention);
        assert!(Rule::of(&layout).is_none(), "nothing goes by itself");
        fill(&connection, &layout, 1..=100);
        assert_eq!(numbers(&connection, "deeds").len(), 100);
    }
}

#[test]
fn issue15_1_what_memory_holds_stays_however_old_it_is() {
    let connection = empty();
    let layout = layout(Retention::Erased { days: 1, time: TIME });
    fill(&connection, &layout, 1..=HELD as u64);
    assert_eq!(add(&connection, &layout, 6, 9_000), 1, "one is too many");
    assert_eq!(numbers(&connection, "deeds"), [2, 3, 4, 5, 6]);
}

/// Years that wait are worked off in steps: two for each line that comes, and so many at the most.
#[test]
fn issue15_1_a_batch_is_not_held_up_by_what_is_old() {
    let connection = empty();
    let layout = layout(Retention::ToArchive { days: 1, time: TIME });
    let rule = Rule::of(&layout).expect("lines go");
    let sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) \
               INSERT INTO deeds SELECT i, i, 'old' FROM n";
    connection.execute_batch(sql).expect("many lines");
    assert_eq!(add(&connection, &layout, 5_001, 900), 2);
    assert_eq!(rule.apply(&connection, 10).expect("applied"), 20);
    assert_eq!(rule.apply(&connection, usize::MAX).expect("applied"), RETIRED_LINES_MAX);
    assert_eq!(numbers(&connection, "deeds_archive").len(), 22 + RETIRED_LINES_MAX);
}

/// The tables of all that is declared are as they are declared, those of archives too.
#[test]
fn issue15_1_every_log_has_the_tables_that_its_retention_needs() {
    let dir = directory();
    let store = open(dir.path()).store;
    for layout in Saved::layout() {
        let wanted = layout.columns();
        for table in layout.archive().iter().map(String::as_str).chain([layout.table]) {
            let list = wanted.join(", ");
            let sql = format!("SELECT {list} FROM {table}");
            store.connection.prepare(&sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
        }
        match layout.log.map(|log| log.retention) {
            Some(Retention::ToFile { date, list, .. }) => {
                let sql = format!("SELECT date, up_to, up_to_id, file FROM {list}");
                store.connection.prepare(&sql).expect("its list of files");
                assert!(wanted.contains(&date), "{date} of {}", layout.table);
            }
            Some(Retention::ToArchive { time, .. } | Retention::Erased { time, .. }) => {
                let (Time::Milliseconds(column) | Time::Seconds(column)) = time;
                assert!(wanted.contains(&column), "{column} of {}", layout.table);
            }
            Some(Retention::Forever) | None => {}
        }
    }
}

/// Whatever a server writes for years, the diary and the audit log lose nothing of it.
#[test]
fn issue15_1_nothing_of_history_leaves_the_disk_undeclared() {
    let dir = directory();
    let count = 3_000_u64;
    let mut store = open(dir.path()).store;
    for number in 1..=count / 500 {
        let lines = (number - 1) * 500 + 1..=number * 500;
        let put = lines.flat_map(|id| {
            let Put::Audit(row) = audit(id, "@goto") else { unreachable!() };
            [Put::Audit(AuditRow { date: id * 86_400, at_ms: id * DAY_MS, ..row }), entry(id)]
        });
        store.write(&[batch(number, put.collect())]).expect("written");
    }
    for table in ["audit_log", "war_diary"] {
        let sql = format!("SELECT count(*) FROM {table}");
        let rows = store.connection.query_row(&sql, [], |row| row.get::<_, i64>(0));
        assert_eq!(rows.map(i64::cast_unsigned), Ok(count), "{table}");
    }
    drop(store);
    let refused = archive(dir.path(), LogName::WarDiary, &dir.path().join("diary"), 30, u64::MAX);
    assert_eq!(
        refused.expect_err("it is kept forever").to_string(),
        "all of the log `war_diary` stays in the database: nothing of it is written to files"
    );
    let missing = archive(&dir.path().join("no"), LogName::Audit, &dir.path().join("a"), 30, 9);
    assert!(matches!(missing, Err(Fault::Missing { .. })));
}

/// A hundred tables, each with a row, and all that is done to them, written by one connection: no
/// statement is prepared a second time.
#[test]
fn issue15_1_a_hundred_tables_are_written_with_statements_prepared_once() {
    const TABLES: usize = 100;
    const ROUNDS: i32 = 4;
    let connection = Connection::open_in_memory().expect("memory");
    connection.set_prepared_statement_cache_capacity(statements_held(TABLES));
    let mut all = Vec::new();
    for number in 0..TABLES {
        let table: &'static str = format!("table_{number}").leak();
        let sql = format!("CREATE TABLE {table} (id TEXT PRIMARY KEY, name TEXT UNIQUE) STRICT");
        connection.execute_batch(&sql).expect("a table");
        let fields: &[&[&str]] = &[&["id"], &["name"]];
        let unique = Some("name");
        all.push(Statements::of(&Layout {
            table,
            fields,
            key_fields: 1,
            unique,
            names: &[],
            people: None,
            log: None,
        }));
    }
    let of_others = ["SELECT 1", "SELECT 2", "SELECT 3"];
    for _ in 0..ROUNDS {
        for one in &all {
            let (id, name) = (Cell::Text("a"), Cell::Text("b"));
            execute(&connection, &one.gone, std::slice::from_ref(&id)).expect("gone");
            execute(&connection, one.free.as_ref().expect("unique"), &[id.clone(), name.clone()])
                .expect("free");
            execute(&connection, &one.put, &[id, name]).expect("put");
        }
        for sql in of_others {
            let mut select = connection.prepare_cached(sql).expect("a query");
            select.query_row([], |row| row.get::<_, Value>(0)).expect("a value");
        }
    }
    for one in &all {
        for sql in [&one.put, &one.gone].into_iter().chain(&one.free) {
            let statement = connection.prepare_cached(sql).expect("it is held");
            assert_eq!(statement.get_status(StatementStatus::Run), ROUNDS, "prepared anew: {sql}");
        }
    }
}
