//! What a player was told since they last typed something: the lines that are lost if the link
//! breaks, as far as anybody can know. TCP tells nobody what the other end has read, and a link
//! that is dead looks alive for minutes; so all of it counts as unseen, up to a limit, and is
//! shown again to whoever comes back.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::Session;
use crate::base::limits::{UNSEEN_BYTES_MAX, UNSEEN_PIECES_MAX};
use crate::game::frame::tell::outbox::Piece;

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

impl Session {
    /// What the world has to say to this session's character.
    pub fn hear(&mut self, piece: Piece) {
        if self.character().is_some() {
            self.unseen.push(piece.clone());
        }
        self.pieces.push(piece);
    }

    /// A line was typed: what was told before it was seen.
    pub fn has_seen(&mut self) {
        self.unseen.clear();
    }

    /// What nobody may have seen, now that the link is broken.
    pub fn take_unseen(&mut self) -> Unseen {
        std::mem::take(&mut self.unseen)
    }

    /// What was said so far in the world is no loss, for it is said again to whoever comes back;
    /// this, which may have been missed before, is.
    pub fn may_miss(&mut self, unseen: Unseen) {
        self.unseen = unseen;
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
