//! What an operator should know of a start, each in one sentence.

use std::fmt;
use std::path::PathBuf;

use thiserror::Error;

use super::fault::Fault;
use super::set_aside::ASIDE_FILE;

/// One thing to tell.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum News {
    /// There was no database.
    #[error("A new world begins in {}{}", .dir.display(), .before)]
    NewWorld { dir: PathBuf, before: Before },
    /// What the last stop could not write is written now.
    #[error(
        "What the last stop could not write is in the database now: {}{}. The file is kept as {}.",
        counted(*.rows), refused_words(*.refused), .kept_as.display()
    )]
    SpillRead { rows: usize, refused: usize, kept_as: PathBuf },
    /// The spill file belongs to another moment of this database.
    #[error(
        "{} holds {what}. It does not fit this database, which has gone on without it or is an \
         older copy: it is left where it is. `dominion spill` shows it, `dominion spill --read` \
         writes it all the same, or move it away.", .path.display()
    )]
    SpillDoesNotFit { path: PathBuf, what: String },
    /// A spill file that is not whole.
    #[error("What the last stop could not write is not read: {fault}. Look at it or move it away.")]
    BadSpill { fault: Fault },
    /// A row that was set aside is taken after all.
    #[error("The row `{name}` that was set aside has its place in the database now.")]
    Placed { name: String },
    /// A row is refused again.
    #[error(
        "The database still refuses the row `{name}`. The game has it as it was meant; see \
         {ASIDE_FILE} beside the database."
    )]
    StillAside { name: String },
}

impl News {
    /// Whether somebody has to do something about it.
    pub fn is_trouble(&self) -> bool {
        match self {
            News::SpillRead { refused, .. } => *refused > 0,
            News::Placed { .. } => false,
            News::NewWorld { before, .. } => *before == Before::Copies,
            News::SpillDoesNotFit { .. } | News::BadSpill { .. } | News::StillAside { .. } => true,
        }
    }
}

/// What there was where a new world begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Before {
    Nothing,
    /// Copies of a database, but none itself.
    Copies,
}

impl fmt::Display for Before {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Before::Copies => {
                ": there is no database, though one was here before. If that is not what you want, \
                 stop the server and restore a backup."
            }
            Before::Nothing => ": there was no database yet.",
        })
    }
}

fn counted(rows: usize) -> String {
    if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") }
}

fn refused_words(refused: usize) -> String {
    match refused {
        0 => String::new(),
        _ => format!(", {refused} of them set aside because it refuses them"),
    }
}
