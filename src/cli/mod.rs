//! The command line: what may be typed at a shell, and which function answers it.
//!
//! One file per subcommand. Each takes what was typed and returns the sentence to print if it
//! cannot do it; nothing in here prints a backtrace or the inside of a value.

mod analyse;
mod audit;
mod backup;
mod check;
mod comeback;
mod deploy;
mod doctor;
mod grant;
mod init;
mod load;
mod logging;
mod migrate;
mod replay;
mod restore;
mod schema;
mod serve;
mod simulate;
mod spill;
mod stock;
#[cfg(test)]
mod tests;

use std::fmt::Display;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::config::{self, Config, Settings};
use crate::yaml::{Look, Problems};
use stock::World;

const EXAMPLES: &str = "\
Every setting can also be given as an environment variable (DOMINION_PORT, DOMINION_TICK_MS …)
or in config/config.yaml of the world (port, tick_ms …). A flag wins over the environment, that
over the file, and the file over the default.

Examples:
  dominion                              serve the world in ./world_data on 127.0.0.1:4000;
                                        without that folder, the stock world in the binary
  dominion init my_world                write the stock world to a folder, for building
  dominion --bind 0.0.0.0 --port 23     serve it to everyone, on the port of telnet
  dominion check --world my_world       say what is wrong with a world
  dominion backup before_the_war.db     copy the database while the server runs
  dominion grant aria owner             give a rank back to whoever lost it
  dominion replay evening.rec --as tam  show what a player saw of a recorded evening";

/// Dominion, a telnet MUD whose world lives and fights while nobody watches
#[derive(Parser, Debug)]
#[command(name = "dominion", version, after_help = EXAMPLES, max_term_width = 100)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    serve: Settings,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Serve the world to players; what happens when no command is given
    Serve(Box<Settings>),
    /// Read the world's files and say everything that is wrong with them
    Check(check::Arguments),
    /// Print what may be written in a world's files, as a JSON Schema for editors
    #[command(after_help = schema::EXAMPLES)]
    Schema(schema::Arguments),
    /// Write the stock world to a folder, for whoever wants to build
    Init(init::Arguments),
    /// Look whether this machine is fit to serve: ports, disk, database, backups, world, clock
    Doctor(doctor::Arguments),
    /// Print a unit for systemd
    Unit(deploy::UnitArguments),
    /// Print a container file
    Container(deploy::ContainerArguments),
    /// Copy the database into one file, also while a server runs
    Backup(backup::Arguments),
    /// Put a copy back in the database's place
    Restore(restore::Arguments),
    /// Give a character a rank, while no server runs: the way back for whoever lost theirs
    Grant(grant::GrantArguments),
    /// Give a character a new password, while no server runs
    Password(grant::PasswordArguments),
    /// Show what the staff did, or move old lines of it to a file
    Audit(audit::Arguments),
    /// Answer questions about a backup: players, wealth, deaths, audit …
    #[command(after_help = analyse::EXAMPLES)]
    Analyse(analyse::Arguments),
    /// Put one character of a backup into the database of today, once it was told what that does
    RestoreCharacter(comeback::Arguments),
    /// Show what a stop could not write to the database, or write it now
    Spill(spill::Arguments),
    /// Play on a server with many players at once, and say how long its answers take
    Load(load::Arguments),
    /// Bring the database up to what this server knows, without serving
    Migrate(migrate::Arguments),
    /// Play the whole server in memory, with made-up players and a machine that fails
    #[command(after_help = simulate::EXAMPLES)]
    Simulate(simulate::Arguments),
    /// Play a recorded evening again, and show what came of it or what a player saw
    Replay(replay::Arguments),
}

/// Where the files lie, for the commands that need nothing else.
#[derive(Args, Clone, Default, Debug)]
struct Places {
    /// Folder of the database [default: ./data]
    #[arg(long, value_name = "FOLDER")]
    data: Option<PathBuf>,

    /// Folder of the world's files, whose config may name that of the database
    /// [default: ./world_data]
    #[arg(long, value_name = "FOLDER")]
    world: Option<PathBuf>,
}

impl Places {
    fn settings(self) -> Settings {
        Settings { data: self.data, world: self.world, ..Settings::default() }
    }
}

/// Does what was typed. An error is what to print: a sentence, or a report of several lines.
pub fn run(cli: Cli) -> Result<(), String> {
    match cli.command.unwrap_or(Command::Serve(Box::new(cli.serve))) {
        Command::Serve(settings) => serve::serve(*settings),
        Command::Check(arguments) => check::check(arguments),
        Command::Schema(arguments) => schema::schema(&arguments),
        Command::Backup(arguments) => backup::backup(arguments),
        Command::Restore(arguments) => restore::restore(arguments),
        Command::Grant(arguments) => grant::grant(arguments),
        Command::Password(arguments) => grant::password(arguments),
        Command::Audit(arguments) => audit::audit(arguments),
        Command::Analyse(arguments) => analyse::analyse(&arguments),
        Command::Init(arguments) => init::init(&arguments),
        Command::Doctor(arguments) => doctor::doctor(arguments),
        Command::Unit(arguments) => deploy::unit(arguments),
        Command::Container(arguments) => {
            deploy::container(&arguments);
            Ok(())
        }
        Command::RestoreCharacter(arguments) => comeback::restore_character(arguments),
        Command::Spill(arguments) => spill::spill(arguments),
        Command::Load(arguments) => load::load(arguments),
        Command::Migrate(arguments) => migrate::migrate(arguments),
        Command::Simulate(arguments) => simulate::run(&arguments),
        Command::Replay(arguments) => replay::replay(&arguments),
    }
}

/// The settings that hold, from the flags, this process's environment and the world's file.
fn configured(flags: Settings) -> Result<Config, String> {
    // Which world is named is the concern of those who read it; others want its settings, if any.
    let world = World::named(&flags).unwrap_or(World::Stock);
    let mut problems = Problems::new();
    let file = config::from_file(&world.source(), &mut problems);
    if problems.has_errors() {
        return Err(report(&problems, Look::Drawn));
    }
    config::resolve(flags, &variable, file)
}

/// A variable of this process's environment. One that is not UTF-8 is not passed over: what is
/// left of it is refused where it means nothing.
fn variable(name: &str) -> Option<String> {
    Some(std::env::var_os(name)?.to_string_lossy().into_owned())
}

/// The report of `problems`, in colour where a drawn one meets a terminal that wants it.
fn report(problems: &Problems, look: Look) -> String {
    problems.report(coloured(look), usize::MAX).trim_end().to_owned()
}

/// The same of all problems, however many and however alike.
fn report_all(problems: &Problems, look: Look) -> String {
    problems.report_all(coloured(look)).trim_end().to_owned()
}

fn coloured(look: Look) -> Look {
    if look == Look::Drawn && has_colours() { Look::Coloured } else { look }
}

/// Whether whoever reads what is told here sees colours, and has not asked for none.
fn has_colours() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|refused| !refused.is_empty());
    stderr().is_terminal() && !refused
}

/// Prints what was asked for. A reader that has gone away (`dominion check | head`) is no fault.
fn say(text: impl Display) {
    let _ = writeln!(stdout(), "{text}");
}

/// Prints why something could not be done, or what else is worth knowing.
pub fn complain(text: impl Display) {
    let _ = writeln!(stderr(), "{text}");
}
