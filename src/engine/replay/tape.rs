//! What the engine notes while it runs, if somebody records.
//!
//! Each input is noted right before it is taken: only then is it known whether what was typed is
//! a secret, since the line before it may have led to that question.

use super::echo::Echo;
use super::{Heard, Ids, Start, Turn, mask};
use crate::base::clock::Millis;
use crate::base::limits::RECORD_HASH_EVERY_MS;
use crate::engine::Engine;
use crate::game::Content;
use crate::messages::input::{HashAnswer, Input, Occasion};
use crate::messages::output::Output;
use crate::session::State;

/// The notes of one turn.
#[derive(Default)]
pub(in crate::engine) struct Tape {
    noted: Vec<Heard>,
    echo: Echo,
    /// When the state hash was last taken.
    hashed: Millis,
    done: Option<Turn>,
}

impl Engine {
    /// Begins to note turns, anew if it did already: how things stand now. From here on
    /// [`Engine::recorded`] gives each turn.
    pub fn record(&mut self) -> Start {
        self.tape = Some(Box::new(Tape { hashed: self.world.clock, ..Tape::default() }));
        Start {
            program: env!("CARGO_PKG_VERSION").to_string(),
            hash: self.state_hash(),
            snapshot: self.snapshot(),
        }
    }

    /// No more notes.
    pub fn stop_recording(&mut self) {
        self.tape = None;
    }

    /// The turn that was just done; `None` if there was nothing to do, or nobody records.
    pub fn recorded(&mut self) -> Option<Turn> {
        self.tape.as_mut()?.done.take()
    }

    /// Notes an input that is about to be taken.
    pub(in crate::engine) fn note(&mut self, input: &Input) {
        if self.tape.is_none() {
            return;
        }
        let heard = self.without_secrets(input);
        if let Some(tape) = &mut self.tape {
            tape.noted.extend(heard);
        }
    }

    /// Notes that a test wants a panic.
    pub(in crate::engine) fn note_panic_at(&mut self, doing: &str) {
        if let Some(tape) = &mut self.tape {
            tape.noted.push(Heard::PanicAt(doing.to_string()));
        }
    }

    /// Notes what came of the turn.
    pub(in crate::engine) fn note_turn(
        &mut self,
        now: Millis,
        occasion: Occasion,
        outputs: &[Output],
    ) {
        let pulse = occasion == Occasion::Pulse;
        let clock = self.world.clock;
        let Some(tape) = &mut self.tape else { return };
        let hash_is_due = clock.since(tape.hashed) >= Millis(RECORD_HASH_EVERY_MS);
        let (heard, echo) = (std::mem::take(&mut tape.noted), tape.echo.of(outputs));
        let hash = hash_is_due.then(|| super::super::hash::state_hash(&self.world, &self.dice));
        if hash_is_due {
            tape.hashed = clock;
        }
        tape.done = Some(Turn { now, pulse, heard, echo, hash });
    }

    /// What a reading did to the numbers of names. One that is only looked at does nothing.
    fn ids_of(&self, content: Option<&Content>) -> Ids {
        match content.filter(|_| self.reloading.swaps()) {
            None => Ids::Refused,
            Some(content) if content.names == self.content.names => Ids::AsBefore,
            Some(content) => Ids::Others(Box::new(content.names.clone())),
        }
    }

    /// An input as it may be written down; `None` if it is one that nobody hears.
    fn without_secrets(&self, input: &Input) -> Option<Heard> {
        Some(match input {
            Input::Connected { connection, address } => {
                Heard::Connected { connection: *connection, address: *address }
            }
            Input::Line { connection, line } => {
                let session = self.sessions.get(connection)?;
                let is_unread = self.broken || session.is_arriving();
                let line = match &session.state {
                    // Nothing is read of it; it may be a password once more, or the world is not
                    // to be trusted with it.
                    State::Playing(_) if is_unread => mask::UNREAD.to_string(),
                    State::Door(step) => mask::at_the_door(&self.content, step, line),
                    State::Playing(_) if let Some(change) = session.change() => {
                        mask::of_a_change(change, &session.renewed(&self.world), line)
                    }
                    State::Playing(who) => {
                        mask::in_the_world(&self.content, &self.world, *who, line)
                    }
                };
                Heard::Line { connection: *connection, line }
            }
            Input::Resized { connection, width, height } => {
                Heard::Resized { connection: *connection, width: *width, height: *height }
            }
            Input::Client { connection, client } => {
                Heard::Client { connection: *connection, client: client.clone() }
            }
            Input::Interrupted { connection } => Heard::Interrupted { connection: *connection },
            Input::Idle { connection } => Heard::Idle { connection: *connection },
            Input::Links { asker, links } => Heard::Links { asker: *asker, links: links.clone() },
            Input::Agreed { connection, known, on } => {
                Heard::Agreed { connection: *connection, known: *known, on: *on }
            }
            Input::Message { connection, known, payload } => Heard::Message {
                connection: *connection,
                known: *known,
                payload: mask::by_a_program(*known, payload),
            },
            Input::Gone { connection } => Heard::Gone { connection: *connection },
            Input::Hashed { ticket, answer } => hashed(*ticket, answer),
            Input::Kept { batch } => Heard::Kept { batch: *batch },
            Input::KeepFailed { sentence } => Heard::KeepFailed { sentence: sentence.clone() },
            Input::KeepMended => Heard::KeepMended,
            Input::SetAside { name, why } => {
                Heard::SetAside { name: name.clone(), why: why.clone() }
            }
            Input::Reloaded { content, reading, .. } => {
                let ids = self.ids_of(content.as_deref());
                Heard::Reloaded { reading: Some(reading.clone()), ids }
            }
            Input::Fetched { query, found } => {
                Heard::Fetched { query: query.clone(), found: found.clone() }
            }
            Input::Recovered { saved } => {
                let mut saved = saved.clone();
                saved.accounts.iter_mut().for_each(|row| row.password_hash.hide());
                Heard::Recovered { saved }
            }
            Input::Operated { asker, lines } => {
                Heard::Operated { asker: *asker, lines: lines.clone() }
            }
            Input::ReloadAsked => Heard::ReloadAsked,
            Input::StopAsked => Heard::StopAsked,
        })
    }
}

fn hashed(ticket: u64, answer: &HashAnswer) -> Heard {
    match answer {
        HashAnswer::Checked(fits) => Heard::Checked { ticket, fits: *fits },
        HashAnswer::Renewed(_) => Heard::Renewed { ticket },
        HashAnswer::Made(_) => Heard::Made { ticket },
        HashAnswer::Busy => Heard::Busy { ticket },
    }
}
