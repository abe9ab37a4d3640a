//! What panics again and again is left alone for a while.
//!
//! After a panic the world is as it was kept, and so is whatever led to the panic: a job that is
//! due again, a mind that sees the same again. Nobody could play in a world that begins anew ten
//! times a second, so after a few panics that chore rests, and then is tried once more. What
//! players type needs none of this: they stop typing it.

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::limits::{PANIC_MEMORY_MS, PANIC_REST_MS, PANICS_MAX};
use crate::game::frame::schedule::Job;

/// What the engine does by itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(super) enum Chore {
    Job(Job),
    MindsAct,
    MindsThink,
}

/// What is being done, and which chores panicked lately.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Breaker {
    doing: Option<Chore>,
    /// What panicked last, until the world is as it was kept.
    fell: Option<Chore>,
    /// How often each panicked, and when it last did.
    panics: Vec<(Chore, u32, Millis)>,
}

impl Breaker {
    /// Until when a chore rests, if it does.
    pub fn rests(&self, chore: Chore, now: Millis) -> Option<Millis> {
        let (_, count, last) = self.panics.iter().find(|(other, ..)| *other == chore)?;
        let until = *last + Millis(PANIC_REST_MS);
        (*count >= PANICS_MAX && now < until).then_some(until)
    }

    pub fn begins(&mut self, chore: Chore) {
        self.doing = Some(chore);
    }

    pub fn did(&mut self) {
        self.doing = None;
    }

    /// The chore whose panic the world was put back for, if it was one.
    pub fn fell(&mut self) -> Option<Chore> {
        self.fell.take()
    }

    /// Something panicked; comes back with the chore, if it rests from now on.
    pub fn panicked(&mut self, now: Millis) -> Option<Chore> {
        let chore = self.doing.take()?;
        self.fell = Some(chore);
        self.panics.retain(|(.., last)| now.since(*last) < Millis(PANIC_MEMORY_MS));
        let before = self.panics.iter().position(|(other, ..)| *other == chore);
        let count = 1 + before.map_or(0, |at| self.panics.swap_remove(at).1);
        self.panics.push((chore, count, now));
        (count >= PANICS_MAX).then_some(chore)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Chore = Chore::Job(Job::Phase);

    fn panics(breaker: &mut Breaker, chore: Chore, now: u64) -> Option<Chore> {
        breaker.begins(chore);
        breaker.panicked(Millis(now))
    }

    #[test]
    fn what_panics_again_and_again_rests_and_is_tried_once_more() {
        let mut breaker = Breaker::default();
        for now in 1..u64::from(PANICS_MAX) {
            assert_eq!(panics(&mut breaker, ONE, now), None);
            assert_eq!(breaker.rests(ONE, Millis(now)), None);
        }
        assert_eq!(panics(&mut breaker, ONE, 1_000), Some(ONE));
        let until = Millis(1_000 + PANIC_REST_MS);
        assert_eq!(breaker.rests(ONE, Millis(2_000)), Some(until));
        assert_eq!(breaker.rests(Chore::MindsAct, Millis(2_000)), None, "others go on");
        assert_eq!(breaker.rests(ONE, until), None, "it is tried again");
        assert_eq!(panics(&mut breaker, ONE, until.0), Some(ONE), "once");
        let later = until.0 + PANIC_MEMORY_MS;
        assert_eq!(panics(&mut breaker, ONE, later), None, "what is long ago is forgotten");
    }

    #[test]
    fn a_panic_now_and_then_stops_nothing() {
        let mut breaker = Breaker::default();
        for time in 0..100 {
            assert_eq!(panics(&mut breaker, ONE, time * PANIC_MEMORY_MS), None);
        }
        breaker.begins(ONE);
        breaker.did();
        assert_eq!(breaker.panicked(Millis(0)), None, "it was something else");
        assert_eq!(breaker.panics.len(), 1);
    }
}
