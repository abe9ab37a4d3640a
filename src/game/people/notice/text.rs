//! What is read of notices as they come.

use crate::base::id::CreatureId;
use crate::game::frame::tell::Teller;
use crate::text::sentence::{list, plural};
use crate::text::style::Style;

/// What can happen to notices.
#[derive(Clone, Debug)]
pub enum Event {
    /// One came while they were there.
    Came { to: CreatureId, number: u64, words: String, command: String },
    /// They came in, and a few wait: those that ask for something by their numbers, and those that
    /// only tell.
    Few { to: CreatureId, needs: Vec<(u64, String)>, meanwhile: Vec<String> },
    /// They came in, and many wait.
    Many { to: CreatureId, count: usize, by_topic: Vec<(&'static str, usize)> },
    /// Something happened that all of these follow; the others read it on the channel that carries it.
    Published {
        topic: &'static str,
        to: Vec<CreatureId>,
        on_channel: Vec<CreatureId>,
        words: String,
        style: Style,
    },
}

/// Words each fact for everyone who notices.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::Came { to, number, words, command } => {
            let line = match command.as_str() {
                "" => words.clone(),
                command => format!("{words} (`notify {number}`: {command})"),
            };
            teller.kept().line(*to, Style::Good.on(line));
        }
        Event::Few { to, needs, meanwhile } => {
            if !meanwhile.is_empty() {
                let line = format!("Meanwhile: {}", meanwhile.join(" "));
                teller.kept().line(*to, Style::Good.on(line));
            }
            if !needs.is_empty() {
                teller.kept().line(*to, Style::Good.on(needed(needs)));
            }
        }
        Event::Many { to, count, by_topic } => {
            let of: Vec<String> =
                by_topic.iter().map(|(topic, count)| format!("{count} of {topic}")).collect();
            let notices = plural("notice", *count as u64);
            let line = format!("Meanwhile: {notices}, {}. Type `notify list`.", list(&of));
            teller.kept().line(*to, Style::Good.on(line));
        }
        Event::Published { to, words, style, .. } => {
            for who in to {
                teller.kept().line(*who, style.on(words));
            }
        }
    }
}

/// `2 things need you: 1 accept war 12; 2 …`.
fn needed(needs: &[(u64, String)]) -> String {
    let each: Vec<String> = needs
        .iter()
        .map(|(number, words)| format!("{number} {}", words.trim_end_matches('.')))
        .collect();
    let things = match needs.len() {
        1 => "1 thing needs you".to_string(),
        count => format!("{count} things need you"),
    };
    format!("{things}: {}. Type `notify <number>`.", each.join("; "))
}

/// A sentence that is over, for whoever was away.
pub(super) fn released(sentence: &str) -> String {
    format!("You are no longer under this sentence: {sentence}.")
}
