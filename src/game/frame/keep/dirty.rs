//! What changed since it was last kept.
//!
//! *Kept* changes are written with the turn that made them, and the lines that report them wait
//! for the disk. *Fleeting* ones (where somebody stands, health) are written every few seconds.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use crate::game::frame::keep::Key;
use crate::game::frame::keep::{Forget, Line, Put};
use crate::game::frame::watch::Watch;

/// Rows that changed, and lines for the logs.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Dirty {
    kept: BTreeSet<Key>,
    fleeting: BTreeSet<Key>,
    /// What changed for clients' programs.
    pub watch: Watch,
    lines: Vec<Put>,
}

impl Dirty {
    /// This row changed, and nobody may be shown so before it is on the disk.
    pub fn kept(&mut self, key: Key) {
        self.watch(&key);
        self.kept.insert(key);
    }

    /// This row changed; it is written with the next round.
    pub fn fleeting(&mut self, key: Key) {
        self.watch(&key);
        self.fleeting.insert(key);
    }

    /// What is somebody's may be watched.
    fn watch(&mut self, key: &Key) {
        let who = match key {
            Key::Creature(who) | Key::Member(who) => Some(*who),
            Key::Standing(of) => of.actor.player(),
            _ => None,
        };
        if let Some(who) = who {
            self.watch.body(who);
        }
    }

    /// A line for a log. Kept.
    pub fn append(&mut self, line: impl Line) {
        self.lines.push(line.into());
    }

    /// Hides somebody in the lines that are still to be written, and in those on the disk. Kept.
    pub fn forget(&mut self, forget: &Forget) {
        for line in &mut self.lines {
            line.hide(forget);
        }
        self.kept(Key::Forgotten(forget.clone()));
    }

    /// Whether something waits that may not wait.
    pub fn is_urgent(&self) -> bool {
        !self.kept.is_empty() || !self.lines.is_empty()
    }

    /// Takes what may not wait. A fleeting change of a row that is kept anyway goes with it.
    pub fn take(&mut self) -> (BTreeSet<Key>, Vec<Put>) {
        let keys = std::mem::take(&mut self.kept);
        for key in &keys {
            self.fleeting.remove(key);
        }
        (keys, std::mem::take(&mut self.lines))
    }

    /// Takes what changed fleetingly.
    pub fn take_fleeting(&mut self) -> BTreeSet<Key> {
        std::mem::take(&mut self.fleeting)
    }
}
