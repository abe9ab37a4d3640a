//! Recordings on the disk: files in parts, written beside the game.
//!
//! The game hands each turn over and goes on; a thread of its own packs and writes. The game
//! never waits for it: if turns pile up, or the disk fails, recording stops with a line in the
//! log, and the file can be replayed up to there.
//!
//! A file that is full is moved to `FILE.1`, what was there to `FILE.2` and so on, and the oldest
//! is gone. So is a file that stands there at a start: the evening that ended in a crash is still
//! there after the restart. Each part begins with a start of its own.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::fault::{Fault, from_io};
use super::files::{beside, private};
use crate::base::limits::RECORD_WAITING_BYTES_MAX;
use crate::engine::replay::{Beginning, Heard, MAGIC, Recording, Start, Turn};

/// Where a recording goes, and how much of it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parts {
    pub file: PathBuf,
    /// Bytes after which a new part begins. A part has a few more: what waits is still written.
    pub bytes: u64,
    /// Parts that are kept, the one being written included.
    pub count: usize,
}

impl Parts {
    /// Moves the parts there are one number on, and makes a new file.
    ///
    /// # Errors
    /// What the disk says, or that the file is something else.
    fn next(&self) -> Result<File, Fault> {
        must_be_ours(&self.file)?;
        let name = |number: usize| match number {
            0 => self.file.clone(),
            _ => beside(&self.file, &format!(".{number}")),
        };
        for number in (0..self.count.saturating_sub(1)).rev() {
            let (from, to) = (name(number), name(number + 1));
            match fs::rename(&from, &to) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(from_io(&from, &error));
                }
                _ => {}
            }
        }
        create(&self.file)
    }
}

/// Makes a file for a recording, which only its owner may read. A recording that has its name
/// is overwritten; anything else is not.
///
/// # Errors
/// What the disk says, or that the file is something else.
pub fn create(path: &Path) -> Result<File, Fault> {
    must_be_ours(path)?;
    // Taken away first, for a file that was there keeps its permissions.
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(from_io(path, &error)),
        _ => {}
    }
    let made = private().write(true).create_new(true).open(path);
    made.map_err(|error| from_io(path, &error))
}

