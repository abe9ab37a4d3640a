//! TTYPE (RFC 1091) and MTTS: asking a client for its names, one after the other.
//!
//! Each SEND brings the next name: the program, the terminal, `MTTS` and a number. Old clients
//! repeat one name for ever, or run in a circle, so asking ends at the first answer that was
//! given before, and after [`TERMINAL_ANSWERS_MAX`] questions in any case.

use bytes::{BufMut, BytesMut};

use super::client::claim;
use super::codec::{IAC, SB, SE};
use super::option::TERMINAL_TYPE;
use crate::base::limits::TERMINAL_ANSWERS_MAX;

const IS: u8 = 0;
const SEND: u8 = 1;

/// How far a client was asked.
#[derive(Debug, Default)]
pub(super) struct Cycle {
    /// Questions so far, over the whole connection.
    asked: u32,
    /// Answers so far; empty once there is nothing more to ask.
    answers: Vec<String>,
    /// A question is open.
    waits: bool,
}

impl Cycle {
    /// The client agreed to be asked.
    pub fn begin(&mut self, out: &mut BytesMut) {
        self.answers = Vec::new();
        self.ask(out);
    }

    /// The client does not want to be asked any more.
    pub fn end(&mut self) {
        self.answers = Vec::new();
        self.waits = false;
    }

    /// Hears an answer, asks on if that can bring news, and says what was answered.
    pub fn hear(&mut self, payload: &[u8], out: &mut BytesMut) -> Option<String> {
        let (&IS, answer) = payload.split_first()? else { return None };
        if !std::mem::take(&mut self.waits) {
            return None;
        }
        let answer = claim(answer);
        if self.answers.contains(&answer) {
            self.end();
            return None;
        }
        self.answers.push(answer.clone());
        self.ask(out);
        Some(answer)
    }

    fn ask(&mut self, out: &mut BytesMut) {
        if self.asked >= TERMINAL_ANSWERS_MAX {
            return self.end();
        }
        self.asked += 1;
        self.waits = true;
        out.put_slice(&[IAC, SB, TERMINAL_TYPE, SEND, IAC, SE]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often a client is asked that answers this, over and over.
    fn asked(answers: &[&str]) -> u32 {
        let (mut cycle, mut out) = (Cycle::default(), BytesMut::new());
        cycle.begin(&mut out);
        for answer in answers.iter().cycle().take(100) {
            cycle.hear(&[&[IS], answer.as_bytes()].concat(), &mut out);
        }
        assert_eq!(out.len() as u32, 6 * cycle.asked);
        cycle.asked
    }

    #[test]
    fn c07_to_c09_asking_comes_to_an_end() {
        assert_eq!(asked(&["TINTIN++", "XTERM-256COLOR", "MTTS 2345", "MTTS 2345"]), 4);
        assert_eq!(asked(&["xterm-256color"]), 2);
        assert_eq!(asked(&["T0", "T1", "T2", "T3", "T4", "T5"]), TERMINAL_ANSWERS_MAX);
        assert_eq!(asked(&["KBtin", "hardcopy", "KBtin"]), 3);
    }

    #[test]
    fn whoever_agrees_again_is_asked_no_more_than_is_left() {
        let (mut cycle, mut out) = (Cycle::default(), BytesMut::new());
        for _ in 0..100 {
            cycle.begin(&mut out);
            cycle.end();
        }
        assert_eq!(cycle.asked, TERMINAL_ANSWERS_MAX);
    }

    #[test]
    fn only_answers_to_questions_are_heard() {
        let (mut cycle, mut out) = (Cycle::default(), BytesMut::new());
        assert_eq!(cycle.hear(b"\0XTERM", &mut out), None);
        cycle.begin(&mut out);
        assert_eq!(cycle.hear(b"\x01", &mut out), None);
        assert_eq!(cycle.hear(b"", &mut out), None);
        assert_eq!(cycle.hear(b"\0XTERM", &mut out), Some("XTERM".into()));
    }
}
