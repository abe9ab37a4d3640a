//! The whole engine as a value: taken between two turns, and put back elsewhere.
//!
//! It is a copy without secrets: a world put back from it plays on in step with the one it was
//! taken from as long as somebody else says which passwords fit, as a recording does.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::dice::Dice;
use crate::base::id::{AccountId, CreatureId};
use crate::engine::Engine;
use crate::engine::advance::Ahead;
use crate::engine::breaker::Breaker;
use crate::engine::history::Histories;
use crate::engine::keeper::Keeper;
use crate::engine::outside::{Farewell, Stopping};
use crate::engine::reload::Reloading;
use crate::engine::sessions::Sessions;
use crate::game::content::Interned;
use crate::game::frame::tell::outbox::Outbox;
use crate::game::frame::turn::Ask;
use crate::game::{Content, World};
use crate::session::Unseen;
use crate::session::login::{Door, STARS};

/// Everything of an engine that changes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Snapshot {
    /// Which numbers the builders' ids have; the content is read with them.
    pub names: Interned,
    world: World,
    dice: Dice,
    out: Outbox,
    asks: Vec<Ask>,
    sessions: Sessions,
    door: Door,
    keeper: Keeper,
    stopping: Option<Stopping>,
    farewell: Option<Farewell>,
    ahead: Millis,
    through: Option<Ahead>,
    reloading: Reloading,
    panics_at: Option<String>,
    broken: bool,
    faults: u64,
    breaker: Breaker,
    changing: BTreeMap<u64, (CreatureId, AccountId)>,
    unseen: BTreeMap<CreatureId, Unseen>,
    histories: Histories,
}

impl Engine {
    /// The engine as it stands between two turns, without passwords and their hashes.
    pub fn snapshot(&self) -> Snapshot {
        let mut snapshot = Snapshot {
            names: self.content.names.clone(),
            world: self.world.clone(),
            dice: self.dice.clone(),
            out: self.out.clone(),
            asks: self.asks.clone(),
            sessions: self.sessions.clone(),
            door: self.door.clone(),
            keeper: self.keeper.clone(),
            stopping: self.stopping.clone(),
            farewell: self.farewell.clone(),
            ahead: self.ahead,
            through: self.through.clone(),
            reloading: self.reloading.clone(),
            panics_at: self.panics_at.clone(),
            broken: self.broken,
            faults: self.faults,
            breaker: self.breaker.clone(),
            changing: self.changing.clone(),
            unseen: self.unseen.clone(),
            histories: self.histories.clone(),
        };
        snapshot.hide_secrets();
        snapshot
    }

    /// An engine that stands where a snapshot was taken. The content must have the snapshot's
    /// names.
    pub fn resume(content: Arc<Content>, snapshot: Snapshot) -> Engine {
        Engine {
            content,
            world: snapshot.world,
            dice: snapshot.dice,
            out: snapshot.out,
            asks: snapshot.asks,
            sessions: snapshot.sessions,
            door: snapshot.door,
            keeper: snapshot.keeper,
            outputs: Vec::new(),
            stopping: snapshot.stopping,
            farewell: snapshot.farewell,
            stopped: false,
            ahead: snapshot.ahead,
            through: snapshot.through,
            reloading: snapshot.reloading,
            doing: String::new(),
            events: Vec::new(),
            panics_at: snapshot.panics_at,
            broken: snapshot.broken,
            faults: snapshot.faults,
            breaker: snapshot.breaker,
            changing: snapshot.changing,
            unseen: snapshot.unseen,
            histories: snapshot.histories,
            tape: None,
        }
    }
}

impl Snapshot {
    fn hide_secrets(&mut self) {
        self.world.players.hide_secrets();
        self.sessions.hide_secrets();
        self.door.hide_secrets();
        for ask in &mut self.asks {
            if let Ask::Password(_, password) = ask {
                *password = STARS.into();
            }
        }
    }
}
