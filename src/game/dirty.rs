//! What changed since it was last kept.
//!
//! *Kept* changes are written with the turn that made them, and the lines that report them wait
//! for the disk. *Fleeting* ones (where somebody stands, health) are written every few seconds.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::base::id::{AccountId, CreatureId, FactionId, ItemId, RoomId, SpawnId};
use crate::game::keep::AuditRow;
use crate::game::watch::Watch;

/// A row that changed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Key {
    World,
    Account(AccountId),
    /// A player's character or an NPC.
    Creature(CreatureId),
    /// A character that is no more.
    Erased(CreatureId),
    Item(ItemId),
    Room(RoomId),
    Respawn(SpawnId),
    /// What was decreed of a faction.
    Faction(FactionId),
    /// What a faction thinks of a player.
    Standing(CreatureId, FactionId),
    /// Which faction a player belongs to.
    Member(CreatureId),
    /// What one faction did to another.
    Kills(FactionId, FactionId),
    /// Who holds a room.
    Front(RoomId),
    /// An entry of the war diary.
    Diary(u64),
    /// Words for somebody who is away.
    Message(u64),
    /// Which of the builders' things were placed.
    Placed,
    /// When things of a room come again, and its doors go back.
    Reset(RoomId),
    Ban {
        kind: String,
        subject: String,
    },
}

/// Rows that changed, and lines for the audit log.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Dirty {
    kept: BTreeSet<Key>,
    fleeting: BTreeSet<Key>,
    /// What changed for clients' programs.
    pub watch: Watch,
    audit: Vec<AuditRow>,
}

impl Dirty {
    /// This row changed, and nobody may be shown so before it is on the disk.
    pub fn kept(&mut self, key: Key) {
        self.watch(&key);
        self.kept.insert(key);
    }

    /// This row changed; it is written with the next round.
    pub fn fleeting(&mut self, key: Key) {
        self.watch(&key);
        self.fleeting.insert(key);
    }

    /// What is somebody's may be watched.
    fn watch(&mut self, key: &Key) {
        if let Key::Creature(who) | Key::Member(who) | Key::Standing(who, _) = key {
            self.watch.body(*who);
        }
    }

    /// A line for the audit log. Kept.
    pub fn audit(&mut self, row: AuditRow) {
        self.audit.push(row);
    }

    /// Whether something waits that may not wait.
    pub fn is_urgent(&self) -> bool {
        !self.kept.is_empty() || !self.audit.is_empty()
    }

    /// Takes what may not wait. A fleeting change of a row that is kept anyway goes with it.
    pub fn take(&mut self) -> (BTreeSet<Key>, Vec<AuditRow>) {
        let keys = std::mem::take(&mut self.kept);
        for key in &keys {
            self.fleeting.remove(key);
        }
        (keys, std::mem::take(&mut self.audit))
    }

    /// Takes what changed fleetingly.
    pub fn take_fleeting(&mut self) -> BTreeSet<Key> {
        std::mem::take(&mut self.fleeting)
    }
}
