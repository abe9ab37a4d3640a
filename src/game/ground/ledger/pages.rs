//! The pages of the ledger: what an actor gave and received, and what came into the world and left it.

use super::account::Commodity;
use super::keep::LedgerRow;
use super::kinds;
use super::rules::{balance, due};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::money::Coins;
use crate::game::View;
use crate::game::frame::actor::{self, Actor};
use crate::text::page::Page;
use crate::text::table::Table;
use crate::text::words::the;
use crate::text::wrap::wrap;

/// Of those who gave in somebody's favour, how many are named.
const GIVERS_SHOWN: usize = 10;

/// Lines of the log about one actor.
pub(super) struct Found<'a> {
    pub of: &'a Actor,
    pub lines: &'a [LedgerRow],
    /// Before which number there may be more.
    pub older: Option<u64>,
    /// Whether they are the newest there are.
    pub is_newest: bool,
}

/// What an actor gave and received, oldest first.
pub(super) fn ledger(view: View, asker: CreatureId, found: &Found, page: &Page) -> String {
    let is_own = *found.of == Actor::Player(asker);
    let mut text = String::new();
    if found.lines.is_empty() {
        let line = match (is_own, found.is_newest && found.older.is_none()) {
            (true, true) => {
                "Your ledger is empty: no coin has passed through your hands yet.".into()
            }
            (_, true) => {
                format!("The ledger has no entry of {}.", actor::shown(view, asker, found.of))
            }
            _ => "There is nothing in these entries.".to_owned(),
        };
        text.push_str(&(wrap(&line, page, 0) + "\n"));
    } else {
        let mut table =
            Table::new(&["Entry", "When", "Coins", "What"]).align_right(0).align_right(2);
        for line in found.lines {
            table.push([
                line.number.to_string(),
                ago(view, line.at_ms),
                format!("{}{}", sign(line, &found.of.to_string()), line.amount),
                what(view, asker, line, found.of),
            ]);
        }
        text.push_str(&(table.render(page) + "\n"));
    }
    if found.is_newest {
        text.push_str(&sums(view, asker, found.of, page));
    }
    if let Some(number) = found.older {
        let typed = if is_own { "LEDGER".to_owned() } else { format!("@LEDGER {}", found.of) };
        text.push_str(&(wrap(&format!("Older entries: {typed} BEFORE {number}."), page, 0) + "\n"));
    }
    text
}

/// What an actor has, and in whose favour they gave how much.
fn sums(view: View, asker: CreatureId, of: &Actor, page: &Page) -> String {
    let is_own = *of == Actor::Player(asker);
    let name = actor::shown(view, asker, of);
    let (has, gave) = if is_own {
        ("You have".to_owned(), "You gave".to_owned())
    } else {
        (format!("{name} has"), format!("{name} gave"))
    };
    let mut lines = Vec::new();
    let coins = balance(view.world, of, Commodity::Credits);
    if coins > 0 || of.player().is_some() {
        lines.push(format!("{has} {} now.", in_words(coins)));
    }
    let held = view.world.ledger.escrows_of(of).map(|(_, held)| held.amount()).sum::<u64>();
    if held > 0 {
        let whose = if is_own { "yours".to_owned() } else { format!("{name}'s") };
        lines.push(format!("{} of {whose} put aside until a bargain is settled.", are(held)));
    }
    for (favour, coins) in view.world.ledger.contributions_of(of) {
        let whom = actor::shown(view, asker, favour);
        lines.push(format!("{gave} {} in favour of {whom}, in all.", in_words(coins)));
    }
    for (giver, coins) in view.world.ledger.contributions_to(of).into_iter().take(GIVERS_SHOWN) {
        let whom = actor::shown(view, asker, giver);
        lines.push(format!("{whom} gave {} in favour of {name}, in all.", in_words(coins)));
    }
    lines.iter().map(|line| wrap(line, page, 0) + "\n").collect()
}

/// `3 coins are`, `1 coin is`.
fn are(coins: u64) -> String {
    let verb = if coins == 1 { "is" } else { "are" };
    format!("{} {verb}", Coins(coins))
}

fn in_words(coins: u64) -> String {
    match coins {
        0 => "no coins".into(),
        coins => Coins(coins).to_string(),
    }
}

/// What came into the world, from where, and what left it: the sources and sinks.
pub fn flows(view: View, page: &Page) -> String {
    let (ledger, what) = (&view.world.ledger, Commodity::Credits);
    let mut table = Table::new(&["Source or sink", "Came in", "Went out", "What it is"])
        .align_right(1)
        .align_right(2);
    for (word, flow) in ledger.flows(what) {
        let says = kinds::outside(word).map_or("no feature has it now", |outside| outside.says);
        table.push([word.to_owned(), flow.made.to_string(), flow.lost.to_string(), says.into()]);
    }
    let held: u64 = ledger.escrows.values().map(|held| held.amount).sum();
    let sum = format!(
        "There are {} in the world, {} of them put aside in escrow. Type `@ledger <actor>` for the entries \
         of one.",
        in_words(due(view.world, what)),
        if held == 0 { "none".to_owned() } else { held.to_string() }
    );
    let table = if table.is_empty() { String::new() } else { table.render(page) + "\n" };
    table + &wrap(&sum, page, 0) + "\n"
}

/// `+` for what came to an actor, `-` for what went from them, nothing for what only concerns them.
fn sign(line: &LedgerRow, key: &str) -> &'static str {
    match (line.payee == key, line.payer == key) {
        (true, false) => "+",
        (false, true) => "-",
        _ => "",
    }
}

/// What it was, as the actor whose ledger it is would say it.
fn what(view: View, asker: CreatureId, line: &LedgerRow, of: &Actor) -> String {
    let key = of.to_string();
    let (payer, payee) = (shown(view, asker, &line.payer), shown(view, asker, &line.payee));
    let told = |says: &str| says.replace("{payer}", &payer).replace("{payee}", &payee);
    let what = match kinds::reason(&line.why) {
        Some(reason) if line.payee == key => told(reason.received),
        Some(reason) if line.payer == key => told(reason.paid),
        Some(reason) => format!("{} by {payer}", told(reason.paid)),
        None => line.why.clone(),
    };
    match &line.favour {
        Some(favour) if favour != of => {
            format!("{what}, in favour of {}", actor::shown(view, asker, favour))
        }
        _ => what,
    }
}

/// The other side of a line.
fn shown(view: View, asker: CreatureId, party: &str) -> String {
    if let Ok(actor) = party.parse::<Actor>() {
        return actor::shown(view, asker, &actor);
    }
    match party.split_once(':') {
        Some(("npc", key)) => {
            let npc = view.content.names.npcs.find(key).and_then(|id| view.content.npcs.get(id));
            npc.map_or_else(|| "somebody".into(), |npc| the(&npc.name))
        }
        Some((_, word)) => word.to_owned(),
        None => "a pile".into(),
    }
}

/// How long ago, by the clock of the world.
fn ago(view: View, at_ms: u64) -> String {
    let some = |count: u64, unit: &str| match count {
        1 => format!("1 {unit} ago"),
        count => format!("{count} {unit}s ago"),
    };
    match view.now.since(Millis(at_ms)).0 / 1000 {
        0..60 => "just now".to_owned(),
        seconds @ 60..3_600 => some(seconds / 60, "minute"),
        seconds @ 3_600..86_400 => some(seconds / 3_600, "hour"),
        seconds => some(seconds / 86_400, "day"),
    }
}
