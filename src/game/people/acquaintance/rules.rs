//! Choosing whom to hear, and who is told of friends.

use super::refusals;
use super::state::{Bond, Pair};
use super::text::Event;
use crate::base::id::CreatureId;
use crate::base::limits::{FRIENDS_MAX, IGNORED_MAX};
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::role::Role;
use crate::game::ground::place::{self, How};
use crate::game::people::notice::{self, Way};
use crate::game::people::player;
use crate::game::{Event as Fact, Refusal, Turn, World};

/// Whether nothing of what somebody says or shows comes to a reader. Staff are always heard.
pub fn ignores(world: &World, reader: CreatureId, speaker: CreatureId) -> bool {
    let bonds = &world.acquaintances;
    bonds.is_known(speaker)
        && bonds.bond(reader, speaker) == Some(Bond::Ignored)
        && !is_staff(world, speaker)
}

/// Whether words of one reach another to whom they are said.
///
/// # Errors
/// If either ignores the other, as the speaker may read it.
pub fn may_reach(world: &World, speaker: CreatureId, to: CreatureId) -> Result<(), Refusal> {
    if ignores(world, to, speaker) {
        return Err(refusals::does_not_hear(&player::name_of(world, to)));
    }
    match ignores(world, speaker, to) {
        true => Err(refusals::could_not_answer(&player::name_of(world, to))),
        false => Ok(()),
    }
}

fn is_staff(world: &World, who: CreatureId) -> bool {
    world.players.role(who) >= Role::Wizard
}

/// Somebody is ignored, or a friend, from now on; what they were before is over. Kept.
pub(super) fn choose(turn: &mut Turn, pair: Pair, bond: Bond) -> Result<(), Refusal> {
    may_choose(turn.world, pair, bond)?;
    turn.world.acquaintances.put(pair, bond);
    turn.world.dirty.kept(Key::Acquaintance(pair));
    Ok(())
}

fn may_choose(world: &World, pair: Pair, bond: Bond) -> Result<(), Refusal> {
    let name = || player::name_of(world, pair.whom);
    if pair.who == pair.whom {
        return Err(refusals::yourself(bond));
    }
    if bond == Bond::Ignored
        && is_staff(world, pair.whom)
        && world.players.may_see(pair.who, pair.whom)
    {
        return Err(refusals::is_staff(&name()));
    }
    let bonds = &world.acquaintances;
    if bonds.bond(pair.who, pair.whom) == Some(bond) {
        return Err(refusals::already(bond, &name()));
    }
    let most = match bond {
        Bond::Ignored => IGNORED_MAX,
        Bond::Friend => FRIENDS_MAX,
    };
    match bonds.those(pair.who, bond).count() >= most {
        true => Err(refusals::too_many(bond, most)),
        false => Ok(()),
    }
}

/// Somebody is nothing to one any more. Kept.
pub(super) fn end(turn: &mut Turn, pair: Pair, bond: Bond) -> Result<(), Refusal> {
    if turn.world.acquaintances.bond(pair.who, pair.whom) != Some(bond) {
        return Err(refusals::not_so(bond, &player::name_of(turn.world, pair.whom)));
    }
    turn.world.acquaintances.take(pair);
    turn.world.dirty.kept(Key::Acquaintance(pair));
    Ok(())
}

/// Whom a name means: that character, here or away; else one in the world whose name begins so.
///
/// # Errors
/// If nobody is called so.
pub fn called(world: &World, who: CreatureId, name: &str) -> Result<CreatureId, Refusal> {
    let players = &world.players;
    let begins = || {
        let wanted = name.to_lowercase();
        let sees = |other: &CreatureId| *other != who && players.may_see(who, *other);
        players.here_called(&wanted).filter(sees).min()
    };
    players.find(name).or_else(begins).ok_or_else(|| refusals::no_such(name))
}

/// Friends of whoever comes into the world, or leaves it, are told.
pub(super) fn hears(turn: &mut Turn, event: &Fact) {
    match event {
        Fact::Place(place::Event::Came { who, how: How::Entered, .. }) => {
            let to = to_be_told(turn.world, *who);
            if !to.is_empty() {
                turn.report(Event::FriendCame { who: *who, to });
            }
        }
        Fact::Place(place::Event::Went { who, how: How::Left, .. }) => {
            let to = to_be_told(turn.world, *who);
            if !to.is_empty() {
                turn.report(Event::FriendWent { who: *who, to });
            }
        }
        _ => {}
    }
}

/// Whoever is there, sees them, and wants to hear of friends.
fn to_be_told(world: &World, whom: CreatureId) -> Vec<CreatureId> {
    let wants = |who: &CreatureId| {
        notice::is_there(world, *who)
            && world.players.may_see(*who, whom)
            && world.notices.way(*who, super::FRIENDS.name) != Way::Off
    };
    world.acquaintances.by_whom(whom, Bond::Friend).filter(wants).collect()
}

/// A character is no more: it chose nothing, and is chosen by nobody. Kept.
pub(super) fn forgets(world: &mut World, who: CreatureId) {
    let is_about = |pair: &Pair| pair.who == who || pair.whom == who;
    let all = world.acquaintances.pairs().map(|(pair, _)| pair);
    for pair in all.filter(is_about).collect::<Vec<_>>() {
        world.acquaintances.take(pair);
        world.dirty.kept(Key::Acquaintance(pair));
    }
}

/// What must always be true: only characters choose characters, and nobody themself.
pub fn check(world: &World) -> Result<(), String> {
    let is_known = |who| world.players.character(who).is_some();
    for (pair, bond) in world.acquaintances.pairs() {
        if !is_known(pair.who) || !is_known(pair.whom) || pair.who == pair.whom {
            return Err(format!("{:?} is {} to {:?}", pair.whom, bond.word(), pair.who));
        }
    }
    Ok(())
}
