//! Everything that changes. Fields only: each is written by the feature it belongs to.

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::game::about::Host;
use crate::game::dirty::{Dirty, Key};
use crate::game::keep::One;
use crate::game::limbo::Limbo;
use crate::game::schedule::Schedule;
use crate::game::{
    creature, deeds, effect, faction, fight, item, look, mailbox, melee, mind, mint, movement,
    patrol, place, player, reset, room, skill, sky, spawn, war,
};

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
    pub places: place::Places,
    pub rooms: room::State,
    pub creatures: creature::State,
    pub items: item::State,
    pub mint: mint::State,
    pub players: player::State,
    pub factions: faction::State,
    pub fights: fight::State,
    pub deeds: deeds::State,
    pub effects: effect::State,
    pub skills: skill::State,
    pub minds: mind::State,
    pub patrols: patrol::State,
    pub melees: melee::State,
    pub crowds: movement::crowd::State,
    pub gloom: look::gloom::State,
    pub spawns: spawn::State,
    pub resets: reset::State,
    pub sky: sky::State,
    pub war: war::State,
    pub mailbox: mailbox::State,
    /// What was kept and is not written now.
    pub limbo: Limbo,
    pub schedule: Schedule,
    pub dirty: Dirty,
}

impl World {
    /// A number that nothing else has or ever had.
    pub fn new_id(&mut self) -> u64 {
        self.next_id += 1;
        self.dirty.kept(Key::World(One));
        self.next_id
    }
}
