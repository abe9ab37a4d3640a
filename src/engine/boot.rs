//! The first moment of a process: content and what was kept become a world that runs.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Engine;
use super::breaker::Breaker;
use super::history::Histories;
use super::keeper::Keeper;
use super::reload::Reloading;
use super::sessions::Sessions;
use crate::base::clock::Millis;
use crate::base::dice::Dice;
use crate::game::frame::keep::Saved;
use crate::game::frame::tell::outbox::Outbox;
use crate::game::people::{faction, player};
use crate::game::staff::wizard;
use crate::game::start::restore::restore;
use crate::game::{self, Content, World};
use crate::session::login::Door;

/// All that an engine begins with.
pub struct Boot {
    pub content: Arc<Content>,
    pub saved: Saved,
    /// Begins the dice of a world that never ran; given on the command line it begins them anew.
    pub seed: Option<u64>,
    pub test_mode: bool,
    /// A code that makes its user owner. Taken only while the world has no owner.
    pub claim_code: Option<String>,
}

impl Engine {
    /// A world as it was kept, and sentences about rows that have no place in it.
    pub fn boot(boot: Boot) -> (Engine, Vec<String>) {
        let (mut world, warnings) = restore(&boot.content, &boot.saved);
        world.test_mode = boot.test_mode;
        let dice = dice(&boot);
        if let Some(code) = boot.claim_code.filter(|_| needs_owner(&world)) {
            player::set_claim(&mut world, wizard::fingerprint(&code));
        }
        let mut engine = Engine {
            content: boot.content,
            world,
            dice,
            out: Outbox::default(),
            asks: Vec::new(),
            events: Vec::new(),
            sessions: Sessions::default(),
            door: Door::default(),
            keeper: Keeper::default(),
            outputs: Vec::new(),
            stopping: None,
            farewell: None,
            stopped: false,
            ahead: Millis(0),
            through: None,
            reloading: Reloading::default(),
            doing: String::new(),
            panics_at: None,
            broken: false,
            faults: 0,
            breaker: Breaker::default(),
            changing: BTreeMap::new(),
            unseen: BTreeMap::new(),
            histories: Histories::default(),
            tape: None,
        };
        faction::log_hostilities(&engine.content, &engine.world);
        engine.wake();
        (engine, warnings)
    }

    /// Puts on the schedule all that is due by itself.
    pub(super) fn wake(&mut self) {
        self.with_turn("wake", game::wake);
        self.out = Outbox::default();
    }

    /// Where the server's clock stands.
    pub fn clock(&self) -> Millis {
        self.world.clock
    }
}

/// Whether nobody owns this world yet.
pub fn needs_owner(world: &World) -> bool {
    use crate::game::frame::verb::Role;
    !world.players.accounts().any(|account| account.role() == Role::Owner)
}

fn dice(boot: &Boot) -> Dice {
    match (boot.seed, boot.saved.world()) {
        (Some(seed), _) => Dice::new(seed),
        (None, Some(row)) => {
            Dice::restore(row.seed, &row.dice).unwrap_or_else(|| Dice::new(row.seed))
        }
        (None, None) => Dice::new(0),
    }
}
