//! What players may type about events. Staff begin and end them (`@event`, in `wizard`).

use super::pages;
use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::posture::Posture;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};

/// The verbs of this feature.
pub const VERBS: &[Spec] = &[Spec {
    name: "event",
    aliases: &["events"],
    priority: 70,
    group: Group::Seeing,
    posture: Posture::Sleeping,
    example: "event list",
    help: "Tells what is going on in the world out of the ordinary, and what is to come: tides, markets, \
           hard winters. While an event is on it may change the weather and the prices, and bring people \
           and beasts who are not there otherwise.",
    parts: PARTS,
    bare: "list",
    other: "info",
    ..Spec::DEFAULT
}];

const PARTS: &[Part] = &[
    Part {
        name: "list",
        example: "event list",
        help: "Lists the events that are on, where and for how long, and those that are known to come. \
               Moments are told in your time zone (`config timezone`).",
        run: list,
        ..Part::DEFAULT
    },
    Part {
        name: "info",
        takes: "<event>",
        example: "event info storm tide",
        help: "Tells about one event: where it is, when, and what it does.",
        run: info,
        ..Part::DEFAULT
    },
];

fn list(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    args.end()?;
    turn.show(who, Kept::Yes, move |view, page| pages::list(view, who, page));
    Ok(())
}

fn info(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let event = args.event(turn)?.key.clone();
    turn.show(who, Kept::Yes, move |view, page| pages::info(view, who, &event, page));
    Ok(())
}
