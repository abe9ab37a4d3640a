//! What is told to programs instead of people: facts for clients, and what the world
//! outside may know of the game.

pub mod about;
pub mod facts;
