//! Death, what it teaches those who fought, and waking after it.

use super::corpse;
use super::event::Event;
use super::rules::end_fights_of;
use crate::base::id::{CreatureId, RoomId};
use crate::game::creature::{self, Creature, Posture};
use crate::game::fight::{attackers_of, count};
use crate::game::schedule::Job;
use crate::game::turn::Turn;
use crate::game::{effect, faction, look, place};

/// Somebody dies, whoever killed them. Not to be called from a `hears`: what happened so far is
/// told first, while the dead still have their names.
pub fn die(turn: &mut Turn, who: CreatureId, killer: Option<CreatureId>) {
    let Some(body) = turn.world.creatures.get(who) else { return };
    let Some(room) = turn.world.places.room_of(who) else { return };
    match body.is_player() {
        true => player_dies(turn, who, room, killer),
        false => npc_dies(turn, who, room, killer),
    }
}

fn npc_dies(turn: &mut Turn, who: CreatureId, room: RoomId, killer: Option<CreatureId>) {
    let victors = victors(turn, who, room);
    let Some(died) = fact(turn, who, room, killer, &victors) else { return };
    let worth = worth(turn, who);
    corpse::of_npc(turn, who, room);
    turn.settle();
    turn.report(died);
    for victor in &victors {
        reward(turn, *victor, room, worth, victors.len() as u64);
    }
    lay_to_rest(turn, who);
    creature::remove(turn, who);
    for job in [Job::Regain(who), Job::Think(who)] {
        turn.world.schedule.cancel(&job);
    }
}

fn player_dies(turn: &mut Turn, who: CreatureId, room: RoomId, killer: Option<CreatureId>) {
    let Some(died) = fact(turn, who, room, killer, &[]) else { return };
    corpse::of_player(turn, who, room);
    turn.report(died);
    lay_to_rest(turn, who);
    turn.settle();
    wake(turn, who);
}

fn fact(
    turn: &mut Turn,
    who: CreatureId,
    room: RoomId,
    killer: Option<CreatureId>,
    victors: &[CreatureId],
) -> Option<Event> {
    let faction = faction::of(turn.content, turn.world, who);
    let nth = count(turn.world);
    let body = turn.world.creatures.get(who)?;
    Some(Event::Died {
        who,
        name: body.name().clone(),
        pronouns: body.pronouns(),
        room,
        killer,
        victors: victors.to_vec(),
        faction,
        spawn: body.spawn(),
        template: body.template(),
        nth,
    })
}

fn lay_to_rest(turn: &mut Turn, who: CreatureId) {
    end_fights_of(turn, who);
    effect::clear(turn.world, who);
}

/// A dead player comes to at the shrine, weak and resting.
fn wake(turn: &mut Turn, who: CreatureId) {
    let shrine = turn.content.shrine;
    place::put_creature(turn.world, who, shrine);
    creature::set_posture(turn, who, Posture::Resting);
    let quarter = turn.world.creatures.get(who).map_or(1, |body| body.health_max() / 4).max(1);
    creature::heal(turn, who, quarter);
    creature::start_regaining(turn, who);
    let nth = count(turn.world);
    turn.report(Event::Woke { who, room: shrine, nth });
    turn.report(look::Event::Looked { who, room: shrine });
}

/// The level and the experience that an NPC is worth.
#[derive(Clone, Copy)]
struct Worth {
    level: u32,
    experience: u64,
}

fn worth(turn: &Turn, who: CreatureId) -> Worth {
    let level = turn.world.creatures.get(who).map_or(1, Creature::level);
    let template = turn.world.creatures.get(who).and_then(Creature::template);
    let experience = template.and_then(|t| turn.content.npcs.get(t)).map_or(0, |npc| {
        npc.experience.saturating_mul(u64::from(level)) / u64::from(npc.level.max(1))
    });
    Worth { level, experience }
}

/// The players in the room who strike at somebody.
fn victors(turn: &Turn, who: CreatureId, room: RoomId) -> Vec<CreatureId> {
    attackers_of(turn.world, who)
        .into_iter()
        .filter(|other| turn.world.players.is_here(*other))
        .filter(|other| turn.world.places.room_of(*other) == Some(room))
        .collect()
}

/// Gives a player one of `shares` shares of what an NPC was worth.
fn reward(turn: &mut Turn, who: CreatureId, room: RoomId, worth: Worth, shares: u64) {
    let before = turn.world.creatures.get(who).map_or(1, Creature::level);
    if worth.experience == 0 {
        return;
    }
    let whole = worth.experience / shares.max(1);
    let experience = (whole.saturating_mul(percent(before, worth.level)) / 100).max(1);
    turn.report(Event::Gained { who, experience });
    if let Some(level) = creature::gain_experience(turn, who, experience) {
        turn.report(Event::LevelGained { who, room, before, level });
    }
}

/// What somebody of one level learns from a foe of another, in percent: 10 more for each level
/// above, up to half again; 15 less for each level below, down to a twentieth.
fn percent(own: u32, foe: u32) -> u64 {
    match foe.checked_sub(own) {
        Some(above) => 100 + 10 * u64::from(above.min(5)),
        None => 100_u64.saturating_sub(15 * u64::from(own - foe)).max(5),
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn the_weak_teach_little_and_the_strong_more() {
        assert_eq!([percent(3, 3), percent(1, 3), percent(1, 20)], [100, 120, 150]);
        assert_eq!([percent(3, 2), percent(20, 1)], [85, 5]);
    }
}
