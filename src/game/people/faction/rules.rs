//! What moves standing, and what a decree changes.
//!
//! All numbers are the world's ([`super::Weights`], `config/factions.yaml`).

use super::content::Attitude;
use super::event::{Change, Event, Mutual, Parting};
use super::members;
use super::stance::{are_allied, are_factions_hostile, attitude, of};
use super::state::Relation;
use crate::base::id::{CreatureId, FactionId, ItemTemplateId};
use crate::base::limits::{STANDING_MAX, THINGS_CARRIED_MAX};
use crate::base::money::Coins;
use crate::game::frame::actor::Actor;
use crate::game::frame::keep::dirty::Key;
use crate::game::ground::item::{self, Own};
use crate::game::ground::ledger::{self, Outside};
use crate::game::ground::place::Place;
use crate::game::people::player;
use crate::game::people::reputation::{self, Deed, Observer};
use crate::game::{Content, Turn, World};

/// What factions give to those they think well of.
pub(super) const REWARDS: Outside =
    Outside::new("rewards", "what factions reward their friends with");

/// A player had a hand in the death of a member: the faction thinks worse of them, its enemies
/// better, its allies worse by half.
pub fn slew(turn: &mut Turn, who: CreatureId, of: FactionId) {
    let weights = &turn.content.weights;
    let (cost, gain) = (weights.kill_cost, weights.kill_gain);
    let share = cost * weights.ally_percent / 100;
    let point = |faction, by, deed| Point { faction, by, deed };
    let mut points = vec![point(of, -cost, Deed::SlewMember)];
    for other in turn.content.factions.ids().filter(|other| *other != of) {
        if are_factions_hostile(turn.content, turn.world, Some(other), Some(of)) {
            points.push(point(other, gain, Deed::SlewEnemy));
        } else if are_allied(turn.content, turn.world, other, of) {
            points.push(point(other, -share, Deed::SlewAlly));
        }
    }
    regard(turn, who, &points);
}

/// A player gave something of this value to a member. Gifts lift nobody beyond a point.
pub fn gave(turn: &mut Turn, who: CreatureId, to: FactionId, worth: Coins) {
    let weights = &turn.content.weights;
    let worth = i64::try_from(worth.0).unwrap_or(i64::MAX);
    let points = (worth / weights.gift_coins_per_point.max(1)).min(weights.gift_points_max);
    let room = weights.gift_standing_max - turn.world.reputation.standing(who, to).score;
    let by = points.min(room.max(0));
    regard(turn, who, &[Point { faction: to, by, deed: Deed::Gift }]);
}

/// By how many points a faction is to think otherwise of a player, and for what.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Point {
    pub faction: FactionId,
    pub by: i64,
    pub deed: Deed,
}

/// Changes what factions think of a player. The one way it changes, for deeds, gifts and whatever a
/// quest pays. Kept.
pub fn regard(turn: &mut Turn, who: CreatureId, points: &[Point]) {
    let mut changes: Vec<Change> = Vec::new();
    let mut reached = Vec::new();
    for point in points {
        let Some((change, best)) = move_standing(turn, who, *point) else { continue };
        reached.extend(newly_reached(turn, who, point.faction, best));
        changes.push(change);
    }
    if changes.is_empty() {
        return;
    }
    let worse: Vec<FactionId> = changes.iter().map(|change| change.faction).collect();
    turn.report(Event::Regarded { who, changes });
    for (faction, item) in reached {
        reward(turn, who, faction, item);
    }
    for faction in worse {
        expel_an_enemy(turn, who, faction);
    }
}

/// Moves one standing within its bounds; `None` if nothing changes. Comes back with the best that it
/// ever was before.
fn move_standing(turn: &mut Turn, who: CreatureId, point: Point) -> Option<(Change, i64)> {
    let Point { faction, by, deed } = point;
    let tiers = &turn.content.factions.get(faction)?.tiers;
    let known = turn.world.reputation.standing(who, faction);
    let moved = known.score.saturating_add(by).clamp(tiers.floor().min(known.score), STANDING_MAX);
    if moved == known.score {
        return None;
    }
    let (before, after) = (tiers.at(known.score), tiers.at(moved));
    let by = moved - known.score;
    let (actor, observer) = (Actor::Player(who), Observer::Faction(faction));
    let change = reputation::Change { actor, observer, deed, by, about: None, note: String::new() };
    reputation::record(turn, change);
    Some((Change { faction, by, before, after }, known.best))
}

