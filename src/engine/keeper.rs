//! Keeping: what changed in a turn, as one batch of rows.
//!
//! Urgent (kept) changes make a batch in the turn that made them; fleeting ones go along with it
//! if they touch the same row, or every few seconds in one bundle. If the writer is far behind,
//! no new batch is made, and changes gather until it has caught up: memory stays bounded by what
//! there is in the world.

use std::collections::VecDeque;

use crate::base::clock::Millis;
use crate::base::dice::Dice;
use crate::base::id::CreatureId;
use crate::base::limits::{BATCHES_WAITING_MAX, BUNDLE_PLAYERS_MAX, FLEETING_EVERY_MS};
use crate::game::content::Content;
use crate::game::dirty::Key;
use crate::game::keep::{Batch, Gone, Put, WorldRow};
use crate::game::world::World;
use crate::game::{creature, faction, item, player, spawn, war};

/// How far keeping is.
#[derive(Clone, Debug, Default)]
pub struct Keeper {
    /// The newest batch handed out.
    issued: u64,
    /// The newest batch handed out that holds a kept change.
    urgent: u64,
    /// The newest batch that is on the disk.
    kept: u64,
    /// When the last round of bundles of fleeting state began.
    bundled: Millis,
    /// Players whose fleeting state is still to be written in this round.
    waiting: VecDeque<CreatureId>,
    /// Whether urgent changes wait because the writer is behind.
    behind: bool,
}

impl Keeper {
    /// The writer has this batch, and all before it, on the disk.
    pub fn kept(&mut self, batch: u64) {
        self.kept = self.kept.max(batch);
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
    }

    /// The newest batch of all.
    pub fn newest(&self) -> u64 {
        self.issued + u64::from(self.behind)
    }

    /// When fleeting state is bundled next.
    pub fn next_due(&self) -> Millis {
        self.bundled + Millis(FLEETING_EVERY_MS)
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
        pulse: bool,
    ) -> Option<Batch> {
        let due = pulse && self.bundle(world);
        let urgent = world.dirty.is_urgent();
        self.behind = urgent && self.issued.saturating_sub(self.kept) >= BATCHES_WAITING_MAX as u64;
        if self.behind || !(urgent || due) {
            return None;
        }
        let batch = self.make(content, world, dice, due)?;
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
        self.take_from_round(world, usize::MAX);
        self.make(content, world, dice, true)
    }

    /// Marks the fleeting state that is to be written in this pulse; `false` if there is none.
    /// With thousands in the world a round takes many pulses, so that none of them is long.
    fn bundle(&mut self, world: &mut World) -> bool {
        if self.waiting.is_empty() {
            if world.clock.since(self.bundled) < Millis(FLEETING_EVERY_MS) {
                return false;
            }
            self.begin_round(world);
        }
        self.take_from_round(world, BUNDLE_PLAYERS_MAX);
        true
    }

    fn begin_round(&mut self, world: &mut World) {
        self.bundled = world.clock;
        self.waiting = world.players.here().collect();
        world.dirty.fleeting(Key::World);
    }

    fn take_from_round(&mut self, world: &mut World, most: usize) {
        let count = most.min(self.waiting.len());
        for who in self.waiting.drain(..count) {
            if world.players.is_here(who) {
                world.dirty.fleeting(Key::Creature(who));
            }
        }
    }

    fn make(
        &mut self,
        content: &Content,
        world: &mut World,
        dice: &Dice,
        with_fleeting: bool,
    ) -> Option<Batch> {
        let (keys, audit) = world.dirty.take(with_fleeting);
        if keys.is_empty() && audit.is_empty() {
            return None;
        }
        self.issued += 1;
        let mut batch = Batch { number: self.issued, ..Batch::default() };
        for key in keys {
            add(&mut batch, content, world, dice, &key);
        }
        batch.put.extend(audit.into_iter().map(Put::Audit));
        Some(batch)
    }
}

