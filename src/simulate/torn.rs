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
        let pairs = after.log.iter().zip(&self.log);
        let same = pairs.take_while(|(one, other)| one == other).count();
        let whole = same + (after.log.len() - same) * percent.min(99) / 100;
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
