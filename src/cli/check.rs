//! `dominion check`: everything that is wrong with a world, without serving it.

use std::path::PathBuf;

use clap::Args;

use super::{complain, report, say, variable};
use crate::config::{self, Settings, world_folder, world_must_exist};
use crate::yaml::{Disk, Look, Problems, Source};

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Folder of the world's files [default: ./world_data]
    #[arg(long, value_name = "FOLDER")]
    world: Option<PathBuf>,

    /// Report in plain lines, for screen readers and other programs
    #[arg(long)]
    lines: bool,
}

/// Checks a world. Errors end in failure, warnings alone do not.
pub(super) fn check(arguments: Arguments) -> Result<(), String> {
    let flags = Settings { world: arguments.world, ..Settings::default() };
    let folder = world_folder(&flags, &variable);
    world_must_exist(&folder)?;
    let look = if arguments.lines { Look::Lines } else { Look::Drawn };
    let world = Disk::new(&folder);
    let mut problems = Problems::new();
    config::from_file(&world, &mut problems);
    read_content(&world, &mut problems)?;
    if problems.has_errors() {
        return Err(report(&problems, look));
    }
    if !problems.is_empty() {
        complain(report(&problems, look));
    }
    say(format_args!("the world in {} can be loaded", folder.display()));
    Ok(())
}

/// Reads everything but the settings, so that its problems are known.
fn read_content(_world: &dyn Source, _problems: &mut Problems) -> Result<(), String> {
    Err("checking a world is not built yet".to_owned())
}
