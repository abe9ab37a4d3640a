//! What comes again in the stock world: enough for everyone who arrives, too little to live on.

use std::path::Path;

use dominion::base::clock::Millis;
use dominion::base::dice::Dice;
use dominion::base::id::{ItemId, ItemTemplateId, RoomId};
use dominion::game::carry::{self, Haul};
use dominion::game::content::Content;
use dominion::game::item::{self, ItemKind};
use dominion::game::outbox::Outbox;
use dominion::game::reset;
use dominion::game::schedule::Job;
use dominion::game::turn::Turn;
use dominion::game::world::World;
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
        let got = carry::Event::Got { who, room, what: Haul::default(), from: None };
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
