//! Record and replay: an evening as a file, and the same evening out of it.
//!
//! The engine is deterministic, so an evening is how it began and what came in. A recording holds
//! the text of the world's files, a [`Snapshot`] of the engine, and then turn after turn what came
//! in from outside ([`Heard`]), with a checksum of all that went out and from time to time the
//! state hash. [`Replay`] does it all again and names the first turn that came out differently.
//!
//! A file can hold several starts: a server that was started again, or a new part. Each start is
//! whole in itself, so every part of a rotated recording replays alone.
//!
//! **Secrets are not in it.** What is typed where a password is asked for, or after `password`,
//! is noted as stars that lead to the same answers ([`mask`]); hashes of passwords are left out.
//! What else people said, and the addresses that they came from (bans go by them), is in it.
//!
//! Not here: opening files and doing it beside the game (`store::recording`). Nothing in here
//! waits, and bytes go to and come from whatever is handed in.
//!
//! | file | holds |
//! |---|---|
//! | `record` | what a recording consists of |
//! | `tape` | what the engine notes while it runs |
//! | `mask` | typed lines without their secrets |
//! | `snapshot` | the whole engine as a value |
//! | `write`, `read` | records to bytes and back |
//! | `player` | the same evening again |
//! | `seen` | what one player saw of it |

mod echo;
mod mask;
pub(in crate::engine) use mask::has_a_secret;
mod player;
mod read;
mod record;
mod seen;
mod snapshot;
pub(super) mod tape;
#[cfg(test)]
mod tests;
mod write;

pub use player::{Disagreement, Replay, Step, Tally};
pub use read::{Broken, End, Reader, read_all, read_records};
pub use record::{Beginning, Heard, Ids, Record, Start, Turn};
pub use seen::{Glimpse, Sight, Watcher};
pub use snapshot::Snapshot;
pub use write::{Recording, Writer};

/// The first line of every recording. The number is that of the format.
pub const MAGIC: &[u8] = b"dominion recording 1\n";
