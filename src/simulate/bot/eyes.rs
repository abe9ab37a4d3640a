//! What a bot has before its eyes: words that it could type about the place it is in.
//!
//! It looks at the world itself and not at the page, so that it goes on finding things to do when
//! pages change. What it must *read* is in `reader.rs`.

use crate::base::id::{CreatureId, ItemId};
use crate::engine::Engine;
use crate::game::ground::creature::{self, Kind, Posture};
use crate::game::ground::item::ItemKind;
use crate::game::ground::{item, room};
use crate::game::people::combat;

/// Words, by what they are for.
#[derive(Clone, Debug, Default)]
pub struct Eyes {
    pub exits: Vec<String>,
    pub doors: Vec<String>,
    pub npcs: Vec<String>,
    /// The builders' ids of NPCs here.
    pub kinds: Vec<String>,
    pub merchants: Vec<String>,
    /// What the merchants here sell.
    pub wares: Vec<String>,
    pub players: Vec<String>,
    pub floor: Vec<String>,
    /// Things on the floor that hold things.
    pub containers: Vec<String>,
    pub pack: Vec<String>,
    pub food: Vec<String>,
    pub worn: Vec<String>,
    pub skills: Vec<String>,
    /// The ids of all factions, which everybody has heard of.
    pub factions: Vec<String>,
    pub coins: u64,
    pub is_fighting: bool,
    /// Health in percent.
    pub health: u32,
    pub posture: Posture,
}

/// Looks round with the eyes of a character who is in the world.
pub fn look_round(engine: &Engine, who: CreatureId) -> Option<Eyes> {
    let (content, world) = (engine.content(), engine.world());
    let body = world.creatures.get(who)?;
    let place = world.places.room_of(who)?;
    let mut eyes = Eyes {
        coins: creature::coins(world, who).0,
        is_fighting: combat::is_fighting(world, who),
        health: body.health() * 100 / body.health_max().max(1),
        posture: body.posture(),
        skills: world.players.skill_verbs(content, who).iter().map(|s| (*s).into()).collect(),
        factions: content.factions.rows().map(|faction| faction.key.to_string()).collect(),
        ..Eyes::default()
    };
    if let Some(room) = content.room(place) {
        let exits =
            room::exits(content, world, place).map(|(direction, _)| direction.word().to_string());
        eyes.exits = exits.collect();
        eyes.exits.extend(room::ways(content, world, place).map(|(way, _)| way.to_owned()));
        eyes.doors = room.doors.keys().map(|direction| direction.word().to_string()).collect();
    }
    for other in world.places.creatures_in(place).iter().filter(|other| **other != who) {
        let Some(other) = world.creatures.get(*other) else { continue };
        let word = word_of(other.name());
        let Kind::Npc { template, .. } = other.kind() else {
            eyes.players.push(word);
            continue;
        };
        let written = content.npcs.get(template);
        eyes.kinds.extend(written.map(|npc| npc.key.to_string()));
        if let Some(shop) = written.and_then(|npc| npc.shop.as_ref()) {
            let wares = shop.sells.iter().filter_map(|id| content.items.get(*id));
            eyes.wares.extend(wares.map(|ware| word_of(&ware.name)));
            eyes.merchants.push(word.clone());
        }
        eyes.npcs.push(word);
    }
    let word = |id: &ItemId| word_of(&item::name(content, world, *id));
    for id in world.places.on_floor(place) {
        eyes.floor.push(word(id));
        if item::template(content, world, *id).is_some_and(|t| t.capacity.is_some()) {
            eyes.containers.push(word(id));
        }
    }
    for id in world.places.carried(who) {
        eyes.pack.push(word(id));
        let kind = item::template(content, world, *id).map(|template| template.kind);
        if matches!(kind, Some(ItemKind::Food | ItemKind::Drink | ItemKind::Potion)) {
            eyes.food.push(word(id));
        }
    }
    eyes.worn = world.places.worn(who).map(|(_, id)| word(&id)).collect();
    Some(eyes)
}

/// The word of a name by which a player would call it: the corpse of a rat is a corpse.
fn word_of(name: &str) -> String {
    let name = name.split(" of ").next().unwrap_or(name);
    let letters = |c: char| !c.is_alphabetic();
    name.rsplit(letters).find(|word| !word.is_empty()).unwrap_or("it").to_lowercase()
}
