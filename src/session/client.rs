//! What is known of the client at the other end, and what its user breaks off.

use super::outgoing::Window;
use super::{Session, State, login};
use crate::game::World;
use crate::game::people::player::{self, Screen};
use crate::telnet::Client;
use crate::text::page::Page;

impl Session {
    /// The client said something of itself. If that turns screen-reader mode on at the door, the
    /// player is told so.
    pub fn introduce(&mut self, client: Client) {
        let reads_aloud = |screen: &Screen| player::door_page(screen).reader;
        let before = reads_aloud(&self.screen);
        self.screen.client = client;
        if self.character().is_none() && reads_aloud(&self.screen) && !before {
            self.say("Your client speaks of a screen reader, so screen-reader mode is on; `reader off` ends it.");
            self.owe_prompt();
        }
    }

    /// Leaves what was begun: a long answer is not read to its end, a password stays as it is, and
    /// questions at the door are asked from the first one on.
    pub fn interrupt(&mut self) {
        self.cancel_pager();
        if self.change_asks().is_some() {
            self.leave_change();
        }
        if let State::Door(step) = &mut self.state
            && step.question().is_some()
        {
            *step = login::Step::Name;
        }
        self.owe_prompt();
    }

    /// The page that text is laid out for.
    pub fn page(&self, world: &World) -> Page {
        match self.character().and_then(|who| world.players.page(who)) {
            Some(page) => *page,
            None => player::door_page(&self.screen),
        }
    }

    /// The client's window, or as much of it as the player wants filled at a time.
    pub(super) fn window(&self, world: &World) -> Window {
        let player = self.character().and_then(|who| world.players.character(who));
        let lines = player.and_then(|player| player.preferences().page_length);
        // A prompt stands below what is shown.
        let rows = lines.map_or(self.screen.height, |lines| lines.saturating_add(1));
        Window { columns: self.screen.width, rows }
    }

    /// Whether long answers are to be shown a window at a time.
    pub(super) fn wants_pages(&self, world: &World) -> bool {
        let player = self.character().and_then(|who| world.players.character(who));
        let is_known = self.window(world).rows > 0;
        is_known && !self.closing && player.is_none_or(|p| p.preferences().pager)
    }
}
