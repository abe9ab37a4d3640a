//! What is seen of boards.

use super::pages;
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::tell::{Sentence, Teller};

/// What can happen at a board.
#[derive(Clone, Debug)]
pub enum Event {
    Pinned {
        who: CreatureId,
        room: RoomId,
        board: String,
        number: u64,
    },
    TakenDown {
        who: CreatureId,
        room: RoomId,
        board: String,
    },
    Marked {
        who: CreatureId,
        board: String,
    },
    /// Somebody came in who has not read this much of these.
    Unread {
        who: CreatureId,
        unread: Vec<(String, usize)>,
    },
}

/// Words each fact for those who notice.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::Pinned { who, room, board, number } => {
            let line = Sentence::new("{actor} {pin|pins} a note to {board}.").word("board", board);
            let line = line.actor(teller.world, *who).silent();
            teller.kept().room(*room, &line);
            teller
                .line(*who, format!("It is note {number}. `board remove {number}` takes it down."));
        }
        Event::TakenDown { who, room, board } => {
            let line = Sentence::new("{actor} {take|takes} a note down from {board}.");
            let line = line.word("board", board).actor(teller.world, *who).silent();
            teller.kept().room(*room, &line);
        }
        Event::Marked { who, board } => {
            teller
                .kept()
                .line(*who, format!("You have read all of {board}, as far as anyone can tell."));
        }
        Event::Unread { who, unread } => teller.kept().line(*who, pages::unread(unread)),
    }
}
