//! Tiny worlds: a few lines of YAML in a transcript become the files of a world.
//!
//! Builders would write the same world in more words. Nothing here is understood, only made
//! longer: what comes out are files that the real loader reads.

use std::collections::BTreeMap;

use dominion::base::limits::WORLD_FILE_BYTES_MAX;
use dominion::game::frame::keep::{
    AccountRow, CharacterRow, ItemRow, MemberRow, PlaceRow, ReputationRow, Saved, WorldRow,
};
use dominion::simulate::files;
use dominion::text::words::a;
use dominion::yaml::{Disk, Memory};
use serde_yaml::{Mapping, Value};

use super::server::fake_hash;

/// A world and those who live in it already.
#[derive(Clone, Default)]
pub struct Tiny {
    pub files: Memory,
    pub players: Vec<Hero>,
    /// The hour of the day at which it begins.
    pub hour: u64,
    pub seed: u64,
}

/// A character that was made before the evening begins.
#[derive(Clone)]
pub struct Hero {
    pub name: String,
    calling: String,
    at: String,
    level: u32,
    coins: u64,
    role: String,
    health: Option<u32>,
    carrying: Vec<String>,
    wearing: Vec<(String, String)>,
    standing: Vec<(String, i64)>,
    member: Option<String>,
}

/// Everybody's password in a tiny world.
pub const PASSWORD: &str = "open sesame";

/// Reads a ```world block.
pub fn read(text: &str) -> Result<Tiny, String> {
    let world: Mapping = match text.trim().is_empty() {
        true => Mapping::new(),
        false => serde_yaml::from_str(text).map_err(|error| error.to_string())?,
    };
    let mut tiny = Tiny { hour: 12, seed: 1, ..Tiny::default() };
    let mut maker = Maker::default();
    for (key, value) in &world {
        let key = key.as_str().ok_or("a key of a world is a word")?;
        match key {
            "rooms" => maker.rooms(entries(value)?)?,
            "npcs" => maker.npcs(entries(value)?)?,
            "items" => maker.items(entries(value)?)?,
            "areas" => maker.areas(entries(value)?),
            "factions" => maker.factions(entries(value)?),
            "players" | "start" | "stock" => {}
            "hour" => tiny.hour = number(value, "hour")?,
            "seed" => tiny.seed = number(value, "seed")?,
            other => return Err(format!("a world has no {other:?}")),
        }
    }
    if let Some(players) = world.get("players") {
        for (name, hero) in entries(players)? {
            tiny.players.push(maker.hero(name, hero)?);
        }
    }
    let start = world.get("start").and_then(Value::as_str).unwrap_or(&maker.first_room).to_string();
    tiny.files = match world.get("stock").and_then(Value::as_bool) {
        Some(true) => stock(),
        _ => maker.files(&start),
    };
    Ok(tiny)
}

/// The world that is delivered with the server.
pub fn stock() -> Memory {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data");
    files::read(&Disk::new(folder)).expect("the stock world can be read")
}

/// What the disk holds when the evening begins.
pub fn saved(tiny: &Tiny) -> Saved {
    let mut saved = Saved::default();
    let mut next = 1000;
    let mut id = || {
        next += 1;
        next
    };
    for hero in &tiny.players {
        let (account, character) = (id(), id());
        saved.accounts.push(AccountRow {
            id: account,
            password_hash: fake_hash(PASSWORD).into(),
            role: hero.role.clone(),
            created_ms: 0,
            address: String::new(),
        });
        saved.characters.push(character_row(hero, account, character));
        saved.reputation.extend(hero.standing.iter().map(|(faction, score)| ReputationRow {
            actor: format!("player:{character}"),
            observer: format!("faction:{faction}"),
            score: *score,
            best: (*score).max(0),
            recent: 0,
            recent_ms: 0,
            betrayals: 0,
        }));
        let faction = hero.member.clone();
        saved.members.extend(faction.map(|faction| MemberRow { character, faction, joined_ms: 0 }));
        let carried = hero.carrying.iter().map(|item| (item, PlaceRow::Carried(character)));
        let worn =
            hero.wearing.iter().map(|(item, slot)| (item, PlaceRow::Worn(character, slot.clone())));
        for (item, place) in carried.chain(worn) {
            saved.items.push(item_row(id(), item, place));
        }
    }
    saved.worlds = vec![WorldRow {
        clock_ms: clock_at(tiny.hour),
        seed: tiny.seed,
        next_id: 2000,
        ..WorldRow::default()
    }];
    saved
}

