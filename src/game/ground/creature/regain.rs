//! Regaining health and spirit by rest.
//!
//! Only those who lack some are on the schedule; the healthy cost nothing. In a fight nothing
//! comes back. Shares of the whole per [`EVERY`] (our choice), never less than one.

use super::rules::{heal, hearten};
use super::state::Creature;
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::frame::numbers::numbers;
use crate::game::frame::posture::Posture;
use crate::game::frame::schedule::Job;
use crate::game::ground::{deeds, fight};
use crate::game::{Turn, World};

numbers! {
    /// How those who are hurt, or spent, mend. In a fight nobody does.
    pub REGAIN in Balance "regain" {
        /// From one step of mending to the next.
        pub EVERY = "every_seconds": Millis = 6, 1..=600, "seconds";
        /// What comes back in a step of those who sleep.
        SLEEPING = "sleeping_percent": u32 = 12, 0..=100, "percent";
        /// Of those who rest.
        RESTING = "resting_percent": u32 = 8, 0..=100, "percent";
        /// Of those who sit.
        SITTING = "sitting_percent": u32 = 5, 0..=100, "percent";
        /// Of those who stand.
        STANDING = "standing_percent": u32 = 3, 0..=100, "percent";
    }
}

/// Puts somebody who lacks health or spirit on the schedule, once.
pub fn start_regaining(turn: &mut Turn, who: CreatureId) {
    let job = Job::Regain(who);
    if turn.world.creatures.get(who).is_some_and(lacks) && !turn.world.schedule.has(&job) {
        turn.world.schedule.at(turn.now + turn.world.numbers.of(&EVERY), job);
    }
}

/// One breath of rest.
pub fn regain(turn: &mut Turn, who: CreatureId) {
    let Some(body) = turn.world.creatures.get(who) else { return };
    let percent = match body.posture() {
        Posture::Sleeping => &SLEEPING,
        Posture::Resting => &RESTING,
        Posture::Sitting => &SITTING,
        Posture::Standing => &STANDING,
    };
    let percent = turn.world.numbers.of(percent);
    let (health, spirit) = (body.health_max() * percent / 100, body.spirit_max() * percent / 100);
    if !fight::is_fighting(turn.world, who) {
        heal(turn, who, health.max(1));
        hearten(turn, who, spirit.max(1));
        deeds::rested(turn.world, who);
    }
    start_regaining(turn, who);
}

/// When the world wakes: whoever is hurt heals, whatever hurt them.
pub fn wake_all(turn: &mut Turn) {
    let all = turn.world.creatures.iter().filter(|body| lacks(body));
    for who in all.map(Creature::id).collect::<Vec<_>>() {
        start_regaining(turn, who);
    }
}

/// What must always be true: whoever lacks health or spirit gets it back in time.
pub fn check(world: &World) -> Result<(), String> {
    let mut lacking = world.creatures.iter().filter(|body| lacks(body)).map(Creature::id);
    match lacking.find(|who| !world.schedule.has(&Job::Regain(*who))) {
        Some(who) => Err(format!("creature {} is hurt, and would never heal", who.0)),
        None => Ok(()),
    }
}

fn lacks(body: &Creature) -> bool {
    body.health() < body.health_max() || body.spirit() < body.spirit_max()
}
