//! The ledger: the one way in which coins, and later all else that is counted, move (C13).
//!
//! * [`transfer`] moves an amount from one account to another, or refuses and moves nothing. An account
//!   is a purse (of a player, whether in the world or away, or of an NPC), what any other actor has,
//!   a pile of coins wherever it lies, what is held in **escrow** until a bargain is done, or a place
//!   **outside** of the world: what is made comes from there, and what is lost goes there.
//! * Sources, sinks and reasons are declared by the features that use them, each with its word and how
//!   it is shown (`Feature::outsides`, `Feature::reasons`).
//! * **Conservation** ([`check`]): there is as much in the world as came in and did not go out. What
//!   came in and went out is kept by place, in the batch of the movement itself, so it holds over restarts
//!   and crashes: what no book explains after a start is booked under `files`, and staff see it.
//! * **Rows.** A movement in which a player or another actor, staff or an escrow takes part is a line of
//!   the log, and what they have is the sum of their lines: what a character had before there was a
//!   ledger is the first of them. What NPCs are born with and what is lost with them is no line: the
//!   war makes hundreds an hour that nobody would ever read. The sums by place have them all the same.
//! * **Contributions** (C18): a line may say in whose favour it was. Who gave how much in whose favour is
//!   added up when the line is written.
//!
//! It stands below bodies, because a body is born with coins. It asks the state of bodies and players
//! for their purses, and is the only one who changes them (`tests/tidy.rs` looks).
//!
//! Not here: who may give to whom (`carry`), prices (`shop`), in whose favour a gift is (`faction`).

mod account;
mod escrow;
mod keep;
mod kinds;
mod lines;
mod pages;
mod rules;
mod state;
mod things;
mod verbs;

#[cfg(test)]
mod tests;

pub use account::{Account, Commodity, Refused};
pub use escrow::{hold, refund, release};
pub use keep::{
    CONTRIBUTIONS, ContributionRow, ESCROWS, EscrowRow, FLOWS, FlowRow, HOLDINGS, HoldingRow,
    LEDGER, LedgerRow,
};
pub use kinds::{BEGINNING, ERASED, FILES, Lines, Outside, Reason, SET, STAFF, Why, outsides};
pub use lines::comes_back;
pub use pages::flows as flows_page;
#[cfg(test)]
pub use rules::plant_coins;
pub use rules::{balance, check, purse, set_purse, transfer};
pub use state::{Escrow, State};
pub use things::{begin, made_of, unmake};
pub use verbs::{SHOWN, read};

use crate::game::Feature;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "ledger",
    verbs: verbs::VERBS,
    check: Some(check),
    forgets: Some(|turn, who, _| escrow::forget(turn, who)),
    outsides: kinds::OUTSIDES,
    reasons: kinds::REASONS,
    ..Feature::NONE
};
