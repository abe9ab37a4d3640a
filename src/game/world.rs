//! Everything that changes. Fields only: each is written by the feature it belongs to,
//! and is named in the list of features.

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::game::client::about::Host;
use crate::game::features::with_features;
use crate::game::frame::keep::One;
use crate::game::frame::keep::dirty::{Dirty, Key};
use crate::game::frame::schedule::Schedule;
use crate::game::start::limbo::Limbo;

macro_rules! world {
    ($($group:ident :: $name:ident
        state($($field:ident : $($state:ident)::+)?) event($($event:tt)*);)*
    ) => {
        /// The state of the whole world at one moment.
        #[derive(Clone, Debug, Default, Serialize, Deserialize)]
        pub struct World {
            pub clock: Millis,
            pub turn: u64,
            pub next_id: u64,
            /// Whether the server runs in `--test-mode` (`@clock advance`, `@rng seed`).
            pub test_mode: bool,
            /// What is known of the server that it runs on.
            pub host: Host,
            pub numbers: crate::game::frame::numbers::State,
            pub flags: crate::game::frame::flags::State,
            $($(pub $field: crate::game::$group::$name::$($state)::+,)?)*
            /// What was kept and is not written now.
            pub limbo: Limbo,
            pub schedule: Schedule,
            pub dirty: Dirty,
        }
    };
}

with_features!(world);

impl World {
    /// A number that nothing else has or ever had.
    pub fn new_id(&mut self) -> u64 {
        self.next_id += 1;
        self.dirty.kept(Key::World(One));
        self.next_id
    }
}
