//! The rows of the ground: people, things, rooms, jobs. Features further down declare their own
//! beside what they are made of.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::row::{Cell, Cells, Field, One, Spoilt, kept};
use crate::base::secret::Secret;

kept! {
    /// A password and a role. Characters belong to one.
    pub struct AccountRow in "users" by (id: u64) {
        /// argon2id in PHC form. Never shown, never logged.
        password_hash: Secret,
        /// `player`, `builder`, `wizard`, `admin` or `owner`.
        role: String,
        /// Clock of the world when it was made, in milliseconds.
        created_ms: u64,
        /// Where it came from last; empty if it never did.
        address: String,
    } people { id: Account, password_hash: Secret }
}

kept! {
    /// A player's character.
    #[derive(Default)]
    pub struct CharacterRow in "characters" by (
        /// The same number as its creature's.
        id: u64
    ) unique "name" {
        account_id: u64,
        /// Unique without regard to case.
        name: String,
        calling: String,
        level: u32,
        experience: u64,
        coins: u64,
        health: u32,
        spirit: u32,
        room: String,
        posture: String,
        title: String,
        /// Preferences (brief, colour, reader, width …) as a JSON object.
        preferences: String,
        created_ms: u64,
        seen_ms: u64,
        played_ms: u64,
    } people { id: Character, account_id: Account, name: Name, title: Words, preferences: Words }
}

kept! {
    /// What was written of one kind of NPC (F3).
    pub struct NpcTemplateRow in "npc_templates" by (id: String) {
        name: String,
        level: u32,
        max_health: u32,
        /// Whose it is, if anybody's.
        faction_id: Option<String>,
    } people {}
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

impl Field for PlaceRow {
    fn cells<'a>(&'a self, to: &mut Vec<Cell<'a>>) {
        let number = |id: &u64| Cell::Whole(id.cast_signed());
        to.extend(match self {
            PlaceRow::Room(room) => [Cell::Text("room"), Cell::Text(room), Cell::Null, Cell::Null],
            PlaceRow::Carried(who) => [Cell::Text("carried"), Cell::Null, number(who), Cell::Null],
            PlaceRow::Worn(who, slot) => {
                [Cell::Text("worn"), Cell::Null, number(who), Cell::Text(slot)]
            }
            PlaceRow::Inside(item) => [Cell::Text("inside"), Cell::Null, number(item), Cell::Null],
        });
    }

    fn read(from: &mut dyn Cells) -> Result<PlaceRow, Spoilt> {
        let kind = String::read(from)?;
        let room = Option::<String>::read(from)?;
        let holder = Option::<u64>::read(from)?;
        let slot = Option::<String>::read(from)?;
        match (kind.as_str(), room, holder, slot) {
            ("room", Some(room), _, _) => Ok(PlaceRow::Room(room)),
            ("carried", _, Some(who), _) => Ok(PlaceRow::Carried(who)),
            ("worn", _, Some(who), Some(slot)) => Ok(PlaceRow::Worn(who, slot)),
            ("inside", _, Some(item), _) => Ok(PlaceRow::Inside(item)),
            _ => Err(Spoilt(format!("an item is in a place of the unknown kind `{kind}`"))),
        }
    }
}

kept! {
    /// One item, or one stack.
    pub struct ItemRow in "item_instances" by (id: u64) {
        template: String,
        place: PlaceRow = "place_kind" | "place_room" | "place_id" | "place_slot",
        quantity: u64,
        /// What differs from the template (a corpse's name, a lantern's fuel) as a JSON object.
        state: String,
    } people { place: Character, state: Words }
}

kept! {
    /// One NPC that lives.
    pub struct NpcRow in "npc_instances" by (id: u64) {
        template: Arc<str>,
        /// The spawn entry that made it, if one did.
        spawn: Option<Arc<str>>,
        room: Arc<str>,
        health: u32,
        posture: String,
        /// What differs from the template, as a JSON object.
        state: String,
        /// The room it belongs to.
        home: Option<Arc<str>> = "home_room_id",
        /// With whom it patrols and fights.
        group: Option<Arc<str>> = "group_id",
        patrol: PatrolRow = "patrol_route" | "patrol_index" | "patrol_mode"
            | "patrol_interval" | "patrol_direction" | "patrol_by_hand",
    } people {}
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

impl Field for PatrolRow {
    fn cells<'a>(&'a self, to: &mut Vec<Cell<'a>>) {
        self.route.cells(to);
        self.index.cells(to);
        self.mode.cells(to);
        self.interval_ms.cells(to);
        self.direction.cells(to);
        self.by_hand.cells(to);
    }

    fn read(from: &mut dyn Cells) -> Result<PatrolRow, Spoilt> {
        Ok(PatrolRow {
            route: Field::read(from)?,
            index: Field::read(from)?,
            mode: Field::read(from)?,
            interval_ms: Field::read(from)?,
            direction: Field::read(from)?,
            by_hand: Field::read(from)?,
        })
    }
}

kept! {
    /// What changed in a room: its doors.
    pub struct RoomRow in "room_state" by (room: String) {
        /// A JSON object: direction to `open`, `closed` or `locked`.
        doors: String,
    } people {}
}

kept! {
    /// Something that is due later.
    pub struct JobRow in "scheduled_jobs" by (key: String) {
        kind: String,
        due_ms: u64,
        /// A JSON object.
        payload: String,
    } people {}
}

kept! {
    /// One line of the audit log. Only ever added.
    pub struct AuditRow in "audit_log" by (id: u64) {
        /// By the clock of the world, in milliseconds.
        at_ms: u64,
        /// By the calendar, in seconds since 1970; 0 if nobody told the world what day it is.
        date: u64,
        /// Where the one who did it came from.
        address: String,
        character: String,
        role: String,
        command: String,
        outcome: String,
    } people { date: Dated, character: Name, address: Origin, command: Words, outcome: Words }
}

kept! {
    /// Who may not come in, not speak, not act, until when and why.
    pub struct BanRow in "bans" by (
        /// `name`, `address` (or a network), `mute`, `freeze` or `newcomers`.
        kind: String,
        subject: String
    ) {
        /// `None`: until lifted.
        until_ms: Option<u64>,
        reason: String,
        by: String = "banned_by",
    } people { subject: Name, reason: Words, by: Name }
}

kept! {
    /// The world itself.
    #[derive(Default)]
    pub struct WorldRow in "worlds" by (id: One) {
        clock_ms: u64,
        turn: u64,
        seed: u64,
        /// The next number that [`crate::base::id`] gives out.
        next_id: u64,
        /// Positions of the dice streams.
        dice: String,
        /// SHA-free fingerprint of the one-time owner code, or empty once it is claimed.
        claim_hash: String,
    } people {}
}
