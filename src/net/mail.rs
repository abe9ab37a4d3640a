//! What a client sent and the engine has not had yet.

use std::collections::VecDeque;

use crate::base::id::ConnectionId;
use crate::base::limits::{
    INPUT_QUEUE_BYTES_MAX, INPUT_QUEUE_LINES_MAX, LINES_PER_TURN_MAX, MESSAGES_PER_TURN_MAX,
};
use crate::messages::input::Input;
use crate::telnet::Client;
use crate::telnet::option::Known;

/// What a client sent and the engine has not had yet.
#[derive(Default)]
pub(super) struct Mail {
    pub letters: VecDeque<Letter>,
    /// Only the last size counts, however often a window was pulled about.
    pub size: Option<(Option<u16>, Option<u16>)>,
    /// The newest of what the client said of itself; each time it says all that is known.
    pub client: Option<Box<Client>>,
    /// The client will send nothing more.
    pub ended: bool,
    /// Whether this connection stands in the hub's list of those with mail, so that it is put
    /// there once.
    pub listed: bool,
}

/// One thing that a client sent; its order among the others matters.
pub(super) enum Letter {
    /// A line was typed.
    Line(String),
    /// Its user wants to leave what was begun.
    Interrupt,
    /// Its program agreed to an option, or does so no more.
    Agreed { known: Known, on: bool },
    /// Its program said something.
    Message { known: Known, payload: Vec<u8> },
}

impl Letter {
    fn is_line(&self) -> bool {
        matches!(self, Letter::Line(_))
    }

    fn bytes(&self) -> usize {
        match self {
            Letter::Line(line) => line.len(),
            Letter::Agreed { .. } | Letter::Interrupt => 0,
            Letter::Message { payload, .. } => payload.len(),
        }
    }

    pub fn input(self, connection: ConnectionId) -> Input {
        match self {
            Letter::Line(line) => Input::Line { connection, line },
            Letter::Interrupt => Input::Interrupted { connection },
            Letter::Agreed { known, on } => Input::Agreed { connection, known, on },
            Letter::Message { known, payload } => Input::Message { connection, known, payload },
        }
    }
}

impl Mail {
    /// Whether something waits for the engine.
    pub fn has_news(&self) -> bool {
        !self.letters.is_empty() || self.size.is_some() || self.client.is_some()
    }

    /// Whether another letter may wait.
    pub fn has_room(&self) -> bool {
        self.letters.len() < INPUT_QUEUE_LINES_MAX
            && self.letters.iter().map(Letter::bytes).sum::<usize>() < INPUT_QUEUE_BYTES_MAX
    }

    /// How many letters are one turn's share, and how many of them are lines.
    pub fn share(&self) -> (usize, usize) {
        let (mut lines, mut others) = (0, 0);
        for letter in &self.letters {
            let (count, max) = match letter.is_line() {
                true => (&mut lines, LINES_PER_TURN_MAX),
                false => (&mut others, MESSAGES_PER_TURN_MAX),
            };
            if *count >= max {
                break;
            }
            *count += 1;
        }
        (lines + others, lines)
    }
}

/// What is left of a client's mail after a turn took its share.
#[derive(PartialEq, Eq, Debug)]
pub(super) enum Left {
    Nothing,
    More,
    /// Nothing, and nothing will come.
    Ended,
}
