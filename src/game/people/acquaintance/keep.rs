//! What is kept of acquaintances: a row for each choice.

use super::state::{Bond, Pair};
use crate::base::id::CreatureId;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Restoring, Table};

kept! {
    /// Whom a character ignores, or wants to hear of.
    pub struct AcquaintanceRow in "acquaintances" by (who: u64, whom: u64) {
        /// `ignored` or `friend`.
        bond: String,
    } people { who: Character, whom: Character }
}

pub const ACQUAINTANCES: Table<Pair, AcquaintanceRow> = Table {
    all: |cut| cut.world.acquaintances.pairs().map(|(pair, _)| pair).collect(),
    key: |_, pair| (pair.who.0, pair.whom.0),
    row: |cut, pair| {
        let bond = cut.world.acquaintances.bond(pair.who, pair.whom)?.word().into();
        Some(AcquaintanceRow { who: pair.who.0, whom: pair.whom.0, bond })
    },
    take,
    lasting: None,
};

/// What is of nobody, or about nobody, stays on the disk.
fn take(to: &mut Restoring<'_>, rows: &[AcquaintanceRow]) {
    for row in rows {
        let pair = Pair { who: CreatureId(row.who), whom: CreatureId(row.whom) };
        let is_known = |who| to.world.players.character(who).is_some();
        match Bond::parse(&row.bond).filter(|_| is_known(pair.who) && is_known(pair.whom)) {
            Some(bond) => to.world.acquaintances.put(pair, bond),
            None => to.warn(format!("what {} is to {} has no place", row.whom, row.who)),
        }
    }
}
