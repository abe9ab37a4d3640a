//! What may happen in a fight: beginning it, striking, turning, ending it.

use super::aid::comes_by_itself;
use super::blow::{Aim, armor_class, damage_of, roll_to_hit, speed};
use super::death::die;
use super::event::{Event, Manner, Outcome, Severity};
use super::flight::lose_heart;
use super::refusals;
use crate::base::clock::Millis;
use crate::base::dice::Stream;
use crate::base::id::{CreatureId, RoomId};
use crate::game::event;
use crate::game::frame::grammar::Noun;
use crate::game::frame::numbers::numbers;
use crate::game::frame::schedule::Job;
use crate::game::frame::tell::namesake;
use crate::game::ground::creature::{self, Creature, Posture};
use crate::game::ground::deeds;
use crate::game::ground::fight::{
    attackers_of, clear_foe, count, end_truce, fares, foe_of, have_truce, is_fighting, make_truce,
    ready, set_foe, set_ready, stuck_for,
};
use crate::game::ground::find;
use crate::game::ground::place::{self, How};
use crate::game::ground::sight;
use crate::game::people::effect::{self, Kind};
use crate::game::people::harm::{Harm, Terms, may_harm};
use crate::game::people::{faction, player};
use crate::game::{Refusal, Turn, View, World};

numbers! {
    /// Fights in which nobody gets anywhere.
    pub TRUCES in Timers "truces" {
        /// Who could not hurt the other for so long lets go (F28).
        STALE = "stale_seconds": Millis = 180, 10..=86400, "seconds";
        /// And does not begin again for so long.
        TRUCE = "truce_seconds": Millis = 600, 1..=86400, "seconds";
    }
}

/// Attacks: the one way a fight begins, for players and minds. The first blow falls at once, or
/// as soon as the one before it allows; whoever fights somebody else already turns to the new foe and strikes when the time comes.
pub fn attack(turn: &mut Turn, who: CreatureId, target: CreatureId) -> Result<(), Refusal> {
    may_attack(turn, who, target)?;
    end_truce(turn.world, (who, target));
    match foe_of(turn.world, who) {
        Some(foe) if foe == target => {
            let sees = sight::can_see(turn.content, turn.world, who);
            let name = if sees { namesake::known(turn.world, target) } else { "someone".into() };
            Err(Refusal::FightingAlready(name))
        }
        Some(_) => {
            turn_on(turn, who, target);
            answer(turn, target, who);
            Ok(())
        }
        None => {
            open(turn, who, target);
            match ready(turn.world, who, turn.now) {
                Some(moment) => {
                    turn.world.schedule.at(moment, Job::Swing(who));
                    // An NPC's attack has words of its own; a player's has none until the blow.
                    let is_player = turn.world.players.is_here(who);
                    let room = together(turn.world, who, target).filter(|_| is_player);
                    if let Some(room) = room {
                        turn.report(Event::Turned { who, target, room });
                    }
                }
                None => swing(turn, who),
            }
            answer(turn, target, who);
            Ok(())
        }
    }
}

/// Whether one may attack another, or why not.
pub fn may_attack(turn: &Turn, who: CreatureId, target: CreatureId) -> Result<(), Refusal> {
    if who == target {
        return Err(Refusal::Yourself);
    }
    let missing = || Refusal::NotHere(name(turn.world, target));
    together(turn.world, who, target).ok_or_else(missing)?;
    let body = turn.world.creatures.get(who).ok_or_else(missing)?;
    let other = turn.world.creatures.get(target).ok_or_else(missing)?;
    if body.posture() < Posture::Standing {
        return Err(Refusal::Posture(body.posture()));
    }
    may_harm(turn.view(), Harm::now(who, target))?;
    if !body.is_player() && have_truce(turn.world, (who, target), turn.now) {
        return Err(Refusal::Truce(other.name().clone()));
    }
    Ok(())
}

/// Whom a fighter means by a noun. In the dark nobody knows whom they strike: it is whoever they
/// are fighting already, or whoever is on them, and without a fight it is nobody.
pub fn foe_named(turn: &Turn, who: CreatureId, noun: &Noun) -> Result<CreatureId, Refusal> {
    if sight::can_see(turn.content, turn.world, who) {
        return find::creature(turn, who, noun);
    }
    let on_them = || attackers_of(turn.world, who).first().copied();
    foe_of(turn.world, who).or_else(on_them).ok_or(Refusal::Unseen)
}

