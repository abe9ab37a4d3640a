//! All counters, each with its name and a sentence.

use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use prometheus_client::encoding::prometheus_text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;

use super::health::Health;
use super::live::{Live, WorldFigures};
use super::timing::Timing;

/// A number that only grows.
pub type Count = Counter<u64, AtomicU64>;

/// Everything that is counted: one for a server, and every thread may touch it.
#[derive(Debug)]
pub struct Measures {
    registry: Registry,
    /// Turns that something from outside brought about, and pulses.
    pub(super) turns: Count,
    pub(super) pulses: Count,
    pub(super) turn_time: Timing,
    /// Pulses that were left out because a turn took too long.
    pub(super) pulses_missed: Count,
    pub(super) lines: Count,
    pub(super) answers: Count,
    pub(super) answer_time: Timing,
    pub(super) connections: Gauge,
    pub(super) connected: Count,
    pub(super) batches: Count,
    pub(super) batch_time: Timing,
    pub(super) batches_waiting: Gauge,
    pub(super) fetch_time: Timing,
    pub(super) hash_time: Timing,
    pub(super) panics: Count,
    pub(super) disk_faults: Count,
    pub(super) rows_refused: Count,
    /// Passwords that were turned away because too many waited.
    pub(super) hashing_full: Count,
    /// What the network counts.
    pub links: LinkCounts,
    /// Whether the server does its work.
    pub health: Health,
    world: Arc<Mutex<Arc<WorldFigures>>>,
    /// When the server was started, in seconds since 1970.
    pub(super) started: u64,
}

/// What the network counts. Clones count together.
#[derive(Clone, Debug, Default)]
pub struct LinkCounts {
    /// How often a client sent lines, or bytes, faster than it may.
    pub lines: Count,
    pub bytes: Count,
    /// Connections for which there was no seat, and for which there was no place at the door.
    pub seats: Count,
    pub door: Count,
    /// Clients that were cut off.
    pub cut_off: Count,
    /// Bytes as sockets have them.
    pub came: Count,
    pub sent: Count,
}

impl LinkCounts {
    fn limits_hit(&self) -> u64 {
        let hits = [&self.lines, &self.bytes, &self.seats, &self.door];
        hits.into_iter().map(Counter::get).sum()
    }
}

impl Measures {
    /// Nothing is counted yet. `started` is in seconds since 1970.
    ///
    /// # Errors
    /// A sentence, if there is no memory for it.
    pub fn new(started: u64) -> Result<Measures, String> {
        let mut book = Book::default();
        let world = Arc::default();
        book.0.register_collector(Box::new(Live::new(started, Arc::clone(&world))));
        let [turns, pulses] = book.counts(TURNS, "occasion", ["input", "pulse"]);
        let [panics, disk_faults, rows_refused] =
            book.counts(ERRORS, "kind", ["panic", "disk", "row"]);
        let words = ["lines", "bytes", "connections", "door", "passwords"];
        let [lines, bytes, seats, door, hashing_full] = book.counts(LIMITS_HIT, "limit", words);
        let [came, sent] = book.counts(BYTES, "direction", ["in", "out"]);
        let cut_off = book.count(CUT_OFF);
        Ok(Measures {
            turns,
            pulses,
            turn_time: book.timing(TURN_TIME)?,
            pulses_missed: book.count(PULSES_MISSED),
            lines: book.count(LINES),
            answers: book.count(ANSWERS),
            answer_time: book.timing(ANSWER_TIME)?,
            connections: book.gauge(CONNECTIONS),
            connected: book.count(CONNECTED),
            batches: book.count(BATCHES),
            batch_time: book.timing(BATCH_TIME)?,
            batches_waiting: book.gauge(BATCHES_WAITING),
            fetch_time: book.timing(FETCH_TIME)?,
            hash_time: book.timing(HASH_TIME)?,
            panics,
            disk_faults,
            rows_refused,
            hashing_full,
            links: LinkCounts { lines, bytes, seats, door, cut_off, came, sent },
            health: Health::default(),
            world,
            started,
            registry: book.0,
        })
    }

