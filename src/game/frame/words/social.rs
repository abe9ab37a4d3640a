//! Socials as builders write them: what can be shown without words, each with a sentence for every
//! way of showing it.
//!
//! One template serves all eyes (`{actor} {nod|nods} to {target}.`), so a social has four at most:
//! alone, at somebody, at oneself, at a thing. Who may be meant and who reads it is decided by
//! `people::social`.

use std::collections::BTreeMap;

use crate::game::frame::posture::Posture;
use crate::game::frame::reading::kind::{Told, told};
use crate::game::frame::reading::written::check_sentence;
use crate::text::page::Page;
use crate::text::sentence::{Pronouns, Subject, render};
use crate::text::style::Style;
use crate::text::widget::rule;
use crate::text::wrap::wrap;
use crate::yaml::{Fields, Node, Problem, Problems};

/// One of them.
#[derive(Clone, Debug)]
pub struct Social {
    /// What is typed.
    pub word: String,
    /// Other words for it.
    pub others: Vec<String>,
    /// What it is, in a line.
    pub gist: String,
    /// The least awake posture in which it can be done.
    pub least: Posture,
    pub sense: Sense,
    /// With `{actor}`.
    pub alone: String,
    /// With `{actor}` and `{target}`.
    pub person: Option<String>,
    /// With `{actor}`, who does it to themself.
    pub own: Option<String>,
    /// With `{actor}` and `{thing}`.
    pub thing: Option<String>,
}

/// How it is noticed by others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sense {
    /// By those who see.
    #[default]
    Seen,
    /// In the dark, too.
    Heard,
    /// In the dark by whom it is done to.
    Felt,
}

/// All socials, and which words mean them.
#[derive(Clone, Debug, Default)]
pub struct Socials {
    all: Vec<Social>,
    called: BTreeMap<String, usize>,
}

impl Socials {
    pub fn get(&self, at: usize) -> Option<&Social> {
        self.all.get(at)
    }

    /// In the order of their words.
    pub fn in_order(&self) -> Vec<&Social> {
        let mut all: Vec<&Social> = self.all.iter().collect();
        all.sort_by(|one, other| one.word.cmp(&other.word));
        all
    }

    /// The social of a word in small letters, typed in full.
    pub fn called(&self, word: &str) -> Option<usize> {
        self.called.get(word).copied()
    }

    /// The first in the order of letters that begins so; one letter is too little to tell.
    pub fn beginning(&self, word: &str) -> Option<usize> {
        let (found, at) = self.called.range(word.to_owned()..).next()?;
        (word.len() >= 2 && found.starts_with(word)).then_some(*at)
    }

    /// All words, for who looks for one that comes near.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.called.keys().map(String::as_str)
    }
}

/// The keys of one in a text, for the schema.
pub(super) const KEYS: &[Told] = &[
    told("socials", "", "what can be shown without words; every command of the game wins over one"),
    told("socials[].word", "nod", "what is typed"),
    told("socials[].others", "[agree]", "other words for it"),
    told("socials[].gist", "a quiet yes", "what it is, for `help nod`"),
    told(
        "socials[].least",
        "resting",
        "the least awake posture in which it can be done: sleeping, resting, sitting or standing",
    )
    .or("resting"),
    told(
        "socials[].sense",
        "seen",
        "how others notice it: seen, heard (in the dark, too) or felt (in the dark by whom it is done to)",
    )
    .or("seen"),
    told("socials[].alone", "\"{actor} {nod|nods}.\"", "done at nobody"),
    told(
        "socials[].person",
        "\"{actor} {nod|nods} to {target}.\"",
        "done at somebody else; {target} is you to them",
    )
    .or("it cannot be"),
    told(
        "socials[].self",
        "\"{actor} {nod|nods} to {actor.themself}.\"",
        "done at oneself",
    )
    .or("it cannot be"),
    told(
        "socials[].thing",
        "\"{actor} {nod|nods} at {thing}.\"",
        "done at a thing, or at what a room has",
    )
    .or("it cannot be"),
];

