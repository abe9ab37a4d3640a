//! The harness: a server in memory, people who type and read, virtual time and loaded dice.

mod base_world;
pub mod clients;
mod diff;
pub mod evening;
pub mod play;
pub mod road;
pub mod server;
pub mod tape;
pub mod transcript;
pub mod wire;
pub mod world;
