//! Spawns: who appears where, and how soon again.
//!
//! An entry of `npc_spawns/` wants so many of one template in one room. At the start, and after
//! a reload, whoever is missing comes into being ([`fill`]). A death makes one *due* again after
//! the entry's respawn time, or never again where none is written; several deaths are several
//! moments, and each brings back one. An entry with a chance rolls for each of them; a roll that
//! fails waits a respawn time and is then rolled again.
//!
//! What is due is kept, so that a restart neither brings anyone back early nor twice, and what
//! became due while the server was down is there at once. Living ones and due ones together are
//! never more than the entry's count.
//!
//! What an entry says of its own NPCs counts before their template: name, level, faction, tags,
//! home, and a round (`patrol`). Its `spawn_delay` is waited once, before they come for the first
//! time. Where it has a `guard_message`, they say it to players who come in.
//!
//! Entries that an event names are on while it lasts (`visitors`).
//!
//! Also here, because it happens at the same moments: the removal of NPCs who are no longer
//! written ([`tidy`]). Not here: what they have with them, and what lies about (`reset`).

mod keep;
mod rules;
mod state;
#[cfg(test)]
mod tests;
mod visitors;

pub use keep::{RESPAWN, RESPAWNS};
pub use rules::{check, died, fill, respawn, spawn_npc_with_patrol, tidy};
pub use state::State;
pub use visitors::{depart, dismiss, summon};

use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::ground::creature;
use crate::game::ground::fight;
use crate::game::ground::place::{self, How};
use crate::game::people::combat;
use crate::game::people::talk;
use crate::game::{Feature, Turn};
use crate::text::style::Style;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "spawn",
    hears: Some(hears),
    wakes: Some(fill),
    check: Some(check),
    ..Feature::NONE
};

/// How often an NPC says its warning to those who come in (our choice).
const WARNS_EVERY: Millis = Millis::seconds(60);

/// How NPCs come and go other than on foot.
#[derive(Clone, Debug)]
pub enum Event {
    /// Somebody came back into being.
    Came { who: CreatureId, room: RoomId },
    /// Somebody is no longer written, and is gone.
    Faded { who: CreatureId, name: String, room: RoomId },
    /// Somebody came for an event that is over, and is gone.
    Departed { who: CreatureId, name: String, room: RoomId },
}

/// Whoever came from an entry and died is due again.
pub fn hears(turn: &mut Turn, event: &crate::game::Event) {
    use crate::game::Event as Any;
    if let Any::Combat(combat::Event::Died { who, spawn: Some(spawn), .. }) = event {
        turn.world.spawns.warned.remove(who);
        died(turn, *spawn);
    }
    if let Any::Wizard(crate::game::staff::wizard::Event::Purged { npcs, .. }) = event {
        npcs.iter().filter_map(|(_, spawn)| *spawn).for_each(|spawn| died(turn, spawn));
    }
    if let Any::Place(place::Event::Came { who, room, how: How::Walked(_) }) = event
        && turn.world.players.is_here(*who)
        && turn.world.players.veil(*who).is_none()
    {
        warn_newcomer(turn, *room);
    }
}

/// Those who have something to say to whoever comes in say it, and then hold their peace a while.
fn warn_newcomer(turn: &mut Turn, room: RoomId) {
    for who in turn.world.places.npcs_in(room).to_vec() {
        let Some(body) = turn.world.creatures.get(who) else { continue };
        let Some(entry) = creature::entry_of(turn.content, body) else { continue };
        let Some(words) = entry.guard_message.clone() else { continue };
        let lately = turn.world.spawns.warned.get(&who).copied();
        if lately.is_none_or(|at| turn.now.since(at) >= WARNS_EVERY)
            && !fight::is_fighting(turn.world, who)
        {
            turn.world.spawns.warned.insert(who, turn.now);
            turn.report(talk::Event::Said { who, room, words });
        }
    }
}

/// Words each fact for everyone who notices.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::Came { who, room } => {
            let line = Sentence::new("{actor} {come|comes} from where nobody was looking.")
                .actor(teller.world, *who)
                .indefinite();
            teller.room(*room, &line.silent().style(Style::Dim));
        }
        Event::Departed { who, name, room } => {
            let line = Sentence::new("{actor} {go|goes} away.").named("actor", *who, name);
            teller.room(*room, &line.silent().style(Style::Dim));
        }
        Event::Faded { who, name, room } => {
            let line = Sentence::new("{actor} {go|goes} where nobody is looking.")
                .named("actor", *who, name);
            teller.room(*room, &line.silent().style(Style::Dim));
        }
    }
}
