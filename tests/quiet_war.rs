//! The war of the stock world, with nobody there to see it: who is at war meets, fights, and is
//! there again the next day.
//!
//! A quarter of a day passes here, days in `dominion simulate --suite quiet`, which holds the war to
//! more bounds, and a month with `--players 0 --hours 720 --faults none`.

use std::collections::BTreeMap;
use std::path::Path;

use dominion::base::clock::Millis;
use dominion::base::id::{CreatureId, RoomId};
use dominion::game::ground::fight::foe_of;
use dominion::game::people::faction;
use dominion::game::people::patrol::{Errand, has_round, stuck_for};
use dominion::game::{Content, World};
use dominion::simulate::files;
use dominion::yaml::Disk;

use crate::harness::evening::Evening;
use crate::harness::world;

const SIDES: [&str; 2] = ["silver_sanctum", "shadow_syndicate"];
/// Hours within which two patrols of the two sides have met in the ruins.
const MEET_HOURS: u64 = 2;
/// Hours that pass with nobody there.
const HOURS: u64 = 6;
/// More than any two patrols, a garrison and the wildlife that may wander in: beyond that they
/// pile up somewhere.
const CROWD_MAX: usize = 24;
/// Intervals for which a patrol may get nowhere.
const STUCK_MAX: u64 = 10;
/// A fight that lasts longer than this is none.
const FIGHT_MAX: Millis = Millis::seconds(30 * 60);

fn stock() -> Evening {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data");
    let mut tiny = world::read("").expect("a tiny world");
    tiny.files = files::read(&Disk::new(folder)).expect("the stock world can be read");
    Evening::in_world(&tiny)
}

fn side(content: &Content, world: &World, who: CreatureId) -> Option<String> {
    faction::of(content, world, who).map(|id| content.names.factions.name(id).to_string())
}

/// The fights between patrols of the two sides: where, and who.
fn battles(content: &Content, world: &World) -> Vec<(RoomId, CreatureId, CreatureId)> {
    let marches = |who: CreatureId| {
        has_round(world, who)
            && side(content, world, who).is_some_and(|side| SIDES.contains(&side.as_str()))
    };
    let fighters = world.creatures.iter().map(|body| body.id()).filter(|who| marches(*who));
    let pairs = fighters.filter_map(|who| {
        let foe = foe_of(world, who).filter(|foe| marches(*foe))?;
        Some((world.places.room_of(who)?, who, foe))
    });
    pairs.filter(|(_, who, foe)| side(content, world, *who) != side(content, world, *foe)).collect()
}

#[test]
fn patrols_of_two_sides_meet_in_the_ruins_and_fight() {
    let mut evening = stock();
    for _ in 0..MEET_HOURS * 3600 / 5 {
        evening.pass(Millis::seconds(5));
        let server = evening.server();
        let (content, world) = (server.engine.content(), server.engine.world());
        let in_ruins = |(room, ..): &(RoomId, CreatureId, CreatureId)| {
            content.names.rooms.name(*room).starts_with("battlefield_ruins_")
        };
        let battles = battles(content, world);
        // Both are at it, and neither is there for a player's sake.
        if battles.iter().filter(|battle| in_ruins(battle)).any(|(_, who, foe)| {
            battles.iter().any(|(_, other, target)| (other, target) == (foe, who))
        }) {
            return;
        }
    }
    panic!("no two patrols met in {MEET_HOURS} hours");
}

#[test]
fn hours_with_nobody_there_leave_nobody_stuck_and_no_side_dead() {
    let mut evening = stock();
    let before = alive(&evening);
    let mut battles_seen = 0;
    for minute in 1..=HOURS * 60 {
        evening.pass(Millis::seconds(60));
        let server = evening.server();
        server.check();
        let (content, world) = (server.engine.content(), server.engine.world());
        nobody_is_stuck(content, world, server.engine.clock());
        for room in content.all_rooms() {
            let there = world.places.creatures_in(room.shared).len();
            assert!(there <= CROWD_MAX, "minute {minute}: {there} are in {}", room.key);
        }
        battles_seen += battles(content, world).len();
    }
    assert!(battles_seen > 0, "there was no war");
    let after = alive(&evening);
    for side in SIDES {
        let (was, is) = (before[side], after.get(side).copied().unwrap_or(0));
        assert!(is * 2 >= was, "of {was} of {side} only {is} are left");
    }
}

/// How many of each faction live.
fn alive(evening: &Evening) -> BTreeMap<String, usize> {
    let server = evening.server();
    let (content, world) = (server.engine.content(), server.engine.world());
    let mut alive = BTreeMap::new();
    for side in world.creatures.iter().filter_map(|body| side(content, world, body.id())) {
        *alive.entry(side).or_default() += 1;
    }
    alive
}

fn nobody_is_stuck(content: &Content, world: &World, now: Millis) {
    for (who, walk) in world.patrols.walks() {
        let name = world.creatures.get(who).map(|body| body.name().clone()).unwrap_or_default();
        let room = world.places.room_of(who).map(|room| content.names.rooms.name(room));
        let stuck = stuck_for(world, who, now);
        assert!(stuck <= STUCK_MAX, "{name} is stuck in {room:?} for {stuck} intervals");
        let fights = *walk.errand() == Errand::Fight;
        let since = now.since(walk.progress());
        assert!(!fights || since < FIGHT_MAX, "{name} fights in {room:?} for {since:?}");
    }
}
