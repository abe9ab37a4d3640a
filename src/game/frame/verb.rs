//! Verbs: one table, and how a line finds its verb.
//!
//! Every feature lists its verbs as [`Spec`]s; `FEATURES` joins them. A typed word finds: first a
//! direction, then an exact name or alias, then a skill of the player's calling, then a social
//! (`text/socials.yaml`), all of these typed in full; then the verb
//! with the lowest `priority` of those that begin with it (never by accident of order: the test
//! of the table demands that no two verbs with one priority share a beginning unless a declared
//! `short` settles it), then what is answered to words that are no verbs ([`lexicon`]). Marks behind
//! a word (`look!`) are as good as none.
//!
//! Of a word that finds nothing, what it means comes first, and what is spelt alike second. A way
//! to go, and whatever does harm, is offered only for a word that is its slip: `shout` is no `south`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::frame::grammar::{is_apostrophe, is_quote, word_and_rest};
use crate::game::frame::lexicon;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::posture::Posture;
pub use crate::game::frame::role::Role;
use crate::game::frame::seek::Seek;
use crate::game::{Content, Refusal, Turn, World};
use crate::text::page::Page;
use crate::yaml::suggest::{is_one_slip, nearest_few};

/// What carries a verb out, or a part of one.
pub type Run = fn(&mut Turn, CreatureId, Args) -> Done;

/// All there is to know about a verb.
#[derive(Clone, Copy)]
pub struct Spec {
    pub name: &'static str,
    /// Other full words for it.
    pub aliases: &'static [&'static str],
    /// Abbreviations that are promised, checked by a test.
    pub shorts: &'static [&'static str],
    /// Among verbs with one beginning the lowest wins. 10 for the daily ones, 50 for the rest,
    /// 90 for wizards' verbs.
    pub priority: u8,
    /// Several words that are this verb (`pick up`); `*` stands for what is meant (`put * on`).
    pub phrases: &'static [&'static str],
    /// Where it looks for what is named, nearest first.
    pub seeks: &'static [Seek],
    /// Must be typed in full (`quit`).
    pub full: bool,
    /// Who may know that it exists.
    pub role: Role,
    /// The least awake posture in which it works.
    pub posture: Posture,
    pub group: Group,
    /// `get <thing> [from <container>]`.
    pub usage: &'static str,
    /// A line that a player could type.
    pub example: &'static str,
    /// Help, in a few sentences.
    pub help: &'static str,
    /// What stands below the help: a table, for most verbs nothing.
    pub more: Option<fn(&Page) -> String>,
    /// The flag of `config/features.yaml` that turns it off; nothing: it is always there.
    pub feature: &'static str,
    /// What carries it out; nothing else but its parts, if it has any.
    pub run: Run,
    /// What its first word may be (`faction diary`). A feature further down the list adds its own
    /// with `Feature::parts`. The usage is made of them.
    pub parts: &'static [Part],
    /// The part that the verb alone stands for; nothing: it needs one.
    pub bare: &'static str,
    /// The part that a line belongs to whose first word is none; nothing: it has to be one.
    pub other: &'static str,
}

impl Spec {
    /// What a verb is like if nothing else is said.
    pub const DEFAULT: Spec = Spec {
        name: "",
        aliases: &[],
        shorts: &[],
        phrases: &[],
        seeks: &[],
        priority: 50,
        full: false,
        role: Role::Player,
        posture: Posture::Resting,
        group: Group::Comfort,
        usage: "",
        example: "",
        help: "",
        more: None,
        feature: "",
        run: |_, _, _| Ok(()),
        parts: &[],
        bare: "",
        other: "",
    };

    /// The words that are this verb when typed in full. `@` may be left out of a wizard's verb.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        let bare = self.name.strip_prefix('@').filter(|_| self.role > Role::Player);
        let others = self.aliases.iter().chain(self.shorts).copied();
        std::iter::once(self.name).chain(others).chain(bare)
    }

    /// Whether a word is this verb with one slip of the hand behind its first letter, or the beginning
    /// of it.
    fn is_slip(&self, word: &str) -> bool {
        let mut names = std::iter::once(self.name).chain(self.aliases.iter().copied());
        names.any(|name| {
            let begins_alike = name.chars().next() == word.chars().next();
            let is_beginning = word.len() >= 2 && name.starts_with(word);
            begins_alike && (is_beginning || is_one_slip(word, name))
        })
    }

    fn begins_with(&self, word: &str) -> bool {
        !self.full
            && (self.name.starts_with(word)
                || self.aliases.iter().any(|alias| alias.starts_with(word))
                || (self.role > Role::Player
                    && word.len() >= 2
                    && self.name.strip_prefix('@').is_some_and(|name| name.starts_with(word))))
    }
}

