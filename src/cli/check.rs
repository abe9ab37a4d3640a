//! `dominion check`: everything that is wrong with a world, without serving it.

use std::path::PathBuf;

use clap::Args;

use super::{complain, report, say, variable};
use crate::config::{self, Settings, world_folder, world_must_exist};
use crate::game::content::{Content, Interned};
use crate::game::load::load;
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
    let content = read_content(&world, &mut problems);
    let Some(content) = content.filter(|_| !problems.has_errors()) else {
        return Err(report(&problems, look));
    };
    if !problems.is_empty() {
        complain(report(&problems, look));
    }
    say(summary(&content, problems.warnings()));
    Ok(())
}

/// Reads everything but the settings, so that its problems are known.
fn read_content(world: &dyn Source, problems: &mut Problems) -> Option<Content> {
    load(world, &Interned::default(), problems)
}

/// `48 rooms, 24 NPCs, … : no errors, 3 warnings`.
fn summary(content: &Content, warnings: usize) -> String {
    let things = [
        (content.areas.len(), "area"),
        (content.all_rooms().count(), "room"),
        (content.npcs.len(), "NPC"),
        (content.spawns.len(), "spawn"),
        (content.items.len(), "item"),
        (content.factions.len(), "faction"),
        (content.words.help.len(), "help topic"),
    ];
    let things = things.map(|(number, noun)| counted(number, noun)).join(", ");
    let warnings = match warnings {
        0 => "no warnings".to_owned(),
        _ => counted(warnings, "warning"),
    };
    format!("{things}: no errors, {warnings}")
}

fn counted(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}
