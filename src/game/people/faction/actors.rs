//! Factions as actors: known by the ids of their files, which stay when a faction is renamed.

use super::find::fitting;
use super::stance::of;
use crate::base::id::{CreatureId, FactionId};
use crate::game::frame::actor::{Actor, Kind, Meant, Owner};
use crate::game::{Content, Turn, View};

pub(super) const FACTIONS: Owner = Owner { kind: Kind::Faction, name, find };

/// The key of a faction.
pub fn actor(content: &Content, faction: FactionId) -> Actor {
    Actor::faction(content.names.factions.name(faction))
}

/// The faction of a key, if there is one in the files.
pub fn of_actor(content: &Content, actor: &Actor) -> Option<FactionId> {
    let Actor::Faction(key) = actor else { return None };
    content.names.factions.find(key).filter(|id| content.factions.get(*id).is_some())
}

fn name(view: View, _asker: CreatureId, actor: &Actor) -> Option<String> {
    let faction = view.content.factions.get(of_actor(view.content, actor)?)?;
    Some(faction.name.clone())
}

fn find(view: View, _asker: CreatureId, text: &str) -> Meant {
    let (exactly, perhaps) = fitting(view.content, text);
    let actors =
        |found: Vec<FactionId>| found.into_iter().map(|id| actor(view.content, id)).collect();
    Meant { exactly: actors(exactly), perhaps: actors(perhaps) }
}

/// In whose favour it is what a player gives to an NPC: its faction, if it has one.
pub fn favoured(turn: &Turn, who: CreatureId, npc: CreatureId) -> Option<Actor> {
    let is_gift = turn.world.players.is_here(who) && !turn.world.players.is_here(npc);
    let faction = of(turn.content, turn.world, npc).filter(|_| is_gift)?;
    Some(actor(turn.content, faction))
}
