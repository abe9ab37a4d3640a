//! Who is watched by their own client's program, and what of theirs changed in this turn.
//!
//! Whoever changes a body, a place or a thing marks it as changed for the disk; here the same
//! marks are kept for those few whose programs asked to be told (`fact`). While nobody is watched
//! a mark costs one look at an empty set, and nothing ever polls.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::BitOr;

use serde::{Deserialize, Serialize};

use crate::base::id::{CreatureId, RoomId};

/// Kinds of change, any number of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Marks(u32);

impl Marks {
    /// Health, level, purse, posture, title …
    pub const BODY: Marks = Marks(1);
    /// They are somewhere else.
    pub const PLACE: Marks = Marks(2);
    /// Others, or things, in the room they are in.
    pub const AROUND: Marks = Marks(4);
    /// What they carry and wear.
    pub const GOODS: Marks = Marks(8);
    pub const EFFECTS: Marks = Marks(16);
    /// Whom they fight, and how that one fares.
    pub const FOE: Marks = Marks(32);
    /// The part of the day.
    pub const SKY: Marks = Marks(64);
    /// Ways out of where they are were found, or are hidden again.
    pub const WAYS: Marks = Marks(128);
    /// Who is of their group, and how they are.
    pub const GROUP: Marks = Marks(256);
    pub const ALL: Marks = Marks(u32::MAX);
    /// What only those notice who are awake.
    pub const AWAKE: Marks = Marks::AROUND.and(Marks::SKY).and(Marks::WAYS);

    /// These and those.
    pub const fn and(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }

    /// These but not those.
    pub const fn without(self, other: Marks) -> Marks {
        Marks(self.0 & !other.0)
    }

    /// Whether any of these is among them.
    pub fn has(self, any: Marks) -> bool {
        self.0 & any.0 != 0
    }
}

impl BitOr for Marks {
    type Output = Marks;

    fn bitor(self, other: Marks) -> Marks {
        self.and(other)
    }
}

/// Something that is told once and has no state.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Moment {
    /// Words on a channel, as this one hears them.
    Said { channel: String, talker: String, text: String },
    /// A notice that came to them; number 0 if it waits for nothing.
    Noticed { number: u64, topic: String, text: String, command: String },
    /// A bulletin of something that they follow.
    Pushed { topic: String, text: String },
    /// There is no way in this direction.
    WrongWay(String),
}

/// Everyone who is watched, and what changed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Watch {
    watched: BTreeSet<CreatureId>,
    touched: BTreeMap<CreatureId, Marks>,
    /// Bodies of others that changed: somebody watched may be fighting them.
    bodies: BTreeSet<CreatureId>,
    rooms: BTreeSet<RoomId>,
    moments: Vec<(CreatureId, Moment)>,
}

impl Watch {
    /// From now on changes of somebody are noted. All is new at first.
    pub fn begin(&mut self, who: CreatureId) {
        self.watched.insert(who);
        self.mark(who, Marks::ALL);
    }

    pub fn end(&mut self, who: CreatureId) {
        self.watched.remove(&who);
        self.touched.remove(&who);
    }

    /// Whether nobody is watched.
    pub fn is_idle(&self) -> bool {
        self.watched.is_empty()
    }

    pub fn is_watched(&self, who: CreatureId) -> bool {
        self.watched.contains(&who)
    }

    /// Something changed for somebody.
    pub fn mark(&mut self, who: CreatureId, marks: Marks) {
        if self.is_watched(who) {
            let touched = self.touched.entry(who).or_default();
            *touched = *touched | marks;
        }
    }

    /// Something changed for everyone.
    pub fn mark_all(&mut self, marks: Marks) {
        for who in self.watched.clone() {
            self.mark(who, marks);
        }
    }

    /// A body changed.
    pub fn body(&mut self, who: CreatureId) {
        if self.is_watched(who) {
            self.mark(who, Marks::BODY);
        } else if !self.is_idle() {
            self.bodies.insert(who);
        }
    }

    /// All whose bodies or places changed since this was last taken, watched or not.
    pub fn changed(&self) -> impl Iterator<Item = CreatureId> + '_ {
        let is_changed =
            |(_, marks): &(&CreatureId, &Marks)| marks.has(Marks::BODY.and(Marks::PLACE));
        let watched = self.touched.iter().filter(is_changed).map(|(who, _)| *who);
        watched.chain(self.bodies.iter().copied())
    }

    /// Who or what is in a room changed.
    pub fn room(&mut self, room: RoomId) {
        if !self.is_idle() {
            self.rooms.insert(room);
        }
    }

    /// Something is to be told once.
    pub fn moment(&mut self, who: CreatureId, moment: Moment) {
        if self.is_watched(who) {
            self.moments.push((who, moment));
        }
    }
}

/// All that changed since it was last taken.
#[derive(Default)]
pub struct News {
    pub touched: BTreeMap<CreatureId, Marks>,
    pub moments: Vec<(CreatureId, Moment)>,
}

impl Watch {
    /// Takes the bodies and the rooms that changed since this was last asked.
    pub fn take_around(&mut self) -> (BTreeSet<CreatureId>, BTreeSet<RoomId>) {
        (std::mem::take(&mut self.bodies), std::mem::take(&mut self.rooms))
    }

    /// Takes what changed for everyone who is watched.
    pub fn take(&mut self) -> News {
        News {
            touched: std::mem::take(&mut self.touched),
            moments: std::mem::take(&mut self.moments),
        }
    }
}
