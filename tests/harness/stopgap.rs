//! A reader of tiny worlds that stands in for the loader until it is here.

use std::sync::Arc;

use dominion::base::clock::Millis;
use dominion::base::money::Coins;
use dominion::game::content::{Content, Interned};
use dominion::game::creature::{Behavior, Calling, NpcKind, NpcTemplate, Spawn};
use dominion::game::item::content::Placed;
use dominion::game::item::{ItemKind, ItemTemplate, Slot};
use dominion::game::room::{Direction, Door, DoorSpec, Light, Noun, Room};
use dominion::game::words::Topic;
use dominion::text::Pronouns;
use dominion::yaml::{Memory, Problems};
use serde_yaml::Value;

fn s(v: &Value, k: &str, or: &str) -> String {
    v.get(k).and_then(Value::as_str).unwrap_or(or).to_string()
}
fn n(v: &Value, k: &str, or: u64) -> u64 {
    v.get(k).and_then(Value::as_u64).unwrap_or(or)
}
fn list(files: &Memory, path: &str, key: &str) -> Vec<Value> {
    let text = files.files.get(path).cloned().unwrap_or_default();
    let v: Value = serde_yaml::from_str(&text).unwrap_or_default();
    v.get(key).and_then(Value::as_sequence).cloned().unwrap_or_default()
}
fn strings(v: &Value, k: &str) -> Vec<String> {
    let l = v.get(k).and_then(Value::as_sequence).cloned().unwrap_or_default();
    l.iter().filter_map(Value::as_str).map(str::to_string).collect()
}
fn pairs(v: &Value, k: &str) -> Vec<(String, Value)> {
    let m = v.get(k).and_then(Value::as_mapping).cloned().unwrap_or_default();
    m.into_iter().map(|(k, v)| (k.as_str().unwrap_or("").to_string(), v)).collect()
}

pub fn load(files: &Memory, names: &Interned, _: &mut Problems) -> Option<Content> {
    let mut c = Content { names: names.clone(), ..Content::default() };
    let items = list(files, "items/items.yaml", "items");
    for v in &items {
        c.names.items.intern(&s(v, "id", ""));
    }
    let rooms = list(files, "rooms/rooms.yaml", "rooms");
    for v in &rooms {
        c.names.rooms.intern(&s(v, "id", ""));
    }
    c.rooms = vec![None; c.names.rooms.len()];
    for v in &rooms {
        let room = room(&mut c, v);
        let at = room.id.0 as usize;
        c.rooms[at] = Some(Arc::new(room));
    }
    let config: Value = serde_yaml::from_str(&files.files["config/world.yaml"]).ok()?;
    c.start = c.names.rooms.find(&s(&config, "start", ""))?;
    c.shrine = c.start;
    for v in &items {
        let t = item(&c, v);
        c.items.insert(t.id, t);
    }
    for (key, kind) in [("money", ItemKind::Money), ("corpse", ItemKind::Corpse)] {
        let id = c.names.items.intern(key);
        let mut t = item(&c, &Value::Null);
        (t.id, t.key, t.name, t.kind) = (id, key.into(), format!("a {key}"), kind);
        c.items.insert(id, t);
        if key == "money" { c.money = id } else { c.corpse = id }
    }
    npcs(&mut c, files);
    for v in list(files, "item_instances/placed.yaml", "item_instances") {
        let Some(room) = c.names.rooms.find(&s(&v, "room_id", "")) else { continue };
        let template = c.names.items.find(&s(&v, "template_id", ""))?;
        let quantity = n(&v, "quantity", 1);
        c.placed.push(Placed { key: s(&v, "id", ""), template, room, quantity });
    }
    for (key, role) in
        [("warden", "tank"), ("reaver", "dps"), ("chanter", "support"), ("finder", "specialist")]
    {
        c.callings.push(Calling {
            key: key.into(),
            name: dominion::text::words::capitalise(key),
            role: role.into(),
            description: format!("A {key} for tests."),
            health_base: 30,
            health_per_level: 6,
            spirit_base: 10,
            spirit_per_level: 1,
            spirit_name: "resolve".into(),
            attack_bonus: 1,
            armor_bonus: 1,
            outfit: vec![],
            pack: vec![],
            skills: vec![],
        });
    }
    c.words.banner = "DOMINION\n".into();
    c.words.banner_plain = "Dominion.".into();
    c.words.welcome = "Welcome back.".into();
    c.words.creation = vec!["You wash up.".into()];
    c.words.help = vec![Topic {
        topic: "newbie".into(),
        keywords: vec!["new".into()],
        body: "Type look, then walk about.".into(),
        level: "player".into(),
    }];
    Some(c)
}

