//! What the engine hears of a client besides its lines.

use super::Engine;
use crate::base::id::ConnectionId;
use crate::game::people::player;
use crate::telnet::Client;

impl Engine {
    /// The window of a client has another size.
    pub(super) fn resized(
        &mut self,
        connection: ConnectionId,
        width: Option<u16>,
        height: Option<u16>,
    ) {
        let Some(session) = self.sessions.get_mut(&connection) else { return };
        session.screen.width = width.unwrap_or(0);
        session.screen.height = height.unwrap_or(0);
        if let Some(who) = session.character() {
            player::see(&mut self.world, who, &session.screen);
        }
    }

    /// A client said something of itself.
    pub(super) fn introduced(&mut self, connection: ConnectionId, client: Client) {
        let Some(session) = self.sessions.get_mut(&connection) else { return };
        session.introduce(client);
        if let Some(who) = session.character() {
            player::see(&mut self.world, who, &session.screen);
        }
    }

    /// Whoever was in the middle of something is out of it.
    pub(super) fn interrupted(&mut self, connection: ConnectionId) {
        if let Some(session) = self.sessions.get_mut(&connection) {
            session.interrupt();
        }
    }
}
