//! `dominion replay`: an evening that was recorded, again, as fast as it goes.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufReader, IsTerminal, stdout};
use std::path::PathBuf;

use clap::Args;

use super::say;
use crate::base::clock::Millis;
use crate::engine::replay::{Broken, End, Glimpse, Replay, Sight, Tally, Watcher};
use crate::simulate::bot::reader::plain;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// A recording, or one part of it, as `dominion serve --record` writes it
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Stop after this turn
    #[arg(long, value_name = "TURN")]
    until: Option<u64>,

    /// Show what this player saw and typed
    #[arg(long = "as", value_name = "NAME")]
    name: Option<String>,

    /// Begin each line of that with the turn and the time
    #[arg(long, requires = "name")]
    times: bool,
}

/// Replays a recording, and tells what came of it.
pub(super) fn replay(arguments: &Arguments) -> Result<(), String> {
    let file = arguments.file.display();
    let opened = File::open(&arguments.file);
    let opened = opened.map_err(|error| format!("{file} cannot be read: {error}"))?;
    let wrong = |broken: Broken| format!("{file}: {broken}");
    let mut replay = Replay::new(BufReader::new(opened)).map_err(wrong)?;
    let mut watcher = Watcher::new(arguments.name.as_deref().unwrap_or_default());
    let mut screen = Screen::new(arguments);
    let played = play(arguments, &mut replay, &mut watcher, &mut screen);
    screen.finish();
    let damage = played.map_err(wrong).err();
    let summary = summary(&replay, damage.as_deref());
    match &arguments.name {
        // What a player saw is told alone, so that it can be read on by others.
        Some(_) => super::complain(summary),
        None => say(summary),
    }
    if let Some(damage) = damage {
        return Err(damage);
    }
    if let Some(found) = &replay.tally().disagreement {
        return Err(format!("turn {} came out differently: {}", found.turn, found.what));
    }
    match &arguments.name {
        Some(name) if !watcher.has_seen_anything() => Err(nobody(name, &watcher)),
        _ => Ok(()),
    }
}

fn play(
    arguments: &Arguments,
    replay: &mut Replay<BufReader<File>>,
    watcher: &mut Watcher,
    screen: &mut Screen,
) -> Result<(), Broken> {
    while let Some(step) = replay.step()? {
        if let Some(engine) = replay.engine().filter(|_| arguments.name.is_some()) {
            watcher.watch(&step, engine).iter().for_each(|glimpse| screen.show(glimpse));
        }
        if arguments.until.is_some_and(|until| replay.turn_number() >= until) {
            break;
        }
    }
    Ok(())
}

fn nobody(name: &str, watcher: &Watcher) -> String {
    let names: Vec<&str> = watcher.names().collect();
    match names.is_empty() {
        true => format!("nobody called {name} plays in this recording; nobody at all does"),
        false => format!(
            "nobody called {name} plays in this recording; those who do: {}",
            names.join(", ")
        ),
    }
}

fn summary(replay: &Replay<BufReader<File>>, damage: Option<&str>) -> String {
    let tally = replay.tally();
    let Tally { starts, turns, lines, hashes, from, until, program, .. } = tally;
    let span = until.since(from.unwrap_or(*until));
    let hash = replay.engine().map_or(0, |engine| engine.state_hash());
    let mut text = format!(
        "{turns} turns, {lines} lines typed, {} of the world's time\n\
         last turn {}, state hash {hash:016x}",
        moment(span),
        replay.turn_number(),
    );
    if *starts > 1 {
        let _ = write!(text, "\nthe server began {starts} times");
    }
    if tally.disagreement.is_none() {
        let _ = write!(text, "\nall agrees with the recording ({hashes} state hashes)");
    } else if program != env!("CARGO_PKG_VERSION") {
        let _ = write!(text, "\nit was recorded by version {program}, which may play differently");
    }
    match replay.end() {
        Some(End::Torn { at, bytes }) => {
            let _ = write!(
                text,
                "\nthe file was cut off at byte {at} ({bytes} bytes of it count no more): the \
                 server was killed, or still runs"
            );
        }
        Some(End::Whole) if !tally.ended && damage.is_none() => {
            text += "\nit has no end: the server was killed, or still runs, or went on in \
                     another part";
        }
        _ => {}
    }
    text
}

/// `1:02:03.4`: hours, minutes, seconds.
fn moment(at: Millis) -> String {
    let seconds = at.as_seconds();
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{hours}:{minutes:02}:{rest:02}.{}", at.0 % 1000 / 100)
}

/// The player's screen. What is typed stands behind the prompt, as it did.
struct Screen {
    colours: bool,
    times: bool,
    /// Whether a prompt stands that nothing was typed behind.
    stands: bool,
    stamp: String,
}

impl Screen {
    fn new(arguments: &Arguments) -> Screen {
        let refused = std::env::var_os("NO_COLOR").is_some_and(|refused| !refused.is_empty());
        let colours = stdout().is_terminal() && !refused;
        Screen { colours, times: arguments.times, stands: false, stamp: String::new() }
    }

    fn show(&mut self, glimpse: &Glimpse) {
        if self.times {
            self.stamp = format!("{} {:>9}  ", glimpse.turn, moment(glimpse.at));
        }
        match &glimpse.sight {
            Sight::Text(text) => {
                self.finish();
                text.lines().for_each(|line| self.line(line));
            }
            Sight::Prompt(prompt) => {
                self.finish();
                print(&format!("{}{}", self.stamp, self.shown(prompt)));
                self.stands = true;
            }
            Sight::Typed(line) if self.stands => {
                self.stands = false;
                say(line);
            }
            Sight::Typed(line) => self.line(line),
            Sight::Closed => self.event("[closed]"),
            Sight::Restarted => self.event("[the server began anew]"),
        }
    }

    fn event(&mut self, what: &str) {
        self.finish();
        self.line(what);
    }

    fn line(&self, line: &str) {
        say(format_args!("{}{}", self.stamp, self.shown(line)));
    }

    fn shown(&self, text: &str) -> String {
        if self.colours { text.to_string() } else { plain(text) }
    }

    /// Ends the line of a prompt that stands.
    fn finish(&mut self) {
        if std::mem::take(&mut self.stands) {
            say("");
        }
    }
}

/// Prints without ending the line.
fn print(text: &str) {
    use std::io::Write;
    let _ = stdout().write_all(text.as_bytes());
}
