//! `dominion simulate`: the whole server in memory, its players and its machine made up.

#![allow(clippy::disallowed_methods, reason = "how long turns take is measured here, at the edge")]

use std::fmt::Write as _;
use std::io::{IsTerminal, Write as _, stderr};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};

use super::say;
use super::stock::World;
use crate::config::Named;
use crate::simulate::faults::Level;
use crate::simulate::plant::Plant;
use crate::simulate::suite::{self, Suite};
use crate::simulate::{
    Census, Crowd, Failure, Progress, Report, Settings, Sink, files, simulate_recorded,
};
use crate::store::recording;
use crate::yaml::Memory;

pub(super) const EXAMPLES: &str = "\
Whatever is found comes with the one command that shows it again.

Examples:
  dominion simulate                                one seed, drawn by chance
  dominion simulate --seeds 200 --players 30 --hours 2 --faults all
                                                   what a release has to pass
  dominion simulate --seeds 20 --hours 0.5 --disk sqlite
                                                   the real database, with torn writes
  dominion simulate --until-failure                a night of it
  dominion simulate --suite replay                 an hour, recorded and played again";

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Seed from which everything follows [default: drawn by chance, and printed]
    #[arg(long, value_name = "NUMBER")]
    seed: Option<u64>,

    /// Players who come and go
    #[arg(long, value_name = "NUMBER", default_value_t = 30)]
    players: usize,

    /// Hours of the world
    #[arg(long, value_name = "HOURS", default_value_t = 2.0)]
    hours: f64,

    /// How much goes wrong
    #[arg(long, value_enum, default_value_t = Level::All)]
    faults: Level,

    /// One seed after the other, until something is found
    #[arg(long)]
    until_failure: bool,

    /// So many seeds, one after the other
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seeds: u64,

    /// Turns between two checks of everything
    #[arg(long, value_name = "TURNS", default_value_t = 10)]
    check_every: u64,

    /// What batches are written to
    #[arg(long, value_enum, default_value_t = Medium::Memory)]
    disk: Medium,

    /// Folder of the world's files [default: ./world_data]
    #[arg(long, value_name = "FOLDER")]
    world: Option<PathBuf>,

    /// Write the simulation to a file that `dominion replay` reads; with several seeds, the last
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,

    /// A set of simulations by name, which says players, hours, faults and disk
    #[arg(long, value_enum, conflicts_with_all = ["players", "hours", "faults", "disk", "record"])]
    suite: Option<Suite>,

    /// A bug to put in, to see it found
    #[arg(long, value_enum, hide = true)]
    plant: Option<Plant>,
}

/// What batches are written to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Medium {
    Memory,
    /// A real database in the system's folder for temporary files
    Sqlite,
}

/// Simulates one seed, or several, and tells what came of each.
pub(super) fn run(arguments: &Arguments) -> Result<(), String> {
    let folder = arguments.world.clone().unwrap_or_else(|| PathBuf::from("./world_data"));
    let named = if arguments.world.is_some() { Named::Yes } else { Named::No };
    let world = World::of(folder.clone(), named)?;
    let world = files::read(&world.source())
        .map_err(|error| format!("{} cannot be read: {error}", folder.display()))?;
    let first = arguments.seed.or_else(super::serve::new_seed).unwrap_or(1);
    // A seed that is drawn is one that can be typed.
    let first = if arguments.seed.is_none() { first % 1_000_000_000 } else { first };
    let seeds = if arguments.until_failure { u64::MAX } else { arguments.seeds };
    for seed in (first..=u64::MAX).take(usize::try_from(seeds).unwrap_or(usize::MAX)) {
        one(arguments, seed, &world)?;
    }
    Ok(())
}

fn one(arguments: &Arguments, seed: u64, world: &Memory) -> Result<(), String> {
    let database = std::env::temp_dir().join(format!("dominion-{}-{seed}", std::process::id()));
    let settings = settings(arguments, seed, &database);
    let began = Instant::now();
    let mut show = |progress: Progress| show(progress, settings.hours);
    let done = if arguments.suite.is_some_and(Suite::is_replayed) {
        let file = database.with_extension("rec");
        let done = suite::replayed(&settings, world, &mut show, &file);
        // Where it was wrong, the recording is what one wants to see.
        if done.is_ok() {
            let _ = std::fs::remove_file(&file);
        }
        done
    } else {
        let elapsed = move || began.elapsed();
        let sink = arguments.record.as_deref().map(sink).transpose()?;
        simulate_recorded(&settings, world, Some(Box::new(elapsed)), &mut show, sink)
    };
    clear();
    if settings.sqlite.is_some() {
        // It was only ever for this run.
        let _ = std::fs::remove_dir_all(&database);
    }
    match done {
        Ok(report) => {
            let short = arguments.suite.and_then(|suite| suite.falls_short(&report));
            say(summary(&settings, report, began.elapsed()));
            short.map_or(Ok(()), |what| Err(format!("seed {seed}: it fell short: {what}")))
        }
        Err(failure) => Err(found(&failure, arguments, &settings)),
    }
}

