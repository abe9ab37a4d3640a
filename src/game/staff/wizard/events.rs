//! `@event`: events of the world, begun and ended by hand (C15).

use super::{STAFF, persons};
use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::span::begins_with_span;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Role, Spec};
use crate::game::realm::event;
use crate::text::sentence::capitalise;
use crate::text::style::Style;

pub(super) const EVENT: Spec = Spec {
    name: "@event",
    priority: 92,
    role: Role::Wizard,
    example: "@event start storm tide for 30m",
    help: "Begins and ends events of the world by hand. One that you begin lasts as long as is written, \
           or as long as you say, by the clock of the world; one that you end begins again when it is \
           due next.",
    parts: PARTS,
    bare: "list",
    ..STAFF
};

const PARTS: &[Part] = &[
    Part {
        name: "list",
        example: "@event list",
        help: "Lists all events that are written: whether they are on, what begins them, when next.",
        run: |turn, who, args| {
            args.end()?;
            turn.show(who, Kept::Yes, move |view, page| event::all_for_staff(view, who, page));
            Ok(())
        },
        ..Part::DEFAULT
    },
    Part {
        name: "start",
        takes: "<event> [for <time>]",
        example: "@event start storm tide for 30m",
        help: "Begins an event now, for as long as is written or as you say (`90s`, `30m`, `2h`).",
        run: start,
        ..Part::DEFAULT
    },
    Part {
        name: "stop",
        takes: "<event>",
        example: "@event stop storm tide",
        help: "Ends an event now, as it would end by itself.",
        run: stop,
        ..Part::DEFAULT
    },
];

fn start(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let lasts = match args.last_after("for") {
        Some(typed) => Some(begins_with_span(typed)?.0),
        None => None,
    };
    let event = args.event(turn)?;
    let by = persons::name(turn, who);
    event::start(turn, event, lasts, &by)?;
    let line = Style::Staff.on(format!("{} is on from now on.", capitalise(&event.name)));
    turn.show_line(who, Kept::Yes, move |_| line);
    Ok(())
}

fn stop(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let event = args.event(turn)?;
    event::stop(turn, event)?;
    let line = Style::Staff.on(format!("{} is over.", capitalise(&event.name)));
    turn.show_line(who, Kept::Yes, move |_| line);
    Ok(())
}