/// Under which heading `commands` lists a verb.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Group {
    Moving,
    Seeing,
    Things,
    Fighting,
    Talking,
    Trading,
    Yourself,
    Comfort,
    Staff,
}

impl Group {
    /// The heading.
    pub fn word(self) -> &'static str {
        match self {
            Group::Moving => "Moving",
            Group::Seeing => "Seeing",
            Group::Things => "Things",
            Group::Fighting => "Fighting",
            Group::Talking => "Talking",
            Group::Trading => "Trading",
            Group::Yourself => "Yourself",
            Group::Comfort => "Comfort",
            Group::Staff => "Staff",
        }
    }
}

/// What a typed word turned out to be.
pub enum Found {
    Verb(&'static Spec),
    /// A skill of the player's own calling, by its place in the list.
    Skill(usize),
    /// What is shown without words, by its place in the texts.
    Social(usize),
    /// No verb, but a word that is answered all the same.
    Answered(Refusal),
    /// Nothing; these come nearest.
    Nothing(Vec<String>),
}

/// All verbs of all features, in their order.
pub fn all() -> impl Iterator<Item = &'static Spec> {
    crate::game::FEATURES.iter().flat_map(|feature| feature.verbs.iter())
}

/// All verbs that exist for somebody with this role, the daily ones first.
pub fn known_to(role: Role) -> impl Iterator<Item = &'static Spec> {
    let mut known: Vec<&Spec> = all().filter(|spec| spec.role <= role).collect();
    known.sort_by_key(|spec| spec.priority);
    known.into_iter()
}

/// The verb that a word means to somebody.
pub fn find(content: &Content, world: &World, who: CreatureId, role: Role, word: &str) -> Found {
    // Nearly everybody types a verb in full, or its promised short form, in small letters.
    if let Some(spec) = exact(role, word) {
        return Found::Verb(spec);
    }
    let word = without_marks(word).to_lowercase();
    if let Some(spec) = exact(role, &word) {
        return Found::Verb(spec);
    }
    let skills = world.players.skill_verbs(content, who);
    if let Some(at) = skills.iter().position(|verb| *verb == word) {
        return Found::Skill(at);
    }
    let socials = &content.words.socials;
    if let Some(at) = socials.called(&word) {
        return Found::Social(at);
    }
    let answered = lexicon::answer(content, &word);
    // `no` is not meant to be north, but what is longer may well be the beginning of a verb.
    if let Some(says) = answered.filter(|_| word.len() < 3) {
        return Found::Answered(lexicon::refusals::answered(says));
    }
    let mut found: Vec<&Spec> = known_to(role).filter(|spec| spec.begins_with(&word)).collect();
    found.sort_by_key(|spec| (spec.priority, spec.name));
    if let Some(spec) = found.first() {
        return Found::Verb(spec);
    }
    if let Some(at) = skills.iter().position(|verb| word.len() >= 2 && verb.starts_with(&word)) {
        return Found::Skill(at);
    }
    if let Some(says) = answered {
        return Found::Answered(lexicon::refusals::answered(says));
    }
    let meant = meant(content, role, &word);
    if !meant.is_empty() {
        return Found::Answered(lexicon::refusals::meant(&word, &meant));
    }
    if let Some(at) = socials.beginning(&word) {
        return Found::Social(at);
    }
    let others: Vec<&str> = skills.iter().copied().chain(socials.words()).collect();
    Found::Nothing(nearest(role, &others, &word))
}

