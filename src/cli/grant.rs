//! The ways back in, at the server's shell: `dominion grant` gives a rank, `dominion password` a
//! new password.
//!
//! Both open the database as a server does, so none may run meanwhile: it would not hear of it,
//! and write over it. Both add a line to the audit log.

use std::io::{BufRead, stdin};
use std::path::Path;

use clap::Args;

use super::audit::now;
use super::serve::new_code;
use super::{Places, configured, logging, say};
use crate::base::limits::{PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN};
use crate::game::frame::keep::{AccountRow, AuditRow, Batch, CharacterRow, Put, Saved};
use crate::game::frame::verb::Role;
use crate::net::passwords;
use crate::store::{DATABASE_FILE, Disk, Fault, Opened, Store};
use crate::text::sentence::a;
use crate::yaml::suggest::nearest_few;

#[derive(Args, Debug)]
pub(super) struct GrantArguments {
    /// The whole name of a character
    name: String,

    /// player, builder, wizard, admin or owner
    #[arg(value_parser = role)]
    role: Role,

    #[command(flatten)]
    places: Places,
}

#[derive(Args, Debug)]
pub(super) struct PasswordArguments {
    /// The whole name of a character
    name: String,

    /// Read the new password from the standard input; without it one is drawn and shown
    #[arg(long)]
    stdin: bool,

    #[command(flatten)]
    places: Places,
}

fn role(word: &str) -> Result<Role, String> {
    let words = || Role::ALL.map(Role::word).join(", ");
    Role::parse(word).ok_or_else(|| format!("it has to be one of {}", words()))
}

/// Gives a character's account a rank.
pub(super) fn grant(arguments: GrantArguments) -> Result<(), String> {
    let GrantArguments { name, role, places } = arguments;
    let data = configured(places.settings())?.data;
    logging::start(logging::QUIET)?;
    let mut found = find(&data, &name)?;
    let (command, name) = (format!("dominion grant {} {}", name, role.word()), found.name());
    found.account.role = role.word().into();
    found.keep(&command, role)?;
    say(format_args!("{name} is {} now.", a(role.word())));
    Ok(())
}

/// Gives a character's account a new password.
pub(super) fn password(arguments: PasswordArguments) -> Result<(), String> {
    let PasswordArguments { name, stdin, places } = arguments;
    let data = configured(places.settings())?.data;
    logging::start(logging::QUIET)?;
    let mut found = find(&data, &name)?;
    let password = if stdin { read_password()? } else { new_code()? };
    let hash = passwords::hash(&password)?;
    let (command, name) = (format!("dominion password {name}"), found.name());
    found.account.password_hash = hash.into();
    let role = Role::parse(&found.account.role).unwrap_or_default();
    found.keep(&command, role)?;
    match stdin {
        true => say(format_args!("{name} has a new password.")),
        false => say(format_args!(
            "The password of {name} is {password} from now on. Whoever logs in with it changes it \
             with `password`."
        )),
    }
    Ok(())
}

/// The first line of the standard input, as a password.
fn read_password() -> Result<String, String> {
    let mut line = String::new();
    stdin()
        .lock()
        .read_line(&mut line)
        .map_err(|error| format!("the standard input cannot be read: {error}"))?;
    let password = line.trim_end_matches(['\r', '\n']);
    match password.chars().count() {
        n if (PASSWORD_CHARS_MIN..=PASSWORD_CHARS_MAX).contains(&n) => Ok(password.to_owned()),
        _ => Err(format!("a password has {PASSWORD_CHARS_MIN} to {PASSWORD_CHARS_MAX} characters")),
    }
}

/// A character and its account, in a database that is ours until this is dropped.
struct Found {
    store: Store,
    saved: Saved,
    character: CharacterRow,
    account: AccountRow,
}

fn find(data: &Path, name: &str) -> Result<Found, String> {
    let path = data.join(DATABASE_FILE);
    if !path.exists() {
        return Err(Fault::Missing { path }.to_string());
    }
    let Opened { store, saved, .. } = Store::open(data).map_err(|fault| told(&fault))?;
    let called = |row: &&CharacterRow| row.name.eq_ignore_ascii_case(name);
    let Some(character) = saved.characters.iter().find(called).cloned() else {
        let names = saved.characters.iter().map(|row| row.name.as_str());
        let near = nearest_few(name, names.collect::<Vec<_>>(), 1);
        let hint = near.first().map(|near| format!("; did you mean {near}?")).unwrap_or_default();
        return Err(format!("there is no character called {name}{hint}"));
    };
    let account = saved.accounts.iter().find(|row| row.id == character.account_id).cloned();
    let account = account.ok_or_else(|| format!("{} has no account", character.name))?;
    Ok(Found { store, saved, character, account })
}

/// What stands in the way; while a server runs, there is a way in the game.
fn told(fault: &Fault) -> String {
    match fault {
        Fault::InUse { .. } => {
            format!("{fault}, or let its staff do it in the game: @promote, @password")
        }
        fault => fault.to_string(),
    }
}

impl Found {
    fn name(&self) -> String {
        self.character.name.clone()
    }

    /// Writes the account with its line of the audit log. Where there is an owner, the code that
    /// makes one is worth nothing any more.
    fn keep(mut self, command: &str, role: Role) -> Result<(), String> {
        let mut world = self.saved.world().cloned().unwrap_or_default();
        world.next_id += 1;
        if role == Role::Owner {
            world.claim_hash.clear();
        }
        let line = AuditRow {
            id: world.next_id,
            at_ms: world.clock_ms,
            date: now(),
            address: String::new(),
            character: whoever_types(),
            role: "shell".into(),
            command: command.into(),
            outcome: "done".into(),
        };
        let put = vec![Put::World(world), Put::Account(self.account), Put::Audit(line)];
        let batch = Batch { number: 1, gone: Vec::new(), put };
        let written = self.store.write(&[batch]).and_then(|()| self.store.settle());
        written.map_err(|fault| fault.to_string())
    }
}

/// Who sits at the shell, as far as it says so.
pub(super) fn whoever_types() -> String {
    let name = super::variable("USER").or_else(|| super::variable("LOGNAME"));
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| "somebody".into())
}
