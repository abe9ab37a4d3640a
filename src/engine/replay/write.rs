//! Records to bytes.
//!
//! A recording is its first line and then frames: four bytes for the length of the packed bytes,
//! four for their CRC-32 (both little-endian), and the packed bytes. All frames together are one
//! deflate stream, so that packing knows all that came before; each flush ends at a frame's end.
//! Unpacked, it is records one after the other: four bytes for the length, then MessagePack.
//!
//! So a file that was cut off anywhere is whole up to its last whole frame.

use std::io::{self, Write};
use std::sync::Arc;

use flate2::{Compress, Compression, Crc, FlushCompress};
use serde::Serialize;

use super::{Beginning, Heard, Ids, MAGIC, Record, Start, Turn};
use crate::base::limits::{RECORD_BYTES_MAX, RECORD_FRAME_BYTES_MAX};
use crate::yaml::Reading;

/// How hard to pack: the whole history helps more than looking long.
const PACKING: u32 = 3;
/// Bytes that are packed at once, and room that is made for what they become.
const ROOM: usize = 32 * 1024;

/// Writes records to a sink.
pub struct Writer<W> {
    sink: W,
    packer: Compress,
    /// Records that are not packed yet.
    waiting: Vec<u8>,
    packed: Vec<u8>,
    /// Bytes that the sink has.
    written: u64,
}

impl<W: Write> Writer<W> {
    /// Begins a recording.
    ///
    /// # Errors
    /// What the sink says.
    pub fn new(mut sink: W) -> io::Result<Writer<W>> {
        sink.write_all(MAGIC)?;
        let packer = Compress::new(Compression::new(PACKING), false);
        let written = MAGIC.len() as u64;
        Ok(Writer { sink, packer, waiting: Vec::new(), packed: Vec::new(), written })
    }

    /// Adds a record. It is with the sink after the next [`Writer::flush`], or sooner.
    ///
    /// # Errors
    /// What the sink says, or that the record is too large.
    pub fn write(&mut self, record: &Record) -> io::Result<()> {
        let begin = self.waiting.len();
        self.waiting.extend([0; 4]);
        let encoded = match record {
            // What is small and comes often goes without the names of its fields.
            Record::Turn(_) | Record::End(_) => {
                record.serialize(&mut rmp_serde::Serializer::new(&mut self.waiting))
            }
            Record::World(_) | Record::Start(_) => record
                .serialize(&mut rmp_serde::Serializer::new(&mut self.waiting).with_struct_map()),
        };
        let length = self.waiting.len() - begin - 4;
        let small_enough = u32::try_from(length).ok().filter(|_| length <= RECORD_BYTES_MAX);
        let encoded = encoded.map_err(io::Error::other);
        match encoded.and(small_enough.ok_or_else(|| io::Error::other(TOO_LARGE))) {
            Ok(length) => self.waiting[begin..begin + 4].copy_from_slice(&length.to_le_bytes()),
            Err(error) => {
                // What came before it is still a recording.
                self.waiting.truncate(begin);
                return Err(error);
            }
        }
        if self.waiting.len() < ROOM {
            return Ok(());
        }
        self.pack(FlushCompress::None)?;
        match self.packed.len() >= RECORD_FRAME_BYTES_MAX {
            true => self.frames(),
            false => Ok(()),
        }
    }

    /// Hands everything to the sink, so that it can be read up to here whatever happens next.
    ///
    /// # Errors
    /// What the sink says.
    pub fn flush(&mut self) -> io::Result<()> {
        self.pack(FlushCompress::Sync)?;
        self.frames()?;
        self.sink.flush()
    }

    /// Bytes that the sink has so far.
    pub fn written(&self) -> u64 {
        self.written
    }

    /// The sink, when all is written.
    pub fn into_sink(self) -> W {
        self.sink
    }

    /// Packs what waits.
    fn pack(&mut self, flush: FlushCompress) -> io::Result<()> {
        let mut at = 0;
        loop {
            self.packed.reserve(ROOM);
            let before = self.packer.total_in();
            self.packer
                .compress_vec(&self.waiting[at..], &mut self.packed, flush)
                .map_err(io::Error::other)?;
            at += (self.packer.total_in() - before) as usize;
            // Room that is left over means that there was no more to say.
            if at == self.waiting.len() && self.packed.len() < self.packed.capacity() {
                self.waiting.clear();
                return Ok(());
            }
        }
    }

