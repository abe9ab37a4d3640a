//! What is read of a war: the sentences. The pages are in `pages.rs`.

use super::diary::short;
use super::event::Event;
use crate::base::id::{CreatureId, FactionId};
use crate::game::Content;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::people::faction;
use crate::text::style::Style;
use crate::text::words::count_word;

/// Words each fact for everyone who notices.
pub fn tell(event: &Event, teller: &mut Teller) {
    let content = teller.content;
    match event {
        Event::Taken { room, winner, loser } => {
            let template = match loser {
                Some(_) => "This place is {winner}'s now, and no longer {loser}'s.",
                None => "This place is {winner}'s now.",
            };
            let loser = loser.map_or_else(String::new, |loser| short(content, loser));
            let line = Sentence::new(template)
                .word("winner", coloured(content, *winner))
                .word("loser", loser);
            teller.kept().room(*room, &line.style(Style::Warning));
        }
        Event::Reinforced { faction, room, count } => {
            let line = match count {
                1 => Sentence::new("One more has come for {faction}."),
                _ => Sentence::new("Reinforcements have come for {faction}: {count} of them."),
            };
            let line = line.word("faction", short(content, *faction));
            let line = line.word("count", count_word(*count)).style(Style::Warning);
            teller.kept().room(*room, &line);
        }
        Event::Rallied { faction } => {
            let line = format!("A shout goes up: {} rallies!", short(content, *faction));
            for who in within_earshot(teller, *faction) {
                teller.kept().line(who, Style::Warning.on(&line));
            }
        }
    }
}

/// The players who are where somebody of a faction is.
fn within_earshot(teller: &Teller, of: FactionId) -> Vec<CreatureId> {
    let (content, world) = (teller.content, teller.world);
    let hears = |who: &CreatureId| {
        let Some(room) = world.places.room_of(*who) else { return false };
        let mut others = world.places.creatures_in(room).iter().filter(|other| *other != who);
        others.any(|other| faction::of(content, world, *other) == Some(of))
    };
    world.players.here().filter(hears).collect()
}

/// `the Sanctum`, in its colour.
pub(super) fn coloured(content: &Content, faction: FactionId) -> String {
    let name = short(content, faction);
    let Some(written) = content.factions.get(faction) else { return name };
    match name.strip_prefix("the ") {
        Some(word) => format!("the {}", written.style.on(word)),
        None => written.style.on(name),
    }
}
