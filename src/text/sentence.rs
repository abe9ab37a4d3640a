//! Sentences: one template, every pair of eyes.
//!
//! `"{actor} {flee|flees} {direction}."` is *You flee east.* to the runner, *The rat flees
//! east.* to watchers and *Something flees east.* in the dark. Who sees what is decided by the
//! caller, who hands over each [`Subject`] as this viewer knows it; grammar is decided here.
//!
//! | in a template | becomes |
//! |---|---|
//! | `{actor}` | the name, or "you" |
//! | `{actor's}` | "your", "Aria's", "the boss'" |
//! | `{actor.they}` `.them` `.their` `.theirs` `.themself` | "you", "her", "its", … |
//! | `{target.or_self:actor}` | the target's name, or "yourself", "herself" if it is the actor |
//! | `{hit\|hits}` | a verb: first form after "you" and plurals, else the second |
//! | `{target:hit\|hits}` | a verb that agrees with a named subject |
//! | `{direction}` | a word, put in as it is |
//! | `{{` | `{` |
//!
//! A verb without a name agrees with whoever was mentioned last as `{x}` or `{x.they}`, the
//! only forms that can govern a verb; before any mention, with the first subject. After
//! `{x.they}` a person known as "they" takes the plural ("Aria stops; they look up").
//!
//! The sentence begins with a capital. So does a name or pronoun right after the end of a
//! sentence in the template.
//!
//! **Somebody doing something to themself**: hand over the actor only, and write
//! `{target.or_self:actor}`; a target that was not given *is* the actor. (Names cannot tell:
//! two rats are both "the rat".) Two subjects who are both `you` are taken for one, too.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::style::is_mark;
pub use super::words::{a, capitalise, count_word, list, plural, put_capitalised, the};

/// The pronouns of a third person.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Pronouns {
    It,
    He,
    She,
    They,
}

/// How one viewer sees one subject of a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Subject<'a> {
    /// What the viewer would call them: "the rat", "Aria", "something". May be styled.
    pub name: &'a str,
    /// Whether they are the viewer.
    pub you: bool,
    pub pronouns: Pronouns,
    /// Whether they are several: "the wolves flee", "they".
    pub plural: bool,
}

impl<'a> Subject<'a> {
    /// The viewer.
    pub const YOU: Subject<'static> =
        Subject { name: "you", you: true, pronouns: Pronouns::They, plural: false };

    /// One other being.
    pub const fn other(name: &'a str, pronouns: Pronouns) -> Subject<'a> {
        Subject { name, you: false, pronouns, plural: false }
    }

    fn name(&self) -> &'a str {
        if self.you { "you" } else { self.name }
    }

    fn possessive(&self) -> Cow<'a, str> {
        if self.you {
            return "your".into();
        }
        let ends_in_s = self.name.trim_end_matches(is_mark).ends_with(['s', 'S']);
        format!("{}{}", self.name, if ends_in_s { "'" } else { "'s" }).into()
    }

    /// One form of their pronoun; `None` if `case` is no form.
    fn pronoun(&self, case: &str) -> Option<&'static str> {
        let column = match (self.you, self.plural, self.pronouns) {
            (true, false, _) => 0,
            (true, true, _) => 1,
            (false, true, _) => 2,
            (false, false, Pronouns::They) => 3,
            (false, false, Pronouns::It) => 4,
            (false, false, Pronouns::He) => 5,
            (false, false, Pronouns::She) => 6,
        };
        let forms = match case {
            "they" => ["you", "you", "they", "they", "it", "he", "she"],
            "them" => ["you", "you", "them", "them", "it", "him", "her"],
            "their" => ["your", "your", "their", "their", "its", "his", "her"],
            "theirs" => ["yours", "yours", "theirs", "theirs", "its", "his", "hers"],
            "themself" => {
                ["yourself", "yourselves", "themselves", "themself", "itself", "himself", "herself"]
            }
            _ => return None,
        };
        forms.get(column).copied()
    }
}

/// One sentence for one viewer. A key that is neither a subject nor a word is a bug in the
/// template: it is shown as written, and stops a debug build.
pub fn render(template: &str, subjects: &[(&str, Subject)], words: &[(&str, &str)]) -> String {
    let (sentence, problem) = fill(template, subjects, words);
    debug_assert!(problem.is_none(), "{problem:?} must be a key of {template:?}");
    sentence
}

