//! The engine as it is looked at from outside: its world, its content, its dice, and a fingerprint
//! of all that counts. Tests also plant bugs here, for the nets that have to find them.

use std::sync::Arc;

use super::{Engine, hash};
use crate::base::dice::Dice;
use crate::game::frame::keep::Cut;
use crate::game::{Content, World};

impl Engine {
    /// The world at this moment, for those who make rows of it.
    pub fn cut(&self) -> Cut<'_> {
        Cut { content: &self.content, world: &self.world, dice: &self.dice }
    }

    /// A fingerprint of everything that may change what happens next.
    pub fn state_hash(&self) -> u64 {
        hash::state_hash(&self.world, &self.dice)
    }

    /// The world, to look at.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The dice, to load by hand in tests.
    pub fn dice(&mut self) -> &mut Dice {
        &mut self.dice
    }

    /// What was written, to look at.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// What was written, for another engine over the same.
    pub fn shared_content(&self) -> Arc<Content> {
        Arc::clone(&self.content)
    }

    /// A bug, for tests of the net that finds it: somebody stands in a second room.
    #[cfg(test)]
    pub fn plant_in_two_rooms(&mut self) {
        let who = self.world.places.everyone().next();
        let other = self.content.all_rooms().map(|room| room.shared).last();
        if let (Some((who, _)), Some(other)) = (who, other) {
            crate::game::ground::place::plant_in_two_rooms(&mut self.world, who, other);
        }
    }

    /// A bug, for tests of the net that finds it: coins come from nowhere.
    #[cfg(test)]
    pub fn plant_coins(&mut self) {
        let who = self.world.creatures.iter().next().map(|body| (body.id(), body.pocket()));
        if let Some((who, coins)) = who {
            let more = crate::base::money::Coins(coins.0 + 1);
            self.with_turn("plant", |turn| {
                crate::game::ground::ledger::plant_coins(turn.world, who, more)
            });
        }
    }
}
