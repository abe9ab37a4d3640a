//! What is due when. Nothing polls: what has nothing to do is not in here, and costs nothing.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::{AreaId, CreatureId, ItemId, RoomId, SpawnId};

/// Something that will be due.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Job {
    /// A fighter's next blow.
    Swing(CreatureId),
    /// Health and spirit come back.
    Regain(CreatureId),
    /// An effect on somebody may have ended, or ticks.
    Effect(CreatureId),
    /// An NPC looks around and decides.
    Think(CreatureId),
    /// A spawn entry fills up again.
    Respawn(SpawnId),
    /// Something falls to dust.
    Decay(ItemId),
    /// A link-dead character has waited long enough.
    LinkDead(CreatureId),
    /// The sky over an area changes.
    Weather(AreaId),
    /// Dawn, day, dusk or night begins.
    Phase,
    /// An NPC walks on: on patrol, back to it, or after somebody.
    March(CreatureId),
    /// A room may be somebody's from now on.
    Front(RoomId),
    /// Nobody has died in a room for a while.
    FightOver(RoomId),
    /// Somebody tells a rumour.
    Gossip(CreatureId),
    /// What was left out of a fight of many is told.
    Round(RoomId),
    /// Who came into a crowd and who went is told.
    Crowd(RoomId),
}

/// Jobs by the moment they are due; each job at most once.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Schedule {
    due: BTreeSet<(Millis, Job)>,
    when: BTreeMap<Job, Millis>,
}

impl Schedule {
    /// Makes a job due at a moment, in place of when it was due before.
    pub fn at(&mut self, moment: Millis, job: Job) {
        self.cancel(&job);
        self.due.insert((moment, job));
        self.when.insert(job, moment);
    }

    /// Makes a job never due.
    pub fn cancel(&mut self, job: &Job) {
        if let Some(moment) = self.when.remove(job) {
            self.due.remove(&(moment, *job));
        }
    }

    /// Whether a job is due at some time.
    pub fn has(&self, job: &Job) -> bool {
        self.when.contains_key(job)
    }

    /// When a job is due.
    pub fn when(&self, job: &Job) -> Option<Millis> {
        self.when.get(job).copied()
    }

    /// When the earliest job is due.
    pub fn first(&self) -> Option<Millis> {
        self.due.first().map(|(moment, _)| *moment)
    }

    /// Takes the earliest job that is due by `now`.
    pub fn next_due(&mut self, now: Millis) -> Option<Job> {
        let (moment, job) = *self.due.first()?;
        if moment > now {
            return None;
        }
        self.cancel(&job);
        Some(job)
    }

    /// All jobs in the order in which they are due.
    pub fn iter(&self) -> impl Iterator<Item = (Millis, Job)> + '_ {
        self.due.iter().copied()
    }

    /// How many jobs wait.
    pub fn len(&self) -> usize {
        self.due.len()
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.due.is_empty()
    }
}
