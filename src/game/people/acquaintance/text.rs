//! What is read of friends who come and go.

use crate::base::id::CreatureId;
use crate::game::frame::tell::Teller;
use crate::game::people::player;
use crate::text::style::Style;

/// What can happen to acquaintances.
#[derive(Clone, Debug)]
pub enum Event {
    /// A friend of these came into the world.
    FriendCame { who: CreatureId, to: Vec<CreatureId> },
    /// A friend of these left it.
    FriendWent { who: CreatureId, to: Vec<CreatureId> },
}

/// Words each fact for those concerned.
pub fn tell(event: &Event, teller: &mut Teller) {
    let (who, to, does) = match event {
        Event::FriendCame { who, to } => (who, to, "is in the Reach"),
        Event::FriendWent { who, to } => (who, to, "has left the Reach"),
    };
    let line = format!("Your friend {} {does}.", player::name_of(teller.world, *who));
    for reader in to {
        teller.line(*reader, Style::Good.on(&line));
    }
}
