//! Who may harm whom: one question, asked by everything that hurts.
//!
//! Attacks (of players and of minds), blows, skills, whatever is laid on somebody and whatever bleeds
//! ask [`may_harm`], and so does [`combat::wound`](crate::game::people::combat::wound), through which
//! all health is lost that anybody takes from anybody: what is yet to come (thorns, fire in a room)
//! asks without knowing it. The answer is how far it may go ([`Terms`]), or why it may not be.
//!
//! - Nobody is struck in a **safe** room. A wound that was dealt elsewhere bleeds on.
//! - Nobody harms who is **frozen**: they cannot defend themselves.
//! - Players leave the **peaceful** alone, but for those who strike at them.
//! - A **player** harms a player only where something allows it: a feature that has it so
//!   (`Feature::harm`: a duel today; nations at war, recruits of factions and instances may answer
//!   there), or the room, if it is an **arena**. There whoever stands has agreed to it. Who sits, rests
//!   or sleeps looks on, and whose link is broken is left alone.
//!
//! Those who are of one **group** harm each other in a duel only, whatever the place.
//!
//! Not here: whether somebody could strike at all (`combat::may_attack`), and whether they want to
//! (`mind`).

mod refusals;
#[cfg(test)]
mod tests;

use crate::base::id::CreatureId;
use crate::game::ground::creature::{self, Behavior, Creature, NpcKind, Posture};
use crate::game::ground::fight;
use crate::game::people::party;
use crate::game::people::player::{self, Link, Presence};
use crate::game::{Content, FEATURES, Refusal, View};

/// What one would do to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Harm {
    pub by: CreatureId,
    pub target: CreatureId,
    pub way: Way,
}

/// How harm is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// Here and now: by an attack, a blow, a skill, by what is laid on somebody.
    Now,
    /// By what was done before and goes on: a wound that bleeds.
    Still,
}

/// How far harm may go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Terms {
    /// As far as it goes.
    Death,
    /// Until somebody is on the floor. Nobody dies of it.
    Floor,
    /// Until anybody is hurt. Nobody dies of it.
    FirstBlood,
}

/// What a feature says of harm among players; `None` if it is not for it to say.
pub type Ruling = Option<Result<Terms, Refusal>>;

impl Harm {
    /// What one would do to another here and now.
    pub fn now(by: CreatureId, target: CreatureId) -> Harm {
        Harm { by, target, way: Way::Now }
    }

    /// What one did to another, as far as it goes on.
    pub fn still(by: CreatureId, target: CreatureId) -> Harm {
        Harm { by, target, way: Way::Still }
    }
}

/// Whether one may harm another, and how far; or why not.
///
/// # Errors
/// The reason.
pub fn may_harm(view: View, harm: Harm) -> Result<Terms, Refusal> {
    let Harm { by, target, way } = harm;
    if by == target {
        return Ok(Terms::Death);
    }
    let Some(other) = view.world.creatures.get(target) else {
        return Err(Refusal::NotHere(player::name_of(view.world, target)));
    };
    if way == Way::Now && is_in(view, target, |room| room.safe) {
        return Err(Refusal::Safe);
    }
    if player::is_frozen(view, target) {
        return Err(Refusal::Peaceful(other.name().clone()));
    }
    // Whoever left the world may be dead for all a wound knows, but is a player still.
    if view.world.players.character(by).is_none() {
        return Ok(Terms::Death);
    }
    match other.is_player() {
        true => among_players(view, harm, other),
        false
            if is_peaceful(view.content, other)
                && fight::foe_of(view.world, target) != Some(by) =>
        {
            Err(Refusal::Peaceful(other.name().clone()))
        }
        false => Ok(Terms::Death),
    }
}

/// Whether one may lend another a hand in a fight: heal them, stand by them, step between. What a
/// feature keeps for some alone (a duel) is theirs alone in this, too.
///
/// # Errors
/// The reason.
pub fn may_help(view: View, who: CreatureId, friend: CreatureId) -> Result<(), Refusal> {
    let are_players = [who, friend].iter().all(|one| view.world.players.is_here(*one));
    if who == friend || !are_players {
        return Ok(());
    }
    ruling(view, Harm::now(who, friend)).map_or(Ok(()), |ruling| ruling.map(|_| ()))
}

/// What features say of harm among players, if any of them does.
fn ruling(view: View, harm: Harm) -> Ruling {
    FEATURES.iter().filter_map(|feature| feature.harm).find_map(|rule| rule(view, harm))
}

fn among_players(view: View, harm: Harm, other: &Creature) -> Result<Terms, Refusal> {
    if let Some(ruling) = ruling(view, harm) {
        return ruling;
    }
    if party::are_together(view.world, harm.by, harm.target) {
        return Err(refusals::of_your_group(other.name()));
    }
    if !is_in(view, harm.target, |room| room.arena) {
        return Err(Refusal::NoDuels);
    }
    let link = view.world.players.presence(harm.target).map(Presence::link);
    if link != Some(Link::Live) {
        return Err(refusals::nobody_there(other.name()));
    }
    if other.posture() < Posture::Standing && !fight::is_fighting(view.world, harm.target) {
        return Err(refusals::looks_on(other.name()));
    }
    Ok(Terms::Floor)
}

fn is_in(
    view: View,
    who: CreatureId,
    fits: impl Fn(&crate::game::ground::room::Room) -> bool,
) -> bool {
    view.world.places.room_of(who).and_then(|room| view.content.room(room)).is_some_and(fits)
}

/// Merchants, those who give quests, and the peaceful are left in peace by players.
fn is_peaceful(content: &Content, body: &Creature) -> bool {
    body.template().and_then(|template| content.npcs.get(template)).is_some_and(|npc| {
        matches!(npc.kind, NpcKind::Merchant | NpcKind::QuestGiver)
            || creature::behaves(content, body, Behavior::Merchant)
            || creature::behaves(content, body, Behavior::Peaceful)
    })
}
