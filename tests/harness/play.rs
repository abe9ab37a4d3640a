//! Playing transcripts: each section is an evening, and what is read must be what is written.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dominion::base::clock::Millis;
use dominion::base::dice::{Dice, Stream};
use dominion::base::limits::LINK_DEAD_MS_MAX;
use dominion::messages::input::Input;

use super::diff::diff;
use super::evening::Evening;
use super::road::{Road, Straight};
use super::server::{Disk, Server};
use super::transcript::{
    Act, BlockKind, Section, Step, parse, put_step, steps, with_plays, written,
};
use super::wire::Wired;
use super::world::{self, Tiny};

/// How a server is reached.
pub type MakeRoad = fn(Server) -> Box<dyn Road>;

/// Where the transcripts are.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts")
}

/// Plays a file in memory; with `UPDATE=1` writes down what was read in place of comparing it.
pub fn in_memory(name: &str) {
    play_file(name, |server| Box::new(Straight::new(server)), updates());
}

/// Plays a file over real sockets; not while the expected text is being rewritten.
pub fn over_sockets(name: &str) {
    if !updates() {
        play_file(name, |server| Box::new(Wired::new(server)), false);
    }
}

/// Whether the expected text is to be rewritten.
fn updates() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value != "0")
}

/// Plays a file by a road.
fn play_file(name: &str, road: MakeRoad, update: bool) {
    let path = folder().join(format!("{name}.md"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}.md: {error}"));
    let mut inherited = String::new();
    let (mut plays, mut report) = (Vec::new(), String::new());
    for section in &parse(&text).sections {
        if let Some(first) = section.blocks.first().filter(|b| b.kind == BlockKind::World) {
            inherited.clone_from(&first.text);
        }
        let mut evening = Played::default();
        let fault = evening.play(section, &inherited, road).err();
        report.push_str(&evening.report(name, section, fault));
        plays.append(&mut evening.plays);
    }
    if update {
        let new = with_plays(&text, &plays);
        if new != text {
            fs::write(&path, new).unwrap_or_else(|error| panic!("{name}.md: {error}"));
        }
        let faults: Vec<&str> = report.lines().filter(|line| line.contains("!!")).collect();
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    } else {
        assert!(report.is_empty(), "\n{report}\nUPDATE=1 writes down what was read.\n");
    }
}

/// How far an evening was played.
#[derive(Default)]
struct Played {
    /// The play blocks as they would be written now.
    plays: Vec<String>,
    /// Whoever typed last, or came first.
    current: Option<String>,
}

impl Played {
    fn play(&mut self, section: &Section, world: &str, road: MakeRoad) -> Result<(), String> {
        let mut tiny = world::read(world)?;
        let mut evening: Option<Evening> = None;
        let mut worlds = 0;
        for block in &section.blocks {
            match (&block.kind, &mut evening) {
                (BlockKind::World, None) => {}
                (BlockKind::World, Some(evening)) => {
                    worlds += 1;
                    evening.server().files = world::read(&block.text)?.files;
                }
                (BlockKind::File(path), None) => {
                    tiny.files.files.insert(path.clone(), block.text.clone());
                }
                (BlockKind::File(path), Some(evening)) => {
                    evening.server().files.files.insert(path.clone(), block.text.clone());
                }
                (BlockKind::Play, _) => {
                    let evening = evening.get_or_insert_with(|| self.begin(&tiny, road));
                    self.plays.push(String::new());
                    for step in steps(block)? {
                        self.step(evening, &step)
                            .map_err(|why| format!("line {}: {why}", step.line))?;
                    }
                }
            }
        }
        let _ = worlds;
        self.end(evening)
    }

    fn begin(&mut self, tiny: &Tiny, road: MakeRoad) -> Evening {
        let evening = Evening::on(tiny, road);
        self.current = evening.names().first().cloned();
        evening
    }

    /// Nothing is left on the table, and the world holds together.
    fn end(&self, evening: Option<Evening>) -> Result<(), String> {
        let Some(evening) = evening else { return Ok(()) };
        let mut server = evening.server();
        server.check();
        match server.engine.dice().loaded() {
            0 => Ok(()),
            left => Err(format!("{left} loaded dice were never rolled")),
        }
    }

    fn step(&mut self, evening: &mut Evening, step: &Step) -> Result<(), String> {
        let mut loaded = BTreeSet::new();
        for (stream, numbers) in &step.dice {
            let stream = stream_named(stream)?;
            evening.load_dice(stream, numbers);
            loaded.insert(stream as usize);
        }
        let before = positions(evening.server().engine.dice());
        match &step.act {
            Act::Types { who, line } => {
                if !evening.is_connected(who) {
                    return Err(format!("{who} is not connected"));
                }
                self.current = Some(who.clone());
                evening.types(who, line);
            }
            Act::Happens(what) => self.happens(evening, what)?,
        }
        let after = positions(evening.server().engine.dice());
        self.put(evening, step);
        match loaded.iter().find(|stream| before.get(**stream) != after.get(**stream)) {
            Some(_) => Err(format!("more was rolled than was loaded: {}", step.written)),
            None => Ok(()),
        }
    }

    /// Writes down a step and what everyone read after it.
    fn put(&mut self, evening: &mut Evening, step: &Step) {
        let mut read = Vec::new();
        let mut names = evening.names();
        names.sort_by_key(|name| Some(name) != self.current.as_ref());
        for name in names {
            let lines = evening.read(&name);
            if Some(&name) == self.current.as_ref() {
                read.extend(lines.iter().map(|line| written(line)));
            } else {
                let seen = lines.iter().map(|line| format!("{name} sees: {line}"));
                read.extend(seen.map(|line| line.trim_end().to_string()));
            }
        }
        if let Some(play) = self.plays.last_mut() {
            put_step(play, step, &read);
        }
    }

    fn happens(&mut self, evening: &mut Evening, what: &str) -> Result<(), String> {
        let words: Vec<&str> = what.split_whitespace().collect();
        match words.as_slice() {
            _ if what.starts_with("dice") => {}
            [count, unit, "pass" | "passes"] => evening.pass(span(count, unit)?),
            ["the", "link", "waits", "out"] => evening.pass(Millis(LINK_DEAD_MS_MAX)),
            ["restart"] => evening.restart(),
            ["reload"] => evening.input(Input::ReloadAsked),
            ["stop"] => evening.input(Input::StopAsked),
            ["the", "disk", "stalls"] => {
                evening.server_does(|server| server.set_disk(Disk::Stalls));
            }
            ["the", "disk", "works"] => evening.server_does(|server| server.set_disk(Disk::Works)),
            ["the", "disk", "fails:", ..] => {
                let sentence = what.trim_start_matches("the disk fails:").trim().to_string();
                evening.server_does(|server| server.set_disk(Disk::Stalls));
                evening.input(Input::KeepFailed { sentence });
            }
            ["the", "database", "refuses", kind, id, "because", ..] => {
                let why = what.split_once(" because ").map_or("", |(_, why)| why).to_string();
                evening.input(Input::SetAside { name: format!("{kind} {id}"), why });
            }
            ["the", "disk", "is", "mended"] => {
                evening.server_does(|server| server.set_disk(Disk::Works));
                evening.input(Input::KeepMended);
            }
            [who, "is", "silent", "for", "long"] => {
                let connection = evening.number(who);
                evening.input(Input::Idle { connection });
            }
            [who, "connects"] => {
                evening.connect(who);
                self.current = Some(who.to_string());
            }
            [who, "enters"] => {
                evening.enter(who);
                self.current.get_or_insert(who.to_string());
            }
            [who, "loses", "link"] => evening.hang_up(who),
            [who, "sees", "prompts"] => evening.show_prompts(who, true),
            [who, "sees", "no", "prompts"] => evening.show_prompts(who, false),
            [who, "interrupts"] => evening.sends(who, &[255, 244]),
            [who, "plays", "with", ..] => {
                let client = what.split_once(" with ").map_or("", |(_, client)| client);
                evening.plays_with(who, client)?;
            }
            [who, "has", "a", "window", "of", columns] => {
                let columns = columns.parse().map_err(|_| "a window has a number of columns")?;
                evening.resize(who, columns, 0);
            }
            [who, "has", "a", "window", "of", columns, "by", rows] => {
                let number = |text: &str| {
                    text.parse().map_err(|_| "a window has a number of columns and of rows")
                };
                evening.resize(who, number(columns)?, number(rows)?);
            }
            _ => return Err(format!("nobody knows how to do ({what})")),
        }
        if !self.current.as_ref().is_some_and(|who| evening.is_connected(who)) {
            self.current = evening.names().first().cloned();
        }
        Ok(())
    }

    fn report(&self, name: &str, section: &Section, fault: Option<String>) -> String {
        let written = section.blocks.iter().filter(|block| block.kind == BlockKind::Play);
        let differences: String = written
            .zip(&self.plays)
            .map(|(block, play)| (block.line, diff(&block.text, play)))
            .filter(|(_, diff)| !diff.is_empty())
            .map(|(line, diff)| format!("   tests/transcripts/{name}.md:{line}\n{diff}"))
            .collect();
        let fault = fault.map(|fault| format!("   !! {name}.md, {fault}\n")).unwrap_or_default();
        match differences.is_empty() && fault.is_empty() {
            true => String::new(),
            false => format!("── {} ──\n{differences}{fault}", section.heading),
        }
    }
}

fn span(count: &str, unit: &str) -> Result<Millis, String> {
    let count: f64 = count.parse().map_err(|_| format!("{count:?} is no number"))?;
    let unit = match unit.trim_end_matches('s') {
        "pulse" => 100,
        "round" => dominion::game::people::effect::ROUND.0,
        "" | "second" => 1000,
        "min" | "minute" => 60_000,
        "h" | "hour" => 3_600_000,
        _ => return Err(format!("time is told in pulses, rounds, s, min and h, not {unit:?}")),
    };
    Ok(Millis((count * unit as f64) as u64))
}

fn stream_named(name: &str) -> Result<Stream, String> {
    Stream::ALL
        .into_iter()
        .find(|stream| stream.name().eq_ignore_ascii_case(name))
        .ok_or(format!("no dice are called {name:?}"))
}

/// How much each stream of dice has rolled: unchanged as long as only loaded dice are.
fn positions(dice: &Dice) -> [u64; Stream::ALL.len()] {
    Stream::ALL.map(|stream| dice.rolled(stream))
}
