//! Two batches made one, so that what waits for a failing disk stays bounded: it grows with the
//! number of rows that changed, not with the time that the disk is away.
//!
//! Written in one go, the merged batch leaves the same rows as its two parts, one after the
//! other. `a` and then `b` must therefore become: everything that either takes away, then what
//! `a` put and `b` did not touch, then what `b` put.

use std::collections::HashSet;
use std::fmt;

use crate::game::keep::{Batch, Gone, Put};

impl Batch {
    /// The one batch that does what `self` and then `later` do. It has the number of `later`.
    #[must_use]
    pub fn merge(self, later: Batch) -> Batch {
        let keep = surviving(&self.put, &later);
        let put = self.put.into_iter().zip(keep).filter_map(|(put, keep)| keep.then_some(put));
        let put = put.collect::<Vec<_>>();
        let mut gone = self.gone;
        let fresh = fresh(&gone, &later.gone);
        gone.extend(later.gone.into_iter().zip(fresh).filter_map(|(g, new)| new.then_some(g)));
        Batch { number: later.number, gone, put: put.into_iter().chain(later.put).collect() }
    }
}

/// Makes `batches` one, in order, if there are more than `most`.
pub(super) fn shorten(batches: &mut Vec<Batch>, most: usize) {
    if batches.len() > most {
        let merged = batches.drain(..).reduce(Batch::merge);
        batches.extend(merged);
    }
}

/// For each earlier put, whether `later` leaves it to be written.
fn surviving(earlier: &[Put], later: &Batch) -> Vec<bool> {
    let put = later.put.iter().filter(|put| !matches!(put, Put::Audit(_))).map(key_of_put);
    let touched = put.chain(later.gone.iter().map(key_of_gone)).collect::<HashSet<_>>();
    earlier.iter().map(|put| !touched.contains(&key_of_put(put))).collect()
}

/// For each later gone, whether it is not among the earlier ones already.
fn fresh(earlier: &[Gone], later: &[Gone]) -> Vec<bool> {
    let known = earlier.iter().map(key_of_gone).collect::<HashSet<_>>();
    later.iter().map(|gone| !known.contains(&key_of_gone(gone))).collect()
}

/// Which row is meant, in words that are also its key among the rows set aside.
pub(super) fn name_of_put(put: &Put) -> String {
    key_of_put(put).to_string()
}

/// Which row is meant to be gone.
pub(super) fn name_of_gone(gone: &Gone) -> String {
    key_of_gone(gone).to_string()
}

/// Which row is meant.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    World,
    Account(u64),
    Character(u64),
    Item(u64),
    Npc(u64),
    Room(&'a str),
    Job(&'a str),
    Audit(u64),
    Ban(&'a str, &'a str),
    Faction(&'a str),
    Reputation(&'a str, &'a str),
    Member(u64),
    WarKills(&'a str, &'a str),
    WarRoom(&'a str),
    WarDiary(u64),
    Message(u64),
}

impl fmt::Display for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::World => write!(f, "world"),
            Key::Account(id) => write!(f, "account {id}"),
            Key::Character(id) => write!(f, "character {id}"),
            Key::Item(id) => write!(f, "item {id}"),
            Key::Npc(id) => write!(f, "npc {id}"),
            Key::Room(room) => write!(f, "room {room}"),
            Key::Job(key) => write!(f, "job {key}"),
            Key::Audit(id) => write!(f, "audit {id}"),
            Key::Ban(kind, subject) => write!(f, "ban {kind} {subject}"),
            Key::Faction(faction) => write!(f, "faction {faction}"),
            Key::Reputation(actor, observer) => write!(f, "reputation {actor} {observer}"),
            Key::Member(id) => write!(f, "member {id}"),
            Key::WarKills(killer, victim) => write!(f, "kills {killer} {victim}"),
            Key::WarRoom(room) => write!(f, "front {room}"),
            Key::WarDiary(number) => write!(f, "diary {number}"),
            Key::Message(id) => write!(f, "message {id}"),
        }
    }
}

fn key_of_put(put: &Put) -> Key<'_> {
    match put {
        Put::World(_) => Key::World,
        Put::Account(row) => Key::Account(row.id),
        Put::Character(row) => Key::Character(row.id),
        Put::Item(row) => Key::Item(row.id),
        Put::Npc(row) => Key::Npc(row.id),
        Put::Room(row) => Key::Room(&row.room),
        Put::Job(row) => Key::Job(&row.key),
        Put::Audit(row) => Key::Audit(row.id),
        Put::Ban(row) => Key::Ban(&row.kind, &row.subject),
        Put::Faction(row) => Key::Faction(&row.faction),
        Put::Reputation(row) => Key::Reputation(&row.actor, &row.observer),
        Put::Member(row) => Key::Member(row.character),
        Put::WarKills(row) => Key::WarKills(&row.killer, &row.victim),
        Put::WarRoom(row) => Key::WarRoom(&row.room),
        Put::WarDiary(row) => Key::WarDiary(row.number),
        Put::Message(row) => Key::Message(row.id),
    }
}

fn key_of_gone(gone: &Gone) -> Key<'_> {
    match gone {
        Gone::Account(id) => Key::Account(*id),
        Gone::Character(id) => Key::Character(*id),
        Gone::Item(id) => Key::Item(*id),
        Gone::Npc(id) => Key::Npc(*id),
        Gone::Room(room) => Key::Room(room),
        Gone::Job(key) => Key::Job(key),
        Gone::Ban { kind, subject } => Key::Ban(kind, subject),
        Gone::Faction(faction) => Key::Faction(faction),
        Gone::Reputation { actor, observer } => Key::Reputation(actor, observer),
        Gone::Member(id) => Key::Member(*id),
        Gone::WarKills { killer, victim } => Key::WarKills(killer, victim),
        Gone::WarRoom(room) => Key::WarRoom(room),
        Gone::WarDiary(number) => Key::WarDiary(*number),
        Gone::Message(id) => Key::Message(*id),
    }
}
