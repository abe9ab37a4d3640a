//! How duels are asked for, begin and end.

use super::state::{Pact, Stage, Stake, State};
use super::{Event, LAPSES, LONGEST, Off, READY, Won, refusals};
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::schedule::Job;
use crate::game::ground::creature::{Creature, Posture};
use crate::game::ground::fight;
use crate::game::ground::place::{self, How};
use crate::game::people::combat;
use crate::game::people::effect;
use crate::game::people::harm::{Harm, Ruling};
use crate::game::people::player::{self, Link, Presence};
use crate::game::{Event as Any, Refusal, Turn, View, World};

/// What duels say of harm: the two who are at one may harm each other as agreed, and no other player
/// may harm either.
pub(super) fn harm(view: View, harm: Harm) -> Ruling {
    let duels = &view.world.duels;
    let fought = duels.fought(harm.target).or_else(|| duels.fought(harm.by))?;
    if fought.is_between(harm.by, harm.target) {
        return Some(Ok(fought.stake.terms()));
    }
    Some(Err(match fought.other(harm.by) {
        Some(_) => refusals::your_own_first(),
        None => refusals::in_a_duel(&player::name_of(view.world, harm.target)),
    }))
}

/// Asks somebody for a duel.
pub(super) fn challenge(
    turn: &mut Turn,
    who: CreatureId,
    to: CreatureId,
    stake: Stake,
) -> Result<(), Refusal> {
    let name = turn.world.creatures.get(to).map(|body| body.name().clone()).unwrap_or_default();
    if who == to {
        return Err(Refusal::Yourself);
    }
    if !turn.world.players.is_here(to) {
        return Err(refusals::no_player(&name));
    }
    let room = fits(turn.view(), who, to)?;
    if turn.world.duels.pacts.get(&to).is_some_and(|pact| pact.to == who) {
        return Err(refusals::asked_you(&name));
    }
    if let Some(pact) = turn.world.duels.pacts.get(&who) {
        return Err(refusals::asked_already(&player::name_of(turn.world, pact.to)));
    }
    player::may_tell(turn, who)?;
    let due = turn.now + turn.world.numbers.of(&LAPSES);
    put(turn.world, Pact { who, to, stake, stage: Stage::Asked, due });
    turn.report(Event::Challenged { who, to, room, stake });
    Ok(())
}

/// Whether two could begin a duel here and now, as far as `who` may have to be told why not; the room.
fn fits(view: View, who: CreatureId, to: CreatureId) -> Result<RoomId, Refusal> {
    let (world, name) = (view.world, player::name_of(view.world, to));
    if world.duels.agreed(who).is_some() {
        return Err(refusals::your_own_first());
    }
    if world.duels.agreed(to).is_some() {
        return Err(refusals::in_a_duel(&name));
    }
    let room = world.places.room_of(who).filter(|room| world.places.room_of(to) == Some(*room));
    let room = room.ok_or_else(|| refusals::not_here(&name))?;
    if view.content.room(room).is_some_and(|written| written.safe) {
        return Err(Refusal::Safe);
    }
    if is_fighting(world, who) {
        return Err(Refusal::Fighting);
    }
    if !is_ready(view, to) {
        return Err(refusals::not_ready(&name));
    }
    Ok(room)
}

/// Whether anybody strikes at anybody of whom this is one.
fn is_fighting(world: &World, who: CreatureId) -> bool {
    !fight::all_foes_of(world, who).is_empty()
}

/// Whether somebody is awake, at the other end, and free to fight.
fn is_ready(view: View, who: CreatureId) -> bool {
    let world = view.world;
    let awake = world.creatures.get(who).is_some_and(|body| body.posture() > Posture::Sleeping);
    let live = world.players.presence(who).map(Presence::link) == Some(Link::Live);
    awake && live && !is_fighting(world, who) && !player::is_frozen(view, who)
}

