//! `dominion migrate`: the database brought up to date, without serving.

use std::path::Path;

use clap::Args;

use super::{Places, configured, logging, say};
use crate::store;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    #[command(flatten)]
    places: Places,
}

/// Applies the migrations that the database lacks.
pub(super) fn migrate(arguments: Arguments) -> Result<(), String> {
    let config = configured(arguments.places.settings())?;
    logging::start(logging::QUIET, false)?;
    bring_up_to_date(&config.data)
}

/// Applies them to the database in the folder `data`.
fn bring_up_to_date(data: &Path) -> Result<(), String> {
    let migrated = store::migrate(data).map_err(|fault| fault.to_string())?;
    say(format_args!("{migrated}"));
    Ok(())
}
