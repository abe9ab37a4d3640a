//! The lines of the log, and what is added up of them when they are written.

use super::account::{Account, Commodity};
use super::keep::{FlowRow, LedgerRow};
use super::kinds::{BACKUPS, BEGINNING, BEGUN, Outside, RESTORED, Why};
use super::rules::{is_declared, purse};
use crate::base::id::CreatureId;
use crate::game::frame::actor::Actor;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::keep::{CharacterRow, Put, Saved};
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

/// The rows that go with a character who comes back from a backup, for whoever writes rows without a
/// world: why there are more coins now, or fewer, and since when. `date` is in seconds since 1970.
pub fn comes_back(now: &Saved, character: &CharacterRow, date: u64) -> Vec<Put> {
    let has = now.characters.iter().find(|row| row.id == character.id).map_or(0, |row| row.coins);
    // A ledger that was never begun begins with what is there then.
    if has == character.coins || now.flows.is_empty() {
        return Vec::new();
    }
    let (commodity, outside) = (Commodity::Credits.word(), BACKUPS.word);
    let same = |row: &&FlowRow| row.commodity == commodity && row.outside == outside;
    let none = FlowRow { commodity: commodity.into(), outside: outside.into(), made: 0, lost: 0 };
    let mut flow = now.flows.iter().find(same).cloned().unwrap_or(none);
    let amount = has.abs_diff(character.coins);
    let (player, outside) = (Actor::Player(CreatureId(character.id)).to_string(), named(BACKUPS));
    let is_more = character.coins > has;
    let (payer, payee) = if is_more { (outside, player) } else { (player, outside) };
    let side = if is_more { &mut flow.made } else { &mut flow.lost };
    *side = side.wrapping_add(amount);
    let line = LedgerRow {
        number: now.ledger.last().map_or(1, |last| last.number + 1),
        at_ms: now.world().map_or(0, |world| world.clock_ms),
        date,
        payer,
        payee,
        commodity: commodity.into(),
        amount,
        why: RESTORED.word.into(),
        favour: None,
    };
    vec![Put::Flow(flow), Put::Ledger(line)]
}
