//! One character as it was in a backup, put into the database of today.
//!
//! The rest of the world has gone on since, so a thing may be elsewhere by now. **No thing is ever
//! in two places**: what somebody else has, or what lies somewhere, stays there; and of a thing of
//! which there is to be only one, none comes back while there is another. What the character got
//! since stays with it. So nothing that anybody has is taken from them, and what is told before
//! anything is written is all that happens.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

use rusqlite::OpenFlags;

use super::fault::{Fault, from_sql};
use super::keeper::Disk as _;
use super::open::{BACKUP_DIR, Opened, Store, connect};
use super::{copy, files, rows, schema};
use crate::game::frame::keep::{
    AuditRow, Batch, CharacterRow, Gone, ItemRow, PlaceRow, Put, Saved, WorldRow,
};
use crate::game::ground::ledger;

/// What is done, or would be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comeback {
    pub name: String,
    /// What changes of the character itself, a line each.
    pub changes: Vec<String>,
    /// What becomes of each thing.
    pub things: Vec<Fate>,
    /// The database as it was before, once it is done.
    pub before: Option<PathBuf>,
    batch: Batch,
}

/// What becomes of a thing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fate {
    /// The thing is nowhere now, and comes back.
    ComesBack(String),
    /// The character has it now, too, and has it as it was then.
    AsItWas(String),
    /// The thing is somewhere else now, and stays there.
    Elsewhere(String, String),
    /// There is to be only one of its kind, and there is one.
    OnlyOne(String),
    /// The character got it since, and keeps it.
    Stays(String),
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fate::ComesBack(thing) => write!(f, "{thing}: comes back"),
            Fate::AsItWas(thing) => write!(f, "{thing}: is there now, too; as it was then"),
            Fate::Elsewhere(thing, place) => write!(f, "{thing}: is {place} now, and stays there"),
            Fate::OnlyOne(thing) => {
                write!(f, "{thing}: there may be only one, and there is one; does not come back")
            }
            Fate::Stays(thing) => write!(f, "{thing}: was got since; stays"),
        }
    }
}

impl fmt::Display for Comeback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}:", self.name)?;
        for line in &self.changes {
            writeln!(f, "  {line}")?;
        }
        for fate in &self.things {
            writeln!(f, "  {fate}")?;
        }
        match &self.before {
            Some(path) => {
                write!(f, "Done. The database as it was before is in {}.", path.display())
            }
            None => write!(f, "Nothing is changed yet: add --yes to do it."),
        }
    }
}

/// Who has it done, for the audit log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doer {
    pub name: String,
    /// By the calendar, in seconds since 1970.
    pub date: u64,
}

/// Puts the character `name` of the backup `from` into the database of `data_dir`, for `doer`; for
/// nobody, only says what that would do. `is_unique` says of a template whether there may be only one of it.
///
/// # Errors
/// [`Fault::InUse`] while a server runs; [`Fault::NoComeback`] if it cannot be; and everything that
/// can be wrong with either database. Then nothing is changed.
pub fn restore_character(
    data_dir: &Path,
    from: &Path,
    name: &str,
    is_unique: &dyn Fn(&str) -> bool,
    doer: Option<&Doer>,
) -> Result<Comeback, Fault> {
    let then = read_backup(from)?;
    if !data_dir.join(super::open::DATABASE_FILE).exists() {
        return Err(Fault::Missing { path: data_dir.join(super::open::DATABASE_FILE) });
    }
    let Opened { mut store, saved: now, .. } = Store::open(data_dir)?;
    let mut comeback = plan(&now, &then, name, is_unique)?;
    if let Some(doer) = doer {
        let row = comeback.batch.put.iter().find_map(|put| match put {
            Put::Character(row) => Some(row),
            _ => None,
        });
        let booked = row.map(|row| ledger::comes_back(&now, row, doer.date)).unwrap_or_default();
        comeback.batch.put.extend(booked);
        note(&mut comeback, now.world().cloned().unwrap_or_default(), doer, from);
        let dir = data_dir.join(BACKUP_DIR);
        files::make_dir(&dir)?;
        let before = files::free_name(&dir, "dominion-before-comeback");
        copy::copy(&store.connection, &data_dir.join(super::open::DATABASE_FILE), &before)?;
        store.write(std::slice::from_ref(&comeback.batch))?;
        store.settle()?;
        comeback.before = Some(before);
    }
    Ok(comeback)
}

