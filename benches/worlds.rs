//! Big worlds, made up to be measured: rooms in a grid, and as many NPCs as are wanted.
//!
//! They are files in memory, so that the real loader makes the world of them. Nobody in them
//! could tell that they are made up: rooms have areas, exits both ways, things to look at and
//! a paragraph to read; NPCs have the tags that decide what they cost.

use std::fmt::Write;
use std::ops::Range;

use dominion::game::frame::keep::{AccountRow, CharacterRow, Saved, WorldRow};
use dominion::simulate::outside::fake_hash;
use dominion::yaml::Memory;

/// Rooms in a row of the grid.
const COLUMNS: usize = 50;
/// Rooms in an area, and in a file.
const ROOMS_IN_AREA: usize = 100;
/// Everybody's password.
pub const PASSWORD: &str = "open sesame";

/// What an NPC is, as far as its cost goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Npc {
    /// Has nothing to do while no player is there.
    Sleeper,
    /// Walks about its area by itself.
    Wanderer,
    /// A soldier of one of two sides at war, who goes up and down a few rooms and comes back a
    /// minute after his death.
    Red,
    Blue,
    /// Fights whoever attacks it, hurts them as little as can be and does not die.
    Dummy,
}

impl Npc {
    const ALL: [Npc; 5] = [Npc::Sleeper, Npc::Wanderer, Npc::Red, Npc::Blue, Npc::Dummy];

    fn key(self) -> &'static str {
        match self {
            Npc::Sleeper => "wolf",
            Npc::Wanderer => "pedlar",
            Npc::Red => "red_soldier",
            Npc::Blue => "blue_soldier",
            Npc::Dummy => "dummy",
        }
    }

    fn is_soldier(self) -> bool {
        matches!(self, Npc::Red | Npc::Blue)
    }

    /// The lines of its template that are its own.
    fn written(self) -> &'static str {
        match self {
            Npc::Sleeper => "    npc_type: hostile\n    behavior: [aggressive, social]\n",
            Npc::Wanderer => "    npc_type: neutral\n    behavior: [wanders_often]\n",
            Npc::Red | Npc::Blue => {
                "    npc_type: hostile\n    max_health: 40\n    attack_damage_min: 1\n    attack_damage_max: 4\n"
            }
            Npc::Dummy => {
                "    max_health: 10000000\n    attack_damage_min: 0\n    attack_damage_max: 0\n    attack_speed: 2.5\n"
            }
        }
    }
}

/// What a world is to hold. NPCs of each kind are spread evenly over all rooms.
#[derive(Clone, Default, Debug)]
pub struct Plan {
    pub rooms: usize,
    pub npcs: Vec<(Npc, usize)>,
    /// Things of different names on the floor of the first room.
    pub things: usize,
}

impl Plan {
    /// A world of so many rooms with nobody in it.
    pub fn of_rooms(rooms: usize) -> Plan {
        Plan { rooms, ..Plan::default() }
    }

    pub fn with(mut self, npc: Npc, count: usize) -> Plan {
        self.npcs.push((npc, count));
        self
    }

    /// The files of the world.
    pub fn files(&self) -> Memory {
        let mut files = Memory::default();
        let mut put = |path: String, text: String| drop(files.files.insert(path, text));
        for area in 0..self.rooms.div_ceil(ROOMS_IN_AREA) {
            put(format!("areas/area_{area}.yaml"), area_file(area));
            put(format!("rooms/area_{area}.yaml"), self.rooms_file(area));
            for (npc, count) in &self.npcs {
                let path = format!("npc_spawns/{}_{area}.yaml", npc.key());
                put(path, self.spawns_file(area, *npc, *count));
            }
        }
        if self.npcs.iter().any(|(npc, _)| npc.is_soldier()) {
            put("factions/red.yaml".into(), faction_file("red", "blue"));
            put("factions/blue.yaml".into(), faction_file("blue", "red"));
        }
        put("config/callings.yaml".into(), CALLINGS.into());
        put("npcs/npcs.yaml".into(), npcs_file());
        put("items/items.yaml".into(), self.items_file());
        put("item_instances/placed.yaml".into(), self.placed_file());
        files
    }

    fn rooms_file(&self, area: usize) -> String {
        let mut text = format!("area_id: area_{area}\nrooms:\n");
        for room in self.rooms_of(area) {
            line(&mut text, format_args!("  - id: {}", room_key(room)));
            line(&mut text, format_args!("    name: \"The Grid, Stone {room}\""));
            line(&mut text, format_args!("    room_type: forest"));
            line(&mut text, format_args!("    description: >-\n      {DESCRIPTION}"));
            let exits: Vec<String> = self
                .exits(room)
                .into_iter()
                .map(|(direction, to)| format!("{direction}: {}", room_key(to)))
                .collect();
            line(&mut text, format_args!("    exits: {{{}}}", exits.join(", ")));
            line(&mut text, format_args!("    nouns:\n      \"stone, mark\": >-\n        {NOUN}"));
        }
        text
    }

    fn rooms_of(&self, area: usize) -> Range<usize> {
        area * ROOMS_IN_AREA..((area + 1) * ROOMS_IN_AREA).min(self.rooms)
    }

    fn exits(&self, room: usize) -> Vec<(&'static str, usize)> {
        let column = room % COLUMNS;
        let ways = [
            (room >= COLUMNS).then(|| ("north", room - COLUMNS)),
            (column + 1 < COLUMNS).then_some(("east", room + 1)),
            Some(("south", room + COLUMNS)),
            (column > 0).then(|| ("west", room - 1)),
        ];
        ways.into_iter().flatten().filter(|(_, to)| *to < self.rooms).collect()
    }

