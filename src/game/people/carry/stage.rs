//! A small world built by hand, on which the tests of things and trade are played: two players
//! in a lit room, a dark one to the north, and whatever a test puts there.

use std::sync::Arc;

use crate::base::clock::Millis;
use crate::base::dice::Dice;
use crate::base::id::{CreatureId, ItemId, ItemTemplateId, RoomId};
use crate::base::money::Coins;
use crate::game::frame::tell::outbox::Outbox;
use crate::game::frame::verb::{self, Role};
use crate::game::ground::creature::content::Shop;
use crate::game::ground::creature::{self, NpcKind, NpcTemplate};
use crate::game::ground::item::{self, ItemKind, ItemTemplate, Own, Slot};
use crate::game::ground::place::{self, Place};
use crate::game::ground::room::{Light, Room};
use crate::game::people::player;
use crate::game::{Content, Event, Turn, World};
use crate::text::sentence::Pronouns;
use crate::text::style::plain;

pub struct Stage {
    pub content: Content,
    pub world: World,
    pub dice: Dice,
    pub out: Outbox,
    pub aria: CreatureId,
    pub bran: CreatureId,
    pub room: RoomId,
    pub dark: RoomId,
}

impl Stage {
    /// The stage, with nothing on its floor.
    pub fn new() -> Stage {
        let mut content = Content::default();
        let room = put_room(&mut content, "quay", Light::Normal);
        let dark = put_room(&mut content, "cellar", Light::Dark);
        (content.start, content.shrine) = (room, room);
        write_things(&mut content);
        let nobody = CreatureId(0);
        let mut stage = Stage {
            content,
            world: World::default(),
            dice: Dice::new(7),
            out: Outbox::default(),
            aria: nobody,
            bran: nobody,
            room,
            dark,
        };
        stage.aria = stage.player("Aria");
        stage.bran = stage.player("Bran");
        stage
    }

    fn player(&mut self, name: &str) -> CreatureId {
        let account = player::create_account(&mut self.world, String::new(), Millis(0));
        let who = self.turn(|turn| {
            let who = player::create_character(turn, account, name, "");
            player::enter(turn, who, &player::Screen::default());
            who
        });
        self.out.clear();
        who
    }

    /// Does something as the engine would, and tells everyone.
    pub fn turn<T>(&mut self, act: impl FnOnce(&mut Turn) -> T) -> T {
        let mut turn = Turn {
            content: &self.content,
            world: &mut self.world,
            dice: &mut self.dice,
            now: Millis(1_000),
            events: Vec::new(),
            asks: Vec::new(),
            shown: Vec::new(),
            out: &mut self.out,
        };
        let answer = act(&mut turn);
        turn.settle();
        answer
    }

    /// What `who` reads when `who` types a line.
    pub fn types(&mut self, who: CreatureId, line: &str) -> String {
        self.out.clear();
        let (word, args) = verb::split(line);
        let spec = verb::exact(Role::Player, word).expect("the line begins with a verb");
        self.turn(|turn| {
            if let Err(why) = spec.carry_out(turn, who, args) {
                turn.report(Event::Refused { who, why });
            }
        });
        self.reads(who)
    }

    /// What Aria reads when she types a line.
    pub fn aria(&mut self, line: &str) -> String {
        self.types(self.aria, line)
    }

    /// What `who` was told in the last turn.
    pub fn reads(&self, who: CreatureId) -> String {
        let pieces = self.out.pieces_for(who);
        pieces.iter().map(|piece| plain(piece.passage.text())).collect::<Vec<_>>().join("\n")
    }

    pub fn template(&self, key: &str) -> ItemTemplateId {
        self.content.names.items.find(key).expect("the stage has such a thing")
    }

    /// Puts so many of a thing somewhere.
    pub fn thing(&mut self, key: &str, quantity: u64, at: Place) -> ItemId {
        let template = self.template(key);
        self.turn(|turn| item::create(turn, template, quantity, Own::default(), at))
    }

    /// So many of a thing on the floor.
    pub fn on_floor(&mut self, key: &str, quantity: u64) -> ItemId {
        self.thing(key, quantity, Place::Room(self.room))
    }

    /// So many of a thing in Aria's pack.
    pub fn carried(&mut self, key: &str, quantity: u64) -> ItemId {
        self.thing(key, quantity, Place::Carried(self.aria))
    }

    /// A player's corpse on the floor.
    pub fn corpse_of(&mut self, owner: CreatureId) -> ItemId {
        let (template, at) = (self.content.corpse, Place::Room(self.room));
        let own = Own {
            name: Some("the corpse of a hero".into()),
            owner: Some(owner.0),
            ..Own::default()
        };
        self.turn(|turn| item::create(turn, template, 1, own, at))
    }

    pub fn purse(&mut self, who: CreatureId, coins: u64) {
        self.turn(|turn| creature::set_coins(turn, who, Coins(coins)));
    }

    pub fn coins(&self, who: CreatureId) -> u64 {
        self.world.creatures.get(who).map_or(0, |body| body.coins().0)
    }

