//! Who came in, when, and with what (H10): a row for each connection that a character was played over,
//! for its player to see whether anybody else was there.
//!
//! From where is a hash, of the address with the account as salt and a key that only the database has: it
//! tells whether two connections of one account came from one place, and nothing else. Old rows are
//! forgotten; so are the addresses in old lines of the audit log, and where an account came from last,
//! which are in plain words for as long as staff may need them (H61).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::base::id::{AccountId, CreatureId};
use crate::base::limits::{CLIENT_SHOWN_CHARS_MAX, SESSIONS_PER_ACCOUNT_MAX};
use crate::base::secret::Secret;
use crate::game::Event as Fact;
use crate::game::frame::calendar::{CatchUp, Due, Every, Recurring};
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{self, Forget, Restoring, Table};
use crate::game::frame::numbers::numbers;
use crate::game::ground::place::{self, How};
use crate::game::people::player::{self, Account};
use crate::game::{Turn, World};

numbers! {
    /// What is kept of where people come from.
    pub PRIVACY in Timers "privacy" {
        /// Days after which nobody can tell any more from which address an account came, or a line of the
        /// audit log was typed.
        ADDRESS_DAYS = "address_days": u64 = 30, 1..=400, "days";
        /// Days after which it is forgotten that somebody came in.
        SESSION_DAYS = "session_days": u64 = 90, 1..=400, "days";
    }
}

const DAY_S: u64 = 24 * 60 * 60;

kept! {
    /// A connection that a character was played over.
    pub struct SessionRow in "user_sessions" by (id: u64) {
        account: u64 = "account_id",
        character: u64 = "character_id",
        /// Seconds since 1970.
        began_s: u64,
        /// `None` while it goes on, 0 if the server was cut off before it ended.
        ended_s: Option<u64>,
        client: String,
        peer: Secret,
    } people { account: Account, character: Character, peer: Secret }
}

kept! {
    /// What the server needs to know and nobody else.
    pub struct SecretRow in "server_secrets" by (name: String) {
        value: Secret,
    } people {}
}

/// The name of the key with which addresses are hashed.
const ADDRESS_KEY: &str = "address_key";

/// All sessions that are remembered, by their numbers, which count up.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Sessions {
    rows: BTreeMap<u64, SessionRow>,
    secrets: BTreeMap<String, Secret>,
}

pub const SESSIONS: Table<u64, SessionRow> = Table {
    all: |cut| cut.world.accounts.sessions.rows.keys().copied().collect(),
    key: |_, id| *id,
    row: |cut, id| cut.world.accounts.sessions.rows.get(id).cloned(),
    take: take_sessions,
    lasting: None,
};

pub const SECRETS: Table<String, SecretRow> = Table {
    all: |cut| cut.world.accounts.sessions.secrets.keys().cloned().collect(),
    key: |_, name| name.clone(),
    row: |cut, name| {
        let value = cut.world.accounts.sessions.secrets.get(name)?.clone();
        Some(SecretRow { name: name.clone(), value })
    },
    take: take_secrets,
    lasting: None,
};

fn take_sessions(to: &mut Restoring<'_>, rows: &[SessionRow]) {
    to.world.accounts.sessions.rows = rows.iter().map(|row| (row.id, row.clone())).collect();
}

fn take_secrets(to: &mut Restoring<'_>, rows: &[SecretRow]) {
    let secrets = rows.iter().map(|row| (row.name.clone(), row.value.clone()));
    to.world.accounts.sessions.secrets = secrets.collect();
}

impl Sessions {
    /// Those of an account, the newest first.
    pub(super) fn of(&self, account: AccountId) -> impl Iterator<Item = &SessionRow> {
        self.rows.values().rev().filter(move |row| row.account == account.0)
    }

    /// The one that goes on, of a character.
    fn open(&self, who: CreatureId) -> Vec<u64> {
        let open = self.rows.values().filter(|row| row.character == who.0 && row.ended_s.is_none());
        open.map(|row| row.id).collect()
    }

    /// What an address is kept as.
    fn peer(&self, account: AccountId, address: &str) -> Secret {
        let key = self.secrets.get(ADDRESS_KEY).map_or("", Secret::reveal);
        let hash = Sha256::digest(format!("{key}/{}/{address}", account.0));
        hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect::<String>().into()
    }
}

/// Whoever comes in over a connection begins a session, and whoever leaves or loses it ends one.
pub fn hears(turn: &mut Turn, event: &Fact) {
    match event {
        Fact::Player(player::Event::Welcomed { who, .. }) => begin(turn, *who),
        Fact::Player(player::Event::LinkLost { who, .. }) => end(turn, *who, None),
        Fact::Place(place::Event::Went { who, how: How::Left, .. }) => end(turn, *who, None),
        _ => {}
    }
}

