//! A small world to fight in, for tests: a yard with one way out, an alley, a chapel where the
//! dead wake; rats, a peddler, a sword; and players of one calling with a skill of every kind.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use crate::base::clock::Millis;
use crate::base::dice::{Dice, Stream};
use crate::base::id::{CreatureId, ItemId, ItemTemplateId, NpcTemplateId, RoomId};
use crate::base::money::Coins;
use crate::game::frame::schedule::Job;
use crate::game::frame::tell::outbox::Outbox;
use crate::game::frame::testing::{Small, bare_npc, bare_room, bare_thing};
use crate::game::frame::verb::{self, Found, Role};
use crate::game::ground::creature::content::Loot;
use crate::game::ground::creature::{
    self, Calling, NpcKind, NpcTemplate, Skill, SkillKind, SkillTarget,
};
use crate::game::ground::item::{self, ItemKind, ItemTemplate, Own, Slot};
use crate::game::ground::place::{self, Place};
use crate::game::ground::room::{Direction, Room};
use crate::game::people::player;
use crate::game::{Content, Refusal, Turn, World};
use crate::text::style::plain;

pub const YARD: RoomId = RoomId::shared(0);
pub const ALLEY: RoomId = RoomId::shared(1);
pub const CHAPEL: RoomId = RoomId::shared(2);
pub const RAT: NpcTemplateId = NpcTemplateId(0);
pub const PEDDLER: NpcTemplateId = NpcTemplateId(1);
pub const CORPSE: ItemTemplateId = ItemTemplateId(0);
pub const MONEY: ItemTemplateId = ItemTemplateId(1);
pub const SWORD: ItemTemplateId = ItemTemplateId(2);
pub const TAIL: ItemTemplateId = ItemTemplateId(3);

/// The small world of this name, as one fights in it.
pub struct Ring {
    small: Small,
}

impl Default for Ring {
    fn default() -> Ring {
        let (content, dice, now) = (content(), Dice::new(1), Millis(1_000));
        let world = World::default();
        Ring { small: Small { content, dice, now, world, ..Small::default() } }
    }
}

impl Deref for Ring {
    type Target = Small;

    fn deref(&self) -> &Small {
        &self.small
    }
}

impl DerefMut for Ring {
    fn deref_mut(&mut self) -> &mut Small {
        &mut self.small
    }
}

impl Ring {
    /// Does something, lets everyone hear and read of it, and checks what must hold.
    pub fn act<T>(&mut self, act: impl FnOnce(&mut Turn) -> T) -> T {
        let answer = self.quietly(act);
        assert_eq!(crate::game::check(&self.world), Ok(()));
        answer
    }

    /// Does something and lets everyone hear and read of it, without a look at what must hold.
    pub fn quietly<T>(&mut self, act: impl FnOnce(&mut Turn) -> T) -> T {
        self.small.turn(act)
    }

    /// Types a line.
    pub fn types(&mut self, who: CreatureId, line: &str) -> Result<(), Refusal> {
        let (word, args) = verb::split(line);
        match verb::find(&self.content, &self.world, who, Role::Player, word) {
            Found::Verb(spec) => self.act(|turn| spec.carry_out(turn, who, args)),
            Found::Skill(at) => {
                self.act(|turn| crate::game::people::skill::use_skill(turn, who, at, args))
            }
            Found::Social(_) | Found::Answered(_) | Found::Nothing(_) => {
                panic!("{word} must be a verb")
            }
        }
    }

    /// Lets time pass; everything that falls due is done at its moment.
    pub fn pass(&mut self, span: u64) {
        self.run(span, |ring, job| ring.act(|turn| crate::game::run_job(turn, job)));
    }

    /// The same, without a look at what must hold.
    pub fn pass_quietly(&mut self, span: u64) {
        self.run(span, |ring, job| ring.quietly(|turn| crate::game::run_job(turn, job)));
    }

    fn run(&mut self, span: u64, does: fn(&mut Ring, Job)) {
        let until = self.now + Millis(span);
        let next = |ring: &Ring| ring.world.schedule.iter().next().map(|(moment, _)| moment);
        while let Some(moment) = next(self).filter(|moment| *moment <= until) {
            self.now = self.now.max(moment);
            if let Some(job) = self.small.world.schedule.next_due(self.small.now) {
                does(self, job);
            }
        }
        self.now = until;
    }

    /// Loads the dice of combat.
    pub fn load(&mut self, numbers: &[u32]) {
        self.dice.load(Stream::Combat, numbers.iter().copied());
    }

    /// A player in a room.
    pub fn player(&mut self, name: &str, room: RoomId) -> CreatureId {
        let who = self.act(|turn| {
            let account = player::create_account(turn.world, "x".into(), turn.now);
            let who = player::create_character(turn, account, name, "tester");
            player::enter(turn, who, &player::Screen::of_width(0));
            place::put_creature(turn.world, who, room);
            who
        });
        self.out = Outbox::default();
        who
    }

