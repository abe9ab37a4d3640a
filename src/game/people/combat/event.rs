//! What can happen in a fight.

use crate::base::id::{CreatureId, FactionId, NpcTemplateId, RoomId, SpawnId};
use crate::base::money::Coins;
use crate::game::ground::room::Direction;
use crate::text::sentence::Pronouns;

/// A fact of a fight.
#[derive(Clone, Debug)]
pub enum Event {
    /// Somebody began a fight. Of a player's the first blow tells.
    Attacked {
        who: CreatureId,
        target: CreatureId,
        room: RoomId,
    },
    /// Somebody in a fight turned to another foe.
    Turned {
        who: CreatureId,
        target: CreatureId,
        room: RoomId,
    },
    /// A blow. `nth` chooses among the words for it.
    Struck {
        who: CreatureId,
        target: CreatureId,
        room: RoomId,
        manner: Manner,
        outcome: Outcome,
        nth: u64,
    },
    /// Somebody strikes at a foe no more, who did not strike at them.
    LetGo {
        who: CreatureId,
        foe: CreatureId,
        room: RoomId,
    },
    /// Somebody comes to the aid of another.
    Assisted {
        who: CreatureId,
        friend: CreatureId,
        foe: CreatureId,
        room: RoomId,
    },
    /// Somebody stepped between a friend and a foe, or tried to.
    Rescued {
        who: CreatureId,
        friend: CreatureId,
        foe: CreatureId,
        room: RoomId,
        outcome: Rescue,
    },
    /// Somebody was too dazed to strike.
    Reeled {
        who: CreatureId,
        room: RoomId,
    },
    /// Two who got nowhere let go of each other, or the one of the other.
    BrokeOff {
        who: CreatureId,
        foe: CreatureId,
        room: RoomId,
    },
    /// Somebody was hurt where the first wound decides it.
    Bloodied {
        who: CreatureId,
        by: CreatureId,
        room: RoomId,
    },
    /// Somebody is beaten where nobody dies of it.
    Floored {
        who: CreatureId,
        by: CreatureId,
        room: RoomId,
    },
    /// Somebody got away. Watchers read of it as they leave.
    Fled {
        who: CreatureId,
        room: RoomId,
        direction: Direction,
    },
    /// Somebody died. An NPC is gone from the world when this is heard; a player is about to
    /// wake at the shrine.
    Died {
        who: CreatureId,
        name: String,
        /// With its number, if others of its name were there: `the second rat`.
        known: String,
        pronouns: Pronouns,
        room: RoomId,
        killer: Option<CreatureId>,
        /// The players who earned what an NPC's death is worth, wherever they are.
        victors: Vec<CreatureId>,
        /// What the dead belonged to.
        faction: Option<FactionId>,
        /// The entry that an NPC came from.
        spawn: Option<SpawnId>,
        /// `None` for players.
        template: Option<NpcTemplateId>,
        nth: u64,
    },
    /// A player has little health left, who had more before this wound.
    Faltered {
        who: CreatureId,
        health: u32,
        health_max: u32,
    },
    /// A player runs who chose to, hurt as they are.
    LostHeart {
        who: CreatureId,
    },
    /// A dead player is back, at the shrine.
    Woke {
        who: CreatureId,
        room: RoomId,
        cost: Cost,
        nth: u64,
    },
    /// A player's share of what a fight taught.
    Gained {
        who: CreatureId,
        experience: u64,
        /// The name of the dead, if they died where this player is not.
        elsewhere: Option<String>,
    },
    LevelGained {
        who: CreatureId,
        room: RoomId,
        before: u32,
        level: u32,
    },
    /// A corpse fell to dust; what was in it now lies on the floor if it was a player's.
    Decayed {
        room: RoomId,
        name: String,
        spilled: bool,
    },
    /// Somebody cleared away a corpse of this name, in which there was nothing.
    ClearedAway {
        who: CreatureId,
        room: RoomId,
        name: String,
    },
    /// Somebody measured somebody else.
    Considered {
        who: CreatureId,
        target: CreatureId,
    },
}

/// What came of stepping between two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rescue {
    Done,
    TooLate,
}

/// What a death cost a player: what lies in their corpse, and where that is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cost {
    pub fell: RoomId,
    pub coins: Coins,
    pub things: usize,
}

/// How a blow came about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Manner {
    /// In the course of the fight.
    Plain,
    /// At somebody who turns to run.
    Parting,
}

/// What became of a blow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    Missed,
    Landed { damage: u32, severity: Severity },
}

/// How bad a wound is, by the share of the struck one's whole health.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Less than 8 %.
    Scratch,
    /// Less than 20 %.
    Hit,
    /// Less than 35 %.
    Hard,
    Brutal,
}

impl Severity {
    /// The word under which builders write lines: `scratch`, `hit`, `hard`, `brutal`.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Scratch => "scratch",
            Severity::Hit => "hit",
            Severity::Hard => "hard",
            Severity::Brutal => "brutal",
        }
    }

    /// How bad so much damage is to somebody with so much health.
    pub fn of(damage: u32, health_max: u32) -> Severity {
        match u64::from(damage) * 100 / u64::from(health_max.max(1)) {
            0..8 => Severity::Scratch,
            8..20 => Severity::Hit,
            20..35 => Severity::Hard,
            _ => Severity::Brutal,
        }
    }
}
