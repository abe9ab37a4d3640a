//! What bots type who like company: they follow, make groups, talk in them, share and help.

use super::eyes::Eyes;
use crate::simulate::chance::Chance;

/// A line of somebody who is in company, or would like to be.
pub(super) fn line(eyes: &Eyes, others: &[String], chance: &mut Chance) -> String {
    let here = |chance: &mut Chance| chance.word(&eyes.players);
    match chance.between(1, 24) {
        1..=5 => format!("follow {}", here(chance)),
        6 => format!("follow {}", chance.word(&eyes.npcs)),
        7..=9 => "group all".into(),
        10 => format!("group {}", here(chance)),
        11 => "group".into(),
        12 => {
            format!("gtell {}", ["This way.", "Wait!", "I am hurt."][chance.between(0, 2) as usize])
        }
        13 => format!("split {}", chance.between(1, eyes.coins + 1)),
        14 => "assist".into(),
        15 => format!("rescue {}", here(chance)),
        16 => "report".into(),
        17 => {
            ["unfollow", "follow me", "lose all", "nofollow"][chance.between(0, 3) as usize].into()
        }
        18 => format!("lose {}", chance.word(others)),
        19 => ["ungroup", "ungroup all", "group leave"][chance.between(0, 2) as usize].into(),
        20 => format!("group leader {}", chance.word(others)),
        21 => format!("group remove {}", chance.word(others)),
        22 => ["autoassist", "autosplit", "stop", "diagnose"][chance.between(0, 3) as usize].into(),
        23 => format!("cast {} {}", chance.word(&eyes.skills), here(chance)),
        _ => chance.word(&eyes.exits),
    }
}
