//! What the numbers are now.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Amount, Number, Said, Written};
use crate::base::clock::Millis;
use crate::game::content::Content;
use crate::game::frame::keep::{Key, SOMEBODY};
use crate::game::world::World;

/// The numbers that are not as they were declared.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// By the world's file.
    written: BTreeMap<String, f64>,
    /// By an admin; also those whose numbers no feature has any more.
    set: BTreeMap<String, Set>,
}

/// What an admin set.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Set {
    pub value: f64,
    pub by: String,
    pub at: Millis,
}

/// Who says what a number is.
#[derive(Clone, PartialEq, Debug)]
pub enum By {
    Nobody,
    File,
    /// An admin of this name.
    Admin(String),
}

/// Whoever set numbers and is erased is somebody. Kept.
pub fn forget(world: &mut World, name: &str) {
    for (number, set) in world.numbers.set.iter_mut().filter(|(_, set)| set.by == name) {
        set.by = SOMEBODY.into();
        world.dirty.kept(Key::Number(number.clone()));
    }
}

impl State {
    /// What a number is now.
    pub fn of<T: Amount>(&self, number: &Number<T>) -> T {
        T::of(self.value(&number.said))
    }

    /// The least and the most of something that are two numbers. The most is never less.
    pub fn span<T: Amount + Copy + PartialOrd>(
        &self,
        least: &Number<T>,
        most: &Number<T>,
    ) -> (T, T) {
        let (least, most) = (self.of(least), self.of(most));
        (least, if most < least { least } else { most })
    }

    /// The same, as it is written.
    pub fn value(&self, said: &Said) -> f64 {
        // Most numbers of most worlds are as they were declared.
        if self.set.is_empty() && self.written.is_empty() {
            return said.default;
        }
        let set = self.set.get(said.name).map(|set| set.value);
        // A later server may have other bounds than the one that kept it.
        let set = set.map(|value| value.clamp(said.least, said.most));
        set.unwrap_or_else(|| self.without_admin(said))
    }

    /// What it is where no admin says otherwise.
    pub fn without_admin(&self, said: &Said) -> f64 {
        self.written.get(said.name).copied().unwrap_or(said.default)
    }

    pub fn by(&self, said: &Said) -> By {
        match (self.set.get(said.name), self.written.contains_key(said.name)) {
            (Some(set), _) => By::Admin(set.by.clone()),
            (None, true) => By::File,
            (None, false) => By::Nobody,
        }
    }

    /// All that admins set.
    pub(super) fn all_set(&self) -> &BTreeMap<String, Set> {
        &self.set
    }

    pub(super) fn take(&mut self, name: &str, set: Set) {
        self.set.insert(name.to_owned(), set);
    }
}

/// Goes on with what is written now.
pub fn adopt(content: &Content, world: &mut World) {
    let written = content.of::<Written>().into_iter().flat_map(|written| &written.0);
    world.numbers.written = written.map(|(name, value)| ((*name).to_owned(), *value)).collect();
}

/// Sets a number. There are never more of them than were ever declared.
pub fn set(world: &mut World, said: &Said, set: Set) {
    world.numbers.set.insert(said.name.to_owned(), set);
    world.dirty.kept(Key::Number(said.name.to_owned()));
}

/// Lets the file say again what a number is; `false` if no admin said otherwise.
pub fn reset(world: &mut World, said: &Said) -> bool {
    let was_set = world.numbers.set.remove(said.name).is_some();
    if was_set {
        world.dirty.kept(Key::Number(said.name.to_owned()));
    }
    was_set
}