/// Reads those of one text.
pub(super) fn read(fields: &mut Fields<'_, '_>, socials: &mut Socials) {
    for node in fields.list("socials") {
        let Some(social) = one(node, fields.problems()) else { continue };
        let at = socials.all.len();
        for word in std::iter::once(&social.word).chain(&social.others) {
            if socials.called.insert(word.clone(), at).is_some() {
                let problem = Problem::error(
                    "a word means one social",
                    node.span,
                    &format!("`{word}` means another already"),
                );
                fields.problems().push(problem);
            }
        }
        socials.all.push(social);
    }
}

const SENSES: [(&str, Sense); 3] =
    [("seen", Sense::Seen), ("heard", Sense::Heard), ("felt", Sense::Felt)];

const POSTURES: [(&str, Posture); 4] = [
    ("sleeping", Posture::Sleeping),
    ("resting", Posture::Resting),
    ("sitting", Posture::Sitting),
    ("standing", Posture::Standing),
];

fn one(node: &Node, problems: &mut Problems) -> Option<Social> {
    let mut fields = Fields::of(node, problems)?;
    let word = fields.required_text("word").map(|word| word.value.trim().to_lowercase());
    let others = fields.texts("others");
    let gist = fields.required_text("gist").map(|gist| gist.value);
    let least = fields.choice("least", &POSTURES).unwrap_or(Posture::Resting);
    let sense = fields.choice("sense", &SENSES).unwrap_or_default();
    let alone = fields.required_text("alone");
    if let Some(alone) = &alone {
        check_sentence(alone, &["actor"], &[], fields.problems());
    }
    let mut sentence = |key, beings: &[&str]| {
        let text = fields.spanned_text(key)?;
        check_sentence(&text, beings, &[], fields.problems());
        Some(text.value)
    };
    let person = sentence("person", &["actor", "target"]);
    let own = sentence("self", &["actor"]);
    let thing = sentence("thing", &["actor", "thing"]);
    fields.finish();
    let (word, gist, alone) = (word?, gist?, alone?.value);
    let others = others.iter().map(|other| other.trim().to_lowercase()).collect();
    Some(Social { word, others, gist, least, sense, alone, person, own, thing })
}

/// The page of help on one: what may be typed, and what is read of it.
pub fn page(social: &Social, page: &Page) -> String {
    let word = &social.word;
    let mut text = rule(word, page) + "\n";
    let mut line = |label: &str, says: &str| {
        let line = format!("{} {says}", Style::Label.on(format_args!("{label}:")));
        text.push_str(&(wrap(&line, page, 2) + "\n"));
    };
    line("Usage", &format!("{word} [person or thing]"));
    if !social.others.is_empty() {
        line("Also", &social.others.join(", "));
    }
    line("What it is", &format!("{}.", social.gist.trim_end_matches('.')));
    let bran = Subject::other("Bran", Pronouns::He);
    let aria = Subject::other("Aria", Pronouns::She);
    let lantern = Subject::other("the lantern", Pronouns::It);
    let read = |template: &str, others: &[(&str, Subject)]| {
        let mut subjects = vec![("actor", Subject::YOU)];
        subjects.extend_from_slice(others);
        render(template, &subjects, &[])
    };
    line("Alone", &read(&social.alone, &[]));
    if let Some(person) = &social.person {
        line(&format!("{word} bran"), &read(person, &[("target", bran)]));
        let done = [("actor", aria), ("target", Subject::YOU)];
        line("Done to you", &render(person, &done, &[]));
    }
    if let Some(own) = &social.own {
        line(&format!("{word} me"), &read(own, &[]));
    }
    if let Some(thing) = &social.thing {
        line(&format!("{word} lantern"), &read(thing, &[("thing", lantern)]));
    }
    text
}
