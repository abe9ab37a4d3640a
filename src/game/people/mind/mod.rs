//! Minds of NPCs: they see, then they intend.
//!
//! A mind that is due reads the world ([`Sight`]), and the first behaviour of [`BEHAVIOURS`] that
//! wants something decides. What it wants is an [`Intent`]; it is carried out in the next turn
//! by the rules that players have too, if it still makes sense then. What is refused to an NPC
//! is nobody's business. So no mind ever changes the world while another one looks at it.
//!
//! The rules, tag by tag (numbers of seed 004 unless marked as our choice):
//!
//! * `wanders_sometimes`, `wanders_often`: every [`WANDER_EVERY`] (ours) a chance of 0.1 or 0.3 to
//!   walk through a random open exit. Never out of their area (home excepted), through a closed
//!   door, into a safe place if they are hostile, nor where [`CROWD`] NPCs are already.
//! * `aggressive`: attacks a player [`LOOK_EVERY`] (ours) after one comes in, and looks again as long
//!   as players are there. `attacks_on_sight`: attacks before the player's next line.
//!   A hostile NPC of whose behaviour nothing is written is aggressive. Nobody attacks whom they
//!   do not see, whose link is broken, or in a safe place; `peaceful` ones never do.
//! * Everyone who fights at all attacks the enemies of their faction before anyone else, and players
//!   who are its enemies: see [`targets`]. A friend of the faction is let be.
//! * `cowardly`: flees a fight at 20 % of its health (or what is written), and attacks nobody
//!   while it is so badly hurt. `brave` never flees.
//! * `guard`: stays. Attacks hostile NPCs who fight anybody, and players who fight townspeople
//!   (friendly NPCs, merchants, quest givers, guards). A hostile guard is simply aggressive.
//! * `social`, `calls_for_help`: when it is hurt it calls for help, once in a fight: [`calls`]. Its
//!   own (same faction; without one, the same kind) in the room join, but for `loner`, `peaceful`
//!   and badly hurt ones; those in other rooms within the radius come walking. (`patrol` takes them
//!   home again.)
//! * `healer`, `buffer`: heal and strengthen their own. `territorial`: warns, then attacks.
//! * Idle lines: one every 30 to 60 seconds (ours) while a player is in the room.
//! * `stationary`, `merchant` and the rest change nothing but that the first two stay.
//!
//! **What sleeping costs: nothing.** Only wanderers are always on the schedule, spread over the
//! first [`WANDER_EVERY`]. Everyone else is put on it when a player comes into the room or a
//! fight begins there, and leaves it when nothing is left to wait for.

mod aggressive;
mod answers;
mod buffer;
mod calls;
mod coward;
mod enemies;
mod explain;
mod guard;
mod healer;
mod idle;
mod numbers;
mod rules;
mod sight;
mod social;
mod state;
mod summons;
mod targets;
mod territorial;
#[cfg(test)]
mod tests;
mod text;
mod wanders;

pub use explain::{Answer, Explained, Why, explain};
pub use healer::select_heal_target;
pub use numbers::*;
pub use rules::{act, act_one, check, due, forget, think, waits, wake, wake_all};
use rules::{attacked, came, decreed, fell, met, show};
pub use sight::Sight;
pub use state::{Intent, State, Thought};
use summons::{hurt, summon};
pub use targets::npc_find_hostile_targets;
pub use text::tell;

use crate::base::dice::Dice;
use crate::base::id::{CreatureId, RoomId};
use crate::game::Event as Any;
use crate::game::ground::place::{self, How};
use crate::game::people::effect::Kind;
use crate::game::people::{combat, faction};
use crate::game::{Feature, Turn};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "mind",
    hears: Some(hears),
    wakes: Some(wake_all),
    check: Some(check),
    numbers: &[NUMBERS],
    ..Feature::NONE
};

