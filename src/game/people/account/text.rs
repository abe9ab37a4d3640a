//! What is read of accounts.

use crate::base::id::CreatureId;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::people::player;

/// What can happen to accounts.
#[derive(Clone, Debug)]
pub enum Event {
    /// A character came under the account of another.
    Linked { who: CreatureId, whom: CreatureId },
    /// A character has an account of its own again.
    Unlinked { who: CreatureId, whom: CreatureId },
    /// A character is no more.
    Erased { who: CreatureId, name: String },
}

/// Words each fact for whoever did it.
pub fn tell(event: &Event, teller: &mut Teller) {
    let (who, line, name) = match event {
        Event::Linked { who, whom } => {
            let line = "{name} is of your account now, and comes in by its password.";
            (who, line, player::name_of(teller.world, *whom))
        }
        Event::Unlinked { who, whom } => {
            let line = "{name} has an account of its own now, and comes in by the new password.";
            (who, line, player::name_of(teller.world, *whom))
        }
        Event::Erased { who, name } => {
            (who, "{name} is erased, and the name is free.", name.clone())
        }
    };
    teller.kept().to(*who, &Sentence::new(line).word("name", name));
}
