//! What comes again in the stock world: enough for everyone who arrives, too little to live on.

use std::path::Path;

use dominion::base::clock::Millis;
use dominion::base::dice::Dice;
use dominion::base::id::{ItemId, ItemTemplateId, RoomId};
use dominion::game::frame::schedule::Job;
use dominion::game::frame::tell::outbox::Outbox;
use dominion::game::ground::item::{self, ItemKind};
use dominion::game::people::carry::{self, Haul};
use dominion::game::people::reset;
use dominion::game::{Content, Turn, World};
use dominion::simulate::files;
use dominion::yaml::Disk;

use crate::harness::evening::{Evening, Lines};
use crate::harness::world;

fn stock() -> Evening {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data");
    let mut tiny = world::read("").expect("a tiny world");
    tiny.files = files::read(&Disk::new(folder)).expect("the stock world can be read");
    Evening::in_world(&tiny)
}

fn has(lines: &Lines, wanted: &str) -> bool {
    lines.iter().any(|line| line.contains(wanted))
}

/// Types a line and wants to read something of it.
fn wants(evening: &mut Evening, name: &str, line: &str, wanted: &str) {
    let read = evening.says(name, line);
    assert!(has(&read, wanted), "{name}> {line}\nwithout {wanted:?}: {read:#?}");
}

/// All that `help newbie` and the README tell a newcomer to do.
fn does_as_told(evening: &mut Evening, name: &str) {
    evening.enter(name);
    wants(evening, name, "look", "The Strand");
    wants(evening, name, "look sign", "DOORS OPEN IF ASKED");
    wants(evening, name, "get club", "You get a driftwood club.");
    wants(evening, name, "wield club", "wield a driftwood club");
    wants(evening, name, "get stone", "You get a holed stone.");
    wants(evening, name, "get glove", "You get a warm glove.");
    wants(evening, name, "open north", "the shed door");
    wants(evening, name, "north", "Customs Shed");
    wants(evening, name, "say hello", "You say");
    wants(evening, name, "get coat", "You get a landing coat.");
    wants(evening, name, "wear coat", "a landing coat");
    wants(evening, name, "inventory", "a warm glove");
    wants(evening, name, "score", "level 1");
    wants(evening, name, "north", "Keel Quay");
    wants(evening, name, "north", "Anchor");
    wants(evening, name, "east", "Widow Sprat");
    wants(evening, name, "list", "herring");
    wants(evening, name, "sell glove", "1 coin");
    for way in ["north", "north"] {
        evening.says(name, way);
    }
    wants(evening, name, "west", "dummies");
    wants(evening, name, "consider dummy", "level 1");
    wants(evening, name, "kill dummy", "dummy");
    evening.says(name, "flee");
}

#[test]
fn issue14_a2_the_second_newcomer_of_a_day_can_do_all_that_help_tells() {
    let mut evening = stock();
    does_as_told(&mut evening, "Tamsin");
    evening.pass(Millis::seconds(600));
    evening.hang_up("Tamsin");
    does_as_told(&mut evening, "Corb");
    evening.pass(Millis::seconds(1800));
    evening.restart();
    does_as_told(&mut evening, "Ness");
    evening.server().check();
}

/// The best that any merchant pays for one of a thing.
fn sells_for(content: &Content, template: ItemTemplateId) -> u64 {
    let Some(written) = content.items.get(template) else { return 0 };
    if written.kind == ItemKind::Money {
        return 1;
    }
    let shops = content.npcs.rows().filter_map(|npc| npc.shop.as_ref());
    let buyers = shops.filter(|shop| shop.buys.contains(&written.kind));
    let pays = buyers.map(|shop| (written.value.0 as f64 * shop.buy_factor) as u64);
    pays.max().unwrap_or(0)
}

/// A world with nobody in it, and one who takes whatever lies there the moment it is there, and
/// sells it in the same moment. Nobody real is so quick.
struct Looter {
    content: Content,
    world: World,
    dice: Dice,
    now: Millis,
    coins: u64,
}

impl Looter {
    fn turn(&mut self, act: impl FnOnce(&mut Turn)) {
        let mut turn = Turn {
            content: &self.content,
            world: &mut self.world,
            dice: &mut self.dice,
            now: self.now,
            events: Vec::new(),
            asks: Vec::new(),
            shown: Vec::new(),
            out: &mut Outbox::default(),
        };
        act(&mut turn);
        turn.settle();
    }

    /// Takes what can be sold, also out of what it lies in.
    fn loot(&mut self, room: RoomId) {
        let floor = self.world.places.on_floor(room).to_vec();
        let inside: Vec<ItemId> =
            floor.iter().flat_map(|id| self.world.places.inside(*id)).copied().collect();
        for id in inside.into_iter().chain(floor) {
            let Some(thing) = self.world.items.get(id) else { continue };
            let price = sells_for(&self.content, thing.template());
            if price > 0 {
                self.coins += price * thing.quantity();
                self.turn(|turn| item::destroy(turn, id));
            }
        }
        let who = dominion::base::id::CreatureId(0);
        let (what, spoils) = (Haul::default(), dominion::base::money::Coins::NONE);
        let got = carry::Event::Got { who, room, what, from: None, spoils };
        self.turn(|turn| turn.report(got));
    }
}

/// What a beginner gains in a week who kills a crab a minute and sells what it leaves.
fn hunted_in_a_week(content: &Content) -> u64 {
    let spawn = content.names.spawns.find("lowwater_crab_at_wrack").expect("crabs");
    let spawn = content.spawns.get(spawn).expect("crabs");
    let minute = Millis::seconds(60);
    assert!(spawn.count >= 3 && spawn.respawn <= Some(minute), "there is a crab a minute");
    let crab = content.npcs.get(spawn.template).expect("a crab");
    let loot = crab.loot.iter().map(|line| {
        let (low, high) = line.quantity;
        (low + high) as f64 / 2.0 * line.chance * sells_for(content, line.template) as f64
    });
    let coins = (crab.coins.0 + crab.coins.1) as f64 / 2.0;
    ((loot.sum::<f64>() + coins) * 60.0 * 24.0 * 7.0) as u64
}

