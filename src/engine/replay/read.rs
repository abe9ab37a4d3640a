//! Bytes to records.
//!
//! A recording may have been cut off, damaged, or made by somebody who means harm. Every length
//! is checked before it is believed, and what is wrong is told with its place. A frame that the
//! file ends in the middle of is no damage: the server was killed, and what came before counts.

use std::io::{ErrorKind, Read};

use flate2::{Crc, Decompress, FlushDecompress, Status};

use super::{MAGIC, Record};
use crate::base::limits::{RECORD_BYTES_MAX, RECORD_FRAME_BYTES_MAX};

/// What is wrong with a recording, and where.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{sentence} (byte {at})")]
pub struct Broken {
    /// Bytes from the beginning of the file.
    pub at: u64,
    pub sentence: String,
}

/// How a recording ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// It ends where a frame ends.
    Whole,
    /// It was cut off here, and so many bytes of it count no more.
    Torn { at: u64, bytes: u64 },
}

/// Reads records from a source.
pub struct Reader<R> {
    source: R,
    unpacker: Decompress,
    /// Unpacked bytes, and how many of them were read.
    ready: Vec<u8>,
    used: usize,
    /// Where the frame stands that is read, and where the next one does.
    frame: u64,
    at: u64,
    end: Option<End>,
}

impl<R: Read> Reader<R> {
    /// Begins to read.
    ///
    /// # Errors
    /// That this is no recording, or one of another format.
    pub fn new(mut source: R) -> Result<Reader<R>, Broken> {
        let broken = |sentence: &str| Broken { at: 0, sentence: sentence.to_string() };
        let mut first = [0; MAGIC.len()];
        let read = fill(&mut source, &mut first).map_err(|error| broken(&error))?;
        let kind = MAGIC.len() - 2;
        match first == MAGIC {
            true => {}
            false if read == MAGIC.len() && first[..kind] == MAGIC[..kind] => {
                return Err(broken("this recording is of a format that this program cannot read"));
            }
            false => return Err(broken("this is not a recording of Dominion")),
        }
        let at = MAGIC.len() as u64;
        let unpacker = Decompress::new(false);
        Ok(Reader { source, unpacker, ready: Vec::new(), used: 0, frame: at, at, end: None })
    }

    /// The next record; `None` at the end.
    ///
    /// # Errors
    /// What is wrong, and where.
    pub fn read(&mut self) -> Result<Option<Record>, Broken> {
        loop {
            match parse(&self.ready[self.used..]) {
                Parsed::Record(record, used) => {
                    self.used += used;
                    return Ok(Some(*record));
                }
                Parsed::Wrong(sentence) => return Err(self.broken(self.frame, sentence)),
                Parsed::TooShort => {
                    if !self.next_frame()? {
                        return Ok(None);
                    }
                }
            }
        }
    }

    /// How it ended, once [`Reader::read`] said `None`.
    pub fn end(&self) -> Option<End> {
        self.end
    }

    /// Bytes read so far.
    pub fn position(&self) -> u64 {
        self.at
    }