/// Takes a challenge up.
pub(super) fn accept(turn: &mut Turn, to: CreatureId, pact: Pact) -> Result<(), Refusal> {
    let Pact { who, stake, .. } = pact;
    let room = fits(turn.view(), to, who)?;
    // What else the two have asked of others, or were asked, is of the past.
    for other in others(turn.world, pact) {
        take(turn.world, other);
        turn.report(Event::Lapsed { who: other.who, to: other.to });
    }
    let due = turn.now + turn.world.numbers.of(&READY);
    put(turn.world, Pact { stage: Stage::Agreed, due, ..pact });
    turn.report(Event::Accepted { who, to, room, stake });
    Ok(())
}

fn others(world: &World, pact: Pact) -> Vec<Pact> {
    let concerned = |other: &&Pact| {
        **other != pact && (other.other(pact.who).is_some() || other.other(pact.to).is_some())
    };
    world.duels.pacts.values().filter(concerned).copied().collect()
}

/// Declines a challenge, or takes one's own back.
pub(super) fn decline(turn: &mut Turn, pact: Pact, by: CreatureId) {
    take(turn.world, pact);
    let Pact { who, to, .. } = pact;
    turn.report(match by == who {
        true => Event::TakenBack { who, to },
        false => Event::Declined { who, to },
    });
}

/// Gives a duel up, whether it has begun or not.
pub(super) fn give_up(turn: &mut Turn, loser: CreatureId) -> Result<(), Refusal> {
    let pact = turn.world.duels.agreed(loser).copied().ok_or_else(refusals::no_duel_to_yield)?;
    won(turn, pact, loser, Won::Yield);
    Ok(())
}

/// A challenge lapses, a duel begins, or has lasted too long.
pub fn due(turn: &mut Turn, who: CreatureId) {
    let Some(pact) = turn.world.duels.pacts.get(&who).copied() else { return };
    match pact.stage {
        Stage::Asked => {
            take(turn.world, pact);
            turn.report(Event::Lapsed { who, to: pact.to });
        }
        Stage::Agreed => begin(turn, pact),
        Stage::Fought => off(turn, pact, Off::Draw),
    }
}

fn begin(turn: &mut Turn, pact: Pact) {
    let Pact { who, to, .. } = pact;
    let stands = |who: CreatureId| {
        let body = turn.world.creatures.get(who);
        body.map(Creature::posture) == Some(Posture::Standing) && is_ready(turn.view(), who)
    };
    let room = turn.world.places.room_of(who).and_then(|room| turn.content.room(room));
    if !stands(who) || !stands(to) || room.is_none_or(|room| room.safe) {
        return off(turn, pact, Off::NotReady);
    }
    let due = turn.now + turn.world.numbers.of(&LONGEST);
    put(turn.world, Pact { stage: Stage::Fought, due, ..pact });
    if let Some(room) = turn.world.places.room_of(who) {
        turn.report(Event::Began { who, to, room });
    }
    combat::set_on(turn, who, to);
}

/// What ends a duel: a wound, a step, a broken link.
pub fn hears(turn: &mut Turn, event: &Any) {
    if turn.world.duels.pacts.is_empty() {
        return;
    }
    match event {
        Any::Combat(combat::Event::Bloodied { who, by, .. }) => {
            beaten(turn, *who, *by, Won::FirstBlood)
        }
        Any::Combat(combat::Event::Floored { who, by, .. }) => beaten(turn, *who, *by, Won::Floor),
        Any::Combat(combat::Event::BrokeOff { who, foe, .. }) => {
            if let Some(pact) = between(turn.world, *who, *foe) {
                off(turn, pact, Off::Draw);
            }
        }
        Any::Player(player::Event::LinkLost { who, .. }) => interrupt(turn, *who),
        Any::Place(place::Event::Went { who, how, .. }) => went(turn, *who, how),
        _ => {}
    }
}

fn went(turn: &mut Turn, who: CreatureId, how: &How) {
    match how {
        How::Walked(_) | How::Left => {
            if let Some(pact) = turn.world.duels.agreed(who).copied() {
                won(turn, pact, who, Won::Absence);
            }
        }
        How::Died => {
            if let Some(pact) = turn.world.duels.agreed(who).copied() {
                off(turn, pact, Off::Dead(who));
            }
        }
        _ => interrupt(turn, who),
    }
    // Whoever is out of the world neither asks nor is asked.
    if *how == How::Left {
        for pact in turn.world.duels.of(who).copied().collect::<Vec<_>>() {
            take(turn.world, pact);
            turn.report(Event::Lapsed { who: pact.who, to: pact.to });
        }
    }
}