/// The first key of a template that means nothing where these subjects and words are given. This
/// is for templates that are not our own, and are looked at before they are ever rendered.
pub fn unknown_key(template: &str, subjects: &[&str], words: &[&str]) -> Option<String> {
    let subjects: Vec<_> = subjects.iter().map(|key| (*key, Subject::YOU)).collect();
    let words: Vec<_> = words.iter().map(|key| (*key, "")).collect();
    fill(template, &subjects, &words).1.map(str::to_owned)
}

/// [`render`], with the first key that made no sense.
fn fill<'a>(
    template: &'a str,
    subjects: &'a [(&'a str, Subject<'a>)],
    words: &'a [(&'a str, &'a str)],
) -> (String, Option<&'a str>) {
    let mut telling = Telling { subjects, words, last: None, told: String::new() };
    telling.told.reserve(template.len() + 32);
    let mut problem = None;
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        telling.told.push_str(before);
        if let Some(literal) = after.strip_prefix('{') {
            telling.told.push('{');
            rest = literal;
            continue;
        }
        let (key, behind) = after.split_once('}').unwrap_or((after, ""));
        match telling.value(key) {
            Some(Value::Word(text)) => telling.told.push_str(&text),
            Some(Value::Being(text)) if ends_sentence(before) => {
                telling.told.push_str(&capitalise(&text));
            }
            Some(Value::Being(text)) => telling.told.push_str(&text),
            None => {
                telling.told.push_str(key);
                problem = problem.or(Some(key));
            }
        }
        rest = behind;
    }
    telling.told.push_str(rest);
    (capitalise(&telling.told), problem)
}

/// What a key stands for.
enum Value<'a> {
    /// Goes in as it is.
    Word(Cow<'a, str>),
    /// A name or pronoun: large at the beginning of a sentence.
    Being(Cow<'a, str>),
}

/// A sentence half told.
struct Telling<'a> {
    subjects: &'a [(&'a str, Subject<'a>)],
    words: &'a [(&'a str, &'a str)],
    /// Who was mentioned last, and whether by pronoun.
    last: Option<(&'a str, bool)>,
    told: String,
}

impl<'a> Telling<'a> {
    fn subject(&self, key: &str) -> Option<(&'a str, &'a Subject<'a>)> {
        self.subjects.iter().find(|(name, _)| *name == key).map(|(name, subject)| (*name, subject))
    }

    fn value(&mut self, key: &'a str) -> Option<Value<'a>> {
        if let Some((singular, plural)) = key.split_once('|') {
            return self.verb(singular, plural).map(|form| Value::Word(form.into()));
        }
        if let Some((name, subject)) = self.subject(key) {
            self.last = Some((name, false));
            return Some(Value::Being(subject.name().into()));
        }
        if let Some((_, word)) = self.words.iter().find(|(name, _)| *name == key) {
            return Some(Value::Word((*word).into()));
        }
        if let Some(owner) = key.strip_suffix("'s") {
            return self.subject(owner).map(|(_, subject)| Value::Being(subject.possessive()));
        }
        let (name, form) = key.split_once('.')?;
        match form.strip_prefix("or_self:") {
            Some(actor) => self.or_self(name, actor),
            None => self.pronoun(name, form),
        }
        .map(|text| Value::Being(text.into()))
    }

    /// The form of a verb that agrees; `first` may begin with the name of its subject.
    fn verb(&self, first: &'a str, second: &'a str) -> Option<&'a str> {
        let (key, first) = match first.split_once(':') {
            Some((key, first)) => (Some(key), first),
            None => (self.last.map(|(key, _)| key), first),
        };
        let (name, subject) = match key {
            Some(key) => self.subject(key)?,
            None => self.subjects.first().map(|(name, subject)| (*name, subject))?,
        };
        let is_they = subject.pronouns == Pronouns::They && self.last == Some((name, true));
        let is_first = subject.you || subject.plural || is_they;
        Some(if is_first { first } else { second })
    }

    fn pronoun(&mut self, name: &str, form: &str) -> Option<&'a str> {
        let (name, subject) = self.subject(name)?;
        let pronoun = subject.pronoun(form)?;
        if form == "they" {
            self.last = Some((name, true));
        }
        Some(pronoun)
    }

    /// The target's name, or "herself" where it is the actor.
    fn or_self(&self, target: &str, actor: &str) -> Option<&'a str> {
        let (_, actor) = self.subject(actor)?;
        match self.subject(target) {
            Some((_, target)) if !(target.you && actor.you) => Some(target.name()),
            _ => actor.pronoun("themself"),
        }
    }
}

