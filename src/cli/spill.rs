//! `dominion spill`: what a stop could not keep.

use std::path::PathBuf;

use clap::Args;

use super::{Places, configured, logging, say};
use crate::store;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// File that a stop left [default: spill.jsonl beside the database]
    file: Option<PathBuf>,

    /// Write it to the database although it does not fit, over what is there; the database is
    /// copied first
    #[arg(long)]
    read: bool,

    #[command(flatten)]
    places: Places,
}

/// Shows what is in the file, or writes it.
pub(super) fn spill(arguments: Arguments) -> Result<(), String> {
    let config = configured(arguments.places.settings())?;
    logging::start(logging::QUIET)?;
    let file = arguments.file.as_deref();
    if arguments.read {
        let (news, backup) = store::read_spill(&config.data, file).map_err(|f| f.to_string())?;
        say(format_args!("{news}\nThe database as it was before is in {}.", backup.display()));
        return Ok(());
    }
    match store::look_at_spill(&config.data, file).map_err(|fault| fault.to_string())? {
        None => say("There is no spill file: the last stop kept everything."),
        Some((what, true)) => say(format_args!("{what}; it fits, and the next start reads it.")),
        Some((what, false)) => say(format_args!(
            "{what}; no start reads it by itself. `dominion spill --read` writes it over what the \
             database holds now."
        )),
    }
    Ok(())
}