/// A file that is not there, or empty, or a recording.
fn must_be_ours(path: &Path) -> Result<(), Fault> {
    let mut first = Vec::new();
    // Looked at first: whoever opens a pipe to read waits for somebody who writes.
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(Fault::Exists { path: path.to_path_buf() });
    }
    let read =
        File::open(path).and_then(|file| file.take(MAGIC.len() as u64).read_to_end(&mut first));
    match read {
        Ok(_) if MAGIC.starts_with(&first) => Ok(()),
        Ok(_) => Err(Fault::Exists { path: path.to_path_buf() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(from_io(path, &error)),
    }
}

/// What both ends look at.
#[derive(Default)]
struct Shared {
    /// Whether the part is full.
    wants_start: AtomicBool,
    /// About how many bytes wait to be written.
    waiting: AtomicUsize,
}

enum Message {
    Start(Box<Start>),
    Turn(Turn),
    End(u64),
}

/// The game's end of a recording.
pub struct Recorder {
    /// `None` once it has stopped.
    messages: Option<Sender<Message>>,
    shared: Arc<Shared>,
    file: PathBuf,
}

/// Whether the last of a recording is on the disk.
pub struct Ending(Receiver<()>);

impl Ending {
    /// Waits for it, but not for ever.
    pub fn wait(&self, most: Duration) {
        // That the thread is gone is the answer.
        if self.0.recv_timeout(most) == Err(RecvTimeoutError::Timeout) {
            tracing::error!(target: "store", "the end of the recording is not written yet; it is given up");
        }
    }
}

impl Recorder {
    /// Begins a recording.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn begin(parts: Parts, beginning: Beginning) -> Result<(Recorder, Ending), Fault> {
        let path = parts.file.clone();
        let fault = |error: io::Error| from_io(&path, &error);
        let recording = Recording::begin(parts.next()?, beginning).map_err(fault)?;
        let (messages, waiting) = channel();
        let (done, ending) = channel();
        let shared = Arc::<Shared>::default();
        let scribe = Scribe { recording, parts, shared: shared.clone(), is_full: false };
        let work = move || {
            scribe.write_all(&waiting);
            drop(done);
        };
        thread::Builder::new().name("recording".into()).spawn(work).map_err(fault)?;
        Ok((Recorder { messages: Some(messages), shared, file: path }, Ending(ending)))
    }

    /// Whether the part is full, and the next one wants to know how things stand.
    pub fn wants_start(&self) -> bool {
        self.messages.is_some() && self.shared.wants_start.swap(false, Ordering::Relaxed)
    }

    /// Whether anything is still written.
    pub fn goes_on(&self) -> bool {
        self.messages.is_some()
    }

    /// How things stand, for a new part.
    pub fn start(&mut self, start: Start) {
        self.send(Message::Start(Box::new(start)));
    }

    /// One turn more.
    pub fn turn(&mut self, turn: Turn) {
        let weight = weight(&turn);
        let waiting = self.shared.waiting.fetch_add(weight, Ordering::Relaxed) + weight;
        match waiting > RECORD_WAITING_BYTES_MAX {
            true => self.stop("the disk does not keep up"),
            false => self.send(Message::Turn(turn)),
        }
    }

    /// The end, in peace.
    pub fn end(&mut self, hash: u64) {
        self.send(Message::End(hash));
        self.messages = None;
    }

    fn send(&mut self, message: Message) {
        let sent = self.messages.as_ref().map(|messages| messages.send(message));
        if matches!(sent, Some(Err(_))) {
            self.stop("its file could not be written");
        }
    }

    fn stop(&mut self, why: &str) {
        if self.messages.take().is_some() {
            let file = self.file.display();
            tracing::error!(target: "store", %file, why, "recording stops; play goes on");
        }
    }
}

/// About how many bytes a turn takes up while it waits.
fn weight(turn: &Turn) -> usize {
    let line = |heard: &Heard| match heard {
        Heard::Line { line, .. } => line.len(),
        _ => 0,
    };
    size_of::<Turn>()
        + turn.heard.iter().map(|heard| size_of::<Heard>() + line(heard)).sum::<usize>()
}

/// The thread's end.
struct Scribe {
    recording: Recording<File>,
    parts: Parts,
    shared: Arc<Shared>,
    /// Whether the game was asked for the start of a new part.
    is_full: bool,
}

impl Scribe {
    fn write_all(mut self, waiting: &Receiver<Message>) {
        while let Ok(first) = waiting.recv() {
            if let Err(fault) = self.write(first, waiting) {
                tracing::error!(target: "store", %fault, "the recording cannot be written");
                return;
            }
        }
    }

    /// Writes all that waits, so that it can be read whatever happens next.
    fn write(&mut self, first: Message, waiting: &Receiver<Message>) -> Result<(), Fault> {
        for message in std::iter::once(first).chain(waiting.try_iter()) {
            match message {
                Message::Turn(turn) => {
                    self.shared.waiting.fetch_sub(weight(&turn), Ordering::Relaxed);
                    self.recording.turn(turn)
                }
                Message::End(hash) => self.recording.end(hash),
                Message::Start(start) => {
                    self.is_full = false;
                    let next = self.parts.next()?;
                    self.recording.go_on_in(next, *start).map(drop)
                }
            }
            .map_err(|error| from_io(&self.parts.file, &error))?;
        }
        self.recording.flush().map_err(|error| from_io(&self.parts.file, &error))?;
        if self.recording.written() >= self.parts.bytes && !self.is_full {
            self.is_full = true;
            self.shared.wants_start.store(true, Ordering::Relaxed);
        }
        Ok(())
    }
}
