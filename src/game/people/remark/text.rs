//! What is told of what was found.

use crate::base::id::CreatureId;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::frame::verb::Role;
use crate::text::style::Style;

/// What can happen to it.
#[derive(Clone, Debug)]
pub enum Event {
    Said { who: CreatureId, kind: &'static str, number: u64, words: String },
    Closed { who: CreatureId, number: u64 },
}

/// Words each fact: for whoever said it, and for staff who are there.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::Said { who, kind, number, words } => {
            teller.kept().line(
                *who,
                format!("Thank you: {kind} {number} is written down, with where you stand. You are told how it ends."),
            );
            let line = Sentence::new("{kind} {number} by {name}: {words}")
                .word("kind", kind)
                .word("number", number)
                .word("name", teller.world.players.name(*who).unwrap_or("someone"))
                .word("words", words)
                .style(Style::Staff);
            let players = &teller.world.players;
            let staff =
                players.here().filter(|other| other != who && players.role(*other) >= Role::Wizard);
            let staff: Vec<CreatureId> = staff.collect();
            staff.into_iter().for_each(|other| teller.to(other, &line));
        }
        Event::Closed { who, number } => {
            teller
                .kept()
                .line(*who, format!("Number {number} is closed, and whoever found it is told."));
        }
    }
}
