//! `dominion migrate`: the database brought up to date, or down to an older version, without
//! serving.

use std::io::{IsTerminal, Write, stdin, stdout};
use std::path::Path;

use clap::Args;

use super::{Places, configured, logging, say};
use crate::store::{self, Price};

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Bring the database down to this version, so that an older server can open it. What that
    /// version has no place for is lost; it is told first, and the database is copied
    #[arg(long, value_name = "VERSION", value_parser = clap::value_parser!(i64).range(1..))]
    down_to: Option<i64>,

    /// Do not ask whether to go on
    #[arg(long, requires = "down_to")]
    yes: bool,

    #[command(flatten)]
    places: Places,
}

/// Applies the migrations that the database lacks, or undoes those above a version.
pub(super) fn migrate(arguments: Arguments) -> Result<(), String> {
    let config = configured(arguments.places.settings())?;
    logging::start(logging::QUIET)?;
    match arguments.down_to {
        None => bring_up_to_date(&config.data),
        Some(version) if arguments.yes => bring_down(&config.data, version, |_| Answer::Yes),
        Some(version) => bring_down(&config.data, version, ask),
    }
}

/// Applies them to the database in the folder `data`.
fn bring_up_to_date(data: &Path) -> Result<(), String> {
    let migrated = store::migrate(data).map_err(|fault| fault.to_string())?;
    say(format_args!("{migrated}"));
    Ok(())
}

/// What somebody says who was asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    /// There is nobody at a terminal.
    Nobody,
}

fn bring_down(data: &Path, version: i64, ask: fn(&Price) -> Answer) -> Result<(), String> {
    let mut answer = Answer::Yes;
    let agrees = |price: &Price| {
        say(price);
        answer = ask(price);
        answer == Answer::Yes
    };
    let migrated = store::migrate_down(data, version, agrees).map_err(|fault| fault.to_string())?;
    match (migrated, answer) {
        (Some(migrated), _) => say(migrated),
        (None, Answer::Nobody) => {
            let why = "nothing was changed: there is no terminal to ask at, so it takes --yes";
            return Err(why.to_owned());
        }
        (None, _) => say("Nothing was changed."),
    }
    Ok(())
}

fn ask(_: &Price) -> Answer {
    if !stdin().is_terminal() {
        return Answer::Nobody;
    }
    let _ = write!(stdout(), "The database is copied first. Go on? [y/N] ");
    let _ = stdout().flush();
    let mut line = String::new();
    match stdin().read_line(&mut line) {
        Ok(_) if ["y", "yes"].contains(&line.trim().to_lowercase().as_str()) => Answer::Yes,
        _ => Answer::No,
    }
}
