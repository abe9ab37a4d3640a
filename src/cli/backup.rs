//! `dominion backup`: a copy of the database.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{Places, configured, logging, say};
use crate::store;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// File to write; it must not be there yet
    file: PathBuf,

    #[command(flatten)]
    places: Places,
}

/// Copies the database into a file.
pub(super) fn backup(arguments: Arguments) -> Result<(), String> {
    let config = configured(arguments.places.settings())?;
    logging::start(logging::QUIET)?;
    write_backup(&config.data, &arguments.file)
}

/// Copies the database in the folder `data` to the file `to`.
fn write_backup(data: &Path, to: &Path) -> Result<(), String> {
    let summary = store::backup(data, to).map_err(|fault| fault.to_string())?;
    say(format_args!("{summary}"));
    Ok(())
}
