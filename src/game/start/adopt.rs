//! A running world goes on with what is written now.
//!
//! One rule for whoever and whatever lives when the files change. What is only written (words,
//! blows, loot, behaviour) holds from now on for all. What each has of its own (name, level, health,
//! home, group) changes at once, too, unless a wizard gave it by hand; but nobody changes in the
//! middle of a fight: they will when they respawn. Who or what is in a room that is gone is moved
//! to where newcomers arrive, and players are told why. NPCs whose template or room is gone fade;
//! things whose template is gone leave the world, and come back with it.

use std::collections::BTreeSet;

use crate::base::id::{CreatureId, ItemId};
use crate::game::frame::{flags, numbers};
use crate::game::ground::creature::{self, Creature, Updated};
use crate::game::ground::item;
use crate::game::ground::ledger;
use crate::game::ground::movement;
use crate::game::ground::place::Place;
use crate::game::people::player;
use crate::game::people::spawn;
use crate::game::realm::event;
use crate::game::start::limbo;
use crate::game::start::restore;
use crate::game::{Content, Turn};

/// What a reload did to those who live.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Adopted {
    /// NPCs that are as they are written now, and those that will be when they respawn.
    pub changed: usize,
    pub later: usize,
    /// Ids that are written no more.
    pub rooms: Vec<String>,
    pub npcs: Vec<String>,
    pub items: Vec<String>,
    pub callings: Vec<String>,
    /// Players and things that were moved out of rooms, and NPCs that are gone.
    pub moved: usize,
    pub moved_things: usize,
    pub faded: usize,
    /// Things that left the world, and those that are back.
    pub aside: usize,
    pub back: usize,
    /// Characters whose calling is gone.
    pub without_calling: usize,
}

/// Goes on with new content; `old` is what was written before.
pub fn adopt(turn: &mut Turn, old: &Content) -> Adopted {
    numbers::adopt(turn.content, turn.world);
    flags::adopt(turn.content, turn.world);
    let mut adopted = gone(old, turn.content);
    adopted.without_calling = without_calling(turn, &adopted.callings);
    event::adopt(turn);
    adopted.faded = spawn::tidy(turn);
    adopted.aside = limbo::set_aside(turn.content, turn.world);
    let waited = turn.world.limbo.items().len();
    restore::bring_back(turn.content, turn.world);
    adopted.back = waited.saturating_sub(turn.world.limbo.items().len());
    (adopted.moved, adopted.moved_things) = clear_rooms(turn);
    for who in npcs(turn) {
        match creature::update(turn, old, who) {
            Updated::Not => {}
            Updated::Now => adopted.changed += 1,
            Updated::Later => adopted.later += 1,
        }
    }
    // Something else may be money now.
    ledger::begin(turn.content, turn.world);
    adopted
}

fn npcs(turn: &Turn) -> Vec<CreatureId> {
    turn.world.creatures.iter().filter(|body| !body.is_player()).map(Creature::id).collect()
}

/// What was written and is no more.
fn gone(old: &Content, new: &Content) -> Adopted {
    let rooms = old.all_rooms().filter(|room| new.room(room.shared).is_none());
    let npcs = old.npcs.rows().filter(|npc| !new.npcs.has(npc.id));
    let items = old.items.rows().filter(|item| !new.items.has(item.id));
    let callings = old.callings.iter().filter(|calling| new.calling(&calling.key).is_none());
    Adopted {
        rooms: rooms.map(|room| room.key.to_string()).collect(),
        npcs: npcs.map(|npc| npc.key.to_string()).collect(),
        items: items.map(|item| item.key.to_string()).collect(),
        callings: callings.map(|calling| calling.key.to_string()).collect(),
        ..Adopted::default()
    }
}

/// How many characters have one of these callings, in the world or not.
fn without_calling(turn: &Turn, gone: &[String]) -> usize {
    let gone: BTreeSet<&str> = gone.iter().map(String::as_str).collect();
    let players = &turn.world.players;
    let has = |who: CreatureId| gone.contains(players.calling(who).as_str());
    players.all_characters().filter(|(_, who)| has(*who)).count()
}

/// Whoever and whatever is in a room that is no longer written is moved to where newcomers arrive.
/// Comes back with how many players and how many things those are.
fn clear_rooms(turn: &mut Turn) -> (usize, usize) {
    let start = turn.content.start;
    let is_gone = |room| turn.content.room(room).is_none();
    let everyone = turn.world.places.everyone().filter(|(_, room)| is_gone(*room));
    let stranded: Vec<CreatureId> = everyone.map(|(who, _)| who).collect();
    for who in &stranded {
        turn.report(player::Event::Uprooted { who: *who, room: start });
        movement::transport(turn, *who, start);
    }
    let lies = |id: &ItemId| match turn.world.places.of_item(*id) {
        Some(Place::Room(room)) => turn.content.room(room).is_none(),
        _ => false,
    };
    let lying: Vec<ItemId> = turn.world.items.iter().map(|item| item.id()).filter(lies).collect();
    for id in &lying {
        item::move_to(turn, *id, Place::Room(start));
    }
    (stranded.len(), lying.len())
}
