//! The game: what there is, what may happen, and how it reads.
//!
//! `features.rs` is the one list of what is in it.

pub mod client;
pub mod content;
pub mod event;
pub mod features;
pub mod frame;
pub mod ground;
pub mod jobs;
pub mod people;
pub mod realm;
pub mod staff;
pub mod start;
pub mod world;

pub use crate::game::content::Content;
pub use crate::game::event::Event;
pub use crate::game::features::{Check, FEATURES, Feature};
pub use crate::game::frame::refusal::Refusal;
pub use crate::game::frame::turn::Turn;
pub use crate::game::frame::view::View;
pub use crate::game::world::World;

use crate::game::frame::schedule::Job;
use crate::game::frame::tell::senses::Eyes;
use crate::game::frame::timer;
use crate::game::ground::sight;
use crate::game::people::acquaintance;

/// What the telling is handed of the ground and of people that it does not know.
pub const EYES: Eyes = Eyes { lighting: sight::lighting, ignores: acquaintance::ignores };

/// Does what the schedule says is due.
pub fn run_job(turn: &mut Turn, job: Job) {
    timer::is_due(turn.world, job);
    job.run(turn);
}

/// After a start, a survived panic or a reload: puts on the schedule whatever the state of the
/// world asks for, as the events that led to that state did. The list of jobs says of each kind
/// what comes back by this, what by its own row, and what ends.
pub fn wake(turn: &mut Turn) {
    for wakes in FEATURES.iter().filter_map(|feature| feature.wakes) {
        wakes(turn);
    }
}

/// What must always be true of a world.
pub fn check(world: &World) -> Result<(), String> {
    for feature in FEATURES {
        if let Some(check) = feature.check {
            check(world).map_err(|broken| format!("{}: {broken}", feature.name))?;
        }
    }
    Ok(())
}