/// The server's clock at an hour of the Reach: it begins at eight, and an hour is five minutes.
fn clock_at(hour: u64) -> u64 {
    (hour + 16) % 24 * 300_000
}

fn character_row(hero: &Hero, account: u64, id: u64) -> CharacterRow {
    CharacterRow {
        id,
        account_id: account,
        name: hero.name.clone(),
        calling: hero.calling.clone(),
        level: hero.level,
        experience: dominion::game::ground::creature::experience_for(hero.level),
        coins: hero.coins,
        health: hero.health.unwrap_or(u32::MAX),
        spirit: u32::MAX,
        room: hero.at.clone(),
        posture: "standing".into(),
        title: String::new(),
        preferences: "{}".into(),
        created_ms: 0,
        seen_ms: 1,
        played_ms: 1,
    }
}

/// `coin x 5` is a stack of five.
fn item_row(id: u64, item: &str, place: PlaceRow) -> ItemRow {
    let (template, quantity) = match item.split_once(" x ") {
        Some((template, count)) => (template, count.trim().parse().unwrap_or(1)),
        None => (item, 1),
    };
    ItemRow { id, template: template.trim().into(), place, quantity, state: "{}".into() }
}

/// Collects what each file will hold.
#[derive(Default)]
struct Maker {
    first_room: String,
    rooms: BTreeMap<String, Mapping>,
    room_order: Vec<String>,
    npcs: Vec<Value>,
    spawns: Vec<Value>,
    items: Vec<Value>,
    factions: Vec<Value>,
    areas: Vec<Value>,
    placed: Vec<Value>,
    slots: BTreeMap<String, String>,
}

impl Maker {
    fn rooms(&mut self, rooms: Vec<(String, Mapping)>) -> Result<(), String> {
        for (id, mut room) in rooms.clone() {
            if self.first_room.is_empty() {
                self.first_room.clone_from(&id);
            }
            set_default(&mut room, "name", title(&id).into());
            set_default(&mut room, "description", format!("This is the {}.", plain(&id)).into());
            if room.remove("dark").is_some() {
                room.insert("lighting_override".into(), "pitch_black".into());
            }
            room.remove("one_way");
            rename(&mut room, "area", "area_id");
            let doors: Vec<(String, Mapping)> = doors_of(&room)?;
            if !doors.is_empty() {
                let doors = doors.into_iter().map(|(d, door)| (d.into(), Value::Mapping(door)));
                room.insert("doors".into(), Value::Mapping(doors.collect()));
            }
            let mut whole = Mapping::new();
            whole.insert("id".into(), id.clone().into());
            whole.extend(room);
            self.rooms.insert(id.clone(), whole);
            self.room_order.push(id);
        }
        for (id, room) in &rooms {
            if !room.contains_key("one_way") {
                self.ways_back(id, room)?;
            }
        }
        Ok(())
    }

    /// A way in a direction leads back too, through the same door.
    fn ways_back(&mut self, id: &str, room: &Mapping) -> Result<(), String> {
        let doors = doors_of(room)?;
        for (direction, to) in map_of(room, "exits")? {
            let (Some(to), Some(back)) = (to.as_str(), opposite(&direction)) else { continue };
            let Some(there) = self.rooms.get_mut(to) else { continue };
            let exits = submap(there, "exits");
            if exits.contains_key(back) {
                continue;
            }
            exits.insert(back.into(), id.into());
            if let Some((_, door)) = doors.iter().find(|(d, _)| *d == direction) {
                let doors = submap(there, "doors");
                doors.insert(back.into(), Value::Mapping(door.clone()));
            }
        }
        Ok(())
    }