/// What is simulated for a seed; `database` is the folder for a real one.
fn settings(arguments: &Arguments, seed: u64, database: &Path) -> Settings {
    if let Some(suite) = arguments.suite {
        let settings = suite.settings(seed, database);
        return Settings { plant: arguments.plant, ..settings };
    }
    Settings {
        seed,
        players: arguments.players,
        crowd: Crowd::Everyone,
        hours: arguments.hours,
        faults: arguments.faults,
        check_every: arguments.check_every.max(1),
        sqlite: (arguments.disk == Medium::Sqlite).then(|| database.to_path_buf()),
        every_pulse: false,
        plant: arguments.plant,
    }
}

/// The file for a recording, which only its owner may read.
fn sink(path: &Path) -> Result<Sink, String> {
    let file = recording::create(path);
    file.map(|file| Box::new(file) as Sink).map_err(|fault| fault.to_string())
}

fn show(progress: Progress, hours: f64) {
    if stderr().is_terminal() {
        let Progress { seed, hours: done, turns, faults } = progress;
        let percent = (done * 100.0 / hours.max(0.001)).min(100.0);
        let line = format!("seed {seed}: {percent:.0} %, {turns} turns, {faults} faults");
        let _ = write!(stderr(), "\r{line:<70}");
    }
}

fn clear() {
    if stderr().is_terminal() {
        let _ = write!(stderr(), "\r{:<70}\r", "");
    }
}

fn summary(settings: &Settings, report: Report, took: Duration) -> String {
    let simulated = settings.hours * 3600.0;
    let ratio = simulated / took.as_secs_f64().max(0.001);
    let (early, late) = report.times.early_and_late();
    let times = [50, 99, 100].map(|percent| micros(report.times.percentile(percent)));
    let mut text = format!(
        "seed {}: {} players, {} hours in {:.1} s ({ratio:.0} times real time)\n  \
         {} turns, {} commands, {} restarts, {} movements in the ledger\n  \
         turn time p50 {}, p99 {} ({} in the first tenth, {} in the last), longest {}\n  \
         {} pages held against the disk, {} unclear\n  \
         world {:016x}, text {:016x}",
        settings.seed,
        settings.players,
        settings.hours,
        took.as_secs_f64(),
        report.turns,
        report.commands,
        report.restarts,
        report.movements,
        times[0],
        times[1],
        micros(early),
        micros(late),
        times[2],
        report.verified,
        report.unclear,
        report.world_hash,
        report.text_hash,
    );
    if !report.faults.is_empty() {
        let faults: Vec<String> =
            report.faults.iter().map(|(what, count)| format!("{count} {what}")).collect();
        let _ = write!(text, "\n  faults: {}", faults.join(", "));
    }
    put_census(&report.census, &mut text);
    let unused = report.unused();
    if settings.players > 0 && !unused.is_empty() {
        let _ = write!(text, "\n  nobody typed: {}", unused.join(", "));
    }
    text
}

/// What became of the world meanwhile.
fn put_census(census: &Census, text: &mut String) {
    let (most, room) = &census.fullest;
    let (first, last) = census.sizes;
    let _ = write!(
        text,
        "\n  at most {most} NPCs in a room ({room}), patrols stuck for at most {} intervals\n  \
         after an hour and at the end: {} and {} NPCs, {} and {} items, {} and {} jobs",
        census.stuck, first.npcs, last.npcs, first.items, last.items, first.jobs, last.jobs,
    );
    for (faction, fate) in census.fates.iter().filter(|(_, fate)| fate.first > 0) {
        let _ =
            write!(text, "\n  {faction}: {} at first, never fewer than {}", fate.first, fate.least);
    }
    for ((one, other), rivalry) in &census.rivalries {
        let ((kills, deaths), (won, lost)) = (rivalry.kills, rivalry.hours);
        let _ = write!(
            text,
            "\n  {one} killed {kills} of {other} and lost {deaths}; ahead in {won} and {lost} hours; \
             helped {} and {} times, help changed sides {} times, the lead of all {} times",
            rivalry.helped.0, rivalry.helped.1, rivalry.turns, rivalry.swings
        );
    }
}

fn micros(span: Duration) -> String {
    format!("{:.1} µs", span.as_nanos() as f64 / 1000.0)
}

/// The report of a failure, with the one command that shows it again.
fn found(failure: &Failure, arguments: &Arguments, settings: &Settings) -> String {
    let mut command = match arguments.suite.and_then(|suite| suite.to_possible_value()) {
        Some(suite) => {
            format!("dominion simulate --suite {} --seed {}", suite.get_name(), settings.seed)
        }
        None => freely(arguments, settings),
    };
    if let Some(world) = &arguments.world {
        let _ = write!(command, " --world {}", world.display());
    }
    if let Some(plant) = arguments.plant.and_then(|plant| plant.to_possible_value()) {
        let _ = write!(command, " --plant {}", plant.get_name());
    }
    let Failure { seed, turn, at_ms, what } = failure;
    let mut text = format!("seed {seed}, turn {turn}, {at_ms} ms: {what}\nagain with: {command}");
    if let Some(file) = &arguments.record {
        let _ = write!(text, "\nturn by turn: dominion replay {}", file.display());
    }
    text
}

/// The command of a simulation that belongs to no suite.
fn freely(arguments: &Arguments, settings: &Settings) -> String {
    let mut command = format!(
        "dominion simulate --seed {} --players {} --hours {} --faults {} --check-every {}",
        settings.seed,
        settings.players,
        settings.hours,
        settings.faults.word(),
        settings.check_every
    );
    if arguments.disk == Medium::Sqlite {
        command += " --disk sqlite";
    }
    command
}
