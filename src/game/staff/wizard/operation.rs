//! What concerns the machine below the world: `@log`, `@backup`. The world knows neither files nor
//! clocks, so each is asked for and answered later.

use super::STAFF;
use super::event::Event;
use crate::base::id::CreatureId;
use crate::base::limits::LOG_EVENTS_HELD_MAX;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::turn::{Ask, Order};
use crate::game::frame::verb::{Role, Spec};
use crate::text::style::clean;

/// Lines of the log that are shown if nothing is said (our choice).
const EVENTS: usize = 20;

pub(super) const LOG: Spec = Spec {
    name: "@log",
    full: true,
    role: Role::Admin,
    example: "@log events 10",
    help: "Shows what is logged and where, changes it until the next start, or shows the log's last \
           lines.",
    parts: &[
        Part {
            name: "show",
            example: "@log show",
            help: "Shows what is logged, and where to.",
            run: show,
            ..Part::DEFAULT
        },
        Part {
            name: "level",
            takes: "<filter>",
            example: "@log level info,net=debug",
            help: "Logs what the filter lets through, until the next start.",
            run: level,
            ..Part::DEFAULT
        },
        Part {
            name: "events",
            takes: "[how many]",
            example: "@log events 10",
            help: "Shows the last lines of the log.",
            run: events,
            ..Part::DEFAULT
        },
    ],
    bare: "show",
    ..STAFF
};

pub(super) const BACKUP: Spec = Spec {
    name: "@backup",
    full: true,
    role: Role::Admin,
    usage: "@backup",
    example: "@backup",
    help: "Copies the database into a file beside it while the game goes on, opens the copy and \
           reads it from end to end, and says what is in it.",
    run: |turn, who, _| {
        turn.report(Event::BackupAsked { who });
        turn.ask(Ask::Operate(who, Order::Backup));
        Ok(())
    },
    ..STAFF
};

fn order(turn: &mut Turn, who: CreatureId, order: Order) -> Done {
    turn.ask(Ask::Operate(who, order));
    Ok(())
}

fn show(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    args.end()?;
    order(turn, who, Order::ShowLog)
}

fn level(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let filter = clean(args.rest()?);
    order(turn, who, Order::LogLevel(filter))
}

fn events(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let number = args.maybe(|args| args.number(0..=u64::MAX))?;
    args.end()?;
    let number = number.map_or(EVENTS, |number| usize::try_from(number).unwrap_or(usize::MAX));
    order(turn, who, Order::LogEvents(number.min(LOG_EVENTS_HELD_MAX)))
}
