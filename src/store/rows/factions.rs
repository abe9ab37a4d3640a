//! What was decreed of factions, who belongs to them, and what they think of players.

use rusqlite::{Connection, Result, params};

use super::{all, number, to_sql};
use crate::game::keep::{FactionRow, MemberRow, ReputationRow};

const PUT: &str = "
INSERT INTO faction_state (faction, state) VALUES (?1, ?2)
ON CONFLICT (faction) DO UPDATE SET state = excluded.state";

const PUT_REPUTATION: &str = "
INSERT INTO reputation_scores (actor, observer, score, best) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (actor, observer) DO UPDATE SET score = excluded.score, best = excluded.best";

const PUT_MEMBER: &str = "
INSERT INTO faction_members (character_id, faction, joined_ms) VALUES (?1, ?2, ?3)
ON CONFLICT (character_id) DO UPDATE SET
    faction = excluded.faction, joined_ms = excluded.joined_ms";

const LOAD_REPUTATION: &str = "
SELECT actor, observer, score, best FROM reputation_scores ORDER BY actor, observer";

const LOAD_MEMBERS: &str = "
SELECT character_id, faction, joined_ms FROM faction_members ORDER BY character_id";

pub(super) fn put(connection: &Connection, row: &FactionRow) -> Result<()> {
    connection.prepare_cached(PUT)?.execute(params![row.faction, row.state]).map(drop)
}

pub(super) fn gone(connection: &Connection, faction: &str) -> Result<()> {
    let mut delete = connection.prepare_cached("DELETE FROM faction_state WHERE faction = ?1")?;
    delete.execute([faction]).map(drop)
}

pub(super) fn load_all(connection: &Connection) -> Result<Vec<FactionRow>> {
    all(connection, "SELECT faction, state FROM faction_state ORDER BY faction", |row| {
        Ok(FactionRow { faction: row.get("faction")?, state: row.get("state")? })
    })
}

pub(super) fn put_reputation(connection: &Connection, row: &ReputationRow) -> Result<()> {
    let values = params![row.actor, row.observer, row.score, row.best];
    connection.prepare_cached(PUT_REPUTATION)?.execute(values).map(drop)
}

pub(super) fn reputation_gone(connection: &Connection, actor: &str, observer: &str) -> Result<()> {
    let sql = "DELETE FROM reputation_scores WHERE actor = ?1 AND observer = ?2";
    connection.prepare_cached(sql)?.execute([actor, observer]).map(drop)
}

pub(super) fn load_reputation(connection: &Connection) -> Result<Vec<ReputationRow>> {
    all(connection, LOAD_REPUTATION, |row| {
        Ok(ReputationRow {
            actor: row.get("actor")?,
            observer: row.get("observer")?,
            score: row.get("score")?,
            best: row.get("best")?,
        })
    })
}

pub(super) fn put_member(connection: &Connection, row: &MemberRow) -> Result<()> {
    let values = params![to_sql(row.character), row.faction, to_sql(row.joined_ms)];
    connection.prepare_cached(PUT_MEMBER)?.execute(values).map(drop)
}

pub(super) fn member_gone(connection: &Connection, character: u64) -> Result<()> {
    let sql = "DELETE FROM faction_members WHERE character_id = ?1";
    connection.prepare_cached(sql)?.execute([to_sql(character)]).map(drop)
}

pub(super) fn load_members(connection: &Connection) -> Result<Vec<MemberRow>> {
    all(connection, LOAD_MEMBERS, |row| {
        Ok(MemberRow {
            character: number(row, "character_id")?,
            faction: row.get("faction")?,
            joined_ms: number(row, "joined_ms")?,
        })
    })
}
