//! The ledger of war: who has killed whom, who holds what, what came of it, and what is said of it.
//!
//! The rules of play:
//!
//! * **Kills** count for the faction of the killer, against that of the dead, if both have one and
//!   they are two (F51). Players count for the faction they belong to. All of it outlives restarts.
//! * **Balance**: when one of two factions at war is more than a threshold ahead of the other, the
//!   one that is behind is helped, once, and the lead is counted anew from there (F52). Help is
//!   reinforcements, who come once and never again, or a rally. What is written decides; the number
//!   of reinforcements who live at one time and the number in one room are bounded, so the war
//!   swings and never ends, and no room overflows.
//! * **The front**: an area is contested if its file says by whom, or else if the people of two
//!   factions at war are written to appear in it. So a builder who writes the soldiers has written
//!   the front, and one who wants another says so. Whoever has been alone in a room of it for
//!   [`HOLD_AFTER`] (our choice), all visits together, holds it from then on, until somebody else
//!   has been. An enemy who stands there alone undoes what was gathered.
//! * **The diary** holds what was worth writing down, in facts; its wording is the world's.
//! * **Rumours**: people whose behaviour is `gossip` speak of the newest entries to players.
//!
//! Nothing here polls: rooms are looked at when somebody comes or goes, and a job waits only for
//! a room that is about to change hands, a fight that is about to end, a gossip with a listener.
//!
//! Not here: who attacks whom (`mind`), and what a kill does to a player's name (`faction`).

mod answer;
mod content;
mod diary;
mod event;
mod gossip;
mod holding;
mod keep;
mod kills;
mod kind;
mod load;
mod map;
mod news;
mod pages;
mod spoken;
mod state;
mod text;
mod verbs;
mod wording;

pub use content::{Action, Balance, Buff, Reinforcement, Written};
pub use diary::{Kind, date, sentence};
pub use event::Event;
pub use gossip::due as gossip_due;
pub use holding::{HOLD_AFTER, area_for, contenders, due as front_due, start};
pub use keep::{DIARY, KILLS, ROOMS, WarDiaryRow, WarKillsRow, WarRoomRow};
pub use kills::over as fight_over;
pub use load::read as written;
pub use state::{Entry, Hold, State, Tally};
pub use text::tell;
pub use verbs::PARTS;
pub use wording::{KEYS, WORD_KEYS, WarWords, read as read_words};

use crate::game::Event as Any;
use crate::game::ground::place::{self, How};
use crate::game::ground::sky;
use crate::game::people::{carry, combat, faction};
use crate::game::{Feature, Turn, World};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "front",
    parts: &[("faction", PARTS)],
    hears: Some(hears),
    wakes: Some(start),
    check: Some(check),
    numbers: NUMBERS,
    flags: &[gossip::TOLD],
    ..Feature::NONE
};

/// What of it a builder may write otherwise, and an admin turn.
pub const NUMBERS: &[&crate::game::frame::numbers::Section] =
    &[holding::FRONTS, kills::WAR_FIGHTS, gossip::RUMOURS, news::WAR_NEWS];

/// Deaths are counted, comings and goings are looked at, wars that break out are written down.
pub fn hears(turn: &mut Turn, event: &Any) {
    match event {
        Any::Combat(died @ combat::Event::Died { who, .. }) => {
            kills::died(turn, died);
            news::forget(turn, *who);
        }
        Any::Combat(combat::Event::Attacked { who, target, .. }) => news::met(turn, *who, *target),
        Any::Carry(carry::Event::Got { who, room, what, .. }) => news::got(turn, *who, *room, what),
        Any::Sky(sky::Event::PhaseBegan { phase: sky::Phase::Dawn }) => news::dawned(turn),
        Any::Place(place::Event::Went { who, room, .. }) => {
            holding::stir(turn, *room, Some(*who));
        }
        Any::Place(place::Event::Came { who, room, how }) => {
            holding::stir(turn, *room, None);
            match how {
                How::Spawned => kills::back(turn, *who, *room),
                _ => gossip::listens(turn, *who, *room),
            }
        }
        Any::Faction(faction::Event::Decreed { from, to, begins: true, .. }) => {
            news::broke(turn, *from, *to);
        }
        _ => {}
    }
}

/// What must always be true: no faction fights itself, nothing was answered that did not happen,
/// the diary is no longer than it may be, and whatever room is about to change hands is on the
/// schedule.
pub fn check(world: &World) -> Result<(), String> {
    kills::check(world)?;
    holding::check(world)?;
    diary::check(world)
}
