//! Belonging together: who is taken in, who leads, who is away.

use super::state::{Group, group_of, leader_of, members_of};
use super::{Event, Formed, Left, MEMBERS_MOST, PLACE_LASTS, facts, refusals};
use crate::base::id::CreatureId;
use crate::base::limits::PARTY_MEMBERS_MAX;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::part::Done;
use crate::game::frame::schedule::Job;
use crate::game::{Refusal, Turn, World};

/// Refuses whoever does not lead the group that they are in.
pub(super) fn leads(world: &World, who: CreatureId) -> Done {
    match leader_of(world, who) {
        None => Err(refusals::in_no_group()),
        Some(leader) if leader != who => Err(refusals::somebody_else_leads(world, leader)),
        Some(_) => Ok(()),
    }
}

/// Takes a follower in. Kept.
pub(super) fn take_in(turn: &mut Turn, who: CreatureId, other: CreatureId) -> Done {
    if group_of(turn.world, who).is_some() {
        leads(turn.world, who)?;
    }
    if members_of(turn.world, who).contains(&other) {
        return Err(refusals::in_it_already(turn.world, other));
    }
    if group_of(turn.world, other).is_some() {
        return Err(refusals::in_another(turn.world, other));
    }
    if turn.world.players.character(other).is_none() {
        return Err(refusals::no_player(turn.world, other));
    }
    if super::followed_by(turn.world, other) != Some(who) {
        return Err(refusals::does_not_follow(turn.world, other));
    }
    let most = turn.world.numbers.of(&MEMBERS_MOST).min(PARTY_MEMBERS_MAX);
    if members_of(turn.world, who).len() as u64 >= most {
        return Err(refusals::is_full(most));
    }
    let is_new = if group_of(turn.world, who).is_none() { Formed::Now } else { Formed::Before };
    if is_new == Formed::Now {
        let id = turn.world.parties.groups.last_key_value().map_or(1, |(id, _)| id + 1);
        let group = Group { leader: who, members: Vec::new() };
        turn.world.parties.groups.insert(id, group);
        join(turn, id, who);
    }
    if let Some(id) = turn.world.parties.of.get(&who).copied() {
        join(turn, id, other);
    }
    turn.report(Event::Joined { who: other, leader: who, is_new });
    Ok(())
}

fn join(turn: &mut Turn, id: u64, who: CreatureId) {
    let now = turn.now;
    if let Some(group) = turn.world.parties.groups.get_mut(&id) {
        group.members.push((who, now));
        turn.world.parties.of.insert(who, id);
        turn.world.dirty.kept(Key::PartyMember(who));
        let members = members_of(turn.world, who);
        facts::mark(turn.world, &members);
    }
}

/// Somebody is in their group no more. Where only one is left, there is none. Kept.
pub(super) fn leave(turn: &mut Turn, who: CreatureId, by: CreatureId, why: Left) {
    let Some(led_before) = leader_of(turn.world, who) else { return };
    let told = members_of(turn.world, who);
    take_out(turn, who);
    let rest: Vec<CreatureId> = told.iter().copied().filter(|other| *other != who).collect();
    turn.report(Event::LeftGroup { who, by, left: rest.clone(), why });
    let Some(first) = rest.first().copied() else { return };
    if rest.len() < 2 {
        take_out(turn, first);
        turn.report(Event::Dissolved { told: rest });
        return;
    }
    if let Some(leader) = leader_of(turn.world, first).filter(|leader| *leader != led_before) {
        turn.report(Event::Leads { who: leader, told: rest });
    }
}

/// Takes somebody out, and lets the next one lead. Kept.
fn take_out(turn: &mut Turn, who: CreatureId) {
    let members = members_of(turn.world, who);
    facts::mark(turn.world, &members);
    let parties = &mut turn.world.parties;
    let Some(id) = parties.of.remove(&who) else { return };
    turn.world.dirty.kept(Key::PartyMember(who));
    turn.world.schedule.cancel(&Job::PartyPlace(who));
    let Some(group) = turn.world.parties.groups.get_mut(&id) else { return };
    group.members.retain(|(member, _)| *member != who);
    let Some((first, _)) = group.members.first().copied() else {
        turn.world.parties.groups.remove(&id);
        return;
    };
    if group.leader == who {
        let here = |member: &CreatureId| turn.world.players.is_here(*member);
        let next = group.members.iter().map(|(member, _)| *member).find(here);
        group.leader = next.unwrap_or(first);
        turn.world.dirty.kept(Key::PartyMember(group.leader));
    }
}

