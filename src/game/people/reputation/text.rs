//! What is read when a name grows better or worse.

use super::deeds::Deed;
use crate::base::id::CreatureId;
use crate::game::frame::tell::Teller;
use crate::text::style::Style;

/// What can happen to a name.
#[derive(Clone, Debug)]
pub enum Event {
    /// The world at large thinks otherwise of a player. What factions think is told by `faction`.
    Moved { who: CreatureId, deed: Deed, by: i64, score: i64, note: String },
}

/// Words each fact for everyone who notices.
pub fn tell(event: &Event, teller: &mut Teller) {
    let Event::Moved { who, deed, by, score, note } = event;
    let line = moved(*deed, *by, *score, note);
    let style = if *by >= 0 { Style::Good } else { Style::Warning };
    teller.kept().line(*who, style.on(line));
}

/// That a name grew better or worse.
pub(super) fn moved(deed: Deed, by: i64, score: i64, note: &str) -> String {
    let how = if by >= 0 { "better" } else { "worse" };
    let why = if note.is_empty() { says(deed) } else { note };
    format!("Your name grows {how} ({by:+}, {score} now): {}.", why.trim_end_matches('.'))
}

/// What a deed was, behind the name of who did it or alone.
pub(super) fn says(deed: Deed) -> &'static str {
    match deed {
        Deed::SlewMember => "killed one of its people",
        Deed::SlewEnemy => "killed an enemy of it",
        Deed::SlewAlly => "killed one of its allies",
        Deed::Gift => "gave something to its people",
        Deed::Left => "left it",
        Deed::Event => "did something in an event",
        Deed::Decided => "staff decided so",
        Deed::CarriedOver => "known from before",
        Deed::AllianceFormed => "formed an alliance",
        Deed::AllianceBroken => "broke an alliance",
        Deed::TreatyViolated => "violated a treaty",
        Deed::TreatyHonored => "kept a treaty to its end",
        Deed::WarInitiated => "declared a war",
        Deed::WarWon => "won a war",
        Deed::WarWonHonorably => "won a war with honour",
        Deed::WarLost => "lost a war",
        Deed::Betrayal => "betrayed an ally",
    }
}

/// A public reputation in a word or some.
pub(super) fn in_words(score: i64) -> &'static str {
    match score {
        ..=-100 => "infamous",
        -99..=-25 => "ill spoken of",
        -24..=24 => "of no great name",
        25..=99 => "well spoken of",
        _ => "renowned",
    }
}

/// Trust in a word or some.
pub(super) fn trust_in_words(trust: f64) -> &'static str {
    match trust {
        t if t < 0.2 => "not at all",
        t if t < 0.4 => "hardly",
        t if t < 0.6 => "as any stranger",
        t if t < 0.8 => "well",
        _ => "wholly",
    }
}
