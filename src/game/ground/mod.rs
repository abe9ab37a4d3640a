//! What is there: rooms, things, bodies, and where each is; who fights whom, who sees what, the
//! sky above it, and how one gets from here to there.

pub mod atlas;
pub mod creature;
pub mod deeds;
pub mod fight;
pub mod find;
pub mod influence;
pub mod item;
pub mod ledger;
pub mod movement;
pub mod place;
pub mod room;
pub mod sight;
pub mod sky;
