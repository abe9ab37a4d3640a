//! Text that is painted, and waits for the disk if it shows what is kept.

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::game::World;
use crate::session::Session;
use crate::session::out_of_band::{self, ProgramMessage};
use crate::telnet::option::Known;

/// Text that may leave once this batch is on the disk.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::session) struct Held {
    pub(in crate::session) batch: u64,
    pub(in crate::session) text: String,
    /// Messages to the client's program that wait with it.
    pub(in crate::session) messages: Vec<(Known, Vec<u8>)>,
    /// Whether there is anything to read in it, or a prompt to follow.
    pub(in crate::session) is_read: bool,
    pub(in crate::session) since: Millis,
    /// Whether it answers a line that was typed.
    pub(in crate::session) answers: bool,
    /// Whether a prompt is owed behind it, however lately there was one.
    pub(in crate::session) owes_prompt: bool,
}

impl Held {
    pub(super) fn new(batch: u64, since: Millis) -> Held {
        Held {
            batch,
            text: String::new(),
            messages: Vec::new(),
            is_read: false,
            since,
            answers: false,
            owes_prompt: false,
        }
    }
}

/// Pieces for which a session keeps its room from turn to turn.
const PIECES_HELD: usize = 8;

impl Session {
    /// Paints what was said in this turn. What shows kept state, and all that comes after it,
    /// waits until `batch` is on the disk (`kept_until` is the newest batch that is).
    pub fn paint(&mut self, world: &World, batch: u64, kept_until: u64, now: Millis) {
        self.paint_pieces(world, batch, kept_until, now);
        if self.closing {
            out_of_band::goodbye(&mut self.programs);
        }
        for ProgramMessage { known, payload, kept } in self.programs.take() {
            let need = if kept && batch > kept_until { batch } else { 0 };
            self.hold(need, now).messages.push((known, payload));
        }
    }

    fn paint_pieces(&mut self, world: &World, batch: u64, kept_until: u64, now: Millis) {
        if self.outgoing.heard.pieces.is_empty() && !self.outgoing.prompt_owed {
            return;
        }
        let page = self.page(world);
        // Nobody asked for the welcome, though it comes with the answer to a password. A newcomer
        // reads more of it than fits a window, and has never seen it.
        let is_new = self.character().is_some_and(|who| {
            let came_now = world.players.presence(who).is_some_and(|here| here.entered() == now);
            came_now && world.players.character(who).is_some_and(|own| own.is_new())
        });
        let habits = self.habits(world, &page, now);
        let answers = self.outgoing.prompt_owed && (self.arrival.is_none() || is_new);
        let plays = self.character().is_some();
        let (mut pieces, no_loss) = self.outgoing.heard.take();
        let mut room: usize = pieces.iter().map(|piece| piece.passage.room()).sum();
        for (at, piece) in pieces.drain(..).enumerate() {
            let need = if piece.kept && batch > kept_until { batch } else { 0 };
            let last = self.hold(need, now);
            last.text.reserve(std::mem::take(&mut room));
            last.is_read = true;
            last.answers |= answers;
            habits.paint(&piece.passage, &page, &mut last.text);
            if plays && at >= no_loss {
                self.outgoing.unseen.push(piece);
            }
        }
        if pieces.capacity() <= PIECES_HELD {
            self.outgoing.heard.pieces = pieces;
        }
        if std::mem::take(&mut self.outgoing.prompt_owed) {
            let last = self.hold(0, now);
            (last.is_read, last.owes_prompt) = (true, true);
        }
    }

    /// What is let go last of all, and not before this batch is on the disk.
    pub(in crate::session) fn hold(&mut self, batch: u64, now: Millis) -> &mut Held {
        if self.outgoing.held.back().is_none_or(|last| last.batch < batch) {
            self.outgoing.held.push_back(Held::new(batch, now));
        }
        let last = self.outgoing.held.len() - 1;
        &mut self.outgoing.held[last]
    }
}
