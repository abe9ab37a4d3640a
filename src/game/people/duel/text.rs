//! What is read of duels, by the two and by those who look on.

use super::rules::seconds;
use super::state::{Pact, Stage, Stake};
use super::{Event, Off, Won};
use crate::base::id::{CreatureId, RoomId};
use crate::game::View;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::people::combat::between;
use crate::game::people::player;
use crate::text::style::Style;

/// Tells everyone concerned.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::Challenged { who, to, room, stake } => {
            challenged(teller, (*who, *to), *room, *stake);
        }
        Event::Accepted { who, to, room, stake } => accepted(teller, (*who, *to), *room, *stake),
        Event::TakenBack { who, to } => {
            both(teller, (*who, *to), "{actor} {take|takes} back the challenge to {target}.");
        }
        Event::Declined { who, to } => {
            both(teller, (*to, *who), "{actor} {decline|declines} to fight {target}.");
        }
        Event::Lapsed { who, to } => {
            both(teller, (*who, *to), "{actor's} challenge to {target} has lapsed.");
        }
        Event::Began { who, to, room } => {
            let line = two(teller, "The duel of {actor} and {target} begins!", *who, *to);
            for one in [*who, *to] {
                teller.line(one, Style::Warning.on("The duel begins!"));
            }
            teller.room_except(*room, &[*who, *to], &line);
        }
        Event::Won { winner, loser, room, how } => won(teller, *winner, *loser, (*room, *how)),
        Event::Off { who, to, room, why } => off(teller, (*who, *to), *room, *why),
    }
}

fn challenged(
    teller: &mut Teller,
    (who, to): (CreatureId, CreatureId),
    room: RoomId,
    stake: Stake,
) {
    let line = "{actor} {challenge|challenges} {target} to a duel, until {stake}.";
    let line = two(teller, line, who, to).word("stake", until(stake));
    between(teller, (who, Style::Warning), (to, Style::Warning), room, &line);
    let wait = teller.world.duels.pacts.get(&who).map_or(0, |pact| seconds(pact, teller.now));
    let name = player::name_of(teller.world, who).to_lowercase();
    let how = format!(
        "`duel accept {name}` takes it, `duel decline {name}` does not. In {wait} seconds it lapses."
    );
    teller.line(to, how);
}

fn accepted(teller: &mut Teller, (who, to): (CreatureId, CreatureId), room: RoomId, stake: Stake) {
    let accepts = "{actor} {accept|accepts} {target's} challenge.";
    let with =
        |line: String, teller: &Teller| two(teller, &line, to, who).word("stake", until(stake));
    let own = with(format!("{accepts} Make ready: you fight until {{stake}}."), teller);
    for one in [who, to] {
        teller.to_in_room(one, &own.clone().style(Style::Warning));
    }
    let seen = with(format!("{accepts} They make ready, and fight until {{stake}}."), teller);
    teller.room_except(room, &[who, to], &seen);
}

fn two(teller: &Teller, line: &str, actor: CreatureId, target: CreatureId) -> Sentence {
    Sentence::new(line).actor(teller.world, actor).target(teller.world, target)
}

/// What concerns the two alone, wherever they are.
fn both(teller: &mut Teller, (actor, target): (CreatureId, CreatureId), line: &str) {
    let line = two(teller, line, actor, target);
    teller.to(actor, &line);
    teller.to(target, &line);
}

/// The two, wherever they are, and whoever is in the room.
fn all(
    teller: &mut Teller,
    (actor, target): (CreatureId, CreatureId),
    room: RoomId,
    line: &Sentence,
) {
    let own = line.clone().style(Style::Warning);
    teller.to(actor, &own);
    teller.to(target, &own);
    teller.room_except(room, &[actor, target], line);
}

fn won(teller: &mut Teller, winner: CreatureId, loser: CreatureId, (room, how): (RoomId, Won)) {
    let line = match how {
        Won::FirstBlood => "First blood! {actor} {win|wins} the duel with {target}.",
        Won::Floor => "{actor} {win|wins} the duel with {target}.",
        Won::Yield => "{target} {target:yield|yields}, and {actor} {actor:win|wins} the duel.",
        Won::Absence => "{target} {target:leave|leaves} the duel, and {actor} {actor:win|wins} it.",
    };
    let line = two(teller, line, winner, loser);
    all(teller, (winner, loser), room, &line);
}

fn off(teller: &mut Teller, (who, to): (CreatureId, CreatureId), room: RoomId, why: Off) {
    let (ends, because) = match why {
        Off::Draw => ("is over, and nobody has won it.", ""),
        Off::NotReady => ("is off: you were not both ready.", "is off: they were not both ready."),
        Off::Missing(_) => ("is off: {gone} cannot go on.", ""),
        Off::Dead(_) => ("is off: {gone} {gone:are|is} dead.", ""),
    };
    let seen = if because.is_empty() { ends } else { because };
    let with = |line: Sentence, teller: &Teller| match why {
        Off::Missing(gone) | Off::Dead(gone) => line.creature("gone", teller.world, gone),
        Off::Draw | Off::NotReady => line,
    };
    for (one, other) in [(who, to), (to, who)] {
        let line = format!("Your duel with {{target}} {ends}");
        let line = with(Sentence::new(line).target(teller.world, other), teller);
        teller.to(one, &line.style(Style::Warning));
    }
    let line = format!("The duel of {{actor}} and {{target}} {seen}");
    let line = with(two(teller, &line, who, to), teller);
    teller.room_except(room, &[who, to], &line);
}

fn until(stake: Stake) -> &'static str {
    match stake {
        Stake::FirstBlood => "first blood",
        Stake::Floor => "one of the two is on the floor",
    }
}

/// How things stand for somebody.
pub(super) fn status(view: View, who: CreatureId) -> String {
    let duels = &view.world.duels;
    let name = |other: CreatureId| player::name_of(view.world, other);
    let mut lines = Vec::new();
    if let Some(pact) = duels.agreed(who) {
        let other = pact.other(who).map(name).unwrap_or_default();
        lines.push(format!(
            "You are in a duel with {other}, until {}. `duel yield` gives it up.",
            until(pact.stake)
        ));
    }
    if let Some(Pact { to, stake, .. }) = duels.pacts.get(&who).filter(|p| p.stage == Stage::Asked)
    {
        lines.push(format!(
            "You have challenged {}, until {}. `duel decline` takes it back.",
            name(*to),
            until(*stake)
        ));
    }
    for pact in duels.asked_of(who) {
        let (other, typed) = (name(pact.who), name(pact.who).to_lowercase());
        lines.push(format!(
            "{other} has challenged you, until {}: `duel accept {typed}` or `duel decline {typed}`. In \
             {} seconds it lapses.",
            until(pact.stake),
            seconds(&pact, view.now)
        ));
    }
    if lines.is_empty() {
        lines.push("You have no duel, and nobody has challenged you. `duel <who>` asks.".into());
    }
    lines.join("\n")
}