    fn npcs(&mut self, npcs: Vec<(String, Mapping)>) -> Result<(), String> {
        for (id, mut npc) in npcs {
            let at = npc.remove("at");
            let count = npc.remove("count").unwrap_or(1.into());
            let respawn = npc.remove("respawn").unwrap_or((-1).into());
            let of_entry = npc.remove("spawn");
            let spawn_extra = ["patrol_route", "patrol_interval", "patrol_mode"]
                .map(|key| (key, npc.remove(key)));
            set_default(&mut npc, "name", a(&plain(&id)).into());
            set_default(&mut npc, "description", format!("It is {}.", a(&plain(&id))).into());
            rename(&mut npc, "faction", "faction_id");
            rename(&mut npc, "health", "max_health");
            rename(&mut npc, "type", "npc_type");
            rename(&mut npc, "armor", "armor_class");
            rename(&mut npc, "experience", "experience_reward");
            rename(&mut npc, "speed", "attack_speed");
            rename(&mut npc, "loot", "loot_table");
            rename(&mut npc, "says", "idle_messages");
            spread_damage(&mut npc, "attack_damage_min", "attack_damage_max")?;
            self.npcs.push(with_id(&id, npc));
            if let Some(at) = at {
                let mut spawn = Mapping::new();
                spawn.insert("id".into(), format!("spawn_{id}").into());
                spawn.insert("template_id".into(), id.into());
                spawn.insert("room_id".into(), at);
                spawn.insert("spawn_count".into(), count);
                spawn.insert("respawn_time".into(), respawn);
                for (key, value) in spawn_extra {
                    spawn.extend(value.map(|value| (Value::from(key), value)));
                }
                spawn
                    .extend(of_entry.and_then(|own| own.as_mapping().cloned()).unwrap_or_default());
                self.spawns.push(Value::Mapping(spawn));
            }
        }
        Ok(())
    }

    fn factions(&mut self, factions: Vec<(String, Mapping)>) {
        for (id, mut faction) in factions {
            let name = title(&id).trim_start_matches("The ").to_string();
            set_default(&mut faction, "name", name.into());
            set_default(&mut faction, "description", format!("It is {}.", plain(&id)).into());
            rename(&mut faction, "enemies", "enemy_factions");
            rename(&mut faction, "allies", "allied_factions");
            rename(&mut faction, "joinable", "player_joinable");
            self.factions.push(with_id(&id, faction));
        }
    }

    fn areas(&mut self, areas: Vec<(String, Mapping)>) {
        for (id, mut area) in areas {
            set_default(&mut area, "name", title(&id).into());
            set_default(&mut area, "description", format!("It is {}.", plain(&id)).into());
            self.areas.push(with_id(&id, area));
        }
    }

    fn items(&mut self, items: Vec<(String, Mapping)>) -> Result<(), String> {
        for (id, mut item) in items {
            let at = item.remove("at");
            let inside = item.remove("inside");
            let quantity = item.remove("quantity").unwrap_or(1.into());
            let of_entry = item.remove("placed").and_then(|own| own.as_mapping().cloned());
            set_default(&mut item, "name", a(&plain(&id)).into());
            set_default(&mut item, "description", format!("It is {}.", a(&plain(&id))).into());
            rename(&mut item, "type", "item_type");
            rename(&mut item, "slot", "equipment_slot");
            rename(&mut item, "stack", "max_stack_size");
            rename(&mut item, "holds", "container_capacity");
            nest(&mut item, "armor", "stat_modifiers", "armor_class");
            nest(&mut item, "attack", "stat_modifiers", "attack");
            nest(&mut item, "heal", "consume_effect", "heal");
            nest(&mut item, "spirit", "consume_effect", "spirit");
            rename(&mut item, "speed", "attack_speed");
            if item.contains_key("container_capacity") {
                set_default(&mut item, "is_container", true.into());
            }
            spread_damage(&mut item, "damage_min", "damage_max")?;
            set_default(&mut item, "item_type", "junk".into());
            if let Some(slot) = item.get("equipment_slot").and_then(Value::as_str) {
                self.slots.insert(id.clone(), slot.to_string());
            }
            self.items.push(with_id(&id, item));
            for (key, place) in [("room_id", at), ("container_id", inside)] {
                let Some(place) = place else { continue };
                let mut placed = Mapping::new();
                placed.insert("id".into(), format!("the_{id}").into());
                placed.insert("template_id".into(), id.clone().into());
                let place = match key {
                    "container_id" => format!("the_{}", place.as_str().unwrap_or("")).into(),
                    _ => place,
                };
                placed.insert(key.into(), place);
                placed.insert("quantity".into(), quantity.clone());
                placed.extend(of_entry.clone().unwrap_or_default());
                self.placed.push(Value::Mapping(placed));
            }
        }
        Ok(())
    }

