//! What is counted of turns: what goes in, what comes out, and how long it took.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use super::health::Disk;
use super::registry::{Count, Measures};
use super::timing::Timing;
use crate::base::clock::Millis;
use crate::base::id::ConnectionId;
use crate::base::limits::{ANSWERS_AWAITED_MAX, HASHING_WAITING_MAX};
use crate::messages::input::{HashAnswer, Input, Occasion};
use crate::messages::output::{Output, Write};

/// Whoever looks on as the engine has its turns. Times are counted from the start of the server.
#[derive(Debug)]
pub struct Edge {
    measures: Arc<Measures>,
    tick: Duration,
    /// When the lines were taken up that are not answered yet, by connection.
    asked: BTreeMap<ConnectionId, VecDeque<Duration>>,
    /// Batches that are not on the disk yet.
    handed: VecDeque<(u64, Duration)>,
    /// Pages that are looked for, in order.
    fetching: VecDeque<Duration>,
    /// Passwords that are being hashed, by ticket.
    hashing: BTreeMap<u64, Duration>,
    last_pulse: Option<Duration>,
    began: Duration,
}

impl Edge {
    /// One that has seen nothing. The server has a pulse every `tick`.
    pub fn new(measures: Arc<Measures>, tick: Millis) -> Edge {
        Edge {
            measures,
            tick: Duration::from_millis(tick.0.max(1)),
            asked: BTreeMap::new(),
            handed: VecDeque::new(),
            fetching: VecDeque::new(),
            hashing: BTreeMap::new(),
            last_pulse: None,
            began: Duration::ZERO,
        }
    }

    pub fn measures(&self) -> &Arc<Measures> {
        &self.measures
    }

    /// A turn begins, with what came in.
    pub fn begins(&mut self, inputs: &[Input], occasion: Occasion, now: Duration) {
        self.began = now;
        match occasion {
            Occasion::Input => count(&self.measures.turns),
            Occasion::Pulse => self.pulse(now),
        }
        inputs.iter().for_each(|input| self.hear(input, now));
    }

    /// The turn is over, and this came of it.
    pub fn ends(&mut self, outputs: &[Output], now: Duration) {
        self.measures.turn_time.took(now.saturating_sub(self.began));
        outputs.iter().for_each(|output| self.see(output, now));
        self.measures.health.beats(now);
    }

    /// Pulses come on time; those that could not are left out. A late one is none.
    fn pulse(&mut self, now: Duration) {
        self.measures.pulses.inc();
        if let Some(last) = self.last_pulse.replace(now) {
            let ticks =
                (now.saturating_sub(last) + self.tick / 2).as_nanos() / self.tick.as_nanos();
            self.measures.pulses_missed.inc_by((ticks as u64).saturating_sub(1));
        }
    }

    fn hear(&mut self, input: &Input, now: Duration) {
        let measures = &self.measures;
        match input {
            Input::Connected { .. } => {
                measures.connections.inc();
                measures.connected.inc();
            }
            Input::Gone { connection } => {
                measures.connections.dec();
                self.asked.remove(connection);
            }
            Input::Line { connection, .. } => {
                measures.lines.inc();
                let asked = self.asked.entry(*connection).or_default();
                if asked.len() < ANSWERS_AWAITED_MAX {
                    asked.push_back(now);
                }
            }
            Input::Kept { batch } => self.kept(*batch, now),
            Input::Fetched { .. } => {
                let began = self.fetching.pop_front();
                since(&self.measures.fetch_time, began, now);
            }
            Input::Hashed { ticket, answer } => {
                if *answer == HashAnswer::Busy {
                    measures.hashing_full.inc();
                }
                let began = self.hashing.remove(ticket).filter(|_| *answer != HashAnswer::Busy);
                since(&self.measures.hash_time, began, now);
            }
            Input::KeepFailed { .. } => {
                measures.disk_faults.inc();
                measures.health.disk(Disk::Fails);
            }
            Input::KeepMended => measures.health.disk(Disk::Works),
            Input::SetAside { .. } => {
                measures.rows_refused.inc();
            }
            _ => {}
        }
    }

    fn see(&mut self, output: &Output, now: Duration) {
        match output {
            Output::Write(write) => self.told(write, now),
            Output::Keep(batch) => {
                self.handed.push_back((batch.number, now));
                self.measures.batches_waiting.inc();
            }
            Output::Fetch(_) => self.fetching.push_back(now),
            Output::Hash { ticket, .. } => {
                if self.hashing.len() < HASHING_WAITING_MAX {
                    self.hashing.insert(*ticket, now);
                }
            }
            Output::Recover => {
                self.measures.panics.inc();
            }
            Output::Stop => self.measures.health.stops(),
            Output::Reload(_) | Output::Links { .. } | Output::Operate { .. } => {}
        }
    }

    /// What ends in a prompt is the answer to all that was typed before; so is a goodbye.
    fn told(&mut self, write: &Write, now: Duration) {
        if write.prompt.is_none() && !write.close {
            return;
        }
        let Some(asked) = self.asked.get_mut(&write.connection) else { return };
        for began in asked.drain(..) {
            self.measures.answers.inc();
            self.measures.answer_time.took(now.saturating_sub(began));
        }
    }

    /// Batches up to this one are on the disk.
    fn kept(&mut self, batch: u64, now: Duration) {
        while let Some((_, began)) = self.handed.front().filter(|(number, _)| *number <= batch) {
            let took = now.saturating_sub(*began);
            self.handed.pop_front();
            self.measures.batches.inc();
            self.measures.batches_waiting.dec();
            self.measures.batch_time.took(took);
        }
    }
}

fn count(count: &Count) {
    count.inc();
}

fn since(timing: &Timing, began: Option<Duration>, now: Duration) {
    if let Some(began) = began {
        timing.took(now.saturating_sub(began));
    }
}
