//! `dominion check`: everything that is wrong with a world, without serving it.

use std::path::PathBuf;

use clap::Args;

use super::stock::World;
use super::{complain, report, report_all, say};
use crate::config::{self, Settings};
use crate::game::Content;
use crate::game::content::Interned;
use crate::game::start::load::load;
use crate::yaml::problem::counted;
use crate::yaml::{Look, Problems, Source, Strictness};

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Folder of the world's files [default: ./world_data]
    #[arg(long, value_name = "FOLDER")]
    world: Option<PathBuf>,

    /// Leave out what is spoken of and nowhere written, with a warning, as `serve --lenient` does
    #[arg(long)]
    lenient: bool,

    /// Show every problem, also those that are alike, and however many there are
    #[arg(long)]
    all: bool,

    /// Fail if there are warnings, though no errors
    #[arg(long)]
    deny_warnings: bool,

    /// Drawn for eyes; in plain lines for screen readers; or as JSON, always whole, for programs
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Drawn)]
    format: Format,

    /// The same as `--format lines`
    #[arg(long, conflicts_with = "format")]
    lines: bool,
}

/// How the report is written.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum Format {
    Drawn,
    Lines,
    Json,
}

/// Checks a world. Errors end in failure; warnings alone do so only if they are denied.
pub(super) fn check(arguments: Arguments) -> Result<(), String> {
    let flags = Settings { world: arguments.world.clone(), ..Settings::default() };
    let world = World::named(&flags)?.source();
    let mut problems = Problems::new();
    let of_file = config::from_file(&world, &mut problems).and_then(|settings| settings.lenient);
    let world = match arguments.lenient || of_file == Some(true) {
        true => world.read_as(Strictness::Lenient),
        false => world,
    };
    let content = read_content(&world, &mut problems);
    let denied = arguments.deny_warnings && problems.warnings() > 0;
    let report = report_as(&problems, &arguments);
    match content.filter(|_| !problems.has_errors()) {
        Some(_) if arguments.format == Format::Json => say(report.trim_end()),
        None if arguments.format == Format::Json => {
            say(report.trim_end());
            return Err(in_short(&problems));
        }
        None => return Err(report),
        Some(content) => {
            if !problems.is_empty() {
                complain(report);
            }
            say(summary(&content, problems.warnings()));
        }
    }
    match denied {
        true => Err("Warnings are denied here, so this world fails the check.".to_owned()),
        false => Ok(()),
    }
}

fn report_as(problems: &Problems, arguments: &Arguments) -> String {
    let look = match (arguments.format, arguments.lines) {
        (Format::Json, _) => return problems.report_json(),
        (Format::Lines, _) | (_, true) => Look::Lines,
        (Format::Drawn, false) => Look::Drawn,
    };
    if arguments.all {
        return report_all(problems, look);
    }
    let short = report(problems, look);
    match short.contains(FOLDED) || short.contains(CUT) {
        true => format!("{short}\n`--all` shows every one of them."),
        false => short,
    }
}

/// What stands in a report from which something was left out.
const FOLDED: &str = " more like this, the next at ";
const CUT: &str = " of them shown; ";

fn in_short(problems: &Problems) -> String {
    format!("Nothing was loaded: {}.", counted(problems.errors(), "error"))
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
