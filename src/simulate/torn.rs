//! The files of a real database as a crash leaves them: the database, and the log in which each
//! write is added and synced before it counts.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::store::DATABASE_FILE;

/// Both files.
pub struct Files {
    pub database: Vec<u8>,
    pub log: Vec<u8>,
}

/// What is left of a write that found no room.
const RUBBISH: [u8; 3_000] = [0xA5; 3_000];

fn beside(folder: &Path, suffix: &str) -> PathBuf {
    folder.join(format!("{DATABASE_FILE}{suffix}"))
}

impl Files {
    /// # Errors
    /// What the system says.
    pub fn read(folder: &Path) -> io::Result<Files> {
        let log = match fs::read(beside(folder, "-wal")) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            read => read,
        };
        Ok(Files { database: fs::read(beside(folder, ""))?, log: log? })
    }

    /// Makes the files what they were. Nobody may have the database open.
    ///
    /// # Errors
    /// What the system says.
    pub fn put_back(&self, folder: &Path) -> io::Result<()> {
        match fs::remove_file(beside(folder, "-shm")) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        fs::write(beside(folder, ""), &self.database)?;
        fs::write(beside(folder, "-wal"), &self.log)
    }

    /// These files after a write that was to make `after` of them, and was cut off when so many
    /// percent of what it adds to the log was there. An even share ends the file there, an odd
    /// one has rubbish behind. If the write went on to fold the log in, it came before all that.
    pub fn torn(self, after: Files, percent: usize) -> Files {
        if after.database != self.database {
            return self;
        }
        // A log that began anew has an old end behind what is new.
        let is_new = |at: &usize| self.log.get(*at) != after.log.get(*at);
        let first = (0..after.log.len()).find(is_new).unwrap_or(after.log.len());
        let end = (first..after.log.len()).rfind(is_new).map_or(first, |last| last + 1);
        let whole = first + (end - first) * percent.min(99) / 100;
        let mut log = after.log;
        match percent % 2 {
            0 => log.truncate(whole),
            _ => log[whole..].iter_mut().for_each(|byte| *byte = !*byte),
        }
        Files { database: after.database, log }
    }

    /// Adds to the log what a write leaves for which there was no room.
    ///
    /// # Errors
    /// What the system says.
    pub fn add_rubbish(folder: &Path) -> io::Result<()> {
        let log = OpenOptions::new().append(true).create(true).open(beside(folder, "-wal"));
        log?.write_all(&RUBBISH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(log: &[u8]) -> Files {
        Files { database: Vec::new(), log: log.to_vec() }
    }

    #[test]
    fn a_torn_write_is_never_whole() {
        for (before, after) in
            [("old", "old and new"), ("a long old log", "new"), ("abcxyz", "abdxyz")]
        {
            for percent in 0..=100 {
                let torn = files(before.as_bytes()).torn(files(after.as_bytes()), percent).log;
                let new = (0..after.len())
                    .rfind(|at| before.as_bytes().get(*at) != after.as_bytes().get(*at));
                let last = new.expect("something is new");
                assert_ne!(
                    torn.get(last),
                    after.as_bytes().get(last),
                    "{before} {after} {percent}"
                );
            }
        }
    }
}