/// The things of tiers that a player has come to for the first time.
fn newly_reached(
    turn: &Turn,
    who: CreatureId,
    faction: FactionId,
    best: i64,
) -> Vec<(FactionId, ItemTemplateId)> {
    let Some(written) = turn.content.factions.get(faction) else { return Vec::new() };
    let score = turn.world.reputation.standing(who, faction).score;
    let new = written.tiers.iter().filter(|tier| best < tier.from && tier.from <= score);
    new.flat_map(|tier| tier.items.iter().map(|item| (faction, *item))).collect()
}

/// Gives a thing; on the floor where the pack is full.
fn reward(turn: &mut Turn, who: CreatureId, faction: FactionId, template: ItemTemplateId) {
    let Some(written) = turn.content.items.get(template) else { return };
    let Some(room) = player::whereabouts(turn.content, turn.world, who) else { return };
    let is_full = turn.world.places.carried(who).len() >= THINGS_CARRIED_MAX;
    let at = if is_full { Place::Room(room) } else { Place::Carried(who) };
    ledger::made_of(turn, template, 1, REWARDS);
    item::create(turn, template, 1, Own::default(), at);
    let item = crate::text::sentence::a(&written.name);
    turn.report(Event::Rewarded { who, faction, item });
}

/// Nobody stays a member of a faction whose people attack them.
fn expel_an_enemy(turn: &mut Turn, who: CreatureId, faction: FactionId) {
    let is_member = of(turn.content, turn.world, who) == Some(faction);
    let is_enemy = attitude(turn.content, turn.world, who, faction) == Attitude::Hostile;
    if is_member && is_enemy {
        members::remove(turn, who, Parting::Expelled);
    }
}

/// Decides how one faction meets another from now on, or each the other, whatever is written;
/// without a relation, what is written decides again. Kept.
pub fn decree(
    turn: &mut Turn,
    who: CreatureId,
    (from, to): (FactionId, FactionId),
    relation: Option<Relation>,
    mutual: Mutual,
) {
    let at_war = |turn: &Turn| {
        let hostile = |a, b| are_factions_hostile(turn.content, turn.world, Some(a), Some(b));
        hostile(from, to) || hostile(to, from)
    };
    let before = at_war(turn);
    match relation {
        Some(relation) => set_faction_hostility(turn.world, (from, to), relation, mutual),
        None => undecree(turn.world, (from, to), mutual),
    }
    let begins = !before && at_war(turn);
    turn.report(Event::Decreed { who, from, to, relation, mutual, begins });
}

/// Makes one faction hostile to another, or not, in its direction or in both (F8). Kept.
pub fn set_faction_hostility(
    world: &mut World,
    factions: (FactionId, FactionId),
    relation: Relation,
    mutual: Mutual,
) {
    for (from, to) in directions(factions, mutual).filter(|(from, to)| from != to) {
        world.factions.decrees.entry(from).or_default().insert(to, relation);
        world.dirty.kept(Key::Faction(from));
    }
}

/// Takes a decree back, in its direction or in both. Kept.
fn undecree(world: &mut World, factions: (FactionId, FactionId), mutual: Mutual) {
    for (from, to) in directions(factions, mutual) {
        let Some(decrees) = world.factions.decrees.get_mut(&from) else { continue };
        decrees.remove(&to);
        if decrees.is_empty() {
            world.factions.decrees.remove(&from);
        }
        world.dirty.kept(Key::Faction(from));
    }
}

/// Who is to meet whom otherwise.
fn directions(
    (from, to): (FactionId, FactionId),
    mutual: Mutual,
) -> impl Iterator<Item = (FactionId, FactionId)> {
    let back = (mutual == Mutual::Both).then_some((to, from));
    std::iter::once((from, to)).chain(back)
}

/// What must always be true: members exist, and nobody is decreed to meet themselves.
pub fn check(world: &World) -> Result<(), String> {
    let exists = |who: CreatureId| world.players.character(who).is_some();
    if let Some(who) = world.factions.members.keys().find(|who| !exists(**who)) {
        return Err(format!("creature {} is a member and no character", who.0));
    }
    let itself = world.factions.decrees.iter().find(|(from, others)| others.contains_key(from));
    match itself {
        Some((from, _)) => Err(format!("faction {} is decreed to meet itself", from.0)),
        None => Ok(()),
    }
}

/// Tells the log who is at war, once at a start (F11).
pub fn log_hostilities(content: &Content, world: &World) {
    let hostile =
        |a: FactionId, b: FactionId| are_factions_hostile(content, world, Some(a), Some(b));
    for (a, one) in content.factions.iter() {
        for (b, other) in content.factions.iter() {
            let arrow = match (hostile(a, b), hostile(b, a)) {
                (true, true) if a < b => "<->",
                (true, false) => "->",
                _ => continue,
            };
            tracing::info!(target: "faction", "Set hostility: {} {arrow} {}", one.name, other.name);
        }
    }
}
