//! MCCP3: what a client sends, if it compresses that.
//!
//! A few bytes can stand for megabytes, so a stream is unpacked a slice at a time, and whoever
//! reads decides when the next one is due. TinTin++ and telnetlib3 end a stream as they please, or
//! not at all; what comes after its end is plain.
//!
//! Not here: how many slices a client may have (`net`), when a stream begins (the
//! [`Wire`](super::Wire) says so).

use zlib_rs::{Inflate, InflateFlush, Status};

/// RFC 1950 lets a stream refer back so far that this is the power of two.
const WINDOW_BITS: u8 = 15;

/// It is no stream, or a damaged one. What follows means nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("what it compresses is garbage")]
pub struct Garbage;

/// A stream that is being unpacked.
pub struct Unpacking(Inflate);

impl Default for Unpacking {
    fn default() -> Unpacking {
        Unpacking(Inflate::new(true, WINDOW_BITS))
    }
}

/// What came of one slice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slice {
    /// Bytes of the stream that are used up.
    pub used: usize,
    /// Bytes that came out.
    pub made: usize,
    /// The stream has ended; what was not used is plain.
    pub ended: bool,
}

impl Unpacking {
    /// Unpacks as much of `packed` as `plain` has room for.
    pub fn slice(&mut self, packed: &[u8], plain: &mut [u8]) -> Result<Slice, Garbage> {
        let (used, made) = (self.0.total_in(), self.0.total_out());
        let status =
            self.0.decompress(packed, plain, InflateFlush::SyncFlush).map_err(|_| Garbage)?;
        let used = (self.0.total_in() - used) as usize;
        let made = (self.0.total_out() - made) as usize;
        let ended = status == Status::StreamEnd;
        // Neither eats nor speaks: it would be asked for ever.
        if used == 0 && made == 0 && !ended && !packed.is_empty() {
            return Err(Garbage);
        }
        Ok(Slice { used, made, ended })
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use proptest::prelude::*;

    use super::*;

    fn packed(plain: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(plain).expect("memory");
        encoder.finish().expect("memory")
    }

    /// All that comes out, in slices of `room`, of a stream that comes in pieces of `bite`.
    fn unpacked(packed: &[u8], bite: usize, room: usize) -> Result<(Vec<u8>, usize), Garbage> {
        let mut unpacking = Unpacking::default();
        let (mut plain, mut slice, mut from) = (Vec::new(), vec![0; room], 0);
        let mut waiting: Vec<u8> = Vec::new();
        loop {
            let some = unpacking.slice(&waiting, &mut slice)?;
            plain.extend_from_slice(&slice[..some.made]);
            waiting.drain(..some.used);
            if some.ended {
                return Ok((plain, from - waiting.len()));
            }
            if some.made < room {
                let to = packed.len().min(from + bite);
                waiting.extend_from_slice(&packed[from..to]);
                from = to;
            }
        }
    }

    #[test]
    fn d10_what_follows_the_end_is_left_alone() {
        let stream = [packed(b"Zab"), b"evu\r\n".to_vec()].concat();
        let (plain, used) = unpacked(&stream, stream.len(), 100).expect("a stream");
        assert_eq!((plain.as_slice(), &stream[used..]), (&b"Zab"[..], &b"evu\r\n"[..]));
    }

    #[test]
    fn d11_garbage_is_known_at_once() {
        for garbage in [&b"look\r\n"[..], b"\x78\x9c\xff\xff\xff", b"\x1f\x8b\x08\0\0\0\0\0\0\x03"]
        {
            assert_eq!(unpacked(garbage, 100, 100), Err(Garbage), "{garbage:?}");
        }
    }

    #[test]
    fn d12_a_bomb_comes_out_in_slices() {
        let bomb = packed(&vec![b'A'; 8 * 1024 * 1024]);
        assert!(bomb.len() < 16 * 1024);
        let mut slice = [0; 4096];
        let some = Unpacking::default().slice(&bomb, &mut slice).expect("a stream");
        assert_eq!(some.made, slice.len());
        assert!(some.used < bomb.len());
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn d09_any_cut_comes_out_as_it_went_in(
            plain in prop::collection::vec(0u8..8, 1..3_000), bite in 1usize..40, room in 1usize..200,
        ) {
            let packed = packed(&plain);
            prop_assert_eq!(unpacked(&packed, bite, room), Ok((plain, packed.len())));
        }
    }
}
