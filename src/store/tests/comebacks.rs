//! One character back from a backup, and no thing in two places.

use std::path::PathBuf;

use super::*;
use crate::game::ground::ledger::FlowRow;
use crate::store::{Comeback, Doer, Fate, Fault, backup, restore_character};

const UNIQUE: u64 = 30;

fn thing(id: u64, template: &str, place: PlaceRow) -> Put {
    Put::Item(ItemRow { id, template: template.into(), place, quantity: 1, state: "{}".into() })
}

/// A backup of an evening on which Aria has a lantern in a sack, a cap on her head, a crown of
/// which there is only one, and a rope.
fn evening(dir: &Path, shelf: &Path) -> PathBuf {
    let put = vec![
        account(1),
        character(1, "Aria"),
        character(2, "Bran"),
        thing(10, "sack", PlaceRow::Carried(1)),
        thing(11, "lantern", PlaceRow::Inside(10)),
        thing(12, "cap", PlaceRow::Worn(1, "head".into())),
        thing(UNIQUE, "crown", PlaceRow::Carried(1)),
        thing(14, "rope", PlaceRow::Carried(1)),
        reputation("player:1", 700),
        member(1),
    ];
    written(dir, &[batch(1, put)]);
    let copy = shelf.join("evening.db");
    backup(dir, &copy).expect("a backup");
    copy
}

fn back(dir: &Path, copy: &Path, do_it: bool) -> Result<Comeback, Fault> {
    let doer = Doer { name: "somebody".into(), date: 7 };
    restore_character(dir, copy, "ARIA", &|template| template == "crown", do_it.then_some(&doer))
}

/// A property of every comeback: no thing is in two places, none that somebody had is gone, and of
/// what may be there once there is one.
fn conserved(before: &Saved, after: &Saved) {
    let mut numbers = after.items.iter().map(|item| item.id).collect::<Vec<_>>();
    numbers.dedup();
    assert_eq!(numbers.len(), after.items.len());
    for item in &before.items {
        assert!(after.items.iter().any(|other| other.id == item.id), "{item:?} is gone");
    }
    assert!(after.items.iter().filter(|item| item.template == "crown").count() <= 1);
}

#[test]
fn issue14_33_a_character_comes_back_and_no_thing_is_in_two_places() {
    let (dir, shelf) = (directory(), directory());
    let copy = evening(dir.path(), shelf.path());
    // Since then: Bran has the rope, the cap lies in the yard, the lantern is no more, another crown
    // was made, and Aria lost her level and got a hat.
    let Put::Character(row) = character(1, "Aria") else { unreachable!() };
    let changed = CharacterRow { level: 1, coins: 0, ..row };
    let put = vec![
        Put::Character(changed),
        thing(12, "cap", PlaceRow::Room("yard".into())),
        thing(14, "rope", PlaceRow::Carried(2)),
        thing(40, "crown", PlaceRow::Room("hall".into())),
        thing(41, "hat", PlaceRow::Worn(1, "head".into())),
    ];
    let lost = Batch { number: 1, gone: vec![Gone::Item(11), Gone::Item(UNIQUE)], put };
    written(dir.path(), &[lost]);
    let before = open(dir.path()).saved;
    let told = back(dir.path(), &copy, false).expect("it can be");
    assert_eq!(open(dir.path()).saved, before, "told first, and nothing done");
    let done = back(dir.path(), &copy, true).expect("it can be");
    assert_eq!((&told.things, &told.changes), (&done.things, &done.changes));
    let fates: Vec<String> = done.things.iter().map(ToString::to_string).collect();
    assert_eq!(
        fates,
        [
            "sack (item 10): is there now, too; as it was then",
            "lantern (item 11): comes back",
            "cap (item 12): is in yard now, and stays there",
            "rope (item 14): is with Bran now, and stays there",
            "crown (item 30): there may be only one, and there is one; does not come back",
            "hat (item 41): was got since; stays",
        ]
    );
    assert!(done.changes.contains(&"level: 1 becomes 3".to_owned()), "{:?}", done.changes);
    let after = open(dir.path()).saved;
    conserved(&before, &after);
    assert_eq!(after.characters[0].level, 3);
    let line = after.audit.last().expect("it is written down");
    assert!(line.command.starts_with("dominion restore-character Aria"), "{}", line.command);
    assert!(done.before.expect("a copy").exists());
}

/// A row of what came from one place outside, and what went there.
fn flow(outside: &str, made: u64, lost: u64) -> FlowRow {
    FlowRow { commodity: "credits".into(), outside: outside.into(), made, lost }
}

#[test]
fn issue16_2_coins_that_come_back_are_booked() {
    let (dir, shelf) = (directory(), directory());
    let copy = evening(dir.path(), shelf.path());
    let Put::Character(row) = character(1, "Aria") else { unreachable!() };
    let (id, had) = (row.id, row.coins);
    let changed = |coins| Put::Character(CharacterRow { coins, ..row.clone() });
    written(dir.path(), &[batch(1, vec![changed(had + 5), Put::Flow(flow("staff", 90, 0))])]);
    back(dir.path(), &copy, true).expect("it can be");
    let less = open(dir.path()).saved;
    assert_eq!(less.flows, [flow("backups", 0, 5), flow("staff", 90, 0)]);
    let line = less.ledger.last().expect("a line");
    let sides = (line.payer.as_str(), line.payee.as_str(), line.amount);
    assert_eq!(sides, (format!("player:{id}").as_str(), "outside:backups", 5));
    written(dir.path(), &[batch(1, vec![changed(0)])]);
    back(dir.path(), &copy, true).expect("it can be");
    let more = open(dir.path()).saved;
    assert_eq!(more.flows, [flow("backups", had, 5), flow("staff", 90, 0)]);
    let line = more.ledger.last().expect("another line");
    assert_eq!((line.number, line.payee.as_str(), line.amount), (2, "player:1", had));
}

#[test]
fn issue14_33_a_character_that_was_deleted_comes_back_as_a_player() {
    let (dir, shelf) = (directory(), directory());
    let copy = evening(dir.path(), shelf.path());
    let all = [10, 11, 12, UNIQUE, 14].map(Gone::Item).into_iter();
    let rest = [Gone::Character(1), Gone::Member(1)];
    written(dir.path(), &[gone(1, all.chain(rest).collect())]);
    let before = open(dir.path()).saved;
    let done = back(dir.path(), &copy, true).expect("it can be");
    assert!(done.things.iter().all(|fate| matches!(fate, Fate::ComesBack(_))));
    let after = open(dir.path()).saved;
    conserved(&before, &after);
    assert_eq!((after.characters.len(), after.items.len(), after.members.len()), (2, 5, 1));
}

#[test]
fn issue14_33_what_cannot_come_back_is_one_sentence() {
    let (dir, shelf) = (directory(), directory());
    let copy = evening(dir.path(), shelf.path());
    let nobody = restore_character(dir.path(), &copy, "Cole", &|_| false, None);
    assert!(nobody.expect_err("nobody").to_string().contains("no character of the name Cole"));
    written(dir.path(), &[gone(1, vec![Gone::Character(1)]), batch(2, vec![character(9, "aria")])]);
    let taken = back(dir.path(), &copy, true).expect_err("the name is taken").to_string();
    assert!(taken.contains("another character has the name Aria now"), "{taken}");
    let _server = open(dir.path());
    assert!(matches!(back(dir.path(), &copy, true), Err(Fault::InUse { .. })));
}
