//! The game: what there is, what may happen, and how it reads.
//!
//! `features.rs` is the one list of what is in it.

pub mod client;
pub mod content;
pub mod event;
pub mod features;
pub mod frame;
pub mod ground;
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

use crate::game::ground::{creature, movement, sight, sky};
use crate::game::people::{combat, melee, mind, patrol, player, reset, spawn};
use crate::game::realm::front;

/// What the telling is handed of the ground that it does not know.
pub const EYES: Eyes = Eyes { is_lit: sight::is_lit };

/// Does what the schedule says is due.
pub fn run_job(turn: &mut Turn, job: Job) {
    match job {
        Job::Swing(who) => combat::swing(turn, who),
        Job::Regain(who) => creature::regain(turn, who),
        Job::Effect(who) => combat::suffer(turn, who),
        Job::Think(who) => mind::due(turn, who),
        Job::Respawn(spawn) => spawn::respawn(turn, spawn),
        Job::Decay(item) => combat::decay(turn, item),
        Job::LinkDead(who) => player::leave(turn, who),
        Job::Weather(area) => sky::weather(turn, area),
        Job::Phase => sky::phase(turn),
        Job::March(who) => patrol::march(turn, who),
        Job::Front(room) => front::front_due(turn, room),
        Job::FightOver(room) => front::fight_over(turn, room),
        Job::Gossip(who) => front::gossip_due(turn, who),
        Job::Round(room) => melee::round_over(turn, room),
        Job::Crowd(room) => movement::crowd::sum_up(turn, room),
        Job::Conceal(room) => movement::search::conceal(turn, room),
        Job::Reset(room) => reset::due(turn, room),
    }
}

/// After a start, a survived panic or a reload: puts on the schedule whatever the state of the
/// world asks for, as the events that led to that state did. [`Job::waking`] says what comes back
/// by this, what by its own row, and what ends.
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
