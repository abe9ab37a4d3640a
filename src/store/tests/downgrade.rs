//! H51: a database goes down to an older version and up again, and what both know of stays.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use refinery::Target;
use rusqlite::Connection;
use rusqlite::types::Value;

use super::*;
use crate::game::ground::ledger::EscrowRow;
use crate::store::downgrade::SCRIPTS;
use crate::store::{DATABASE_FILE, Fault, Migrated, migrate, migrate_down, schema};

/// A database of an evening's play, with one of everything that came later.
fn full_of_play(dir: &Path) {
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/databases/version_7.sql");
    let sql = fs::read_to_string(old).expect("the old database");
    let connection = Connection::open(dir.join(DATABASE_FILE)).expect("a database");
    connection.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).expect("its rows");
    drop(connection);
    written(dir, &[full()]);
}

fn database(dir: &Path) -> Connection {
    Connection::open(dir.join(DATABASE_FILE)).expect("the database opens")
}

/// An empty database of a version.
fn fresh(version: i64) -> Connection {
    let mut connection = Connection::open_in_memory().expect("memory");
    let target = Target::Version(i32::try_from(version).expect("a version"));
    schema::apply(&mut connection, Path::new("memory"), target).expect("it is made");
    connection
}

/// All tables, indexes, triggers and views as text, but for its layout and its comments.
fn schema_text(connection: &Connection) -> BTreeMap<String, String> {
    let sql = "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL";
    let mut select = connection.prepare(sql).expect("a query");
    let found = select.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)));
    let plain = |sql: &str| {
        let lines = sql.lines().map(|line| line.split("--").next().unwrap_or_default());
        lines.collect::<String>().split_whitespace().collect::<String>().replace('"', "")
    };
    found.expect("rows").map(|row| row.map(|(name, sql)| (name, plain(&sql))).unwrap()).collect()
}

/// The columns of each table but that of the migrations.
fn columns(connection: &Connection) -> BTreeMap<String, BTreeSet<String>> {
    let sql = "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c \
               WHERE t.type = 'table' AND t.name NOT LIKE 'refinery%'";
    let mut select = connection.prepare(sql).expect("a query");
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
    for (table, column) in rows.map(Result::unwrap) {
        found.entry(table).or_default().insert(column);
    }
    found
}

/// The rows of those columns.
fn rows(
    connection: &Connection,
    columns: &BTreeMap<String, BTreeSet<String>>,
) -> BTreeMap<String, Vec<Vec<Value>>> {
    let of = |(table, columns): (&String, &BTreeSet<String>)| {
        let list = columns.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
        let sql = format!("SELECT {list} FROM {table} ORDER BY {list}");
        let mut select = connection.prepare(&sql).expect("a query");
        let rows = select.query_map([], |row| (0..columns.len()).map(|at| row.get(at)).collect());
        (table.clone(), rows.expect("rows").map(Result::unwrap).collect())
    };
    columns.iter().map(of).collect()
}

fn lower() -> Vec<i64> {
    let known = schema::known();
    SCRIPTS.iter().map(|(version, _)| *version).filter(|version| *version < known).collect()
}

#[test]
fn h51_every_migration_can_be_undone() {
    let mut known: Vec<i64> =
        schema::known_migrations().iter().map(|one| i64::from(one.version())).collect();
    known.sort_unstable();
    let scripts: Vec<i64> = SCRIPTS.iter().map(|(version, _)| *version).collect();
    assert_eq!(scripts, known, "each migration has a script in migrations/down, and no other has");
    let connection = fresh(schema::known());
    for (version, script) in SCRIPTS.iter().rev() {
        connection.execute_batch(script).unwrap_or_else(|error| panic!("V{version}: {error}"));
    }
    let left = "SELECT count(*) FROM sqlite_schema WHERE tbl_name NOT LIKE 'refinery%'";
    assert_eq!(connection.query_row(left, [], |row| row.get::<_, i64>(0)), Ok(0));
}

#[test]
fn h51_down_to_every_version_and_up_again_keeps_what_both_know() {
    let original = directory();
    full_of_play(original.path());
    let known = schema::known();
    for to in lower() {
        let dir = directory();
        let file = dir.path().join(DATABASE_FILE);
        fs::copy(original.path().join(DATABASE_FILE), &file).expect("copied");
        let kept = columns(&fresh(to));
        let before = rows(&database(dir.path()), &kept);
        assert!(before["users"].len() > 5, "it is full of play");

        let down = migrate_down(dir.path(), to, |_| true).expect("it goes down");
        let backup = dir.path().join(format!("backups/dominion-before-down-to-V{to}.db"));
        assert_eq!(down, Some(Migrated { from: known, to, backup: Some(backup.clone()) }));
        let connection = database(dir.path());
        assert_eq!(schema::check(&connection, &file), Ok(to));
        assert_eq!(schema_text(&connection), schema_text(&fresh(to)), "at version {to}");
        assert!(rows(&connection, &kept) == before, "a row was lost on the way to version {to}");
        drop(connection);
        let copy = Connection::open(&backup).expect("the copy opens");
        assert_eq!(schema::check(&copy, &backup), Ok(known));

        assert_eq!(migrate(dir.path()).map(|up| (up.from, up.to)), Ok((to, known)));
        let connection = database(dir.path());
        assert_eq!(schema_text(&connection), schema_text(&fresh(known)), "up from version {to}");
        assert!(rows(&connection, &kept) == before, "a row was lost above version {to}");
        drop(connection);
        let saved = open(dir.path()).saved;
        assert_eq!(saved.accounts.len(), before["users"].len());
    }
}

