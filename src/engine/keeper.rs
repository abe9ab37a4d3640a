//! Keeping: what changed in a turn, as one batch of rows.
//!
//! Urgent (kept) changes make a batch in the turn that made them; fleeting ones go along with it
//! if they touch the same row, or in a round every few seconds. If the writer is far behind,
//! no new batch is made, and changes gather until it has caught up: memory stays bounded by what
//! there is in the world.
//!
//! A **round** is every row that was fleetingly changed when it began, and everyone who plays. It is
//! written in bundles of so many rows, one with each pulse, so that no pulse is long when
//! thousands walk about. What changes meanwhile is for the next round.
//!
//! After a crash between two bundles the world is still one that could have been. A row is made
//! at the moment it is written, so all that is fleeting of one creature (where it stands, its
//! health, how far it is on its patrol) is of one moment. Between two creatures there is nothing
//! fleeting that must agree, for fights and chases end with a restart; but those who patrol as a
//! group should stand together, so a group is never parted by the end of a bundle. And whatever
//! is kept is in the batch of its turn, with or without a round.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::watch::Watch;
use crate::base::clock::Millis;
use crate::base::dice::Dice;
use crate::base::limits::{BATCHES_WAITING_MAX, BUNDLE_ROWS_MAX, FLEETING_EVERY_MS};
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::keep::{Batch, Cut, One};
use crate::game::{Content, World};
use crate::messages::input::Occasion;

/// How far keeping is.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Keeper {
    /// The newest batch handed out.
    issued: u64,
    /// The newest batch handed out that holds a kept change.
    urgent: u64,
    /// The newest batch that is on the disk.
    kept: u64,
    /// When the last round began.
    round_began: Millis,
    /// The rows that are still to be written in this round, those of one group side by side.
    round: VecDeque<Key>,
    /// Whether urgent changes wait because the writer is behind.
    behind: bool,
    /// Whether the disk answers in time.
    pub(super) watch: Watch,
}

impl Keeper {
    /// The writer has this batch, and all before it, on the disk.
    pub fn kept(&mut self, batch: u64) {
        self.kept = self.kept.max(batch);
        self.watch.kept(self.kept);
    }

    /// The newest batch that is on the disk.
    pub fn kept_until(&self) -> u64 {
        self.kept
    }

    /// The batch after which everything shown now is on the disk; one not handed out yet while
    /// the writer is behind. Bundles of fleeting state are not waited for: nobody was promised
    /// them.
    pub fn newest_shown(&self) -> u64 {
        if self.behind { self.issued + 1 } else { self.urgent }
    }

    /// The newest batch handed out.
    pub fn issued(&self) -> u64 {
        self.issued
    }

    /// Batches after this one were made, but never handed to the writer.
    pub fn take_back(&mut self, handed: u64) {
        self.issued = handed;
        self.urgent = self.urgent.min(handed);
        self.behind = false;
        self.round.clear();
        self.watch.take_back(handed);
    }

    /// The newest batch of all.
    pub fn newest(&self) -> u64 {
        self.issued + u64::from(self.behind)
    }

    /// When fleeting state is written next: at once, if a round is not over.
    pub fn next_due(&self) -> Millis {
        match self.round.is_empty() {
            true => self.round_began + Millis(FLEETING_EVERY_MS),
            false => self.round_began,
        }
    }

    /// Whether urgent changes wait because the writer is behind.
    pub fn is_behind(&self) -> bool {
        self.behind
    }

    /// The batch of this turn, if there is one to write.
    pub fn batch(
        &mut self,
        content: &Content,
        world: &mut World,
        dice: &Dice,
        occasion: Occasion,
    ) -> Option<Batch> {
        let due = occasion == Occasion::Pulse && self.has_round(world);
        let urgent = world.dirty.is_urgent();
        let full = self.issued.saturating_sub(self.kept) >= BATCHES_WAITING_MAX as u64;
        self.behind = urgent && full;
        if full || !(urgent || due) {
            return None;
        }
        let batch = self.make(content, world, dice, if due { BUNDLE_ROWS_MAX } else { 0 })?;
        if urgent {
            self.urgent = batch.number;
        }
        Some(batch)
    }

    /// Everything that is not on the disk yet, at once.
    pub fn last_batch(
        &mut self,
        content: &Content,
        world: &mut World,
        dice: &Dice,
    ) -> Option<Batch> {
        self.begin_round(world);
        self.make(content, world, dice, usize::MAX)
    }

    /// Whether there is anything of a round to write; begins one when it is time.
    fn has_round(&mut self, world: &mut World) -> bool {
        let is_time = world.clock.since(self.round_began) >= Millis(FLEETING_EVERY_MS);
        if self.round.is_empty() && is_time {
            self.begin_round(world);
        }
        !self.round.is_empty()
    }

    fn begin_round(&mut self, world: &mut World) {
        self.round_began = world.clock;
        world.dirty.fleeting(Key::World(One));
        let mut keys = world.dirty.take_fleeting();
        keys.extend(world.players.here().map(Key::Creature));
        let mut keys = Vec::from_iter(keys);
        keys.sort_by_cached_key(|key| group_of(world, key).map(str::to_owned));
        self.round.extend(keys);
    }

