//! Everything that changes. Fields only: each is written by the feature it belongs to.

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::game::client::about::Host;
use crate::game::frame::keep::One;
use crate::game::frame::keep::dirty::{Dirty, Key};
use crate::game::frame::schedule::Schedule;
use crate::game::ground::deeds;
use crate::game::ground::{coin_audit, creature, fight, item, movement, place, room, sky};
use crate::game::people::{
    effect, faction, look, mailbox, melee, mind, patrol, player, reset, skill, spawn,
};
use crate::game::realm::front;
use crate::game::start::limbo::Limbo;

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
    pub coin_audit: coin_audit::State,
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
    pub light_changes: look::light_changes::State,
    pub spawns: spawn::State,
    pub resets: reset::State,
    pub sky: sky::State,
    pub front: front::State,
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
