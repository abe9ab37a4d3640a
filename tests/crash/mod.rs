//! An evening of five hundred kept changes that crashes everywhere: before a batch is handed
//! over, between any two things that SQLite does to its files, after the disk has it and before
//! anyone knows, between two texts that leave. Nothing that was shown is undone, nothing is twice,
//! no batch is there in part.
//!
//! The evening is played once. What passed between the world and the outside is then played
//! against the real store on a file layer that writes down what SQLite does ([`layer`]); so each
//! crash costs one start, not one evening. What a power cut leaves is in [`torn_disk`].

mod layer;
mod script;
mod torn_disk;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use dominion::game::frame::keep::Saved;
use dominion::store::{Keeper, Store};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use crate::harness::server::Passed;
use layer::{Files, Host, Trouble};
use script::Log;
use torn_disk::{CUTS, Cut, TornDisk};

static LOG: LazyLock<Log> = LazyLock::new(script::play);
static STATES: LazyLock<BTreeMap<u64, Saved>> = LazyLock::new(|| script::states(&LOG));

/// Between two operations on files that are followed by a power cut: more would be slow without
/// optimisation. `CRASHES=all` leaves none out.
const SAMPLE: u32 = 16;
/// Something fails within so many operations of a write.
const TROUBLE_WITHIN: usize = 30;

/// What a start finds on a disk.
fn found(files: Files) -> Result<Saved, String> {
    let host = Host::new(files);
    let opened = Store::over(host.connect()).map_err(|fault| fault.to_string())?;
    Ok(opened.saved)
}

/// The evening once more, on a real store.
struct Again {
    host: Host,
    keeper: Keeper<Store>,
    torn_disk: TornDisk,
    chance: Pcg64Mcg,
    /// The newest batch that somebody was shown.
    shown: u64,
    /// The newest batch that was handed over, and the newest that may be on the disk.
    handed: u64,
    tried: u64,
    sample: u32,
    crashes: usize,
    /// Writes in which something failed.
    failures: usize,
}

impl Again {
    /// A new database with what is there before the evening.
    fn begin(seed: u64, is_honest: bool) -> Again {
        let host = Host::new(Files::new());
        let store = Store::over(host.connect()).expect("a new database").store;
        let mut keeper = Keeper::new(store);
        keeper.add(LOG.first.clone());
        keeper.attempt(drop).expect("it works");
        let mut torn_disk = TornDisk::new(seed);
        host.done().iter().for_each(|op| torn_disk.take(op));
        torn_disk.is_honest = is_honest;
        let all = std::env::var("CRASHES").is_ok_and(|value| value == "all");
        Again {
            host,
            keeper,
            torn_disk,
            chance: Pcg64Mcg::seed_from_u64(seed),
            shown: 0,
            handed: 0,
            tried: 0,
            sample: if all { 1 } else { SAMPLE },
            crashes: 0,
            failures: 0,
        }
    }

    /// The power is cut: what a start finds is the world as it was after a whole batch, and none
    /// before what was shown.
    fn crash(&mut self, cut: Cut) -> Result<(), String> {
        self.crashes += 1;
        let when =
            format!("crash {} ({cut:?}, batch {} is being written)", self.crashes, self.tried);
        let rows = found(self.torn_disk.after(cut)).map_err(|fault| format!("{when}: {fault}"))?;
        let possible = STATES.range(self.shown..=self.tried);
        match possible.rev().any(|(_, state)| *state == rows) {
            true => Ok(()),
            false => {
                let older = STATES.iter().rfind(|(_, state)| **state == rows).map(|(n, _)| n);
                let shown = self.shown;
                Err(format!("{when}: batch {shown} was shown; on the disk is batch {older:?}"))
            }
        }
    }

    fn crash_in_every_way(&mut self) -> Result<(), String> {
        CUTS.into_iter().try_for_each(|cut| self.crash(cut))
    }

    /// Crashes between the operations on files since the last time.
    fn crash_within(&mut self) -> Result<(), String> {
        for op in self.host.done() {
            self.torn_disk.take(&op);
            if self.chance.random_range(0..self.sample) == 0 {
                let cut = CUTS[self.chance.random_range(0..CUTS.len())];
                self.crash(cut)?;
            }
        }
        Ok(())
    }

    /// All that passed, with crashes; `trouble` makes some operations on files fail.
    fn play(&mut self, trouble: &[Trouble]) -> Result<(), String> {
        let mut said = LOG.said.iter().peekable();
        for (at, passed) in LOG.passed.iter().enumerate() {
            match passed {
                Passed::Handed(batch) => {
                    self.handed = batch.number;
                    self.keeper.add(batch.clone());
                }
                Passed::Kept if self.keeper.waiting() > 0 => self.write(trouble)?,
                Passed::Kept | Passed::Shown(_) => {}
            }
            while let Some(done) = said.next_if(|said| said.shown_at == at) {
                self.shown = self.shown.max(done.newest);
                self.crash(Cut::Nothing)?;
            }
        }
        assert_eq!(said.count(), 0, "everything was shown");
        Ok(())
    }

    /// Writes what waits, however often that takes.
    fn write(&mut self, trouble: &[Trouble]) -> Result<(), String> {
        self.crash(Cut::Everything)?;
        self.tried = self.handed;
        if !trouble.is_empty() {
            let kind = trouble[self.chance.random_range(0..trouble.len())];
            self.host.trouble(self.chance.random_range(0..TROUBLE_WITHIN), kind);
        }
        while self.keeper.waiting() > 0 {
            // Whoever is told of a failure waits; what matters here is what is on the disk.
            let _ = self.keeper.attempt(drop);
            self.crash_within()?;
        }
        self.failures += usize::from(!self.host.mend());
        self.crash_in_every_way()
    }
}

#[test]
fn a_crash_anywhere_undoes_nothing_that_was_shown() {
    let mut again = Again::begin(1, true);
    again.play(&[]).unwrap_or_else(|broken| panic!("{broken}"));
    assert!(LOG.said.len() >= 500 && again.crashes > 2_000, "{} crashes", again.crashes);
}

#[test]
fn short_writes_and_failing_syncs_undo_nothing_that_was_shown() {
    let mut again = Again::begin(2, true);
    let trouble = [Trouble::ShortWrite, Trouble::FailedWrite, Trouble::FailedSync];
    again.play(&trouble).unwrap_or_else(|broken| panic!("{broken}"));
    assert!(again.failures > 100, "{} failures", again.failures);
}

#[test]
fn a_disk_that_only_says_that_it_synced_is_found_out() {
    assert!(Again::begin(3, false).play(&[]).is_err());
}

#[test]
fn a_crash_in_the_very_first_start_leaves_something_to_start_with() {
    let host = Host::new(Files::new());
    drop(Store::over(host.connect()).expect("a new database"));
    let mut torn_disk = TornDisk::new(4);
    for op in host.done() {
        torn_disk.take(&op);
        for cut in CUTS {
            let saved =
                found(torn_disk.after(cut)).unwrap_or_else(|fault| panic!("{op:?}: {fault}"));
            assert_eq!(saved, Saved::default());
        }
    }
}

#[test]
fn a_start_after_any_change_shows_what_was_shown_before() {
    for said in &LOG.said {
        let Some(before) = &said.pages else { continue };
        let after = script::pages_after_a_start(&LOG.tiny, &STATES[&said.newest], said);
        assert_eq!(after, *before, "{}> {}", said.by, said.line);
    }
}
