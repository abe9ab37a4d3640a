//! How far open goals are: what is heard of what their owners do.

use super::draw::fill;
use super::rules::{Pay, pay};
use super::state::{Open, Sort, moved, set_open};
use super::text::Event;
use crate::base::id::CreatureId;
use crate::game::Turn;

/// Something that may bring an open goal on.
#[derive(Clone, Copy)]
pub(super) struct Deed<'d> {
    pub sort: Sort,
    /// The id of whom or what it was done to; nothing where any will do.
    pub target: &'d str,
    pub count: u32,
}

/// Somebody did something. Kept.
pub(super) fn did(turn: &mut Turn, who: CreatureId, deed: Deed) {
    let fits = |open: &Open| {
        open.sort == deed.sort && (open.target.is_empty() || open.target == deed.target)
    };
    let found = turn.world.goals.open(who).find(|(_, open)| fits(open));
    let Some((number, open)) = found.map(|(number, open)| (number, open.clone())) else { return };
    let done = match deed.sort {
        Sort::Rise if deed.count < open.wanted => return,
        Sort::Rise => open.wanted,
        _ => (open.done + deed.count).min(open.wanted),
    };
    if done < open.wanted {
        moved(turn.world, who, number, done);
        turn.report(Event::Moved { who, open: Open { done, ..open } });
        return;
    }
    set_open(turn.world, who, number, None);
    fill(turn, who);
    let drawn = turn.world.goals.open(who).find(|(other, _)| *other == number);
    let next = drawn.map(|(_, open)| open.clone());
    let paid = pay(turn, who, Pay::Open(open.sort));
    turn.report(Event::Reached { who, open: Open { done, ..open }, paid: paid.paid, next });
    if let Some(level) = paid.level {
        turn.report(level);
    }
}
