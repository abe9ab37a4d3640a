//! A world small enough to see at a glance, for tests of one feature.
//!
//! Rooms, areas and templates are put into [`Small::content`] by hand; [`Small::turn`] acts and
//! tells, and [`Small::read`] gives what a player was shown since it was last called.

use std::sync::Arc;

use crate::base::clock::Millis;
use crate::base::dice::Dice;
use crate::base::id::{
    AreaId, CreatureId, FactionId, ItemTemplateId, NpcTemplateId, RoomId, SpawnId,
};
use crate::game::frame::tell::outbox::Outbox;
use crate::game::frame::turn::Ask;
use crate::game::ground::creature::{self, Behavior, NpcKind, NpcTemplate, Spawn};
use crate::game::ground::item::{ItemKind, ItemTemplate};
use crate::game::ground::room::{Area, Direction, Light, Room};
use crate::game::people::faction::{self, Faction};
use crate::game::people::player;
use crate::game::{Content, Turn, World};
use crate::text::sentence::Pronouns;
use crate::text::style::Style;
use crate::yaml::Problems;

/// Content, world, dice, clock and boxes of one small world.
pub struct Small {
    pub content: Content,
    pub world: World,
    pub dice: Dice,
    pub now: Millis,
    pub out: Outbox,
    /// What was asked of the world outside.
    pub asks: Vec<Ask>,
}

impl Default for Small {
    /// Nothing yet, at a moment that is not zero, so that things can have happened before.
    fn default() -> Small {
        let now = Millis::seconds(1000);
        let world = World { clock: now, ..World::default() };
        let content = Content::default();
        let (dice, out, asks) = (Dice::new(7), Outbox::default(), Vec::new());
        Small { content, world, dice, now, out, asks }
    }
}

impl Small {
    /// Does something, then lets everyone hear of it and read it.
    pub fn turn<T>(&mut self, act: impl FnOnce(&mut Turn) -> T) -> T {
        let mut turn = Turn {
            content: &self.content,
            world: &mut self.world,
            dice: &mut self.dice,
            now: self.now,
            events: Vec::new(),
            asks: Vec::new(),
            shown: Vec::new(),
            out: &mut self.out,
        };
        let answer = act(&mut turn);
        turn.settle();
        let asks = turn.asks;
        self.asks.extend(asks);
        answer
    }

    /// Lets time pass as the engine does: what is due is done, minds think, and then act.
    pub fn pass(&mut self, span: Millis) {
        let until = self.now + span;
        while self.now < until {
            self.now = (self.now + Millis(100)).min(until);
            self.world.clock = self.now;
            while let Some(job) = self.world.schedule.next_due(self.now) {
                self.turn(|turn| crate::game::run_job(turn, job));
            }
            self.turn(crate::game::people::mind::think);
            self.turn(crate::game::people::mind::act);
        }
        crate::game::check(&self.world).expect("a world that holds together");
    }

    /// What a player was shown since this was last asked.
    pub fn read(&mut self, who: CreatureId) -> String {
        let pieces = self.out.take(who);
        pieces.iter().map(|piece| format!("{}\n", piece.passage.text())).collect()
    }

    /// A lit room out of doors, without exits.
    pub fn room(&mut self, key: &str, area: Option<AreaId>) -> RoomId {
        let id = self.content.names.rooms.intern(key);
        self.content.rooms.push(Some(Arc::new(Room { area, ..bare_room(id, key) })));
        id
    }

    /// Changes a room that was made.
    pub fn change_room(&mut self, id: RoomId, change: impl FnOnce(&mut Room)) {
        if let Some(room) = self.content.rooms[id.index()].as_mut() {
            change(Arc::make_mut(room));
        }
    }

    /// A way from one room to another and back.
    pub fn join(&mut self, from: RoomId, direction: Direction, to: RoomId) {
        self.change_room(from, |room| room.exits.extend([(direction, to)]));
        self.change_room(to, |room| room.exits.extend([(direction.opposite(), from)]));
    }

    /// An area without weather.
    pub fn area(&mut self, key: &str) -> AreaId {
        let id = self.content.names.areas.intern(key);
        let area = Area {
            id,
            key: key.into(),
            name: key.into(),
            description: String::new(),
            respawn: None,
            weather: Vec::new(),
            phases: Vec::new(),
            recommended_level: None,
            contested: None,
            prize: None,
        };
        self.content.areas.insert(id, area);
        id
    }

    /// A template with ten health, named `a <key>`.
    pub fn template(&mut self, key: &str, behavior: &[Behavior]) -> NpcTemplateId {
        let id = self.content.names.npcs.intern(key);
        let behavior = behavior.iter().copied().collect();
        let template = NpcTemplate { behavior, ..bare_npc(id, key) };
        self.content.npcs.put(id, template);
        id
    }

