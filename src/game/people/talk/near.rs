//! Words for somebody in the room: said to them so that all hear it, and whispered.

use super::{Event, refusals, something};
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::args::Args;
use crate::game::frame::grammar::{self, word_and_rest};
use crate::game::frame::part::Done;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::Posture;
use crate::game::ground::find;
use crate::game::people::{acquaintance, player};
use crate::game::{Refusal, Turn};
use crate::text::style::{Style, clean};

/// How something is said to somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Manner {
    Says,
    Answers,
}

pub(super) const SAYTO: Spec = Spec {
    name: "sayto",
    priority: 55,
    group: Group::Talking,
    usage: "sayto <who> <words>",
    example: "sayto bran Good evening.",
    help: "Says something to somebody here; everyone in the room hears it. `say to bran hello` does, too.",
    run: |turn, who, args| to_somebody(turn, who, args, Manner::Says),
    ..Spec::DEFAULT
};

pub(super) const ANSWER: Spec = Spec {
    name: "answer",
    priority: 55,
    group: Group::Talking,
    usage: "answer <who> <words>",
    example: "answer bran To the left of the well.",
    help: "Answers somebody here, so that everyone in the room hears it. `reply` answers who told you \
           something.",
    run: |turn, who, args| to_somebody(turn, who, args, Manner::Answers),
    ..Spec::DEFAULT
};

pub(super) const WHISPER: Spec = Spec {
    name: "whisper",
    priority: 40,
    group: Group::Talking,
    usage: "whisper <who> <words>",
    example: "whisper bran Not so loud.",
    help: "Says something to somebody here that nobody else hears. Others see that you whisper.",
    run: whisper,
    ..Spec::DEFAULT
};

/// Whom words behind `say` are for, and the words: `to bob hello`, `bess, hello`.
pub(super) fn addressed<'a>(
    turn: &Turn,
    who: CreatureId,
    typed: &'a str,
) -> Option<(CreatureId, &'a str)> {
    let (first, rest) = word_and_rest(typed);
    let (name, words) = match first.eq_ignore_ascii_case("to") {
        true => word_and_rest(rest),
        false => (first.strip_suffix(',')?, rest),
    };
    if words.trim().is_empty() {
        return None;
    }
    let noun = grammar::noun(name.trim_end_matches(','))?;
    find::creature(turn, who, &noun).ok().filter(|to| *to != who).map(|to| (to, words))
}

/// Somebody here whom the first words mean, and what follows.
fn somebody<'a>(
    turn: &Turn,
    who: CreatureId,
    typed: &'a str,
    usage: &'static str,
) -> Result<(CreatureId, &'a str), Refusal> {
    let mut args = Args::new(who, typed, usage);
    let _ = args.keyword("to");
    let line = args.ahead();
    let here = |text: &str| find::creature(turn, who, &grammar::noun(text)?).ok();
    if let Some(to) = args.longest(here) {
        return Ok((to, args.all()));
    }
    let (name, _) = word_and_rest(line);
    if name.is_empty() {
        return Err(Refusal::Usage(usage));
    }
    let seen = |other: &CreatureId| turn.world.players.may_see(who, *other);
    let known = turn.world.players.find(name).filter(seen);
    Err(match known.and_then(|other| turn.world.players.name(other)) {
        Some(name) => refusals::elsewhere(name),
        None => Refusal::NotHere(clean(name)),
    })
}

fn to_somebody(turn: &mut Turn, who: CreatureId, args: Args, how: Manner) -> Done {
    let usage = match how {
        Manner::Says => SAYTO.usage,
        Manner::Answers => ANSWER.usage,
    };
    let (to, words) = somebody(turn, who, args.ahead(), usage)?;
    if words.is_empty() {
        return Err(Refusal::Usage(usage));
    }
    say_to(turn, who, to, words, how)
}

pub(super) fn say_to(
    turn: &mut Turn,
    who: CreatureId,
    to: CreatureId,
    words: &str,
    how: Manner,
) -> Done {
    let words = something(words, SAYTO.usage)?;
    let room = turn.world.places.room_of(who).ok_or(Refusal::Usage(SAYTO.usage))?;
    player::spoke_of(turn.world, who, Some(to), None);
    turn.report(match to == who {
        true => Event::Said { who, room, words },
        false => Event::SaidTo { who, to, room, words, how },
    });
    Ok(())
}

fn whisper(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let (to, words) = somebody(turn, who, args.ahead(), WHISPER.usage)?;
    let words = something(words, WHISPER.usage)?;
    if to == who {
        return Err(refusals::whisper_alone());
    }
    acquaintance::may_reach(turn.world, who, to)?;
    let body = turn.world.creatures.get(to);
    if body.is_some_and(|body| body.posture() == Posture::Sleeping) {
        return Err(refusals::asleep(&crate::game::frame::tell::namesake::known(turn.world, to)));
    }
    let room = turn.world.places.room_of(who).ok_or(Refusal::Usage(WHISPER.usage))?;
    player::spoke_of(turn.world, who, Some(to), None);
    turn.report(Event::Whispered { who, to, room, words });
    Ok(())
}

/// The words are for two; others see that there are some.
pub(super) fn tell_whisper(
    (who, to): (CreatureId, CreatureId),
    room: RoomId,
    line: &Sentence,
    teller: &mut Teller,
) {
    let line = line.clone().style(Style::Tell);
    teller.to_in_room(who, &line);
    teller.to_in_room(to, &line);
    let seen = Sentence::new("{actor} {whisper|whispers} something to {target}.");
    let seen = seen.actor(teller.world, who).target(teller.world, to).silent();
    teller.room_except(room, &[who, to], &seen.words_of(who, "whisper").style(Style::Dim));
}

/// `{actor} says to {target}, "…"`, by what is said.
pub(super) fn said_to(how: Manner, words: &str) -> &'static str {
    match (how, words.chars().last()) {
        (Manner::Answers, _) => "{actor} {answer|answers} {target}, \"{words}\"",
        (Manner::Says, Some('?')) => "{actor} {ask|asks} {target}, \"{words}\"",
        (Manner::Says, Some('!')) => "{actor} {exclaim|exclaims} to {target}, \"{words}\"",
        (Manner::Says, _) => "{actor} {say|says} to {target}, \"{words}\"",
    }
}