    /// An NPC in a room.
    pub fn npc(&mut self, template: NpcTemplateId, room: RoomId) -> CreatureId {
        self.act(|turn| creature::create_npc(turn, template, None, room)).expect("is written")
    }

    /// A thing in a place.
    pub fn thing(&mut self, template: ItemTemplateId, at: Place) -> ItemId {
        self.act(|turn| item::create(turn, template, 1, Own::default(), at))
    }

    pub fn give_coins(&mut self, who: CreatureId, coins: u64) {
        self.act(|turn| crate::game::ground::ledger::set_purse(turn, who, Coins(coins)))
            .expect("a purse");
    }

    pub fn health(&self, who: CreatureId) -> u32 {
        self.world.creatures.get(who).map_or(0, |body| body.health())
    }

    /// What somebody has read since they were last asked, plain, a piece to a line.
    pub fn read(&mut self, who: CreatureId) -> Vec<String> {
        let pieces = self.out.take(who);
        pieces.iter().map(|piece| plain(piece.passage.text())).collect()
    }
}

fn content() -> Content {
    let mut content = Content::default();
    for name in ["yard", "alley", "chapel"] {
        content.names.rooms.intern(name);
    }
    for name in ["rat", "peddler"] {
        content.names.npcs.intern(name);
    }
    for name in ["corpse", "coin", "sword", "tail"] {
        content.names.items.intern(name);
    }
    let mut yard = bare_room(YARD, "yard");
    yard.exits.insert(Direction::East, ALLEY);
    let alley = bare_room(ALLEY, "alley");
    let chapel = Room { safe: true, shrine: true, ..bare_room(CHAPEL, "chapel") };
    content.rooms = [yard, alley, chapel].into_iter().map(|r| Some(Arc::new(r))).collect();
    content.npcs = [rat(), peddler()].into_iter().map(|npc| (npc.id, npc)).collect();
    let things = [
        ItemTemplate { kind: ItemKind::Corpse, capacity: Some(100), ..thing(CORPSE, "corpse") },
        ItemTemplate { kind: ItemKind::Money, stack_max: 1_000_000, ..thing(MONEY, "coin") },
        ItemTemplate { damage: Some((4, 8)), slot: Some(Slot::Wield), ..thing(SWORD, "sword") },
        thing(TAIL, "tail"),
    ];
    content.items = things.into_iter().map(|thing| (thing.id, thing)).collect();
    content.callings = vec![calling()];
    (content.start, content.shrine) = (YARD, CHAPEL);
    (content.corpse, content.money) = (CORPSE, MONEY);
    content
}

fn rat() -> NpcTemplate {
    NpcTemplate {
        kind: NpcKind::Hostile,
        armor_class: 12,
        damage: (2, 4),
        attack_verb: Some("bite|bites".into()),
        experience: 40,
        loot: vec![Loot { template: TAIL, quantity: (1, 2), chance: 0.5 }],
        flees_at: 0,
        ..bare_npc(RAT, "rat")
    }
}

fn peddler() -> NpcTemplate {
    let (key, name) = ("peddler".into(), "a peddler".into());
    NpcTemplate { id: PEDDLER, key, name, kind: NpcKind::Merchant, ..rat() }
}

fn thing(id: ItemTemplateId, key: &str) -> ItemTemplate {
    let (speed, value) = (Millis(2_000), Coins(1));
    ItemTemplate { damage_type: "slash".into(), speed, value, ..bare_thing(id, key) }
}

fn calling() -> Calling {
    let mut skills: Vec<Skill> = SkillKind::ALL.into_iter().map(skill).collect();
    skills.push(Skill { level: 2, verb: "later".into(), ..skill(("later", SkillKind::Strike)) });
    Calling {
        key: "tester".into(),
        name: "Tester".into(),
        role: "dps".into(),
        description: String::new(),
        health_base: 20,
        health_per_level: 5,
        spirit_base: 20,
        spirit_per_level: 2,
        spirit_name: "wit".into(),
        attack_bonus: 0,
        armor_bonus: 0,
        outfit: Vec::new(),
        pack: Vec::new(),
        skills,
    }
}

/// A skill whose verb is the word of its kind with an x, so that none is a verb of the game.
fn skill((word, kind): (&str, SkillKind)) -> Skill {
    let target = match kind {
        SkillKind::Shield | SkillKind::Rush => SkillTarget::Myself,
        SkillKind::Guard | SkillKind::Heal | SkillKind::Bless => SkillTarget::Friend,
        _ => SkillTarget::Foe,
    };
    Skill {
        key: word.into(),
        name: format!("the {word}"),
        verb: format!("x{word}"),
        level: 1,
        cost: 5,
        cooldown: Millis::seconds(10),
        kind,
        power: 4,
        target,
        duration_rounds: 3,
        help: String::new(),
        line_hit: format!("{{actor}} {{{word}|{word}s}} {{target}}."),
        line_miss: None,
        line_self: None,
    }
}
