//! The file of a log, which is begun anew when it is long.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use tracing_subscriber::fmt::MakeWriter;

use super::held;

/// A file and those before it: FILE, FILE.1, FILE.2 …
#[derive(Debug)]
pub(super) struct LogFile {
    path: PathBuf,
    file: File,
    written: u64,
    bytes: u64,
    parts: usize,
}

impl LogFile {
    /// Goes on with the file that is there, or makes one.
    pub fn open(path: PathBuf, bytes: u64, parts: usize) -> io::Result<LogFile> {
        let file = append(&path)?;
        let written = file.metadata()?.len();
        Ok(LogFile { path, file, written, bytes, parts })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens what has the name now.
    pub fn reopen(&mut self) -> io::Result<()> {
        self.file = append(&self.path)?;
        self.written = self.file.metadata()?.len();
        Ok(())
    }

    /// Writes a line. One that would make the file too long is the first of a new one; if that
    /// cannot be made, the old one grows on: a log that is too long is better than none.
    fn write_line(&mut self, line: &[u8]) -> io::Result<()> {
        let length = line.len() as u64;
        if self.written > 0 && self.written.saturating_add(length) > self.bytes {
            let _ = self.turn_over();
        }
        self.file.write_all(line)?;
        self.written += length;
        Ok(())
    }

    fn turn_over(&mut self) -> io::Result<()> {
        let part = |number: usize| PathBuf::from(format!("{}.{number}", self.path.display()));
        for number in (1..self.parts.saturating_sub(1)).rev() {
            if part(number).exists() {
                fs::rename(part(number), part(number + 1))?;
            }
        }
        match self.parts {
            0 | 1 => fs::remove_file(&self.path)?,
            _ => fs::rename(&self.path, part(1))?,
        }
        self.reopen()
    }
}

fn append(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    // Names and addresses of players are in it.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.append(true).create(true).open(path)
}

/// Where lines go: to the file, or to the standard error.
#[derive(Clone, Debug)]
pub(super) struct Out(Option<Arc<Mutex<LogFile>>>);

impl Out {
    pub fn new(file: Option<Arc<Mutex<LogFile>>>) -> Out {
        Out(file)
    }
}

impl<'a> MakeWriter<'a> for Out {
    type Writer = Out;

    fn make_writer(&'a self) -> Out {
        self.clone()
    }
}

impl Write for Out {
    /// Each call is one line. Where the file takes none, the standard error gets it.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let taken = self.0.as_ref().is_some_and(|file| held(file).write_line(line).is_ok());
        if !taken {
            io::stderr().write_all(line)?;
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issue14_33_a_log_that_is_long_goes_on_in_a_new_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("logs/dominion.log");
        let mut log = LogFile::open(path.clone(), 20, 3).expect("a file");
        for number in 0..9 {
            log.write_line(format!("line {number}\n").as_bytes()).expect("written");
        }
        let text = |name: &str| fs::read_to_string(folder.path().join("logs").join(name));
        assert_eq!(text("dominion.log").expect("the newest"), "line 8\n");
        assert_eq!(text("dominion.log.1").expect("the one before"), "line 6\nline 7\n");
        assert_eq!(text("dominion.log.2").expect("the oldest"), "line 4\nline 5\n");
        assert!(text("dominion.log.3").is_err(), "three are the most");
        drop(log);
        let mut again = LogFile::open(path, 20, 3).expect("the same file");
        again.write_line(b"more\n").expect("written");
        assert_eq!(text("dominion.log").expect("it went on"), "line 8\nmore\n");
    }

    #[test]
    fn a_log_that_was_moved_away_is_begun_anew_when_it_is_asked_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("dominion.log");
        let mut log = LogFile::open(path.clone(), 1_000, 2).expect("a file");
        log.write_line(b"before\n").expect("written");
        fs::rename(&path, folder.path().join("old.log")).expect("moved");
        log.reopen().expect("opened");
        log.write_line(b"after\n").expect("written");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "after\n");
    }
}
