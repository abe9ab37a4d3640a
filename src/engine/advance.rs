//! `@clock advance`: the world lives through the time that its clock is put ahead.
//!
//! Each job is done as often as it is due, at its own moment, and minds act and think between
//! them, as at so many pulses; only the moments at which nothing happens are left out. What waits
//! for the machine (the disk, a hash, somebody at the door) waits no less for it: for the machine
//! no time has passed.
//!
//! A long time in a full world is more than one turn may take. The rest is lived through in the
//! pulses after it, with whatever comes in between.

use serde::{Deserialize, Serialize};

use super::Engine;
use super::breaker::Chore;
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::ADVANCE_PULSES_MAX;
use crate::game::staff::wizard;

/// The time from one pulse to the next, as it is where nobody set another.
const PULSE: Millis = Millis(100);

/// The time that is still to be lived through.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Ahead {
    until: Millis,
    who: CreatureId,
    /// Whether the time took more than one turn: then whoever asked is told when it is over.
    takes_long: bool,
}

impl Engine {
    /// The clock is to be put ahead, on top of what is still to be lived through.
    pub(super) fn advance(&mut self, who: CreatureId, span: Millis) {
        let begun = self.through.take();
        let from = begun.as_ref().map_or(self.world.clock, |ahead| ahead.until);
        let takes_long = begun.is_some_and(|ahead| ahead.takes_long);
        self.through = Some(Ahead { until: from + span, who, takes_long });
        self.live_through();
    }

    /// Lives through as much of the time ahead as one turn may take.
    pub(super) fn live_through(&mut self) {
        for _ in 0..ADVANCE_PULSES_MAX {
            let Some(until) = self.through.as_ref().map(|ahead| ahead.until) else { return };
            let next = self.next_moment().filter(|next| *next <= until);
            self.put_ahead(next.unwrap_or(until).since(self.world.clock));
            match next {
                Some(_) => self.pulse(),
                None => return self.is_through(),
            }
            // The time ahead was the last of this world.
            if self.farewell.is_some() || self.broken {
                self.through = None;
            }
        }
        self.through.iter_mut().for_each(|ahead| ahead.takes_long = true);
    }

    /// The next pulse at which anything happens by itself.
    fn next_moment(&self) -> Option<Millis> {
        let clock = self.world.clock;
        if self.world.minds.is_busy() {
            return Some(clock + PULSE);
        }
        let stops = self.stopping.as_ref().map(|stopping| stopping.when);
        let due = self.world.schedule.first().into_iter().chain(stops).min()?;
        let pulses = due.since(clock).0.div_ceil(PULSE.0).max(1);
        Some(clock + Millis(pulses * PULSE.0))
    }

    fn pulse(&mut self) {
        self.chore(Chore::MindsAct);
        self.pass_time();
        self.chore(Chore::MindsThink);
        self.hand_out();
    }

    /// Moves the world's clock, and with it whatever waits for the machine.
    fn put_ahead(&mut self, span: Millis) {
        if span == Millis(0) {
            return;
        }
        self.ahead = self.ahead + span;
        self.world.clock = self.world.clock + span;
        self.sessions.everyone().for_each(|session| session.put_ahead(span));
        self.farewell.iter_mut().for_each(|farewell| farewell.until = farewell.until + span);
    }

    fn is_through(&mut self) {
        let Some(Ahead { who, takes_long, .. }) = self.through.take() else { return };
        if takes_long {
            self.with_turn("advance", |turn| turn.report(wizard::Event::ClockArrived { who }));
            self.hand_out();
        }
    }
}
