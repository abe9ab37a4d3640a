//! Templates of prompts: text with codes in it, as `%h/%Hhp %e %x>`.
//!
//! A code is a percent sign and one character; [`CODES`] is the one list of them, and `help
//! prompt` shows it. Colour is asked for by meaning, `%[danger]`, so a template can hold neither
//! escape sequences nor what somebody's screen cannot show.
//!
//! Not here: what a code becomes. That is `session::outgoing::prompt`, which may ask all features.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::base::limits::{PROMPT_CHARS_MAX, PROMPT_LINES_MAX};
use crate::text::page::Page;
use crate::text::palette::class;
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::words::list;
use crate::text::wrap::wrap;

/// What a code stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Code {
    Health,
    HealthMax,
    Spirit,
    SpiritMax,
    SpiritName,
    Level,
    Experience,
    ExperienceToNext,
    Coins,
    Armour,
    Posture,
    Room,
    Area,
    Exits,
    Foe,
    FoeCondition,
    DayPart,
    NewLine,
    Percent,
}

/// Every code: its character, what it stands for, and what is said of it.
pub const CODES: &[(char, Code, &str)] = &[
    ('h', Code::Health, "your health"),
    ('H', Code::HealthMax, "your health when you are unhurt"),
    ('s', Code::Spirit, "your spirit, whatever your calling names it"),
    ('S', Code::SpiritMax, "your spirit when you are rested"),
    ('m', Code::Spirit, "the same as %s, as other servers call it"),
    ('M', Code::SpiritMax, "the same as %S"),
    ('p', Code::SpiritName, "what your calling names it"),
    ('l', Code::Level, "your level"),
    ('x', Code::Experience, "your experience"),
    ('X', Code::ExperienceToNext, "how much more the next level takes"),
    ('c', Code::Coins, "your coins"),
    ('g', Code::Coins, "the same as %c"),
    ('A', Code::Armour, "your armour"),
    ('P', Code::Posture, "whether you stand, sit, rest or sleep"),
    ('r', Code::Room, "the room"),
    ('a', Code::Area, "the area that the room belongs to"),
    ('e', Code::Exits, "the ways out"),
    ('o', Code::Foe, "whom you fight"),
    ('O', Code::FoeCondition, "how they fare"),
    ('t', Code::DayPart, "dawn, day, dusk or night"),
    ('/', Code::NewLine, "a new line"),
    ('%', Code::Percent, "a percent sign"),
];

/// One piece of a template.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part<'a> {
    Text(&'a str),
    Code(Code),
    /// What follows means this, up to [`Part::Plain`].
    Meaning(Style),
    Plain,
    /// What follows is shown in a fight only, up to [`Part::Always`].
    InFight,
    Always,
}

/// A template that was read: prompts are written oftener than anything else, so nothing is looked
/// for in it again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Template {
    text: String,
    steps: Vec<Step>,
}

/// A [`Part`] that knows where its text stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Step {
    /// From a byte of the template to another.
    Text(usize, usize),
    Part(Part<'static>),
}

impl Template {
    /// What is no code in it is left out; whoever is to be told so asks [`check`].
    pub fn of(text: impl Into<String>) -> Template {
        let text = text.into();
        let mut reading = parts(&text);
        let mut steps = Vec::new();
        loop {
            let at = text.len() - reading.rest.len();
            match reading.next() {
                None => break,
                Some(Ok(Part::Text(some))) => steps.push(Step::Text(at, at + some.len())),
                Some(Ok(Part::Code(code))) => steps.push(Step::Part(Part::Code(code))),
                Some(Ok(Part::Meaning(style))) => steps.push(Step::Part(Part::Meaning(style))),
                Some(Ok(Part::Plain)) => steps.push(Step::Part(Part::Plain)),
                Some(Ok(Part::InFight)) => steps.push(Step::Part(Part::InFight)),
                Some(Ok(Part::Always)) => steps.push(Step::Part(Part::Always)),
                Some(Err(_)) => {}
            }
        }
        Template { text, steps }
    }

    /// As it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its pieces, in order.
    pub fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        self.steps.iter().map(|step| match step {
            Step::Text(from, to) => Part::Text(self.text.get(*from..*to).unwrap_or_default()),
            Step::Part(part) => *part,
        })
    }
}

impl From<String> for Template {
    fn from(text: String) -> Template {
        Template::of(text)
    }
}

impl From<Template> for String {
    fn from(template: Template) -> String {
        template.text
    }
}

/// What is wrong with a template.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Problem {
    #[error("There is no code `%{0}`. `help prompt` lists them all; `%%` is a percent sign.")]
    NoCode(char),
    #[error("A percent sign at the end stands for nothing. `%%` is a percent sign.")]
    Unfinished,
    #[error("There is no meaning `{0}`. `help prompt` lists those that have a colour.")]
    NoMeaning(String),
    #[error("A prompt has at most {PROMPT_CHARS_MAX} characters.")]
    TooLong,
    #[error("A prompt has at most {PROMPT_LINES_MAX} lines.")]
    TooManyLines,
}

/// What `prompt all` takes: all that players of other servers look for, on one line.
pub const ALL: &str = "%h/%H hp %s/%S %p %x xp %g coins %p%(, %o %O%)> ";

/// Our own prompt, the short one for those who hear it again and again.
pub fn default_for(page: &Page) -> &'static Template {
    static SPOKEN: LazyLock<Template> =
        LazyLock::new(|| Template::of("%h health, %s %p%(, %o %O%). "));
    static SEEN: LazyLock<Template> =
        LazyLock::new(|| Template::of("%h/%H health, %s/%S %p%(, %o %O%)> "));
    if page.reader { &SPOKEN } else { &SEEN }
}