    fn spawns_file(&self, area: usize, npc: Npc, count: usize) -> String {
        let mut text = "spawns:\n".to_string();
        for room in self.rooms_of(area) {
            // As even as it goes: no room has two more than another.
            let here = (room + 1) * count / self.rooms - room * count / self.rooms;
            if here == 0 {
                continue;
            }
            let round =
                if npc.is_soldier() { self.round(room) } else { "respawn_time: 300".into() };
            let (key, room) = (npc.key(), room_key(room));
            line(
                &mut text,
                format_args!(
                    "  - {{id: {key}_{room}, npc_template_id: {key}, spawn_room_id: {room}, spawn_count: {here}, \
                     {round}}}"
                ),
            );
        }
        text
    }

    /// What a spawn entry says of a soldier's round.
    fn round(&self, room: usize) -> String {
        let column = room % COLUMNS;
        let along = |step| if column + 3 < COLUMNS { room + step } else { room - step };
        let route = (0..4).map(along).filter(|room| *room < self.rooms);
        let route: Vec<String> = route.map(room_key).collect();
        format!(
            "respawn_time: 60, patrol_route: [{}], patrol_mode: bounce, patrol_interval: 10",
            route.join(", ")
        )
    }

    fn items_file(&self) -> String {
        let mut text =
            "items:\n  - {id: coin, name: a coin, description: Round., item_type: money, \
                        max_stack_size: 1000000}\n"
                .to_string();
        for thing in 0..self.things {
            let name = letters(thing);
            line(
                &mut text,
                format_args!(
                    "  - {{id: thing_{thing}, name: a {name} stone, description: A stone., item_type: junk}}"
                ),
            );
        }
        text
    }

    fn placed_file(&self) -> String {
        let mut text = "item_instances:\n".to_string();
        for thing in 0..self.things {
            line(
                &mut text,
                format_args!(
                    "  - {{id: placed_{thing}, template_id: thing_{thing}, room_id: {}}}",
                    room_key(0)
                ),
            );
        }
        text
    }
}

/// Whoever plays here lives long enough to be measured.
const CALLINGS: &str =
    "callings:\n  - {id: warden, name: Warden, description: You stand., health_base: 100000}\n";
const DESCRIPTION: &str = "Slabs of grey stone lie edge to edge as far as the mist allows, each with a number cut into \
    it\n      and moss in the number. A ditch runs along one side and holds a little sky. Somebody swept\n      here, not \
    long ago, and left the broom leaning against nothing in particular.";
const NOUN: &str = "The number is cut deep, by a mason who was paid by the letter.";

fn area_file(area: usize) -> String {
    format!(
        "id: area_{area}\nname: \"Grid {area}\"\ndescription: Stones.\nentry_points: [{}]\nweather:\n  - \"Mist \
         comes.\"\n  - \"Mist goes.\"\ntime_phases:\n  - {{name: dawn, ambient_text: \"It grows light.\"}}\n",
        room_key(area * ROOMS_IN_AREA)
    )
}

fn faction_file(side: &str, enemy: &str) -> String {
    format!(
        "id: {side}\nname: \"The {side} side\"\ndescription: They wear {side}.\nnpc_members: \
         [{side}_soldier]\nenemy_factions: [{enemy}]\n"
    )
}

fn npcs_file() -> String {
    let mut text = "npcs:\n".to_string();
    for npc in Npc::ALL {
        let key = npc.key();
        line(
            &mut text,
            format_args!("  - id: {key}\n    name: a {key}\n    description: It is a {key}."),
        );
        line(&mut text, format_args!("    short: A {key} is looking for something."));
        text.push_str(npc.written());
        line(&mut text, format_args!("    idle_messages: [\"A {key} scratches itself.\"]"));
    }
    text
}

/// The id of a room.
pub fn room_key(room: usize) -> String {
    format!("stone_{room}")
}

/// The name of a character.
pub fn name(player: usize) -> String {
    format!("Q{}", letters(player))
}

/// A word for a number: no two have the same.
fn letters(mut number: usize) -> String {
    let mut word = String::new();
    for _ in 0..4 {
        word.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    word
}

/// Characters who have played before and are about to come in: each stands in one of the rooms.
pub fn people(count: usize, room_of: impl Fn(usize) -> usize) -> Saved {
    let mut saved = Saved::default();
    for player in 0..count {
        let (account, id) = (1 + 2 * player as u64, 2 + 2 * player as u64);
        saved.accounts.push(AccountRow {
            id: account,
            password_hash: fake_hash(PASSWORD).into(),
            role: "player".into(),
            created_ms: 0,
            address: String::new(),
        });
        saved.characters.push(character(account, id, name(player), room_key(room_of(player))));
    }
    saved.worlds = vec![WorldRow { next_id: 1_000_000, ..WorldRow::default() }];
    saved
}

fn character(account_id: u64, id: u64, name: String, room: String) -> CharacterRow {
    CharacterRow {
        id,
        account_id,
        name,
        calling: "warden".into(),
        level: 1,
        experience: 0,
        coins: 0,
        health: u32::MAX,
        spirit: u32::MAX,
        room,
        posture: "standing".into(),
        title: String::new(),
        preferences: "{}".into(),
        created_ms: 0,
        seen_ms: 1,
        played_ms: 1,
    }
}

fn line(text: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(text, "{line}").expect("writing to a string cannot fail");
}
