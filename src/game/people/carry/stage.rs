//! A small world built by hand, on which the tests of things and trade are played: two players
//! in a lit room, a dark one to the north, and whatever a test puts there.

use std::ops::{Deref, DerefMut};

use crate::base::clock::Millis;
use crate::base::id::{CreatureId, ItemId, ItemTemplateId, NpcTemplateId, RoomId};
use crate::base::money::Coins;
use crate::game::frame::testing::{Small, bare_npc, bare_thing};
use crate::game::frame::turn::Ask;
use crate::game::frame::verb::{self, Role};
use crate::game::ground::creature::content::Shop;
use crate::game::ground::creature::{self, NpcKind, NpcTemplate};
use crate::game::ground::item::{self, ItemKind, ItemTemplate, Own, Slot};
use crate::game::ground::place::{self, Place};
use crate::game::ground::room::Light;
use crate::game::people::player;
use crate::game::{Content, Event, World};
use crate::text::sentence::Pronouns;
use crate::text::style::plain;

pub struct Stage {
    small: Small,
    pub aria: CreatureId,
    pub bran: CreatureId,
    pub room: RoomId,
    pub dark: RoomId,
}

impl Stage {
    /// The stage, with nothing on its floor.
    pub fn new() -> Stage {
        let world = World::default();
        let mut small = Small { world, now: Millis(1_000), ..Small::default() };
        let room = small.room("quay", None);
        let dark = small.room("cellar", None);
        small.change_room(room, |room| room.indoors = true);
        small.change_room(dark, |room| (room.indoors, room.light) = (true, Light::Dark));
        small.content.shrine = room;
        small.content.start = room;
        write_things(&mut small.content);
        let nobody = CreatureId(0);
        let mut stage = Stage { small, aria: nobody, bran: nobody, room, dark };
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

    /// What `who` reads who says yes to what was asked: the line is carried out once more.
    pub fn confirms(&mut self, who: CreatureId) -> String {
        self.types(who, "confirm");
        let Some(Ask::Line(who, line)) = self.small.asks.pop() else { panic!("it was asked") };
        self.types(who, &line)
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
        self.turn(|turn| crate::game::ground::ledger::set_purse(turn, who, Coins(coins)))
            .expect("a purse");
    }

    pub fn coins(&self, who: CreatureId) -> u64 {
        creature::coins(&self.world, who).0
    }

    /// All coins there are, in purses and in piles.
    pub fn all_coins(&self) -> u64 {
        let purses: u64 =
            self.world.creatures.iter().map(|body| creature::coins(&self.world, body.id()).0).sum();
        purses + self.count_of(self.content.money)
    }

    /// How many of a thing there are, over all stacks.
    pub fn count_of(&self, template: ItemTemplateId) -> u64 {
        self.world.items.iter().filter(|i| i.template() == template).map(|i| i.quantity()).sum()
    }

    pub fn goes_dark(&mut self) {
        for who in [self.aria, self.bran] {
            place::put_creature(&mut self.small.world, who, self.dark);
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
    ItemTemplate { name: name.into(), kind, speed: Millis(2_000), ..bare_thing(id, name) }
}

fn npc(id: NpcTemplateId, name: &str, shop: Shop) -> NpcTemplate {
    NpcTemplate {
        name: name.into(),
        kind: NpcKind::Merchant,
        pronouns: Pronouns::He,
        shop: Some(shop),
        ..bare_npc(id, name)
    }
}

impl Deref for Stage {
    type Target = Small;

    fn deref(&self) -> &Small {
        &self.small
    }
}

impl DerefMut for Stage {
    fn deref_mut(&mut self) -> &mut Small {
        &mut self.small
    }
}
