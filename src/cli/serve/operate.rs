//! What staff want of the machine below the world, and the answer in words.

use super::services::Outside;
use crate::base::id::CreatureId;
use crate::cli::logging;
use crate::config::parse_log;
use crate::game::frame::turn::Order;
use crate::messages::input::Input;

impl Outside {
    /// Does it, or has it done; whoever asked is answered.
    pub(super) fn carry_out(&self, asker: CreatureId, order: Order) {
        let lines = match order {
            Order::ShowLog => vec![logging::shown()],
            Order::LogLevel(filter) => vec![set_level(&filter)],
            Order::LogEvents(count) => match logging::last_events(count) {
                lines if lines.is_empty() => vec!["Nothing was logged yet.".to_owned()],
                lines => lines,
            },
            Order::Backup => return self.backups().ask(asker),
            Order::Metrics { sheet, first } => [first, self.gauges().sheet(sheet)].concat(),
        };
        self.inbox().send(Input::Operated { asker: Some(asker), lines });
    }
}

fn set_level(filter: &str) -> String {
    match parse_log(filter).and_then(|filter| logging::set_level(&filter)) {
        Ok(()) => logging::shown(),
        Err(why) => format!("The log stays as it was: {why}."),
    }
}
