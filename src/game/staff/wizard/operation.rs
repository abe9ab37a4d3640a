//! What concerns the machine below the world: `@log`, `@backup`. The world knows neither files nor
//! clocks, so each is asked for and answered later.

use super::STAFF;
use super::event::Event;
use crate::base::id::CreatureId;
use crate::base::limits::LOG_EVENTS_HELD_MAX;
use crate::game::frame::grammar::word_and_rest;
use crate::game::frame::turn::{Ask, Order};
use crate::game::frame::verb::{Role, Spec};
use crate::game::{Refusal, Turn};
use crate::text::style::clean;

/// Lines of the log that are shown if nothing is said (our choice).
const EVENTS: usize = 20;

pub(super) const LOG: Spec = Spec {
    name: "@log",
    full: true,
    role: Role::Admin,
    usage: "@log [show|level <filter>|events [number]]",
    example: "@log events 10",
    help: "Shows what is logged and where; changes it until the next start (`@log level \
           info,net=debug`); or shows the log's last lines.",
    run: log,
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

fn log(turn: &mut Turn, who: CreatureId, args: &str) -> Result<(), Refusal> {
    let (what, rest) = word_and_rest(args);
    let order = match what.to_lowercase().as_str() {
        "" | "show" => Order::ShowLog,
        "level" if !rest.is_empty() => Order::LogLevel(clean(rest)),
        "events" if rest.is_empty() => Order::LogEvents(EVENTS),
        "events" => {
            let number = rest.trim().parse().map_err(|_| Refusal::Usage(LOG.usage))?;
            Order::LogEvents(usize::min(number, LOG_EVENTS_HELD_MAX))
        }
        _ => return Err(Refusal::Usage(LOG.usage)),
    };
    turn.ask(Ask::Operate(who, order));
    Ok(())
}