    /// The next rows of the round: so many, and what is left of the last one's group.
    fn take_from_round(&mut self, world: &World, most: usize) -> Vec<Key> {
        let mut count = most.min(self.round.len());
        let group = |at: usize| self.round.get(at).and_then(|key| group_of(world, key));
        while count > 0 && group(count).is_some() && group(count) == group(count - 1) {
            count += 1;
        }
        self.round.drain(..count).collect()
    }

    /// All that is kept, and up to so many rows of the round.
    fn make(
        &mut self,
        content: &Content,
        world: &mut World,
        dice: &Dice,
        of_round: usize,
    ) -> Option<Batch> {
        let (mut keys, lines) = world.dirty.take();
        keys.extend(self.take_from_round(world, of_round));
        if keys.is_empty() && lines.is_empty() {
            return None;
        }
        self.issued += 1;
        self.watch.handed(self.issued);
        let mut batch = Batch { number: self.issued, ..Batch::default() };
        let cut = Cut { content, world, dice };
        keys.iter().for_each(|key| batch.add(cut, key));
        batch.put.extend(lines);
        Some(batch)
    }
}

/// With whom an NPC patrols.
fn group_of<'a>(world: &'a World, key: &Key) -> Option<&'a str> {
    match key {
        Key::Creature(who) => world.creatures.get(*who)?.group(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::base::id::CreatureId;
    use crate::game::frame::testing::Small;
    use crate::game::ground::creature::{self, Group};

    #[test]
    fn a_round_takes_as_many_pulses_as_it_needs() {
        let mut world = World { clock: Millis(FLEETING_EVERY_MS), ..World::default() };
        for id in 0..2 * BUNDLE_ROWS_MAX as u64 {
            world.dirty.fleeting(Key::Creature(CreatureId(id)));
        }
        let mut keeper = Keeper::default();
        let mut bundle = |world: &mut World| {
            let due = keeper.has_round(world);
            let rows = keeper.take_from_round(world, BUNDLE_ROWS_MAX);
            (due, rows.len(), keeper.next_due())
        };
        let (now, later) = (world.clock, Millis(2 * FLEETING_EVERY_MS));
        assert_eq!(bundle(&mut world), (true, BUNDLE_ROWS_MAX, now), "more is due at once");
        world.dirty.fleeting(Key::Creature(CreatureId(0)));
        assert_eq!(bundle(&mut world), (true, BUNDLE_ROWS_MAX, now));
        assert_eq!(bundle(&mut world), (true, 1, later), "the row of the world was one of them");
        assert_eq!(bundle(&mut world), (false, 0, later), "what came since waits");
        world.clock = later;
        assert_eq!(bundle(&mut world), (true, 2, Millis(3 * FLEETING_EVERY_MS)));
    }

    #[test]
    fn a_group_is_not_parted_by_the_end_of_a_bundle() {
        let mut small = Small::default();
        let hall = small.room("hall", None);
        let rat = small.template("rat", &[]);
        let entries = ["gate", "ditch"].map(|group| {
            let id = small.spawn(rat, hall, 1);
            let entry = small.content.spawns.get_mut(id).expect("it was just written");
            entry.group = Some(Group { key: group.into(), spacing: 0 });
            id
        });
        let [gate, ditch] = entries.map(Some);
        let all = [gate, None, ditch, None, gate, gate].map(|entry| {
            small.turn(|turn| creature::create_npc(turn, rat, entry, hall)).expect("a rat")
        });
        small.world.dirty.take();
        all.iter().for_each(|who| small.world.dirty.fleeting(Key::Creature(*who)));
        let mut keeper = Keeper::default();
        assert!(keeper.has_round(&mut small.world));
        let bundles = [3, 2, 9].map(|most| keeper.take_from_round(&small.world, most));
        let creature = |at: usize| Key::Creature(all[at]);
        assert_eq!(bundles[0], [Key::World(One), creature(1), creature(3)]);
        assert_eq!(bundles[1], [creature(2), creature(0), creature(4), creature(5)]);
        assert_eq!(bundles[2], []);
    }

    #[test]
    fn a_writer_that_is_far_behind_is_given_no_bundles() {
        let mut small = Small::default();
        let mut keeper = Keeper { issued: BATCHES_WAITING_MAX as u64, ..Keeper::default() };
        let dice = Dice::new(1);
        assert!(keeper.batch(&small.content, &mut small.world, &dice, Occasion::Pulse).is_none());
        keeper.kept(1);
        assert!(keeper.batch(&small.content, &mut small.world, &dice, Occasion::Pulse).is_some());
    }

    #[test]
    fn what_is_shown_does_not_wait_for_fleeting_state() {
        let mut keeper = Keeper { issued: 7, urgent: 4, ..Keeper::default() };
        assert_eq!((keeper.newest_shown(), keeper.newest()), (4, 7));
        keeper.behind = true;
        assert_eq!((keeper.newest_shown(), keeper.newest()), (8, 8));
    }
}
