//! How far one may trust another (N92): worked out, never kept.
//!
//! `trust = (start + shared × S/(|S| + shared_half) + name × R/(|R| + name_half)) × own_factor^b ×
//! others_factor^B`, held between 0 and 1, where for the trust of A in B
//!
//! * **S** is what B has done to A or before A's eyes, in points; half of it is forgotten after each
//!   half-life (A7), so old quarrels heal and old merits fade;
//! * **R** is the public reputation of B;
//! * **b** is how often B betrayed A, and **B** how often B betrayed others. Those are never forgotten.
//!
//! Whoever knows nothing of the other has half trust. All but the last step is the same for all, so it
//! is B's betrayal of A that costs A's trust more than a third party's. Our own formula; all of its
//! numbers are turned by `@balance`.

use super::rules::MILLI;
use super::state::Observer;
use crate::base::clock::Millis;
use crate::game::View;
use crate::game::frame::actor::Actor;
use crate::game::frame::numbers::numbers;

numbers! {
    /// How far one trusts another, from 0 to 1.
    pub NUMBERS in Balance "trust" {
        /// Where nothing is known of the other (our choice, like all of these).
        pub(super) START = "start": f64 = 0.5, 0.0..=1.0, "trust";
        /// The most that what they have been through with each other adds or takes.
        SHARED = "shared": f64 = 0.3, 0.0..=1.0, "trust";
        /// Points at which that is half of the most.
        SHARED_HALF = "shared_half_points": f64 = 50.0, 1.0..=100000.0, "points";
        /// The most that the public reputation of the other adds or takes.
        NAME = "name": f64 = 0.2, 0.0..=1.0, "trust";
        /// Points at which that is half of the most.
        NAME_HALF = "name_half_points": f64 = 100.0, 1.0..=100000.0, "points";
        /// What is left of trust after a betrayal of oneself.
        BETRAYED = "betrayed_factor": f64 = 0.5, 0.0..=1.0, "of it";
        /// What is left of it after a betrayal of somebody else.
        BETRAYER = "betrayer_factor": f64 = 0.9, 0.0..=1.0, "of it";
        /// After so long half of what they have been through is forgotten. Seconds of the world's clock.
        pub(super) HALF_LIFE = "half_life_seconds": Millis = 604800.0, 60.0..=31536000.0, "seconds";
    }
}

/// More betrayals than this make no difference any more.
const BETRAYALS_COUNTED: u64 = 20;

/// How far one trusts another, and of what it comes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Trust {
    /// 0.0 to 1.0.
    pub value: f64,
    /// What was added for what they have been through, and for the name of the other.
    pub shared: f64,
    pub name: f64,
    pub betrayed: u64,
    pub betrayed_others: u64,
}

/// How far the one trusts the other.
pub fn trust(view: View, one: &Actor, other: &Actor) -> Trust {
    let (state, numbers) = (&view.world.reputation, &view.world.numbers);
    let between = state.of(other, &Observer::of(view.content, one));
    let lived = faded(between.recent, view.now.since(between.recent_at), numbers.of(&HALF_LIFE));
    let part = |points: f64, half: f64| points / (points.abs() + half.max(1.0));
    let shared = numbers.of(&SHARED) * part(lived as f64 / MILLI as f64, numbers.of(&SHARED_HALF));
    let name = numbers.of(&NAME) * part(state.public(other) as f64, numbers.of(&NAME_HALF));
    let betrayed = between.betrayals;
    let betrayed_others = state.betrayals(other).saturating_sub(betrayed);
    let mut value = numbers.of(&START) + shared + name;
    for (times, factor) in [(betrayed, &BETRAYED), (betrayed_others, &BETRAYER)] {
        for _ in 0..times.min(BETRAYALS_COUNTED) {
            value *= numbers.of(factor);
        }
    }
    Trust { value: value.clamp(0.0, 1.0), shared, name, betrayed, betrayed_others }
}

/// What is left of points after a while: half after each half-life, and in between a straight line.
/// In whole numbers, so that it is the same on every machine.
pub(super) fn faded(points: i64, span: Millis, half_life: Millis) -> i64 {
    let half_life = half_life.0.max(1);
    let (halves, rest) = (span.0 / half_life, span.0 % half_life);
    if halves >= 63 {
        return 0;
    }
    let left = i128::from(points) / (1_i128 << halves);
    let more = left * i128::from(rest) / (2 * i128::from(half_life));
    i64::try_from(left - more).unwrap_or(0)
}
