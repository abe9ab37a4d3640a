//! What is due when. Nothing polls: what has nothing to do is not in here, and costs nothing.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use super::job::{Late, Waking};
use crate::base::clock::Millis;
use crate::base::table::Table;
pub use crate::game::jobs::Job;

/// Kinds of jobs.
const KINDS: usize = Job::KINDS.len();

/// Jobs by the moment they are due; each job at most once.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(from = "BTreeSet<(Millis, Job)>", into = "BTreeSet<(Millis, Job)>")]
pub struct Schedule {
    due: BTreeSet<(Millis, Job)>,
    /// When each is due: a table for each kind, by the one thing that the jobs of it concern.
    when: [Table<u64, Millis>; KINDS],
    /// When those are due that concern several things.
    others: BTreeMap<Job, Millis>,
}

impl Default for Schedule {
    fn default() -> Schedule {
        let when = std::array::from_fn(|_| Table::default());
        Schedule { due: BTreeSet::new(), when, others: BTreeMap::new() }
    }
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
        let before = match job.number() {
            Some(number) => self.when[job.nth()].put(number, moment),
            None => self.others.insert(job, moment),
        };
        if let Some(before) = before {
            self.due.remove(&(before, job));
        }
        self.due.insert((moment, job));
    }

    /// Makes a job never due.
    pub fn cancel(&mut self, job: &Job) {
        if let Some(moment) = self.forget(*job) {
            self.due.remove(&(moment, *job));
        }
    }

    /// Forgets when a job was due, and says it.
    fn forget(&mut self, job: Job) -> Option<Millis> {
        match job.number() {
            Some(number) => self.when[job.nth()].take(number),
            None => self.others.remove(&job),
        }
    }

    /// Whether a job is due at some time.
    pub fn has(&self, job: &Job) -> bool {
        self.when(job).is_some()
    }

    /// When a job is due.
    pub fn when(&self, job: &Job) -> Option<Millis> {
        match job.number() {
            Some(number) => self.when[job.nth()].get(number).copied(),
            None => self.others.get(job).copied(),
        }
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
        self.forget(job);
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
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn issue15_6_each_kind_of_job_has_a_number_of_its_own() {
        let all = Job::of_each(7);
        assert!(all.iter().map(|job| job.nth()).eq(0..KINDS));
        let names: BTreeSet<&str> = Job::KINDS.iter().map(|kind| kind.name).collect();
        assert_eq!(names.len(), KINDS);
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
                let (job, moment) = (Job::of_each(number)[kind], Millis(moment));
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
