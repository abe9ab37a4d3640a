//! Acts that are done when a minute has passed, and may be taken back until then.

use serde::{Deserialize, Serialize};

use super::refusals;
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::{LATER_ACTS_MAX, UNDO_MS_MAX};
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Restoring, Table};
use crate::game::frame::part::Done;
use crate::game::frame::turn::Kept;
use crate::game::frame::view::View;
use crate::game::jobs::Job;
use crate::game::{FEATURES, Turn, World};

/// A kind of act that waits for its minute. Each feature declares its own.
#[derive(Clone, Copy)]
pub struct Later {
    /// What its rows say, in every later version.
    pub name: &'static str,
    /// What it is, behind "about to": `join the Lantern College`.
    pub words: fn(View, &str) -> String,
    /// Does it, for somebody who may be away. A refusal is told to whoever is there to read it.
    pub run: fn(&mut Turn, CreatureId, &str) -> Done,
}

/// An act of somebody that waits.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Waiting {
    who: CreatureId,
    act: String,
    /// What the act concerns, in the words of its kind.
    about: String,
}

kept! {
    /// An act that is done when its minute is over.
    pub struct LaterRow in "later_acts" by (id: u64) { who: u64, act: String, about: String }
    people { who: Character, about: Words }
}

pub const LATER_ACTS: Table<u64, LaterRow> = Table {
    all: |cut| cut.world.confirm.later.keys().copied().collect(),
    key: |_, id| *id,
    row: |cut, id| {
        let waiting = cut.world.confirm.later.get(id)?;
        let (act, about) = (waiting.act.clone(), waiting.about.clone());
        Some(LaterRow { id: *id, who: waiting.who.0, act, about })
    },
    take,
    lasting: None,
};

impl Turn<'_> {
    /// Does something of somebody when a minute has passed, unless they take it back. Kept.
    ///
    /// # Errors
    /// If the very same waits already, or too much does.
    pub fn later(&mut self, who: CreatureId, act: &'static Later, about: &str) -> Done {
        let words = (act.words)(self.view(), about);
        let new = Waiting { who, act: act.name.into(), about: about.into() };
        if self.world.confirm.later.values().any(|waiting| *waiting == new) {
            return Err(refusals::waits_already(&words));
        }
        let mine = self.world.confirm.later.values().filter(|waiting| waiting.who == who);
        if mine.count() >= LATER_ACTS_MAX {
            return Err(refusals::too_many());
        }
        let id = self.world.new_id();
        self.world.confirm.later.insert(id, new);
        self.world.dirty.kept(Key::Later(id));
        self.timer(Job::Settles(id), self.now + Millis(UNDO_MS_MAX));
        self.show_line(who, Kept::Yes, move |_| {
            format!("You will {words} when a minute has passed. `undo` takes it back.")
        });
        Ok(())
    }
}

/// The minute of an act is over, and it is done. Kept.
pub fn settles(turn: &mut Turn, id: u64) {
    let Some(waiting) = turn.world.confirm.later.remove(&id) else { return };
    turn.world.dirty.kept(Key::Later(id));
    let Some(act) = kind(&waiting.act) else { return };
    if let Err(why) = (act.run)(turn, waiting.who, &waiting.about) {
        turn.report(crate::game::Event::Refused { who: waiting.who, why });
    }
}

/// Takes back the last act of somebody that waits. Kept.
pub(super) fn take_back(turn: &mut Turn, who: CreatureId) -> Done {
    let mine = turn.world.confirm.later.iter().rev().find(|(_, waiting)| waiting.who == who);
    let (id, waiting) =
        mine.map(|(id, own)| (*id, own.clone())).ok_or_else(refusals::nothing_waits)?;
    end(turn, id);
    let words = kind(&waiting.act).map(|act| (act.words)(turn.view(), &waiting.about));
    let words = words.unwrap_or_default();
    turn.show_line(who, Kept::Yes, move |_| format!("You will not {words} after all."));
    Ok(())
}

fn end(turn: &mut Turn, id: u64) {
    turn.end_timer(Job::Settles(id));
    turn.world.confirm.later.remove(&id);
    turn.world.dirty.kept(Key::Later(id));
}

/// A character is no more, and does nothing. Kept.
pub(super) fn forget(turn: &mut Turn, who: CreatureId) {
    let all = turn.world.confirm.later.iter().filter(|(_, waiting)| waiting.who == who);
    let ids: Vec<u64> = all.map(|(id, _)| *id).collect();
    ids.into_iter().for_each(|id| end(turn, id));
    turn.world.confirm.asked.remove(&who);
}

fn kind(name: &str) -> Option<&'static Later> {
    FEATURES.iter().flat_map(|feature| feature.later).find(|act| act.name == name)
}

/// What no feature does any more stays on the disk, in case a later server does.
fn take(to: &mut Restoring<'_>, rows: &[LaterRow]) {
    for row in rows {
        let who = CreatureId(row.who);
        if kind(&row.act).is_none() || to.world.players.character(who).is_none() {
            to.warn(format!("nobody can do {} of {} any more", row.act, row.id));
            continue;
        }
        let (act, about) = (row.act.clone(), row.about.clone());
        to.world.confirm.later.insert(row.id, Waiting { who, act, about });
    }
}

/// Each act that waits has its moment, is somebody's, and is known.
pub(super) fn check(world: &World) -> Result<(), String> {
    for (id, waiting) in &world.confirm.later {
        if !world.schedule.has(&Job::Settles(*id)) {
            return Err(format!("the act {id} that waits is never done"));
        }
        if world.players.character(waiting.who).is_none() || kind(&waiting.act).is_none() {
            return Err(format!("the act {id} that waits is nobody's"));
        }
    }
    Ok(())
}
