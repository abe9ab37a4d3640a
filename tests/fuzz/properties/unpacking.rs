//! MCCP3: what a client compresses is heard as it was typed, wherever it is cut; it never takes
//! more memory than two reads and a slice, nor more slices than it pays for, and a bomb takes as
//! long as its bytes are allowed.
//!
//! The input is a list of pieces: what to do, a length, and so many bytes. They may be typed plain,
//! compressed, said again hundreds of times, or put into the stream as they are.

use std::io::Write as _;

use bytes::BytesMut;
use dominion::base::bucket::{Bucket, Rate};
use dominion::base::clock::Millis;
use dominion::base::limits::{
    READ_BYTES_MAX, UNPACKED_SLICE_BYTES, UNPACKED_SLICES_BURST, UNPACKED_SLICES_PER_SECOND,
};
use dominion::telnet::codec::{IAC, SB, SE, Verb};
use dominion::telnet::inflow::{Due, Inflow, Packs};
use dominion::telnet::option::COMPRESS3;
use dominion::telnet::{Event, Flow, Wire};
use flate2::Compression;
use flate2::write::ZlibEncoder;

const SLICES: Rate = Rate { burst: UNPACKED_SLICES_BURST, per_second: UNPACKED_SLICES_PER_SECOND };
/// What is read of one client before it is enough.
const LINES: usize = 2_000;
/// How often a piece is said again that is said again and again.
const AGAIN: usize = 300;

pub fn hold(bytes: &[u8]) {
    let stream = stream(bytes);
    let whole = heard(stream.chunks(READ_BYTES_MAX));
    for cut in [1, 7, 600] {
        let parts = heard(stream.chunks(cut));
        if [whole.end, parts.end].contains(&End::Senseless) {
            // In pieces, it is heard up to where it loses its sense; at once, up to a little before.
            let both = whole.lines.len().min(parts.lines.len());
            assert_eq!(whole.lines[..both], parts.lines[..both], "in pieces of {cut}");
            assert!(whole.end != End::Silence && parts.end != End::Silence, "in pieces of {cut}");
        } else {
            assert_eq!(whole, parts, "in pieces of {cut}");
        }
    }
}

/// What a client sends, from its agreement on.
fn stream(bytes: &[u8]) -> Vec<u8> {
    let mut sent = vec![IAC, Verb::Do as u8, COMPRESS3];
    let mut packer: Option<ZlibEncoder<Vec<u8>>> = None;
    let mut rest = bytes;
    while let [act, length, after @ ..] = rest {
        let (piece, after) = after.split_at(after.len().min(usize::from(*length)));
        rest = after;
        match (act % 6, &mut packer) {
            (0, _) => sent.extend_from_slice(piece),
            (1, None) => {
                sent.extend([IAC, SB, COMPRESS3, IAC, SE]);
                let level = Compression::new(u32::from(act / 6) % 10);
                packer = Some(ZlibEncoder::new(Vec::new(), level));
                pack(&mut packer, piece);
            }
            (2, Some(_)) => pack(&mut packer, &piece.repeat(AGAIN)),
            (3, Some(packer)) => packer.flush().expect("memory"),
            (4, Some(_)) => {
                let ended = packer.take().map(|packer| packer.finish().expect("memory"));
                sent.extend(ended.unwrap_or_default());
            }
            (_, _) => pack(&mut packer, piece),
        }
        if let Some(packer) = &mut packer {
            sent.append(packer.get_mut());
        }
    }
    sent
}

fn pack(packer: &mut Option<ZlibEncoder<Vec<u8>>>, piece: &[u8]) {
    if let Some(packer) = packer {
        packer.write_all(piece).expect("memory");
    }
}

/// How reading a client came to its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum End {
    Silence,
    Enough,
    Flood,
    Senseless,
}

#[derive(PartialEq, Eq, Debug)]
struct Heard {
    lines: Vec<String>,
    end: End,
}

/// One client, as whoever holds the socket reads it.
struct Reader {
    wire: Wire,
    inflow: Inflow,
    out: BytesMut,
    slices: Bucket,
    now: Millis,
    /// Streams that began, slices of them that were unpacked, and bytes that came out.
    streams: usize,
    count: usize,
    made: usize,
    heard: Heard,
}

fn heard<'a>(pieces: impl Iterator<Item = &'a [u8]>) -> Heard {
    let mut out = BytesMut::new();
    let mut wire = Wire::default();
    wire.opening(&mut out);
    wire.offer_unpacking(&mut out);
    let mut reader = Reader {
        wire,
        inflow: Inflow::default(),
        out,
        slices: Bucket::default(),
        now: Millis(0),
        streams: 0,
        count: 0,
        made: 0,
        heard: Heard { lines: Vec::new(), end: End::Silence },
    };
    let mut arrivals = 0;
    for piece in pieces {
        arrivals += 1;
        let plain = reader.inflow.arrive(piece);
        reader.hear(plain);
        while reader.heard.end == End::Silence && reader.inflow.due() != Due::Arrival {
            match reader.inflow.due() {
                Due::Left => {
                    let left = reader.inflow.take_left();
                    reader.hear(&left);
                }
                _ => reader.unpack(),
            }
        }
        reader.is_bounded(arrivals);
        if reader.heard.end != End::Silence {
            break;
        }
    }
    reader.heard
}

impl Reader {
    fn unpack(&mut self) {
        let wait = self.slices.wait(SLICES, self.now);
        self.now = self.now + wait;
        assert!(self.slices.take(SLICES, self.now), "it has waited for that");
        let mut plain = [0; UNPACKED_SLICE_BYTES];
        let Ok(made) = self.inflow.unpack(&mut plain) else {
            self.heard.end = End::Senseless;
            return;
        };
        self.count += 1;
        self.made += made;
        self.hear(&plain[..made]);
    }

    /// Hears one line at a time, as of a client who sends too many.
    fn hear(&mut self, bytes: &[u8]) {
        let Heard { lines, end } = &mut self.heard;
        let used = self.wire.feed(bytes, self.now, &mut self.out, &mut |event| {
            match event {
                Event::Line { text, .. } => lines.push(text.to_owned()),
                Event::Flood(_) => *end = End::Flood,
                _ => {}
            }
            Flow::Break(())
        });
        self.out.clear();
        if *end == End::Silence && lines.len() >= LINES {
            *end = End::Enough;
        }
        let packs = self.wire.packs();
        self.streams += usize::from(packs == Packs::FromHere);
        if *end == End::Silence && self.inflow.heard(&bytes[used..], packs).is_err() {
            *end = End::Senseless;
        }
    }

    fn is_bounded(&self, arrivals: usize) {
        let most = 2 * READ_BYTES_MAX + 2 * UNPACKED_SLICE_BYTES;
        assert!(self.inflow.held() <= most, "{} bytes are held", self.inflow.held());
        // A slice is full, and then one more may be needed to know that this was all; or it took
        // all that had come; or its stream has ended.
        let full = self.made / UNPACKED_SLICE_BYTES;
        let most = 2 * full + arrivals + self.streams;
        assert!(self.count <= most, "{} slices and not {most}", self.count);
        let allowed = u64::from(UNPACKED_SLICES_BURST)
            + self.now.0 * u64::from(UNPACKED_SLICES_PER_SECOND) / 1_000;
        assert!(self.made as u64 <= (allowed + 1) * UNPACKED_SLICE_BYTES as u64, "{}", self.made);
    }
}
