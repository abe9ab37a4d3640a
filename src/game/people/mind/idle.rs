//! Idling: the small things that people and beasts do while a player looks on.
//!
//! The more of them are in a room, the less each does, so that a full room is no noisier to read
//! than one with somebody alone in it.

use super::sight::Sight;
use super::state::Intent;
use super::{ECHO, IDLE_LEAST, IDLE_MOST};
use crate::base::clock::Millis;
use crate::base::dice::{Dice, Stream};

pub fn has(sight: &Sight<'_>) -> bool {
    !sight.npc.idle.is_empty()
}

/// It has a time of its own ([`next`]).
pub fn is_alert(_sight: &Sight<'_>) -> bool {
    false
}

/// Shows one of the lines that are written, if it is time and a player is in the room.
pub fn sees(sight: &Sight<'_>, dice: &mut Dice) -> Option<Intent> {
    let wishes = sight.wishes.idle_at.is_some_and(|at| at <= sight.now);
    if !wishes || sight.foe.is_some() || !sight.is_watched() {
        return None;
    }
    let line = Intent::Idle(dice.pick(Stream::Mind.of(sight.me.id()), &sight.npc.idle)?.clone());
    (!is_echo(sight, &line)).then_some(line)
}

/// Whether another of its kind has just done the very same before the same eyes.
fn is_echo(sight: &Sight<'_>, line: &Intent) -> bool {
    let echo = sight.world.numbers.of(&ECHO);
    sight.other_npcs().filter(|other| other.template() == sight.me.template()).any(|other| {
        let thought = sight.world.minds.thought(other.id());
        thought.is_some_and(|t| t.at + echo >= sight.now && t.intent.as_ref() == Some(line))
    })
}

/// When the next line is due; `None` for those who have none, or nobody to show it to.
pub fn next(sight: &Sight<'_>, dice: &mut Dice) -> Option<Millis> {
    if sight.npc.idle.is_empty() || !sight.is_watched() {
        return None;
    }
    Some(sight.wishes.idle_at.unwrap_or_else(|| {
        let (least, most) = sight.world.numbers.span(&IDLE_LEAST, &IDLE_MOST);
        let seconds = dice.range(Stream::Mind.of(sight.me.id()), least, most);
        let company = sight.npcs_in(sight.here).max(1) as u64;
        sight.now + Millis::seconds(u64::from(seconds) * company)
    }))
}