/// Adds a line of the audit log.
fn note(comeback: &mut Comeback, mut world: WorldRow, doer: &Doer, from: &Path) {
    world.next_id += 1;
    let command = format!("dominion restore-character {} --from {}", comeback.name, from.display());
    let line = AuditRow {
        id: world.next_id,
        at_ms: world.clock_ms,
        date: doer.date,
        address: String::new(),
        character: doer.name.clone(),
        role: "shell".into(),
        command,
        outcome: "done".into(),
    };
    comeback.batch.put.extend([Put::World(world), Put::Audit(line)]);
}

/// All rows of a backup, which has to be one that this server can read as it is.
fn read_backup(from: &Path) -> Result<Saved, Fault> {
    if !from.exists() {
        return Err(Fault::Missing { path: from.to_path_buf() });
    }
    copy::verify(from)?;
    let connection = connect(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let found = schema::check(&connection, from)?;
    if found != schema::known() {
        let known = schema::known();
        return Err(no(format!(
            "the backup is of version {found} and this server reads version {known}: put it into a \
             folder of its own with `dominion restore`, bring it up to date there with `dominion \
             migrate`, and name the database in that folder"
        )));
    }
    rows::load(&connection).map_err(|error| from_sql(from, &error))
}

fn no(why: String) -> Fault {
    Fault::NoComeback { why }
}

/// What is to be written, and what that does.
fn plan(
    now: &Saved,
    then: &Saved,
    name: &str,
    is_unique: &dyn Fn(&str) -> bool,
) -> Result<Comeback, Fault> {
    let named = |row: &&CharacterRow| row.name.eq_ignore_ascii_case(name);
    let Some(row) = then.characters.iter().find(named) else {
        return Err(no(format!("the backup has no character of the name {name}")));
    };
    if now.characters.iter().any(|other| named(&other) && other.id != row.id) {
        return Err(no(format!("another character has the name {} now", row.name)));
    }
    if now.npcs.iter().any(|npc| npc.id == row.id) || now.items.iter().any(|i| i.id == row.id) {
        return Err(no(format!("the number of {} belongs to something else now", row.name)));
    }
    let mut comeback = Comeback {
        name: row.name.clone(),
        changes: changes(now, row),
        things: Vec::new(),
        before: None,
        batch: Batch { number: 1, ..Batch::default() },
    };
    let put = &mut comeback.batch.put;
    put.push(Put::Character(row.clone()));
    if !now.accounts.iter().any(|account| account.id == row.account_id) {
        let account = then.accounts.iter().find(|account| account.id == row.account_id);
        let mut account = account.cloned().ok_or_else(|| no("its account is not there".into()))?;
        // A rank is given by somebody, not by an old file.
        "player".clone_into(&mut account.role);
        put.push(Put::Account(account));
        comeback
            .changes
            .push("the account comes back with its password of then, as a player".into());
    }
    standings(now, then, row.id, &mut comeback);
    things(now, then, row.id, is_unique, &mut comeback);
    Ok(comeback)
}

/// What changes of the character itself.
fn changes(now: &Saved, then: &CharacterRow) -> Vec<String> {
    let Some(now) = now.characters.iter().find(|row| row.id == then.id) else {
        let CharacterRow { level, coins, room, .. } = then;
        return vec![format!("comes back: level {level}, {coins} coins, in {room}")];
    };
    let pairs = [
        ("calling", now.calling.clone(), then.calling.clone()),
        ("level", now.level.to_string(), then.level.to_string()),
        ("experience", now.experience.to_string(), then.experience.to_string()),
        ("coins", now.coins.to_string(), then.coins.to_string()),
        ("room", now.room.clone(), then.room.clone()),
        ("title", now.title.clone(), then.title.clone()),
    ];
    let differ = pairs.into_iter().filter(|(_, now, then)| now != then);
    let lines = differ.map(|(what, now, then)| format!("{what}: {now} becomes {then}"));
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() { vec!["is as it was then".to_owned()] } else { lines }
}

/// What others think of it, and where it belongs, become what they were.
fn standings(now: &Saved, then: &Saved, id: u64, comeback: &mut Comeback) {
    let actor = format!("player:{id}");
    let batch = &mut comeback.batch;
    let of_now = now.reputation.iter().filter(|row| row.actor == actor);
    batch
        .gone
        .extend(of_now.map(|row| Gone::Reputation((row.actor.clone(), row.observer.clone()))));
    let of_then = then.reputation.iter().filter(|row| row.actor == actor);
    let before = batch.put.len();
    batch.put.extend(of_then.cloned().map(Put::Reputation));
    let count = batch.put.len() - before;
    batch
        .gone
        .extend(now.members.iter().filter(|row| row.character == id).map(|_| Gone::Member(id)));
    batch
        .put
        .extend(then.members.iter().filter(|row| row.character == id).cloned().map(Put::Member));
    if count > 0 || !batch.gone.is_empty() {
        comeback.changes.push(format!("standing with {count} factions as it was then"));
    }
}

/// What becomes of its things.
fn things(
    now: &Saved,
    then: &Saved,
    id: u64,
    is_unique: &dyn Fn(&str) -> bool,
    comeback: &mut Comeback,
) {
    let (had, has) = (belongings(&then.items, id), belongings(&now.items, id));
    let everywhere: BTreeMap<u64, &ItemRow> =
        now.items.iter().map(|item| (item.id, item)).collect();
    let mut comes: BTreeMap<u64, ItemRow> = BTreeMap::new();
    for item in then.items.iter().filter(|item| had.contains(&item.id)) {
        let thing = format!("{} (item {})", item.template, item.id);
        let fate = match everywhere.get(&item.id) {
            Some(there) if has.contains(&item.id) && there.template == item.template => {
                comes.insert(item.id, item.clone());
                Fate::AsItWas(thing)
            }
            Some(there) => Fate::Elsewhere(thing, place(now, &there.place)),
            None if is_unique(&item.template)
                && now.items.iter().any(|other| other.template == item.template) =>
            {
                Fate::OnlyOne(thing)
            }
            None => {
                comes.insert(item.id, item.clone());
                Fate::ComesBack(thing)
            }
        };
        comeback.things.push(fate);
    }
    let stays = |item: &&ItemRow| has.contains(&item.id) && !had.contains(&item.id);
    for item in now.items.iter().filter(stays) {
        let thing = format!("{} (item {})", item.template, item.id);
        comeback.things.push(Fate::Stays(thing));
    }
    let kept = now.items.iter().filter(stays).filter_map(|item| match &item.place {
        PlaceRow::Worn(_, slot) => Some(slot.clone()),
        _ => None,
    });
    let worn: BTreeSet<String> = kept.collect();
    let numbers: BTreeSet<u64> = comes.keys().copied().collect();
    comeback.batch.put.extend(comes.into_values().map(|mut item| {
        let has_no_room = match &item.place {
            PlaceRow::Worn(_, slot) => worn.contains(slot),
            PlaceRow::Inside(holder) => !numbers.contains(holder),
            PlaceRow::Carried(_) | PlaceRow::Room(_) => false,
        };
        if has_no_room {
            item.place = PlaceRow::Carried(id);
        }
        Put::Item(item)
    }));
}

/// The things that a creature carries and wears, and what is in them.
fn belongings(items: &[ItemRow], id: u64) -> BTreeSet<u64> {
    let mut found = BTreeSet::new();
    loop {
        let before = found.len();
        for item in items {
            let is_held = match &item.place {
                PlaceRow::Carried(holder) | PlaceRow::Worn(holder, _) => *holder == id,
                PlaceRow::Inside(holder) => found.contains(holder),
                PlaceRow::Room(_) => false,
            };
            if is_held {
                found.insert(item.id);
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

/// Where a thing is, in words.
fn place(now: &Saved, place: &PlaceRow) -> String {
    match place {
        PlaceRow::Room(room) => format!("in {room}"),
        PlaceRow::Carried(holder) | PlaceRow::Worn(holder, _) => {
            let name = now.characters.iter().find(|row| row.id == *holder).map(|row| &row.name);
            name.map_or_else(|| "with an NPC".to_owned(), |name| format!("with {name}"))
        }
        PlaceRow::Inside(holder) => format!("inside item {holder}"),
    }
}
