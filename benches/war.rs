//! A war that nobody watches: patrols of two sides in one grid, most of them fighting. Criterion
//! tells what a pulse costs on the whole; this tells of single pulses, of which no one may be long.

use std::time::{Duration, Instant};

use dominion::base::clock::Millis;
use dominion::game::ground::fight;

use crate::stage::{PULSE, Stage};
use crate::worlds::{Npc, Plan};

/// Soldiers of both sides; there are 30 rooms for a hundred.
pub const SIZES: [usize; 3] = [1_000, 3_000, 10_000];
/// Until those who met have fallen and come back.
const BEGINS: Millis = Millis::seconds(120);
/// What is watched of it.
const LASTS: Millis = Millis::seconds(300);

/// What single pulses of a war took.
pub struct War {
    pub soldiers: usize,
    /// How many of them fought when it was over.
    pub fighting: usize,
    pub mean: Duration,
    /// The pulse that is longer than 99 of a hundred.
    pub p99: Duration,
    pub longest: Duration,
}

/// A world at war.
pub fn world(soldiers: usize) -> Stage {
    let plan = Plan::of_rooms(soldiers * 3 / 10);
    Stage::new(&plan.with(Npc::Red, soldiers / 2).with(Npc::Blue, soldiers - soldiers / 2))
}

/// Lets a war go on for a while, and times each pulse.
#[allow(clippy::disallowed_methods, reason = "a bench is there to read the clock")]
pub fn measure(soldiers: usize) -> War {
    let mut stage = world(soldiers);
    stage.pass(BEGINS);
    let mut spans: Vec<Duration> = Vec::new();
    for _ in 0..LASTS.0 / PULSE.0 {
        let begins = Instant::now();
        stage.pass(PULSE);
        spans.push(begins.elapsed());
    }
    let world = stage.engine.world();
    let fights = |id| fight::foe_of(world, id).is_some();
    let fighting = world.creatures.iter().filter(|body| fights(body.id())).count();
    let mean = spans.iter().sum::<Duration>() / spans.len() as u32;
    spans.sort_unstable();
    let p99 = spans[(spans.len() - 1) * 99 / 100];
    War { soldiers, fighting, mean, p99, longest: spans[spans.len() - 1] }
}