    fn frames(&mut self) -> io::Result<()> {
        for packed in self.packed.chunks(RECORD_FRAME_BYTES_MAX) {
            let mut sum = Crc::new();
            sum.update(packed);
            let mut frame = Vec::with_capacity(packed.len() + 8);
            frame.extend((packed.len() as u32).to_le_bytes());
            frame.extend(sum.sum().to_le_bytes());
            frame.extend(packed);
            self.sink.write_all(&frame)?;
            self.written += frame.len() as u64;
        }
        self.packed.clear();
        Ok(())
    }
}

const TOO_LARGE: &str = "the world is too large to be recorded";

/// A recording in the making: it knows which files the next start is about, and writes them only
/// when they are others than before.
pub struct Recording<W> {
    writer: Writer<W>,
    /// What the world is now, and the next start is about.
    reading: Arc<Reading>,
    /// The last that is in the file.
    told: Option<Arc<Reading>>,
}

impl<W: Write> Recording<W> {
    /// Begins a recording of a world that was read from these files.
    ///
    /// # Errors
    /// What the sink says.
    pub fn new(sink: W, reading: Arc<Reading>) -> io::Result<Recording<W>> {
        Ok(Recording { writer: Writer::new(sink)?, reading, told: None })
    }

    /// Begins a recording with a first start.
    ///
    /// # Errors
    /// What the sink says.
    pub fn begin(sink: W, beginning: Beginning) -> io::Result<Recording<W>> {
        let mut recording = Recording::new(sink, beginning.reading)?;
        recording.start(beginning.start)?;
        Ok(recording)
    }

    /// The files that the next start is about.
    pub fn world(&mut self, reading: Arc<Reading>) {
        self.reading = reading;
    }

    /// How things stand now.
    ///
    /// # Errors
    /// What the sink says.
    pub fn start(&mut self, start: Start) -> io::Result<()> {
        if self.told.as_ref() != Some(&self.reading) {
            self.writer.write(&Record::World(self.reading.clone()))?;
            self.told = Some(self.reading.clone());
        }
        self.writer.write(&Record::Start(Box::new(start)))?;
        self.writer.flush()
    }

    /// One turn more.
    ///
    /// # Errors
    /// What the sink says.
    pub fn turn(&mut self, mut turn: Turn) -> io::Result<()> {
        for heard in &mut turn.heard {
            if let Heard::Reloaded { reading, ids } = heard {
                self.reloaded(reading, ids);
            }
        }
        self.writer.write(&Record::Turn(turn))
    }

    /// Files are told of only if they are others than those told of last.
    fn reloaded(&mut self, reading: &mut Option<Arc<Reading>>, ids: &Ids) {
        let Some(read) = reading.as_ref() else { return };
        if *ids != Ids::Refused {
            self.reading = read.clone();
        }
        match self.told.as_ref() == Some(read) {
            true => *reading = None,
            false => self.told = Some(read.clone()),
        }
    }

    /// Hands everything to the sink.
    ///
    /// # Errors
    /// What the sink says.
    pub fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }

    /// The end, in peace, with the state hash.
    ///
    /// # Errors
    /// What the sink says.
    pub fn end(&mut self, hash: u64) -> io::Result<()> {
        self.writer.write(&Record::End(hash))?;
        self.writer.flush()
    }

    /// Goes on in another sink, from a start; comes back with the old one.
    ///
    /// # Errors
    /// What the new sink says.
    pub fn go_on_in(&mut self, sink: W, start: Start) -> io::Result<W> {
        self.writer.flush()?;
        let old = std::mem::replace(&mut self.writer, Writer::new(sink)?);
        self.told = None;
        self.start(start)?;
        Ok(old.into_sink())
    }

    /// Bytes that the sink has so far.
    pub fn written(&self) -> u64 {
        self.writer.written()
    }
}
