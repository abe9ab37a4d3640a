//! What came from a client and was not heard yet, compressed or not.
//!
//! With MCCP3 a client may compress what it sends from any byte on, end that, and begin again. So
//! that its bytes are heard in their order, however they were cut, all that waits stands here:
//! plain bytes that could not be heard yet are first, then the next slice of what is compressed,
//! and only then is it time to read the socket. So it holds no more than came with one read, and
//! what one slice makes of it.
//!
//! Not here: who pays for a slice or a line, and when (`net`); what the bytes mean
//! ([`Wire`](super::Wire)).

use super::inflate::{Garbage, Unpacking};

/// All that waits.
#[derive(Default)]
pub struct Inflow {
    /// Plain bytes that were put off.
    left: Vec<u8>,
    stream: Option<Box<Unpacking>>,
    /// Bytes of the stream; when it has just ended, what followed it.
    packed: Vec<u8>,
    /// The last slice was full: there may be more, though nothing more is packed.
    brims: bool,
    /// Another stream begins where this one ends.
    again: bool,
    /// How many of the bytes that are being heard or put off, counted from their end, were sent as
    /// they are, and do not come from inside a stream that has ended by now.
    plain: usize,
}

/// What is to be heard next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Due {
    /// What was put off.
    Left,
    /// A slice of what is compressed.
    Slice,
    /// What comes from the socket.
    Arrival,
}

/// What the last of some bytes said of those behind them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Packs {
    AsBefore,
    /// They are compressed.
    FromHere,
}

/// What no client means to send.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Senseless {
    #[error(transparent)]
    Garbage(#[from] Garbage),
    /// A stream begins inside a stream.
    #[error("it compresses what is compressed")]
    Nested,
}

impl Inflow {
    pub fn due(&self) -> Due {
        match self.stream {
            _ if !self.left.is_empty() => Due::Left,
            Some(_) if self.brims || !self.packed.is_empty() => Due::Slice,
            _ => Due::Arrival,
        }
    }

