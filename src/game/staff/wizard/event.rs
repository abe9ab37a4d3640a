//! What wizards can have done.

use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId, SpawnId};
use crate::base::money::Coins;
use crate::game::frame::flags::{Flag, Position};
use crate::game::frame::numbers::Said;
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
    /// Numbers and switches of the game.
    Setting(Setting),
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
    ClockAdvanced {
        who: CreatureId,
        span: Millis,
    },
    /// The time that the clock was put ahead is lived through, in more than one turn.
    ClockArrived {
        who: CreatureId,
    },
    DiceSeeded {
        who: CreatureId,
        seed: u64,
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

/// What was set of the game itself.
#[derive(Clone, Debug)]
pub enum Setting {
    /// A number of the game is another now.
    Number { who: CreatureId, said: &'static Said, was: f64, value: f64 },
    /// One was to be reset that nobody had set.
    NumberNotSet { who: CreatureId, said: &'static Said },
    /// The files of numbers are to be read again.
    NumbersAsked { who: CreatureId },
    /// A feature stands so now.
    Switched { who: CreatureId, flag: Flag, to: Position },
}

impl From<Setting> for crate::game::Event {
    fn from(setting: Setting) -> crate::game::Event {
        Event::Setting(setting).into()
    }
}
