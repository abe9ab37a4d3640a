//! Rows to SQL and back: one file per family, each with what puts a row, what takes it away and
//! what loads them all.
//!
//! Every statement is fixed text with bound values, prepared once per connection.
//!
//! A row that is put twice is the same as a row that is put once. That matters: when a commit
//! reports a failure, nobody knows whether it happened, and the writer writes it again.

mod accounts;
pub(super) mod audit;
mod bans;
mod characters;
mod factions;
mod items;
mod jobs;
mod messages;
mod npcs;
mod rooms;
mod war;
mod world;

use rusqlite::{Connection, Result, Row};

use super::aside;
use crate::game::keep::{Batch, Gone, Put, Saved};

/// Statements that a connection keeps prepared: more than all families together have.
pub(super) const STATEMENTS_HELD: usize = 64;

/// Writes `batches` in order, within a transaction that the caller owns.
pub(super) fn write(connection: &Connection, batches: &[Batch]) -> Result<()> {
    batches.iter().try_for_each(|batch| write_one(connection, batch))
}

fn write_one(connection: &Connection, batch: &Batch) -> Result<()> {
    for gone in &batch.gone {
        take(connection, gone)?;
    }
    batch.put.iter().try_for_each(|put| prepare(connection, put))?;
    batch.put.iter().try_for_each(|put| put_one(connection, put))
}

/// What has to be done for a row before any row of its batch is put.
pub(super) fn prepare(connection: &Connection, put: &Put) -> Result<()> {
    match put {
        Put::Character(row) => characters::free_name(connection, row),
        _ => Ok(()),
    }
}

pub(super) fn take(connection: &Connection, gone: &Gone) -> Result<()> {
    match gone {
        Gone::Account(id) => accounts::gone(connection, *id),
        Gone::Character(id) => characters::gone(connection, *id),
        Gone::Item(id) => items::gone(connection, *id),
        Gone::Npc(id) => npcs::gone(connection, *id),
        Gone::Room(room) => rooms::gone(connection, room),
        Gone::Job(key) => jobs::gone(connection, key),
        Gone::Ban { kind, subject } => bans::gone(connection, kind, subject),
        Gone::Faction(faction) => factions::gone(connection, faction),
        Gone::Reputation { actor, observer } => {
            factions::reputation_gone(connection, actor, observer)
        }
        Gone::Member(id) => factions::member_gone(connection, *id),
        Gone::WarKills { killer, victim } => war::kills_gone(connection, killer, victim),
        Gone::WarRoom(room) => war::room_gone(connection, room),
        Gone::WarDiary(number) => war::entry_gone(connection, *number),
        Gone::Message(id) => messages::gone(connection, *id),
    }
}

pub(super) fn put_one(connection: &Connection, put: &Put) -> Result<()> {
    #[cfg(test)]
    super::tests::panic_if_asked(put);
    match put {
        Put::World(row) => world::put(connection, row),
        Put::Account(row) => accounts::put(connection, row),
        Put::Character(row) => characters::put(connection, row),
        Put::Item(row) => items::put(connection, row),
        Put::Npc(row) => npcs::put(connection, row),
        Put::Room(row) => rooms::put(connection, row),
        Put::Job(row) => jobs::put(connection, row),
        Put::Audit(row) => audit::put(connection, row),
        Put::Ban(row) => bans::put(connection, row),
        Put::Faction(row) => factions::put(connection, row),
        Put::Reputation(row) => factions::put_reputation(connection, row),
        Put::Member(row) => factions::put_member(connection, row),
        Put::WarKills(row) => war::put_kills(connection, row),
        Put::WarRoom(row) => war::put_room(connection, row),
        Put::WarDiary(row) => war::put_entry(connection, row),
        Put::Message(row) => messages::put(connection, row),
    }
}

/// Reads everything, from one moment: what the tables hold, and over it what was set aside.
pub(super) fn load(connection: &Connection) -> Result<Saved> {
    let moment = connection.unchecked_transaction()?;
    let mut saved = Saved {
        world: world::load(&moment)?,
        accounts: accounts::load_all(&moment)?,
        characters: characters::load_all(&moment)?,
        items: items::load_all(&moment)?,
        npcs: npcs::load_all(&moment)?,
        rooms: rooms::load_all(&moment)?,
        jobs: jobs::load_all(&moment)?,
        bans: bans::load_all(&moment)?,
        factions: factions::load_all(&moment)?,
        reputation: factions::load_reputation(&moment)?,
        members: factions::load_members(&moment)?,
        war_kills: war::load_kills(&moment)?,
        war_rooms: war::load_rooms(&moment)?,
        war_diary: war::load_diary(&moment)?,
        messages: messages::load_all(&moment)?,
        audit: audit::load_newest(&moment)?,
    };
    aside::lay_over(&mut saved, &moment)?;
    moment.commit()?;
    Ok(saved)
}

/// All rows that a query without values finds.
fn all<T>(
    connection: &Connection,
    sql: &str,
    read: impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    connection.prepare_cached(sql)?.query_map([], read)?.collect()
}

/// An unsigned number as SQLite holds it: the same 64 bits. Nothing is out of range, so no
/// number that a player could bring about can hold up the writer.
fn to_sql(number: u64) -> i64 {
    number.cast_signed()
}

/// The number behind [`to_sql`], out of this column.
fn number(row: &Row<'_>, column: &str) -> Result<u64> {
    row.get::<_, i64>(column).map(i64::cast_unsigned)
}
