//! Fleeing: leaving a fight by a random open way.
//!
//! A runner always pays: everyone fighting them gets one free blow first. That is on purpose, so
//! that fleeing is a choice and not a reflex.
//!
//! Not here: deciding *whether* to flee. That is `mind` for NPCs and the player for players, who may
//! also choose once and for all at how little health they run (`wimpy`): [`lose_heart`].

use super::event::{Event, Manner};
use super::rules::strike;
use crate::base::dice::Stream;
use crate::base::id::CreatureId;
use crate::game::event;
use crate::game::ground::fight::{attackers_of, foe_of, is_fighting};
use crate::game::ground::movement::{self, Way};
use crate::game::ground::room::Direction;
use crate::game::people::player;
use crate::game::{Refusal, Turn};

/// Runs from a fight, for players and minds.
pub fn flee(turn: &mut Turn, who: CreatureId) -> Result<(), Refusal> {
    let attackers = attackers_of(turn.world, who);
    if attackers.is_empty() && !is_fighting(turn.world, who) {
        return Err(Refusal::NotFighting);
    }
    let ways = ways_out(turn, who);
    let direction = *turn.dice.pick(Stream::Movement, &ways).ok_or(Refusal::Cornered)?;
    for attacker in attackers {
        // A blow before this one may have killed the runner, and so ended the fight.
        if foe_of(turn.world, attacker) == Some(who) {
            strike(turn, attacker, who, Manner::Parting);
        }
    }
    if is_fighting(turn.world, who) || !attackers_of(turn.world, who).is_empty() {
        run(turn, who, direction);
    }
    Ok(())
}

/// A player was hurt, who had `before` health: they run if they have as little now as they chose to.
/// One who is cornered is told so once, and tries again whenever they are hurt.
pub(super) fn lose_heart(turn: &mut Turn, who: CreatureId, before: u32) {
    let Some(limit) = player::flees_at(turn.world, who) else { return };
    let health = turn.world.creatures.get(who).map_or(0, |body| body.health());
    let fights = is_fighting(turn.world, who) || !attackers_of(turn.world, who).is_empty();
    if !fights || health >= before || health > limit {
        return;
    }
    if ways_out(turn, who).is_empty() {
        if before > limit {
            turn.report(event::Event::Refused { who, why: Refusal::Cornered });
        }
        return;
    }
    turn.report(Event::LostHeart { who });
    // There is a way, so it cannot be refused.
    let _ = flee(turn, who);
}

fn ways_out(turn: &Turn, who: CreatureId) -> Vec<Direction> {
    Direction::ALL
        .into_iter()
        .filter(|direction| movement::way_out(turn, who, *direction).is_ok())
        .collect()
}

fn run(turn: &mut Turn, who: CreatureId, direction: Direction) {
    let Some(room) = turn.world.places.room_of(who) else { return };
    let Ok(to) = movement::way_out(turn, who, direction) else { return };
    turn.report(Event::Fled { who, room, direction });
    movement::step(turn, who, to, Way::Flight(direction));
}
