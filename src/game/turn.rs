//! The one handle that every rule receives.

use crate::base::clock::Millis;
use crate::base::dice::Dice;
use crate::base::id::CreatureId;
use crate::base::limits::HEAR_ROUNDS_MAX;
use crate::game::FEATURES;
use crate::game::content::Content;
use crate::game::event::{self, Event};
use crate::game::outbox::Outbox;
use crate::game::tell::Teller;
use crate::game::world::World;

/// What a rule may read, change and roll, and where it says what happened.
pub struct Turn<'a> {
    pub content: &'a Content,
    pub world: &'a mut World,
    pub dice: &'a mut Dice,
    pub now: Millis,
    /// What happened since the last time everyone was told.
    pub events: Vec<Event>,
    /// What the engine is asked to do outside the world.
    pub asks: Vec<Ask>,
    /// What everyone is to read.
    pub out: &'a mut Outbox,
}

/// What only the engine can do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ask {
    /// The player said `quit`: close the connection; the character is gone from the world.
    Leave(CreatureId),
    /// Close somebody's connection with a sentence.
    Kick(CreatureId, String),
    /// Close every connection from an address, or of a name, that a ban now names.
    Banned,
    /// Act on a line as if this creature had typed it.
    Line(CreatureId, String),
    /// Read the world files again; this creature sees the report.
    Reload(CreatureId),
    /// Stop the server in so many seconds, with a reason.
    Shutdown { seconds: u64, reason: String },
    /// Do not stop after all.
    ShutdownCancelled(CreatureId),
    /// Move the clock (test mode only).
    Advance(Millis),
    /// Begin the dice anew (test mode only).
    Reseed(u64),
    /// Keep everything now, and say so when it is done.
    Save(CreatureId),
    /// A new password for an account: hash it, then keep the hash.
    Password(CreatureId, String),
}

impl Turn<'_> {
    /// Says what happened.
    pub fn report(&mut self, event: impl Into<Event>) {
        if self.events.len() < crate::base::limits::EVENTS_PER_TURN_MAX {
            self.events.push(event.into());
        } else {
            tracing::error!(target: "engine", "a turn holds too many events; one was dropped");
        }
    }

    /// Offers what happened to every feature until nothing new happens, then tells everyone.
    ///
    /// Called after each act, not once a turn, so that the text about an act is made while the
    /// world is as the act left it.
    pub fn settle(&mut self) {
        let mut heard = 0;
        for _ in 0..HEAR_ROUNDS_MAX {
            let until = self.events.len();
            if heard == until {
                break;
            }
            for at in heard..until {
                let event = self.events[at].clone();
                for hears in FEATURES.iter().filter_map(|feature| feature.hears) {
                    hears(self, &event);
                }
            }
            heard = until;
        }
        for event in std::mem::take(&mut self.events) {
            event::tell(&event, &mut Teller::new(self.content, self.world, self.now, self.out));
        }
    }

    /// Asks the engine for something.
    pub fn ask(&mut self, ask: Ask) {
        self.asks.push(ask);
    }
}
