//! What a disk has after the power was cut: all that was synced, and of the rest what chance
//! leaves of it.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::layer::{Files, Op, apply};

/// How much of what was not synced is there after a power cut.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cut {
    Nothing,
    /// The process alone was killed; the system writes all that it was given.
    Everything,
    /// Some of it, in any order; some of that in part, with rubbish behind.
    Torn,
}

pub const CUTS: [Cut; 3] = [Cut::Nothing, Cut::Everything, Cut::Torn];

/// A disk with its unwritten cache.
#[derive(Clone)]
pub struct TornDisk {
    synced: Files,
    /// Writes that no sync has covered yet, the oldest first.
    pending: Vec<Op>,
    chance: Pcg64Mcg,
    /// Whether a sync does what it says.
    pub is_honest: bool,
}

impl TornDisk {
    pub fn new(seed: u64) -> TornDisk {
        let chance = Pcg64Mcg::seed_from_u64(seed);
        TornDisk { synced: Files::new(), pending: Vec::new(), chance, is_honest: true }
    }

    /// One more operation.
    pub fn take(&mut self, op: &Op) {
        match op {
            Op::Write { .. } | Op::Resize { .. } => self.pending.push(op.clone()),
            Op::Make { .. } | Op::Remove { .. } => apply(&mut self.synced, op),
            Op::Sync { file } if self.is_honest => {
                let pending = std::mem::take(&mut self.pending);
                for op in pending {
                    if file_of(&op) == file {
                        apply(&mut self.synced, &op)
                    } else {
                        self.pending.push(op)
                    }
                }
            }
            Op::Sync { .. } => {}
            // What a sync failed to write is marked as clean all the same, on Linux at least.
            Op::FailedSync { file } => {
                let pending = std::mem::take(&mut self.pending);
                for op in pending {
                    if file_of(&op) != file {
                        self.pending.push(op);
                    } else if let Some(left) = torn(&op, &mut self.chance) {
                        apply(&mut self.synced, &left);
                    }
                }
            }
        }
    }

    /// What is there when the power comes back.
    pub fn after(&mut self, cut: Cut) -> Files {
        let mut files = self.synced.clone();
        for op in &self.pending {
            let left = match cut {
                Cut::Nothing => None,
                Cut::Everything => Some(op.clone()),
                Cut::Torn => torn(op, &mut self.chance),
            };
            left.iter().for_each(|op| apply(&mut files, op));
        }
        files
    }
}

fn file_of(op: &Op) -> &str {
    match op {
        Op::Write { file, .. } | Op::Resize { file, .. } | Op::Sync { file } => file,
        Op::FailedSync { file } | Op::Make { file } | Op::Remove { file } => file,
    }
}

/// What is left of one operation: all, nothing, or the beginning of it, perhaps with rubbish.
fn torn(op: &Op, chance: &mut Pcg64Mcg) -> Option<Op> {
    let Op::Write { file, at, bytes } = op else {
        return chance.random_bool(0.5).then(|| op.clone());
    };
    let written = chance.random_range(0..=bytes.len());
    let mut bytes = bytes.clone();
    match chance.random_range(0..8) {
        0..=3 => {}
        4 | 5 => return None,
        6 => bytes.truncate(written),
        _ => bytes[written..].fill(chance.random()),
    }
    Some(Op::Write { file: file.clone(), at: *at, bytes })
}
