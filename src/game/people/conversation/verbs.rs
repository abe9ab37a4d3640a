//! What may be typed to talk with somebody.

use super::refusals;
use super::rules::{self, Partner};
use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::frame::grammar;
use crate::game::frame::part::Done;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::find;
use crate::game::{Refusal, Turn};
use crate::text::style::clean;

/// The verbs of this feature.
pub const VERBS: &[Spec] = &[
    Spec {
        name: "talk",
        aliases: &["converse"],
        priority: 35,
        group: Group::Talking,
        usage: "talk [to] <who> [about <topic>]",
        example: "talk bess cellar",
        help: "Talks with somebody of the place. They greet you and tell what they talk of; TALK BESS CELLAR \
               then asks Bess about the cellar. With only one of them around, TALK does.",
        run: |turn, who, args| talk(turn, who, args),
        ..Spec::DEFAULT
    },
    Spec {
        name: "ask",
        priority: 35,
        group: Group::Talking,
        usage: "ask <who> about <topic>",
        example: "ask bess about the cellar",
        help: "Asks somebody about something. People of the place answer as they do to TALK; a player hears \
               your question, and so does everyone in the room.",
        run: |turn, who, args| ask(turn, who, args),
        ..Spec::DEFAULT
    },
];

/// Words that stand before whom one talks with, and before what one talks of.
const WITH: [&str; 2] = ["to", "with"];
const OF: [&str; 4] = ["about", "of", "on", "for"];

fn talk(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let _ = WITH.iter().any(|word| args.keyword(word));
    let (partner, topic) = partner(turn, who, args)?;
    if turn.world.players.character(partner).is_some() {
        return Err(match partner == who {
            true => refusals::yourself(),
            false => refusals::a_player(turn.world.players.name(partner).unwrap_or_default()),
        });
    }
    rules::talk(turn, who, partner, &topic)
}

fn ask(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    if args.is_empty() {
        return Err(args.usage());
    }
    let (partner, topic) = partner(turn, who, args.clone())?;
    if partner == who {
        return Err(refusals::yourself());
    }
    match turn.world.players.character(partner).is_some() {
        true if topic.is_empty() => Err(args.usage()),
        true => rules::ask_player(turn, who, partner, topic),
        false => rules::talk(turn, who, partner, &topic),
    }
}

/// Who is meant, and the words of the topic; if nobody is named, the one who is there to talk.
fn partner(turn: &Turn, who: CreatureId, mut args: Args) -> Result<(CreatureId, String), Refusal> {
    let is_of = |args: &mut Args| OF.iter().any(|word| args.keyword(word));
    let named = match is_of(&mut args) {
        true => None,
        false => args.longest(|text| find::creature(turn, who, &grammar::noun(text)?).ok()),
    };
    if let Some(partner) = named {
        let _ = is_of(&mut args);
        return Ok((partner, clean(args.all())));
    }
    let typed = clean(args.all());
    match rules::partner(turn, who) {
        Partner::One(partner)
            if typed.is_empty() || rules::has_topic(turn, who, partner, &typed) =>
        {
            Ok((partner, typed))
        }
        _ if !typed.is_empty() => Err(unseen(turn, who, &typed)),
        Partner::Several(calls) => Err(refusals::with_whom(&calls)),
        Partner::One(_) | Partner::Nobody => Err(refusals::nobody_here()),
    }
}

/// Why whoever was named is not found: the dark, or that they are not here.
fn unseen(turn: &Turn, who: CreatureId, typed: &str) -> Refusal {
    let first = typed.split_whitespace().next().unwrap_or_default();
    let noun = grammar::noun(first);
    let found = noun.map(|noun| find::creature(turn, who, &noun));
    found.and_then(Result::err).unwrap_or_else(|| Refusal::NotHere(first.into()))
}
