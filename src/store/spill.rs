//! The spill file: what a stop could not write to the database, for the next start.
//!
//! One JSON object a line: first what it is and behind which cut it belongs, then a row in each
//! line, last how many there were. A file without its last line is not whole and is not read.
//!
//! It **fits** a database whose last batch is the one behind which it belongs. What it holds may
//! also be there already, in part or all of it, when a write that seemed to fail went through: to
//! write it again does no harm. Any other database has gone on without it, or is an older copy; to
//! write it there would mix two times, so that is only done for an operator who asks.

use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::cut::{Cut, Shared};
use super::fault::{Fault, from_io};
use super::files;
use super::set_aside::Row;
use crate::base::limits::{SPILL_BYTES_MAX, SPILL_MS_MAX};
use crate::game::frame::keep::Batch;

/// The file's name in the data directory.
pub const SPILL_FILE: &str = "spill.jsonl";

/// The first line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Head {
    /// The version of the file's form.
    dominion_spill: u32,
    /// The last batch that is known to be in the database.
    after: Cut,
    /// Which batch all this becomes.
    cut: Cut,
    /// Why it was not written to the database.
    cause: String,
}

/// The last line.
#[derive(Serialize, Deserialize)]
struct Foot {
    rows: usize,
}

const VERSION: u32 = 1;

/// What a spill file holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Spill {
    head: Head,
    pub batch: Batch,
}

impl Spill {
    /// The cut of a database that this was written to.
    pub fn cut(&self) -> &Cut {
        &self.head.cut
    }

    pub fn rows(&self) -> usize {
        self.batch.put.len() + self.batch.gone.len()
    }

    /// Whether it belongs right behind the last batch of a database with this cut.
    pub fn fits(&self, last: &Cut) -> bool {
        let Head { after, cut, .. } = &self.head;
        // Of the start that spilled, a later batch may have been written than it was told of.
        let first = if after.start == cut.start { after.batch } else { 0 };
        last == after || (last.start == cut.start && (first..=cut.batch).contains(&last.batch))
    }
}

impl fmt::Display for Spill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.rows();
        let noun = if rows == 1 { "row" } else { "rows" };
        write!(f, "{rows} {noun} that a stop could not write ({})", self.head.cause)
    }
}

/// Reads a spill file; `None` if there is none.
pub(super) fn read(path: &Path) -> Result<Option<Spill>, Fault> {
    let bad =
        |detail: &str| Fault::BadSpill { path: path.to_path_buf(), detail: detail.to_owned() };
    let size = match fs::metadata(path) {
        Ok(found) => found.len(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(from_io(path, &error)),
    };
    if size > SPILL_BYTES_MAX {
        return Err(bad("it is too large"));
    }
    let text = fs::read_to_string(path).map_err(|error| from_io(path, &error))?;
    let lines = text.lines().collect::<Vec<_>>();
    let [first, rows @ .., last] = lines.as_slice() else { return Err(bad("its end is missing")) };
    let wrong = |error: serde_json::Error| bad(&error.to_string());
    let head: Head = serde_json::from_str(first).map_err(wrong)?;
    if head.dominion_spill != VERSION {
        return Err(bad("it was written by another version of this server"));
    }
    match serde_json::from_str::<Foot>(last) {
        Ok(foot) if foot.rows == rows.len() => {}
        _ => return Err(bad("its end is missing")),
    }
    let mut batch = Batch { number: head.cut.batch, ..Batch::default() };
    for row in rows {
        match serde_json::from_str(row).map_err(wrong)? {
            Row::Put(put) => batch.put.push(put),
            Row::Gone(gone) => batch.gone.push(gone),
        }
    }
    Ok(Some(Spill { head, batch }))
}

/// Gives a file that was read a name under which no start looks for it.
pub(super) fn put_by(path: &Path) -> Result<PathBuf, Fault> {
    let names = (1_u64..).map(|number| path.with_file_name(format!("spill-read-{number}.jsonl")));
    let to = names.into_iter().find(|to| !to.exists()).unwrap_or_else(|| path.to_path_buf());
    fs::rename(path, &to).map_err(|error| from_io(path, &error))?;
    files::sync_parent(&to)?;
    Ok(to)
}

/// Whoever spills what a database does not take, from whichever thread.
#[derive(Clone, Debug)]
pub struct Spiller {
    pub(super) dir: PathBuf,
    /// This start of the server.
    pub(super) start: String,
    /// The last batch that is known to be in the database.
    pub(super) last: Shared,
}

impl Spiller {
    /// Writes `batches` to a file: beside the database, or where temporary files are if that disk
    /// takes nothing or does not answer. The sentence that says what became of them.
    pub(super) fn spill(&self, batches: Vec<Batch>, cause: String) -> Fault {
        let Some(batch) = batches.into_iter().reduce(Batch::merge) else {
            return Fault::NotKept { cause };
        };
        let cut = Cut { start: self.start.clone(), batch: batch.number };
        let head = Head { dominion_spill: VERSION, after: self.last.get(), cut, cause };
        let cause = head.cause.clone();
        let spill = Arc::new(Spill { head, batch });
        let beside = self.dir.join(SPILL_FILE);
        if in_time(&spill, &beside) {
            return Fault::Spilled { cause, path: beside };
        }
        let name = format!("dominion-spill-{}.jsonl", self.start);
        let elsewhere = std::env::temp_dir().join(name);
        match in_time(&spill, &elsewhere) {
            true => Fault::SpilledElsewhere { cause, path: elsewhere },
            false => Fault::NotKept { cause },
        }
    }
}

/// Writes a file on a thread of its own, and waits for so long: its disk may not answer at all.
fn in_time(spill: &Arc<Spill>, path: &Path) -> bool {
    let (sender, done) = channel();
    let (spill, path) = (Arc::clone(spill), path.to_path_buf());
    let work = move || {
        let written = write(&spill, &path);
        if let Err(fault) = &written {
            tracing::error!(target: "store", %fault, "what is not kept cannot be written to a file there");
        }
        let _ = sender.send(written.is_ok());
    };
    let begun = thread::Builder::new().name("spill".into()).spawn(work);
    begun.is_ok() && done.recv_timeout(Duration::from_millis(SPILL_MS_MAX)).unwrap_or(false)
}

/// Writes the file whole, and only then gives it its name. One that is there already is kept: it
/// was not read yet.
fn write(spill: &Spill, path: &Path) -> Result<(), Fault> {
    if let Some(dir) = path.parent() {
        files::make_dir(dir)?;
    }
    let part = files::beside(path, ".part");
    let fault = |error| from_io(&part, &error);
    let mut lines = vec![serde_json::to_string(&spill.head)];
    let gone = spill.batch.gone.iter().cloned().map(Row::Gone);
    let rows = gone.chain(spill.batch.put.iter().cloned().map(Row::Put));
    lines.extend(rows.map(|row| serde_json::to_string(&row)));
    lines.push(serde_json::to_string(&Foot { rows: spill.rows() }));
    let mut text = String::new();
    for line in lines {
        text += &line.map_err(|error| fault(error.into()))?;
        text.push('\n');
    }
    let mut file =
        files::private().write(true).create(true).truncate(true).open(&part).map_err(fault)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(fault)?;
    if path.exists() {
        put_by(path)?;
    }
    fs::rename(&part, path).map_err(|error| from_io(path, &error))?;
    files::sync_parent(path)
}
