//! MCCP2: what we send, as one zlib stream that begins in the middle of a connection.
//!
//! A compressor is mostly a table of where things were seen, 128 KiB of it, and a thousand players
//! would have a thousand. But it needs that table only while it works, and the sockets are of one
//! thread; so there is one [`Press`] for everybody, and of a player's stream only the last few
//! kilobytes are kept. Before each piece the press is wiped and shown these, so that the piece may
//! refer to them. That is how pigz packs one file on several cores; to the client it is a zlib
//! stream like any other.
//!
//! Every piece ends with a sync flush, for whoever waits for more would show nothing. A stream is
//! ended only if the client wants that: Blightmud hears nothing after it, and Mudlet loses what
//! comes in the same read.
//!
//! Not here: when a stream begins and ends (the [`Wire`](super::Wire) says so), sockets.

use bytes::{BufMut, BytesMut};
use zlib_rs::adler32::adler32;
use zlib_rs::{Deflate, DeflateConfig, DeflateFlush};

use crate::base::limits::{PRESS_PIECE_BYTES_MAX, PRESS_WINDOW_BYTES_MAX};

/// RFC 1950: deflate, any window, packed fast. A client has to have room for the largest window
/// anyway, and some look for this byte.
const HEADER: [u8; 2] = [0x78, 0x01];
/// RFC 1951: a last block with nothing in it.
const LAST_BLOCK: [u8; 2] = [0x03, 0x00];

/// The quickest level: with a window this small the next ones save a tenth and cost twice as much.
const LEVEL: i32 = 1;
/// Raw deflate, since the header is ours, over the largest window.
const WINDOW_BITS: i32 = -15;
/// Symbols that wait to be coded: 4 KiB of output at a time, which is more than a turn's text.
const MEMORY_LEVEL: i32 = 6;
/// Room for what comes out of one step.
const STEP_BYTES: usize = 8 * 1024;

/// The compressor does not do what it promises; the stream is lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("it cannot be compressed for")]
pub struct Jammed;

/// The one compressor, which remembers nothing between two pieces.
pub struct Press {
    deflate: Deflate,
    step: Box<[u8]>,
}

impl Default for Press {
    fn default() -> Press {
        let config = DeflateConfig {
            level: LEVEL,
            window_bits: WINDOW_BITS,
            mem_level: MEMORY_LEVEL,
            ..DeflateConfig::default()
        };
        Press {
            deflate: Deflate::new_with_config(config),
            step: vec![0; STEP_BYTES].into_boxed_slice(),
        }
    }
}

impl std::fmt::Debug for Press {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Press")
    }
}

/// One client's stream: what the next piece may refer to.
#[derive(Debug)]
pub struct Stream {
    /// The end of all that was packed.
    window: Vec<u8>,
    /// Checksum of all that was packed.
    sum: u32,
}

impl Stream {
    /// A new stream, whose first bytes go to `out`.
    pub fn begin(out: &mut BytesMut) -> Stream {
        out.put_slice(&HEADER);
        Stream { window: Vec::new(), sum: 1 }
    }

    /// Packs `plain` behind all that was packed before, so that the client can unpack it at once.
    pub fn pack(
        &mut self,
        press: &mut Press,
        plain: &[u8],
        out: &mut BytesMut,
    ) -> Result<(), Jammed> {
        if plain.is_empty() {
            return Ok(());
        }
        press.deflate.reset();
        if !self.window.is_empty() {
            press.deflate.set_dictionary(&self.window).map_err(|_| Jammed)?;
        }
        for piece in plain.chunks(PRESS_PIECE_BYTES_MAX) {
            press.squeeze(piece, out)?;
        }
        self.sum = adler32(self.sum, plain);
        self.remember(plain);
        Ok(())
    }

    /// Ends the stream: what follows is plain again.
    pub fn end(self, out: &mut BytesMut) {
        out.put_slice(&LAST_BLOCK);
        out.put_u32(self.sum);
    }

    fn remember(&mut self, plain: &[u8]) {
        let last = &plain[plain.len().saturating_sub(PRESS_WINDOW_BYTES_MAX)..];
        let room = PRESS_WINDOW_BYTES_MAX - last.len();
        let forgotten = self.window.len().saturating_sub(room);
        self.window.drain(..forgotten);
        self.window.reserve_exact(last.len());
        self.window.extend_from_slice(last);
    }

    /// Bytes on the heap.
    pub fn held(&self) -> usize {
        self.window.capacity()
    }
}

