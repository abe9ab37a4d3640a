//! Whom rows are about: what of a row names a player, and how it is made to name nobody.
//!
//! Every table and log says which of its fields hold what of people (`kept! { … } people { … }`), or
//! that none does, and a test demands that it says so. Of that come the erasure of the logs, what a
//! player is shown of what is kept of them, and the check that nothing names one who was erased. So a
//! new table cannot be forgotten.
//!
//! Rows of tables are erased or changed by the features that have them (`Feature::forgets`), for memory
//! holds all of them. Lines of logs stay, so that what others did and were told stays true; who was
//! erased is *somebody* in them.

use serde::{Deserialize, Serialize};

use super::row::Row;
use super::rows::PlaceRow;
use crate::base::secret::Secret;

/// The name of whoever was erased. No character may be called so.
pub const SOMEBODY: &str = "somebody";

/// The number of whoever was erased. None is ever given out.
pub const NOBODY: u64 = 0;

/// What of people a field holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    /// The number of a character.
    Character,
    /// The number of an account.
    Account,
    /// An actor, which may be a player: `player:4`.
    Actor,
    /// A name and nothing else.
    Name,
    /// Words in which a name may stand.
    Words,
    /// A list of words in JSON, one of which may be the number of a character.
    Listed,
    /// The address of the one whom a field before this names.
    Origin,
    /// When it was, by the calendar, in seconds since 1970; before the address.
    Dated,
    /// What nobody is ever shown.
    Secret,
}

/// A player: an account if all of it is meant, and characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Person {
    pub account: Option<u64>,
    /// Their numbers and names.
    pub characters: Vec<(u64, String)>,
}

impl Person {
    /// Whether a number is that of one of their characters.
    pub fn is_character(&self, id: u64) -> bool {
        self.characters.iter().any(|(own, _)| *own == id)
    }

    /// All that logs may call them as actors.
    pub fn actors(&self) -> impl Iterator<Item = String> {
        self.characters.iter().map(|(id, _)| actor(*id))
    }

    /// Their names, in small letters.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.characters.iter().map(|(_, name)| name.to_lowercase())
    }
}

fn actor(id: u64) -> String {
    format!("player:{id}")
}

/// What is to be forgotten.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Forget {
    /// Whoever was erased.
    Person(Person),
    /// Addresses in lines from before a moment of the calendar, in seconds since 1970.
    Addresses { before_s: u64 },
}

impl Forget {
    /// Hides whoever is to be forgotten in words of others; whether they were in them.
    pub fn hide_in(&self, words: &mut String) -> bool {
        let mut hiding = Hiding::new(self);
        words.hide(Holds::Words, &mut hiding);
        hiding.is_changed
    }
}

/// What is forgotten, for those who read of rows that the database refused; nobody by name.
pub fn name(forget: &Forget) -> String {
    match forget {
        Forget::Person(person) => {
            let ids = person.characters.iter().map(|(id, _)| format!(" {id}"));
            ids.fold("whoever was erased,".into(), |name, id| name + &id)
        }
        Forget::Addresses { before_s } => format!("addresses from before {before_s}"),
    }
}

/// A row as whom it is about may read it: its table, and what it holds in JSON, without secrets and
/// without the addresses of others.
pub fn told<R: Row + Serialize>(row: &R, forget: &Forget) -> (String, String) {
    let mut hidden = row.clone();
    hidden.hide(forget);
    let value = |row: &R| serde_json::to_value(row).unwrap_or_default();
    let (mut whole, hidden) = (value(row), value(&hidden));
    for (name, holds) in R::PEOPLE.unwrap_or_default() {
        let is_of_others = whole.get(name) == hidden.get(name);
        if *holds == Holds::Secret || (*holds == Holds::Origin && is_of_others) {
            whole.as_object_mut().and_then(|fields| fields.remove(*name));
        }
    }
    (R::TABLE.into(), whole.to_string())
}

/// How far the fields of one row were looked through.
#[derive(Debug)]
pub struct Hiding<'a> {
    pub forget: &'a Forget,
    /// A field named the person, or was changed otherwise.
    pub is_changed: bool,
    /// A field before this named the person.
    is_named: bool,
    is_old: bool,
}

