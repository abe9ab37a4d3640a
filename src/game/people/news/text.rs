//! What is told of news.

use super::pages;
use crate::base::id::CreatureId;
use crate::game::frame::tell::{Sentence, Teller};
use crate::text::style::Style;

/// What can happen to news.
#[derive(Clone, Debug)]
pub enum Event {
    Posted {
        who: CreatureId,
        number: u64,
        subject: String,
    },
    Removed {
        who: CreatureId,
        subject: String,
    },
    MotdSet {
        who: CreatureId,
    },
    /// Somebody came in who has not read the word of the day.
    Motd {
        who: CreatureId,
        words: String,
    },
    /// Somebody came in to whom so much is new.
    Waiting {
        who: CreatureId,
        unread: usize,
    },
}

/// Words each fact for those concerned.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::Posted { number, subject, .. } => {
            let line = Sentence::new("News: {subject} Type `news` to read it.");
            let ends = subject.ends_with(['.', '!', '?']);
            let subject = if ends { subject.clone() } else { format!("{subject}.") };
            let line = line.word("subject", subject).word("number", number);
            teller.kept().everyone(&line.style(Style::Staff));
        }
        Event::Removed { who, subject } => {
            teller.kept().line(*who, format!("\"{subject}\" is out of the news."));
        }
        Event::MotdSet { who } => {
            teller.kept().line(*who, "The message of the day is changed. `motd` shows it.");
        }
        Event::Motd { who, words } => {
            teller.kept().line(*who, format!("{} {words}", Style::Label.on("Today:")));
        }
        Event::Waiting { who, unread } => teller.kept().line(*who, pages::waiting(*unread)),
    }
}
