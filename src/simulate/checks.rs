//! What must be true of a server at every moment, beyond what the features check themselves.

use crate::base::id::{AccountId, CreatureId};
use crate::base::limits::{BATCHES_WAITING_MAX, THINGS_IN_CONTAINER_MAX};
use crate::game::content::Content;
use crate::game::faction;
use crate::game::item;
use crate::game::keep::{CharacterRow, NpcRow, PatrolRow, Saved};
use crate::game::patrol;
use crate::game::place::Place;
use crate::game::player;
use crate::game::reset;
use crate::game::spawn;
use crate::game::war;
use crate::game::world::World;

use super::server::Server;

/// Nothing grows without end.
///
/// # Errors
/// A sentence about what does.
pub fn bounds(server: &Server) -> Result<(), String> {
    let world = server.engine().world();
    if server.waiting() > BATCHES_WAITING_MAX {
        return Err(format!("{} batches wait for the disk", server.waiting()));
    }
    let content = server.engine().content();
    let most = 5 * world.creatures.len()
        + world.items.len()
        + content.areas.len()
        + content.spawns.len()
        + content.names.areas.len()
        + content.names.spawns.len()
        + 1;
    if world.schedule.len() > most {
        return Err(format!("{} jobs are on the schedule of a small world", world.schedule.len()));
    }
    // A corpse takes all that somebody wore and carried, whatever that was.
    let full = world.places.heaps().find_map(|(place, things)| match place {
        Place::Inside(item) if things > 2 * THINGS_IN_CONTAINER_MAX => Some(item),
        _ => None,
    });
    match full {
        Some(item) => Err(format!("item {} holds too much", item.0)),
        None => Ok(()),
    }
}

/// Everything that is kept of the world is in what was handed to the writer: nothing that changed
/// was forgotten. Only asked when no change waits to be handed over.
///
/// # Errors
/// A sentence about the first row that differs.
pub fn nothing_forgotten(content: &Content, world: &World, truth: &Saved) -> Result<(), String> {
    people(content, world, truth)?;
    things(content, world, truth)?;
    let npcs: Vec<NpcRow> =
        world.creatures.iter().filter_map(|b| patrol::npc_row(content, world, b.id())).collect();
    same("NPC", npcs.iter().map(lasting_npc), truth.npcs.iter().map(lasting_npc))?;
    let rooms = content.all_rooms().filter_map(|room| world.rooms.row(room.id, &room.key));
    let mut rooms: Vec<_> = rooms.collect();
    rooms.sort_by(|a, b| a.room.cmp(&b.room));
    same("room", rooms.iter(), truth.rooms.iter())?;
    let jobs = content.spawns.ids().filter_map(|id| spawn::row(content, world, id));
    let mut jobs: Vec<_> = jobs.chain(reset::placed_row(world)).collect();
    jobs.extend(content.all_rooms().filter_map(|room| reset::row(content, world, room.id)));
    jobs.sort_by(|a, b| a.key.cmp(&b.key));
    let written = truth.jobs.iter().filter(|row| {
        let key = row.key.strip_prefix("respawn:");
        let id = key.map(|key| content.names.spawns.find(key));
        id.is_none_or(|id| id.is_some_and(|id| content.spawns.has(id)))
    });
    same("job", jobs.iter(), written)
}

fn people(content: &Content, world: &World, truth: &Saved) -> Result<(), String> {
    let mut characters: Vec<CharacterRow> = world
        .players
        .all_characters()
        .filter_map(|(_, who)| player::row(content, world, who, world.clock))
        .collect();
    characters.sort_by_key(|row| row.id);
    let lasting = |row: &CharacterRow| lasting_character(row);
    same("character", characters.iter().map(lasting), truth.characters.iter().map(lasting))?;
    let accounts = truth.accounts.iter().filter_map(|row| {
        let now = player::account_row(world, AccountId(row.id));
        (now.as_ref() != Some(row)).then_some(row.id)
    });
    if let Some(id) = { accounts }.next() {
        return Err(format!("account {id} is not as it is kept"));
    }
    if world.players.accounts().count() != truth.accounts.len() {
        return Err("an account is not kept".into());
    }
    let bans: Vec<_> = world
        .players
        .bans()
        .filter_map(|((kind, subject), _)| player::ban_row(world, kind, subject))
        .collect();
    same("ban", bans.iter(), truth.bans.iter())?;
    factions(content, world, truth)?;
    wars(content, world, truth)?;
    same("audit line", world.players.audit().iter(), truth.audit.iter())
}

/// Decrees, standings and members.
fn factions(content: &Content, world: &World, truth: &Saved) -> Result<(), String> {
    let state = &world.factions;
    let mut rows: Vec<_> =
        state.decreed().filter_map(|id| faction::faction_row(content, world, id)).collect();
    rows.sort_by(|a, b| a.faction.cmp(&b.faction));
    same("faction", rows.iter(), truth.factions.iter())?;
    let known = state.acquainted();
    let mut rows: Vec<_> =
        known.filter_map(|(who, id)| faction::standing_row(content, world, who, id)).collect();
    rows.sort_by(|a, b| (&a.actor, &a.observer).cmp(&(&b.actor, &b.observer)));
    same("standing", rows.iter(), truth.reputation.iter())?;
    let members = state.members();
    let rows: Vec<_> =
        members.filter_map(|(who, _)| faction::member_row(content, world, who)).collect();
    same("member", rows.iter(), truth.members.iter())
}