/// Somebody cannot go on, by no doing of their own: no link, frozen, taken away.
pub fn interrupt(turn: &mut Turn, who: CreatureId) {
    if let Some(pact) = turn.world.duels.agreed(who).copied() {
        off(turn, pact, Off::Missing(who));
    }
}

fn between(world: &World, one: CreatureId, other: CreatureId) -> Option<Pact> {
    world.duels.fought(one).filter(|pact| pact.is_between(one, other)).copied()
}

fn beaten(turn: &mut Turn, loser: CreatureId, winner: CreatureId, how: Won) {
    if let Some(pact) = between(turn.world, loser, winner) {
        won(turn, pact, loser, how);
    }
}

fn won(turn: &mut Turn, pact: Pact, loser: CreatureId, how: Won) {
    let Some(winner) = pact.other(loser) else { return };
    let room = room_of(turn.world, winner, loser);
    end(turn, pact);
    if let Some(room) = room {
        turn.report(Event::Won { winner, loser, room, how });
    }
}

fn off(turn: &mut Turn, pact: Pact, why: Off) {
    let Pact { who, to, .. } = pact;
    let stays = match why {
        Off::Missing(gone) | Off::Dead(gone) if gone == who => to,
        _ => who,
    };
    let room = room_of(turn.world, stays, who);
    end(turn, pact);
    if let Some(room) = room {
        turn.report(Event::Off { who, to, room, why });
    }
}

fn room_of(world: &World, one: CreatureId, other: CreatureId) -> Option<RoomId> {
    world.places.room_of(one).or_else(|| world.places.room_of(other))
}

/// The fight of the two is over, and what they did to each other bleeds no more.
fn end(turn: &mut Turn, pact: Pact) {
    let Pact { who, to, .. } = pact;
    take(turn.world, pact);
    combat::part(turn, who, to);
    effect::lift(turn.world, who, to);
    effect::lift(turn.world, to, who);
}

fn put(world: &mut World, pact: Pact) {
    world.schedule.at(pact.due, Job::Duel(pact.who));
    world.duels.pacts.insert(pact.who, pact);
}

fn take(world: &mut World, pact: Pact) {
    world.duels.pacts.remove(&pact.who);
    world.schedule.cancel(&Job::Duel(pact.who));
}

/// What must always be true: who has a part in a duel is here, nobody has agreed to two, those who have
/// are together, and each will end.
pub fn check(world: &World) -> Result<(), String> {
    let State { pacts } = &world.duels;
    for (who, pact) in pacts {
        let both = [pact.who, pact.to];
        if *who != pact.who || pact.who == pact.to {
            return Err(format!("player {} is in a duel that is not theirs", who.0));
        }
        if let Some(gone) = both.iter().find(|one| !world.players.is_here(**one)) {
            return Err(format!("player {} is asked for a duel and is not here", gone.0));
        }
        if world.schedule.when(&Job::Duel(*who)) != Some(pact.due) {
            return Err(format!("the duel of player {} would never end", who.0));
        }
        if pact.stage == Stage::Asked {
            continue;
        }
        if let Some(twice) = both.iter().find(|one| of_agreed(world, **one) != 1) {
            return Err(format!("player {} has agreed to several duels", twice.0));
        }
        if world.places.room_of(pact.who) != world.places.room_of(pact.to) {
            return Err(format!("player {} fights a duel with one who is elsewhere", who.0));
        }
    }
    Ok(())
}

fn of_agreed(world: &World, who: CreatureId) -> usize {
    world.duels.of(who).filter(|pact| pact.stage != Stage::Asked).count()
}

/// For how many seconds more something waits.
pub(super) fn seconds(pact: &Pact, now: Millis) -> u64 {
    pact.due.since(now).0.div_ceil(1_000)
}
