//! Which pages of help a word means.
//!
//! Looked for in this order, and the first that finds anything decides: what is called so (a verb and a
//! topic of one name are shown together), what has the word as a keyword, what begins so, what the word
//! means, what it is a slip of, what speaks of it, and at last what is spelt somehow like it. So a topic is never shown for a word that
//! is only like it: that is said, or listed.

use std::borrow::Cow;

use crate::base::id::CreatureId;
use crate::game::frame::help::{HelpPage, made_pages};
use crate::game::frame::lexicon;
use crate::game::frame::parts::{self, Row};
use crate::game::frame::verb::{self, Role, Spec};
use crate::game::frame::words::Topic;
use crate::game::{Content, View};
use crate::yaml::suggest::{is_one_slip, nearest_few};

/// Who asks.
#[derive(Clone, Copy)]
pub struct Asker {
    /// Nobody yet, at the door.
    pub who: Option<CreatureId>,
    pub role: Role,
}

/// A page that can be shown.
#[derive(Clone, Copy)]
pub(super) enum Entry {
    Verb(&'static Spec),
    Part(&'static Row),
    /// Of one's own calling, by its place.
    Skill(usize),
    Made(&'static HelpPage),
    /// What is shown without words, by its place in their list.
    Social(usize),
    /// A topic, by its place in the list of all.
    Topic(usize),
}

/// Why pages are listed and none is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// They begin so.
    Begin,
    /// They are called so, or that is what the word means.
    Mean,
    /// They are spelt nearly so.
    Alike,
    /// They have the word in them.
    Speak,
}

/// What was found.
pub(super) enum Finding<'c> {
    /// Nothing was asked for.
    Begin,
    Pages(Vec<Entry>),
    /// One page that is called otherwise: a slip, or another word for it.
    Slip(Entry),
    List(Why, Vec<Entry>),
    /// There is no such thing here: what there is instead.
    Later(&'c str),
    Nothing,
}

/// So many pages are listed.
const LISTED_MAX: usize = 12;
/// So many letters a beginning has.
const BEGINNING_MIN: usize = 2;
/// And so many a word that is looked for in the text.
const WORD_MIN: usize = 3;

impl Entry {
    /// What it is called.
    pub fn name<'v>(self, view: View<'v>, asker: Asker) -> Cow<'v, str> {
        match self {
            Entry::Verb(spec) => Cow::Borrowed(spec.name),
            Entry::Part(row) => Cow::Borrowed(&row.name),
            Entry::Made(made) => Cow::Borrowed(made.topics[0]),
            Entry::Topic(at) => Cow::Borrowed(&view.content.words.help[at].topic),
            Entry::Social(at) => {
                let social = view.content.words.socials.get(at);
                Cow::Borrowed(social.map_or("", |social| social.word.as_str()))
            }
            Entry::Skill(at) => {
                let verbs = skill_verbs(view, asker);
                Cow::Borrowed(verbs.get(at).copied().unwrap_or_default())
            }
        }
    }
}

/// Finds what a word in small letters means to somebody.
pub(super) fn find<'v>(view: View<'v>, asker: Asker, topic: &str) -> Finding<'v> {
    let topic = topic.trim();
    if ["", "index", "topics", "contents"].contains(&topic) {
        return Finding::Begin;
    }
    let called = called(view, asker, topic);
    if !called.is_empty() {
        return Finding::Pages(called);
    }
    let begin = beginning(view, asker, topic);
    match begin.as_slice() {
        [] => {}
        [one] => return Finding::Pages(vec![*one]),
        _ => return Finding::List(Why::Begin, begin),
    }
    let meant = meant(view, asker, topic);
    match meant.as_slice() {
        [] => {}
        [one] => return Finding::Slip(*one),
        _ => return Finding::List(Why::Mean, meant),
    }
    if let Some(says) = later(view.content, topic) {
        return Finding::Later(says);
    }
    spelt_or_spoken_of(view, asker, topic)
}

/// What is called so: all of one name, or else one that has it as a keyword.
fn called(view: View, asker: Asker, topic: &str) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    found.extend(verb::exact(asker.role, topic).map(Entry::Verb));
    found.extend(part(asker.role, topic).map(Entry::Part));
    if found.is_empty() {
        found.extend(skill(view, asker, topic).map(Entry::Skill));
    }
    found.extend(made_pages().find(|made| made.is_called(topic)).map(Entry::Made));
    let named = topics(view.content, asker.role).find(|(_, t)| t.topic.eq_ignore_ascii_case(topic));
    found.extend(named.map(|(at, _)| Entry::Topic(at)));
    if found.is_empty() {
        found.extend(view.content.words.socials.called(topic).map(Entry::Social));
    }
    if found.is_empty() {
        let by_keyword = keyed(view.content, asker.role, topic).next();
        found.extend(by_keyword.map(Entry::Topic));
    }
    found
}

/// The part of a verb that a topic of several words names.
fn part(role: Role, topic: &str) -> Option<&'static Row> {
    let (verb, word) = topic.split_once(' ')?;
    parts::of(verb::exact(role, verb)?.name)?.meant(role, word.trim())
}

/// What the skills of one's calling are typed as.
fn skill_verbs<'v>(view: View<'v>, asker: Asker) -> Vec<&'v str> {
    asker.who.map(|who| view.world.players.skill_verbs(view.content, who)).unwrap_or_default()
}

/// The skill of one's calling that is called so, by its place.
fn skill(view: View, asker: Asker, topic: &str) -> Option<usize> {
    let character = view.world.players.character(asker.who?)?;
    let calling = view.content.calling(character.calling())?;
    let is_called = |name: &str| name.eq_ignore_ascii_case(topic);
    calling.skills.iter().position(|skill| is_called(&skill.verb) || is_called(&skill.name))
}