fn room(c: &mut Content, v: &Value) -> Room {
    let id = c.names.rooms.intern(&s(v, "id", ""));
    let mut r = Room {
        id,
        key: s(v, "id", "").into(),
        name: s(v, "name", ""),
        description: s(v, "description", ""),
        night: v.get("night").and_then(Value::as_str).map(str::to_string),
        area: None,
        exits: Default::default(),
        ways: Default::default(),
        doors: Default::default(),
        nouns: vec![],
        light: if s(v, "lighting_override", "") == "pitch_black" {
            Light::Dark
        } else {
            Light::Normal
        },
        safe: strings(v, "flags").contains(&"safe".to_string()),
        indoors: false,
        shrine: false,
        on_enter: None,
        on_exit: None,
    };
    for (word, to) in pairs(v, "exits") {
        let Some(to) = c.names.rooms.find(to.as_str().unwrap_or("")) else { continue };
        match Direction::parse(&word) {
            Some(d) => r.exits.insert(d, to),
            None => r.ways.insert(word, to),
        };
    }
    for (word, door) in pairs(v, "doors") {
        let Some(d) = Direction::parse(&word) else { continue };
        let flag = |k: &str| door.get(k).and_then(Value::as_bool).unwrap_or(false);
        let stands = match (flag("is_open"), flag("is_locked")) {
            (true, _) => Door::Open,
            (_, true) => Door::Locked,
            _ => Door::Closed,
        };
        let key = c.names.items.find(&s(&door, "key_item_id", ""));
        r.doors.insert(d, DoorSpec { name: s(&door, "door_name", "the door"), stands, key });
    }
    for (words, text) in pairs(v, "nouns") {
        let words = words.split(',').map(|w| w.trim().to_string()).collect();
        r.nouns.push(Noun { words, text: text.as_str().unwrap_or("").into() });
    }
    r
}

fn item(c: &Content, v: &Value) -> ItemTemplate {
    let word = s(v, "item_type", "junk");
    let kind = ItemKind::ALL.iter().find(|(w, _)| *w == word).map_or(ItemKind::Junk, |(_, k)| *k);
    let low = n(v, "damage_min", 0) as u32;
    ItemTemplate {
        id: c.names.items.find(&s(v, "id", "")).unwrap_or_default(),
        key: s(v, "id", "").into(),
        name: s(v, "name", ""),
        description: s(v, "description", ""),
        keywords: strings(v, "keywords"),
        kind,
        slot: Slot::parse(&s(v, "equipment_slot", "")),
        damage: (low > 0).then_some((low, n(v, "damage_max", 0) as u32)),
        damage_type: s(v, "damage_type", "slash"),
        speed: Millis::seconds(3),
        attack_verb: None,
        armor: n(v, "armor", 0) as i32,
        attack: 0,
        weight: 1.0,
        value: Coins(n(v, "value", 0)),
        stack_max: n(v, "max_stack_size", 1),
        capacity: v.get("container_capacity").and_then(Value::as_u64).map(|n| n as usize),
        light: v.get("provides_light").and_then(Value::as_bool).unwrap_or(false),
        heal: n(v, "heal", 0) as u32,
        spirit: 0,
        flavor: None,
    }
}

fn npcs(c: &mut Content, files: &Memory) {
    for v in list(files, "npcs/npcs.yaml", "npcs") {
        let id = c.names.npcs.intern(&s(&v, "id", ""));
        let tags = strings(&v, "behavior");
        let behavior = Behavior::ALL.iter().filter(|(w, _)| tags.contains(&w.to_string()));
        c.npcs.insert(
            id,
            NpcTemplate {
                id,
                key: s(&v, "id", "").into(),
                name: s(&v, "name", ""),
                short: v.get("short").and_then(Value::as_str).map(str::to_string),
                description: s(&v, "description", ""),
                keywords: strings(&v, "keywords"),
                kind: NpcKind::Neutral,
                pronouns: Pronouns::It,
                level: n(&v, "level", 1) as u32,
                health_max: n(&v, "max_health", 50) as u32,
                armor_class: n(&v, "armor_class", 10) as i32,
                damage: (
                    n(&v, "attack_damage_min", 1) as u32,
                    n(&v, "attack_damage_max", 5) as u32,
                ),
                speed: Millis::seconds(3),
                attack_verb: None,
                experience: n(&v, "experience_reward", 10),
                behavior: behavior.map(|(_, b)| *b).collect(),
                faction: None,
                loot: vec![],
                coins: (0, 0),
                idle: vec![],
                shop: None,
                flees_at: 20,
            },
        );
    }
    for v in list(files, "npc_spawns/spawns.yaml", "spawns") {
        let id = c.names.spawns.intern(&s(&v, "id", ""));
        let Some(template) = c.names.npcs.find(&s(&v, "template_id", "")) else { continue };
        let Some(room) = c.names.rooms.find(&s(&v, "room_id", "")) else { continue };
        c.spawns.insert(
            id,
            Spawn {
                id,
                key: s(&v, "id", "").into(),
                template,
                room,
                count: n(&v, "spawn_count", 1) as u32,
                chance: 1.0,
                respawn: None,
                name: None,
                level: None,
                enabled: true,
            },
        );
    }
}
