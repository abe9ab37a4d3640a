//! What each has done, and what is open.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::World;
use crate::game::frame::keep::dirty::Key;

/// How many goals are open, each of another sort.
pub const OPEN_GOALS: u32 = 3;

/// What kind of thing an open goal asks for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Sort {
    /// So many of a template.
    Slay,
    /// A room.
    See,
    /// One of a template.
    Talk,
    /// So many things, to anybody.
    Sell,
    /// Something in a slot.
    Wear,
    /// A level.
    Rise,
}

impl Sort {
    pub const ALL: [Sort; 6] =
        [Sort::Slay, Sort::See, Sort::Talk, Sort::Sell, Sort::Wear, Sort::Rise];

    /// As it is kept.
    pub fn word(self) -> &'static str {
        match self {
            Sort::Slay => "slay",
            Sort::See => "see",
            Sort::Talk => "talk",
            Sort::Sell => "sell",
            Sort::Wear => "wear",
            Sort::Rise => "rise",
        }
    }

    pub fn parse(word: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.word() == word)
    }
}

/// An open goal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Open {
    pub sort: Sort,
    /// The id of a template or a room, or the word of a slot; nothing where none is needed.
    pub target: String,
    /// How many, or which level.
    pub wanted: u32,
    /// How many of them are done.
    pub done: u32,
}

/// What there is of one player's goals.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Own {
    /// What is done of the checklist, and when.
    pub done: BTreeMap<String, Millis>,
    /// By the number under which each is shown, from 1.
    pub open: BTreeMap<u32, Open>,
    /// What was open last in each place; it is not drawn again at once. Not kept.
    pub last: BTreeMap<u32, Open>,
    /// When one was last changed for another. Not kept.
    pub swapped: Option<Millis>,
}

/// Everybody's goals. Only this feature changes it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    pub(super) own: BTreeMap<CreatureId, Own>,
}

impl State {
    /// Whether somebody has done a goal of the checklist.
    pub fn has_done(&self, who: CreatureId, goal: &str) -> bool {
        self.own.get(&who).is_some_and(|own| own.done.contains_key(goal))
    }

    /// What is open, by its number.
    pub fn open(&self, who: CreatureId) -> impl Iterator<Item = (u32, &Open)> {
        let own = self.own.get(&who);
        own.into_iter().flat_map(|own| own.open.iter().map(|(number, open)| (*number, open)))
    }

    /// The sorts that are open.
    pub fn sorts(&self, who: CreatureId) -> BTreeSet<Sort> {
        self.open(who).map(|(_, open)| open.sort).collect()
    }
}

/// A goal of the checklist is done. Kept.
pub(super) fn done(world: &mut World, who: CreatureId, goal: &str) {
    let now = world.clock;
    world.goals.own.entry(who).or_default().done.insert(goal.into(), now);
    world.dirty.kept(Key::Goal((who, goal.into())));
    world.dirty.watch.body(who);
}

/// Puts an open goal in the place of what had its number, or takes that out. Kept.
pub(super) fn set_open(world: &mut World, who: CreatureId, number: u32, open: Option<Open>) {
    let own = world.goals.own.entry(who).or_default();
    let before = match open {
        Some(open) => own.open.insert(number, open),
        None => own.open.remove(&number),
    };
    if let Some(before) = before {
        own.last.insert(number, before);
    }
    world.dirty.kept(Key::OpenGoal((who, number)));
    world.dirty.watch.body(who);
}

/// So much of an open goal is done. Kept.
pub(super) fn moved(world: &mut World, who: CreatureId, number: u32, done: u32) {
    let own = world.goals.own.entry(who).or_default();
    if let Some(open) = own.open.get_mut(&number) {
        open.done = done;
    }
    world.dirty.kept(Key::OpenGoal((who, number)));
    world.dirty.watch.body(who);
}

/// A character is no more. Kept.
pub(super) fn forgets(world: &mut World, who: CreatureId) {
    let own = world.goals.own.remove(&who).unwrap_or_default();
    own.done.into_keys().for_each(|goal| world.dirty.kept(Key::Goal((who, goal))));
    own.open.into_keys().for_each(|number| world.dirty.kept(Key::OpenGoal((who, number))));
}
