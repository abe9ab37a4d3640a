//! What is kept of people: accounts, characters, bans, and the lines of the audit log.

use super::rules::{played, rest};
use super::state::{Account, Ban, Character, Rest};
use crate::base::clock::Millis;
use crate::base::id::{AccountId, CreatureId};
use crate::base::money::Coins;
use crate::game::frame::keep::{AccountRow, AuditRow, BanRow, CharacterRow, Restoring, Table};
use crate::game::frame::posture::Posture;
use crate::game::frame::verb::Role;
use crate::game::{Content, World};

pub const ACCOUNTS: Table<AccountId, AccountRow> = Table {
    all: |cut| cut.world.players.accounts().map(Account::id).collect(),
    key: |_, id| id.0,
    row: |cut, id| account_row(cut.world, *id),
    take: take_accounts,
    lasting: None,
};

/// Wherever they are: those who play, and those who sleep.
pub const CHARACTERS: Table<CreatureId, CharacterRow> = Table {
    all: |cut| cut.world.players.all_characters().map(|(_, who)| who).collect(),
    key: |_, who| who.0,
    row: |cut, who| row(cut.content, cut.world, *who, cut.world.clock),
    take: take_characters,
    lasting: Some(|row| {
        (row.health, row.spirit, row.seen_ms, row.played_ms) = (0, 0, 0, 0);
        row.room.clear();
        row.posture.clear();
    }),
};

pub const BANS: Table<(String, String), BanRow> = Table {
    all: |cut| cut.world.players.bans().map(|(key, _)| key.clone()).collect(),
    key: |_, key| key.clone(),
    row: |cut, (kind, subject)| ban_row(cut.world, kind, subject),
    take: take_bans,
    lasting: None,
};

/// Takes the newest lines of the audit log back in.
pub fn restore_audit(world: &mut World, lines: &[AuditRow]) {
    world.players.audit = lines.to_vec();
}

fn take_accounts(to: &mut Restoring<'_>, rows: &[AccountRow]) {
    for row in rows {
        let id = AccountId(row.id);
        let account = Account {
            id,
            password_hash: row.password_hash.clone(),
            role: Role::parse(&row.role).unwrap_or_default(),
            created: Millis(row.created_ms),
            address: row.address.clone(),
        };
        to.world.players.accounts.insert(id, account);
    }
}

/// Nobody plays them yet.
fn take_characters(to: &mut Restoring<'_>, rows: &[CharacterRow]) {
    for row in rows {
        let who = CreatureId(row.id);
        to.world.players.names.insert(row.name.to_lowercase(), who);
        to.world.players.characters.put(who, Box::new(character_of(row)));
    }
}

fn character_of(row: &CharacterRow) -> Character {
    Character {
        account: AccountId(row.account_id),
        name: row.name.clone(),
        calling: row.calling.clone(),
        title: row.title.clone(),
        level: row.level,
        experience: row.experience,
        coins: Coins(row.coins),
        preferences: serde_json::from_str(&row.preferences).unwrap_or_default(),
        created: Millis(row.created_ms),
        played: Millis(row.played_ms),
        rest: Rest {
            health: row.health,
            spirit: row.spirit,
            room: row.room.clone(),
            posture: Posture::parse(&row.posture),
            since: Millis(row.seen_ms),
        },
    }
}

fn take_bans(to: &mut Restoring<'_>, rows: &[BanRow]) {
    for row in rows {
        let ban =
            Ban { until: row.until_ms.map(Millis), reason: row.reason.clone(), by: row.by.clone() };
        to.world.players.bans.insert((row.kind.clone(), row.subject.clone()), ban);
    }
}

/// Takes the fingerprint of the one-time owner code back in.
pub fn restore_claim(world: &mut World, hash: &str) {
    world.players.claim_hash = hash.to_owned();
}

/// The row of a character, wherever it is; `None` if there is none.
pub fn row(content: &Content, world: &World, who: CreatureId, now: Millis) -> Option<CharacterRow> {
    let character = world.players.character(who)?;
    let body = rest(content, world, who, now);
    let played = played(world, who, now).max(Millis(u64::from(body.is_some())));
    let rest = body.unwrap_or_else(|| character.rest.clone());
    Some(CharacterRow {
        id: who.0,
        account_id: character.account.0,
        name: character.name.clone(),
        calling: character.calling.clone(),
        level: character.level,
        experience: character.experience,
        coins: character.coins.0,
        health: rest.health,
        spirit: rest.spirit,
        room: rest.room,
        posture: rest.posture.word().to_string(),
        title: character.title.clone(),
        preferences: serde_json::to_string(&character.preferences).unwrap_or_else(|_| "{}".into()),
        created_ms: character.created.0,
        seen_ms: rest.since.0,
        played_ms: played.0,
    })
}

/// The row of an account.
pub fn account_row(world: &World, id: AccountId) -> Option<AccountRow> {
    let account = world.players.accounts.get(&id)?;
    Some(AccountRow {
        id: id.0,
        password_hash: account.password_hash.clone(),
        role: account.role.word().to_string(),
        created_ms: account.created.0,
        address: account.address.clone(),
    })
}

/// The row of a ban.
pub fn ban_row(world: &World, kind: &str, subject: &str) -> Option<BanRow> {
    let ban = world.players.bans.get(&(kind.to_string(), subject.to_string()))?;
    Some(BanRow {
        kind: kind.to_string(),
        subject: subject.to_string(),
        until_ms: ban.until.map(|until| until.0),
        reason: ban.reason.clone(),
        by: ban.by.clone(),
    })
}
