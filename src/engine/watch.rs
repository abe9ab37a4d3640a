//! Whether the disk answers: a write that hangs in the system reports nothing, so somebody has to
//! look at the clock.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::Engine;
use crate::base::clock::Millis;
use crate::base::limits::{KEEP_REMIND_MS, KEPT_WAIT_MS_MAX};
use crate::game::frame::verb::Role;
use crate::text::style::Style;

/// Which batches wait for the disk, and since when.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Watch {
    /// Batches handed over and not reported yet, oldest first: as many as may wait at most.
    waiting: VecDeque<(u64, Millis)>,
    /// The time by which the clock was not put ahead by hand.
    now: Millis,
    /// Since when the oldest of those waited that were told of, and when that was told last.
    told: Option<(Millis, Millis)>,
    /// The writer said itself that the disk fails: then it is not told twice.
    failing: bool,
}

/// What is to be told of the disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Word {
    /// The disk has not answered for so long.
    Silent(Millis),
    /// The disk answers again, after so long.
    Back(Millis),
}

impl Watch {
    /// What the time is, before anything is handed over.
    pub fn at(&mut self, now: Millis) {
        self.now = now;
    }

    pub fn handed(&mut self, batch: u64) {
        self.waiting.push_back((batch, self.now));
    }

    pub fn kept(&mut self, batch: u64) {
        while self.waiting.front().is_some_and(|(number, _)| *number <= batch) {
            self.waiting.pop_front();
        }
    }

    pub fn take_back(&mut self, handed: u64) {
        self.waiting.retain(|(number, _)| *number <= handed);
    }

    /// The writer says that the disk fails.
    pub fn fails(&mut self) {
        self.failing = true;
    }

    /// The writer says that the disk works again.
    pub fn works(&mut self) {
        self.failing = false;
    }

    /// When it is time to look, by the time of the edge.
    pub fn next_due(&self) -> Option<Millis> {
        match (self.failing, self.told) {
            (true, _) => None,
            (false, Some((_, last))) => Some(last + Millis(KEEP_REMIND_MS)),
            (false, None) => {
                self.waiting.front().map(|(_, since)| *since + Millis(KEPT_WAIT_MS_MAX))
            }
        }
    }

    /// Looks at the clock.
    fn look(&mut self) -> Option<Word> {
        let now = self.now;
        let oldest = self.waiting.front().map(|(_, since)| *since);
        let late = oldest.filter(|since| now.since(*since) >= Millis(KEPT_WAIT_MS_MAX));
        match (late, self.told) {
            (None, Some((since, _))) => {
                self.told = None;
                (!self.failing).then_some(Word::Back(now.since(since)))
            }
            (None, None) => None,
            (Some(_), _) if self.failing => None,
            (Some(_), Some((_, last))) if now.since(last) < Millis(KEEP_REMIND_MS) => None,
            (Some(since), told) => {
                let since = told.map_or(since, |(since, _)| since);
                self.told = Some((since, now));
                Some(Word::Silent(now.since(since)))
            }
        }
    }
}

impl Engine {
    /// Tells the log and staff if the disk does not answer, or does so again.
    pub(super) fn watch_the_disk(&mut self) {
        let Some(word) = self.keeper.watch.look() else { return };
        let text = match word {
            Word::Silent(span) => {
                tracing::warn!(target: "store", ms = span.0, "the disk does not answer");
                Style::Danger.on(format!(
                    "[The disk has not answered for {} seconds. Play goes on; what changes is kept \
                     as soon as it does.]",
                    span.as_seconds()
                ))
            }
            Word::Back(span) => {
                tracing::info!(target: "store", ms = span.0, "the disk answers again");
                Style::Good.on(format!(
                    "[The disk answers again, after {} seconds; all that waited is written.]",
                    span.as_seconds()
                ))
            }
        };
        self.tell_staff(Role::Admin, &text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(watch: &mut Watch, now: Millis) -> Option<Word> {
        watch.at(now);
        watch.look()
    }

    #[test]
    fn issue14_32_a_write_that_hangs_is_told_of_and_so_is_its_end() {
        let mut watch = Watch::default();
        assert_eq!(look(&mut watch, Millis(1_000)), None);
        watch.handed(1);
        watch.handed(2);
        assert_eq!(watch.next_due(), Some(Millis(1_000 + KEPT_WAIT_MS_MAX)));
        assert_eq!(look(&mut watch, Millis(3_999)), None);
        assert_eq!(look(&mut watch, Millis(4_000)), Some(Word::Silent(Millis(3_000))));
        assert_eq!(look(&mut watch, Millis(9_000)), None, "once");
        let later = Millis(4_000 + KEEP_REMIND_MS);
        assert_eq!(
            look(&mut watch, later),
            Some(Word::Silent(later - Millis(1_000))),
            "and once a minute"
        );
        watch.kept(2);
        assert_eq!(look(&mut watch, Millis(70_000)), Some(Word::Back(Millis(69_000))));
        assert_eq!((look(&mut watch, Millis(99_000)), watch.next_due()), (None, None));
    }

    #[test]
    fn a_disk_that_says_that_it_fails_is_not_called_silent_too() {
        let mut watch = Watch::default();
        watch.handed(1);
        watch.fails();
        assert_eq!(look(&mut watch, Millis(60_000)), None);
        watch.works();
        watch.kept(1);
        assert_eq!(look(&mut watch, Millis(60_001)), None);
    }
}
