//! What every reader of a kind of file needs: ids while a world is read, reports that are about
//! the game, and what was written in several places.

pub mod ids;
pub mod kind;
pub mod problem;
pub mod written;