/// Kills, held rooms and the diary.
fn wars(content: &Content, world: &World, truth: &Saved) -> Result<(), String> {
    let state = &world.war;
    let pairs = state.tallies();
    let mut rows: Vec<_> =
        pairs.filter_map(|(pair, _)| war::kills_row(content, world, pair)).collect();
    rows.sort_by(|a, b| (&a.killer, &a.victim).cmp(&(&b.killer, &b.victim)));
    same("count of kills", rows.iter(), truth.war_kills.iter())?;
    let rooms = state.holds();
    let mut rows: Vec<_> =
        rooms.filter_map(|(room, _)| war::room_row(content, world, room)).collect();
    rows.sort_by(|a, b| a.room.cmp(&b.room));
    same("held room", rows.iter(), truth.war_rooms.iter())?;
    let entries = state.diary();
    let rows: Vec<_> = entries.filter_map(|(number, _)| war::diary_row(world, number)).collect();
    same("entry of the diary", rows.iter(), truth.war_diary.iter())
}

fn things(content: &Content, world: &World, truth: &Saved) -> Result<(), String> {
    let rows: Vec<_> =
        world.items.iter().filter_map(|thing| item::row(content, world, thing.id())).collect();
    same("item", rows.iter(), truth.items.iter())
}

/// A world that has just been started has everything that was kept, and no thing besides.
///
/// # Errors
/// A sentence about the first difference.
pub fn came_back(content: &Content, world: &World, kept: &Saved) -> Result<(), String> {
    let nobody = |error: String| format!("after a start, {error}");
    people(content, world, kept).and_then(|()| things(content, world, kept)).map_err(nobody)?;
    let lost = kept.npcs.iter().find(|row| world.creatures.get(CreatureId(row.id)).is_none());
    match lost {
        Some(row) => Err(format!("NPC {} was kept and is not there after a start", row.id)),
        None => Ok(()),
    }
}

/// The disk has the rows that it must have, and no others.
///
/// # Errors
/// A sentence about the first difference.
pub fn same_rows(when: &str, due: &Saved, found: &Saved) -> Result<(), String> {
    let different = |error: String| format!("{when}, on the disk {error}");
    same("world", due.world.iter(), found.world.iter())
        .and_then(|()| same("account", due.accounts.iter(), found.accounts.iter()))
        .and_then(|()| same("character", due.characters.iter(), found.characters.iter()))
        .and_then(|()| same("item", due.items.iter(), found.items.iter()))
        .and_then(|()| same("NPC", due.npcs.iter(), found.npcs.iter()))
        .and_then(|()| same("room", due.rooms.iter(), found.rooms.iter()))
        .and_then(|()| same("job", due.jobs.iter(), found.jobs.iter()))
        .and_then(|()| same("ban", due.bans.iter(), found.bans.iter()))
        .and_then(|()| same("faction", due.factions.iter(), found.factions.iter()))
        .and_then(|()| same("standing", due.reputation.iter(), found.reputation.iter()))
        .and_then(|()| same("member", due.members.iter(), found.members.iter()))
        .and_then(|()| same("count of kills", due.war_kills.iter(), found.war_kills.iter()))
        .and_then(|()| same("held room", due.war_rooms.iter(), found.war_rooms.iter()))
        .and_then(|()| same("entry of the diary", due.war_diary.iter(), found.war_diary.iter()))
        .and_then(|()| same("audit line", due.audit.iter(), found.audit.iter()))
        .map_err(different)
}

/// What of a character is kept with every change, not every few seconds.
fn lasting_character(row: &CharacterRow) -> CharacterRow {
    CharacterRow {
        health: 0,
        spirit: 0,
        room: String::new(),
        posture: String::new(),
        seen_ms: 0,
        played_ms: 0,
        ..row.clone()
    }
}

fn lasting_npc(row: &NpcRow) -> NpcRow {
    let patrol = PatrolRow { index: 0, direction: 1, ..row.patrol.clone() };
    NpcRow { health: 0, room: "".into(), posture: String::new(), patrol, ..row.clone() }
}

/// Two lists of rows in one order are the same.
fn same<Row: PartialEq + std::fmt::Debug>(
    what: &str,
    mut one: impl Iterator<Item = Row>,
    mut other: impl Iterator<Item = Row>,
) -> Result<(), String> {
    loop {
        match (one.next(), other.next()) {
            (None, None) => return Ok(()),
            (a, b) if a == b => {}
            (a, b) => return Err(format!("a {what} differs: {a:?} is kept as {b:?}")),
        }
    }
}
