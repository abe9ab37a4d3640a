//! What bots type to find their way, and to go it.

use super::eyes::Eyes;
use crate::simulate::chance::Chance;

/// A question about the way, or a walk.
pub(super) fn travel(eyes: &Eyes, chance: &mut Chance) -> String {
    const PLACES: [&str; 6] = ["market", "quay", "home", "shrine", "north gate", "nowhere"];
    let somebody = if chance.one_in(2) { &eyes.npcs } else { &eyes.players };
    match chance.between(1, 14) {
        1 => "map".into(),
        2 => ["map area", "map words", "map lowwater"][chance.between(0, 2) as usize].into(),
        3 => "where".into(),
        4 => format!("where {}", chance.word(somebody)),
        5 => "areas".into(),
        6 => "track".into(),
        7 => format!("track {}", chance.word(somebody)),
        8 | 9 => format!("go {}", PLACES[chance.between(0, 5) as usize]),
        10 => format!("run {}", chance.word(&eyes.exits)),
        11 => ["3n2e", "run 2s2w", ".4e", "run 2u d"][chance.between(0, 3) as usize].into(),
        12 => ["in", "out", "leave", "climb"][chance.between(0, 3) as usize].into(),
        13 => "recall".into(),
        _ => "stop".into(),
    }
}
