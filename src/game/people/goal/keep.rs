//! What is kept of goals: a row for each that was done, and one for each that is open.

use super::state::{OPEN_GOALS, Open, Sort};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Restoring, Table};

kept! {
    /// A goal of the checklist that somebody has done.
    pub struct GoalRow in "goals" by (who: u64, goal: String) {
        /// By the clock of the world.
        done_ms: u64,
    } people { who: Character }
}

kept! {
    /// A goal that is open to somebody.
    pub struct OpenRow in "open_goals" by (who: u64, number: u32) {
        sort: String,
        target: String,
        wanted: u32,
        done: u32,
    } people { who: Character }
}

pub const GOALS: Table<(CreatureId, String), GoalRow> = Table {
    all: |cut| {
        let all = cut.world.goals.own.iter();
        all.flat_map(|(who, own)| own.done.keys().map(|goal| (*who, goal.clone()))).collect()
    },
    key: |_, (who, goal)| (who.0, goal.clone()),
    row: |cut, (who, goal)| {
        let done = cut.world.goals.own.get(who)?.done.get(goal)?;
        Some(GoalRow { who: who.0, goal: goal.clone(), done_ms: done.0 })
    },
    take: |to, rows| {
        for row in rows {
            let Some(who) = somebody(to, row.who) else { continue };
            let own = to.world.goals.own.entry(who).or_default();
            own.done.insert(row.goal.clone(), Millis(row.done_ms));
        }
    },
    lasting: None,
};

pub const OPEN: Table<(CreatureId, u32), OpenRow> = Table {
    all: |cut| {
        let all = cut.world.goals.own.iter();
        all.flat_map(|(who, own)| own.open.keys().map(|number| (*who, *number))).collect()
    },
    key: |_, (who, number)| (who.0, *number),
    row: |cut, (who, number)| {
        let open = cut.world.goals.own.get(who)?.open.get(number)?;
        Some(OpenRow {
            who: who.0,
            number: *number,
            sort: open.sort.word().into(),
            target: open.target.clone(),
            wanted: open.wanted,
            done: open.done,
        })
    },
    take: |to, rows| {
        for row in rows {
            let sort = Sort::parse(&row.sort).filter(|_| (1..=OPEN_GOALS).contains(&row.number));
            let Some(sort) = sort else {
                to.warn(format!("an open goal of {} is of no known sort: {}", row.who, row.sort));
                continue;
            };
            let Some(who) = somebody(to, row.who) else { continue };
            let open =
                Open { sort, target: row.target.clone(), wanted: row.wanted, done: row.done };
            to.world.goals.own.entry(who).or_default().open.insert(row.number, open);
        }
    },
    lasting: None,
};

/// The character of this number; a warning if it is none.
fn somebody(to: &mut Restoring<'_>, who: u64) -> Option<CreatureId> {
    let id = CreatureId(who);
    if to.world.players.character(id).is_none() {
        to.warn(format!("goals of {who}, who is nobody now"));
        return None;
    }
    Some(id)
}