    /// What the world is like now, for whoever asks next.
    pub fn publish(&self, figures: WorldFigures) {
        *self.world.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(figures);
    }

    /// What the world was like when it was last published.
    pub fn world(&self) -> Arc<WorldFigures> {
        Arc::clone(&self.world.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// All of it in the text format of Prometheus, version 0.0.4.
    pub fn prometheus(&self) -> String {
        let mut text = String::new();
        // Writing to a text cannot fail.
        let _ = encode(&mut text, &self.registry);
        text
    }

    /// How often anybody ran into a limit.
    pub(super) fn limits_hit(&self) -> u64 {
        self.links.limits_hit() + self.hashing_full.get()
    }

    /// What went wrong so far: panics, spells of trouble with the disk, rows that were refused.
    pub(super) fn errors(&self) -> u64 {
        let wrong = [&self.panics, &self.disk_faults, &self.rows_refused];
        wrong.into_iter().map(Counter::get).sum()
    }

    /// What went wrong in an hour, on an average of all hours or of the first that is not over.
    pub(super) fn errors_per_hour(&self, up: Duration) -> f64 {
        self.errors() as f64 / (up.as_secs_f64() / 3600.0).max(1.0)
    }
}

/// A name, without the `_total` that each counter ends in, and a sentence without its full stop.
type Entry = (&'static str, &'static str);

const TURNS: Entry = ("dominion_turns", "Turns of the world, by what brought them about");
const TURN_TIME: Entry = ("dominion_turn_seconds", "How long a turn of the world took");
const PULSES_MISSED: Entry =
    ("dominion_pulses_missed", "Pulses that were left out because a turn took too long");
const LINES: Entry = ("dominion_lines", "Lines that clients typed");
const ANSWERS: Entry = ("dominion_answers", "Lines that were answered");
const ANSWER_TIME: Entry = (
    "dominion_answer_seconds",
    "From the turn in which a line is taken up until its answer leaves, the disk included",
);
const CONNECTIONS: Entry = ("dominion_connections", "Connections that are open");
const CONNECTED: Entry = ("dominion_connections_opened", "Connections that were opened");
const BATCHES: Entry = ("dominion_batches", "Batches of changes that were written to the database");
const BATCH_TIME: Entry =
    ("dominion_batch_seconds", "From the moment a batch is handed over until it is on the disk");
const BATCHES_WAITING: Entry =
    ("dominion_batches_waiting", "Batches that are handed over and not on the disk yet");
const FETCH_TIME: Entry =
    ("dominion_fetch_seconds", "How long it took to read a page of a log from the database");
const HASH_TIME: Entry =
    ("dominion_hash_seconds", "How long a password waited to be hashed, and was");
const ERRORS: Entry = (
    "dominion_errors",
    "What went wrong: panics of a turn, spells of trouble with the disk, rows that were refused",
);
const LIMITS_HIT: Entry =
    ("dominion_limits_hit", "How often somebody ran into a limit, by which it was");
const BYTES: Entry = ("dominion_bytes", "Bytes of players' sockets");
const CUT_OFF: Entry = ("dominion_cut_off", "Clients that were cut off");

/// Where counters are written down.
#[derive(Default)]
struct Book(Registry);

impl Book {
    fn count(&mut self, (name, help): Entry) -> Count {
        let count = Count::default();
        self.0.register(name, help, count.clone());
        count
    }

    /// One for each word of a label.
    fn counts<const N: usize>(
        &mut self,
        (name, help): Entry,
        label: &'static str,
        words: [&'static str; N],
    ) -> [Count; N] {
        let family = Family::<[(&'static str, &'static str); 1], Count>::default();
        self.0.register(name, help, family.clone());
        words.map(|word| family.get_or_create_owned(&[(label, word)]))
    }

    fn gauge(&mut self, (name, help): Entry) -> Gauge {
        let gauge = Gauge::default();
        self.0.register(name, help, gauge.clone());
        gauge
    }

    fn timing(&mut self, (name, help): Entry) -> Result<Timing, String> {
        let timing = Timing::new()?;
        self.0.register(name, help, timing.clone());
        Ok(timing)
    }
}
