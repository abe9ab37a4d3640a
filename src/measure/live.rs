//! What is looked up only when somebody asks: the process, and the world as it was last copied out.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::metrics::{MetricType, TypedMetric};

use super::process::Process;

/// What the world counts of itself, as numbers.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct WorldFigures {
    /// Characters in the world.
    pub players: u64,
    pub npcs: u64,
    pub items: u64,
    pub rooms: u64,
    /// All characters there are.
    pub characters: u64,
    /// What happened since the start, by what it was.
    pub events: Vec<(&'static str, u64)>,
    /// Verbs that players used since the start.
    pub commands: Vec<(&'static str, u64)>,
}

/// What a scrape looks up.
#[derive(Debug)]
pub(super) struct Live {
    started: u64,
    world: Arc<Mutex<Arc<WorldFigures>>>,
}

impl Live {
    pub fn new(started: u64, world: Arc<Mutex<Arc<WorldFigures>>>) -> Live {
        Live { started, world }
    }
}

impl Collector for Live {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let mut told = Told(&mut encoder);
        told.version()?;
        told.gauge(STARTED, self.started as f64)?;
        // What the system does not tell is left out, as a scraper expects it.
        if let Ok(process) = Process::of(std::process::id()) {
            if let Ok(ran) = process.cpu() {
                told.count(CPU, ran.as_secs_f64())?;
            }
            if let Ok(kib) = process.resident_kib() {
                told.gauge(RESIDENT, kib as f64 * 1024.0)?;
            }
            if let Ok(threads) = process.threads() {
                told.gauge(THREADS, threads as f64)?;
            }
            if let Ok(files) = process.open_files() {
                told.gauge(FILES, files as f64)?;
            }
        }
        let world = Arc::clone(&self.world.lock().unwrap_or_else(PoisonError::into_inner));
        told.gauge(PLAYERS, world.players as f64)?;
        told.gauge(CHARACTERS, world.characters as f64)?;
        told.gauge(NPCS, world.npcs as f64)?;
        told.gauge(ITEMS, world.items as f64)?;
        told.gauge(ROOMS, world.rooms as f64)?;
        told.counts(EVENTS, "event", &world.events)?;
        told.counts(COMMANDS, "verb", &world.commands)
    }
}

/// A name and a sentence, as in the registry.
type Entry = (&'static str, &'static str);

const STARTED: Entry =
    ("process_start_time_seconds", "When the server was started, in seconds since 1970");
const CPU: Entry = ("process_cpu_seconds", "Processor time that the server used");
const RESIDENT: Entry = ("process_resident_memory_bytes", "Memory that the server holds");
const THREADS: Entry = ("process_threads", "Threads of the server");
const FILES: Entry = ("process_open_fds", "Files and sockets that the server has open");
const BUILD: Entry = ("dominion_build_info", "Always 1; the version is in the label");
const PLAYERS: Entry = ("dominion_players", "Characters in the world");
const CHARACTERS: Entry = ("dominion_characters", "Characters that there are");
const NPCS: Entry = ("dominion_npcs", "NPCs that live");
const ITEMS: Entry = ("dominion_items", "Things that there are");
const ROOMS: Entry = ("dominion_rooms", "Rooms that are written");
const EVENTS: Entry = ("dominion_events", "What happened in the world since the start");
const COMMANDS: Entry = ("dominion_commands", "Commands of players since the start, by their verb");

/// Where it is told.
struct Told<'a, 'b>(&'a mut DescriptorEncoder<'b>);

impl Told<'_, '_> {
    fn gauge(&mut self, (name, help): Entry, value: f64) -> fmt::Result {
        let help = format!("{help}.");
        let to = self.0.encode_descriptor(name, &help, None, ConstGauge::<f64>::TYPE)?;
        ConstGauge::new(value).encode(to)
    }

    fn count(&mut self, (name, help): Entry, value: f64) -> fmt::Result {
        let help = format!("{help}.");
        let to = self.0.encode_descriptor(name, &help, None, MetricType::Counter)?;
        ConstCounter::new(value).encode(to)
    }

    /// One number for each word of a label. If there is none, nothing is said.
    fn counts(
        &mut self,
        (name, help): Entry,
        label: &'static str,
        words: &[(&'static str, u64)],
    ) -> fmt::Result {
        if words.is_empty() {
            return Ok(());
        }
        let help = format!("{help}.");
        let mut to = self.0.encode_descriptor(name, &help, None, MetricType::Counter)?;
        for (word, count) in words {
            ConstCounter::new(*count).encode(to.encode_family(&[(label, *word)])?)?;
        }
        Ok(())
    }

    fn version(&mut self) -> fmt::Result {
        let (name, help) = BUILD;
        let help = format!("{help}.");
        let mut to = self.0.encode_descriptor(name, &help, None, MetricType::Gauge)?;
        let label = [("version", env!("CARGO_PKG_VERSION"))];
        ConstGauge::new(1_i64).encode(to.encode_family(&label)?)
    }
}
