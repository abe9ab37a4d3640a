//! Sessions: the conversation with one connection.
//!
//! A session is at the door (answering questions, `login`) or in the world (`playing`). It turns
//! lines into acts and pieces of text into what goes out: painted for its page, in order, with
//! one prompt at the end, and never before the disk holds what a kept line reports.

mod ahead;
pub mod aside;
pub mod change;
mod client;
pub mod login;
mod pager;
pub mod playing;
mod prompt;
mod unkept;
mod unseen;

pub use unseen::Unseen;

use std::collections::VecDeque;
use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use self::aside::{Aside, Asides};
use self::change::Change;
use self::pager::{Pager, Wish};
use self::unkept::{NOT_KEPT_YET, ONE_MOMENT, PATIENCE, Unkept};
use crate::base::clock::Millis;
use crate::base::id::{ConnectionId, CreatureId};
use crate::base::limits::{KEPT_WAIT_MS_MAX, LOGIN_MS_MAX};
use crate::engine::output::Write;
use crate::game::content::Content;
use crate::game::outbox::Piece;
use crate::game::player::Screen;
use crate::game::world::World;
use crate::telnet::option::Known;
use crate::text::page::Page;
use crate::text::paint::paint;
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
    /// Pieces of this turn, not painted yet.
    pieces: Vec<Piece>,
    /// What is said to the client's program.
    asides: Asides,
    /// Whether a prompt is owed although nothing was said.
    prompt_owed: bool,
    /// What was read last had no prompt, for more waits for the disk.
    prompt_due: bool,
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
            pieces: Vec::new(),
            asides: Asides::default(),
            prompt_owed: false,
            prompt_due: false,
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
        self.pieces.clear();
        self.asides.forget();
        self.held.retain(|held| held.batch <= handed);
        self.unkept.forget(handed);
    }

    /// Whether the client's program may want to know what changes.
    pub fn listens(&self) -> bool {
        self.asides.listen()
    }

    /// What is said to the client's program.
    pub fn asides(&mut self) -> &mut Asides {
        &mut self.asides
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
        door.into_iter().chain(held).chain(patience).min()
    }

    /// Paints what was said in this turn. What shows kept state, and all that comes after it,
    /// waits until `batch` is on the disk (`kept_until` is the newest batch that is).
    pub fn paint(&mut self, world: &World, batch: u64, kept_until: u64, now: Millis) {
        self.paint_pieces(world, batch, kept_until, now);
        if self.closing {
            aside::goodbye(&mut self.asides);
        }
        for Aside { known, payload, kept } in self.asides.take() {
            let need = if kept && batch > kept_until { batch } else { 0 };
            self.hold(need, now).messages.push((known, payload));
        }
    }

    fn paint_pieces(&mut self, world: &World, batch: u64, kept_until: u64, now: Millis) {
        if self.pieces.is_empty() && !self.prompt_owed {
            return;
        }
        let page = self.page(world);
        // Nobody asked for the welcome, though it comes with the answer to a password.
        let answers = self.prompt_owed && self.arrival.is_none();
        let mut pieces = std::mem::take(&mut self.pieces);
        let mut room: usize = pieces.iter().map(|piece| piece.passage.room()).sum();
        for piece in pieces.drain(..) {
            let need = if piece.kept && batch > kept_until { batch } else { 0 };
            let last = self.hold(need, now);
            last.text.reserve(std::mem::take(&mut room));
            last.is_read = true;
            last.answers |= answers;
            piece.passage.paint(&page, &mut last.text);
        }
        if pieces.capacity() <= PIECES_HELD {
            self.pieces = pieces;
        }
        if std::mem::take(&mut self.prompt_owed) {
            self.hold(0, now).is_read = true;
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

    /// What may leave now: everything up to the first text that still waits for the disk.
    pub fn release(
        &mut self,
        content: &Content,
        world: &World,
        kept_until: u64,
        now: Millis,
    ) -> Option<Write> {
        let mut text = String::new();
        let mut messages = Vec::new();
        let back = self.unkept.all_clear(kept_until);
        let (mut is_read, mut answers) = (back.is_some(), false);
        if let Some(back) = back {
            Passage::new(back, Layout::Paragraph).paint(&self.page(world), &mut text);
        }
        while let Some(first) = self.held.front() {
            let late = now.since(first.since) >= Millis(KEPT_WAIT_MS_MAX);
            if first.batch > kept_until && !late {
                break;
            }
            if first.batch > kept_until && first.is_read {
                let page = self.page(world);
                Passage::new(NOT_KEPT_YET, Layout::Paragraph).paint(&page, &mut text);
                self.unkept.told(first.batch);
            }
            let Some(mut held) = self.held.pop_front() else { break };
            is_read |= held.is_read;
            answers |= held.answers;
            messages.append(&mut held.messages);
            match text.is_empty() {
                true => text = held.text,
                false => text.push_str(&held.text),
            }
        }
        let asked = self.asks_to_wait(now);
        if asked {
            let page = self.page(world);
            Passage::new(ONE_MOMENT, Layout::Paragraph).paint(&page, &mut text);
        }
        if answers && self.wants_pages(world) {
            self.pager = Pager::open(self.pager.take(), &mut text, self.window());
        }
        let done = self.closing && self.held.is_empty();
        // What waited may be for programs only; the prompt waited for it all the same.
        let due = self.prompt_due && self.held.is_empty();
        match is_read || done || asked || due {
            true => Some(Write { messages, ..self.write(content, world, text) }),
            // Nothing is read of it, so no prompt follows.
            false if messages.is_empty() => None,
            false => Some(Write { connection: self.connection, messages, ..Write::default() }),
        }
    }

    /// Whether what is typed now is dropped, because the world was not shown yet.
    pub fn is_arriving(&self) -> bool {
        self.arrival.is_some()
    }

    fn write(&mut self, content: &Content, world: &World, text: String) -> Write {
        let asked = match &self.state {
            State::Door(step) => step.is_secret(),
            State::Playing(_) => self.change.is_some(),
        };
        let hide = (asked || self.arrival.is_some()) && !self.closing;
        let page = self.page(world);
        let prompts = !self.closing && self.held.is_empty();
        let prompt = prompts.then(|| self.prompt(content, world, &page)).flatten();
        self.prompt_due = !self.held.is_empty();
        // A question asked again is hidden again.
        let changed = hide != self.hidden || (hide && prompt.is_some());
        self.hidden = hide;
        Write {
            connection: self.connection,
            text,
            prompt,
            hide: changed.then_some(hide),
            charset: page.charset,
            messages: Vec::new(),
            close: self.closing,
        }
    }

    fn prompt(&self, content: &Content, world: &World, page: &Page) -> Option<String> {
        let styled = match (&self.pager, &self.state) {
            (Some(pager), _) => pager.prompt(page),
            (None, State::Door(step)) => step.question()?.to_string(),
            (None, State::Playing(_)) if self.change.is_some() => {
                self.change.as_ref()?.question()?.to_string()
            }
            (None, State::Playing(who)) => prompt::prompt(content, world, *who, page),
        };
        let mut painted = String::new();
        paint(&styled, page, &mut painted);
        Some(painted)
    }
}

/// Pieces for which a session keeps its room from turn to turn.
const PIECES_HELD: usize = 8;

#[cfg(test)]
mod tests;
