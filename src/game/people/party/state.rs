//! Who follows whom, and who is of one group.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::{FOLLOWERS_MAX, PARTY_MEMBERS_MAX};
use crate::game::World;
use crate::game::frame::schedule::Job;
use crate::game::ground::place::Way;

/// All company in the world.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// Whom each follower follows. There is no circle in it.
    pub(super) leaders: BTreeMap<CreatureId, CreatureId>,
    /// The same the other way.
    pub(super) followers: BTreeMap<CreatureId, BTreeSet<CreatureId>>,
    /// The steps that each follower still has to take.
    pub(super) trails: BTreeMap<CreatureId, VecDeque<Step>>,
    /// Groups by their numbers. Kept.
    pub(super) groups: BTreeMap<u64, Group>,
    /// The number of each member's group.
    pub(super) of: BTreeMap<CreatureId, u64>,
    /// When those may step between others again who tried it of late.
    pub(super) rescues: BTreeMap<CreatureId, Millis>,
}

/// A step of somebody who is followed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Step {
    pub from: RoomId,
    pub by: Way,
    /// Where it led, once they are there.
    pub to: Option<RoomId>,
}

/// Those who belong together.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Group {
    pub leader: CreatureId,
    /// Those who have been in it longest come first, each with the moment at which they joined.
    pub members: Vec<(CreatureId, Millis)>,
}

/// Whom somebody follows.
pub fn followed_by(world: &World, who: CreatureId) -> Option<CreatureId> {
    world.parties.leaders.get(&who).copied()
}

/// Everyone who follows somebody, in the order of their ids.
pub fn followers_of(world: &World, who: CreatureId) -> Vec<CreatureId> {
    world.parties.followers.get(&who).into_iter().flatten().copied().collect()
}

pub(super) fn group_of(world: &World, who: CreatureId) -> Option<&Group> {
    world.parties.groups.get(world.parties.of.get(&who)?)
}

/// All members of somebody's group, here or away, themself among them; nobody if they are in none.
/// Those who have been in it longest come first.
pub fn members_of(world: &World, who: CreatureId) -> Vec<CreatureId> {
    group_of(world, who)
        .map(|group| group.members.iter().map(|(member, _)| *member).collect())
        .unwrap_or_default()
}

/// Somebody and all others of their group who are in the world: themself alone if they are in none.
pub fn company(world: &World, who: CreatureId) -> Vec<CreatureId> {
    let mut members = members_of(world, who);
    members.retain(|member| world.players.is_here(*member));
    if members.is_empty() { vec![who] } else { members }
}

/// Whether two are of one group.
pub fn are_together(world: &World, one: CreatureId, other: CreatureId) -> bool {
    let groups = &world.parties.of;
    groups.get(&one).is_some_and(|group| groups.get(&other) == Some(group))
}

/// Who leads somebody's group now: the one who is said to, or while they are away whoever has been
/// in it longest of those who are here.
pub fn leader_of(world: &World, who: CreatureId) -> Option<CreatureId> {
    let group = group_of(world, who)?;
    let is_here = |member: &CreatureId| world.players.is_here(*member);
    let first = || group.members.iter().map(|(member, _)| *member).find(is_here);
    Some(Some(group.leader).filter(is_here).or_else(first).unwrap_or(group.leader))
}

/// How long somebody has to wait before they may step between others again; if it is not at all, they
/// do so now, and may again at the second moment.
pub fn may_try_rescue(
    world: &mut World,
    who: CreatureId,
    (now, again): (Millis, Millis),
) -> Option<Millis> {
    let rescues = &mut world.parties.rescues;
    rescues.retain(|_, moment| *moment > now);
    if let Some(moment) = rescues.get(&who) {
        return Some(moment.since(now));
    }
    rescues.insert(who, again);
    None
}

/// What must always be true: nobody follows in a circle, or somebody who is not there; groups have two
/// members or more, who lead them and are in no other, and who is away has a place for a while.
pub fn check(world: &World) -> Result<(), String> {
    let parties = &world.parties;
    for (who, leader) in &parties.leaders {
        if world.creatures.get(*who).is_none() || world.creatures.get(*leader).is_none() {
            return Err(format!("creature {} follows {}, and one is gone", who.0, leader.0));
        }
        if !parties.followers.get(leader).is_some_and(|all| all.contains(who)) {
            return Err(format!("creature {} is not among the followers of {}", who.0, leader.0));
        }
        if leads_to(parties, *leader, *who) {
            return Err(format!("creature {} follows in a circle", who.0));
        }
    }
    let listed: usize = parties.followers.values().map(BTreeSet::len).sum();
    if listed != parties.leaders.len() {
        return Err("a follower is listed who does not follow".into());
    }
    if let Some(all) = parties.followers.values().find(|all| all.len() > FOLLOWERS_MAX) {
        return Err(format!("{} follow one", all.len()));
    }
    for (id, group) in &parties.groups {
        check_group(world, *id, group)?;
    }
    let members: usize = parties.groups.values().map(|group| group.members.len()).sum();
    if members != parties.of.len() {
        return Err("somebody is of a group and no member of it".into());
    }
    Ok(())
}

fn check_group(world: &World, id: u64, group: &Group) -> Result<(), String> {
    if !(2..=PARTY_MEMBERS_MAX).contains(&(group.members.len() as u64)) {
        return Err(format!("group {id} has {} members", group.members.len()));
    }
    if !group.members.iter().any(|(member, _)| *member == group.leader) {
        return Err(format!("group {id} is led by {}, who is not in it", group.leader.0));
    }
    for (member, _) in &group.members {
        if world.parties.of.get(member) != Some(&id) {
            return Err(format!("member {} of group {id} is of another", member.0));
        }
        if world.players.character(*member).is_none() {
            return Err(format!("member {} of group {id} is no character", member.0));
        }
        let is_here = world.players.is_here(*member);
        if is_here == world.schedule.has(&Job::PartyPlace(*member)) {
            return Err(format!("the place of {} is kept as if {is_here}", member.0));
        }
    }
    Ok(())
}

/// Whether whoever follows `from` would walk behind `to` in the end, or is them.
pub(super) fn leads_to(parties: &State, from: CreatureId, to: CreatureId) -> bool {
    let mut at = Some(from);
    let mut steps = 0;
    while let Some(one) = at {
        if one == to {
            return true;
        }
        steps += 1;
        if steps > parties.leaders.len() + 1 {
            return true;
        }
        at = parties.leaders.get(&one).copied();
    }
    false
}
