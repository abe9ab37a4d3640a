//! What is remembered of events: those that are on, and how it went with those that were.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;

/// All events that were ever on, by their ids.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    pub(super) known: BTreeMap<String, Known>,
}

/// How it stands with an event.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Known {
    /// What it was called when it was last on.
    pub name: String,
    /// How it goes, if it is on.
    pub on: Option<On>,
    /// How often it was on.
    pub times: u64,
    /// When it was last due by itself, by the calendar in seconds since 1970, and by the world's clock.
    pub(super) due_date: u64,
    pub(super) due_at: Millis,
    /// When it was last over.
    pub over_at: Option<Millis>,
    /// Entries of people that it brought, by their ids.
    pub(super) spawns: Vec<String>,
}

/// An event that is on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct On {
    pub since: Millis,
    pub until: Until,
    /// Whether it was told that half of it is over.
    pub(super) is_half_told: bool,
    /// Who began it, if somebody did by hand.
    pub by: String,
}

/// Until when an event is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Until {
    /// A moment of the world's clock.
    Clock(Millis),
    /// A date, in seconds since 1970, and how long it lasts in all.
    Date { date: u64, lasts: Millis },
    /// As long as its condition holds.
    Condition,
}

impl State {
    /// How it stands with an event; `None` if it was never on.
    pub fn of(&self, event: &str) -> Option<&Known> {
        self.known.get(event)
    }

    /// How it goes with an event that is on.
    pub fn on(&self, event: &str) -> Option<&On> {
        self.known.get(event)?.on.as_ref()
    }

    /// All that are on, by their ids.
    pub fn all_on(&self) -> impl Iterator<Item = (&str, &Known, &On)> {
        let known = self.known.iter();
        known.filter_map(|(event, known)| Some((event.as_str(), known, known.on.as_ref()?)))
    }
}