/// Whether a sentence ends with this piece of a template, so that what follows is a beginning.
/// Dots that trail off ("...") end nothing, and behind a closing quote only a full stop does:
/// in `"Who goes there?" {actor} {ask|asks}.` the sentence goes on.
fn ends_sentence(before: &str) -> bool {
    let is_between = |c: char| is_mark(c) || matches!(c, ' ' | '\n' | '"' | '“' | '”');
    let text = before.trim_end_matches(is_between);
    let (_, between) = before.split_at(text.len());
    if !between.contains([' ', '\n']) || text.ends_with("..") {
        return false;
    }
    let is_quoted = between.trim_start_matches(is_mark).starts_with(['"', '”']);
    text.ends_with('.') || !is_quoted && text.ends_with(['!', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Style;
    use proptest::prelude::*;

    const RAT: Subject = Subject::other("the rat", Pronouns::It);
    const ARIA: Subject = Subject::other("Aria", Pronouns::She);
    const BRAN: Subject = Subject::other("Bran", Pronouns::He);
    const KIM: Subject = Subject::other("Kim", Pronouns::They);
    const BOSS: Subject = Subject::other("the boss", Pronouns::He);
    const WOLVES: Subject =
        Subject { name: "the wolves", you: false, pronouns: Pronouns::It, plural: true };

    fn told(template: &str, actor: Subject, target: Subject) -> String {
        render(template, &[("actor", actor), ("target", target)], &[("direction", "east")])
    }

    #[test]
    fn one_template_for_every_pair_of_eyes() {
        let template = "{actor} {flee|flees} {direction}.";
        let dark = Subject::other("something", Pronouns::It);
        assert_eq!(told(template, Subject::YOU, RAT), "You flee east.");
        assert_eq!(told(template, RAT, ARIA), "The rat flees east.");
        assert_eq!(told(template, dark, ARIA), "Something flees east.");
        assert_eq!(told(template, WOLVES, ARIA), "The wolves flee east.");
        assert_eq!(told(template, KIM, ARIA), "Kim flees east.");
    }

    #[test]
    fn verbs_agree_with_whom_they_should() {
        let template = "{actor} {hit|hits} {target}, who {stagger|staggers}.";
        assert_eq!(told(template, Subject::YOU, RAT), "You hit the rat, who staggers.");
        assert_eq!(told(template, RAT, Subject::YOU), "The rat hits you, who stagger.");
        let named = "{actor} {hit|hits} {target} and {actor:laugh|laughs}.";
        assert_eq!(told(named, Subject::YOU, RAT), "You hit the rat and laugh.");
        assert_eq!(told(named, RAT, Subject::YOU), "The rat hits you and laughs.");
        assert_eq!(told("{flee|flees}!", RAT, Subject::YOU), "Flees!");
        let kept = "{actor} {raise|raises} {target's} sword and {smile|smiles}.";
        assert_eq!(told(kept, ARIA, Subject::YOU), "Aria raises your sword and smiles.");
    }

    #[test]
    fn they_takes_the_plural_only_as_a_pronoun() {
        let template = "{actor} {stop|stops}; {actor.they} {look|looks} up.";
        assert_eq!(told(template, KIM, RAT), "Kim stops; they look up.");
        assert_eq!(told(template, ARIA, RAT), "Aria stops; she looks up.");
        assert_eq!(told(template, Subject::YOU, RAT), "You stop; you look up.");
    }

    #[test]
    fn owners_and_pronouns() {
        let template =
            "{actor's} {target's} {actor.their} {actor.theirs} {actor.them} {actor.themself}";
        assert_eq!(told(template, Subject::YOU, BOSS), "Your the boss' your yours you yourself");
        assert_eq!(told(template, ARIA, BRAN), "Aria's Bran's her hers her herself");
        assert_eq!(told(template, BRAN, WOLVES), "Bran's the wolves' his his him himself");
        assert_eq!(told(template, RAT, RAT), "The rat's the rat's its its it itself");
        assert_eq!(told(template, KIM, RAT), "Kim's the rat's their theirs them themself");
        assert_eq!(
            told(template, WOLVES, RAT),
            "The wolves' the rat's their theirs them themselves"
        );
    }

    #[test]
    fn whoever_acts_on_themself_reads_so() {
        let template = "{actor} {heal|heals} {target.or_self:actor}.";
        assert_eq!(told(template, ARIA, BRAN), "Aria heals Bran.");
        assert_eq!(told(template, BRAN, Subject::YOU), "Bran heals you.");
        assert_eq!(told(template, RAT, RAT), "The rat heals the rat.");
        assert_eq!(told(template, Subject::YOU, Subject::YOU), "You heal yourself.");
        let alone = |actor| render(template, &[("actor", actor)], &[]);
        assert_eq!(alone(Subject::YOU), "You heal yourself.");
        assert_eq!(alone(ARIA), "Aria heals herself.");
        assert_eq!(alone(WOLVES), "The wolves heal themselves.");
    }

    #[test]
    fn sentences_begin_with_a_capital() {
        let styled = Style::Foe.on("the rat");
        let rat = Subject::other(&styled, Pronouns::It);
        assert_eq!(
            told("{actor} squeaks.", rat, RAT),
            format!("{} squeaks.", Style::Foe.on("The rat"))
        );
        assert_eq!(told("\"{actor}?\"", RAT, RAT), "\"The rat?\"");
        let two =
            "{actor} {fall|falls}. {actor.they} {die|dies}! {target} {see|sees} it... {actor}.";
        assert_eq!(told(two, RAT, Subject::YOU), "The rat falls. It dies! You see it... the rat.");
    }

    #[test]
    fn speech_goes_on_behind_a_question() {
        let asked = "\"Who goes there?\" {actor} {ask|asks}.";
        assert_eq!(told(asked, RAT, RAT), "\"Who goes there?\" the rat asks.");
        let said = "{actor} {say|says}, \"No.\" {actor.they} {leave|leaves}. \"{target}!\"";
        assert_eq!(told(said, RAT, RAT), "The rat says, \"No.\" It leaves. \"The rat!\"");
    }

    #[test]
    fn words_go_in_as_they_are() {
        let said = render(
            "{actor} {say|says}, \"{text}\" {{}",
            &[("actor", ARIA)],
            &[("text", "{actor} you.")],
        );
        assert_eq!(said, "Aria says, \"{actor} you.\" {}");
    }

    #[test]
    fn senseless_keys_are_shown() {
        let problem = |template| fill(template, &[("actor", ARIA)], &[]).1;
        for key in ["nobody", "nobody's", "actor.thou", "x:a|b", "actor.or_self:x", ""] {
            let template = format!("{{{key}}} sits.");
            let (sentence, found) = fill(&template, &[("actor", ARIA)], &[]);
            assert_eq!(sentence, capitalise(&format!("{key} sits.")));
            assert_eq!(found, Some(key));
        }
        assert_eq!(problem("{actor} sits."), None);
        assert_eq!(unknown_key("{actor} {hit|hits} {it}.", &["actor"], &[]).as_deref(), Some("it"));
        assert_eq!(unknown_key("{actor} {hit|hits} {it}.", &["actor"], &["it"]), None);
        assert_eq!(problem("open {actor"), None);
        assert_eq!(fill("{sit|sits}", &[], &[]).0, "Sit|sits");
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn no_template_is_too_odd(
            template in "(\\{|\\}|\\||:|\\.|'s|actor|target|they|or_self|[a-z. ]|\\PC|\u{E003}){0,40}",
            name in "\\PC{0,10}", you: bool, plural: bool,
        ) {
            let actor = Subject { name: &name, you, pronouns: Pronouns::They, plural };
            let _ = fill(&template, &[("actor", actor), ("target", RAT)], &[("word", "x")]);
        }
    }
}
