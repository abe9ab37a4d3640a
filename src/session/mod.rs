//! Sessions: the conversation with one connection.
//!
//! A session is at the door (answering questions, `login`) or in the world (`playing`). It turns
//! lines into acts and pieces of text into what goes out: painted for its page, in order, with
//! one prompt at the end, and never before the disk holds what a kept line reports.

mod ahead;
pub mod change;
mod client;
pub mod login;
pub mod out_of_band;
mod pace;
mod pager;
pub mod playing;
mod prompt;
mod release;
mod unkept;
mod unseen;

pub use unseen::Unseen;

use std::collections::VecDeque;
use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use self::change::Change;
use self::out_of_band::{ProgramMessage, Programs};
use self::pace::Pace;
use self::pager::{Pager, Wish};
use self::unkept::{PATIENCE, Unkept};
use self::unseen::Heard;
use crate::base::clock::Millis;
use crate::base::id::{ConnectionId, CreatureId};
use crate::base::limits::{KEPT_WAIT_MS_MAX, LOGIN_MS_MAX};
use crate::game::World;
use crate::game::frame::tell::outbox::Piece;
use crate::game::people::player::Screen;
use crate::telnet::option::Known;
use crate::text::passage::{Layout, Passage};

/// One connection and how far its conversation got.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Session {
    pub connection: ConnectionId,
    pub address: IpAddr,
    pub state: State,
    /// What is known of the client, and what was chosen before login.
    pub screen: Screen,
    pub since: Millis,
    pub wrong_passwords: u32,
    pub closing: bool,
    /// Whether the client was told to hide what is typed.
    hidden: bool,
    /// What was said in this turn, and is not painted yet.
    heard: Heard,
    /// What is said to the client's program.
    programs: Programs,
    /// Whether a prompt is owed although nothing was said.
    prompt_owed: bool,
    /// What was read last had no prompt, for more waits for the disk.
    prompt_due: bool,
    /// When prompts were shown, and are to be.
    pace: Pace,
    /// Painted text that waits for the disk, oldest first.
    held: VecDeque<Held>,
    unkept: Unkept,
    /// What is left of an answer that is longer than the window.
    pager: Option<Pager>,
    /// What the player was told since they last typed something.
    unseen: Unseen,
    /// Set from the right password on until the world is shown.
    arrival: Option<Arrival>,
    /// How far the change of a password got.
    change: Option<Box<Change>>,
}

/// Where a conversation is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum State {
    Door(login::Step),
    Playing(CreatureId),
}

/// Somebody is in the world already, but the disk has yet to answer before they see any of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
enum Arrival {
    Begun,
    /// They typed something meanwhile, most likely their password once more.
    Impatient,
    /// They were asked to wait.
    Told,
}

/// Text that may leave once this batch is on the disk.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Held {
    batch: u64,
    text: String,
    /// Messages to the client's program that wait with it.
    messages: Vec<(Known, Vec<u8>)>,
    /// Whether there is anything to read in it, or a prompt to follow.
    is_read: bool,
    since: Millis,
    /// Whether it answers a line that was typed.
    answers: bool,
    /// Whether a prompt is owed behind it, however lately there was one.
    owes_prompt: bool,
}