impl<'a> Hiding<'a> {
    pub fn new(forget: &'a Forget) -> Hiding<'a> {
        Hiding { forget, is_changed: false, is_named: false, is_old: false }
    }

    /// Whoever is to be forgotten, if somebody is.
    pub fn person(&self) -> Option<&'a Person> {
        match self.forget {
            Forget::Person(person) => Some(person),
            Forget::Addresses { .. } => None,
        }
    }
}

/// A field that may hold something of people.
pub trait Personal {
    /// Makes it hold nothing of whoever is to be forgotten.
    fn hide(&mut self, holds: Holds, hiding: &mut Hiding<'_>);
}

impl Personal for u64 {
    fn hide(&mut self, holds: Holds, hiding: &mut Hiding<'_>) {
        let is_theirs = match (holds, hiding.forget) {
            (Holds::Character, Forget::Person(person)) => person.is_character(*self),
            (Holds::Account, Forget::Person(person)) => person.account == Some(*self),
            (Holds::Dated, Forget::Addresses { before_s }) => {
                hiding.is_old = *self < *before_s;
                false
            }
            _ => false,
        };
        if is_theirs {
            *self = NOBODY;
            hiding.is_changed = true;
        }
    }
}

impl Personal for String {
    fn hide(&mut self, holds: Holds, hiding: &mut Hiding<'_>) {
        let hidden = match (holds, hiding.person()) {
            (Holds::Origin, _) => {
                let goes = (hiding.is_named || hiding.is_old) && !self.is_empty();
                goes.then(String::new)
            }
            (Holds::Actor, Some(person)) => {
                person.actors().any(|own| own == *self).then(|| actor(NOBODY))
            }
            (Holds::Name, Some(person)) => {
                let is_theirs = person.names().any(|own| own.eq_ignore_ascii_case(self));
                hiding.is_named |= is_theirs;
                is_theirs.then(|| SOMEBODY.to_owned())
            }
            (Holds::Words, Some(person)) => without(self, person),
            (Holds::Listed, Some(person)) => {
                let words: Vec<String> = serde_json::from_str(self).unwrap_or_default();
                let ids = person.characters.iter().map(|(id, _)| id.to_string());
                ids.into_iter().any(|id| words.contains(&id)).then(|| "[]".to_owned())
            }
            _ => None,
        };
        if let Some(hidden) = hidden {
            *self = hidden;
            hiding.is_changed = true;
        }
    }
}

impl<F: Personal> Personal for Option<F> {
    fn hide(&mut self, holds: Holds, hiding: &mut Hiding<'_>) {
        self.iter_mut().for_each(|field| field.hide(holds, hiding));
    }
}

/// Is never shown, and goes with its account.
impl Personal for Secret {
    fn hide(&mut self, _: Holds, _: &mut Hiding<'_>) {}
}

impl Personal for PlaceRow {
    fn hide(&mut self, _: Holds, hiding: &mut Hiding<'_>) {
        if let (PlaceRow::Carried(who) | PlaceRow::Worn(who, _), Some(person)) =
            (self, hiding.person())
            && person.is_character(*who)
        {
            *who = NOBODY;
            hiding.is_changed = true;
        }
    }
}

/// A text in which a person is somebody, if it names them. Names are whole words of ASCII letters.
fn without(text: &str, person: &Person) -> Option<String> {
    let names: Vec<String> = person.names().collect();
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let (mut out, mut is_changed, mut rest) = (String::with_capacity(text.len()), false, text);
    while !rest.is_empty() {
        let word = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
        let (letters, behind) = rest.split_at(word);
        let is_named = names.iter().any(|name| name.eq_ignore_ascii_case(letters));
        out.push_str(if is_named { SOMEBODY } else { letters });
        is_changed |= is_named;
        let gap = behind.find(is_letter).unwrap_or(behind.len());
        out.push_str(&behind[..gap]);
        rest = &behind[gap..];
    }
    is_changed.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h61_a_name_is_hidden_where_it_is_a_word_and_nowhere_else() {
        let person = Person { account: None, characters: vec![(4, "Ann".into())] };
        let hidden = |text: &str| without(text, &person);
        assert_eq!(hidden("@goto ann, ANN!"), Some("@goto somebody, somebody!".into()));
        assert_eq!(hidden("{\"killer\":\"Ann\"}"), Some("{\"killer\":\"somebody\"}".into()));
        assert_eq!(hidden("Ann's"), Some("somebody's".into()));
        assert_eq!(hidden("Annex and Joann in \u{e9}t\u{e9}"), None);
        assert_eq!(hidden(""), None);
    }
}
