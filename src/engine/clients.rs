//! What the engine hears of clients themselves.

use super::Engine;
use crate::base::id::ConnectionId;
use crate::game::player;

impl Engine {
    /// The client's window changed.
    pub(super) fn resized(
        &mut self,
        connection: ConnectionId,
        width: Option<u16>,
        height: Option<u16>,
    ) {
        let Some(session) = self.sessions.get_mut(&connection) else { return };
        session.height = height.unwrap_or(0);
        session.width = width.unwrap_or(0);
        if let Some(who) = session.character() {
            player::resize(&mut self.world, who, session.width);
        }
    }
}
