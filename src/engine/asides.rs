//! What clients' programs say, and what they are told at the end of a turn.

use super::Engine;
use crate::base::id::ConnectionId;
use crate::game::about::Host;
use crate::session::aside;
use crate::telnet::option::Known;

impl Engine {
    /// Where this server runs and since when, as far as the world may tell others.
    pub fn is_hosted(&mut self, host: Host) {
        self.world.host = host;
    }

    pub(super) fn agreed(&mut self, connection: ConnectionId, known: Known, on: bool) {
        if let Some(session) = self.sessions.get_mut(&connection) {
            aside::agreed(session, &self.content, &self.world, known, on);
        }
    }

    pub(super) fn message(&mut self, connection: ConnectionId, known: Known, payload: &[u8]) {
        if let Some(session) = self.sessions.get_mut(&connection) {
            aside::message(session, known, payload);
        }
    }
}
