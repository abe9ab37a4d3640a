//! Whom and what a sentence is about, and what each viewer calls them.

use crate::base::id::CreatureId;
use crate::text::sentence::{self, Pronouns, Subject};

/// Somebody or something that a sentence is about.
#[derive(Clone, Debug)]
pub(super) enum Who {
    Creature(Being),
    Thing(String),
    /// Several at once, by the words for all of them.
    Many(String),
}

/// A creature, as it was when the sentence began.
#[derive(Clone, Debug)]
pub(super) struct Being {
    pub id: CreatureId,
    /// With its own article: `a rat`.
    pub name: String,
    /// To those who know of it: `the rat`, `the second rat`.
    pub known: String,
    pub pronouns: Pronouns,
}

/// Somebody who may not be in the world any more, by the name they had.
pub(super) fn gone(id: CreatureId, name: &str, pronouns: Pronouns) -> Being {
    Being { id, name: name.to_string(), known: sentence::the(name), pronouns }
}

impl Who {
    /// As one viewer would call them; `indefinite` leaves names their own article.
    pub fn seen_by(&self, viewer: CreatureId, sees: bool, indefinite: bool) -> Subject<'_> {
        match self {
            Who::Creature(being) => {
                let you = being.id == viewer;
                let name = match sees || you {
                    true if indefinite => being.name.as_str(),
                    true => being.known.as_str(),
                    false => "someone",
                };
                let pronouns = if sees || you { being.pronouns } else { Pronouns::They };
                Subject { name, you, pronouns, plural: false }
            }
            Who::Thing(name) => Subject {
                name: if sees { name } else { "something" },
                you: false,
                pronouns: Pronouns::It,
                plural: false,
            },
            Who::Many(names) => Subject {
                name: if sees { names } else { "several" },
                you: false,
                pronouns: Pronouns::They,
                plural: true,
            },
        }
    }
}
