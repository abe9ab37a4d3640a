//! `ledger`: what one gave and received.

use super::keep::LedgerRow;
use super::pages;
use crate::base::id::CreatureId;
use crate::base::limits::LEDGER_SHOWN_MAX;
use crate::game::Turn;
use crate::game::frame::actor::Actor;
use crate::game::frame::args::Args;
use crate::game::frame::keep::{LogName, Query};
use crate::game::frame::part::Done;
use crate::game::frame::posture::Posture;
use crate::game::frame::turn::{Ask, Kept};
use crate::game::frame::verb::{Group, Spec};

/// Lines that are shown if no number is named.
pub const SHOWN: u64 = 10;

pub(super) const VERBS: &[Spec] = &[Spec {
    name: "ledger",
    posture: Posture::Sleeping,
    group: Group::Things,
    usage: "ledger [how many] [before <entry>]",
    example: "ledger 5",
    help: "Shows the newest entries of your ledger: all coins that you gave, paid, dropped, found or \
           were given, with how long ago, and in whose favour you gave how much in all. `ledger before 300` \
           reads those before one; each page ends with what to type for older ones.",
    run: own,
    ..Spec::DEFAULT
}];

fn own(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let before = args.last_before()?;
    let count = args.maybe(|args| args.number(1..=u64::MAX))?.unwrap_or(SHOWN);
    args.end()?;
    read(turn, who, &Actor::Player(who), count, before);
    Ok(())
}

/// Has the newest lines about an actor looked for, or those before one.
pub fn read(turn: &mut Turn, who: CreatureId, of: &Actor, count: u64, before: Option<u64>) {
    let most = usize::try_from(count).unwrap_or(LEDGER_SHOWN_MAX).min(LEDGER_SHOWN_MAX);
    // One actor's lines are few among all, so all pages come from where the log is whole.
    let (log, before) = (LogName::Ledger, before.unwrap_or(turn.world.ledger.newest() + 1));
    turn.ask(Ask::History(Query { who, log, before, most, word: Some(of.to_string()) }));
}

/// Shows lines that were found.
pub(super) fn show(turn: &mut Turn, query: &Query, lines: Vec<LedgerRow>, older: Option<u64>) {
    let Some(of) = query.word.as_ref().and_then(|key| key.parse::<Actor>().ok()) else { return };
    let (who, is_newest) = (query.who, query.before > turn.world.ledger.newest());
    turn.show(who, Kept::Yes, move |view, page| {
        let found = pages::Found { of: &of, lines: &lines, older, is_newest };
        pages::ledger(view, who, &found, page)
    });
}
