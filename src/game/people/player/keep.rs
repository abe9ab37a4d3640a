//! What is kept of people: accounts, characters, bans, and the lines of the audit log.

use super::rules::{account_row, ban_row, row};
use super::state::{Account, Ban};
use crate::base::clock::Millis;
use crate::base::id::{AccountId, CreatureId};
use crate::game::World;
use crate::game::frame::keep::{AccountRow, AuditRow, BanRow, CharacterRow, Restoring, Table};
use crate::game::frame::verb::Role;

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

/// Every character begins on the shelf.
fn take_characters(to: &mut Restoring<'_>, rows: &[CharacterRow]) {
    for row in rows {
        let who = CreatureId(row.id);
        to.world.players.names.insert(row.name.to_lowercase(), who);
        to.world.players.shelf.insert(who, row.clone());
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
