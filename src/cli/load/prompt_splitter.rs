//! A telnet stream, cut where the server says that a prompt ends.
//!
//! We agree to end-of-record, so that the server marks every prompt, and to MCCP2 if that is wished;
//! whatever else the server offers is refused.

use std::io;

use memchr::memchr;

use crate::telnet::codec::{EOR, IAC, Verb};
use crate::telnet::inflate::Unpacking;
use crate::telnet::option::COMPRESS2;

/// The option END-OF-RECORD (RFC 885).
const END_OF_RECORD: u8 = 25;
/// Begins a subnegotiation, and ends it (RFC 854).
const SB: u8 = 250;
const SE: u8 = 240;

/// What is said first, so that the very first question's mark is agreed on.
pub(super) const OPENING: [u8; 3] = [IAC, Verb::Do as u8, END_OF_RECORD];

/// Text without a mark that is kept; of more, the beginning is dropped.
const TEXT_MAX: usize = 256 * 1024;
/// Bytes that are unpacked at once.
const SLICE: usize = 8 * 1024;

#[derive(Clone, Copy, Default, Debug)]
enum State {
    #[default]
    Text,
    Iac,
    Option(u8),
    /// Within a subnegotiation of this option, once it is known.
    Inside(Option<u8>),
    InsideIac(Option<u8>),
}

/// Whether what the server sends may be compressed.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) enum Packing {
    #[default]
    Refused,
    Agreed,
}

/// Where a stream stands.
#[derive(Default)]
pub(super) struct PromptSplitter {
    state: State,
    packing: Packing,
    /// From where MCCP2 began.
    unpacking: Option<Unpacking>,
    /// What came since the last mark.
    text: Vec<u8>,
}

impl PromptSplitter {
    pub fn new(packing: Packing) -> PromptSplitter {
        PromptSplitter { packing, ..PromptSplitter::default() }
    }

    /// Hears bytes; `on` gets the text of each prompt's mark: everything since the mark before.
    /// Answers to offers go to `answers`. An error means that a compressed stream is damaged.
    pub fn hear(
        &mut self,
        bytes: &[u8],
        answers: &mut Vec<u8>,
        on: &mut impl FnMut(&[u8]),
    ) -> io::Result<()> {
        let mut packed = match self.unpacking {
            Some(_) => bytes,
            None => self.read(bytes, answers, on),
        };
        let mut slice = [0; SLICE];
        while let Some(unpacking) = &mut self.unpacking {
            let some = unpacking.slice(packed, &mut slice).map_err(io::Error::other)?;
            packed = &packed[some.used..];
            self.read(&slice[..some.made], answers, on);
            if some.ended {
                self.unpacking = None;
                self.read(packed, answers, on);
            } else if some.made < SLICE && packed.is_empty() {
                break;
            }
        }
        Ok(())
    }

    /// Reads what is not compressed, and returns what is left where compression begins.
    fn read<'a>(
        &mut self,
        mut bytes: &'a [u8],
        answers: &mut Vec<u8>,
        on: &mut impl FnMut(&[u8]),
    ) -> &'a [u8] {
        while let Some((&byte, rest)) = bytes.split_first() {
            bytes = rest;
            match self.state {
                State::Text => bytes = self.words(byte, rest),
                State::Iac => self.command(byte, on),
                State::Option(verb) => {
                    self.state = State::Text;
                    self.answer(verb, byte, answers);
                }
                State::Inside(option) => {
                    self.state = match byte {
                        IAC => State::InsideIac(option),
                        _ => State::Inside(option.or(Some(byte))),
                    };
                }
                State::InsideIac(option) if byte == SE => {
                    self.state = State::Text;
                    if option == Some(COMPRESS2) && self.packing == Packing::Agreed {
                        self.unpacking = Some(Unpacking::default());
                        return bytes;
                    }
                }
                State::InsideIac(option) => self.state = State::Inside(option),
            }
        }
        &[]
    }

    /// Takes text from this byte up to the next command, and returns what is behind it.
    fn words<'a>(&mut self, first: u8, rest: &'a [u8]) -> &'a [u8] {
        if first == IAC {
            self.state = State::Iac;
            return rest;
        }
        let end = memchr(IAC, rest).unwrap_or(rest.len());
        if self.text.len() + end >= TEXT_MAX {
            self.text.clear();
        }
        self.text.push(first);
        self.text.extend_from_slice(&rest[..end]);
        &rest[end..]
    }

    fn command(&mut self, byte: u8, on: &mut impl FnMut(&[u8])) {
        self.state = match byte {
            251..=254 => State::Option(byte),
            SB => State::Inside(None),
            _ => State::Text,
        };
        if byte == EOR {
            on(&self.text);
            self.text.clear();
        }
    }

    /// Answers an offer or a request, unless it is of what was agreed to first of all.
    fn answer(&self, verb: u8, option: u8, answers: &mut Vec<u8>) {
        let packs = option == COMPRESS2 && self.packing == Packing::Agreed;
        let answer = match verb {
            _ if verb == Verb::Will as u8 && packs => Verb::Do,
            _ if verb == Verb::Will as u8 && option != END_OF_RECORD => Verb::Dont,
            _ if verb == Verb::Do as u8 => Verb::Wont,
            _ => return,
        };
        answers.extend([IAC, answer as u8, option]);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    const STREAM: &[u8] =
        b"\xff\xfb\x19\xff\xfd\x1fHello.\r\n> \xff\xef\xff\xfb\x01\xff\xfa\x2a\x01x\xff\xf0A rat arrives.\r\n> \xff\xef\xff\xefrest";

    /// What is read of a stream that comes in two parts, and what is answered.
    fn heard(packing: Packing, parts: [&[u8]; 2]) -> (Vec<String>, Vec<u8>, PromptSplitter) {
        let (mut splitter, mut answers, mut heard) =
            (PromptSplitter::new(packing), Vec::new(), Vec::new());
        for part in parts {
            let mut on = |text: &[u8]| heard.push(String::from_utf8_lossy(text).into_owned());
            splitter.hear(part, &mut answers, &mut on).expect("it is whole");
        }
        (heard, answers, splitter)
    }

    #[test]
    fn a_stream_is_cut_at_its_marks_wherever_it_is_split() {
        for split in 0..STREAM.len() {
            let (heard, answers, splitter) = heard(Packing::Refused, STREAM.split_at(split).into());
            assert_eq!(heard, ["Hello.\r\n> ", "A rat arrives.\r\n> ", ""]);
            assert_eq!(answers, b"\xff\xfc\x1f\xff\xfe\x01");
            assert_eq!(splitter.text, b"rest");
        }
    }

    #[test]
    fn what_is_compressed_is_read_wherever_it_is_split() {
        let mut packer =
            flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all(b"Good evening.\r\n> \xff\xef").expect("memory");
        packer.flush().expect("memory");
        packer.write_all(&[b'.'; 3 * SLICE]).expect("memory");
        packer.write_all(b"\xff\xef").expect("memory");
        let packed = packer.finish().expect("memory");
        let stream =
            [b"\xff\xfb\x56> \xff\xfa\x56\xff\xf0", &packed[..], b"plain\xff\xef"].concat();
        for split in 0..stream.len() {
            let (heard, answers, _) = heard(Packing::Agreed, stream.split_at(split).into());
            assert_eq!(heard[0], "> Good evening.\r\n> ");
            assert_eq!(heard[1].len(), 3 * SLICE);
            assert_eq!(heard[2], "plain");
            assert_eq!(answers, b"\xff\xfd\x56");
        }
    }
}
