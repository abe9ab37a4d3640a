//! A database of an older server starts with everything that was in it. `databases/` holds them as
//! SQL: eight hours of twelve players, twenty factions' feuds and a busy owner, cut off by a kill.

use std::path::Path;
use std::sync::Arc;

use dominion::engine::Engine;
use dominion::engine::boot::Boot;
use dominion::game::content::Interned;
use dominion::game::frame::keep::Saved;
use dominion::game::start::load::witnessed;
use dominion::store::{DATABASE_FILE, Store};
use dominion::yaml::Disk;
use rusqlite::Connection;

/// Rows of a table of the old database.
fn count(connection: &Connection, table: &str) -> usize {
    let sql = format!("SELECT count(*) FROM {table}");
    let rows: i64 = connection.query_row(&sql, [], |row| row.get(0)).expect("a count");
    usize::try_from(rows).expect("no fewer than none")
}

#[test]
fn the_database_of_version_7_starts_with_everything_in_it() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sql = std::fs::read_to_string(here.join("tests/databases/version_7.sql")).expect("the old");
    let folder = tempfile::tempdir().expect("a folder");
    let old = Connection::open(folder.path().join(DATABASE_FILE)).expect("a database");
    old.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).expect("it is as it was");
    let before: Vec<(&str, usize)> = [
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
    ]
    .into_iter()
    .map(|table| (table, count(&old, table)))
    .collect();
    drop(old);
    let opened = Store::open(folder.path()).unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(opened.migrated.from, 7);
    let saved: &Saved = &opened.saved;
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
    assert!(before.iter().all(|(_, rows)| *rows > 0), "it is full of play: {before:?}");
    assert_eq!(before.iter().map(|(_, rows)| *rows).collect::<Vec<_>>(), found);
    // What was thought of anyone is the first event of each, so scores are still the sums of events.
    let sum = |rows: &[i64]| rows.iter().sum::<i64>();
    let scores: Vec<i64> = saved.reputation.iter().map(|row| row.score).collect();
    let events: Vec<i64> = saved.reputation_events.iter().map(|row| row.delta).collect();
    assert_eq!((scores.len(), sum(&scores)), (events.len(), sum(&events)));
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