/// The verbs that a word typed in full may mean, in the order of the table.
static CALLED: LazyLock<BTreeMap<&'static str, Vec<&'static Spec>>> = LazyLock::new(|| {
    let mut called: BTreeMap<&'static str, Vec<&'static Spec>> = BTreeMap::new();
    for (word, spec) in all().flat_map(|spec| spec.words().map(move |word| (word, spec))) {
        let specs = called.entry(word).or_default();
        if !specs.iter().any(|other| other.name == spec.name) {
            specs.push(spec);
        }
    }
    called
});

/// The verb that is called exactly so. A player's verb is found before a wizard's `@` verb.
pub fn exact(role: Role, word: &str) -> Option<&'static Spec> {
    let called = CALLED.get(word).map_or(&[][..], Vec::as_slice);
    let mut both = called.iter().copied().filter(|spec| spec.role <= role);
    let first = both.next()?;
    match first.role > Role::Player {
        true => both.find(|spec| spec.role == Role::Player).or(Some(first)),
        false => Some(first),
    }
}

/// A word without the marks behind it: `look!` is `look`. What is all marks stays.
pub fn without_marks(word: &str) -> &str {
    match word.trim_end_matches(['.', ',', ';', ':', '!', '?']) {
        "" => word,
        bare => bare,
    }
}

/// So many suggestions can be read at a glance.
const FEW: usize = 3;

/// Up to [`FEW`] verbs that a word means.
fn meant<'c>(content: &'c Content, role: Role, word: &str) -> Vec<&'c str> {
    let verbs = lexicon::meaning(content, word).iter().map(String::as_str);
    verbs.filter(|verb| exact(role, verb).is_some()).take(FEW).collect()
}

fn nearest(role: Role, skills: &[&str], word: &str) -> Vec<String> {
    let verbs = known_to(role).filter(|spec| !is_risky(spec) || spec.is_slip(word));
    let names =
        verbs.flat_map(|spec| std::iter::once(spec.name).chain(spec.aliases.iter().copied()));
    let candidates: Vec<&str> = names.chain(skills.iter().copied()).collect();
    let near = nearest_few(word, candidates, FEW);
    near.into_iter().map(str::to_string).collect()
}

/// Whether a verb that was not meant would send its player away, or do harm.
fn is_risky(spec: &Spec) -> bool {
    spec.full || spec.group == Group::Moving || RISKY.contains(&spec.name)
}

/// Verbs of other groups than that of moving which one does not want to type by mistake.
const RISKY: &[&str] = &[
    "account",
    "delete",
    "donate",
    "drop",
    "duel",
    "flee",
    "give",
    "junk",
    "kill",
    "quit",
    "sacrifice",
    "sell",
    "split",
];

/// A typed line as a verb's word and its arguments. `'hello` is `say hello`, `:waves` is `emote`.
pub fn split(line: &str) -> (&str, &str) {
    let line = line.trim();
    let line = line.strip_prefix('/').unwrap_or(line);
    if let Some(rest) = line.strip_prefix(|mark| is_quote(mark) || is_apostrophe(mark)) {
        return ("say", rest.trim_start());
    }
    if let Some(rest) = line.strip_prefix([':', ';']) {
        return ("emote", rest.trim_start());
    }
    let (word, rest) = word_and_rest(line);
    // `look!`, `who?`
    let bare = word.trim_end_matches(['.', '!', '?', ',']);
    let is_word = bare.chars().next().is_some_and(char::is_alphabetic);
    let word = if is_word { bare } else { word };
    // `nogossip` is `channels nogossip`.
    match rest.is_empty() && is_channel_off(word) {
        true => ("channels", word),
        false => (word, rest),
    }
}

/// Whether a word is `no` and a channel.
fn is_channel_off(word: &str) -> bool {
    let begins = word.get(..2).is_some_and(|no| no.eq_ignore_ascii_case("no"));
    let channels = || crate::game::FEATURES.iter().flat_map(|feature| feature.channels);
    let name = |word: &str| word[2..].to_ascii_lowercase();
    begins && channels().any(|channel| channel.is_called(&name(word)))
}

/// Refuses somebody who is not awake enough for a verb.
pub fn awake_enough(world: &World, who: CreatureId, needed: Posture) -> Result<(), Refusal> {
    match world.creatures.get(who).map(|body| body.posture()) {
        Some(posture) if posture < needed => Err(Refusal::Posture(posture)),
        _ => Ok(()),
    }
}
