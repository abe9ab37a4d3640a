//! What is larger than a person: the war of the factions, and events of the world.

pub mod event;
pub mod front;
