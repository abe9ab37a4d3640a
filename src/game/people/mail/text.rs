//! What is read of letters, by those concerned and nobody else.

use super::{pages, rules};
use crate::base::id::CreatureId;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::people::player;
use crate::text::style::Style;

/// What can happen to letters.
#[derive(Clone, Debug)]
pub enum Event {
    Sent {
        who: CreatureId,
        to: CreatureId,
        subject: String,
        number: u64,
    },
    Deleted {
        who: CreatureId,
        from: String,
        number: u64,
    },
    /// Somebody came in with whom so many lie unread.
    Waiting {
        who: CreatureId,
        unread: usize,
    },
}

/// Words each fact for those concerned.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::Sent { who, to, subject, number } => {
            let name = player::name_of(teller.world, *to);
            teller.kept().line(*who, format!("Your letter to {name} is on its way: {subject}"));
            if rules::can_be_told(teller.world, *who, *to) {
                let from = player::name_of(teller.world, *who);
                let line = "A letter from {name} has come: {subject} Type `mail read {number}`.";
                let ends = subject.ends_with(['.', '!', '?']);
                let subject = if ends { subject.clone() } else { format!("{subject}.") };
                let line = Sentence::new(line).word("name", from).word("subject", subject);
                let line = line.word("number", number).style(Style::Tell).words_of(*who, "mail");
                teller.kept().to(*to, &line);
            }
        }
        Event::Deleted { who, from, number } => {
            teller.kept().line(*who, format!("Letter {number}, from {from}, feeds the stove."));
        }
        Event::Waiting { who, unread } => teller.kept().line(*who, pages::waiting(*unread)),
    }
}
