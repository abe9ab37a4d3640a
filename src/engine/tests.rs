//! What only the engine itself can be made to do.

use std::sync::Arc;

use super::Engine;
use super::boot::Boot;
use crate::base::clock::Millis;
use crate::base::id::ItemId;
use crate::base::limits::JOBS_PER_PULSE_MAX;
use crate::game::content::Content;
use crate::game::keep::Saved;
use crate::game::schedule::Job;

#[test]
fn a_pulse_runs_only_so_many_jobs_and_the_next_one_the_rest() {
    let content = Arc::new(Content::default());
    let boot =
        Boot { content, saved: Saved::default(), seed: None, test_mode: true, claim_code: None };
    let (mut engine, _) = Engine::boot(boot);
    let before = engine.world.schedule.len();
    let due = Millis(1_000);
    for id in 0..JOBS_PER_PULSE_MAX as u64 + 5 {
        engine.world.schedule.at(due, Job::Decay(ItemId(id)));
    }
    engine.turn(Vec::new(), due, true);
    assert_eq!(engine.world.schedule.len(), before + 5);
    assert_eq!(engine.next_due(), Some(due), "the rest is due at the very next pulse");
    engine.turn(Vec::new(), due + Millis(100), true);
    assert_eq!(engine.world.schedule.len(), before);
}
