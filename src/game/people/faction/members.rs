//! Joining and leaving. A player is of one faction at a time.

use super::content::Attitude;
use super::event::{Event, Parting};
use super::refusals;
use super::rules::{Point, regard};
use super::stance::attitude;
use super::state::Membership;
use super::text::{self, the_faction};
use crate::base::id::{CreatureId, FactionId};
use crate::game::frame::confirm::Later;
use crate::game::frame::keep::dirty::Key;
use crate::game::people::notice::{self, Draft, Topic};
use crate::game::people::reputation::Deed;
use crate::game::{Refusal, Turn, World};

/// Makes a player a member, if the faction takes them. Kept.
pub fn join(turn: &mut Turn, who: CreatureId, faction: FactionId) -> Result<(), Refusal> {
    may_join(turn, who, faction)?;
    let membership = Membership { faction, joined: turn.now };
    turn.world.factions.members.insert(who, membership);
    turn.world.dirty.kept(Key::Member(who));
    turn.report(Event::Joined { who, faction });
    Ok(())
}

/// Why a player may not join, if so.
pub(super) fn may_join(turn: &Turn, who: CreatureId, faction: FactionId) -> Result<(), Refusal> {
    let Some(written) = turn.content.factions.get(faction) else {
        return Err(refusals::gone());
    };
    let the = the_faction(written);
    let current = turn.world.factions.membership(who);
    let level = turn.world.players.character(who).map_or(0, |own| own.level());
    let members = turn.world.factions.members.values();
    let members = members.filter(|member| member.faction == faction).count();
    let Some(joining) = written.joining else {
        return Err(refusals::takes_nobody(&the));
    };
    if current.is_some_and(|current| current.faction == faction) {
        return Err(refusals::belongs_already(&the));
    }
    if current.is_some() {
        return Err(refusals::belongs_elsewhere());
    }
    if level < joining.level_min {
        return Err(refusals::below_level(&the, joining.level_min));
    }
    if joining.members_max.is_some_and(|most| members >= most as usize) {
        return Err(refusals::has_enough(&the));
    }
    if attitude(turn.content, turn.world, who, faction) == Attitude::Hostile {
        return Err(refusals::hostile(&the));
    }
    Ok(())
}

/// To join binds, so it is done when a minute has passed.
pub(super) const JOINS: Later = Later {
    name: "faction_join",
    words: text::joining,
    run: |turn, who, key| {
        let faction = turn.content.names.factions.find(key).ok_or_else(refusals::gone)?;
        let done = join(turn, who, faction);
        if !notice::is_there(turn.world, who) {
            let words = text::joined_meanwhile(turn.view(), faction, &done);
            let (topic, command) = (&MEMBERSHIP, "faction standing".into());
            notice::send(turn, who, Draft { topic, words, command });
        }
        done
    },
};

/// That a faction took somebody in, or not, while they were away.
pub(super) const MEMBERSHIP: Topic = Topic { name: "faction", says: "your place in a faction" };

/// A player wants to leave their faction, and is asked whether that is worth its price.
pub(super) fn would_leave(turn: &mut Turn, who: CreatureId) -> Result<(), Refusal> {
    let current = turn.world.factions.membership(who).ok_or_else(refusals::belongs_to_none)?;
    let cost = turn.content.weights.leaving_cost;
    let written = turn.content.factions.get(current.faction).ok_or_else(refusals::gone)?;
    let price = text::price_of_leaving(written, cost);
    match turn.is_sure(who, "faction leave", &price) {
        true => leave(turn, who),
        false => Ok(()),
    }
}

/// A player leaves their faction, which takes it ill. Kept.
pub fn leave(turn: &mut Turn, who: CreatureId) -> Result<(), Refusal> {
    let Some(membership) = turn.world.factions.membership(who) else {
        return Err(refusals::belongs_to_none());
    };
    remove(turn, who, Parting::Left);
    let cost = turn.content.weights.leaving_cost;
    let point = Point { faction: membership.faction, by: -cost, deed: Deed::Left };
    regard(turn, who, &[point]);
    Ok(())
}

/// A character is no more, and no faction counts it. Kept.
pub(super) fn forget(world: &mut World, who: CreatureId) {
    if world.factions.members.remove(&who).is_some() {
        world.dirty.kept(Key::Member(who));
    }
}

pub(super) fn remove(turn: &mut Turn, who: CreatureId, how: Parting) {
    if let Some(membership) = turn.world.factions.members.remove(&who) {
        turn.world.dirty.kept(Key::Member(who));
        turn.report(Event::Parted { who, faction: membership.faction, how });
    }
}
