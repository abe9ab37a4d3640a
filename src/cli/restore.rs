//! `dominion restore`: a copy put back in the database's place.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{Places, configured, logging, say};
use crate::store;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Copy to put back, as `dominion backup` wrote it
    file: PathBuf,

    #[command(flatten)]
    places: Places,
}

/// Puts a copy in the place of the database.
pub(super) fn restore(arguments: Arguments) -> Result<(), String> {
    let config = configured(arguments.places.settings())?;
    logging::start(logging::QUIET)?;
    put_back(&arguments.file, &config.data)
}

/// Puts the copy `from` in the place of the database in the folder `data`.
fn put_back(from: &Path, data: &Path) -> Result<(), String> {
    let restored = store::restore(from, data).map_err(|fault| fault.to_string())?;
    say(format_args!("{restored}"));
    Ok(())
}
