//! A telnet stream, cut where the server says that a prompt ends.
//!
//! We agree to end-of-record and to nothing else, so that the server marks every prompt, and
//! refuse whatever else it offers.

use memchr::memchr;

use crate::telnet::codec::{EOR, IAC, Verb};

/// The option END-OF-RECORD (RFC 885).
const END_OF_RECORD: u8 = 25;

/// What is said first, so that the very first question's mark is agreed on.
pub(super) const OPENING: [u8; 3] = [IAC, Verb::Do as u8, END_OF_RECORD];

/// Text without a mark that is kept; of more, the beginning is dropped.
const TEXT_MAX: usize = 256 * 1024;

#[derive(Clone, Copy, Default, Debug)]
enum State {
    #[default]
    Text,
    Iac,
    Option(u8),
}

/// Where a stream stands.
#[derive(Default, Debug)]
pub(super) struct Ear {
    state: State,
    /// What came since the last mark.
    text: Vec<u8>,
}

impl Ear {
    /// Hears bytes; `on` gets the text of each prompt's mark: everything since the mark before.
    /// Refusals to send go to `refusals`.
    pub fn hear(&mut self, mut bytes: &[u8], refusals: &mut Vec<u8>, on: &mut impl FnMut(&[u8])) {
        while let Some((&byte, rest)) = bytes.split_first() {
            bytes = match self.state {
                State::Text => self.words(bytes),
                State::Iac => {
                    self.command(byte, on);
                    rest
                }
                State::Option(verb) => {
                    self.state = State::Text;
                    refuse(verb, byte, refusals);
                    rest
                }
            };
        }
    }

    /// Takes text up to the next command, and returns what is behind it.
    fn words<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        let end = memchr(IAC, bytes).unwrap_or(bytes.len());
        if self.text.len() + end > TEXT_MAX {
            self.text.clear();
        }
        self.text.extend_from_slice(&bytes[..end]);
        match bytes.get(end + 1..) {
            Some(behind) => {
                self.state = State::Iac;
                behind
            }
            None => &[],
        }
    }

    fn command(&mut self, byte: u8, on: &mut impl FnMut(&[u8])) {
        self.state = match byte {
            251..=254 => State::Option(byte),
            _ => State::Text,
        };
        if byte == EOR {
            on(&self.text);
            self.text.clear();
        }
    }
}

/// Refuses an option, unless it is the one that was agreed to.
fn refuse(verb: u8, option: u8, refusals: &mut Vec<u8>) {
    let answer = match verb {
        _ if verb == Verb::Will as u8 && option != END_OF_RECORD => Verb::Dont,
        _ if verb == Verb::Do as u8 => Verb::Wont,
        _ => return,
    };
    refusals.extend([IAC, answer as u8, option]);
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAM: &[u8] =
        b"\xff\xfb\x19\xff\xfd\x1fHello.\r\n> \xff\xef\xff\xfb\x01A rat arrives.\r\n> \xff\xef\xff\xefrest";

    #[test]
    fn a_stream_is_cut_at_its_marks_wherever_it_is_split() {
        for split in 0..STREAM.len() {
            let (mut ear, mut refusals, mut heard) = (Ear::default(), Vec::new(), Vec::new());
            let (first, second) = STREAM.split_at(split);
            for part in [first, second] {
                let mut on = |text: &[u8]| heard.push(String::from_utf8_lossy(text).into_owned());
                ear.hear(part, &mut refusals, &mut on);
            }
            assert_eq!(heard, ["Hello.\r\n> ", "A rat arrives.\r\n> ", ""]);
            assert_eq!(refusals, b"\xff\xfc\x1f\xff\xfe\x01");
            assert_eq!(ear.text, b"rest");
        }
    }
}
