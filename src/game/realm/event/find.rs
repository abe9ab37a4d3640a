//! Which event a word means.

use super::content::WorldEvent;
use super::refusals;
use super::rules::all_written;
use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::frame::verb::Role;
use crate::game::{Refusal, Turn, View};
use crate::text::words::without_article;

impl Args<'_> {
    /// An event that the one who types may know of. Names have blanks, so it takes all that is left;
    /// what stands behind a name is read first, from the end.
    ///
    /// # Errors
    /// If none is called so, or several are.
    pub fn event<'c>(&mut self, turn: &Turn<'c>) -> Result<&'c WorldEvent, Refusal> {
        named(turn.view(), self.who(), self.rest()?, turn.content)
    }
}

/// Whether somebody may know of an event: it is on, or listed, or they are staff.
pub(super) fn may_know(view: View, who: CreatureId, event: &WorldEvent) -> bool {
    event.is_listed
        || view.world.world_events.on(&event.key).is_some()
        || view.world.players.role(who) > Role::Player
}

fn named<'c>(
    view: View,
    who: CreatureId,
    typed: &str,
    content: &'c crate::game::Content,
) -> Result<&'c WorldEvent, Refusal> {
    let known: Vec<&WorldEvent> =
        all_written(content).filter(|event| may_know(view, who, event)).collect();
    let wanted = levelled(typed);
    let is = |event: &&&WorldEvent| levelled(&event.key) == wanted || bare(event) == wanted;
    if let Some(event) = known.iter().find(is) {
        return Ok(event);
    }
    let words: Vec<&str> = wanted.split(' ').collect();
    let begins = |text: &str, word: &str| text.split(' ').any(|part| part.starts_with(word));
    let fits = |event: &&&WorldEvent| {
        let (name, key) = (bare(event), levelled(&event.key));
        words.iter().all(|word| begins(&name, word) || begins(&key, word))
    };
    let fitting: Vec<&&WorldEvent> = known.iter().filter(fits).collect();
    let names = |events: &mut dyn Iterator<Item = &&WorldEvent>| -> Vec<String> {
        events.map(|event| event.name.clone()).collect()
    };
    match fitting.as_slice() {
        [one] => Ok(one),
        [] => Err(refusals::no_event(content, typed, &names(&mut known.iter()))),
        several => Err(refusals::several(typed, &names(&mut several.iter().copied()))),
    }
}

fn bare(event: &WorldEvent) -> String {
    levelled(&event.name)
}

/// Small letters, without an article, and blanks for what people write in their place.
fn levelled(text: &str) -> String {
    let text = text.trim().trim_matches(['"', '\'']).to_lowercase().replace(['_', '-'], " ");
    without_article(&text.split_whitespace().collect::<Vec<_>>().join(" ")).to_owned()
}