impl Held {
    fn new(batch: u64, since: Millis) -> Held {
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

impl Session {
    pub fn new(connection: ConnectionId, address: IpAddr, now: Millis) -> Session {
        Session {
            connection,
            address,
            state: State::Door(login::Step::Name),
            screen: Screen::default(),
            since: now,
            wrong_passwords: 0,
            closing: false,
            hidden: false,
            heard: Heard::default(),
            programs: Programs::default(),
            prompt_owed: false,
            prompt_due: false,
            pace: Pace::default(),
            held: VecDeque::new(),
            unkept: Unkept::default(),
            pager: None,
            unseen: Unseen::default(),
            arrival: None,
            change: None,
        }
    }

    /// The character this session plays.
    pub fn character(&self) -> Option<CreatureId> {
        match self.state {
            State::Playing(who) => Some(who),
            State::Door(_) => None,
        }
    }

    /// Forgets passwords and their hashes: for a copy that is to be shown to others.
    pub fn hide_secrets(&mut self) {
        if let State::Door(step) = &mut self.state {
            step.hide_secrets();
        }
        self.change.iter_mut().for_each(|change| change.hide_secrets());
    }

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
        self.heard.clear();
        self.programs.forget();
        self.held.retain(|held| held.batch <= handed);
        self.unkept.forget(handed);
    }

    /// Whether the client's program may want to know what changes.
    pub fn listens(&self) -> bool {
        self.programs.listen()
    }

    /// What is said to the client's program.
    pub fn programs(&mut self) -> &mut Programs {
        &mut self.programs
    }

    /// A line was typed: a prompt is owed whatever it leads to.
    pub fn owe_prompt(&mut self) {
        self.prompt_owed = true;
    }

    /// Takes a typed line if it turns a page of a long answer, or ends it. Any other line ends it
    /// too, and is what it is.
    pub fn turns_page(&mut self, line: &str, now: Millis) -> bool {
        let Some(pager) = self.pager.take() else { return false };
        let wish = Wish::of(line);
        if wish == Wish::More {
            let (text, more) = pager.turn(self.window());
            self.held.push_back(Held { text, is_read: true, ..Held::new(0, now) });
            self.pager = more;
        }
        wish != Wish::Other
    }

    /// Forgets the rest of a long answer, if there is one, as when a client interrupts.
    pub fn cancel_pager(&mut self) {
        if self.pager.take().is_some() {
            self.owe_prompt();
        }
    }

    /// Whether text is held back until the disk has what it shows.
    pub fn waits_for_the_disk(&self) -> bool {
        !self.held.is_empty() || self.unkept.is_owed()
    }

    /// The password was right: until the world is shown, no line is a command.
    pub fn arrive(&mut self) {
        self.arrival = Some(Arrival::Begun);
    }

    /// Drops a line if its player cannot know yet that they are in the world. It may be their
    /// password.
    pub fn drops_line(&mut self) -> bool {
        if self.arrival == Some(Arrival::Begun) {
            self.arrival = Some(Arrival::Impatient);
        }
        self.arrival.is_some()
    }

    /// When it is to be looked at again although nobody says anything: a password has waited, or
    /// somebody has stood at the door, or text has waited for the disk, for long enough.
    pub fn next_due(&self) -> Option<Millis> {
        let door = match &self.state {
            State::Door(login::Step::Waiting { until, .. }) if !self.closing => Some(*until),
            _ if self.ticket().is_some() && !self.closing => self.place_due(),
            State::Door(_) if !self.closing => Some(self.since + Millis(LOGIN_MS_MAX)),
            State::Door(_) | State::Playing(_) => None,
        };
        let held = self.held.front().map(|held| held.since + Millis(KEPT_WAIT_MS_MAX));
        let begun = self.arrival == Some(Arrival::Begun);
        let patience = self.held.front().filter(|_| begun).map(|held| held.since + PATIENCE);
        door.into_iter().chain(held).chain(patience).chain(self.pace.due()).min()
    }

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
        if self.heard.pieces.is_empty() && !self.prompt_owed {
            return;
        }
        let page = self.page(world);
        // Nobody asked for the welcome, though it comes with the answer to a password. A newcomer
        // reads more of it than fits a window, and has never seen it.
        let player = self.character().and_then(|who| world.players.get(who));
        let is_new = player.is_some_and(|player| player.is_new() && player.entered() == now);
        let answers = self.prompt_owed && (self.arrival.is_none() || is_new);
        let plays = self.character().is_some();
        let (mut pieces, no_loss) = self.heard.take();
        let mut room: usize = pieces.iter().map(|piece| piece.passage.room()).sum();
        for (at, piece) in pieces.drain(..).enumerate() {
            let need = if piece.kept && batch > kept_until { batch } else { 0 };
            let last = self.hold(need, now);
            last.text.reserve(std::mem::take(&mut room));
            last.is_read = true;
            last.answers |= answers;
            piece.passage.paint(&page, &mut last.text);
            if plays && at >= no_loss {
                self.unseen.push(piece);
            }
        }
        if pieces.capacity() <= PIECES_HELD {
            self.heard.pieces = pieces;
        }
        if std::mem::take(&mut self.prompt_owed) {
            let last = self.hold(0, now);
            (last.is_read, last.owes_prompt) = (true, true);
        }
    }

    /// What is let go last of all, and not before this batch is on the disk.
    fn hold(&mut self, batch: u64, now: Millis) -> &mut Held {
        if self.held.back().is_none_or(|last| last.batch < batch) {
            self.held.push_back(Held::new(batch, now));
        }
        let last = self.held.len() - 1;
        &mut self.held[last]
    }

    /// Whether what is typed now is dropped, because the world was not shown yet.
    pub fn is_arriving(&self) -> bool {
        self.arrival.is_some()
    }
}

/// Pieces for which a session keeps its room from turn to turn.
const PIECES_HELD: usize = 8;

#[cfg(test)]
mod tests;
