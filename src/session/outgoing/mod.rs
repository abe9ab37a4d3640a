//! What goes out to a player: what was said in a turn, what of it waits for the disk, and when a
//! prompt follows.
//!
//! | file | holds |
//! |---|---|
//! | `habits` | how a player likes every line |
//! | `held` | what was said is painted, and held until the disk has what it shows |
//! | `release` | what leaves at the end of a turn |
//! | `prompt` | a template is filled in |
//! | `pace` | one prompt after a burst of lines |
//! | `pager` | a long answer, a window at a time |
//! | `unkept` | what is said while the disk does not answer |
//! | `unseen` | what is lost if the link breaks, to be shown again |

mod habits;
mod held;
mod pace;
mod pager;
mod prompt;
mod release;
mod unkept;
mod unseen;

pub(super) use held::Held;
pub(super) use pager::Window;
pub use unseen::Unseen;

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use self::pace::Pace;
use self::pager::{Pager, Wish};
use self::unkept::Unkept;
use self::unseen::Heard;
use super::Session;
use crate::base::clock::Millis;
use crate::game::World;
use crate::game::frame::tell::outbox::Piece;
use crate::text::passage::{Layout, Passage};

/// What a session has said and not let go of yet.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Outgoing {
    /// Whether the client was told to hide what is typed.
    hidden: bool,
    /// What was said in this turn, and is not painted yet.
    heard: Heard,
    /// Whether a prompt is owed although nothing was said.
    pub(super) prompt_owed: bool,
    /// What was read last had no prompt, for more waits for the disk.
    pub(super) prompt_due: bool,
    /// When prompts were shown, and are to be.
    pub(super) pace: Pace,
    /// Painted text that waits for the disk, oldest first.
    pub(super) held: VecDeque<Held>,
    pub(super) unkept: Unkept,
    /// What is left of an answer that is longer than the window.
    pub(super) pager: Option<Pager>,
    /// What the player was told since they last typed something.
    pub(super) unseen: Unseen,
}

impl Session {
    /// Says a paragraph at the end of this turn.
    pub fn say(&mut self, text: impl Into<String>) {
        self.hear(Piece { passage: Passage::new(text, Layout::Paragraph), kept: false });
    }

    /// Says a paragraph that is only true once the disk has it.
    pub fn say_kept(&mut self, text: impl Into<String>) {
        self.hear(Piece { passage: Passage::new(text, Layout::Paragraph), kept: true });
    }

    /// Says something that is laid out already.
    pub fn show(&mut self, text: impl Into<String>) {
        self.hear(Piece { passage: Passage::new(text, Layout::Done), kept: false });
    }

    /// Shows text to a program that only types, as it is: painting would make blanks of its tabs.
    pub fn show_to_a_program(&mut self, text: &str, now: Millis) {
        let last = self.hold(0, now);
        last.text.push_str(text);
        last.is_read = true;
    }

    /// Drops what this turn said, and what waits for batches after `handed`: it did not happen.
    pub fn forget(&mut self, handed: u64) {
        self.outgoing.heard.clear();
        self.programs.forget();
        self.outgoing.held.retain(|held| held.batch <= handed);
        self.outgoing.unkept.forget(handed);
    }

    /// A line was typed: a prompt is owed whatever it leads to.
    pub fn owe_prompt(&mut self) {
        self.outgoing.prompt_owed = true;
    }

    /// Takes a typed line if it turns a page of a long answer, or ends it. Any other line ends it
    /// too, and is what it is.
    pub fn turns_page(&mut self, line: &str, world: &World) -> bool {
        let Some(pager) = self.outgoing.pager.take() else { return false };
        let wish = Wish::of(line);
        if wish == Wish::More {
            let (text, more) = pager.turn(self.window(world));
            self.outgoing.held.push_back(Held { text, is_read: true, ..Held::new(0, world.clock) });
            self.outgoing.pager = more;
        }
        wish != Wish::Other
    }

    /// Forgets the rest of a long answer, if there is one, as when a client interrupts.
    pub fn cancel_pager(&mut self) {
        if self.outgoing.pager.take().is_some() {
            self.owe_prompt();
        }
    }

    /// Whether text is held back until the disk has what it shows.
    pub fn waits_for_the_disk(&self) -> bool {
        !self.outgoing.held.is_empty() || self.outgoing.unkept.is_owed()
    }
}
