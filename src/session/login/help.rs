//! What is meant by each question of the door, for whoever asks `help` there.

use super::Step;
use super::newcomer::calling_names;
use crate::base::limits::{
    NAME_LETTERS_MAX, NAME_LETTERS_MIN, PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN, PASSWORD_TRIES_MAX,
};
use crate::game::people::player;
use crate::game::{Content, World};

/// The explanation of the question that stands; none while there is no question.
pub(super) fn explain(step: &Step, content: &Content, world: &World) -> Option<String> {
    Some(match step {
        Step::Name => format!(
            "A character is who you are in the Reach: a name, a calling, and what you have and know; it is \
             kept for you while you are away.\n\
             Type the name of your character. If you have none yet, type the name that it shall have: \
             one word of {NAME_LETTERS_MIN} to {NAME_LETTERS_MAX} letters, A to Z. You are then asked \
             whether you spelt it right, for a password, and what you want to be; after that you are \
             in the world. Nothing else is asked, and no address of yours.\n\
             `who` tells who is in the Reach, `help newbie` how one begins, `help rules` what is expected, \
             `reader on` turns screen-reader mode on, `back` takes an answer back, and `quit` leaves."
        ),
        Step::Confirm { name } => format!(
            "Nobody is called {name} yet. Type `yes` if {name} shall be your new character, or `no` to \
             type another name, if that one was a slip of the hand."
        ),
        Step::NewPassword { .. } => format!(
            "Choose what only you know, {PASSWORD_CHARS_MIN} to {PASSWORD_CHARS_MAX} characters, blanks \
             and all: a few words that have nothing to do with each other are easy to keep and hard to \
             guess. Most clients hide it while you type. Nobody here will ever ask you for it, and \
             `password` changes it later. `back` asks for the name again."
        ),
        Step::Repeat { .. } => {
            "Type the same password once more, so that no slip of the hand locks you \
             out. If the two differ, you choose anew. `back` asks for the name again."
                .to_string()
        }
        Step::Calling { .. } => format!(
            "A calling is what your character is good at: it gives you your skills and the things that \
             you begin with, and it stays. Type {}, or the beginning of one; you can still choose \
             another. `help` with the name of one tells more.",
            calling_names(content)
        ),
        Step::Settle { .. } => format!(
            "Type `yes` to enter the Reach with this calling, which stays. To see another first, type {}. \
             `no` shows them all again.",
            calling_names(content)
        ),
        Step::Password { who } => format!(
            "{name} was here before. Type the password that was chosen for {name}; most clients hide it \
             while you type. After {PASSWORD_TRIES_MAX} wrong ones the connection is closed. If you are \
             not {name}, `back` asks for the name again. If it is forgotten, write to whoever runs this \
             server: they can give you another.",
            name = player::name_of(world, *who),
        ),
        Step::Leaving | Step::Hashing { .. } | Step::Waiting { .. } | Step::Checking { .. } => {
            return None;
        }
    })
}