/// Begins a fight with something other than a blow (a skill, a hand for a friend): one's own first blow falls when
/// its time comes. The caller has asked [`may_attack`].
pub fn engage(turn: &mut Turn, who: CreatureId, target: CreatureId) {
    if may_harm(turn.view(), Harm::now(who, target)).is_err() {
        return;
    }
    if !is_fighting(turn.world, who) {
        open(turn, who, target);
    }
    answer(turn, target, who);
}

fn open(turn: &mut Turn, who: CreatureId, target: CreatureId) {
    let Some(room) = together(turn.world, who, target) else { return };
    fight(turn, who, target, speed(turn.content, turn.world, who));
    turn.report(Event::Attacked { who, target, room });
}

/// Somebody who was struck and has no foe gets up and strikes back.
pub(super) fn answer(turn: &mut Turn, who: CreatureId, foe: CreatureId) {
    let may = may_harm(turn.view(), Harm::now(who, foe)).is_ok();
    if !may || is_fighting(turn.world, who) || together(turn.world, who, foe).is_none() {
        return;
    }
    rouse(turn, who);
    let half = Millis(speed(turn.content, turn.world, who).0 / 2);
    fight(turn, who, foe, half);
}

fn fight(turn: &mut Turn, who: CreatureId, foe: CreatureId, first_blow_in: Millis) {
    if may_harm(turn.view(), Harm::now(who, foe)).is_err() {
        return;
    }
    set_foe(turn.world, who, foe);
    turn.world.schedule.at(turn.now + first_blow_in, Job::Swing(who));
}

/// Gets somebody on their feet.
fn rouse(turn: &mut Turn, who: CreatureId) {
    let (Some(body), Some(room)) = (turn.world.creatures.get(who), turn.world.places.room_of(who))
    else {
        return;
    };
    let before = body.posture();
    if before < Posture::Standing {
        creature::set_posture(turn, who, Posture::Standing);
        let posture = Posture::Standing;
        turn.report(player::Event::PostureTaken { who, room, posture, before });
    }
}

/// Makes a fighter strike at another foe, at the time their next blow was due anyway. The same
/// foe again changes nothing.
pub fn turn_on(turn: &mut Turn, who: CreatureId, target: CreatureId) {
    let Some(room) = together(turn.world, who, target) else { return };
    if !is_fighting(turn.world, who) {
        return answer(turn, who, target);
    }
    let may = may_harm(turn.view(), Harm::now(who, target)).is_ok();
    if may && foe_of(turn.world, who) != Some(target) {
        set_foe(turn.world, who, target);
        turn.report(Event::Turned { who, target, room });
    }
}

/// A fighter's blow is due.
pub fn swing(turn: &mut Turn, who: CreatureId) {
    let Some(foe) = foe_of(turn.world, who) else { return };
    let Some(room) = together(turn.world, who, foe) else { return release(turn, who) };
    // What allowed the fight may be over.
    if may_harm(turn.view(), Harm::now(who, foe)).is_err() {
        return part(turn, who, foe);
    }
    if effect::spend(turn, who, Kind::Stun) {
        turn.report(Event::Reeled { who, room });
    } else {
        let target = struck(turn.view(), who, foe);
        let before = health(turn.world, target);
        strike(turn, who, foe, Manner::Plain);
        lose_heart(turn, target, before);
    }
    let next = turn.now + speed(turn.content, turn.world, who);
    set_ready(turn.world, who, turn.now, next);
    stale(turn, who, foe);
    if is_fighting(turn.world, who) {
        turn.world.schedule.at(next, Job::Swing(who));
    }
}

/// After a blow: whoever gets nowhere lets go of their foe, unless that one strikes at them and
/// does get somewhere (F28).
fn stale(turn: &mut Turn, who: CreatureId, foe: CreatureId) {
    let Some(health) = turn.world.creatures.get(foe).map(Creature::health) else { return };
    if foe_of(turn.world, who) != Some(foe)
        || fares(turn.world, who, health, turn.now) < turn.world.numbers.of(&STALE)
    {
        return;
    }
    let is_mutual = foe_of(turn.world, foe) == Some(who);
    if is_mutual && stuck_for(turn.world, foe, turn.now) < turn.world.numbers.of(&STALE) {
        return;
    }
    let Some(room) = together(turn.world, who, foe) else { return };
    make_truce(turn.world, (who, foe), turn.now + turn.world.numbers.of(&TRUCE), turn.now);
    turn.report(Event::BrokeOff { who, foe, room });
    release(turn, who);
    if is_mutual {
        release(turn, foe);
    }
}

