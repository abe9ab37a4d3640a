//! Why a board cannot be read or written on, in words.

use super::content::Boards;
use crate::base::limits::BOARD_NOTES_FROM_ONE_MAX;
use crate::game::{Content, Refusal};
use crate::text::sentence::capitalise;

/// Says where there are some that are for everybody.
pub(super) fn no_board(content: &Content) -> Refusal {
    let all = content.of::<Boards>().map(|boards| boards.0.values());
    let open = all.into_iter().flatten().find(|board| board.readers.is_none());
    let place = open.and_then(|board| Some((board, content.room(board.room)?)));
    Refusal::Because(match place {
        Some((board, room)) => {
            format!("There is no board here. {} hangs at {}.", capitalise(&board.name), room.name)
        }
        None => "There is no board here. `mail <who>` reaches one person anywhere.".into(),
    })
}

pub(super) fn not_for_you(board: &str, readers: &str) -> Refusal {
    Refusal::Because(format!(
        "{} is for members of {readers}. From here its notes are a blur.",
        capitalise(board)
    ))
}

pub(super) fn no_such_note(number: u64, board: &str) -> Refusal {
    Refusal::Because(format!("No note {number} hangs on {board}. `board` lists them."))
}

pub(super) fn not_yours(number: u64) -> Refusal {
    Refusal::Because(format!(
        "Note {number} is somebody else's. Whoever wrote it may take it down, and so may staff: \
         `tell` one, if it has to go."
    ))
}

pub(super) fn too_many_of_yours(board: &str) -> Refusal {
    Refusal::Because(format!(
        "{BOARD_NOTES_FROM_ONE_MAX} notes of yours hang on {board} already. `board remove <n>` takes one \
         down."
    ))
}
