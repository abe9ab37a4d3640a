//! What is due when. Nothing polls: what has nothing to do is not in here, and costs nothing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::{AreaId, CreatureId, ItemId, Number, RoomId, SpawnId};
use crate::base::table::Table;

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
    /// What was found by searching a room is hidden again.
    Conceal(RoomId),
    /// Things of a room come again, and its doors go back.
    Reset(RoomId),
}

impl Job {
    /// Which kind of job it is, and whom or what it concerns.
    fn address(self) -> (usize, u64) {
        match self {
            Job::Swing(who) => (0, who.number()),
            Job::Regain(who) => (1, who.number()),
            Job::Effect(who) => (2, who.number()),
            Job::Think(who) => (3, who.number()),
            Job::Respawn(entry) => (4, entry.number()),
            Job::Decay(item) => (5, item.number()),
            Job::LinkDead(who) => (6, who.number()),
            Job::Weather(area) => (7, area.number()),
            Job::Phase => (8, 0),
            Job::March(who) => (9, who.number()),
            Job::Front(room) => (10, room.number()),
            Job::FightOver(room) => (11, room.number()),
            Job::Gossip(who) => (12, who.number()),
            Job::Round(room) => (13, room.number()),
            Job::Crowd(room) => (14, room.number()),
            Job::Conceal(room) => (15, room.number()),
            Job::Reset(room) => (16, room.number()),
        }
    }
}

/// What becomes of a kind of job when the world wakes from what was kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Waking {
    /// Its moment is kept, and it is due then.
    Kept,
    /// It follows from the state that is kept, and is put on the schedule anew.
    Derived,
    /// What it belongs to ends with the process, and it with that.
    Dropped,
}

impl Job {
    /// What becomes of it when the world wakes: after a start, and after a survived panic.
    pub fn waking(self) -> Waking {
        match self {
            // When an entry fills up, a thing decays and a room is as it was again are rows.
            Job::Respawn(_) | Job::Decay(_) | Job::Reset(_) => Waking::Kept,
            // Whoever is hurt heals, whoever has a round or a way home walks, whoever wants
            // something thinks, a side that is alone in a room takes it, the day goes on, and
            // where players are there is weather and there are rumours.
            Job::Regain(_) | Job::March(_) | Job::Think(_) | Job::Front(_) => Waking::Derived,
            Job::Phase | Job::Weather(_) | Job::Gossip(_) => Waking::Derived,
            // Fights end, with their blows and all that lasts only as long as they do.
            Job::Swing(_) | Job::Effect(_) | Job::FightOver(_) | Job::Round(_) => Waking::Dropped,
            // Everyone who waited for a broken link has left, no crowd has moved, and what was
            // found is hidden at once.
            Job::LinkDead(_) | Job::Crowd(_) | Job::Conceal(_) => Waking::Dropped,
        }
    }
}

/// Kinds of jobs.
const KINDS: usize = 17;

/// Jobs by the moment they are due; each job at most once.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "BTreeSet<(Millis, Job)>", into = "BTreeSet<(Millis, Job)>")]
pub struct Schedule {
    due: BTreeSet<(Millis, Job)>,
    /// When each is due: a table for each kind, by what the jobs of it concern.
    when: [Table<u64, Millis>; KINDS],
}

impl From<BTreeSet<(Millis, Job)>> for Schedule {
    fn from(due: BTreeSet<(Millis, Job)>) -> Schedule {
        let mut schedule = Schedule::default();
        for (moment, job) in due {
            schedule.at(moment, job);
        }
        schedule
    }
}

impl From<Schedule> for BTreeSet<(Millis, Job)> {
    fn from(schedule: Schedule) -> BTreeSet<(Millis, Job)> {
        schedule.due
    }
}

impl Schedule {
    /// Makes a job due at a moment, in place of when it was due before.
    pub fn at(&mut self, moment: Millis, job: Job) {
        let (kind, concerned) = job.address();
        if let Some(before) = self.when[kind].put(concerned, moment) {
            self.due.remove(&(before, job));
        }
        self.due.insert((moment, job));
    }

    /// Makes a job never due.
    pub fn cancel(&mut self, job: &Job) {
        let (kind, concerned) = job.address();
        if let Some(moment) = self.when[kind].take(concerned) {
            self.due.remove(&(moment, *job));
        }
    }

    /// Whether a job is due at some time.
    pub fn has(&self, job: &Job) -> bool {
        self.when(job).is_some()
    }

    /// When a job is due.
    pub fn when(&self, job: &Job) -> Option<Millis> {
        let (kind, concerned) = job.address();
        self.when[kind].get(concerned).copied()
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
        self.due.pop_first();
        let (kind, concerned) = job.address();
        self.when[kind].take(concerned);
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// A job of each kind, all of them of one number.
    fn all(number: u64) -> [Job; KINDS] {
        let (who, item) = (CreatureId(number), ItemId(number));
        let (room, area) = (RoomId(number as u32), AreaId(number as u32));
        [
            Job::Swing(who),
            Job::Regain(who),
            Job::Effect(who),
            Job::Think(who),
            Job::Respawn(SpawnId(number as u32)),
            Job::Decay(item),
            Job::LinkDead(who),
            Job::Weather(area),
            Job::Phase,
            Job::March(who),
            Job::Front(room),
            Job::FightOver(room),
            Job::Gossip(who),
            Job::Round(room),
            Job::Crowd(room),
            Job::Conceal(room),
            Job::Reset(room),
        ]
    }

    #[test]
    fn each_kind_of_job_has_a_table_of_its_own() {
        let mut kinds = all(7).map(|job| job.address().0);
        kinds.sort_unstable();
        assert!(kinds.into_iter().eq(0..KINDS));
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn each_job_is_due_once_and_in_order(
            acts in vec((0..3, 0..KINDS, 0..3_u64, 0..50_u64), 0..80),
        ) {
            let mut schedule = Schedule::default();
            let mut due: BTreeMap<Job, Millis> = BTreeMap::new();
            for (act, kind, number, moment) in acts {
                let (job, moment) = (all(number)[kind], Millis(moment));
                match act {
                    0 => {
                        schedule.at(moment, job);
                        due.insert(job, moment);
                    }
                    1 => {
                        schedule.cancel(&job);
                        due.remove(&job);
                    }
                    _ => {
                        let first = due.iter().map(|(job, moment)| (*moment, *job)).min();
                        let first = first.filter(|(at, _)| *at <= moment).map(|(_, job)| job);
                        prop_assert_eq!(schedule.next_due(moment), first);
                        first.map(|job| due.remove(&job));
                    }
                }
                prop_assert_eq!(schedule.when(&job), due.get(&job).copied());
                prop_assert_eq!(schedule.len(), due.len());
            }
            let mut left: Vec<(Millis, Job)> = due.iter().map(|(job, at)| (*at, *job)).collect();
            left.sort_unstable();
            prop_assert_eq!(schedule.iter().collect::<Vec<_>>(), left);
            let written = serde_json::to_string(&schedule).unwrap();
            let read: Schedule = serde_json::from_str(&written).unwrap();
            prop_assert_eq!(format!("{read:?}"), format!("{schedule:?}"));
        }
    }
}