fn begin(turn: &mut Turn, who: CreatureId) {
    // One that nobody saw the end of: the server was cut off.
    end(turn, who, Some(0));
    make_key(turn);
    let world = &mut *turn.world;
    let (Some(account), Some(presence)) =
        (world.players.account_of(who), world.players.presence(who))
    else {
        return;
    };
    let (id, account) = (account.id(), account.address().clone());
    let client = called(presence.screen().client.name());
    let peer = world.accounts.sessions.peer(id, &account);
    let row = SessionRow {
        id: world.accounts.sessions.rows.last_key_value().map_or(1, |(last, _)| last + 1),
        account: id.0,
        character: who.0,
        began_s: world.host.seconds(turn.now),
        ended_s: None,
        client,
        peer,
    };
    world.dirty.kept(Key::Session(row.id));
    world.accounts.sessions.rows.insert(row.id, row);
    let old = world.accounts.sessions.of(id).skip(SESSIONS_PER_ACCOUNT_MAX);
    for old in old.map(|row| row.id).collect::<Vec<u64>>() {
        forget(world, old);
    }
}

/// What a client calls itself, cut to what is shown.
pub(super) fn called(name: &str) -> String {
    name.chars().take(CLIENT_SHOWN_CHARS_MAX).collect()
}

/// The key with which addresses are hashed is made once, of the seed of the world, which was drawn by chance
/// and is in no other table that has to do with people. Kept.
fn make_key(turn: &mut Turn) {
    let secrets = &mut turn.world.accounts.sessions.secrets;
    if !secrets.contains_key(ADDRESS_KEY) {
        let key = Sha256::digest(format!("{ADDRESS_KEY}/{}", turn.dice.seed()));
        let key: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        secrets.insert(ADDRESS_KEY.into(), key.into());
        turn.world.dirty.kept(Key::Secret(ADDRESS_KEY.into()));
    }
}

/// Ends what goes on of a character, now or at an unknown moment. Kept.
fn end(turn: &mut Turn, who: CreatureId, at: Option<u64>) {
    let at = at.unwrap_or_else(|| turn.world.host.seconds(turn.now));
    for id in turn.world.accounts.sessions.open(who) {
        if let Some(row) = turn.world.accounts.sessions.rows.get_mut(&id) {
            row.ended_s = Some(at);
        }
        turn.world.dirty.kept(Key::Session(id));
    }
}

fn forget(world: &mut World, id: u64) {
    world.accounts.sessions.rows.remove(&id);
    world.dirty.kept(Key::Session(id));
}

/// The sessions of a character that is no more. Kept.
pub(super) fn forgets(turn: &mut Turn, who: CreatureId, _: &Forget) {
    let rows = turn.world.accounts.sessions.rows.values();
    let own: Vec<u64> = rows.filter(|row| row.character == who.0).map(|row| row.id).collect();
    own.into_iter().for_each(|id| forget(turn.world, id));
}

/// The sessions of one account are another's from now on. Kept.
pub(super) fn moved(world: &mut World, characters: &[CreatureId], to: AccountId) {
    for row in world.accounts.sessions.rows.values_mut() {
        if characters.iter().any(|who| who.0 == row.character) && row.account != to.0 {
            row.account = to.0;
            world.dirty.kept(Key::Session(row.id));
        }
    }
}

/// What recurs of accounts.
pub const CALENDAR: &[Recurring] = &[Recurring {
    name: "addresses_forgotten",
    does: "forgets from where people came, and old sessions",
    counts: ("session", "forgotten"),
    every: Every::Day,
    after: 4 * 60 * 60 + 20 * 60,
    late: CatchUp::Once,
    run: sweep,
}];

/// Forgets what is old of where people came from. Kept.
pub(super) fn sweep(turn: &mut Turn, _: Due) -> u64 {
    let now = turn.world.host.seconds(turn.now);
    let before = |days: u64| now.saturating_sub(days * DAY_S);
    let addresses = before(turn.world.numbers.of(&ADDRESS_DAYS));
    let sessions = before(turn.world.numbers.of(&SESSION_DAYS));
    let all = turn.world.accounts.sessions.rows.values();
    let old: Vec<u64> = all
        .filter(|row| row.began_s < sessions && row.ended_s.is_some())
        .map(|row| row.id)
        .collect();
    old.iter().for_each(|id| forget(turn.world, *id));
    let ids: Vec<AccountId> = turn.world.players.accounts().map(Account::id).collect();
    for account in ids {
        let newest = turn.world.accounts.sessions.of(account).next();
        let is_away = newest.is_none_or(|row| row.ended_s.is_some_and(|end| end < addresses));
        if is_away {
            player::forget_address(turn.world, account);
        }
    }
    keep::hide(turn, &Forget::Addresses { before_s: addresses });
    old.len() as u64
}

/// What must always be true: whose a session is, is a character of that account.
pub fn check(world: &World) -> Result<(), String> {
    for row in world.accounts.sessions.rows.values() {
        let of = world.players.account_of(CreatureId(row.character)).map(|account| account.id().0);
        if of != Some(row.account) {
            return Err(format!(
                "session {} is of character {} and of {of:?}",
                row.id, row.character
            ));
        }
    }
    Ok(())
}
