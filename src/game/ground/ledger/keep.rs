//! What is kept of the ledger: its lines, what came and went by place, what actors have who have no
//! purse, what is held in escrow, and who gave how much in whose favour.

use super::account::Commodity;
use super::state::{Escrow, Flow};
use super::verbs;
use crate::base::clock::Millis;
use crate::game::World;
use crate::game::frame::actor::Actor;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Log, Restoring, Retention, Table, Time};

/// By the clock of the world, which stands while the server does: a quarter of a year of play.
const LINE_DAYS: u64 = 90;

kept! {
    /// One movement. `payer` and `payee` are the key of an actor (`player:4`), an NPC by what is
    /// written of it (`npc:wick`), `pile`, `escrow:7`, or a place outside (`outside:staff`).
    pub struct LedgerRow in "ledger" by (number: u64) {
        /// By the clock of the world, in milliseconds.
        at_ms: u64,
        /// Seconds since 1970; 0 if nobody told the world what day it is.
        date: u64,
        payer: String,
        payee: String,
        commodity: String,
        amount: u64,
        why: String,
        /// In whose favour, if that is not who received it.
        favour: Option<Actor>,
    } people { payer: Actor, payee: Actor, favour: Actor }
}

kept! {
    /// What came into the world from one place outside, and what went there.
    pub struct FlowRow in "ledger_flows" by (commodity: String, outside: String) {
        made: u64,
        lost: u64,
    } people {}
}

kept! {
    /// What an actor has who has no purse.
    pub struct HoldingRow in "ledger_holdings" by (holder: Actor, commodity: String) {
        amount: u64,
    } people { holder: Actor }
}

kept! {
    /// What is held until a bargain is done.
    pub struct EscrowRow in "ledger_escrows" by (id: u64) {
        owner: Actor,
        commodity: String,
        amount: u64,
        since_ms: u64,
    } people { owner: Actor }
}

kept! {
    /// How much an actor gave in another's favour, in coins (C18).
    pub struct ContributionRow in "contributions" by (giver: Actor, favour: Actor) {
        coins: u64,
    } people { giver: Actor, favour: Actor }
}

/// Every line there is. Memory holds the last, for its number.
pub const LEDGER: Log<LedgerRow> = Log {
    held: 1,
    retention: Retention::ToArchive { days: LINE_DAYS, time: Time::Milliseconds("at_ms") },
    take: |to, lines| to.world.ledger.last = lines.last().cloned(),
    newest: |cut| cut.world.ledger.last.iter().cloned().collect(),
    fits: is_about,
    show: verbs::show,
};

pub const FLOWS: Table<(Commodity, String), FlowRow> = Table {
    all: |cut| cut.world.ledger.flows.keys().cloned().collect(),
    key: |_, (commodity, outside)| (commodity.word().into(), outside.clone()),
    row: |cut, key| {
        let flow = cut.world.ledger.flows.get(key)?;
        let (commodity, outside) = (key.0.word().into(), key.1.clone());
        Some(FlowRow { commodity, outside, made: flow.made, lost: flow.lost })
    },
    take: take_flows,
    lasting: None,
};

pub const HOLDINGS: Table<(Actor, Commodity), HoldingRow> = Table {
    all: |cut| cut.world.ledger.holdings.keys().cloned().collect(),
    key: |_, (holder, commodity)| (holder.clone(), commodity.word().into()),
    row: |cut, key| {
        let amount = *cut.world.ledger.holdings.get(key)?;
        Some(HoldingRow { holder: key.0.clone(), commodity: key.1.word().into(), amount })
    },
    take: take_holdings,
    lasting: None,
};

pub const ESCROWS: Table<u64, EscrowRow> = Table {
    all: |cut| cut.world.ledger.escrows.keys().copied().collect(),
    key: |_, id| *id,
    row: |cut, id| escrow_row(cut.world, *id),
    take: take_escrows,
    lasting: None,
};

pub const CONTRIBUTIONS: Table<(Actor, Actor), ContributionRow> = Table {
    all: |cut| cut.world.ledger.contributions.keys().cloned().collect(),
    key: |_, key| key.clone(),
    row: |cut, (giver, favour)| {
        let key = (giver.clone(), favour.clone());
        let coins = *cut.world.ledger.contributions.get(&key)?;
        Some(ContributionRow { giver: key.0, favour: key.1, coins })
    },
    take: |to, rows| {
        let known = rows.iter().map(|row| ((row.giver.clone(), row.favour.clone()), row.coins));
        to.world.ledger.contributions = known.collect();
    },
    lasting: None,
};

/// Whether a line is about an actor, by its key.
pub(super) fn is_about(row: &LedgerRow, key: &str) -> bool {
    let favours = || row.favour.as_ref().is_some_and(|favour| favour.to_string() == key);
    row.payer == key || row.payee == key || favours()
}

fn take_flows(to: &mut Restoring<'_>, rows: &[FlowRow]) {
    for row in rows {
        match Commodity::parse(&row.commodity) {
            Some(commodity) => {
                let flow = Flow { made: row.made, lost: row.lost };
                to.world.ledger.flows.insert((commodity, row.outside.clone()), flow);
            }
            None => unknown(to, &row.commodity),
        }
    }
}

fn take_holdings(to: &mut Restoring<'_>, rows: &[HoldingRow]) {
    for row in rows {
        match Commodity::parse(&row.commodity) {
            Some(commodity) => {
                let key = (row.holder.clone(), commodity);
                to.world.ledger.holdings.insert(key, row.amount);
            }
            None => unknown(to, &row.commodity),
        }
    }
}

fn unknown(to: &mut Restoring<'_>, commodity: &str) {
    to.warn(format!("the ledger knows no commodity {commodity:?}"));
}

fn escrow_row(world: &World, id: u64) -> Option<EscrowRow> {
    let escrow = world.ledger.escrows.get(&id)?;
    Some(EscrowRow {
        id,
        owner: escrow.owner.clone(),
        commodity: escrow.commodity.word().into(),
        amount: escrow.amount,
        since_ms: escrow.since.0,
    })
}

fn take_escrows(to: &mut Restoring<'_>, rows: &[EscrowRow]) {
    for row in rows {
        to.world.next_id = to.world.next_id.max(row.id);
        let Some(commodity) = Commodity::parse(&row.commodity) else {
            unknown(to, &row.commodity);
            continue;
        };
        let (owner, since) = (row.owner.clone(), Millis(row.since_ms));
        let escrow = Escrow { owner, commodity, amount: row.amount, since };
        to.world.ledger.escrows.insert(row.id, escrow);
    }
}
