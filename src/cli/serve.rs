//! `dominion serve`: the server itself.

use super::{load, logging};
use crate::config::{Config, Settings, world_must_exist};

/// Serves until it is asked to stop.
pub(super) fn serve(settings: Settings) -> Result<(), String> {
    let config = load(settings)?;
    world_must_exist(&config.world)?;
    logging::start(&config.log, config.log_json)?;
    run_server(&config)
}

/// Opens the database, reads the world, listens, and turns the engine.
fn run_server(config: &Config) -> Result<(), String> {
    Err(format!("serving on {} is not built yet", config.address()))
}