/// Adds the row of a key as it is now, or that it is gone.
fn add(batch: &mut Batch, content: &Content, world: &World, dice: &Dice, key: &Key) {
    let (put, gone) = match key {
        Key::World => (Some(Put::World(world_row(world, dice))), None),
        Key::Placed => (spawn::placed_row(world).map(Put::Job), None),
        Key::Account(id) => (player::account_row(world, *id).map(Put::Account), None),
        Key::Creature(id) => match player::row(content, world, *id, world.clock) {
            Some(row) => (Some(Put::Character(row)), None),
            None => (creature::npc_row(content, world, *id).map(Put::Npc), Some(Gone::Npc(id.0))),
        },
        Key::Item(id) => (item::row(content, world, *id).map(Put::Item), Some(Gone::Item(id.0))),
        Key::Room(id) => {
            let name = content.names.rooms.name(*id).to_string();
            (world.rooms.row(*id, &name).map(Put::Room), Some(Gone::Room(name)))
        }
        Key::Respawn(id) => {
            let key = format!("respawn:{}", content.names.spawns.name(*id));
            (spawn::row(content, world, *id).map(Put::Job), Some(Gone::Job(key)))
        }
        Key::Faction(id) => {
            let gone = Gone::Faction(content.names.factions.name(*id).to_string());
            (faction::faction_row(content, world, *id).map(Put::Faction), Some(gone))
        }
        Key::Standing(who, id) => {
            let actor = faction::actor_key(*who);
            let gone = Gone::Reputation { actor, observer: faction::observer_key(content, *id) };
            (faction::standing_row(content, world, *who, *id).map(Put::Reputation), Some(gone))
        }
        Key::Member(who) => {
            let row = faction::member_row(content, world, *who).map(Put::Member);
            (row, Some(Gone::Member(who.0)))
        }
        Key::Kills(killer, victim) => {
            let name = |id| content.names.factions.name(id).to_string();
            let gone = Gone::WarKills { killer: name(*killer), victim: name(*victim) };
            (war::kills_row(content, world, (*killer, *victim)).map(Put::WarKills), Some(gone))
        }
        Key::Front(id) => {
            let gone = Gone::WarRoom(content.names.rooms.name(*id).to_string());
            (war::room_row(content, world, *id).map(Put::WarRoom), Some(gone))
        }
        Key::Diary(number) => {
            let row = war::diary_row(world, *number).map(Put::WarDiary);
            (row, Some(Gone::WarDiary(*number)))
        }
        Key::Ban { kind, subject } => {
            let gone = Gone::Ban { kind: kind.clone(), subject: subject.clone() };
            (player::ban_row(world, kind, subject).map(Put::Ban), Some(gone))
        }
    };
    match put {
        Some(put) => batch.put.push(put),
        None => batch.gone.extend(gone),
    }
}

fn world_row(world: &World, dice: &Dice) -> WorldRow {
    WorldRow {
        clock_ms: world.clock.0,
        turn: world.turn,
        seed: dice.seed(),
        next_id: world.next_id,
        dice: dice.state(),
        claim_hash: world.players.claim_hash().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_takes_as_many_pulses_as_it_needs() {
        let mut world = World::default();
        let waiting = (0..=BUNDLE_PLAYERS_MAX as u64).map(CreatureId).collect();
        let mut keeper = Keeper { waiting, ..Keeper::default() };
        assert!(keeper.bundle(&mut world));
        assert_eq!(keeper.waiting.len(), 1);
        assert!(keeper.bundle(&mut world));
        assert!(!keeper.bundle(&mut world), "the next round is not due yet");
        world.clock = Millis(FLEETING_EVERY_MS);
        assert!(keeper.bundle(&mut world));
    }

    #[test]
    fn what_is_shown_does_not_wait_for_fleeting_state() {
        let mut keeper = Keeper { issued: 7, urgent: 4, ..Keeper::default() };
        assert_eq!((keeper.newest_shown(), keeper.newest()), (4, 7));
        keeper.behind = true;
        assert_eq!((keeper.newest_shown(), keeper.newest()), (8, 8));
    }
}
