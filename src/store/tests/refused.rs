//! Rows that the database refuses, whatever they are: all others are kept, and what was to be kept
//! is there at the next start all the same.

use super::*;
use crate::messages::input::Input;
use crate::store::set_aside::ASIDE_FILE;
use crate::store::{Fault, Keeper, News};

/// Writes what waits; what the engine was told, in short.
fn attempt(keeper: &mut Keeper<Store>) -> Vec<String> {
    let told = std::cell::RefCell::new(Vec::new());
    let tell = |input: Input| {
        told.borrow_mut().push(match input {
            Input::SetAside { name, .. } => format!("aside {name}"),
            Input::Kept { batch } => format!("kept {batch}"),
            other => format!("{other:?}"),
        });
    };
    keeper.attempt(tell).expect("all but the refused is written");
    told.into_inner()
}

fn rows(keeper: &Keeper<Store>) -> Saved {
    crate::store::rows::load(&keeper.disk().connection).expect("loaded")
}

fn count(keeper: &Keeper<Store>, sql: &str) -> i64 {
    keeper.disk().connection.query_row(sql, [], |row| row.get(0)).expect("a number")
}

/// A row that its table refuses, of every kind that can be: one that is no JSON, one that breaks a
/// rule of the table, one whose name is taken, one whose account is not there, one that panics.
fn bad() -> Vec<Put> {
    let Put::Item(row) = item(40, PlaceRow::Carried(1)) else { unreachable!() };
    let item = Put::Item(ItemRow { state: "{".into(), ..row });
    let Put::Room(row) = room("cellar") else { unreachable!() };
    let doors = Put::Room(RoomRow { doors: "wide open".into(), ..row });
    let Put::WarKills(row) = kills("bells", 3) else { unreachable!() };
    let kills = Put::WarKills(WarKillsRow { answered: 9, ..row });
    let Put::Character(row) = character(41, "Orphan") else { unreachable!() };
    let orphan = Put::Character(CharacterRow { account_id: 99, ..row });
    vec![item, doors, kills, character(42, "aria"), orphan, room(ROOM_THAT_PANICS)]
}

