//! Death, what it teaches those who fought, and waking after it.

use super::corpse;
use super::event::{Cost, Event};
use super::rules::end_fights_of;
use super::shares::TEAMWORK;
use super::shares::{Member, shares};
use super::spoils;
use crate::base::id::{CreatureId, RoomId};
use crate::game::Turn;
use crate::game::frame::schedule::Job;
use crate::game::frame::tell::namesake;
use crate::game::ground::creature::{self, Creature, Posture};
use crate::game::ground::deeds;
use crate::game::ground::fight::count;
use crate::game::ground::place::{self, How};
use crate::game::people::{effect, faction, look, party, player};

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
    let earned = earned(turn, who, room);
    let victors: Vec<CreatureId> = earned.iter().map(|(victor, _)| *victor).collect();
    let Some(died) = fact(turn, who, room, killer, &victors) else { return };
    let name = turn.world.creatures.get(who).map(|body| body.name().clone()).unwrap_or_default();
    let corpse = corpse::of_npc(turn, who, room, &heirs(turn, &victors));
    turn.settle();
    turn.report(died);
    for (victor, experience) in earned {
        pay(turn, victor, experience, (room, &name));
    }
    if let Some(corpse) = corpse {
        spoils::taken(turn, corpse, killer, &victors);
    }
    lay_to_rest(turn, who);
    creature::remove(turn, who, How::Died);
    for job in [Job::Regain(who), Job::Think(who)] {
        turn.world.schedule.cancel(&job);
    }
}

fn player_dies(turn: &mut Turn, who: CreatureId, room: RoomId, killer: Option<CreatureId>) {
    let Some(died) = fact(turn, who, room, killer, &[]) else { return };
    let cost = corpse::of_player(turn, who, room);
    turn.report(died);
    place::goes(turn, who, How::Died);
    lay_to_rest(turn, who);
    turn.settle();
    wake(turn, who, cost);
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
        known: namesake::known(turn.world, who),
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
fn wake(turn: &mut Turn, who: CreatureId, cost: Cost) {
    let shrine = turn.content.shrine;
    place::comes(turn, who, shrine, How::Woke);
    creature::set_posture(turn, who, Posture::Resting);
    let quarter = turn.world.creatures.get(who).map_or(1, |body| body.health_max() / 4).max(1);
    creature::heal(turn, who, quarter);
    creature::start_regaining(turn, who);
    let nth = count(turn.world);
    turn.report(Event::Woke { who, room: shrine, cost, nth });
    turn.report(look::Event::Looked { who, room: shrine });
}

/// What each of those who did something against an NPC is paid for its death, wherever they are
/// by now, those of them who are players and in the world.
fn earned(turn: &Turn, who: CreatureId, room: RoomId) -> Vec<(CreatureId, u64)> {
    let all = deeds::against(turn.world, who, turn.now);
    let (players, others): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(doer, _)| turn.world.players.is_here(*doer));
    let weight = |who| players.iter().find(|(doer, _)| *doer == who).map_or(0, |(_, deeds)| *deeds);
    let member = |who: CreatureId| Member {
        who,
        level: turn.world.creatures.get(who).map_or(1, Creature::level),
        deeds: weight(who),
        is_here: turn.world.places.room_of(who) == Some(room),
    };
    // Whoever is in no group is a party of their own.
    let mut parties: Vec<Vec<Member>> = Vec::new();
    for (doer, _) in &players {
        if !parties.iter().flatten().any(|member| member.who == *doer) {
            let company = party::company(turn.world, *doer);
            parties.push(company.into_iter().map(member).collect());
        }
    }
    let level = turn.world.creatures.get(who).map_or(1, Creature::level);
    let lost = others.iter().map(|(_, deeds)| deeds).sum();
    let teamwork = turn.world.numbers.of(&TEAMWORK);
    shares(reward(turn, who, level), level, &parties, lost, teamwork)
}

/// To whom a corpse belongs for a while: those who earned it, and all who are of a group with one of
/// them.
fn heirs(turn: &Turn, victors: &[CreatureId]) -> Vec<CreatureId> {
    let mut heirs = victors.to_vec();
    for victor in victors {
        for other in party::members_of(turn.world, *victor) {
            if !heirs.contains(&other) {
                heirs.push(other);
            }
        }
    }
    heirs
}

/// The experience that an NPC is worth: as written for its template, and in proportion if its
/// entry gives it another level.
fn reward(turn: &Turn, who: CreatureId, level: u32) -> u64 {
    let template = turn.world.creatures.get(who).and_then(Creature::template);
    template.and_then(|template| turn.content.npcs.get(template)).map_or(0, |npc| {
        npc.experience.saturating_mul(u64::from(level)) / u64::from(npc.level.max(1))
    })
}

/// Pays a player for the death of an NPC in a room.
fn pay(turn: &mut Turn, who: CreatureId, experience: u64, (room, name): (RoomId, &str)) {
    let (Some(body), Some(here)) = (turn.world.creatures.get(who), turn.world.places.room_of(who))
    else {
        return;
    };
    if experience == 0 {
        return;
    }
    let before = body.level();
    let elsewhere = (here != room).then(|| name.to_string());
    turn.report(Event::Gained { who, experience, elsewhere });
    if let Some(level) = player::gain_experience(turn, who, experience) {
        turn.report(Event::LevelGained { who, room: here, before, level });
    }
}
