//! Words that players know from elsewhere and that are no verbs here: what each is answered.
//!
//! | what is typed | is answered by |
//! |---|---|
//! | a word that means what a verb does (`worth`) | those verbs, before any that are only spelt alike |
//! | the word of a system that is not here, or not yet (`bank`) | what there is instead |
//! | what is said to a machine out of habit (`hello`, `please`) | a short answer |
//! | a foul word | a shorter one |
//!
//! All of it is data (`config/words.yaml`). The stock file is within the binary too, and answers
//! wherever a world's own file does not. A verb, a skill or a way out of that name always goes
//! before.

mod kind;
pub(super) mod refusals;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::game::Content;
use crate::yaml::{Problems, read_text_as};

pub use kind::LEXICON;

/// What is answered to words that are no verbs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lexicon {
    /// The verbs that a word means, the likeliest first.
    meanings: BTreeMap<String, Vec<String>>,
    /// Systems that are not here, in the order in which they are written.
    later: Vec<Later>,
    /// The answers to all other words.
    answers: BTreeMap<String, String>,
}

/// A system that other servers have and this one has not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Later {
    /// The words by which players look for it.
    pub words: Vec<String>,
    /// What there is instead.
    pub says: String,
}

/// The stock file.
static STOCK: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut problems = Problems::new();
    let text = include_str!("../../../../world_data/config/words.yaml");
    let file = read_text_as(LEXICON.place, text, &mut problems);
    let mut lexicon = Lexicon::default();
    if let Some(file) = file {
        kind::read_into(&mut lexicon, &file, &mut problems);
    }
    lexicon
});

/// A world's own words, and then the stock ones.
fn both(content: &Content) -> impl Iterator<Item = &Lexicon> {
    content.of::<Lexicon>().into_iter().chain([&*STOCK])
}

/// The answer to a word in small letters, if there is one for it.
pub fn answer<'c>(content: &'c Content, word: &str) -> Option<&'c str> {
    both(content).find_map(|lexicon| lexicon.answer(word))
}

/// The verbs that a word in small letters means, the likeliest first; not all of them need be there.
pub fn meaning<'c>(content: &'c Content, word: &str) -> &'c [String] {
    both(content).find_map(|lexicon| lexicon.meanings.get(word)).map_or(&[], Vec::as_slice)
}

/// The systems that other servers have and this one has not.
pub fn later() -> &'static [Later] {
    &STOCK.later
}

/// What there is instead of a system that is not here; a word in small letters names it.
pub fn instead<'c>(content: &'c Content, word: &str) -> Option<&'c str> {
    both(content).find_map(|lexicon| lexicon.instead(word))
}

/// Whether a word in small letters is said to machines out of habit.
pub fn is_said(content: &Content, word: &str) -> bool {
    both(content).any(|lexicon| lexicon.answers.contains_key(word))
}

impl Lexicon {
    fn answer(&self, word: &str) -> Option<&str> {
        self.instead(word).or_else(|| self.answers.get(word).map(String::as_str))
    }

    fn instead(&self, word: &str) -> Option<&str> {
        let is_for = |later: &&Later| later.words.iter().any(|other| other == word);
        self.later.iter().find(is_for).map(|later| later.says.as_str())
    }
}
