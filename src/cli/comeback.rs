//! `dominion restore-character`: one character as it was in a backup.

use std::path::PathBuf;

use clap::Args;

use super::audit::now;
use super::grant::whoever_types;
use super::{Places, configured, logging, say};
use crate::store;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Name of the character
    name: String,

    /// Backup to take it from
    #[arg(long, value_name = "FILE")]
    from: PathBuf,

    /// Do it; without this, it is only told what would become of the character and of each thing
    #[arg(long)]
    yes: bool,

    #[command(flatten)]
    places: Places,
}

/// Tells what would happen, or does it.
pub(super) fn restore_character(arguments: Arguments) -> Result<(), String> {
    let config = configured(arguments.places.clone().settings())?;
    logging::start(logging::QUIET, false)?;
    let Arguments { name, from, yes, .. } = &arguments;
    // No template can say yet that there may be only one of it.
    let doer = store::Doer { name: whoever_types(), date: now() };
    let doer = yes.then_some(&doer);
    let done = store::restore_character(&config.data, from, name, &|_| false, doer);
    say(done.map_err(|fault| fault.to_string())?);
    Ok(())
}