/// Whether a template can be used.
pub fn check(template: &str) -> Result<(), Problem> {
    if template.chars().count() > PROMPT_CHARS_MAX {
        return Err(Problem::TooLong);
    }
    let mut lines = 1;
    for part in parts(template) {
        lines += usize::from(part? == Part::Code(Code::NewLine));
    }
    if lines > PROMPT_LINES_MAX { Err(Problem::TooManyLines) } else { Ok(()) }
}

/// The pieces of a template, in order, and what is wrong with it where they should be.
pub fn parts(template: &str) -> Parts<'_> {
    Parts { rest: template }
}

/// See [`parts`].
pub struct Parts<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Parts<'a> {
    type Item = Result<Part<'a>, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        // Between two codes stand a few bytes: to look for a string would cost more.
        let sign = self.rest.bytes().position(|byte| byte == b'%');
        let (text, behind) = self.rest.split_at(sign.unwrap_or(self.rest.len()));
        if !text.is_empty() {
            self.rest = behind;
            return Some(Ok(Part::Text(text)));
        }
        let mut characters = behind.chars();
        characters.next();
        let code = characters.next();
        self.rest = characters.as_str();
        Some(match code {
            Some('(') => Ok(Part::InFight),
            Some(')') => Ok(Part::Always),
            Some('[') => self.meaning(),
            Some(letter) => {
                let found = CODES.iter().find(|(known, ..)| *known == letter);
                found.map(|(_, code, _)| Part::Code(*code)).ok_or(Problem::NoCode(letter))
            }
            None => Err(Problem::Unfinished),
        })
    }
}

impl<'a> Parts<'a> {
    /// The word in `%[danger]`; none in `%[]`, which ends it.
    fn meaning(&mut self) -> Result<Part<'a>, Problem> {
        let (word, behind) = self.rest.split_once(']').unwrap_or((self.rest, ""));
        self.rest = behind;
        match Style::ALL.into_iter().find(|style| class(*style) == word.to_ascii_lowercase()) {
            Some(style) => Ok(Part::Meaning(style)),
            None if word.is_empty() => Ok(Part::Plain),
            None => Err(Problem::NoMeaning(word.chars().take(20).collect())),
        }
    }
}

/// The list of codes, for `help prompt`.
pub fn codes_page(page: &Page) -> String {
    let mut table = Table::new(&["Code", "Shows"]);
    for (letter, _, says) in CODES {
        table.push([format!("%{letter}"), (*says).to_string()]);
    }
    table.push(["%( %)", "what stands between them, in a fight only"]);
    table.push(["%[danger] %[]", "what stands between them, in the colour of that meaning"]);
    let meanings: Vec<&str> = Style::ALL.into_iter().map(class).collect();
    let meanings = format!("Meanings: {}.", list(&meanings));
    format!("{}\n{}\n", table.render(page), wrap(&meanings, page, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_text_and_codes() {
        let found: Vec<Part> =
            parts("%h/%Hhp %(%[danger]%o%[]%)>").filter_map(Result::ok).collect();
        assert_eq!(
            found,
            [
                Part::Code(Code::Health),
                Part::Text("/"),
                Part::Code(Code::HealthMax),
                Part::Text("hp "),
                Part::InFight,
                Part::Meaning(Style::Danger),
                Part::Code(Code::Foe),
                Part::Plain,
                Part::Always,
                Part::Text(">"),
            ]
        );
        assert_eq!(check("%h/%Hhp %e %x>"), Ok(()));
        assert_eq!(check(""), Ok(()));
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(check("%h %z"), Err(Problem::NoCode('z')));
        assert_eq!(check("100%"), Err(Problem::Unfinished));
        assert_eq!(check("%[blink]x"), Err(Problem::NoMeaning("blink".into())));
        assert_eq!(check("%[\u{1b}[31m"), Err(Problem::NoMeaning("\u{1b}[31m".into())));
        assert_eq!(check(&"é".repeat(PROMPT_CHARS_MAX)), Ok(()));
        assert_eq!(check(&"é".repeat(PROMPT_CHARS_MAX + 1)), Err(Problem::TooLong));
        assert_eq!(check(&"%/".repeat(PROMPT_LINES_MAX - 1)), Ok(()));
        assert_eq!(check(&"%/".repeat(PROMPT_LINES_MAX)), Err(Problem::TooManyLines));
    }

    #[test]
    fn issue15_7_a_template_is_read_once_and_means_the_same() {
        for text in ["%h/%Hhp é%(%[danger]%o%[]%)>", "", "100%", "%z%[blink]%h%", "%%%//%"] {
            let template = Template::of(text);
            let read: Vec<Part> = parts(text).filter_map(Result::ok).collect();
            assert_eq!(template.parts().collect::<Vec<_>>(), read, "{text}");
            let kept = serde_json::to_string(&template).expect("it can be kept");
            assert_eq!(kept, serde_json::to_string(text).expect("as text"), "as it was before");
            assert_eq!(serde_json::from_str::<Template>(&kept).ok(), Some(template));
        }
    }

    #[test]
    fn ours_are_templates_and_every_code_is_listed_once() {
        for reader in [true, false] {
            let page = Page { reader, ..Page::default() };
            assert_eq!(check(default_for(&page).text()), Ok(()));
            let listed = codes_page(&page);
            for (letter, ..) in CODES {
                assert_eq!(CODES.iter().filter(|(other, ..)| other == letter).count(), 1);
                assert!(listed.contains(&format!("%{letter}")), "%{letter} is explained");
            }
        }
    }
}
