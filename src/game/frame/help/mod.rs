//! Help: what the verb table and `help/*.yaml` say about a word.
//!
//! | file | holds |
//! |---|---|
//! | `find` | which pages a word means: by its name, a keyword, its beginning, a slip, or because they speak of it |
//! | `pages` | a page of each kind, and what else to read |
//! | `index` | where to begin, and the lists of what may be opened |
//! | `differences` | what became of the commands of other servers |

mod differences;
mod find;
mod index;
mod pages;

use crate::base::id::CreatureId;
use crate::game::frame::lexicon;
use crate::game::frame::verb::Role;
use crate::game::{FEATURES, View};
use crate::text::page::Page;
use crate::text::style::Style;
use crate::text::widget::rule;
use crate::text::wrap::wrap;

pub use differences::{DIFFERENCES, Difference, Fate, commands as commands_of_others, fate};
pub use find::Asker;
use find::Finding;

/// A page of help that is made of a table.
#[derive(Clone, Copy)]
pub struct HelpPage {
    /// What it is called; the first is listed.
    pub topics: &'static [&'static str],
    /// The page.
    pub page: fn(&Page) -> String,
}

impl HelpPage {
    fn is_called(&self, topic: &str) -> bool {
        self.topics.iter().any(|word| word.eq_ignore_ascii_case(topic))
    }
}

/// Those of all features, and those of this folder.
fn made_pages() -> impl Iterator<Item = &'static HelpPage> {
    FEATURES.iter().flat_map(|feature| feature.topics).chain([&LATER, &differences::PAGE])
}

/// The page of a topic, or where to begin if there is none.
pub fn show(view: View, who: Option<CreatureId>, role: Role, topic: &str, page: &Page) -> String {
    let asker = Asker { who, role };
    match find::find(view, asker, topic) {
        Finding::Begin => index::front(view, asker, page),
        Finding::Pages(entries) => pages::of_all(view, asker, &entries, page),
        Finding::Slip(entry) => index::slip(view, asker, topic, entry, page),
        Finding::List(why, entries) => index::list(view, asker, (topic, why), &entries, page),
        Finding::Later(says) => wrap(says, page, 0) + "\n",
        Finding::Nothing => index::missing(topic, page),
    }
}

/// What was listed in answer to a word, as it is asked for: `help 2` means the second of these. Nothing if
/// no list was shown.
pub fn listed(view: View, who: CreatureId, role: Role, topic: &str) -> Vec<String> {
    let asker = Asker { who: Some(who), role };
    match find::find(view, asker, topic) {
        Finding::List(_, entries) => {
            entries.iter().map(|entry| entry.name(view, asker).into_owned()).collect()
        }
        _ => Vec::new(),
    }
}

/// What other servers have and this one has not.
const LATER: HelpPage = HelpPage { topics: &["later", "not yet", "missing"], page: later };

fn later(page: &Page) -> String {
    let mut text = rule("What is not here, or not yet", page) + "\n";
    for system in lexicon::later() {
        let words: Vec<&str> = system.words.iter().take(WORDS_NAMED).map(String::as_str).collect();
        let line = format!("{} {}", Style::Label.on(words.join(", ") + ":"), system.says);
        text.push_str(&(wrap(&line, page, 2) + "\n"));
    }
    text
}

/// So many words of a system that is not here are named.
const WORDS_NAMED: usize = 4;
