//! What a batch means, without a disk: the yardstick that the SQL is tested against, and the
//! disk of the simulator.

use crate::base::limits::AUDIT_HELD_MAX;
use crate::game::keep::{AuditRow, Batch, Gone, Put, Saved};

/// Does to `saved` what writing `batch` does to the database: first `gone`, then `put`.
pub fn apply(saved: &mut Saved, batch: &Batch) {
    for gone in &batch.gone {
        take(saved, gone);
    }
    for put in &batch.put {
        put_one(saved, put.clone());
    }
}

fn take(saved: &mut Saved, gone: &Gone) {
    match gone {
        Gone::Account(id) => remove(&mut saved.accounts, |row| row.id.cmp(id)),
        Gone::Character(id) => remove(&mut saved.characters, |row| row.id.cmp(id)),
        Gone::Item(id) => remove(&mut saved.items, |row| row.id.cmp(id)),
        Gone::Npc(id) => remove(&mut saved.npcs, |row| row.id.cmp(id)),
        Gone::Room(room) => remove(&mut saved.rooms, |row| row.room.cmp(room)),
        Gone::Job(key) => remove(&mut saved.jobs, |row| row.key.cmp(key)),
        Gone::Faction(faction) => remove(&mut saved.factions, |row| row.faction.cmp(faction)),
        Gone::Reputation { actor, observer } => {
            let key = (actor, observer);
            remove(&mut saved.reputation, |row| (&row.actor, &row.observer).cmp(&key));
        }
        Gone::Member(id) => remove(&mut saved.members, |row| row.character.cmp(id)),
        Gone::WarKills { killer, victim } => {
            let key = (killer, victim);
            remove(&mut saved.war_kills, |row| (&row.killer, &row.victim).cmp(&key));
        }
        Gone::WarRoom(room) => remove(&mut saved.war_rooms, |row| row.room.cmp(room)),
        Gone::WarDiary(number) => remove(&mut saved.war_diary, |row| row.number.cmp(number)),
        Gone::Message(id) => remove(&mut saved.messages, |row| row.id.cmp(id)),
        Gone::Ban { kind, subject } => {
            remove(&mut saved.bans, |row| (&row.kind, &row.subject).cmp(&(kind, subject)));
        }
    }
}

fn put_one(saved: &mut Saved, put: Put) {
    match put {
        Put::World(row) => saved.world = Some(row),
        Put::Account(row) => insert(&mut saved.accounts, row, |a, b| a.id.cmp(&b.id)),
        Put::Character(row) => insert(&mut saved.characters, row, |a, b| a.id.cmp(&b.id)),
        Put::Item(row) => insert(&mut saved.items, row, |a, b| a.id.cmp(&b.id)),
        Put::Npc(row) => insert(&mut saved.npcs, row, |a, b| a.id.cmp(&b.id)),
        Put::Room(row) => insert(&mut saved.rooms, row, |a, b| a.room.cmp(&b.room)),
        Put::Job(row) => insert(&mut saved.jobs, row, |a, b| a.key.cmp(&b.key)),
        Put::Ban(row) => {
            insert(&mut saved.bans, row, |a, b| (&a.kind, &a.subject).cmp(&(&b.kind, &b.subject)))
        }
        Put::Faction(row) => insert(&mut saved.factions, row, |a, b| a.faction.cmp(&b.faction)),
        Put::Reputation(row) => insert(&mut saved.reputation, row, |a, b| {
            (&a.actor, &a.observer).cmp(&(&b.actor, &b.observer))
        }),
        Put::Member(row) => insert(&mut saved.members, row, |a, b| a.character.cmp(&b.character)),
        Put::WarKills(row) => insert(&mut saved.war_kills, row, |a, b| {
            (&a.killer, &a.victim).cmp(&(&b.killer, &b.victim))
        }),
        Put::WarRoom(row) => insert(&mut saved.war_rooms, row, |a, b| a.room.cmp(&b.room)),
        Put::WarDiary(row) => insert(&mut saved.war_diary, row, |a, b| a.number.cmp(&b.number)),
        Put::Message(row) => insert(&mut saved.messages, row, |a, b| a.id.cmp(&b.id)),
        Put::Audit(row) => add(&mut saved.audit, row),
    }
}

fn remove<T>(rows: &mut Vec<T>, order: impl FnMut(&T) -> std::cmp::Ordering) {
    if let Ok(index) = rows.binary_search_by(order) {
        rows.remove(index);
    }
}

fn insert<T>(rows: &mut Vec<T>, row: T, order: impl Fn(&T, &T) -> std::cmp::Ordering) {
    match rows.binary_search_by(|held| order(held, &row)) {
        Ok(index) => rows[index] = row,
        Err(index) => rows.insert(index, row),
    }
}

/// A line of the log stays as it was first written, and only the newest are held.
fn add(lines: &mut Vec<AuditRow>, line: AuditRow) {
    if let Err(index) = lines.binary_search_by(|held| held.id.cmp(&line.id)) {
        lines.insert(index, line);
    }
    if lines.len() > AUDIT_HELD_MAX {
        lines.remove(0);
    }
}
