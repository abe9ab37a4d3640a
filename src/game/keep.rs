//! What is kept: plain rows, as they go to the disk and come back from it.
//!
//! A row is a copy, made at the end of a turn. All rows of one [`Batch`] are from the same
//! moment, and a batch is written whole or not at all, so every start is from a consistent cut.
//! Builders' ids are kept as text: the numbers behind them are only good for one process.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::secret::Secret;

/// A password and a role. Characters belong to one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AccountRow {
    pub id: u64,
    /// argon2id in PHC form. Never shown, never logged.
    pub password_hash: Secret,
    /// `player`, `builder`, `wizard`, `admin` or `owner`.
    pub role: String,
    /// Clock of the world when it was made, in milliseconds.
    pub created_ms: u64,
    /// Where it came from last; empty if it never did.
    pub address: String,
}

/// A player's character.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CharacterRow {
    /// The same number as its creature's.
    pub id: u64,
    pub account_id: u64,
    /// Unique without regard to case.
    pub name: String,
    pub calling: String,
    pub level: u32,
    pub experience: u64,
    pub coins: u64,
    pub health: u32,
    pub spirit: u32,
    pub room: String,
    pub posture: String,
    pub title: String,
    /// Preferences (brief, colour, reader, width …) as a JSON object.
    pub preferences: String,
    pub created_ms: u64,
    pub seen_ms: u64,
    pub played_ms: u64,
}

/// Where an item is. Exactly one place, so an item cannot be in two.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum PlaceRow {
    /// On the floor of a room.
    Room(String),
    /// Carried by a creature.
    Carried(u64),
    /// Worn or wielded by a creature, in this slot.
    Worn(u64, String),
    /// Inside another item.
    Inside(u64),
}

/// One item, or one stack.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ItemRow {
    pub id: u64,
    pub template: String,
    pub place: PlaceRow,
    pub quantity: u64,
    /// What differs from the template (a corpse's name, a lantern's fuel) as a JSON object.
    pub state: String,
}

/// One NPC that lives.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NpcRow {
    pub id: u64,
    pub template: Arc<str>,
    /// The spawn entry that made it, if one did.
    pub spawn: Option<Arc<str>>,
    pub room: Arc<str>,
    pub health: u32,
    pub posture: String,
    /// What differs from the template, as a JSON object.
    pub state: String,
    /// The room it belongs to.
    pub home: Option<Arc<str>>,
    /// With whom it patrols and fights.
    pub group: Option<Arc<str>>,
    pub patrol: PatrolRow,
}

/// The round of an NPC, and how far it is (F33, C32 g and i).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PatrolRow {
    /// A JSON list of rooms; empty for those who do not patrol.
    pub route: String,
    /// The waypoint that was reached last.
    pub index: u32,
    /// `loop`, `bounce` or `once`.
    pub mode: String,
    /// Milliseconds between two moves; 0 for those who take their time.
    pub interval_ms: u64,
    /// 1 on the way out, -1 on the way back.
    pub direction: i32,
    /// Whether a wizard gave it this route, or took it away.
    pub by_hand: bool,
}

impl Default for PatrolRow {
    /// As the columns are where nothing is said.
    fn default() -> PatrolRow {
        PatrolRow {
            route: "[]".into(),
            index: 0,
            mode: "loop".into(),
            interval_ms: 60_000,
            direction: 1,
            by_hand: false,
        }
    }
}

/// What changed in a room: its doors.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RoomRow {
    pub room: String,
    /// A JSON object: direction to `open`, `closed` or `locked`.
    pub doors: String,
}

/// Something that is due later.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct JobRow {
    pub key: String,
    pub kind: String,
    pub due_ms: u64,
    /// A JSON object.
    pub payload: String,
}

/// One line of the audit log. Only ever added.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AuditRow {
    pub id: u64,
    /// By the clock of the world, in milliseconds.
    pub at_ms: u64,
    /// By the calendar, in seconds since 1970; 0 if nobody told the world what day it is.
    pub date: u64,
    /// Where the one who did it came from.
    pub address: String,
    pub character: String,
    pub role: String,
    pub command: String,
    pub outcome: String,
}