/// All of a group go their own ways. Kept.
pub(super) fn disband(turn: &mut Turn, who: CreatureId) -> Done {
    leads(turn.world, who)?;
    let told = members_of(turn.world, who);
    for member in &told {
        take_out(turn, *member);
    }
    turn.report(Event::Dissolved { told });
    Ok(())
}

/// Another leads from now on. Kept.
pub(super) fn lead(turn: &mut Turn, who: CreatureId, other: CreatureId) -> Done {
    leads(turn.world, who)?;
    if who == other {
        return Err(refusals::you_lead());
    }
    let told = members_of(turn.world, who);
    if !told.contains(&other) {
        return Err(refusals::not_in_it(turn.world, other));
    }
    if !turn.world.players.is_here(other) {
        return Err(refusals::is_away(turn.world, other));
    }
    if let Some(id) = turn.world.parties.of.get(&who).copied() {
        let group = turn.world.parties.groups.get_mut(&id);
        let before = group.map(|group| std::mem::replace(&mut group.leader, other));
        for changed in before.into_iter().chain([other]) {
            turn.world.dirty.kept(Key::PartyMember(changed));
        }
    }
    facts::mark(turn.world, &told);
    turn.report(Event::Leads { who: other, told });
    Ok(())
}

/// A member left the world: their place is kept for a while.
pub(super) fn is_away(turn: &mut Turn, who: CreatureId) {
    if group_of(turn.world, who).is_none() {
        return;
    }
    keep_place(turn, who);
    let mut told = super::company(turn.world, who);
    told.retain(|member| *member != who);
    let has_led = group_of(turn.world, who).is_some_and(|group| group.leader == who);
    let leads = leader_of(turn.world, who).filter(|_| has_led && !told.is_empty());
    facts::mark(turn.world, &told);
    turn.report(Event::Away { who, told, leads });
}

fn keep_place(turn: &mut Turn, who: CreatureId) {
    let until = turn.now + turn.world.numbers.of(&PLACE_LASTS);
    turn.world.schedule.at(until, Job::PartyPlace(who));
}

/// And is back in time.
pub(super) fn is_back(turn: &mut Turn, who: CreatureId) {
    if group_of(turn.world, who).is_none() {
        return;
    }
    turn.world.schedule.cancel(&Job::PartyPlace(who));
    let mut told = super::company(turn.world, who);
    told.retain(|member| *member != who);
    facts::mark(turn.world, &told);
    turn.report(Event::Back { who, told });
}

/// Or is not.
pub fn place_is_over(turn: &mut Turn, who: CreatureId) {
    leave(turn, who, who, Left::Away);
}

/// The world wakes: whoever is of a group and not there has a place for a while from now on, unless it
/// is known until when already.
pub fn wakes(turn: &mut Turn) {
    let members: Vec<CreatureId> = turn.world.parties.of.keys().copied().collect();
    for who in members {
        match turn.world.players.is_here(who) {
            true => turn.world.schedule.cancel(&Job::PartyPlace(who)),
            false if !turn.world.schedule.has(&Job::PartyPlace(who)) => keep_place(turn, who),
            false => {}
        }
    }
}

/// A character is erased. Kept.
pub(super) fn forgets(turn: &mut Turn, who: CreatureId) {
    leave(turn, who, who, Left::Willing);
    turn.world.parties.rescues.remove(&who);
}

/// Whom a name means among the members of one's group, here or away.
pub(super) fn member_called(
    world: &World,
    who: CreatureId,
    name: &str,
) -> Result<CreatureId, Refusal> {
    let wanted = name.trim().to_lowercase();
    let members = members_of(world, who);
    if members.is_empty() {
        return Err(refusals::in_no_group());
    }
    let named = |member: &&CreatureId| {
        let own = world.players.name(**member).unwrap_or_default().to_lowercase();
        !wanted.is_empty() && own.starts_with(&wanted)
    };
    let found = members.iter().find(named).copied();
    found.ok_or_else(|| refusals::no_member_called(name.trim()))
}