    /// Takes in what came from the socket, and says how much of it can be heard as it is: all, or
    /// nothing.
    pub fn arrive<'a>(&mut self, bytes: &'a [u8]) -> &'a [u8] {
        match self.stream {
            Some(_) => {
                self.packed.extend_from_slice(bytes);
                &[]
            }
            None => {
                self.plain = bytes.len();
                bytes
            }
        }
    }

    /// Gives back what was put off. [`Inflow::heard`] takes what cannot be heard now either.
    pub fn take_left(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.left)
    }

    /// Unpacks a slice and says how many bytes came out, which are to be heard.
    pub fn unpack(&mut self, plain: &mut [u8]) -> Result<usize, Senseless> {
        let Some(stream) = &mut self.stream else { return Ok(0) };
        let slice = stream.slice(&self.packed, plain)?;
        if self.again && slice.made > 0 {
            return Err(Senseless::Nested);
        }
        self.packed.drain(..slice.used);
        if self.packed.is_empty() {
            self.packed = Vec::new();
        }
        self.plain = 0;
        self.brims = slice.made == plain.len() && !slice.ended;
        if slice.ended {
            self.stream = std::mem::take(&mut self.again).then(Box::default);
        }
        Ok(slice.made)
    }

    /// To be called when bytes were heard: `rest` of them could not be, or `packs` from there on.
    pub fn heard(&mut self, rest: &[u8], packs: Packs) -> Result<(), Senseless> {
        match (packs, &self.stream) {
            // The end of its stream may still be under way.
            (Packs::FromHere, Some(_)) if rest.is_empty() => self.again = true,
            (Packs::FromHere, Some(_)) => return Err(Senseless::Nested),
            // The rest stood in a stream that has ended since: no stream begins in there.
            (Packs::FromHere, None) if rest.len() > self.plain => return Err(Senseless::Nested),
            (Packs::FromHere, None) => {
                self.plain = 0;
                self.stream = Some(Box::default());
                self.packed.splice(..0, rest.iter().copied());
            }
            (Packs::AsBefore, stream) => {
                self.left.extend_from_slice(rest);
                self.plain = self.plain.min(rest.len());
                if stream.is_none() {
                    self.plain += self.packed.len();
                    self.left.append(&mut std::mem::take(&mut self.packed));
                }
            }
        }
        Ok(())
    }

    /// Bytes on the heap, but for the stream itself, which is as large as RFC 1950 has it.
    pub fn held(&self) -> usize {
        self.left.capacity() + self.packed.capacity()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;
    use crate::base::limits::UNPACKED_SLICE_BYTES;

    fn stream(plain: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(plain).expect("memory");
        encoder.finish().expect("memory")
    }

    fn begun(packed: &[u8]) -> Inflow {
        let mut inflow = Inflow::default();
        let rest = inflow.arrive(packed);
        inflow.heard(rest, Packs::FromHere).expect("the first");
        inflow
    }

    #[test]
    fn what_is_put_off_is_heard_before_what_is_compressed() {
        let mut inflow = begun(&stream(b"onetwo"));
        let mut plain = [0; 3];
        assert_eq!(inflow.due(), Due::Slice);
        assert_eq!((inflow.unpack(&mut plain), &plain), (Ok(3), b"one"));
        inflow.heard(b"ne", Packs::AsBefore).expect("plain");
        assert_eq!((inflow.due(), inflow.take_left()), (Due::Left, b"ne".to_vec()));
        assert_eq!(inflow.due(), Due::Slice);
        assert_eq!((inflow.unpack(&mut plain), &plain), (Ok(3), b"two"));
    }

    /// The stream gave all its bytes to a slice that they filled: nothing is packed any more, and
    /// the line's end is still inside.
    #[test]
    fn the_last_of_a_full_slice_needs_no_more_bytes() {
        let text = [&[b'x'; UNPACKED_SLICE_BYTES][..], b"\r\n"].concat();
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&text).expect("memory");
        encoder.flush().expect("memory");
        let mut inflow = begun(encoder.get_ref());
        let (mut plain, mut heard) = ([0; UNPACKED_SLICE_BYTES], Vec::new());
        while inflow.due() == Due::Slice {
            let made = inflow.unpack(&mut plain).expect("a stream");
            heard.extend_from_slice(&plain[..made]);
        }
        assert!(heard == text, "{} of {} bytes", heard.len(), text.len());
        assert!(inflow.packed.is_empty() && inflow.due() == Due::Arrival);
    }

    #[test]
    fn d10_what_follows_a_stream_comes_behind_what_was_in_it() {
        let mut inflow = begun(&[&stream(b"ab")[..], b"\r\n"].concat());
        let mut plain = [0; 9];
        assert_eq!(inflow.unpack(&mut plain), Ok(2));
        inflow.heard(b"b", Packs::AsBefore).expect("plain");
        assert_eq!((inflow.due(), inflow.take_left()), (Due::Left, b"b\r\n".to_vec()));
        assert_eq!(inflow.arrive(b"look"), b"look");
        assert_eq!(inflow.held(), 0);
    }

    #[test]
    fn d11_a_stream_may_follow_a_stream_but_not_begin_in_it() {
        let mut inflow = begun(&[&stream(b"marker")[..], &stream(b"more")].concat());
        let mut plain = [0; 9];
        assert_eq!(inflow.unpack(&mut plain), Ok(6));
        assert_eq!(inflow.heard(b"", Packs::FromHere), Ok(()));
        assert_eq!((inflow.unpack(&mut plain), &plain[..4]), (Ok(4), &b"more"[..]));
        let mut inflow = begun(&stream(b"marker and more"));
        assert_eq!(inflow.unpack(&mut plain), Ok(9));
        assert_eq!(inflow.heard(b"and", Packs::FromHere), Err(Senseless::Nested));
        let mut inflow = begun(&stream(b"marker and more"));
        assert_eq!(inflow.unpack(&mut plain), Ok(9));
        assert_eq!(inflow.heard(b"", Packs::FromHere), Ok(()));
        assert_eq!(inflow.unpack(&mut plain), Err(Senseless::Nested));
    }

    /// A slice may hold all of a stream, so that it has ended when its bytes are heard.
    #[test]
    fn d11_no_stream_begins_in_a_stream_that_has_ended_since() {
        let mut plain = [0; 99];
        let mut inflow = begun(&stream(b"marker and more"));
        assert_eq!(inflow.unpack(&mut plain), Ok(15));
        assert_eq!(inflow.heard(b"and more", Packs::FromHere), Err(Senseless::Nested));
        let mut inflow = begun(&[&stream(b"in it")[..], b"marker", &stream(b"more")].concat());
        assert_eq!(inflow.unpack(&mut plain), Ok(5));
        inflow.heard(b"it", Packs::AsBefore).expect("plain");
        let left = inflow.take_left();
        assert!(left.starts_with(b"itmarker"));
        let behind = left[b"itmarker".len()..].to_vec();
        assert_eq!(
            inflow.heard(&behind, Packs::FromHere),
            Ok(()),
            "it has ended before the marker"
        );
        assert_eq!((inflow.unpack(&mut plain), &plain[..4]), (Ok(4), &b"more"[..]));
        let mut inflow = begun(&[&stream(b"in it")[..], b"out"].concat());
        assert_eq!(inflow.unpack(&mut plain), Ok(5));
        inflow.heard(b"n it", Packs::AsBefore).expect("plain");
        assert_eq!(inflow.take_left(), b"n itout");
        assert_eq!(inflow.heard(b"tout", Packs::FromHere), Err(Senseless::Nested));
    }

    /// A client that says at the very end of one stream that it begins another, and the end comes
    /// later than that.
    #[test]
    fn d10_the_end_of_a_stream_may_come_after_the_word_of_the_next() {
        let (first, next) = (stream(b"marker"), stream(b"more"));
        let (begins, ends) = first.split_at(first.len() - 4);
        let mut inflow = begun(begins);
        let mut plain = [0; 9];
        assert_eq!(inflow.unpack(&mut plain), Ok(6));
        assert_eq!(inflow.heard(b"", Packs::FromHere), Ok(()));
        assert_eq!(inflow.arrive(&[ends, &next[..]].concat()), b"");
        assert_eq!(inflow.unpack(&mut plain), Ok(0));
        assert_eq!(inflow.heard(b"", Packs::AsBefore), Ok(()));
        assert_eq!((inflow.unpack(&mut plain), &plain[..4]), (Ok(4), &b"more"[..]));
    }
}
