//! Why a notice is not read, or not sent as somebody wants it, in words.

use crate::game::Refusal;

pub(super) fn no_such_number(number: u64, count: usize) -> Refusal {
    Refusal::Because(match count {
        0 => "No notices wait for you. `notify history` reads old ones.".into(),
        _ => format!("No notice of yours has the number {number}. `notify list` shows them all."),
    })
}

pub(super) fn nothing_to_do(number: u64) -> Refusal {
    Refusal::Because(format!("Notice {number} asks for nothing. `notify read {number}` reads it."))
}

pub(super) fn no_channel(topic: &str) -> Refusal {
    Refusal::Because(format!(
        "Notices of {topic} have no channel: they come to you alone (`direct`), or not (`off`)."
    ))
}

/// `topics`: all there are.
pub(super) fn no_topic(word: &str, topics: &[&str]) -> Refusal {
    let topics = crate::text::sentence::list(topics);
    Refusal::Because(format!("There are no notices of \"{word}\". There are: {topics}."))
}
