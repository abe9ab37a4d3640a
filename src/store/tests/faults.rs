//! A real disk that fails: full, read-only, held by another program. Nothing is lost.

use rusqlite::Connection;

use super::*;
use crate::store::{DATABASE_FILE, Fault};

/// Writes `full`, lets `failing` go wrong with `wanted`, mends it, and writes it again.
fn fails_and_mends(spoil: &str, mend: &str, wanted: impl Fn(&Fault) -> bool) {
    let dir = directory();
    let mut store = open(dir.path()).store;
    store.write(&[full()]).expect("written");
    let many = (100..3_000).map(|id| item(id, PlaceRow::Carried(1))).collect();
    let many = [gone(2, vec![Gone::Item(2)]), batch(3, many)];
    store.connection.execute_batch(spoil).expect("spoilt");
    let fault = store.write(&many).expect_err("the disk fails");
    assert!(wanted(&fault), "{fault}");
    let now = crate::store::rows::load(&store.connection).expect("loaded");
    assert_eq!(now, modelled(&[full()]), "nothing of it was written");
    store.connection.execute_batch(mend).expect("mended");
    store.write(&many).expect("written");
    drop(store);
    assert_eq!(open(dir.path()).saved.items.len(), 3 + 2_900);
}

#[test]
fn a_full_disk_takes_nothing_and_later_all() {
    let spoil = "PRAGMA max_page_count = 40";
    let mend = "PRAGMA max_page_count = 100000";
    fails_and_mends(spoil, mend, |fault| matches!(fault, Fault::Full { .. }));
}

#[test]
fn a_read_only_disk_takes_nothing_and_later_all() {
    let (spoil, mend) = ("PRAGMA query_only = ON", "PRAGMA query_only = OFF");
    fails_and_mends(spoil, mend, |fault| matches!(fault, Fault::NotWritable { .. }));
}

#[test]
fn a_lock_of_another_program_is_waited_for_briefly() {
    let dir = directory();
    let mut store = open(dir.path()).store;
    let other = Connection::open(dir.path().join(DATABASE_FILE)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let fault = store.write(&[full()]).expect_err("locked");
    assert!(fault.to_string().ends_with("is locked by another program: close that program"));
    other.execute_batch("ROLLBACK").unwrap();
    store.write(&[full()]).expect("written");
}
