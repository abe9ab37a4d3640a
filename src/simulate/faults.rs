//! What goes wrong, and when.

use clap::ValueEnum;

use super::chance::Chance;
use super::disk::Mood;
use super::files::Edition;
use super::server::Boundary;
use crate::base::clock::Millis;

/// How much goes wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub enum Level {
    None,
    /// Something every twenty minutes.
    Some,
    /// Something every minute.
    #[default]
    All,
    /// Nothing but the end of the process, wherever it is, every half minute.
    Kills,
}

impl Level {
    /// As it is typed.
    pub fn word(self) -> &'static str {
        match self {
            Level::None => "none",
            Level::Some => "some",
            Level::All => "all",
            Level::Kills => "kills",
        }
    }
}

/// One thing that goes wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// So many connections break.
    Links(u64),
    /// The disk has a mood for a while.
    Disk(Mood, Millis),
    /// Each write takes so long, for a while.
    Slow(Millis, Millis),
    Crash(Boundary),
    /// The machine's clock jumps ahead.
    Jump(Millis),
    /// The world files are saved, and read again.
    Reload(Edition),
    /// The hashing workers have too much to do for a while.
    Busy(Millis),
    /// An operator stops the server in peace.
    Stop,
}

impl Fault {
    /// What it is called in the statistics.
    pub fn word(self) -> &'static str {
        match self {
            Fault::Links(_) => "links lost",
            Fault::Disk(Mood::Full, _) => "disk full",
            Fault::Disk(Mood::Short, _) => "short writes",
            Fault::Disk(Mood::Lies, _) => "writes done but called failed",
            Fault::Disk(Mood::Panics, _) => "writes that panic",
            Fault::Disk(..) => "failing writes",
            Fault::Slow(..) => "slow disk",
            Fault::Crash(Boundary::Outputs(_)) => "crashes within a turn",
            Fault::Crash(Boundary::BeforeWrite) => "crashes before a write",
            Fault::Crash(Boundary::WithinWrite(_)) => "torn writes",
            Fault::Crash(Boundary::AfterWrite) => "crashes after a write",
            Fault::Jump(_) => "clock jumps",
            Fault::Reload(Edition::Broken) => "reloads of a broken world",
            Fault::Reload(_) => "reloads",
            Fault::Busy(_) => "busy hashing",
            Fault::Stop => "stops in peace",
        }
    }
}

/// When the next one comes, and which.
pub struct Misfortune {
    level: Level,
    chance: Chance,
}

impl Misfortune {
    pub fn new(level: Level, seed: u64) -> Misfortune {
        Misfortune { level, chance: Chance::new(seed, 0) }
    }

    /// How long until the next; `None` if nothing ever goes wrong.
    pub fn pause(&mut self) -> Option<Millis> {
        let (least, most) = match self.level {
            Level::None => return None,
            Level::Some => (600_000, 1_800_000),
            Level::All => (10_000, 110_000),
            Level::Kills => (10_000, 60_000),
        };
        Some(Millis(self.chance.between(least, most)))
    }

    /// What goes wrong now.
    pub fn strike(&mut self) -> Fault {
        let chance = &mut self.chance;
        if self.level == Level::Kills {
            return match chance.between(1, 9) {
                1 | 2 => Fault::Crash(Boundary::Outputs(chance.between(0, 12))),
                3 | 4 => Fault::Crash(Boundary::BeforeWrite),
                5 | 6 => Fault::Crash(Boundary::WithinWrite(chance.between(0, 99) as usize)),
                7 | 8 => Fault::Crash(Boundary::AfterWrite),
                _ => Fault::Stop,
            };
        }
        let a_while = Millis(chance.between(200, 12_000));
        match chance.between(1, 23) {
            1..=3 => Fault::Links(chance.between(1, 5)),
            4 => Fault::Disk(Mood::Full, a_while),
            5 => Fault::Disk(Mood::Fails, a_while),
            6 => Fault::Disk(Mood::Lies, a_while),
            7 => Fault::Disk(Mood::Panics, a_while),
            8 | 9 => Fault::Slow(Millis(chance.between(50, 5_000)), Millis(a_while.0 * 4)),
            10 | 11 => Fault::Crash(Boundary::Outputs(chance.between(0, 12))),
            12 | 13 => Fault::Crash(Boundary::BeforeWrite),
            14 | 15 => Fault::Crash(Boundary::AfterWrite),
            16 => Fault::Jump(Millis(chance.between(1_000, 7_200_000))),
            17 => Fault::Reload(Edition::Broken),
            18 => match chance.one_in(2) {
                true => Fault::Reload(Edition::FewerSpawns),
                false => Fault::Reload(Edition::AsWritten),
            },
            19 => Fault::Busy(a_while),
            20 | 21 => Fault::Crash(Boundary::WithinWrite(chance.between(0, 99) as usize)),
            22 => Fault::Disk(Mood::Short, a_while),
            _ => Fault::Stop,
        }
    }

    /// One of so many.
    pub fn among(&mut self, count: usize) -> usize {
        self.chance.between(0, count.saturating_sub(1) as u64) as usize
    }
}
