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

/// How a viewer speaks of somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Called {
    /// By their own article: `a rat`.
    New,
    /// As who is known: `the rat`.
    Known,
    /// They are not seen: `someone`.
    Unseen,
}

impl Who {
    /// As one viewer would call them.
    pub fn seen_by(&self, viewer: CreatureId, called: Called) -> Subject<'_> {
        let sees = called != Called::Unseen;
        match self {
            Who::Creature(being) => {
                let you = being.id == viewer;
                let name = match called {
                    Called::New => being.name.as_str(),
                    Called::Unseen if !you => "someone",
                    Called::Known | Called::Unseen => being.known.as_str(),
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
