//! What a player likes to have done to every line: no empty ones (`compact`), and the hour before
//! what happens (`timestamps`).
//!
//! The hour stands before what happens, not before pages that were asked for, whose columns it
//! would push over the edge.

use std::sync::Arc;

use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::WIDTH_MIN;
use crate::game::World;
use crate::game::people::player;
use crate::session::Session;
use crate::text::page::Page;
use crate::text::passage::{Layout, Passage};

/// How one session likes its lines.
#[derive(Clone, Default, Debug)]
pub(super) struct Habits {
    is_compact: bool,
    /// `[21:04] `.
    hour: Option<String>,
}

impl Session {
    pub(super) fn habits(&self, world: &World, page: &Page, now: Millis) -> Habits {
        let Some(who) = self.character() else { return Habits::default() };
        let Some(character) = world.players.character(who) else { return Habits::default() };
        let chosen = character.preferences();
        let hour = chosen.timestamps.then(|| hour(world, who, page, now));
        Habits { is_compact: chosen.compact, hour }
    }
}

/// The hour where somebody lives.
fn hour(world: &World, who: CreatureId, page: &Page, now: Millis) -> String {
    let date = player::zone(world, who).date(world.host.seconds(now));
    let (hour, minute) = (date.hour, date.minute);
    match page.reader {
        true => format!("{hour}:{minute:02}, "),
        false => format!("[{hour:02}:{minute:02}] "),
    }
}

impl Habits {
    /// Paints a passage behind what was said before it.
    pub fn paint(&self, passage: &Arc<Passage>, page: &Page, out: &mut String) {
        let from = out.len();
        match &self.hour {
            Some(hour)
                if passage.layout() == Layout::Paragraph && !passage.text().trim().is_empty() =>
            {
                let columns = u16::try_from(hour.len()).unwrap_or(0);
                let less = |room: u16| match room > WIDTH_MIN {
                    true => room.saturating_sub(columns).max(WIDTH_MIN),
                    false => room,
                };
                let (width, prose) = (less(page.width), less(page.prose));
                out.push_str(hour);
                passage.paint(&Page { width, prose, ..*page }, out);
            }
            _ => passage.paint(page, out),
        }
        if self.is_compact {
            squeeze(out, from);
        }
    }
}

/// Takes the empty lines out, from a place on.
fn squeeze(text: &mut String, from: usize) {
    if text[from..].starts_with('\n') || text[from..].contains("\n\n") {
        let tail = text.split_off(from);
        tail.split_inclusive('\n')
            .filter(|line| *line != "\n")
            .for_each(|line| text.push_str(line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issue17_toggles_compact_takes_out_empty_lines_and_nothing_else() {
        let mut text = String::from("before\n\n\none\n\n  two\n\n");
        squeeze(&mut text, 7);
        assert_eq!(text, "before\none\n  two\n");
        squeeze(&mut text, 7);
        assert_eq!(text, "before\none\n  two\n");
    }
}
