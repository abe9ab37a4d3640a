//! What is larger than a person: the war of the factions.

pub mod front;