#[test]
fn issue14_27_a_row_that_is_refused_keeps_nobody_else_from_being_kept() {
    PANICS.set(true);
    let names = bad().iter().map(Put::name).collect::<Vec<_>>();
    for (at, one) in bad().into_iter().enumerate() {
        let dir = directory();
        let mut keeper = Keeper::new(open(dir.path()).store);
        keeper.add(full());
        assert_eq!(attempt(&mut keeper), ["kept 1"]);
        let all = vec![item(2, PlaceRow::Carried(1)), one, npc(70), character(1, "Aria")];
        let batches = [gone(2, vec![Gone::Item(4)]), batch(3, all)];
        batches.iter().cloned().for_each(|batch| keeper.add(batch));
        let name = names[at].clone();
        assert_eq!(attempt(&mut keeper), [format!("aside {name}"), "kept 3".into()]);
        let [first, second] = batches;
        let whole = modelled(&[full(), first, second]);
        assert_eq!(rows(&keeper), whole, "{name}: what was shown has happened");
        assert_eq!(count(&keeper, "SELECT count(*) FROM set_aside"), 1);
        assert_eq!(count(&keeper, "SELECT count(*) FROM npc_instances WHERE id = 70"), 1);
        keeper.add(batch(4, vec![npc(71)]));
        assert_eq!(attempt(&mut keeper), ["kept 4"], "it is not tried again for ever");
        drop(keeper);
        let opened = open(dir.path());
        assert_eq!(opened.saved.characters, whole.characters, "{name}: after a start, too");
        assert_eq!(opened.saved.items, whole.items);
        assert_eq!(opened.news, [News::StillAside { name: name.clone() }]);
        let file = std::fs::read_to_string(dir.path().join(ASIDE_FILE)).expect("it can be read");
        assert!(
            file.contains(&format!(r#""name":"{name}""#)) && file.lines().count() == 1,
            "{file}"
        );
    }
}

#[test]
fn issue14_27_all_that_is_refused_at_once_is_set_aside_at_once() {
    PANICS.set(true);
    let dir = directory();
    let mut keeper = Keeper::new(open(dir.path()).store);
    keeper.add(full());
    let mut put = bad();
    put.push(npc(70));
    keeper.add(batch(2, put));
    let told = attempt(&mut keeper);
    assert_eq!((told.len(), told.last().map(String::as_str)), (7, Some("kept 2")), "{told:?}");
    assert_eq!(count(&keeper, "SELECT count(*) FROM npc_instances"), 3);
}

#[test]
fn issue14_27_a_later_version_of_the_row_takes_its_place_again() {
    let dir = directory();
    let mut keeper = Keeper::new(open(dir.path()).store);
    keeper.add(full());
    attempt(&mut keeper);
    let Put::Room(row) = room("cellar") else { unreachable!() };
    keeper.add(batch(2, vec![Put::Room(RoomRow { doors: "no doors".into(), ..row })]));
    assert_eq!(attempt(&mut keeper), ["aside room cellar", "kept 2"]);
    keeper.add(gone(3, vec![Gone::Room("cellar".into())]));
    assert_eq!(attempt(&mut keeper), ["kept 3"]);
    assert_eq!(count(&keeper, "SELECT count(*) FROM set_aside"), 0);
    drop(keeper);
    let opened = open(dir.path());
    assert_eq!((opened.saved.rooms.len(), opened.news.len()), (0, 0));
}

/// Somebody whose row is refused is written every few seconds.
#[test]
fn issue14_27_a_row_that_is_refused_again_and_again_is_told_of_once() {
    let dir = directory();
    let mut keeper = Keeper::new(open(dir.path()).store);
    keeper.add(full());
    attempt(&mut keeper);
    for number in 2..20 {
        let Put::Room(row) = room("cellar") else { unreachable!() };
        let doors = format!("no doors, for the {number}th time");
        keeper.add(batch(number, vec![Put::Room(RoomRow { doors: doors.clone(), ..row })]));
        let told = attempt(&mut keeper);
        assert_eq!(told.len(), if number == 2 { 2 } else { 1 }, "{told:?}");
        let held = rows(&keeper).rooms.into_iter().find(|row| row.room == "cellar");
        assert_eq!(held.map(|row| row.doors), Some(doors), "the newest of them counts");
    }
    let file = std::fs::read_to_string(dir.path().join(ASIDE_FILE)).expect("it can be read");
    assert_eq!(file.lines().count(), 1);
}

/// A refused row gives up its name before it is known to be refused.
#[test]
fn issue14_27_a_refused_rename_leaves_the_name_as_it_was() {
    let dir = directory();
    let mut keeper = Keeper::new(open(dir.path()).store);
    keeper.add(full());
    keeper.add(batch(2, vec![character(9, "Bran")]));
    attempt(&mut keeper);
    keeper.add(batch(3, vec![character(9, "ARIA")]));
    assert_eq!(attempt(&mut keeper), ["aside character 9", "kept 3"]);
    let named = "SELECT count(*) FROM characters WHERE name IN ('Aria', 'Bran')";
    assert_eq!(count(&keeper, named), 2);
}

/// A server that takes the row, as after a bug was mended, puts it in its place at its start.
#[test]
fn issue14_27_a_start_tries_again_what_was_set_aside() {
    let dir = directory();
    let mut keeper = Keeper::new(open(dir.path()).store);
    keeper.add(full());
    attempt(&mut keeper);
    PANICS.set(true);
    keeper.add(batch(2, vec![room(ROOM_THAT_PANICS)]));
    attempt(&mut keeper);
    PANICS.set(false);
    drop(keeper);
    let opened = open(dir.path());
    let name = format!("room {ROOM_THAT_PANICS}");
    assert_eq!(opened.news, [News::Placed { name }]);
    assert_eq!(opened.saved.rooms.len(), 2);
    let keeper = Keeper::new(opened.store);
    assert_eq!(count(&keeper, "SELECT count(*) FROM set_aside"), 0);
}

#[test]
fn what_is_set_aside_is_on_the_disk_before_it_is_said_or_nothing_is() {
    let dir = directory();
    let mut store = open(dir.path()).store;
    std::fs::create_dir(dir.path().join(ASIDE_FILE)).expect("something in the way");
    let batches = [full(), batch(2, bad())];
    PANICS.set(true);
    assert!(matches!(store.write(&batches), Err(Fault::Refused { .. })));
    assert!(store.write_but_refused(&batches).is_err(), "the file cannot be written");
    let now = crate::store::rows::load(&store.connection).expect("loaded");
    assert_eq!(now, Saved::default(), "nothing of it was written");
}