/// Strikes once, at the foe or at whoever stands before them.
pub(super) fn strike(turn: &mut Turn, who: CreatureId, foe: CreatureId, manner: Manner) {
    let target = struck(turn.view(), who, foe);
    let Some(room) = together(turn.world, who, target) else { return };
    if may_harm(turn.view(), Harm::now(who, target)).is_err() {
        return;
    }
    let against = armor_class(turn.content, turn.world, target);
    let aim = roll_to_hit(turn, Stream::Combat, who, against);
    let damage = damage_of(turn, Stream::Combat, who, aim);
    let outcome = outcome(turn.world, target, aim, damage);
    let nth = count(turn.world);
    turn.report(Event::Struck { who, target, room, manner, outcome, nth });
    if target != foe {
        answer(turn, target, who);
    }
    wound(turn, Harm::now(who, target), damage);
}

/// Whom a blow at `foe` meets: a guardian on their feet steps into it, unless it is the
/// guardian's own or may not harm them.
fn struck(view: View, who: CreatureId, foe: CreatureId) -> CreatureId {
    let stands = |id: CreatureId| {
        view.world.creatures.get(id).is_some_and(|body| body.posture() == Posture::Standing)
    };
    effect::guardian(view.world, foe)
        .filter(|guard| *guard != who && stands(*guard))
        .filter(|guard| may_harm(view, Harm::now(who, *guard)).is_ok())
        .unwrap_or(foe)
}

fn health(world: &World, who: CreatureId) -> u32 {
    world.creatures.get(who).map_or(0, Creature::health)
}

fn outcome(world: &World, target: CreatureId, aim: Aim, damage: u32) -> Outcome {
    let health_max = world.creatures.get(target).map_or(1, Creature::health_max);
    match aim {
        Aim::Miss => Outcome::Missed,
        Aim::Hit | Aim::Critical => {
            Outcome::Landed { damage, severity: Severity::of(damage, health_max) }
        }
    }
}

/// Takes health from somebody, as far as it may be; who dies of it if none is left and it may come to
/// that. Not to be called from a `hears`: a death settles the turn so far.
pub fn wound(turn: &mut Turn, harm: Harm, damage: u32) {
    let Harm { by, target: who, .. } = harm;
    let Ok(terms) = may_harm(turn.view(), harm) else { return };
    let damage = match terms {
        Terms::Death => damage,
        Terms::Floor | Terms::FirstBlood => damage.min(health(turn.world, who)),
    };
    if damage == 0 {
        return;
    }
    if terms != Terms::Death && (terms == Terms::FirstBlood || damage == health(turn.world, who)) {
        return end_by(turn, harm, terms, damage);
    }
    let is_low = |turn: &Turn| turn.world.creatures.get(who).is_some_and(is_failing);
    let (before, health) = (is_low(turn), health(turn.world, who));
    let left = creature::hurt(turn, who, damage);
    deeds::harmed(turn.world, turn.now, who, by, health.saturating_sub(left));
    if left == 0 {
        return die(turn, who, Some(by));
    }
    if !before && is_low(turn) && turn.world.players.is_here(who) {
        // By the time it is told a blow at the fleeing may have fallen.
        let health_max = turn.world.creatures.get(who).map_or(1, Creature::health_max);
        turn.report(Event::Faltered { who, health: left, health_max });
    }
}

/// A wound that ends a fight which nobody dies of: the last of their health is left to them, and
/// the two let go of each other.
fn end_by(turn: &mut Turn, harm: Harm, terms: Terms, damage: u32) {
    let Harm { by, target: who, .. } = harm;
    let spared = damage.min(health(turn.world, who).saturating_sub(1));
    creature::hurt(turn, who, spared);
    part(turn, who, by);
    let Some(room) = turn.world.places.room_of(who) else { return };
    if terms == Terms::FirstBlood {
        return turn.report(Event::Bloodied { who, by, room });
    }
    for player in attackers_of(turn.world, who) {
        if turn.world.players.is_here(player) {
            part(turn, who, player);
        }
    }
    // Whoever has an NPC on them still has to stand.
    if !is_fighting(turn.world, who) {
        creature::set_posture(turn, who, Posture::Sitting);
    }
    turn.report(Event::Floored { who, by, room });
}

