//! A database of an older server starts with everything that was in it. `databases/` holds them as
//! SQL: hours of twelve players, the factions' feuds and a busy owner, cut off by a kill.

use std::path::Path;
use std::sync::Arc;

use dominion::engine::Engine;
use dominion::engine::boot::Boot;
use dominion::game::content::Interned;
use dominion::game::start::load::witnessed;
use dominion::store::{DATABASE_FILE, Opened, Store};
use dominion::yaml::Disk;
use rusqlite::Connection;

/// Rows of a table of the old database.
fn count(connection: &Connection, table: &str) -> usize {
    let sql = format!("SELECT count(*) FROM {table}");
    let rows: i64 = connection.query_row(&sql, [], |row| row.get(0)).expect("a count");
    usize::try_from(rows).expect("no fewer than none")
}

/// The database of a version, as the kill left it.
fn database(version: i64) -> tempfile::TempDir {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = here.join(format!("tests/databases/version_{version}.sql"));
    let sql = std::fs::read_to_string(file).expect("the old");
    let folder = tempfile::tempdir().expect("a folder");
    let old = Connection::open(folder.path().join(DATABASE_FILE)).expect("a database");
    old.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).expect("it is as it was");
    folder
}

/// Opens the database of a version, after it was seen that each of these tables has rows; tells
/// how many they had.
fn opens(folder: &Path, version: i64, tables: &[&str]) -> (Opened, Vec<usize>) {
    let before = counts(folder, tables);
    assert!(before.iter().all(|rows| *rows > 0), "it is full of play: {tables:?} {before:?}");
    let opened = Store::open(folder).unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(opened.migrated.from, version);
    (opened, before)
}

fn counts(folder: &Path, tables: &[&str]) -> Vec<usize> {
    let connection = Connection::open(folder.join(DATABASE_FILE)).expect("a database");
    tables.iter().map(|table| count(&connection, table)).collect()
}

#[test]
fn the_database_of_version_7_starts_with_everything_in_it() {
    let folder = database(7);
    let tables = [
        "users",
        "characters",
        "item_instances",
        "npc_instances",
        "room_state",
        "scheduled_jobs",
        "bans",
        "audit_log",
        "reputation_scores",
        "war_kills",
        "war_rooms",
        "war_diary",
    ];
    let (opened, before) = opens(folder.path(), 7, &tables);
    let saved = &opened.saved;
    let found = [
        saved.accounts.len(),
        saved.characters.len(),
        saved.items.len(),
        saved.npcs.len(),
        saved.rooms.len(),
        saved.jobs.len(),
        saved.bans.len(),
        saved.audit.len(),
        saved.reputation.len(),
        saved.war_kills.len(),
        saved.war_rooms.len(),
        saved.war_diary.len(),
    ];
    assert_eq!(before, found);
    // What was thought of anyone is the first event of each, so scores are still the sums of events.
    let sum = |rows: &[i64]| rows.iter().sum::<i64>();
    let scores: Vec<i64> = saved.reputation.iter().map(|row| row.score).collect();
    let events: Vec<i64> = saved.reputation_events.iter().map(|row| row.delta).collect();
    assert_eq!((scores.len(), sum(&scores)), (events.len(), sum(&events)));
    comes_back(opened);
}

/// The last version before the services of the realm: sixteen hours of the simulator's players, and
/// what an owner did by hand after them: words for sleepers, bans, numbers, switches. A later migration with a lower number would be refused here.
#[test]
fn issue15_3_the_database_of_version_27_starts_with_everything_in_it() {
    let folder = database(27);
    let tables = [
        "users",
        "characters",
        "item_instances",
        "npc_instances",
        "npc_templates",
        "scheduled_jobs",
        "timers",
        "calendar",
        "bans",
        "messages",
        "number_overrides",
        "feature_overrides",
        "faction_members",
        "reputation_scores",
        "war_kills",
        "war_rooms",
    ];
    let logs = ["audit_log", "job_runs", "reputation_events", "war_diary"];
    let logged = counts(folder.path(), &logs);
    assert!(logged.iter().all(|rows| *rows > 0), "{logged:?}");
    let (opened, before) = opens(folder.path(), 27, &tables);
    let saved = &opened.saved;
    let found = [
        saved.accounts.len(),
        saved.characters.len(),
        saved.items.len(),
        saved.npcs.len(),
        saved.npc_templates.len(),
        saved.jobs.len(),
        saved.timers.len(),
        saved.calendar.len(),
        saved.bans.len(),
        saved.messages.len(),
        saved.numbers.len(),
        saved.features.len(),
        saved.members.len(),
        saved.reputation.len(),
        saved.war_kills.len(),
        saved.war_rooms.len(),
    ];
    assert_eq!(before, found);
    assert_eq!(counts(folder.path(), &logs), logged, "nothing of history is lost");
    comes_back(opened);
}

/// Starts the stock world over a database that was opened, and looks that everyone is in it.
fn comes_back(opened: Opened) {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let saved = &opened.saved;
    let content = witnessed(&Disk::new(here.join("world_data")), &Interned::default()).content;
    let content = Arc::new(content.expect("the stock world"));
    let (npcs, items) = (saved.npcs.len(), saved.items.len());
    let (seed, test_mode, claim_code) = (None, false, None);
    let (engine, warnings) =
        Engine::boot(Boot { content, saved: opened.saved, seed, test_mode, claim_code });
    assert_eq!(warnings, Vec::<String>::new());
    let world = engine.world();
    assert_eq!(dominion::game::check(world), Ok(()));
    assert!(world.creatures.len() >= npcs, "whoever lived lives");
    assert!(world.items.iter().count() >= items, "whatever was there is there");
}