/// Who may not come in, not speak, not act, until when and why.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BanRow {
    /// `name`, `address` (or a network), `mute`, `freeze` or `newcomers`.
    pub kind: String,
    pub subject: String,
    /// `None`: until lifted.
    pub until_ms: Option<u64>,
    pub reason: String,
    pub by: String,
}

/// What differs between a faction and its file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FactionRow {
    pub faction: String,
    /// A JSON object.
    pub state: String,
}

/// What an observer thinks of an actor. Both are written as a kind and an id: `player:4`,
/// `faction:silver_sanctum`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReputationRow {
    pub actor: String,
    pub observer: String,
    pub score: i64,
    /// The best that it ever was.
    pub best: i64,
}

/// That a character belongs to a faction.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MemberRow {
    pub character: u64,
    pub faction: String,
    pub joined_ms: u64,
}

/// What one faction did to another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WarKillsRow {
    pub killer: String,
    pub victim: String,
    pub kills: u64,
    pub answered: u64,
}

/// Whose a room is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WarRoomRow {
    pub room: String,
    pub holder: String,
    pub since_ms: u64,
}

/// An entry of the war diary.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WarDiaryRow {
    pub number: u64,
    pub at_ms: u64,
    pub kind: String,
    /// A JSON object.
    pub facts: String,
}

/// Words for a character who is away.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MessageRow {
    pub id: u64,
    pub recipient: u64,
    pub sender: u64,
    /// The sender's name on that day.
    pub name: String,
    /// Seconds since 1970.
    pub sent_s: u64,
    pub words: String,
}

/// The world itself: one row.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct WorldRow {
    pub clock_ms: u64,
    pub turn: u64,
    pub seed: u64,
    /// The next number that [`crate::base::id`] gives out.
    pub next_id: u64,
    /// Positions of the dice streams.
    pub dice: String,
    /// SHA-free fingerprint of the one-time owner code, or empty once it is claimed.
    pub claim_hash: String,
}

/// One row that is to be as given from now on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Put {
    World(WorldRow),
    Account(AccountRow),
    Character(CharacterRow),
    Item(ItemRow),
    Npc(NpcRow),
    Room(RoomRow),
    Job(JobRow),
    Audit(AuditRow),
    Ban(BanRow),
    Faction(FactionRow),
    Reputation(ReputationRow),
    Member(MemberRow),
    WarKills(WarKillsRow),
    WarRoom(WarRoomRow),
    WarDiary(WarDiaryRow),
    Message(MessageRow),
}

/// One row that is to be gone from now on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Gone {
    Account(u64),
    Character(u64),
    Item(u64),
    Npc(u64),
    Room(String),
    Job(String),
    Ban { kind: String, subject: String },
    Faction(String),
    Reputation { actor: String, observer: String },
    Member(u64),
    WarKills { killer: String, victim: String },
    WarRoom(String),
    WarDiary(u64),
    Message(u64),
}

/// All that changed between two moments. Written in one transaction: first `gone`, then `put`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Batch {
    /// Counts up from 1 within one process.
    pub number: u64,
    pub gone: Vec<Gone>,
    pub put: Vec<Put>,
}

/// All rows, as they were when the world was last kept. Sorted by id or key.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Saved {
    /// `None` in a database that never held a world.
    pub world: Option<WorldRow>,
    pub accounts: Vec<AccountRow>,
    pub characters: Vec<CharacterRow>,
    pub items: Vec<ItemRow>,
    pub npcs: Vec<NpcRow>,
    pub rooms: Vec<RoomRow>,
    pub jobs: Vec<JobRow>,
    pub bans: Vec<BanRow>,
    pub factions: Vec<FactionRow>,
    pub reputation: Vec<ReputationRow>,
    pub members: Vec<MemberRow>,
    pub war_kills: Vec<WarKillsRow>,
    pub war_rooms: Vec<WarRoomRow>,
    pub war_diary: Vec<WarDiaryRow>,
    pub messages: Vec<MessageRow>,
    /// The newest [`crate::base::limits::AUDIT_HELD_MAX`] lines, oldest first.
    pub audit: Vec<AuditRow>,
}
