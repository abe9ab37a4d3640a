//! Which faction a word means.

use super::refusals;
use crate::base::id::FactionId;
use crate::game::frame::args::Args;
use crate::game::{Content, Refusal, Turn};
use crate::text::style::clean;
use crate::yaml::suggest::nearest;

impl Args<'_> {
    /// A faction, as [`named`] finds it. Names have blanks, so it takes all that is left; what
    /// stands behind a name is read first, from the end.
    ///
    /// # Errors
    /// If none is named so, or several are.
    pub fn faction(&mut self, turn: &Turn) -> Result<FactionId, Refusal> {
        named(turn.content, self.rest()?)
    }
}

/// The faction of an id, a name, or a beginning of any word of a name that no other has.
pub fn named(content: &Content, text: &str) -> Result<FactionId, Refusal> {
    let (exactly, fitting) = fitting(content, text);
    if let Some(found) = exactly.first() {
        return Ok(*found);
    }
    let name = |id: &FactionId| content.factions.get(*id).map_or("", |faction| &faction.name);
    match fitting.as_slice() {
        [one] => Ok(*one),
        [one, other, ..] => Err(refusals::may_be_either(&shown(text), name(one), name(other))),
        [] => Err(unknown(content, text, without_the(&levelled(text)))),
    }
}

/// The factions that are called exactly so, and those of whose names the words are beginnings.
pub(super) fn fitting(content: &Content, text: &str) -> (Vec<FactionId>, Vec<FactionId>) {
    let wanted = levelled(text);
    let all = || content.factions.rows();
    let exactly = all().filter(|f| levelled(&f.key) == wanted || levelled(&f.name) == wanted);
    let exactly = exactly.map(|faction| faction.id).collect();
    let words: Vec<&str> = without_the(&wanted).split(' ').collect();
    let fits = |name: &str| {
        let name = levelled(name);
        let begins = |word: &&str| name.split(' ').any(|part| part.starts_with(*word));
        words.iter().all(begins)
    };
    let fitting = all().filter(|faction| fits(&faction.name) || fits(&faction.key));
    (exactly, fitting.map(|faction| faction.id).collect())
}

fn without_the(wanted: &str) -> &str {
    wanted.strip_prefix("the ").unwrap_or(wanted)
}

/// Two factions named one behind the other, with or without `and` or `with` between. What is left
/// behind them comes back too.
pub fn two(content: &Content, text: &str) -> Result<(FactionId, FactionId), Refusal> {
    let words: Vec<&str> =
        text.split_whitespace().filter(|word| !matches!(*word, "and" | "with" | "to")).collect();
    let split = (1..words.len()).find_map(|at| {
        let (one, other) = words.split_at(at);
        let one = named(content, &one.join(" ")).ok()?;
        Some((one, named(content, &other.join(" ")).ok()?))
    });
    match split {
        Some(found) => Ok(found),
        // Whatever is wrong with the first word alone is worth saying.
        None => match words.as_slice() {
            [one, other] => {
                named(content, one)?;
                named(content, other)?;
                Err(refusals::name_two())
            }
            _ => Err(refusals::name_two_by_ids()),
        },
    }
}

fn unknown(content: &Content, text: &str, wanted: &str) -> Refusal {
    let names = content.factions.rows().map(|faction| faction.name.as_str());
    refusals::no_faction(&shown(text), nearest(wanted, names))
}

/// What was typed, short and harmless enough to be shown.
fn shown(text: &str) -> String {
    clean(text).trim_matches(['"', '\'']).chars().take(30).collect()
}

/// Small letters, without the quotes around them, and blanks for what people write in their place.
fn levelled(text: &str) -> String {
    let text = text.trim().trim_matches(['"', '\'']).to_lowercase().replace(['_', '-'], " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
