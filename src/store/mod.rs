//! The store: what is kept, on the disk.
//!
//! The world never waits for a disk. It hands a [`Batch`](crate::game::frame::keep::Batch) of rows to
//! the [`Writer`], which lives on a thread of its own and reports back when the batch is safe.
//! Everything that waits is written in one transaction, so a slow disk makes the transactions
//! longer and not more. Reading happens once, at [`Store::open`].
//!
//! | file | holds |
//! |---|---|
//! | `open.rs` | the way in: lock, checks, migration, load |
//! | `schema.rs` | which version a database has, and how it gets the next |
//! | `downgrade.rs` | and how it gets back to an older one |
//! | `rows.rs` | rows to SQL and back, for every table alike |
//! | `people.rs` | rows found by whom they are about, and lines of logs that forget them |
//! | `keeper.rs` | trying, failing, trying again: no threads, no clock |
//! | `writer.rs` | the thread around the keeper |
//! | `reader.rs` | pages of logs, by a connection that only reads |
//! | `merge.rs` | two batches made one |
//! | `set_aside.rs` | rows that the database refuses, set aside so that all others are kept |
//! | `cut.rs` | which batch is the last one in the database |
//! | `spill.rs` | what a stop could not write, as a file for the next start |
//! | `news.rs` | what an operator should know of a start |
//! | `home.rs` | whether the database is still where it was opened, and what to do if not |
//! | `copy.rs` | verified copies, for everything that is called a backup |
//! | `backup.rs`, `restore.rs` | what an operator asks for |
//! | `retention.rs` | what becomes of the lines of logs when they are old |
//! | `archive.rs` | lines of a log written to a file and erased, and logs read beside a server |
//! | `analyse/` | questions that are asked of a backup |
//! | `character.rs` | one character as it was in a backup |
//! | `recording.rs` | recordings: parts of a file, and the thread that writes them |
//! | `fault.rs` | what can go wrong, each in one sentence |
//!
//! **Two servers on one directory** would each believe to be the owner of the world. A lock file
//! keeps them apart, not SQLite's exclusive mode: that would also keep out the read connection
//! with which a backup is made while the server runs. The system drops the lock when the process
//! ends, however it ends, so nothing is left to clean up after a crash.
//!
//! Not here: which rows there are (`game/frame/keep`), and when a batch is made (`engine`).

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the disk has a clock of its own, and no order of keys is ever walked in here"
)]

pub mod analyse;
mod archive;
mod backup;
mod character;
mod copy;
mod cut;
mod downgrade;
mod fault;
mod files;
mod home;
mod keeper;
mod merge;
mod news;
mod open;
mod people;
mod reader;
pub mod recording;
mod restore;
mod retention;
mod rows;
mod schema;
mod set_aside;
mod spill;
mod writer;

#[cfg(test)]
mod tests;

pub use archive::{Archived, archive, audit_log};
pub use backup::{Health, Summary, backup, backup_beside, examine};
pub use character::{Comeback, Doer, Fate, restore_character};
pub use downgrade::{Loss, Price, migrate_down};
pub use fault::Fault;
pub use keeper::{Disk, Keeper};
pub use news::News;
pub use open::{DATABASE_FILE, Opened, Store, look_at_spill, migrate, read, read_spill};
pub use reader::Reader;
pub use restore::{Restored, restore};
pub use schema::Migrated;
pub use writer::{Pace, Writer};
