//! Backups and the way back.

use std::fs;
use std::path::PathBuf;

use super::*;
use crate::store::{DATABASE_FILE, Fault, backup, restore, schema};

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).expect("the directory is there").flatten();
    let mut names =
        entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect::<Vec<_>>();
    names.sort();
    names
}

#[test]
fn a_backup_is_one_file_with_everything_in_it() {
    let (dir, shelf) = (directory(), directory());
    written(dir.path(), &[full()]);
    let to = shelf.path().join("friday.db");
    let summary = backup(dir.path(), &to).expect("a backup");
    assert_eq!((summary.version, summary.rows["item_instances"]), (schema::known(), 4));
    assert_eq!(summary.bytes, fs::metadata(&to).unwrap().len());
    assert_eq!(names(shelf.path()), ["friday.db"]);
    let wanted = "1 accounts, 1 characters, 4 items, 2 NPCs; verified";
    assert!(summary.to_string().ends_with(wanted), "{summary}");
}

#[test]
fn a_backup_never_overwrites() {
    let (dir, shelf) = (directory(), directory());
    written(dir.path(), &[full()]);
    let to = shelf.path().join("friday.db");
    fs::write(&to, "precious").unwrap();
    assert_eq!(backup(dir.path(), &to), Err(Fault::Exists { path: to.clone() }));
    assert_eq!(fs::read_to_string(&to).unwrap(), "precious");
}

#[test]
fn a_backup_of_nothing_or_to_nowhere_leaves_nothing() {
    let (dir, shelf) = (directory(), directory());
    let to = shelf.path().join("friday.db");
    let missing = dir.path().join(DATABASE_FILE);
    assert_eq!(backup(dir.path(), &to), Err(Fault::Missing { path: missing }));
    written(dir.path(), &[full()]);
    assert!(backup(dir.path(), &shelf.path().join("no/such/place.db")).is_err());
    assert!(names(shelf.path()).is_empty());
}

/// Each batch moves one coin's worth of items between two rooms; a backup that were not of one
/// moment would have a batch in halves.
#[test]
fn a_backup_of_a_running_server_is_of_one_moment() {
    let (dir, shelf) = (directory(), directory());
    let mut store = open(dir.path()).store;
    let pair = |turn: u64| {
        let place = || PlaceRow::Room(format!("room_{turn}"));
        batch(turn, vec![world(turn), item(1, place()), item(2, place())])
    };
    store.write(&[pair(1)]).expect("written");
    let (sender, stop) = std::sync::mpsc::channel::<()>();
    let writer = std::thread::spawn(move || {
        let mut turn = 1;
        while stop.try_recv() == Err(std::sync::mpsc::TryRecvError::Empty) {
            turn += 1;
            store.write(&[pair(turn)]).expect("a backup does not keep the server from writing");
        }
    });
    let copies = (0..5).map(|n| shelf.path().join(format!("{n}.db"))).collect::<Vec<_>>();
    let made = copies.iter().map(|to| backup(dir.path(), to)).collect::<Result<Vec<_>, _>>();
    drop(sender);
    writer.join().expect("the writer ends well");
    assert_eq!(made.expect("five backups").len(), 5);
    copies.iter().for_each(|copy| of_one_moment(copy));
}

fn of_one_moment(copy: &Path) {
    let data = directory();
    restore(copy, data.path()).expect("restored");
    let saved = open(data.path()).saved;
    let turn = saved.world().map_or(0, |world| world.turn);
    let place = PlaceRow::Room(format!("room_{turn}"));
    assert!(saved.items.iter().all(|item| item.place == place), "{saved:?}");
}

/// A database with one of everything, a backup of it, and a change after that.
fn changed_since(dir: &Path, shelf: &Path) -> PathBuf {
    written(dir, &[full()]);
    let copy = shelf.join("friday.db");
    backup(dir, &copy).expect("a backup");
    written(dir, &[gone(2, vec![Gone::Item(2), Gone::Npc(6)])]);
    copy
}

#[test]
fn going_back_to_a_backup_keeps_what_it_replaces() {
    let (dir, shelf) = (directory(), directory());
    let copy = changed_since(dir.path(), shelf.path());
    let restored = restore(&copy, dir.path()).expect("restored");
    let replaced = dir.path().join("dominion-replaced.db");
    assert_eq!(restored.replaced.as_deref(), Some(replaced.as_path()));
    assert_eq!(open(dir.path()).saved, modelled(&[full()]));
    // And forward again.
    let again = restore(&replaced, dir.path()).expect("restored");
    assert_eq!(again.replaced, Some(dir.path().join("dominion-replaced-2.db")));
    assert_eq!(open(dir.path()).saved.items.len(), 3);
    let wanted = ["dominion-replaced-2.db", "dominion-replaced.db", "dominion.db", "dominion.lock"];
    assert_eq!(names(dir.path()), wanted);
}

#[test]
fn a_broken_database_and_its_log_are_put_aside_together() {
    let (dir, shelf) = (directory(), directory());
    let copy = changed_since(dir.path(), shelf.path());
    fs::write(dir.path().join(DATABASE_FILE), "what the cat did").unwrap();
    fs::write(dir.path().join("dominion.db-wal"), "and its kittens").unwrap();
    restore(&copy, dir.path()).expect("restored");
    let aside = |name: &str| fs::read_to_string(dir.path().join(name)).expect("put aside");
    assert_eq!(aside("dominion-replaced.db"), "what the cat did");
    assert_eq!(aside("dominion-replaced.db-wal"), "and its kittens");
    assert_eq!(open(dir.path()).saved, modelled(&[full()]));
}

#[test]
fn nothing_is_restored_under_a_running_server() {
    let (dir, shelf) = (directory(), directory());
    let copy = changed_since(dir.path(), shelf.path());
    let _server = open(dir.path());
    let fault = restore(&copy, dir.path()).expect_err("refused");
    assert!(matches!(fault, Fault::InUse { .. }), "{fault}");
}

#[test]
fn what_is_not_a_good_backup_is_refused_and_changes_nothing() {
    let (dir, shelf) = (directory(), directory());
    let copy = changed_since(dir.path(), shelf.path());
    let before = fs::read(dir.path().join(DATABASE_FILE)).unwrap();
    let bad = shelf.path().join("bad.db");
    let mut bytes = fs::read(&copy).unwrap();
    bytes.truncate(bytes.len() / 2);
    for content in [bytes, b"Dear diary".repeat(100), Vec::new()] {
        fs::write(&bad, content).unwrap();
        let fault = restore(&bad, dir.path()).expect_err("refused").to_string();
        assert!(fault.starts_with(&bad.display().to_string()), "{fault}");
        assert_eq!(fs::read(dir.path().join(DATABASE_FILE)).unwrap(), before);
    }
    assert_eq!(names(dir.path()), ["dominion.db", "dominion.lock"]);
}
