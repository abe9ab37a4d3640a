//! The lines of the log, and what is added up of them when they are written.

use super::account::{Account, Commodity};
use super::keep::LedgerRow;
use super::kinds::{BEGINNING, BEGUN, Outside, Why};
use super::rules::{is_declared, purse};
use crate::game::frame::actor::Actor;
use crate::game::frame::keep::dirty::Key;
use crate::game::{Turn, World};

/// Both sides of a movement, as they are written.
pub(super) struct Parties {
    pub payer: String,
    pub payee: String,
}

impl Parties {
    pub fn of(turn: &Turn, from: &Account, to: &Account) -> Parties {
        Parties { payer: party(turn, from), payee: party(turn, to) }
    }
}

/// An account as it is written in a line.
fn party(turn: &Turn, account: &Account) -> String {
    match account {
        Account::Purse(who) if turn.world.players.character(*who).is_some() => {
            Actor::Player(*who).to_string()
        }
        Account::Purse(who) | Account::By(who, _) => {
            let template = turn.world.creatures.get(*who).and_then(|body| body.template());
            let written = template.and_then(|template| turn.content.npcs.get(template));
            format!("npc:{}", written.map_or("", |written| &written.key))
        }
        Account::Of(actor) => actor.to_string(),
        Account::Pile(_) | Account::At(_) => PILE.into(),
        Account::Escrow(id) => format!("escrow:{id}"),
        Account::Outside(outside) => named(*outside),
    }
}

/// A pile of coins, as it is written in a line.
pub(super) const PILE: &str = "pile";

/// A place outside, as it is written in a line.
pub(super) fn named(outside: Outside) -> String {
    format!("outside:{}", outside.word)
}

/// Adds a line, and whatever is added up of the lines.
pub(super) fn write(turn: &mut Turn, parties: Parties, what: Commodity, amount: u64, why: Why) {
    debug_assert!(is_declared(&why.reason), "no feature declares {:?}", why.reason);
    if let Some((giver, favour)) = parties.payer.parse::<Actor>().ok().zip(why.favour.clone()) {
        let key = (giver, favour);
        let given = turn.world.ledger.contributions.entry(key.clone()).or_default();
        *given = given.saturating_add(amount);
        turn.world.dirty.kept(Key::Contribution(key));
    }
    append(turn.world, parties, what, amount, why);
}

fn append(world: &mut World, parties: Parties, what: Commodity, amount: u64, why: Why) {
    let line = LedgerRow {
        number: world.ledger.newest() + 1,
        at_ms: world.clock.0,
        date: world.host.seconds(world.clock),
        payer: parties.payer,
        payee: parties.payee,
        commodity: what.word().into(),
        amount,
        why: why.reason.word.into(),
        favour: why.favour,
    };
    world.dirty.append(line.clone());
    world.ledger.last = Some(line);
}

/// The first lines of all: what each character had before there were books.
pub(super) fn begin(world: &mut World) {
    let all = world.players.all_characters();
    let had: Vec<_> = all.filter_map(|(_, who)| Some((who, purse(world, who)?.0))).collect();
    for (who, coins) in had.into_iter().filter(|(_, coins)| *coins > 0) {
        let payee = Actor::Player(who).to_string();
        let parties = Parties { payer: named(BEGINNING), payee };
        append(world, parties, Commodity::Credits, coins, BEGUN.into());
    }
}