    /// A faction of this name, with the tiers and weights of the stock world.
    pub fn faction(&mut self, key: &str) -> FactionId {
        let mut problems = Problems::new();
        self.content.weights = faction::weights(&[], &mut problems);
        let id = self.content.names.factions.intern(key);
        let faction = Faction {
            id,
            key: key.into(),
            name: key.into(),
            description: String::new(),
            style: Style::Person,
            emblem: None,
            allies: Default::default(),
            enemies: Default::default(),
            joining: None,
            tiers: self.content.weights.tiers.clone(),
            headquarters: None,
            leader: None,
            lore: None,
        };
        self.content.factions.put(id, faction);
        id
    }

    /// Two factions at war with each other.
    pub fn at_war(&mut self, one: FactionId, other: FactionId) {
        for (of, enemy) in [(one, other), (other, one)] {
            if let Some(faction) = self.content.factions.get_mut(of) {
                faction.enemies.insert(enemy);
            }
        }
    }

    /// Changes a template that was made.
    pub fn change_template(&mut self, id: NpcTemplateId, change: impl FnOnce(&mut NpcTemplate)) {
        change(self.content.npcs.get_mut(id).expect("a template that was made"));
    }

    /// Makes one fight another.
    pub fn fight(&mut self, who: CreatureId, foe: CreatureId) {
        self.turn(|turn| crate::game::people::combat::engage(turn, who, foe));
    }

    /// One NPC that came from no spawn entry.
    pub fn npc(&mut self, template: NpcTemplateId, room: RoomId) -> CreatureId {
        self.turn(|turn| creature::create_npc(turn, template, None, room)).expect("a template")
    }

    /// A spawn entry for `count` of a template, who come back after a minute.
    pub fn spawn(&mut self, template: NpcTemplateId, room: RoomId, count: u32) -> SpawnId {
        let key = format!("spawn_{}", self.content.spawns.len());
        let id = self.content.names.spawns.intern(&key);
        let spawn = Spawn {
            id,
            key: key.into(),
            template,
            room,
            count,
            chance: 1.0,
            respawn: Some(Millis::seconds(60)),
            name: None,
            level: None,
            enabled: true,
            place: "spawns#1".into(),
            delay: Millis(0),
            faction: None,
            guard_message: None,
            behavior: Default::default(),
            home: None,
            max_chase: None,
            group: None,
            route: None,
        };
        self.content.spawns.put(id, spawn);
        id
    }

    /// A template of things that lie in stacks of up to `stack_max`.
    pub fn thing(&mut self, key: &str, stack_max: u64) -> ItemTemplateId {
        let id = self.content.names.items.intern(key);
        self.content.items.put(id, ItemTemplate { stack_max, ..bare_thing(id, key) });
        id
    }

    /// A player's character who enters in a room.
    pub fn player(&mut self, name: &str, room: RoomId) -> CreatureId {
        self.content.start = room;
        let account = player::create_account(&mut self.world, String::new(), self.now);
        let who = self.turn(|turn| player::create_character(turn, account, name, "warden"));
        self.turn(|turn| player::enter(turn, who, &player::Screen::default()));
        who
    }
}

/// A lit room out of doors, without exits, named after its key.
pub fn bare_room(id: RoomId, key: &str) -> Room {
    Room {
        shared: id,
        outward: Default::default(),
        key: key.into(),
        name: key.into(),
        description: String::new(),
        night: None,
        area: None,
        exits: Default::default(),
        ways: Default::default(),
        doors: Default::default(),
        nouns: Vec::new(),
        light: Light::Normal,
        safe: false,
        arena: false,
        indoors: false,
        shrine: false,
        hidden: Default::default(),
        on_enter: None,
        on_exit: None,
    }
}

/// A template of a neutral with ten health, named `a <key>`.
pub fn bare_npc(id: NpcTemplateId, key: &str) -> NpcTemplate {
    NpcTemplate {
        id,
        key: key.into(),
        name: format!("a {key}"),
        short: None,
        description: String::new(),
        keywords: Vec::new(),
        kind: NpcKind::Neutral,
        pronouns: Pronouns::It,
        level: 1,
        health_max: 10,
        armor_class: 10,
        damage: (1, 1),
        speed: Millis::seconds(3),
        attack_verb: None,
        experience: 0,
        behavior: Default::default(),
        faction: None,
        loot: Vec::new(),
        coins: (0, 0),
        idle: Vec::new(),
        shop: None,
        flees_at: 20,
        ignores_players: false,
        heeds_factions: true,
        max_chase: None,
        manners: Default::default(),
    }
}

/// A template of junk that does not stack, named `a <key>`.
pub fn bare_thing(id: ItemTemplateId, key: &str) -> ItemTemplate {
    ItemTemplate {
        id,
        key: key.into(),
        name: format!("a {key}"),
        description: String::new(),
        keywords: Vec::new(),
        kind: ItemKind::Junk,
        slot: None,
        damage: None,
        damage_type: String::new(),
        speed: Millis::seconds(3),
        attack_verb: None,
        armor: 0,
        attack: 0,
        weight: 1.0,
        value: Default::default(),
        stack_max: 1,
        capacity: None,
        light: false,
        heal: 0,
        spirit: 0,
        brew: None,
        flavor: None,
    }
}
