//! What minds weigh, and how long they wait.

use crate::base::clock::Millis;
use crate::game::frame::numbers::numbers;

numbers! {
    /// What NPCs do by themselves.
    pub NUMBERS in Balance "minds" {
        /// How often a wanderer thinks of leaving.
        pub WANDER_EVERY = "wander_seconds": Millis = 10, 1..=3600, "seconds";
        /// The chance that one with the tag `wanders_sometimes` does.
        pub SOMETIMES = "wander_sometimes": f64 = 0.1, 0.0..=1.0, "";
        /// And one with the tag `wanders_often`.
        pub OFTEN = "wander_often": f64 = 0.3, 0.0..=1.0, "";
        /// NPCs in a room above which no more wander in.
        pub CROWD = "crowd": usize = 8, 1..=1000, "NPCs";
        /// How soon a tense mind looks, and how often: one with players or a fight before its eyes.
        pub LOOK_EVERY = "look_seconds": Millis = 2, 0.2..=60, "seconds";
        /// Between two idle lines, at least.
        pub IDLE_LEAST = "idle_least_seconds": u32 = 30, 1..=86400, "seconds";
        /// And at most.
        pub IDLE_MOST = "idle_most_seconds": u32 = 60, 1..=86400, "seconds";
        /// For so long no other of its kind does the same before the same eyes.
        pub ECHO = "idle_echo_seconds": Millis = 20, 0..=3600, "seconds";
        /// Rooms over which the `social` are heard; others are heard in their own room.
        pub SOCIAL_RADIUS = "call_rooms": u32 = 3, 0..=10, "rooms";
        /// How long a helper is on its way before it gives up.
        pub SUMMONS_LASTS = "summons_seconds": Millis = 30, 1..=3600, "seconds";
        /// How long an intruder has to leave after the warning.
        pub PATIENCE = "warning_seconds": Millis = 6, 0..=3600, "seconds";
        /// Health below which a healer heals (F48).
        pub LOW_PERCENT = "heal_below_percent": u64 = 70, 0..=100, "percent";
        /// What it gives back, and its level besides.
        pub HEAL_POWER = "heal_power": u32 = 8, 0..=100000, "health";
        /// From one spell of a healer or a buffer to the next.
        pub CAST_EVERY = "cast_seconds": Millis = 8, 0.5..=3600, "seconds";
        /// How strong a buffer's spell is, and a quarter of its level besides.
        pub BUFF_POWER = "buff_power": u32 = 1, 0..=100, "points";
        /// And how long it lasts.
        pub BUFF_ROUNDS = "buff_rounds": u32 = 10, 1..=10000, "rounds";
    }
}
