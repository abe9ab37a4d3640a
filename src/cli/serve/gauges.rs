//! What is counted while the server runs, and who is shown it.

#![allow(clippy::disallowed_methods, reason = "only the edge measures time")]

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::record::Recorded;
use super::services::in_a_thread;
use crate::base::clock::Millis;
use crate::cli::say;
use crate::config::Config;
use crate::game::frame::turn::Sheet;
use crate::game::staff::metrics;
use crate::game::{Content, World};
use crate::measure::{self, Edge, LinkCounts, Measures, WorldFigures};
use crate::messages::input::{Input, Occasion};
use crate::messages::output::Output;
use crate::net;
use crate::web;

/// Everything that is counted, and the moment from which its times are counted.
#[derive(Clone)]
pub(super) struct Gauges(web::Source);

impl Gauges {
    /// `started` is in seconds since 1970.
    pub(super) fn new(started: u64) -> Result<Gauges, String> {
        let measures = Arc::new(Measures::new(started)?);
        Ok(Gauges(web::Source { measures, began: Instant::now() }))
    }

    /// Where the network counts.
    pub(super) fn counts(&self) -> LinkCounts {
        self.0.measures.links.clone()
    }

    /// A page for an admin.
    pub(super) fn sheet(&self, sheet: Sheet) -> Vec<String> {
        let up = self.0.began.elapsed();
        match sheet {
            Sheet::Health => measure::health(&self.0.measures, up),
            Sheet::Performance => measure::performance(&self.0.measures, up),
        }
    }

    /// Serves it to the web and writes it to its file, if the settings say so.
    pub(super) fn show(&self, config: &Config, door: Option<web::Door>) -> Result<(), String> {
        if let Some(door) = door {
            let address = door.address();
            door.serve(self.0.clone())
                .map_err(|error| format!("the web cannot be served: {error}"))?;
            tracing::info!(target: "web", %address, "listening");
            say(format_args!("Metrics are at http://{address}/metrics."));
        }
        if let Some(file) = config.metrics_file.clone() {
            let (source, every) = (self.0.clone(), Duration::from_secs(config.metrics_seconds));
            in_a_thread("metrics", move || write_for_ever(&source, &file, every))
                .map_err(|error| format!("the thread for metrics cannot start: {error}"))?;
        }
        Ok(())
    }
}

/// Writes the file now, and again and again. That it cannot be written is told once, and when it can
/// be again.
fn write_for_ever(source: &web::Source, file: &Path, every: Duration) {
    let mut failed = false;
    loop {
        match (write(source, file), failed) {
            (Ok(()), true) => {
                failed = false;
                tracing::info!(target: "main", file = %file.display(), "the metrics are written again");
            }
            (Err(error), false) => {
                failed = true;
                tracing::warn!(target: "main", file = %file.display(), %error, "the metrics cannot be written");
            }
            (Ok(()), false) | (Err(_), true) => {}
        }
        thread::sleep(every);
    }
}

/// Whoever reads the file meanwhile reads the old one or the new one.
fn write(source: &web::Source, file: &Path) -> std::io::Result<()> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let told = measure::json(&source.measures, source.began.elapsed(), now);
    let mut beside = file.as_os_str().to_owned();
    beside.push(".new");
    fs::write(&beside, format!("{told:#}\n"))?;
    fs::rename(&beside, file)
}

/// The engine, with somebody beside it who counts.
pub(super) struct Gauged {
    engine: Recorded,
    edge: Edge,
    began: Instant,
    published: Option<Instant>,
}

/// Between two looks at the world's own figures.
const PUBLISHED_EVERY: Duration = Duration::from_secs(1);

impl Gauged {
    pub(super) fn new(engine: Recorded, Gauges(source): Gauges, tick: Millis) -> Gauged {
        let edge = Edge::new(source.measures, tick);
        Gauged { engine, edge, began: source.began, published: None }
    }

    /// Copies out what the world counts, once a second: at a pulse, when nobody waits for an answer.
    fn publish(&mut self) {
        if self.published.is_some_and(|last| last.elapsed() < PUBLISHED_EVERY) {
            return;
        }
        self.published = Some(Instant::now());
        let engine = self.engine.engine();
        let measures = self.edge.measures();
        measures.publish(figures(engine.content(), engine.world()));
        if engine.is_ending() {
            measures.health.stops();
        }
    }
}

impl net::Engine for Gauged {
    fn turn(&mut self, inputs: Vec<Input>, now: Millis, occasion: Occasion) -> Vec<Output> {
        self.edge.begins(&inputs, occasion, self.began.elapsed());
        let outputs = self.engine.turn(inputs, now, occasion);
        self.edge.ends(&outputs, self.began.elapsed());
        if occasion == Occasion::Pulse {
            self.publish();
        }
        outputs
    }
}

/// The world in numbers.
fn figures(content: &Content, world: &World) -> WorldFigures {
    WorldFigures {
        players: world.players.count_here() as u64,
        characters: world.players.count_all() as u64,
        npcs: world.creatures.len().saturating_sub(world.players.count_here()) as u64,
        items: world.items.len() as u64,
        rooms: content.all_rooms().count() as u64,
        events: metrics::events(world),
        commands: world.metrics.verbs(),
    }
}