    /// Unpacks one frame more; `false` if there is none.
    fn next_frame(&mut self) -> Result<bool, Broken> {
        if self.end.is_some() {
            return Ok(false);
        }
        self.frame = self.at;
        let mut head = [0; 8];
        let read = self.fill(&mut head)?;
        if read < head.len() {
            return Ok(self.ends(read));
        }
        let [a, b, c, d, e, f, g, h] = head;
        let (length, sum) = (u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h]));
        let length = length as usize;
        if length == 0 || length > RECORD_FRAME_BYTES_MAX {
            return Err(self.broken(self.frame, "the file is damaged: no frame has that length"));
        }
        let mut packed = vec![0; length];
        let read = self.fill(&mut packed)?;
        if read < length {
            return Ok(self.ends(head.len() + read));
        }
        let mut found = Crc::new();
        found.update(&packed);
        if found.sum() != sum {
            return Err(self.broken(self.frame, "the file is damaged: a checksum is wrong"));
        }
        self.ready.drain(..self.used);
        self.used = 0;
        self.unpack(&packed)?;
        Ok(true)
    }

    /// The file has no more. What of a record is left over was cut off, too.
    fn ends(&mut self, rest: usize) -> bool {
        let torn = rest > 0 || self.used < self.ready.len();
        self.end = Some(match torn {
            true => End::Torn { at: self.frame, bytes: rest as u64 },
            false => End::Whole,
        });
        false
    }

    /// Deflate makes at most about a thousand bytes of one, so a frame is never too much; and the
    /// records that are whole are taken before the next frame is.
    fn unpack(&mut self, packed: &[u8]) -> Result<(), Broken> {
        let mut rest = packed;
        loop {
            self.ready.reserve(RECORD_FRAME_BYTES_MAX);
            let (before, had) = (self.unpacker.total_in(), self.ready.len());
            let status = self.unpacker.decompress_vec(rest, &mut self.ready, FlushDecompress::Sync);
            let taken = (self.unpacker.total_in() - before) as usize;
            rest = &rest[taken..];
            let has_room = self.ready.len() < self.ready.capacity();
            match status {
                Ok(_) if rest.is_empty() && has_room => return Ok(()),
                Ok(Status::Ok) if taken > 0 || self.ready.len() > had => {}
                _ => {
                    let sentence = "the file is damaged: it cannot be unpacked";
                    return Err(self.broken(self.frame, sentence));
                }
            }
        }
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<usize, Broken> {
        let read = fill(&mut self.source, bytes);
        let read = read.map_err(|error| self.broken(self.at, error))?;
        self.at += read as u64;
        Ok(read)
    }

    fn broken(&self, at: u64, sentence: impl Into<String>) -> Broken {
        Broken { at, sentence: sentence.into() }
    }
}

/// Reads until the bytes are full or the source has no more.
fn fill(source: &mut impl Read, bytes: &mut [u8]) -> Result<usize, String> {
    let mut read = 0;
    while read < bytes.len() {
        match source.read(&mut bytes[read..]) {
            Ok(0) => break,
            Ok(n) => read += n,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(format!("the file cannot be read: {error}")),
        }
    }
    Ok(read)
}

/// What unpacked bytes begin with.
enum Parsed {
    Record(Box<Record>, usize),
    TooShort,
    Wrong(String),
}

fn parse(bytes: &[u8]) -> Parsed {
    let Some((length, rest)) = bytes.split_first_chunk::<4>() else { return Parsed::TooShort };
    let length = u32::from_le_bytes(*length) as usize;
    if length > RECORD_BYTES_MAX {
        return Parsed::Wrong(format!("a record says that it is {length} bytes long"));
    }
    let Some(record) = rest.get(..length) else { return Parsed::TooShort };
    match rmp_serde::from_slice(record) {
        Ok(record) => Parsed::Record(Box::new(record), 4 + length),
        Err(error) => Parsed::Wrong(format!("a record means nothing: {error}")),
    }
}

/// Reads a whole recording: how many records it has, and how it ends. Whatever the bytes are, it
/// comes back; a fuzzer may call it.
///
/// # Errors
/// What is wrong, and where.
pub fn read_all(bytes: &[u8]) -> Result<(usize, End), Broken> {
    let mut reader = Reader::new(bytes)?;
    let mut records = 0;
    while reader.read()?.is_some() {
        records += 1;
    }
    Ok((records, reader.end().unwrap_or(End::Whole)))
}

/// Reads unpacked records, past the checksums that keep a fuzzer out of [`read_all`]; how many
/// there are before the first that is not whole, or means nothing.
pub fn read_records(bytes: &[u8]) -> usize {
    let (mut rest, mut records) = (bytes, 0);
    while let Parsed::Record(_, used) = parse(rest) {
        (rest, records) = (&rest[used..], records + 1);
    }
    records
}