    fn hero(&self, name: String, hero: Mapping) -> Result<Hero, String> {
        let text =
            |key: &str, or: &str| hero.get(key).and_then(Value::as_str).unwrap_or(or).to_string();
        let known = [
            "calling", "at", "level", "coins", "role", "health", "carrying", "wearing", "standing",
            "member",
        ];
        if let Some(key) = hero.keys().find(|key| !known.contains(&key.as_str().unwrap_or(""))) {
            return Err(format!("a player has no {key:?}"));
        }
        let wearing = words_of(&hero, "wearing").into_iter().map(|item| {
            let slot = self.slots.get(&item).cloned();
            slot.map(|slot| (item.clone(), slot)).ok_or(format!("{item} is worn nowhere"))
        });
        let standing = map_of(&hero, "standing")?.into_iter();
        Ok(Hero {
            calling: text("calling", "warden"),
            at: text("at", &self.first_room),
            level: hero.get("level").and_then(Value::as_u64).unwrap_or(1) as u32,
            coins: hero.get("coins").and_then(Value::as_u64).unwrap_or(0),
            role: text("role", "player"),
            health: hero.get("health").and_then(Value::as_u64).map(|health| health as u32),
            carrying: words_of(&hero, "carrying"),
            wearing: wearing.collect::<Result<_, _>>()?,
            standing: standing
                .filter_map(|(faction, score)| Some((faction, score.as_i64()?)))
                .collect(),
            member: hero.get("member").and_then(Value::as_str).map(str::to_string),
            name,
        })
    }

    fn files(mut self, start: &str) -> Memory {
        let rooms = self.room_order.iter().filter_map(|id| self.rooms.remove(id));
        let rooms: Vec<Value> = rooms.map(Value::Mapping).collect();
        let mut memory = super::base_world::files(start);
        let mut add = |path: &str, key: &str, list: Vec<Value>| {
            if list.is_empty() {
                return;
            }
            let whole: Mapping = [(Value::from(key), Value::Sequence(list))].into_iter().collect();
            let text = serde_yaml::to_string(&whole).unwrap_or_default();
            assert!((text.len() as u64) < WORLD_FILE_BYTES_MAX, "a tiny world is not so large");
            memory.files.insert(path.to_string(), text);
        };
        add("rooms/rooms.yaml", "rooms", rooms);
        add("npcs/npcs.yaml", "npcs", self.npcs);
        add("npc_spawns/spawns.yaml", "spawns", self.spawns);
        add("items/items.yaml", "items", self.items);
        add("areas/areas.yaml", "areas", self.areas);
        add("factions/factions.yaml", "factions", self.factions);
        add("item_instances/placed.yaml", "item_instances", self.placed);
        memory
    }
}

/// `old_cellar` as `The Old Cellar`.
fn title(id: &str) -> String {
    let words: Vec<String> = id.split('_').map(dominion::text::words::capitalise).collect();
    format!("The {}", words.join(" "))
}

fn plain(id: &str) -> String {
    id.replace('_', " ")
}

fn with_id(id: &str, rest: Mapping) -> Value {
    let mut whole = Mapping::new();
    whole.insert("id".into(), id.into());
    whole.extend(rest);
    Value::Mapping(whole)
}

