//! What may be typed about factions: one verb with parts.

use super::event::Event;
use super::find::named;
use super::members;
use crate::base::id::CreatureId;
use crate::base::limits::DIARY_SHOWN_MAX;
use crate::game::frame::grammar::{leaf, word_and_rest};
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::Posture;
use crate::game::{Refusal, Turn};

const USAGE: &str =
    "faction [list|info <faction>|standing|join <faction>|leave|balance|war|diary [number]]";

/// Entries of the war diary that are shown if no number is named.
const DIARY_SHOWN: usize = 10;

/// The verbs of this feature.
pub const VERBS: &[Spec] = &[Spec {
    name: "faction",
    group: Group::Yourself,
    posture: Posture::Sleeping,
    usage: USAGE,
    example: "faction info sanctum",
    help: "Tells about the factions of the Reach and how you stand with them. `faction list` names \
           them all, `faction info sanctum` tells about one, `faction standing` shows what each \
           thinks of you, `faction join college` and `faction leave` are for those that take \
           people in. `faction balance` shows who has killed how many of whom, `faction war` \
           draws the front, and `faction diary 20` reads the twenty newest entries of the war \
           diary, `faction diary before 300` those before one. Type `help standing` or `help diary` for more.",
    run: faction,
    ..Spec::DEFAULT
}];

/// One part: its word, and what carries it out.
type Part = (&'static str, fn(&mut Turn, CreatureId, &str) -> Result<(), Refusal>);

/// All parts. A beginning of a word will do. What only a feature further down the list can answer
/// is a part that reports an event, which that feature hears.
const PARTS: [Part; 8] = [
    ("list", |turn, who, _| tell(turn, Event::AskedList { who })),
    ("info", info),
    ("standing", |turn, who, _| tell(turn, Event::AskedStanding { who })),
    ("join", join),
    ("leave", |turn, who, _| members::leave(turn, who)),
    ("balance", |turn, who, _| tell(turn, Event::AskedBalance { who })),
    ("war", |turn, who, _| tell(turn, Event::AskedWar { who })),
    ("diary", diary),
];

fn faction(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    let (word, rest) = word_and_rest(args);
    let word = word.to_lowercase();
    if word.is_empty() {
        return tell(turn, Event::AskedList { who });
    }
    if let Some((_, run)) = PARTS.iter().find(|(part, _)| part.starts_with(&word)) {
        return run(turn, who, rest);
    }
    // `faction sanctum` is what somebody types who knows one.
    match named(turn.content, args) {
        Ok(faction) => tell(turn, Event::AskedInfo { who, faction }),
        Err(_) => Err(Refusal::Usage(USAGE)),
    }
}

fn info(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    if args.trim().is_empty() {
        return Err(Refusal::Usage("faction info <faction>"));
    }
    let faction = named(turn.content, args)?;
    tell(turn, Event::AskedInfo { who, faction })
}

/// The newest entries of the war diary, or those before one: so many, or ten.
fn diary(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    let usage = Refusal::Usage("faction diary [how many] [before <entry>]");
    let Some((count, before)) = leaf(args) else { return Err(usage) };
    let count = match count.map(str::parse::<usize>) {
        None => DIARY_SHOWN,
        Some(Ok(count)) => count.clamp(1, DIARY_SHOWN_MAX),
        Some(Err(_)) => return Err(usage),
    };
    tell(turn, Event::AskedDiary { who, count, before })
}

fn join(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    if args.trim().is_empty() {
        return Err(Refusal::Usage("faction join <faction>"));
    }
    let faction = named(turn.content, args)?;
    members::join(turn, who, faction)
}

fn tell(turn: &mut Turn, event: Event) -> Result<(), Refusal> {
    turn.report(event);
    Ok(())
}