/// One thing that minds do, in one file.
pub struct Behaviour {
    pub name: &'static str,
    /// Why somebody did it, for those who ask.
    pub why: &'static str,
    /// Whether somebody is one who ever does it.
    pub has: fn(&Sight<'_>) -> bool,
    /// What it makes of what is seen, if anything.
    pub sees: fn(&Sight<'_>, &mut Dice) -> Option<Intent>,
    /// Whether there is something it has to look out for, so that it cannot sleep.
    pub is_alert: fn(&Sight<'_>) -> bool,
}

/// One entry, by the file it is in.
macro_rules! behaviour {
    ($file:ident, $name:literal, $why:literal) => {
        Behaviour {
            name: $name,
            why: $why,
            has: $file::has,
            sees: $file::sees,
            is_alert: $file::is_alert,
        }
    };
}

/// All behaviours, the most pressing first.
pub const BEHAVIOURS: &[Behaviour] = &[
    behaviour!(coward, "cowardly", "it is badly hurt, and a coward"),
    behaviour!(calls, "calls for help", "it is hurt, and not alone"),
    behaviour!(healer, "healer", "one of its own is hurt"),
    behaviour!(buffer, "buffer", "its own are fighting"),
    behaviour!(guard, "guard", "it guards this place"),
    behaviour!(answers, "answers calls", "one of its own called for help"),
    behaviour!(social, "helps", "one of its own is attacked"),
    behaviour!(enemies, "makes war", "an enemy of its faction is here"),
    behaviour!(territorial, "territorial", "somebody is where it lives"),
    behaviour!(aggressive, "aggressive", "it attacks whoever comes"),
    behaviour!(idle, "idles", "it felt like saying so"),
    behaviour!(wanders, "wanders", "it wanders"),
];

/// What minds do that no other feature tells of.
#[derive(Clone, Debug)]
pub enum Event {
    /// An NPC did one of the idle things that are written for it.
    Idled {
        who: CreatureId,
        room: RoomId,
        line: String,
    },
    /// An NPC called its own for help.
    Called {
        who: CreatureId,
        room: RoomId,
    },
    /// An NPC that was called is there.
    Answered {
        who: CreatureId,
        caller: CreatureId,
        room: RoomId,
    },
    /// An NPC warned somebody off, in the words that are written for it, if any are.
    Warned {
        who: CreatureId,
        target: CreatureId,
        room: RoomId,
        words: Option<String>,
    },
    Healed {
        who: CreatureId,
        target: CreatureId,
        room: RoomId,
    },
    Strengthened {
        who: CreatureId,
        target: CreatureId,
        room: RoomId,
        kind: Kind,
    },
}

/// Rouses those who care about who came in, and gives newcomers their first thought.
pub fn hears(turn: &mut Turn, event: &Any) {
    match event {
        Any::Place(place::Event::Came { who, room, how: How::Spawned }) => {
            wake(turn, *who);
            met(turn, *who, *room);
        }
        Any::Place(place::Event::Came { who, room, .. }) => came(turn, *who, *room),
        Any::Place(place::Event::Went { who, how: How::Died | How::Faded, .. }) => {
            forget(turn.world, *who);
        }
        Any::Combat(combat::Event::Attacked { target, .. })
        | Any::Combat(combat::Event::Turned { target, .. }) => attacked(turn, *target),
        Any::Combat(combat::Event::Struck { target, .. }) => hurt(turn, *target),
        Any::Mind(Event::Called { who, room }) => summon(turn, *who, *room),
        Any::Combat(combat::Event::Died { room, .. }) => fell(turn, *room),
        Any::Faction(event) => opinions(turn, event),
        _ => {}
    }
}

/// Who is whose enemy is not what it was: those concerned look again.
fn opinions(turn: &mut Turn, event: &faction::Event) {
    match event {
        faction::Event::Decreed { from, to, .. } => decreed(turn, [*from, *to]),
        faction::Event::Regarded { who, .. } | faction::Event::Joined { who, .. } => {
            if let Some(room) = turn.world.places.room_of(*who) {
                show(turn, room);
            }
        }
        _ => {}
    }
}
