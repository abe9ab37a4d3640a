//! A database that is not where it was, or not what it was.

use std::fs;

use super::*;
use crate::store::{DATABASE_FILE, Fault, backup, migrate, restore};

#[test]
fn issue14_32_a_folder_that_is_removed_under_the_server_is_written_anew() {
    let shelf = directory();
    let dir = shelf.path().join("data");
    let mut store = open(&dir).store;
    store.write(&[full()]).expect("written");
    fs::remove_dir_all(&dir).expect("removed");
    store.write(&[gone(2, vec![Gone::Item(2)])]).expect("written where it belongs");
    store.write(&[gone(3, vec![Gone::Item(3)])]).expect("written");
    store.settle().expect("it ends well");
    let refused = refusal(&dir);
    assert!(refused.starts_with("another server"), "the folder is locked again: {refused}");
    drop(store);
    let changes = [full(), gone(2, vec![Gone::Item(2)]), gone(3, vec![Gone::Item(3)])];
    assert_eq!(open(&dir).saved, modelled(&changes));
}

#[test]
fn issue14_32_a_file_that_is_moved_away_is_written_anew_and_left_alone() {
    let dir = directory();
    let (file, away) = (dir.path().join(DATABASE_FILE), dir.path().join("away.db"));
    let mut store = open(dir.path()).store;
    store.write(&[full()]).expect("written");
    fs::rename(&file, &away).expect("moved");
    store.settle().expect("a stop notices it, too");
    store.write(&[gone(2, vec![Gone::Item(2)])]).expect("written");
    drop(store);
    assert_eq!(open(dir.path()).saved, modelled(&[full(), gone(2, vec![Gone::Item(2)])]));
    let moved = rusqlite::Connection::open(&away).expect("it opens");
    assert!(crate::store::rows::load(&moved).is_ok());
}

#[test]
fn issue14_32_a_file_that_takes_its_place_is_not_written_to() {
    let (dir, shelf) = (directory(), directory());
    let (file, copy) = (dir.path().join(DATABASE_FILE), shelf.path().join("copy.db"));
    let mut store = open(dir.path()).store;
    store.write(&[full()]).expect("written");
    backup(dir.path(), &copy).expect("a backup");
    let before = fs::read(&copy).expect("read");
    fs::rename(&copy, &file).expect("put in its place");
    let change = [gone(2, vec![Gone::Item(2)])];
    let fault = store.write(&change).expect_err("it is another file");
    assert_eq!(fault, Fault::Replaced { file: file.clone() });
    assert_eq!(fs::read(&file).expect("read"), before);
    fs::rename(&file, &copy).expect("moved away");
    store.write(&change).expect("written");
    drop(store);
    assert_eq!(open(dir.path()).saved, modelled(&[full(), change[0].clone()]));
}

#[test]
fn issue14_32_an_empty_file_begins_no_new_world() {
    let (dir, shelf) = (directory(), directory());
    written(dir.path(), &[full()]);
    let copy = shelf.path().join("copy.db");
    backup(dir.path(), &copy).expect("a backup");
    let file = dir.path().join(DATABASE_FILE);
    fs::write(&file, "").expect("emptied");
    assert!(refusal(dir.path()).contains("is empty, though a database should be in it"));
    assert_eq!(fs::metadata(&file).expect("it is there").len(), 0);
    restore(&copy, dir.path()).expect("a backup can be put over it");
    assert_eq!(open(dir.path()).saved, modelled(&[full()]));
}

#[test]
fn issue14_32_a_new_world_is_told_of_and_so_are_copies_of_an_older_one() {
    let dir = directory();
    let told = |opened: &Opened| opened.news.first().map(ToString::to_string).unwrap_or_default();
    let opened = open(dir.path());
    assert!(told(&opened).ends_with("there was no database yet."), "{}", told(&opened));
    drop(opened);
    assert!(open(dir.path()).news.is_empty());
    fs::create_dir(dir.path().join("backups")).expect("a folder");
    fs::remove_file(dir.path().join(DATABASE_FILE)).expect("removed");
    let opened = open(dir.path());
    assert!(told(&opened).contains("though one was here before"), "{}", told(&opened));
    assert!(opened.news[0].is_trouble());
}

/// SQLite called its own change of the journal's mode a lock.
#[test]
fn issue14_32_migrating_right_after_restoring_is_not_kept_out_by_itself() {
    let (dir, shelf) = (directory(), directory());
    written(dir.path(), &[full()]);
    let copy = shelf.path().join("copy.db");
    backup(dir.path(), &copy).expect("a backup");
    restore(&copy, dir.path()).expect("restored");
    let migrated = migrate(dir.path()).unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(migrated.from, migrated.to);
}