/// All topics that somebody may read, with their places.
pub(super) fn topics(content: &Content, role: Role) -> impl Iterator<Item = (usize, &Topic)> {
    let is_for = move |t: &Topic| Role::parse(&t.level).unwrap_or_default() <= role;
    content.words.help.iter().enumerate().filter(move |(_, t)| is_for(t))
}

/// The topics that have a word as a keyword.
pub(super) fn keyed<'c>(
    content: &'c Content,
    role: Role,
    word: &str,
) -> impl Iterator<Item = usize> + use<'c> {
    let word = word.to_lowercase();
    let is_key = move |t: &Topic| t.keywords.iter().any(|key| key.eq_ignore_ascii_case(&word));
    topics(content, role).filter(move |(_, t)| is_key(t)).map(|(at, _)| at)
}

/// What begins so. The beginning of one verb alone is as good as the verb; so is that of a verb that
/// is typed daily.
fn beginning(view: View, asker: Asker, topic: &str) -> Vec<Entry> {
    if topic.len() < BEGINNING_MIN {
        return Vec::new();
    }
    let verbs = verb::known_to(asker.role).filter(|spec| spec.name.starts_with(topic));
    if let Some(spec) = verbs.min_by_key(|spec| (spec.priority, spec.name)) {
        return vec![Entry::Verb(spec)];
    }
    let begins = |t: &Topic| {
        let mut names = std::iter::once(&t.topic).chain(&t.keywords);
        names.any(|name| name.to_lowercase().starts_with(topic))
    };
    let made = made_pages().filter(|made| made.topics.iter().any(|name| name.starts_with(topic)));
    let written = topics(view.content, asker.role).filter(|(_, t)| begins(t));
    let all = made.map(Entry::Made).chain(written.map(|(at, _)| Entry::Topic(at)));
    all.take(LISTED_MAX).collect()
}

/// The verbs that a word means, and the same word without its plural.
fn meant(view: View, asker: Asker, topic: &str) -> Vec<Entry> {
    let verbs = lexicon::meaning(view.content, topic).iter();
    let mut found: Vec<Entry> =
        verbs.filter_map(|word| verb::exact(asker.role, word)).map(Entry::Verb).collect();
    if let Some(one) = topic.strip_suffix('s').filter(|_| found.is_empty()) {
        found = called(view, asker, one);
    }
    found
}

fn later<'c>(content: &'c Content, topic: &str) -> Option<&'c str> {
    lexicon::instead(content, topic)
}

fn spelt_or_spoken_of<'v>(view: View<'v>, asker: Asker, topic: &str) -> Finding<'v> {
    let near = spelt(view, asker, topic);
    if let [one] = near.as_slice()
        && is_one_slip(topic, &one.name(view, asker).to_lowercase())
    {
        return Finding::Slip(*one);
    }
    let speak = speaking(view, asker, topic);
    match (speak.is_empty(), near.is_empty()) {
        (false, _) => Finding::List(Why::Speak, speak),
        (true, false) => Finding::List(Why::Alike, near),
        (true, true) => Finding::Nothing,
    }
}

/// The names that a word may be a slip of.
fn spelt(view: View, asker: Asker, topic: &str) -> Vec<Entry> {
    let verbs = verb::known_to(asker.role).map(|spec| (spec.name, Entry::Verb(spec)));
    let made = made_pages().map(|made| (made.topics[0], Entry::Made(made)));
    let written = topics(view.content, asker.role);
    let written = written.map(|(at, t)| (t.topic.as_str(), Entry::Topic(at)));
    let socials = &view.content.words.socials;
    let shown =
        socials.words().filter_map(|word| Some((word, Entry::Social(socials.called(word)?))));
    let all: Vec<(&str, Entry)> = verbs.chain(made).chain(written).chain(shown).collect();
    let near = nearest_few(topic, all.iter().map(|(name, _)| *name), 3);
    near.iter()
        .filter_map(|near| all.iter().find(|(name, _)| name == near))
        .map(|(_, e)| *e)
        .collect()
}

/// The pages in which all of these words stand, those that have them oftenest first.
fn speaking(view: View, asker: Asker, topic: &str) -> Vec<Entry> {
    let words: Vec<&str> = topic.split_whitespace().filter(|word| word.len() >= WORD_MIN).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let verbs = verb::known_to(asker.role).map(|spec| (spec.help, Entry::Verb(spec)));
    let written = topics(view.content, asker.role);
    let written = written.map(|(at, t)| (t.body.as_str(), Entry::Topic(at)));
    let mut found: Vec<(usize, Entry)> = written
        .chain(verbs)
        .map(|(text, entry)| (times(&text.to_lowercase(), &words), entry))
        .filter(|(times, _)| *times > 0)
        .collect();
    found.sort_by_key(|(times, _)| std::cmp::Reverse(*times));
    found.into_iter().take(LISTED_MAX).map(|(_, entry)| entry).collect()
}

/// What may stand behind a word without making another of it.
const ENDINGS: &[&str] = &["", "s", "'s", "es", "d", "ed", "ing"];

/// How often words stand in a text, if all of them do; endings do not matter.
fn times(text: &str, words: &[&str]) -> usize {
    let mut times = 0;
    for word in words {
        let in_text = text.split(|c: char| !c.is_alphanumeric() && c != '\'');
        let is_it =
            |other: &&str| other.strip_prefix(word).is_some_and(|end| ENDINGS.contains(&end));
        let found = in_text.filter(is_it).count();
        if found == 0 {
            return 0;
        }
        times += found;
    }
    times
}