    /// All coins there are, in purses and in piles.
    pub fn all_coins(&self) -> u64 {
        let purses: u64 = self.world.creatures.iter().map(|body| body.coins().0).sum();
        purses + self.count_of(self.content.money)
    }

    /// How many of a thing there are, over all stacks.
    pub fn count_of(&self, template: ItemTemplateId) -> u64 {
        self.world.items.iter().filter(|i| i.template() == template).map(|i| i.quantity()).sum()
    }

    pub fn goes_dark(&mut self) {
        for who in [self.aria, self.bran] {
            place::put_creature(&mut self.world, who, self.dark);
        }
    }

    /// A merchant who sells torches and bread at 1.5 of their value and pays half for junk and food.
    pub fn merchant(&mut self) -> CreatureId {
        let shop = Shop {
            sells: vec![self.template("torch"), self.template("bread")],
            buys: vec![ItemKind::Food, ItemKind::Container, ItemKind::Junk],
            buy_factor: 0.5,
            sell_factor: 1.5,
        };
        let id = self.content.names.npcs.intern("marrow");
        self.content.npcs.put(id, npc(id, "Old Marrow", shop));
        let room = self.room;
        self.turn(|turn| creature::create_npc(turn, id, None, room)).expect("the template is there")
    }
}

fn put_room(content: &mut Content, key: &str, light: Light) -> RoomId {
    let id = content.names.rooms.intern(key);
    let room = Room {
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
        light,
        safe: false,
        indoors: true,
        shrine: false,
        hidden: Default::default(),
        on_enter: None,
        on_exit: None,
    };
    content.rooms.push(Some(Arc::new(room)));
    id
}

fn write_things(content: &mut Content) {
    let mut write = |key: &str, name: &str, kind, change: fn(&mut ItemTemplate)| {
        let id = content.names.items.intern(key);
        let mut template = thing(id, name, kind);
        change(&mut template);
        content.items.put(id, template);
        id
    };
    let money = write("coin", "a coin", ItemKind::Money, |t| t.stack_max = u64::MAX);
    let corpse = write("corpse", "a corpse", ItemKind::Corpse, |_| {});
    write("rope", "a tarred rope", ItemKind::Tool, |t| t.value = Coins(4));
    write("torch", "a pine torch", ItemKind::Light, |t| {
        (t.stack_max, t.slot, t.light, t.value) = (20, Some(Slot::Light), true, Coins(3));
    });
    write("knife", "a gutting knife", ItemKind::Weapon, |t| t.slot = Some(Slot::Wield));
    write("sword", "a long sword", ItemKind::Weapon, |t| t.slot = Some(Slot::Wield));
    write("cap", "an oilskin cap", ItemKind::Armor, |t| t.slot = Some(Slot::Head));
    write("helm", "a dented helm", ItemKind::Armor, |t| t.slot = Some(Slot::Head));
    write("bag", "a canvas bag", ItemKind::Container, |t| {
        (t.capacity, t.value) = (Some(2), Coins(5));
    });
    write("box", "a small box", ItemKind::Container, |t| t.capacity = Some(2));
    write("bread", "a loaf of bread", ItemKind::Food, |t| {
        (t.stack_max, t.heal, t.value) = (10, 5, Coins(2));
    });
    write("dust", "a pinch of dust", ItemKind::Junk, |t| t.stack_max = 10);
    write("draught", "a blue draught", ItemKind::Potion, |t| t.spirit = 3);
    (content.money, content.corpse) = (money, corpse);
}

fn thing(id: ItemTemplateId, name: &str, kind: ItemKind) -> ItemTemplate {
    ItemTemplate {
        id,
        key: name.into(),
        name: name.into(),
        description: String::new(),
        keywords: Vec::new(),
        kind,
        slot: None,
        damage: None,
        damage_type: String::new(),
        speed: Millis(2_000),
        attack_verb: None,
        armor: 0,
        attack: 0,
        weight: 1.0,
        value: Coins::NONE,
        stack_max: 1,
        capacity: None,
        light: false,
        heal: 0,
        spirit: 0,
        brew: None,
        flavor: None,
    }
}

fn npc(id: crate::base::id::NpcTemplateId, name: &str, shop: Shop) -> NpcTemplate {
    NpcTemplate {
        id,
        key: name.into(),
        name: name.into(),
        short: None,
        description: String::new(),
        keywords: Vec::new(),
        kind: NpcKind::Merchant,
        pronouns: Pronouns::He,
        level: 1,
        health_max: 10,
        armor_class: 10,
        damage: (1, 2),
        speed: Millis(2_000),
        attack_verb: None,
        experience: 0,
        behavior: Default::default(),
        faction: None,
        loot: Vec::new(),
        coins: (0, 0),
        idle: Vec::new(),
        shop: Some(shop),
        flees_at: 0,
        ignores_players: false,
        heeds_factions: true,
        max_chase: None,
        manners: Default::default(),
    }
}