#[test]
fn issue16_2_what_is_in_escrow_goes_back_to_its_owner_on_the_way_down() {
    let dir = directory();
    let held = |id, owner: &str, amount| {
        let (owner, commodity) = (owner.parse().expect("a key"), "credits".into());
        Put::Escrow(EscrowRow { id, owner, commodity, amount, since_ms: 0 })
    };
    let put = vec![
        account(1),
        character(1, "Aria"),
        character(2, "Bran"),
        held(7, "player:1", 20),
        held(8, "player:1", 3),
        held(9, "nation:2", 5),
    ];
    written(dir.path(), &[batch(1, put)]);
    let before = open(dir.path()).saved.characters;
    migrate_down(dir.path(), 27, |_| true).expect("it goes down");
    migrate(dir.path()).expect("and up again");
    let saved = open(dir.path()).saved;
    let gained = saved.characters.iter().zip(&before).map(|(now, then)| now.coins - then.coins);
    assert_eq!(gained.collect::<Vec<_>>(), [23, 0]);
    assert!(saved.escrows.is_empty());
}

/// What stands in the way of a step, and what the price was.
fn asked(dir: &Path, to: i64) -> (Result<Option<Migrated>, Fault>, String) {
    let mut told = String::new();
    let down = migrate_down(dir, to, |price| {
        told = price.to_string();
        false
    });
    (down, told)
}

#[test]
fn h51_the_price_is_told_first_and_nothing_is_done_without_a_yes() {
    let dir = directory();
    full_of_play(dir.path());
    let before = fs::read(dir.path().join(DATABASE_FILE)).expect("the database");
    let (down, told) = asked(dir.path(), 7);
    assert_eq!(down, Ok(None));
    let head = format!("Version 7 has no place for some of what version {}", schema::known());
    assert!(told.starts_with(&head), "{told}");
    for line in [
        "\n  the table messages: 2 rows",
        "\n  the table set_aside: nothing in it",
        "\n  the column address of audit_log: 1 row",
        "\n  the column address of users: 1 row",
    ] {
        assert!(told.contains(line), "{line} of {told}");
    }
    assert!(!told.contains("refinery") && !told.contains("npc_instances"), "{told}");
    assert!(fs::read(dir.path().join(DATABASE_FILE)).expect("the database") == before);
    assert!(!dir.path().join("backups/dominion-before-down-to-V7.db").exists());
}

#[test]
fn h51_there_is_no_way_down_under_a_server_to_nowhere_or_past_a_spill() {
    let dir = directory();
    let missing = asked(dir.path(), 1).0;
    assert!(matches!(missing, Err(Fault::Missing { .. })), "{missing:?}");
    let server = open(dir.path());
    let refused = asked(dir.path(), 7).0;
    assert!(matches!(refused, Err(Fault::InUse { .. })), "{refused:?}");
    drop(server);
    let known = schema::known();
    let same = Migrated { from: known, to: known, backup: None };
    assert_eq!(asked(dir.path(), known), (Ok(Some(same)), String::new()));
    for nowhere in [0, 10, known + 1, i64::MAX] {
        let sentence = asked(dir.path(), nowhere).0.expect_err("no way").to_string();
        let start = format!(
            "this database is at version {known}; from there it can be brought down to 1, 2, 3,"
        );
        assert!(sentence.starts_with(&start), "{sentence}");
    }
    fs::write(dir.path().join("spill.jsonl"), "{}").expect("a file");
    let sentence = asked(dir.path(), 7).0.expect_err("it waits").to_string();
    assert!(sentence.contains("changes that are not in the database yet"), "{sentence}");
}

#[test]
fn h51_a_step_that_fails_leaves_the_version_before_it_whole() {
    let dir = directory();
    full_of_play(dir.path());
    // A view of somebody's own, on a column that V13 brought.
    let view = "CREATE VIEW whence AS SELECT address FROM users";
    database(dir.path()).execute_batch(view).expect("a view");
    let fault = migrate_down(dir.path(), 7, |_| true).expect_err("the column is in use");
    assert!(fault.to_string().contains("whence"), "{fault}");
    let file: PathBuf = dir.path().join(DATABASE_FILE);
    let connection = database(dir.path());
    assert_eq!(schema::check(&connection, &file), Ok(13));
    connection.execute_batch("DROP VIEW whence").expect("it goes");
    assert_eq!(schema_text(&connection), schema_text(&fresh(13)));
    drop(connection);
    assert_eq!(migrate_down(dir.path(), 7, |_| true).map(|down| down.is_some()), Ok(true));
    assert_eq!(migrate(dir.path()).map(|up| up.from), Ok(7));
}