fn set_default(map: &mut Mapping, key: &str, value: Value) {
    if !map.contains_key(key) {
        map.insert(key.into(), value);
    }
}

fn rename(map: &mut Mapping, short: &str, long: &str) {
    if let Some(value) = map.remove(short) {
        map.insert(long.into(), value);
    }
}

/// `armor: 2` as `stat_modifiers: {armor_class: 2}`.
fn nest(map: &mut Mapping, short: &str, outer: &str, inner: &str) {
    if let Some(value) = map.remove(short) {
        submap(map, outer).insert(inner.into(), value);
    }
}

fn spread_damage(map: &mut Mapping, low: &str, high: &str) -> Result<(), String> {
    let Some(damage) = map.remove("damage") else { return Ok(()) };
    match damage.as_sequence().map(Vec::as_slice) {
        Some([from, to]) => {
            map.insert(low.into(), from.clone());
            map.insert(high.into(), to.clone());
            Ok(())
        }
        _ => Err("damage is [lowest, highest]".into()),
    }
}

/// Doors, a word for how they stand made longer: `closed` is a door with no name of its own.
fn doors_of(room: &Mapping) -> Result<Vec<(String, Mapping)>, String> {
    let doors = map_of(room, "doors")?.into_iter().map(|(direction, door)| {
        let mut whole = match &door {
            Value::Mapping(door) => door.clone(),
            Value::String(word) => {
                let (open, locked) = match word.as_str() {
                    "open" => (true, false),
                    "closed" => (false, false),
                    "locked" => (false, true),
                    other => return Err(format!("a door is open, closed or locked, not {other}")),
                };
                let open = (Value::from("is_open"), Value::from(open));
                [open, ("is_locked".into(), locked.into())].into_iter().collect()
            }
            _ => return Err("a door is a word or a mapping".to_string()),
        };
        rename(&mut whole, "key", "key_item_id");
        rename(&mut whole, "name", "door_name");
        set_default(&mut whole, "door_name", "the door".into());
        Ok((direction, whole))
    });
    doors.collect()
}

fn map_of(map: &Mapping, key: &str) -> Result<Vec<(String, Value)>, String> {
    match map.get(key) {
        None => Ok(Vec::new()),
        Some(Value::Mapping(inner)) => inner
            .iter()
            .map(|(k, v)| Ok((k.as_str().ok_or("keys are words")?.to_string(), v.clone())))
            .collect(),
        Some(_) => Err(format!("{key} is a mapping")),
    }
}

/// The mapping below a key, made if it is not there.
fn submap<'m>(map: &'m mut Mapping, key: &str) -> &'m mut Mapping {
    let entry = map.entry(key.into()).or_insert_with(|| Value::Mapping(Mapping::new()));
    entry.as_mapping_mut().expect("made as a mapping, or checked before")
}

/// The entries of a mapping whose values are mappings; an empty value is an empty mapping.
fn entries(value: &Value) -> Result<Vec<(String, Mapping)>, String> {
    let map = value.as_mapping().ok_or("rooms, npcs, items and players are mappings")?;
    map.iter()
        .map(|(key, value)| {
            let key = key.as_str().ok_or("ids are words")?.to_string();
            match value {
                Value::Null => Ok((key, Mapping::new())),
                Value::Mapping(map) => Ok((key, map.clone())),
                _ => Err(format!("{key} is a mapping")),
            }
        })
        .collect()
}

fn words_of(map: &Mapping, key: &str) -> Vec<String> {
    let list = map.get(key).and_then(Value::as_sequence).cloned().unwrap_or_default();
    list.iter().filter_map(Value::as_str).map(str::to_string).collect()
}

fn number(value: &Value, what: &str) -> Result<u64, String> {
    value.as_u64().ok_or(format!("{what} is a number"))
}

fn opposite(direction: &str) -> Option<&'static str> {
    dominion::game::ground::room::Direction::ALL
        .into_iter()
        .find(|d| d.word() == direction)
        .map(|d| d.opposite().word())
}
