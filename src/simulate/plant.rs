//! Bugs that are put in on purpose, to show that the net has no hole where they lie.

use clap::ValueEnum;

/// One bug.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Plant {
    /// The engine is told that a batch is on the disk before it is.
    AckBeforeWrite,
    /// One row of a batch never reaches the disk.
    DropPut,
    /// Nothing is synced: half of the log is lost in a crash. Only a real database has one.
    SyncNothing,
    /// One change is never handed over.
    ForgetChange,
    /// A start makes a second of a thing.
    DuplicateItem,
    /// Somebody is in two rooms.
    TwoRooms,
    /// Coins come from nowhere.
    FalseCoins,
}
