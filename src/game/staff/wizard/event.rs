//! What wizards can have done.

use crate::base::clock::Millis;
use crate::base::id::{CreatureId, ItemId, RoomId, SpawnId};
use crate::base::money::Coins;
use crate::game::frame::keep::AuditRow;
use crate::game::frame::verb::Role;

/// A fact about a wizard's doing. `who` is always the wizard.
#[derive(Clone, Debug)]
pub enum Event {
    /// Somebody is about to be moved by a wizard; only they notice.
    Tugged {
        target: CreatureId,
    },
    Transferred {
        who: CreatureId,
        target: CreatureId,
        room: RoomId,
    },
    AskedWhere {
        who: CreatureId,
    },
    AskedStat {
        who: CreatureId,
        subject: Subject,
    },
    AskedMind {
        who: CreatureId,
        target: CreatureId,
    },
    /// Things were made; `name` says what and how many.
    ItemsLoaded {
        who: CreatureId,
        room: RoomId,
        name: String,
    },
    /// NPCs were made; each of them has appeared already.
    NpcsLoaded {
        who: CreatureId,
        npcs: Vec<CreatureId>,
    },
    /// Things and NPCs are no more. The NPCs come with the entry that spawned them, since they
    /// cannot be asked any more.
    Purged {
        who: CreatureId,
        room: RoomId,
        names: Vec<String>,
        npcs: Vec<(CreatureId, Option<SpawnId>)>,
    },
    /// Everyone and everything of a name.
    AskedWhereabouts {
        who: CreatureId,
        people: Vec<CreatureId>,
        things: Vec<ItemId>,
    },
    /// Several could have been meant; this one was taken.
    Several {
        who: CreatureId,
        /// Each with the room it was in when it was asked for.
        taken: (CreatureId, Option<RoomId>),
        others: Vec<(CreatureId, Option<RoomId>)>,
    },
    /// A wizard is unseen from now on, or no longer.
    Veiled {
        who: CreatureId,
        room: RoomId,
        on: bool,
        changed: bool,
    },
    /// NPCs leave a wizard alone from now on, or no longer.
    LeftAlone {
        who: CreatureId,
        on: bool,
    },
    /// The fights in a room are ended, if there were any.
    Pacified {
        who: CreatureId,
        room: RoomId,
        any: bool,
    },
    ValidateAsked {
        who: CreatureId,
    },
    AskedPatrol {
        who: CreatureId,
        npc: CreatureId,
    },
    PatrolSet {
        who: CreatureId,
        npc: CreatureId,
    },
    PatrolStopped {
        who: CreatureId,
        npc: CreatureId,
    },
    Forced {
        who: CreatureId,
        target: CreatureId,
        line: String,
    },
    Kicked {
        who: CreatureId,
        target: CreatureId,
    },
    Healed {
        who: CreatureId,
        target: CreatureId,
    },
    LevelSet {
        who: CreatureId,
        target: CreatureId,
        level: u32,
    },
    CoinsSet {
        who: CreatureId,
        target: CreatureId,
        coins: Coins,
    },
    /// `lasts` is `None` for a ban that ends only when it is lifted.
    Banned {
        who: CreatureId,
        subject: String,
        lasts: Option<Millis>,
    },
    Unbanned {
        who: CreatureId,
        subject: String,
    },
    AskedBans {
        who: CreatureId,
    },
    /// The peace is kept.
    Order(Order),
    /// The target need not be in the world.
    Promoted {
        who: CreatureId,
        target: CreatureId,
        role: Role,
    },
    /// The owner's code was used.
    Claimed {
        who: CreatureId,
    },
    Announced {
        who: CreatureId,
        words: String,
    },
    ReloadAsked {
        who: CreatureId,
    },
    BackupAsked {
        who: CreatureId,
    },
    ShutdownAsked {
        who: CreatureId,
        seconds: u64,
    },
    AskedClock {
        who: CreatureId,
    },
    ClockAdvanced {
        who: CreatureId,
        span: Millis,
    },
    /// The time that the clock was put ahead is lived through, in more than one turn.
    ClockArrived {
        who: CreatureId,
    },
    AskedDice {
        who: CreatureId,
        seed: u64,
        loaded: usize,
    },
    DiceSeeded {
        who: CreatureId,
        seed: u64,
    },
    /// The lines of the log that were asked for, oldest first.
    AskedAudit {
        who: CreatureId,
        lines: Vec<AuditRow>,
        /// What to type to read on.
        older: Option<String>,
    },
}

/// A fact about keeping the peace. `who` is the wizard, but for [`Order::Overheard`].
#[derive(Clone, Debug)]
pub enum Order {
    /// Somebody may not speak (or act) for a while; `lasts` as for bans.
    Sentenced {
        who: CreatureId,
        target: CreatureId,
        sentence: Sentence,
        lasts: Option<Millis>,
        reason: String,
    },
    /// They may again.
    Released {
        who: CreatureId,
        target: CreatureId,
        sentence: Sentence,
    },
    /// No newcomers are taken, or they are again.
    NewcomersLocked {
        who: CreatureId,
        lasts: Option<Millis>,
        reason: String,
    },
    NewcomersTaken {
        who: CreatureId,
    },
    AskedLocks {
        who: CreatureId,
    },
    /// Somebody reads along with somebody else, and no longer does.
    SnoopBegan {
        who: CreatureId,
        target: CreatureId,
    },
    SnoopEnded {
        who: CreatureId,
        target: CreatureId,
    },
    /// A line was typed by one with whom somebody reads along.
    Overheard {
        who: CreatureId,
        line: String,
    },
    Renamed {
        who: CreatureId,
        target: CreatureId,
        before: String,
    },
    /// What would be lost is shown, and it is to be said again.
    AskedDelete {
        who: CreatureId,
        target: CreatureId,
    },
    Deleted {
        who: CreatureId,
        name: String,
    },
    PasswordGiven {
        who: CreatureId,
        target: CreatureId,
    },
}

impl From<Order> for crate::game::Event {
    fn from(order: Order) -> Self {
        Event::Order(order).into()
    }
}

/// What somebody is kept from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sentence {
    Mute,
    Freeze,
}

/// What `@stat` shows everything about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    Creature(CreatureId),
    Item(ItemId),
    Room(RoomId),
}
