//! What the store promises, with a real database in a directory of its own wherever it can.

mod analysing;
mod audit;
mod comebacks;
mod copies;
mod downgrade;
mod faults;
mod home;
mod meaning;
mod opening;
mod people;
mod refused;
mod retention;
mod rows;
mod spilling;
mod writing;

use std::path::Path;

use tempfile::TempDir;

use super::keeper::Disk;
use super::open::{Opened, Store};
use crate::game::frame::keep::{
    AccountRow, AuditRow, BanRow, Batch, CharacterRow, FactionRow, Gone, ItemRow, JobRow,
    MemberRow, MessageRow, NpcRow, PatrolRow, PlaceRow, Put, ReputationRow, RoomRow, Saved,
    WarDiaryRow, WarKillsRow, WarRoomRow, WorldRow,
};

/// The room whose row is not written while a test lets it be.
const ROOM_THAT_PANICS: &str = "where the writer panics";

thread_local! {
    static PANICS: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// A bug in the writing of one row, for tests.
pub(super) fn panic_if_asked(put: &Put) {
    let asked = matches!(put, Put::Room(row) if row.room == ROOM_THAT_PANICS);
    assert!(!(asked && PANICS.get()), "a row was not as expected");
}

fn directory() -> TempDir {
    tempfile::tempdir().expect("a directory for the test")
}

fn open(dir: &Path) -> Opened {
    Store::open(dir).unwrap_or_else(|fault| panic!("{fault}"))
}

/// The sentence with which opening is refused.
fn refusal(dir: &Path) -> String {
    Store::open(dir).map(|opened| opened.migrated).expect_err("opening is refused").to_string()
}

/// A database in which `batches` were written, and which was closed.
fn written(dir: &Path, batches: &[Batch]) {
    let mut store = open(dir).store;
    store.write(batches).expect("the batches are written");
}

fn batch(number: u64, put: Vec<Put>) -> Batch {
    Batch { number, gone: Vec::new(), put }
}

fn account(id: u64) -> Put {
    let password_hash = format!("$argon2id${id}").into();
    Put::Account(AccountRow {
        id,
        password_hash,
        role: "player".into(),
        created_ms: 5,
        address: "192.0.2.7".into(),
    })
}

fn character(id: u64, name: &str) -> Put {
    Put::Character(CharacterRow {
        id,
        account_id: 1,
        name: name.into(),
        calling: "warden".into(),
        level: 3,
        experience: 120,
        coins: 77,
        health: 20,
        spirit: 11,
        room: "oakvale_square".into(),
        posture: "standing".into(),
        title: "the Patient".into(),
        preferences: r#"{"brief":true}"#.into(),
        created_ms: 1,
        seen_ms: 2,
        played_ms: 3,
    })
}

fn item(id: u64, place: PlaceRow) -> Put {
    Put::Item(ItemRow {
        id,
        template: "lantern".into(),
        place,
        quantity: 1,
        state: r#"{"fuel":9}"#.into(),
    })
}

fn npc(id: u64) -> Put {
    Put::Npc(NpcRow {
        id,
        template: "rat".into(),
        spawn: id.is_multiple_of(2).then(|| "cellar_rats".into()),
        room: "cellar".into(),
        health: 8,
        posture: "sleeping".into(),
        state: "{}".into(),
        home: Some("den".into()),
        group: id.is_multiple_of(3).then(|| "pack".into()),
        patrol: PatrolRow {
            route: r#"["cellar","den"]"#.into(),
            index: 1,
            mode: "bounce".into(),
            interval_ms: id * 1000,
            direction: -1,
            by_hand: id.is_multiple_of(2),
        },
    })
}

fn room(room: &str) -> Put {
    Put::Room(RoomRow { room: room.into(), doors: r#"{"north":"locked"}"#.into() })
}

fn job(key: &str, due_ms: u64) -> Put {
    Put::Job(JobRow { key: key.into(), kind: "respawn".into(), due_ms, payload: "{}".into() })
}

fn ban(subject: &str, until_ms: Option<u64>) -> Put {
    let kind = "name".into();
    let subject = subject.into();
    Put::Ban(BanRow { kind, subject, until_ms, reason: "spam".into(), by: "Aria".into() })
}

fn faction(faction: &str) -> Put {
    let state = r#"{"decrees":{"masks":"peace"}}"#.into();
    Put::Faction(FactionRow { faction: faction.into(), state })
}

fn reputation(actor: &str, score: i64) -> Put {
    let (actor, observer) = (actor.into(), "faction:bells".into());
    let best = score.max(0);
    Put::Reputation(ReputationRow {
        actor,
        observer,
        score,
        best,
        recent: 0,
        recent_ms: 0,
        betrayals: 0,
    })
}

fn member(character: u64) -> Put {
    Put::Member(MemberRow { character, faction: "bells".into(), joined_ms: u64::MAX })
}

fn kills(killer: &str, kills: u64) -> Put {
    let (killer, victim) = (killer.into(), "masks".into());
    Put::WarKills(WarKillsRow { killer, victim, kills, answered: 3 })
}

fn held(room: &str) -> Put {
    let (room, holder) = (room.into(), "bells".into());
    Put::WarRoom(WarRoomRow { room, holder, since_ms: 77 })
}

fn entry(number: u64) -> Put {
    let facts = r#"{"room":"the cellar"}"#.into();
    Put::WarDiary(WarDiaryRow { number, at_ms: 9, kind: "front_taken".into(), facts })
}

fn message(id: u64, words: &str) -> Put {
    let (name, words) = ("Aria".into(), words.into());
    Put::Message(MessageRow { id, recipient: 1, sender: 2, name, sent_s: u64::MAX, words })
}

fn audit(id: u64, command: &str) -> Put {
    Put::Audit(AuditRow {
        id,
        at_ms: 4,
        date: 1_790_000_000,
        address: "192.0.2.7".into(),
        character: "Aria".into(),
        role: "wizard".into(),
        command: command.into(),
        outcome: "done".into(),
    })
}

fn world(turn: u64) -> Put {
    Put::World(WorldRow { turn, seed: u64::MAX, next_id: 900, ..WorldRow::default() })
}

/// One of everything.
fn full() -> Batch {
    let put = vec![
        world(9),
        character(1, "Aria"),
        account(1),
        item(2, PlaceRow::Room("cellar".into())),
        item(3, PlaceRow::Carried(1)),
        item(4, PlaceRow::Worn(1, "head".into())),
        item(5, PlaceRow::Inside(4)),
        npc(6),
        npc(7),
        room("cellar"),
        job("spawn:cellar_rats", u64::MAX),
        ban("Bran", None),
        ban("Cole", Some(10)),
        faction("bells"),
        faction("lamps"),
        reputation("player:1", -4_000),
        reputation("player:2", 700),
        member(1),
        member(2),
        kills("bells", 14),
        kills("lamps", 3),
        held("cellar"),
        held("yard"),
        message(8, "Meet me."),
        message(9, "Where are you?"),
        entry(1),
        entry(2),
        audit(8, "@ban Bran"),
    ];
    batch(1, put)
}

/// What the model makes of `batches`.
fn modelled(batches: &[Batch]) -> Saved {
    let mut saved = Saved::default();
    batches.iter().for_each(|batch| saved.apply(batch));
    saved
}

fn gone(number: u64, gone: Vec<Gone>) -> Batch {
    Batch { number, gone, put: Vec::new() }
}
