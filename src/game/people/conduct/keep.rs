//! What is kept of conduct: a row for each complaint.

use super::state::Complaint;
use crate::base::id::CreatureId;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Restoring, Table};

kept! {
    /// A complaint to staff.
    pub struct ComplaintRow in "complaints" by (number: u64) {
        complainer: u64,
        about: u64,
        words: String,
        evidence: String,
        /// Seconds since 1970.
        made_s: u64,
        is_closed: bool,
    } people { complainer: Character, about: Character, words: Words, evidence: Words }
}

pub const COMPLAINTS: Table<u64, ComplaintRow> = Table {
    all: |cut| cut.world.conduct.complaints.keys().copied().collect(),
    key: |_, number| *number,
    row: |cut, number| {
        let complaint = cut.world.conduct.complaints.get(number)?;
        Some(ComplaintRow {
            number: *number,
            complainer: complaint.by.0,
            about: complaint.about.0,
            words: complaint.words.clone(),
            evidence: complaint.evidence.clone(),
            made_s: complaint.made,
            is_closed: complaint.is_closed,
        })
    },
    take,
    lasting: None,
};

fn take(to: &mut Restoring<'_>, rows: &[ComplaintRow]) {
    for row in rows {
        let complaint = Complaint {
            by: CreatureId(row.complainer),
            about: CreatureId(row.about),
            words: row.words.clone(),
            evidence: row.evidence.clone(),
            made: row.made_s,
            is_closed: row.is_closed,
        };
        to.world.conduct.complaints.insert(row.number, complaint);
    }
}
