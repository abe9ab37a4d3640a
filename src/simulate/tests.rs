//! Bugs put into the world itself, where only tests can reach, and what finds them.

use super::plant::Plant;
use super::{Settings, files, simulate};
use crate::engine::Engine;
use crate::yaml::Disk;

/// Does to the world what a bug would do.
pub fn sow(engine: &mut Engine, plant: Plant) {
    match plant {
        Plant::TwoRooms => engine.plant_in_two_rooms(),
        Plant::FalseCoins => engine.plant_coins(),
        _ => {}
    }
}

fn found(plant: Plant) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data");
    let world = files::read(&Disk::new(folder)).expect("the stock world can be read");
    let settings =
        Settings { seed: 9, players: 8, hours: 2.0, plant: Some(plant), ..Settings::default() };
    let found = simulate(&settings, &world, None, &mut |_| {});
    found.err().unwrap_or_else(|| panic!("{plant:?} was not found")).what
}

#[test]
fn somebody_in_two_rooms_is_found() {
    assert_eq!(found(Plant::TwoRooms), "place: a creature is in more than one room");
}

#[test]
fn coins_from_nowhere_are_found() {
    let what = found(Plant::FalseCoins);
    assert!(what.starts_with("ledger: there are"), "{what}");
}