/// Two let go of each other, and turn to whoever else is on them.
pub fn part(turn: &mut Turn, one: CreatureId, other: CreatureId) {
    for (who, foe) in [(one, other), (other, one)] {
        if foe_of(turn.world, who) == Some(foe) {
            release(turn, who);
        }
    }
}

/// Two go for each other at one moment; each strikes first when their time comes.
pub fn set_on(turn: &mut Turn, one: CreatureId, other: CreatureId) {
    let both = [(one, other), (other, one)];
    if both.iter().any(|(who, foe)| may_harm(turn.view(), Harm::now(*who, *foe)).is_err()) {
        return;
    }
    for (who, foe) in both {
        fight(turn, who, foe, speed(turn.content, turn.world, who));
    }
}

/// Whether somebody has no more than a quarter of their health.
fn is_failing(body: &Creature) -> bool {
    u64::from(body.health()) * 4 <= u64::from(body.health_max())
}

/// The effects on somebody are due: what bleeds hurts, what is over ends.
pub fn suffer(turn: &mut Turn, who: CreatureId) {
    let may_bleed = |from| may_harm(turn.view(), Harm::still(from, who)).is_ok();
    if !effect::from(turn.world, who, Kind::Bleed).is_none_or(may_bleed) {
        effect::spend(turn, who, Kind::Bleed);
    }
    if let Some(bleeding) = effect::bleed(turn, who) {
        let before = health(turn.world, who);
        wound(turn, Harm::still(bleeding.from, who), bleeding.damage);
        lose_heart(turn, who, before);
    }
    effect::tick(turn, who);
}

/// Ends every fight that somebody is in. Those who fought them turn to whoever is on them.
pub fn end_fights_of(turn: &mut Turn, who: CreatureId) {
    stop(turn, who);
    for attacker in attackers_of(turn.world, who) {
        release(turn, attacker);
    }
}

/// Somebody has lost their foe: the next one on them is it now, or the fight is over.
fn release(turn: &mut Turn, who: CreatureId) {
    let lost = foe_of(turn.world, who);
    let on_them = attackers_of(turn.world, who).into_iter();
    let comrades =
        |other: &CreatureId| faction::are_comrades(turn.content, turn.world, who, *other);
    // Whoever is struck strikes back, but a comrade last of all (F18).
    let next = on_them
        .filter(|other| Some(*other) != lost && together(turn.world, who, *other).is_some())
        .min_by_key(comrades);
    match next {
        Some(next) => turn_on(turn, who, next),
        None => stop(turn, who),
    }
}

/// Somebody strikes at their foe no more, whom they may let go who does not strike at them.
pub(super) fn let_go(turn: &mut Turn, who: CreatureId) -> Result<(), Refusal> {
    let foe = foe_of(turn.world, who).ok_or(Refusal::NotFighting)?;
    let on_them = attackers_of(turn.world, who);
    if let Some(attacker) = on_them.iter().find(|one| **one == foe).or(on_them.first()) {
        return Err(refusals::strikes_on(&namesake::known(turn.world, *attacker)));
    }
    let Some(room) = together(turn.world, who, foe) else { return Err(Refusal::NotFighting) };
    stop(turn, who);
    turn.report(Event::LetGo { who, foe, room });
    Ok(())
}

fn stop(turn: &mut Turn, who: CreatureId) {
    clear_foe(turn.world, who);
    turn.world.schedule.cancel(&Job::Swing(who));
}

/// The room two creatures share.
pub(super) fn together(world: &World, one: CreatureId, other: CreatureId) -> Option<RoomId> {
    let room = world.places.room_of(one)?;
    (world.places.room_of(other) == Some(room)).then_some(room)
}

fn name(world: &World, who: CreatureId) -> String {
    world.creatures.get(who).map_or_else(|| "someone".into(), |body| body.name().clone())
}

/// Whoever of a group chose to comes to the aid of theirs. Whoever leaves a room leaves its fights; whoever leaves the world leaves all effects too.
pub fn hears(turn: &mut Turn, event: &event::Event) {
    match event {
        event::Event::Place(place::Event::Went { who, how: How::Left, .. }) => {
            end_fights_of(turn, *who);
            effect::clear(turn.world, *who);
        }
        event::Event::Place(place::Event::Went { who, .. }) => end_fights_of(turn, *who),
        event::Event::Combat(Event::Attacked { who, target, .. }) => {
            comes_by_itself(turn, *who, *target);
            comes_by_itself(turn, *target, *who);
        }
        _ => {}
    }
}
