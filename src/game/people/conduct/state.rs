//! Who spoke how much of late, and what was complained of.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::CreatureId;

/// How much somebody said since a moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Flow {
    pub lines: u32,
    pub since: Millis,
    pub is_warned: bool,
}

/// Somebody complained of somebody.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Complaint {
    pub by: CreatureId,
    pub about: CreatureId,
    pub words: String,
    /// What the one who complained last read of the other: a line each, with its time in universal time.
    pub evidence: String,
    /// Seconds since 1970.
    pub made: u64,
    pub is_closed: bool,
}

/// Only this feature changes it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    pub(super) flows: BTreeMap<CreatureId, Flow>,
    /// By their numbers, which count up.
    pub(super) complaints: BTreeMap<u64, Complaint>,
}
