//! The one handle that every rule receives.

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::dice::Dice;
use crate::base::id::CreatureId;
use crate::base::limits::{EVENTS_PER_TURN_MAX, HEAR_ROUNDS_MAX};
use crate::game::FEATURES;
use crate::game::frame::keep::Query;
use crate::game::frame::tell::Teller;
use crate::game::frame::tell::outbox::Outbox;
use crate::game::{Content, Event, World, event};

/// What a feature does when anything happens.
type Hears = fn(&mut Turn, &Event);

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

/// What staff want of the machine below the world.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Order {
    /// What is logged, and where to.
    ShowLog,
    /// Log what this filter lets through.
    LogLevel(String),
    /// The last lines of the log.
    LogEvents(usize),
    /// Copy the database.
    Backup,
}

/// What only the engine can do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
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
    /// Read the world files and change nothing; this creature sees the report.
    Validate(CreatureId),
    /// Show this creature how somebody is connected, or everybody.
    Links { who: CreatureId, of: Option<CreatureId> },
    /// See to the log or to backups; this creature reads what came of it.
    Operate(CreatureId, Order),
    /// Stop the server in so many seconds, with a reason.
    Shutdown { seconds: u64, reason: String },
    /// Do not stop after all.
    ShutdownCancelled(CreatureId),
    /// Live through so much time at once (test mode only); this creature hears when it is over.
    Advance(CreatureId, Millis),
    /// Begin the dice anew (test mode only).
    Reseed(u64),
    /// Keep everything now, and say so when it is done.
    Save(CreatureId),
    /// Erase a character that is not in the world any more, and tell whoever asked for it.
    Erase(CreatureId, CreatureId),
    /// Look for older lines of a log, and show them to the one who asked.
    History(Query),
    /// A new password for an account: hash it, then keep the hash.
    Password(CreatureId, String),
    /// Ask this player for the old password and a new one, unseen.
    ChangePassword(CreatureId),
}

impl Turn<'_> {
    /// Says what happened.
    pub fn report(&mut self, event: impl Into<Event>) {
        if self.events.len() < EVENTS_PER_TURN_MAX {
            self.events.push(event.into());
            if self.events.len() == EVENTS_PER_TURN_MAX {
                tracing::error!(target: "engine", "a turn holds as many events as it may; more of them are dropped");
            }
        }
    }

    /// Offers what happened to every feature until nothing new happens, then tells everyone.
    ///
    /// Called after each act, not once a turn, so that the text about an act is made while the
    /// world is as the act left it.
    pub fn settle(&mut self) {
        self.settle_among(FEATURES.iter().filter_map(|feature| feature.hears));
    }

    fn settle_among(&mut self, all: impl Iterator<Item = Hears> + Clone) {
        let mut heard = 0;
        for _ in 0..HEAR_ROUNDS_MAX {
            let until = self.events.len();
            if heard == until {
                break;
            }
            for at in heard..until {
                let event = self.events[at].clone();
                for hears in all.clone() {
                    hears(self, &event);
                }
            }
            heard = until;
        }
        if heard < self.events.len() {
            tracing::error!(target: "engine", "events lead to events without end; the rest is told and not heard");
        }
        for event in &self.events {
            event::tell(event, &mut Teller::new(self.content, self.world, self.now, self.out));
        }
        self.events.clear();
    }

    /// Asks the engine for something.
    pub fn ask(&mut self, ask: Ask) {
        self.asks.push(ask);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::testing::Small;
    use crate::game::people::player;

    /// Reports what it hears once more.
    fn echoes(turn: &mut Turn, event: &Event) {
        turn.report(event.clone());
    }

    fn small() -> (Small, CreatureId, Event) {
        let mut small = Small::default();
        let room = small.room("hall", None);
        let who = small.player("Aria", room);
        (small, who, player::Event::Chose { who, sentence: "So be it.".into() }.into())
    }

    #[test]
    fn events_without_end_are_bounded() {
        let (mut small, who, event) = small();
        small.turn(|turn| {
            (0..EVENTS_PER_TURN_MAX + 5).for_each(|_| turn.report(event.clone()));
            assert_eq!(turn.events.len(), EVENTS_PER_TURN_MAX);
        });
        assert_eq!(small.read(who).lines().count(), EVENTS_PER_TURN_MAX, "all of them are told");
    }

    #[test]
    fn features_that_answer_one_another_without_end_are_bounded() {
        let (mut small, who, event) = small();
        small.turn(|turn| {
            turn.report(event.clone());
            turn.settle_among([echoes as Hears].into_iter());
        });
        assert_eq!(small.read(who).lines().count(), HEAR_ROUNDS_MAX + 1);
        small.turn(|turn| {
            turn.report(event);
            turn.settle_among([echoes as Hears; 3].into_iter());
        });
        assert_eq!(small.read(who).lines().count(), EVENTS_PER_TURN_MAX);
    }
}
