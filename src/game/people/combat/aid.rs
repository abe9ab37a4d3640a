//! Coming to somebody's aid: striking at whoever is on them, or stepping between.
//!
//! A **rescue** is a try: a d20 and half the rescuer's level against 10 and half the foe's level. If it
//! comes off, the foe strikes at the rescuer from now on; if not, the rescuer is in the fight all the
//! same. Either way it takes a while until it can be tried again.

use super::event::{Event, Rescue};
use super::refusals;
use super::rules::{attack, engage, may_attack, together, turn_on};
use crate::base::clock::Millis;
use crate::base::dice::Stream;
use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::frame::grammar;
use crate::game::frame::numbers::numbers;
use crate::game::frame::part::Done;
use crate::game::frame::tell::namesake;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::{Creature, Posture};
use crate::game::ground::fight::{attackers_of, foe_of, is_fighting};
use crate::game::ground::find;
use crate::game::people::harm::may_help;
use crate::game::people::{party, player};
use crate::game::{Refusal, Turn};
use crate::text::sentence::capitalise;

numbers! {
    /// Stepping between a friend and a foe.
    pub RESCUES in Balance "rescues" {
        /// How soon it may be tried again.
        AGAIN = "again_seconds": Millis = 4, 0..=60, "seconds";
        /// What the die has to reach, with half of one's own level, beside half of the foe's.
        HARDNESS = "hardness": u32 = 10, 0..=40, "";
    }
}

pub(super) const ASSIST: Spec = Spec {
    name: "assist",
    shorts: &["ass"],
    priority: 40,
    posture: Posture::Standing,
    group: Group::Fighting,
    usage: "assist [who]",
    example: "assist bran",
    help: "Attacks whoever somebody is fighting, or whoever is on them. Alone it helps whoever of your \
           group is in a fight here.",
    run: assist,
    ..Spec::DEFAULT
};

pub(super) const RESCUE: Spec = Spec {
    name: "rescue",
    posture: Posture::Standing,
    group: Group::Fighting,
    usage: "rescue <who>",
    example: "rescue bran",
    help: "Steps between somebody and whoever is on them, and takes the blows from then on. It may not \
           come off: the die decides, and your level against the foe's.",
    run: rescue,
    ..Spec::DEFAULT
};

fn assist(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let friend = match grammar::noun(args.ahead()) {
        Some(noun) => find::creature(turn, who, &noun)?,
        None => in_need(turn, who).ok_or_else(refusals::nobody_to_help)?,
    };
    if friend == who {
        return Err(Refusal::Yourself);
    }
    player::spoke_of(turn.world, who, Some(friend), None);
    let foe = foe_for(turn, friend).ok_or_else(|| refusals::nobody_is_on(&name(turn, friend)))?;
    if foe == who {
        return Err(refusals::is_your_own_foe());
    }
    may_help(turn.view(), who, friend)?;
    may_attack(turn, who, foe)?;
    let room = together(turn.world, who, friend).ok_or(Refusal::NotFighting)?;
    if foe_of(turn.world, who) != Some(foe) {
        turn.report(Event::Assisted { who, friend, foe, room });
    }
    attack(turn, who, foe)
}

/// Whom somebody fights, or who is on them.
fn foe_for(turn: &Turn, friend: CreatureId) -> Option<CreatureId> {
    foe_of(turn.world, friend).or_else(|| attackers_of(turn.world, friend).first().copied())
}

/// The first of one's group who is in a fight where one is: whoever leads it, before the others.
fn in_need(turn: &Turn, who: CreatureId) -> Option<CreatureId> {
    let leader = party::leader_of(turn.world, who);
    let others = party::company(turn.world, who).into_iter();
    let needs = |other: &CreatureId| {
        *other != who
            && together(turn.world, who, *other).is_some()
            && foe_for(turn, *other).is_some_and(|foe| foe != who)
    };
    leader.into_iter().chain(others).find(needs)
}

fn rescue(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let noun = grammar::noun(args.ahead()).ok_or_else(|| args.usage())?;
    let friend = find::creature(turn, who, &noun)?;
    if friend == who {
        return Err(Refusal::Yourself);
    }
    player::spoke_of(turn.world, who, Some(friend), None);
    let on_them = attackers_of(turn.world, friend);
    if on_them == [who] {
        return Err(refusals::is_your_own_foe());
    }
    let foe = on_them.into_iter().find(|foe| *foe != who);
    let foe = foe.ok_or_else(|| refusals::nobody_strikes(&known(turn, friend)))?;
    may_help(turn.view(), who, friend)?;
    may_attack(turn, who, foe)?;
    let room = together(turn.world, who, friend).ok_or(Refusal::NotFighting)?;
    let again = turn.now + turn.world.numbers.of(&AGAIN);
    if let Some(wait) = party::may_try_rescue(turn.world, who, (turn.now, again)) {
        return Err(refusals::tried_just_now(wait.0.div_ceil(1000)));
    }
    let level = |one| turn.world.creatures.get(one).map_or(1, Creature::level);
    let (own, theirs) = (level(who) / 2, level(foe) / 2);
    let hardness = turn.world.numbers.of(&HARDNESS).saturating_add(theirs);
    let rolled = turn.dice.range(Stream::Combat, 1, 20).saturating_add(own);
    let outcome = if rolled >= hardness { Rescue::Done } else { Rescue::TooLate };
    turn.report(Event::Rescued { who, friend, foe, room, outcome });
    engage(turn, who, foe);
    if outcome == Rescue::Done {
        turn_on(turn, foe, who);
    }
    Ok(())
}

/// A fight began: those of a group who chose so come to the aid of theirs. No blow falls while this is
/// heard.
pub(super) fn comes_by_itself(turn: &mut Turn, friend: CreatureId, foe: CreatureId) {
    let Some(room) = turn.world.places.room_of(friend) else { return };
    for who in party::company(turn.world, friend) {
        let chose =
            turn.world.players.character(who).is_some_and(|own| own.preferences().autoassist);
        let may = who != friend
            && who != foe
            && chose
            && !is_fighting(turn.world, who)
            && together(turn.world, who, friend) == Some(room)
            && may_help(turn.view(), who, friend).is_ok()
            && may_attack(turn, who, foe).is_ok();
        if may {
            turn.report(Event::Assisted { who, friend, foe, room });
            engage(turn, who, foe);
        }
    }
}

fn known(turn: &Turn, who: CreatureId) -> String {
    namesake::known(turn.world, who)
}

fn name(turn: &Turn, who: CreatureId) -> String {
    capitalise(&known(turn, who))
}
