//! The console: what people ask of a server and not of the world: how long it runs, whether it
//! hears them, what day it is, and an empty window.

use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::frame::posture::Posture;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::Spec;
use crate::game::ground::sky;
use crate::game::people::player;
use crate::game::{Feature, Turn, View};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature { name: "console", verbs: VERBS, ..Feature::NONE };

/// Empty lines that clear a window whose height nobody told.
const LINES_ELSE: u16 = 40;

/// A verb that says one line.
macro_rules! says {
    ($name:literal $words:expr, $help:literal, $says:expr) => {
        Spec {
            name: $name,
            aliases: $words,
            priority: 66,
            posture: Posture::Sleeping,
            usage: $name,
            example: $name,
            help: $help,
            run: |turn, who, args| line(turn, who, args, $says),
            ..Spec::DEFAULT
        }
    };
}

const VERBS: &[Spec] = &[
    says!(
        "uptime" & [],
        "Tells how long the server has been up, and how old the world is.",
        uptime
    ),
    says!("ping" & [], "Answers, so that you know that you are heard.", ping),
    says!(
        "date" & ["clock"],
        "Tells the day and the hour of people's clocks, in your time zone, and the hour \
          of the Reach.",
        date
    ),
    Spec {
        name: "clear",
        aliases: &["cls"],
        priority: 66,
        posture: Posture::Sleeping,
        usage: "clear",
        example: "clear",
        help: "Moves all that is on your screen up and out of the way.",
        run: clear,
        ..Spec::DEFAULT
    },
];

fn line(
    turn: &mut Turn,
    who: CreatureId,
    args: Args,
    says: fn(View, CreatureId) -> String,
) -> Done {
    args.end()?;
    turn.show_line(who, Kept::No, move |view| says(view, who));
    Ok(())
}

fn uptime(view: View, _: CreatureId) -> String {
    let up = view.now.since(view.world.host.clock);
    let old = span(view.now);
    format!("The server has been up for {}. The world has lived for {old}.", span(up))
}

fn span(span: Millis) -> String {
    Millis::seconds(span.as_seconds().max(1)).in_words()
}

fn ping(_: View, _: CreatureId) -> String {
    "Pong: you are heard, and this is the answer. How long it took on its way only your client can \
     tell; here a line is answered as soon as it comes."
        .into()
}

fn date(view: View, who: CreatureId) -> String {
    let hour = sky::time_sentence(view, who);
    match view.world.host.date(view.now) {
        0 => format!("Nobody told this world what day people have. {hour}"),
        now => {
            let zone = player::zone(view.world, who);
            format!("By people's clocks it is {} {}. {hour}", zone.date(now), zone.letters(now))
        }
    }
}

fn clear(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    args.end()?;
    let height = turn.world.players.presence(who).map_or(0, |here| here.screen().height);
    turn.show(who, Kept::No, move |_, page| match page.reader {
        true => "Your screen reader goes on from here.\n".into(),
        false => "\n".repeat(usize::from(if height == 0 { LINES_ELSE } else { height })),
    });
    Ok(())
}
