//! What is on and off now.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Flag, Written};
use crate::base::clock::Millis;
use crate::game::content::Content;
use crate::game::frame::keep::{Key, SOMEBODY};
use crate::game::world::World;

/// What is not as it would be by itself.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// By the world's file.
    written: BTreeMap<String, Position>,
    /// By an admin; also those that no feature has any more.
    set: BTreeMap<String, Switched>,
}

/// How a switch stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Position {
    On,
    Off,
}

impl Position {
    /// `on`, `off`.
    pub fn word(self) -> &'static str {
        match self {
            Position::On => "on",
            Position::Off => "off",
        }
    }
}

/// How an admin put a switch.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Switched {
    pub to: Position,
    pub by: String,
    pub at: Millis,
}

/// Whoever switched flags and is erased is somebody. Kept.
pub fn forget(world: &mut World, name: &str) {
    for (flag, switched) in world.flags.set.iter_mut().filter(|(_, set)| set.by == name) {
        switched.by = SOMEBODY.into();
        world.dirty.kept(Key::Feature(flag.clone()));
    }
}

impl State {
    /// Whether nothing at all is off.
    pub fn is_all_on(&self) -> bool {
        self.set.is_empty() && self.written.is_empty()
    }

    /// Whether a flag is on.
    pub fn is_on(&self, name: &str) -> bool {
        let set = self.set.get(name).map(|set| set.to);
        let written = || self.written.get(name).copied();
        set.or_else(written).unwrap_or(Position::On) == Position::On
    }

    /// Who put it so, if an admin did.
    pub fn switched(&self, name: &str) -> Option<&Switched> {
        self.set.get(name)
    }

    /// Whether the world's file says anything of it.
    pub fn is_written(&self, name: &str) -> bool {
        self.written.contains_key(name)
    }

    pub(super) fn all_switched(&self) -> &BTreeMap<String, Switched> {
        &self.set
    }

    pub(super) fn take(&mut self, name: &str, switched: Switched) {
        self.set.insert(name.to_owned(), switched);
    }
}

/// Goes on with what is written now.
pub fn adopt(content: &Content, world: &mut World) {
    let written = content.of::<Written>().into_iter().flat_map(|written| &written.0);
    world.flags.written = written.map(|(name, to)| ((*name).to_owned(), *to)).collect();
}

/// Puts a switch.
pub fn switch(world: &mut World, flag: Flag, switched: Switched) {
    world.flags.set.insert(flag.name.to_owned(), switched);
    world.dirty.kept(Key::Feature(flag.name.to_owned()));
}

/// Lets the file say again how a switch stands; `false` if no admin put it.
pub fn reset(world: &mut World, flag: Flag) -> bool {
    let was_set = world.flags.set.remove(flag.name).is_some();
    if was_set {
        world.dirty.kept(Key::Feature(flag.name.to_owned()));
    }
    was_set
}