impl Press {
    /// One piece, flushed. A step that fills its room to the brim is not known to be done.
    fn squeeze(&mut self, mut piece: &[u8], out: &mut BytesMut) -> Result<(), Jammed> {
        loop {
            let (taken, made) = (self.deflate.total_in(), self.deflate.total_out());
            self.deflate
                .compress(piece, &mut self.step, DeflateFlush::SyncFlush)
                .map_err(|_| Jammed)?;
            let taken = (self.deflate.total_in() - taken) as usize;
            let made = (self.deflate.total_out() - made) as usize;
            out.put_slice(&self.step[..made]);
            piece = &piece[taken..];
            if made < self.step.len() {
                return if piece.is_empty() { Ok(()) } else { Err(Jammed) };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use flate2::{Decompress, FlushDecompress, Status};
    use proptest::prelude::*;

    use super::*;

    /// Somebody else's inflater, which has to make sense of it.
    struct Client(Decompress);

    impl Client {
        fn reads(&mut self, packed: &[u8]) -> (Vec<u8>, Status) {
            let mut plain = Vec::with_capacity(1024 * 1024);
            let status = self
                .0
                .decompress_vec(packed, &mut plain, FlushDecompress::Sync)
                .expect("a zlib stream");
            (plain, status)
        }
    }

    fn packed(press: &mut Press, stream: &mut Stream, plain: &[u8]) -> BytesMut {
        let mut out = BytesMut::new();
        stream.pack(press, plain, &mut out).expect("it packs");
        out
    }

    #[test]
    fn d02_every_piece_can_be_read_at_once() {
        let (mut press, mut out) = (Press::default(), BytesMut::new());
        let mut stream = Stream::begin(&mut out);
        let mut client = Client(Decompress::new(true));
        assert_eq!(client.reads(&out).0, b"");
        for text in ["You are in a hall.\r\n> ", "A rat arrives.\r\n> ", "You are in a hall.\r\n> "]
        {
            let piece = packed(&mut press, &mut stream, text.as_bytes());
            assert_eq!(client.reads(&piece).0, text.as_bytes());
        }
    }

    #[test]
    fn what_was_said_before_is_said_again_in_a_few_bytes() {
        let mut press = Press::default();
        let mut stream = Stream::begin(&mut BytesMut::new());
        let hall = "The hall is high and cold; its pillars bear what is left of a roof.\r\n";
        let first = packed(&mut press, &mut stream, hall.as_bytes());
        let again = packed(&mut press, &mut stream, hall.as_bytes());
        assert!(again.len() < first.len() / 3, "{} after {}", again.len(), first.len());
    }

    #[test]
    fn a_stream_knows_nothing_of_another() {
        let mut press = Press::default();
        let streams = [(); 2].map(|()| Stream::begin(&mut BytesMut::new()));
        let mut clients = [(); 2].map(|()| Client(Decompress::new(true)));
        clients.iter_mut().for_each(|client| assert!(client.reads(&HEADER).0.is_empty()));
        for (number, mut stream) in streams.into_iter().enumerate() {
            for _ in 0..3 {
                let text = format!("a word to number {number} and to nobody else");
                let piece = packed(&mut press, &mut stream, text.as_bytes());
                assert_eq!(clients[number].reads(&piece).0, text.as_bytes());
            }
        }
    }

    #[test]
    fn d05_an_ended_stream_is_whole() {
        let (mut press, mut out) = (Press::default(), BytesMut::new());
        let mut stream = Stream::begin(&mut out);
        let text = "word ".repeat(3_000);
        stream.pack(&mut press, text.as_bytes(), &mut out).expect("it packs");
        stream.end(&mut out);
        let (plain, status) = Client(Decompress::new(true)).reads(&out);
        assert_eq!((plain.as_slice(), status), (text.as_bytes(), Status::StreamEnd));
    }

    #[test]
    fn m01_a_stream_holds_a_few_kilobytes() {
        let (mut press, mut out) = (Press::default(), BytesMut::new());
        let mut stream = Stream::begin(&mut out);
        for length in [1, 100, 5_000, PRESS_PIECE_BYTES_MAX * 9 + 1, 7, PRESS_WINDOW_BYTES_MAX] {
            stream.pack(&mut press, &vec![b'x'; length], &mut out).expect("it packs");
            assert!(stream.held() <= PRESS_WINDOW_BYTES_MAX, "{}", stream.held());
        }
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn any_pieces_come_out_as_they_went_in(
            pieces in prop::collection::vec(prop::collection::vec(0u8..20, 0..9_000), 1..12),
        ) {
            let (mut press, mut out) = (Press::default(), BytesMut::new());
            let mut stream = Stream::begin(&mut out);
            let mut client = Client(Decompress::new(true));
            client.reads(&out);
            for piece in &pieces {
                let packed = packed(&mut press, &mut stream, piece);
                prop_assert_eq!(&client.reads(&packed).0, piece);
            }
            let mut last = BytesMut::new();
            stream.end(&mut last);
            prop_assert_eq!(client.reads(&last).1, Status::StreamEnd);
        }
    }
}
