//! What a player was told since they last typed something: the lines that are lost if the link
//! breaks, as far as anybody can know. TCP tells nobody what the other end has read, and a link
//! that is dead looks alive for minutes; so all of it counts as unseen, up to a limit, and is
//! shown again to whoever comes back.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::base::limits::{UNSEEN_BYTES_MAX, UNSEEN_PIECES_MAX};
use crate::game::frame::tell::outbox::Piece;
use crate::session::Session;

/// The last pieces, oldest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Unseen {
    pieces: VecDeque<Piece>,
    bytes: usize,
}

impl Unseen {
    /// Remembers one more; if it is too much, the oldest go.
    pub fn push(&mut self, piece: Piece) {
        self.bytes += piece.passage.text().len();
        self.pieces.push_back(piece);
        while self.pieces.len() > UNSEEN_PIECES_MAX || self.bytes > UNSEEN_BYTES_MAX {
            let Some(oldest) = self.pieces.pop_front() else { break };
            self.bytes -= oldest.passage.text().len();
        }
    }

    /// The player is there: all of it was seen.
    pub fn clear(&mut self) {
        self.pieces.clear();
        self.bytes = 0;
    }

    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter()
    }
}

/// Pieces of this turn, oldest first. Each is remembered as unseen once it is painted, not before:
/// until then it has one holder, so it is painted straight into what its reader is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(in crate::session) struct Heard {
    pub pieces: Vec<Piece>,
    /// How many of the first are no loss, for they were seen or will be said again.
    no_loss: usize,
}

impl Heard {
    /// What was heard so far is no loss.
    fn is_no_loss(&mut self) {
        self.no_loss = self.pieces.len();
    }

    pub fn clear(&mut self) {
        self.pieces.clear();
        self.no_loss = 0;
    }

    /// Takes the pieces that are to be painted, and how many of them are no loss.
    pub fn take(&mut self) -> (Vec<Piece>, usize) {
        (std::mem::take(&mut self.pieces), std::mem::take(&mut self.no_loss))
    }
}

impl Session {
    /// What the world has to say to this session's character.
    pub fn hear(&mut self, piece: Piece) {
        self.outgoing.heard.pieces.push(piece);
    }

    /// A line was typed: what was told before it was seen.
    pub fn has_seen(&mut self) {
        self.outgoing.unseen.clear();
        self.outgoing.heard.is_no_loss();
    }

    /// What nobody may have seen, now that the link is broken.
    pub fn take_unseen(&mut self) -> Unseen {
        let mut unseen = std::mem::take(&mut self.outgoing.unseen);
        let lost =
            self.outgoing.heard.pieces.get(self.outgoing.heard.no_loss..).unwrap_or_default();
        lost.iter().for_each(|piece| unseen.push(piece.clone()));
        unseen
    }

    /// What was said so far in the world is no loss, for it is said again to whoever comes back;
    /// this, which may have been missed before, is.
    pub fn may_miss(&mut self, unseen: Unseen) {
        self.outgoing.unseen = unseen;
        self.outgoing.heard.is_no_loss();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::passage::{Layout, Passage};

    fn piece(text: &str) -> Piece {
        Piece { passage: Passage::new(text, Layout::Paragraph), kept: false }
    }

    #[test]
    fn only_the_last_is_remembered() {
        let mut unseen = Unseen::default();
        (0..UNSEEN_PIECES_MAX + 5).for_each(|number| unseen.push(piece(&number.to_string())));
        assert_eq!(unseen.pieces.len(), UNSEEN_PIECES_MAX);
        assert_eq!(unseen.pieces[0].passage.text(), "5");
        unseen.push(piece(&"x".repeat(UNSEEN_BYTES_MAX)));
        assert_eq!(unseen.pieces.len(), 1);
        unseen.push(piece(&"x".repeat(UNSEEN_BYTES_MAX + 1)));
        assert_eq!((unseen.pieces.len(), unseen.bytes), (0, 0));
    }
}
