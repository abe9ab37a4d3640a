//! Opening: what is found, what is refused, and how old databases get new.

use std::fs;

use refinery::Target;
use rusqlite::Connection;

use super::*;
use crate::store::{DATABASE_FILE, Migrated, migrate, schema};

/// A database as an older server left it: one account, at version 1.
fn old_database(dir: &Path) {
    let file = dir.join(DATABASE_FILE);
    let mut connection = Connection::open(&file).expect("the database opens");
    schema::apply(&mut connection, &file, Target::Version(1)).expect("version 1");
    connection.execute("INSERT INTO users VALUES (1, 'hash', 'owner', 2)", []).expect("a row");
}

#[test]
fn a_new_directory_gets_an_empty_database() {
    let dir = directory();
    let deep = dir.path().join("var/dominion");
    let opened = open(&deep);
    assert_eq!(opened.saved, Saved::default());
    assert_eq!(opened.migrated, Migrated { from: 0, to: schema::known(), backup: None });
    assert!(!deep.join("backups").exists(), "there was nothing to copy");
}

#[test]
fn the_database_is_set_up_to_survive_a_power_cut() {
    let dir = directory();
    let store = open(dir.path()).store;
    let of = |pragma: &str| {
        let sql = format!("PRAGMA {pragma}");
        let value =
            store.connection.query_row(&sql, [], |row| row.get::<_, rusqlite::types::Value>(0));
        format!("{:?}", value.expect("the setting is readable"))
    };
    assert_eq!(of("journal_mode"), r#"Text("wal")"#);
    assert_eq!(of("synchronous"), "Integer(2)", "2 is FULL");
    assert_eq!(of("foreign_keys"), "Integer(1)");
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_the_database() {
    use std::os::unix::fs::PermissionsExt;
    let dir = directory();
    let data = dir.path().join("data");
    let _store = open(&data).store;
    let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o077;
    assert_eq!(mode(&data), 0);
    assert_eq!(mode(&data.join(DATABASE_FILE)), 0);
    assert_eq!(mode(&data.join("dominion.db-wal")), 0);
}

#[test]
fn a_second_server_is_told_who_is_first() {
    let dir = directory();
    let first = open(dir.path());
    let wanted = format!(
        "another server (process {}) is using {}: stop that one first",
        std::process::id(),
        dir.path().display()
    );
    assert_eq!(refusal(dir.path()), wanted);
    drop(first);
    open(dir.path());
}

#[test]
fn what_was_written_before_a_kill_is_there_after_it() {
    let dir = directory();
    let copy = directory();
    let mut store = open(dir.path()).store;
    store.write(&[full()]).expect("written");
    // What a killed process leaves: the database and a log that was never folded into it.
    for file in [DATABASE_FILE, "dominion.db-wal"] {
        fs::copy(dir.path().join(file), copy.path().join(file)).expect("copied");
    }
    assert!(fs::metadata(copy.path().join("dominion.db-wal")).unwrap().len() > 0);
    assert_eq!(open(copy.path()).saved, modelled(&[full()]));
}

#[test]
fn what_was_not_committed_before_a_kill_is_not_there_after_it() {
    let dir = directory();
    let copy = directory();
    let mut store = open(dir.path()).store;
    store.write(&[full()]).expect("written");
    let half = batch(2, vec![room("attic"), room("hall")]);
    store.connection.execute_batch("BEGIN").unwrap();
    crate::store::rows::write(&store.connection, &[half]).expect("written, not committed");
    for file in [DATABASE_FILE, "dominion.db-wal"] {
        fs::copy(dir.path().join(file), copy.path().join(file)).expect("copied");
    }
    assert_eq!(open(copy.path()).saved, modelled(&[full()]));
}

#[test]
fn a_later_database_is_refused() {
    let dir = directory();
    drop(open(dir.path()));
    let file = dir.path().join(DATABASE_FILE);
    let connection = Connection::open(file).unwrap();
    let later =
        "INSERT INTO refinery_schema_history VALUES (77, 'moon', '2030-01-01T00:00:00Z', '1')";
    connection.execute(later, []).unwrap();
    drop(connection);
    let known = schema::known();
    let wanted = format!(
        "this database is at version 77, this server knows {known}: use a newer server, let that \
         one's `dominion migrate --down-to {known}` bring it down, or restore a backup"
    );
    assert_eq!(refusal(dir.path()), wanted);
}

#[test]
fn a_migration_that_was_edited_is_refused() {
    let dir = directory();
    drop(open(dir.path()));
    let connection = Connection::open(dir.path().join(DATABASE_FILE)).unwrap();
    let edit = "UPDATE refinery_schema_history SET checksum = '1' WHERE version = 2";
    connection.execute(edit, []).unwrap();
    drop(connection);
    assert_eq!(
        refusal(dir.path()),
        "migration 2 (world_state) was applied to this database in another form than this server \
         knows: use the server that made it or restore a backup"
    );
}

#[test]
fn a_history_that_makes_no_sense_is_a_fault_and_no_panic() {
    let dir = directory();
    old_database(dir.path());
    let connection = Connection::open(dir.path().join(DATABASE_FILE)).unwrap();
    connection.execute("UPDATE refinery_schema_history SET applied_on = 'once'", []).unwrap();
    drop(connection);
    let sentence = refusal(dir.path());
    assert!(sentence.starts_with("the database could not be brought up to date"), "{sentence}");
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let dir = directory();
    let file = dir.path().join(DATABASE_FILE);
    let text = "Dear diary, ".repeat(1_000);
    fs::write(&file, &text).unwrap();
    let wanted =
        format!("{} is not a database: move it away or restore a backup over it", file.display());
    assert_eq!(refusal(dir.path()), wanted);
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn a_database_of_another_program_is_refused_and_left_alone() {
    let dir = directory();
    let file = dir.path().join(DATABASE_FILE);
    let connection = Connection::open(&file).unwrap();
    connection.execute_batch("CREATE TABLE recipes (cake TEXT)").unwrap();
    drop(connection);
    let before = fs::read(&file).unwrap();
    let wanted = format!("{} is a database, but not one of this server's", file.display());
    assert_eq!(refusal(dir.path()), wanted);
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn a_damaged_database_is_refused() {
    let dir = directory();
    let many = (1..2_000).map(|id| item(id, PlaceRow::Carried(1))).collect();
    written(dir.path(), &[batch(1, many)]);
    let file = dir.path().join(DATABASE_FILE);
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8_192].fill(0x5a);
    fs::write(&file, bytes).unwrap();
    let sentence = refusal(dir.path());
    let start = format!("{} is damaged: restore a backup (", file.display());
    assert!(sentence.starts_with(&start) && sentence.lines().count() == 1, "{sentence}");
}

#[test]
fn a_data_directory_that_is_a_file_is_refused() {
    let dir = directory();
    let file = dir.path().join("data");
    fs::write(&file, "").unwrap();
    let wanted = format!("{} cannot be used: it is not a directory", file.display());
    assert_eq!(refusal(&file), wanted);
}

#[test]
fn an_old_database_is_copied_and_then_migrated() {
    let dir = directory();
    old_database(dir.path());
    let known = schema::known();
    let opened = open(dir.path());
    let backup = dir.path().join(format!("backups/dominion-before-V{known}.db"));
    assert_eq!(opened.migrated, Migrated { from: 1, to: known, backup: Some(backup.clone()) });
    assert_eq!(opened.saved.accounts.len(), 1);
    let old = Connection::open(&backup).unwrap();
    assert_eq!(schema::check(&old, &backup), Ok(1));
    assert_eq!(
        old.query_row("SELECT role FROM users", [], |row| row.get(0)),
        Ok("owner".to_owned())
    );
}

#[test]
fn nothing_is_migrated_without_a_copy() {
    let dir = directory();
    old_database(dir.path());
    fs::write(dir.path().join("backups"), "in the way").unwrap();
    let wanted = format!("{}/backups cannot be used: it is not a directory", dir.path().display());
    assert_eq!(refusal(dir.path()), wanted);
    let file = dir.path().join(DATABASE_FILE);
    assert_eq!(schema::check(&Connection::open(&file).unwrap(), &file), Ok(1));
}

#[test]
fn migrating_by_hand_says_what_it_did() {
    let dir = directory();
    let missing = format!("there is no file {}", dir.path().join(DATABASE_FILE).display());
    assert_eq!(migrate(dir.path()).expect_err("nothing to migrate").to_string(), missing);
    old_database(dir.path());
    let known = schema::known();
    let sentence = migrate(dir.path()).expect("migrated").to_string();
    assert!(sentence.starts_with(&format!("the database went from version 1 to {known}; ")));
    let sentence = migrate(dir.path()).expect("nothing to do").to_string();
    assert_eq!(sentence, format!("the database is at version {known} already"));
}

#[test]
fn every_migration_is_embedded() {
    let written = fs::read_dir("migrations").unwrap().flatten();
    let written = written.filter(|entry| entry.path().extension().is_some_and(|e| e == "sql"));
    assert_eq!(schema::known_migrations().len(), written.count());
}

/// F53: the patrol columns come to a database of the version before, and its rows stay.
#[test]
fn npcs_of_an_older_database_get_the_patrol_columns() {
    let dir = directory();
    let file = dir.path().join(DATABASE_FILE);
    let mut connection = Connection::open(&file).expect("the database opens");
    schema::apply(&mut connection, &file, Target::Version(4)).expect("version 4");
    let row = "INSERT INTO npc_instances (id, template, spawn, room, health, posture, state) \
               VALUES (7, 'rat', 'cellar_rats', 'cellar', 5, 'standing', '{}')";
    connection.execute(row, []).expect("a row");
    drop(connection);
    let saved = open(dir.path()).saved;
    let [npc] = saved.npcs.as_slice() else { panic!("the rat is kept: {:?}", saved.npcs) };
    assert_eq!((npc.id, npc.health, npc.home.as_deref()), (7, 5, None));
    assert_eq!(npc.patrol, crate::game::frame::keep::PatrolRow::default());
}
