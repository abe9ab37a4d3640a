//! Habits: what somebody calls their commands by (`alias`), and how they say that they look.
//!
//! An alias stands for one line or for several. It is asked for the first word of what was typed and of
//! nothing else: what it becomes is never an alias again, so there is no recursion, and no line becomes
//! more than [`ALIAS_LINES_MAX`](crate::base::limits::ALIAS_LINES_MAX). What a line stands for is worked
//! out of the world and the line alone ([`meant`]), so that a recorded evening replays.
//!
//! Not here: what was typed before and is to be done again (`session::recall`).

mod expand;
mod refusals;
mod verbs;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::id::CreatureId;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Forget, Restoring, Table};
use crate::game::{Feature, Turn, World};

pub use expand::meant;
pub use refusals::{
    answers_nothing, nothing_like_it, nothing_typed, too_fast, too_many_lines, without,
};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "habit",
    verbs: verbs::VERBS,
    check: Some(check),
    forgets: Some(|turn, who, forget| forgets(turn.world, who, forget)),
    ..Feature::NONE
};

kept! {
    /// What a character calls its commands by, and how it says that it looks.
    pub struct HabitRow in "habits" by (who: u64) {
        description: String,
        /// Each alias and what it stands for, in JSON.
        aliases: String,
    } people { who: Character, description: Words, aliases: Words }
}

/// The habits of one character.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
struct Habit {
    description: String,
    aliases: BTreeMap<String, String>,
}

/// The habits of all who have any.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    all: BTreeMap<CreatureId, Habit>,
}

impl State {
    /// How a character says that it looks; nothing if it does not.
    pub fn description(&self, who: CreatureId) -> &str {
        self.all.get(&who).map_or("", |habit| habit.description.as_str())
    }

    /// What an alias stands for.
    pub fn alias(&self, who: CreatureId, name: &str) -> Option<&str> {
        self.all.get(&who)?.aliases.get(name).map(String::as_str)
    }

    /// All of somebody's aliases, by their names.
    pub fn aliases(&self, who: CreatureId) -> impl Iterator<Item = (&str, &str)> {
        let aliases = self.all.get(&who).into_iter().flat_map(|habit| &habit.aliases);
        aliases.map(|(name, line)| (name.as_str(), line.as_str()))
    }
}

/// Changes somebody's habits. Kept; whoever has none any more has no row.
fn change(turn: &mut Turn, who: CreatureId, change: impl FnOnce(&mut Habit)) {
    let habit = turn.world.habits.all.entry(who).or_default();
    change(habit);
    if *habit == Habit::default() {
        turn.world.habits.all.remove(&who);
    }
    turn.world.dirty.kept(Key::Habit(who));
}

pub const HABITS: Table<CreatureId, HabitRow> = Table {
    all: |cut| cut.world.habits.all.keys().copied().collect(),
    key: |_, who| who.0,
    row: |cut, who| {
        let habit = cut.world.habits.all.get(who)?;
        let aliases = serde_json::to_string(&habit.aliases).unwrap_or_else(|_| "{}".into());
        Some(HabitRow { who: who.0, description: habit.description.clone(), aliases })
    },
    take,
    lasting: None,
};

/// What is of nobody stays on the disk.
fn take(to: &mut Restoring<'_>, rows: &[HabitRow]) {
    for row in rows {
        let who = CreatureId(row.who);
        if to.world.players.character(who).is_none() {
            to.warn(format!("the habits of {} are of nobody", row.who));
            continue;
        }
        let aliases = serde_json::from_str(&row.aliases).unwrap_or_default();
        let habit = Habit { description: row.description.clone(), aliases };
        to.world.habits.all.insert(who, habit);
    }
}

/// What must always be true: habits are of characters that there are.
fn check(world: &World) -> Result<(), String> {
    let strange = world.habits.all.keys().find(|who| world.players.character(**who).is_none());
    strange.map_or(Ok(()), |who| Err(format!("habits of {}, who does not exist", who.0)))
}

/// Nothing is left of whoever is erased, and others' habits do not name them.
fn forgets(world: &mut World, who: CreatureId, forget: &Forget) {
    let World { habits, dirty, .. } = world;
    if habits.all.remove(&who).is_some() {
        dirty.kept(Key::Habit(who));
    }
    for (other, habit) in &mut habits.all {
        let mut is_changed = forget.hide_in(&mut habit.description);
        for line in habit.aliases.values_mut() {
            is_changed |= forget.hide_in(line);
        }
        let names: Vec<(String, String)> = habit
            .aliases
            .keys()
            .filter_map(|name| {
                let mut hidden = name.clone();
                forget.hide_in(&mut hidden).then(|| (name.clone(), hidden))
            })
            .collect();
        for (name, hidden) in names {
            is_changed = true;
            if let Some(line) = habit.aliases.remove(&name) {
                habit.aliases.insert(hidden, line);
            }
        }
        if is_changed {
            dirty.kept(Key::Habit(*other));
        }
    }
}
