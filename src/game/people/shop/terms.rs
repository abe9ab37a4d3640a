//! On which terms a merchant deals with somebody: what their faction thinks of them, and what events
//! do to prices while they last.

use crate::base::id::CreatureId;
use crate::game::View;
use crate::game::ground::influence::{Prices, Swing};
use crate::game::ground::item::ItemKind;
use crate::game::people::faction;
use crate::text::sentence::list;

/// What moves a price away from what is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Terms {
    /// What a faction lets its friends off.
    pub percent_off: u32,
    /// What events do.
    pub swing: Swing,
}

impl Terms {
    /// Nobody in particular, on a day like any other.
    #[cfg(test)]
    pub const USUAL: Terms = Terms { percent_off: 0, swing: Swing::NONE };
}

/// The terms of a merchant for somebody who wants a kind of things, or offers some.
pub(super) fn terms(view: View, merchant: CreatureId, who: CreatureId, kind: ItemKind) -> Terms {
    let percent_off = faction::terms(view.content, view.world, merchant, who).unwrap_or(0);
    let room = view.world.places.room_of(merchant);
    let swing =
        room.map_or(Swing::NONE, |room| view.world.influences.swing(view.content, room, kind));
    Terms { percent_off, swing }
}

/// Which of the two prices.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    Asked,
    Paid,
}

/// Why a price is not as always: `50 percent more: the storm tide`.
pub(super) fn why(view: View, merchant: CreatureId, kind: ItemKind, side: Side) -> Option<String> {
    let room = view.world.places.room_of(merchant)?;
    let of = |prices: &Prices| match side {
        Side::Asked => prices.asks,
        Side::Paid => prices.pays,
    };
    let over: Vec<_> = view.world.influences.over(view.content, room).collect();
    let swings = |prices: &&Prices| prices.are_of(kind) && of(prices) != 100;
    let names = over.iter().filter(|influence| influence.prices.iter().any(|p| swings(&p)));
    let names: Vec<&str> = names.map(|influence| influence.name.as_str()).collect();
    let swing = view.world.influences.swing(view.content, room, kind);
    let percent = if side == Side::Asked { swing.asks } else { swing.pays };
    (percent != 100).then(|| format!("{}: {}", more_or_less(percent), list(&names)))
}

/// `50 percent more`.
fn more_or_less(percent: u32) -> String {
    let (by, how) = match percent.checked_sub(100) {
        Some(more) => (more, "more"),
        None => (100 - percent, "less"),
    };
    format!("{by} percent {how}")
}

/// What an event does to the prices of some kinds, of those that matter to somebody: `food and lights
/// cost 50 percent more`, `20 percent more is paid for treasure`.
pub fn in_words(
    prices: &Prices,
    is_sold: impl Fn(ItemKind) -> bool,
    is_bought: impl Fn(ItemKind) -> bool,
) -> Vec<String> {
    let named = |matters: &dyn Fn(ItemKind) -> bool| -> Vec<&str> {
        let kinds = prices.kinds.iter().copied().filter(|kind| matters(*kind));
        kinds.filter_map(super::text::trade_word).collect()
    };
    let mut all = Vec::new();
    let for_all = prices.kinds.is_empty();
    let (sold, bought) = (named(&is_sold), named(&is_bought));
    if prices.asks != 100 && (for_all || !sold.is_empty()) {
        let by = more_or_less(prices.asks);
        all.push(match for_all {
            true => format!("everything costs {by}"),
            false => {
                format!("{} {} {by}", list(&sold), if is_one(&sold) { "costs" } else { "cost" })
            }
        });
    }
    if prices.pays != 100 && (for_all || !bought.is_empty()) {
        let what = if for_all { "everything".into() } else { list(&bought) };
        all.push(format!("{} is paid for {what}", more_or_less(prices.pays)));
    }
    all
}

/// Whether the words for some kinds mean one thing that is not counted: food, but not lights.
fn is_one(kinds: &[&str]) -> bool {
    matches!(kinds, ["food" | "drink" | "armour" | "treasure"])
}
