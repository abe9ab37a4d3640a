//! What staff did to somebody who is away, for when they come back.

use crate::base::id::CreatureId;
use crate::base::money::Coins;
use crate::game::Turn;
use crate::game::people::notice::{self, Draft, STAFF};

/// Whoever is there reads what happens; only whoever is away is sent a notice of it.
fn send(turn: &mut Turn, to: CreatureId, words: String) {
    if !notice::is_there(turn.world, to) {
        notice::send(turn, to, Draft { topic: &STAFF, words, command: String::new() });
    }
}

pub(super) fn level_set(turn: &mut Turn, to: CreatureId, level: u32) {
    send(turn, to, format!("Staff set your level to {level}."));
}

pub(super) fn coins_set(turn: &mut Turn, to: CreatureId, coins: Coins) {
    send(turn, to, format!("Staff saw to it that you have {coins}."));
}

/// `sentence`: what is over, as in `mute`.
pub(super) fn lifted(turn: &mut Turn, to: CreatureId, sentence: &str) {
    send(turn, to, format!("Staff lifted a sentence on you: {sentence}."));
}

pub(super) fn renamed(turn: &mut Turn, to: CreatureId, name: &str) {
    send(turn, to, format!("Staff gave you another name: {name}."));
}