#[test]
fn issue14_a2_a_week_of_looting_gains_less_than_a_week_of_hunting() {
    let content = stock().server().engine.content().clone();
    let hunted = hunted_in_a_week(&content);
    let mut looter =
        Looter { content, world: World::default(), dice: Dice::new(1), now: Millis(0), coins: 0 };
    looter.turn(reset::begin);
    let rooms: Vec<RoomId> = looter.content.placed.rooms().collect();
    for room in rooms {
        looter.loot(room);
    }
    let first_day = looter.coins;
    let week = Millis::seconds(7 * 24 * 60 * 60);
    while let Some(now) = looter.world.schedule.first().filter(|first| *first <= week) {
        looter.now = now;
        let Some(Job::Reset(room)) = looter.world.schedule.next_due(now) else { continue };
        looter.turn(|turn| reset::due(turn, room));
        looter.loot(room);
    }
    let looted = looter.coins;
    assert!(looted > 2 * first_day, "things come again: {looted}, {first_day} at first");
    assert!(looted < hunted, "looting brings {looted} coins a week, hunting {hunted}");
}

/// A hall with things that a builder put there, and what happens when it is littered.
fn hall() -> Evening {
    Evening::of(
        "{rooms: {hall: {exits: {east: yard}}, yard: {}}, \
          items: {stone: {}, crown: {value: 900}, hat: {value: 1, at: yard, placed: {unique: true}}, \
                  iron_key: {type: key}, sack: {type: container, holds: 5}, torch: {stack: 10}}, \
          npcs: {rat: {at: hall, health: 1, count: 2, armor: 1}}, \
          players: {Aria: {role: owner, coins: 100, carrying: [torch x 3, stone, crown, iron_key, sack]}, Bran: {}}}",
    )
}

fn lies(evening: &mut Evening, what: &str) -> bool {
    has(&evening.says("Bran", "look"), what)
}

const HALF_AN_HOUR: Millis = Millis::seconds(30 * 60 + 1);

#[test]
fn issue14_30_what_is_dropped_falls_to_dust_before_everyones_eyes() {
    let mut evening = hall();
    evening.says("Aria", "drop stone");
    evening.says("Aria", "drop 2 torches");
    evening.says("Aria", "drop 10 coins");
    evening.says("Aria", "get torch");
    evening.says("Aria", "drop torch");
    evening.read("Bran");
    evening.pass(Millis::seconds(1700));
    assert!(lies(&mut evening, "stone"));
    evening.pass(HALF_AN_HOUR);
    let seen = evening.read("Bran");
    assert!(has(&seen, "A stone, left lying, falls to dust."), "{seen:#?}");
    assert!(has(&seen, "torches, left lying, fall to dust."), "{seen:#?}");
    assert!(has(&seen, "10 coins, left lying, fall to dust."), "{seen:#?}");
    assert!(!lies(&mut evening, "stone"));
    evening.server().check();
}

#[test]
fn issue14_30_what_is_worth_much_or_opens_a_door_or_is_there_only_once_stays() {
    let mut evening = hall();
    evening.says("Aria", "east");
    evening.says("Aria", "get hat");
    evening.says("Aria", "west");
    evening.says("Aria", "put crown in sack");
    evening.says("Aria", "drop all");
    evening.says("Aria", "confirm");
    evening.says("Aria", "drop 60 coins");
    for _ in 0..2 {
        evening.pass(HALF_AN_HOUR);
    }
    for what in ["hat", "iron key", "sack", "60 coins"] {
        assert!(lies(&mut evening, what), "{what}");
    }
    assert!(!lies(&mut evening, "stone"));
    evening.says("Aria", "get crown from sack");
    evening.says("Aria", "get sack");
    evening.says("Aria", "drop sack");
    evening.pass(HALF_AN_HOUR);
    assert!(!lies(&mut evening, "sack"), "without the crown it is only a sack");
}

#[test]
fn issue14_30_what_is_taken_up_or_put_where_it_was_is_not_dust() {
    let mut evening = hall();
    evening.says("Aria", "drop stone");
    evening.says("Bran", "get stone");
    evening.restart();
    evening.enter("Bran");
    evening.pass(HALF_AN_HOUR);
    assert!(has(&evening.says("Bran", "inventory"), "a stone"));
    evening.says("Bran", "drop stone");
    evening.restart();
    evening.enter("Bran");
    evening.pass(HALF_AN_HOUR);
    assert!(!lies(&mut evening, "stone"), "a restart does not make it new");
}

#[test]
fn issue14_30_a_full_floor_says_so_lets_the_dead_fall_and_is_clear_again_in_minutes() {
    let mut evening = hall();
    for _ in 0..6 {
        evening.types("Aria", "@load item stone 95");
        evening.types("Aria", "drop all.stone");
    }
    let seen = evening.says("Aria", "drop stone");
    assert!(has(&seen, "There is no more room on the floor here."), "{seen:#?}");
    evening.says("Bran", "kill rat");
    for _ in 0..20 {
        evening.pass(Millis::seconds(3));
    }
    assert!(lies(&mut evening, "corpse of a rat"), "the dead have room");
    evening.pass(Millis::seconds(4 * 60 + 1));
    let seen = evening.says("Aria", "drop stone");
    assert!(has(&seen, "You drop a stone."), "{seen:#?}");
    evening.server().check();
}
