//! Asides: what the programs of both ends say to each other, unread by the player.
//!
//! What is said in a turn leaves with the turn's text, and before it. What shows something that is
//! kept waits for the disk, as text does.

mod mssp;

pub use mssp::as_typed;

use serde::{Deserialize, Serialize};

use super::Session;
use crate::game::content::Content;
use crate::game::world::World;
use crate::telnet::option::Known;

/// One message to a client's program.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Aside {
    pub known: Known,
    pub payload: Vec<u8>,
    /// Whether it shows something that is kept, so that it waits for the disk.
    pub kept: bool,
}

/// The client's program agreed to an option, or does so no more.
pub fn agreed(session: &mut Session, content: &Content, world: &World, known: Known, on: bool) {
    match known {
        Known::Mssp if on => mssp::tell(session, content, world),
        _ => {}
    }
}

/// The client's program said something. Whatever makes no sense is passed over.
pub fn message(session: &mut Session, known: Known, payload: &[u8]) {
    let _ = (session, known, payload);
}
