//! Waking: after a start, and after a survived panic, everything is due that would have been due
//! if nothing had happened (issue 14, A1).
//!
//! An evening is stopped at some moment, and what was kept of it is woken twice. Each of the two
//! is held against the twin that goes on: the jobs of each kind, and whom or what they concern.

use std::collections::BTreeSet;

use dominion::base::clock::Millis;
use dominion::base::id::{AreaId, CreatureId};
use dominion::engine::Engine;
use dominion::engine::boot::Boot;
use dominion::game::frame::keep::Saved;
use dominion::game::frame::schedule::{Job, Waking};
use dominion::game::ground::creature::Creature;
use dominion::game::ground::fight::is_fighting;
use dominion::game::people::mind;
use dominion::game::people::patrol::Errand;
use dominion::game::{Content, World};
use dominion::messages::input::{Input, Occasion};
use dominion::messages::output::Output;

use crate::harness::evening::Evening;
use crate::harness::world;

const SEEDS: u64 = 50;

/// Somebody of every kind that ever has a job: patrols of two sides at war, one who walks once,
/// wanderers, a coward, a healer, a gossip, beasts; a sky with weather, hurt players, and bodies.
pub const WORLD: &str = r#"
areas: {town: {weather: [Rain., Wind., Fog.]}, field: {contested_by: [bells, masks]}}
factions: {bells: {enemies: [masks]}, masks: {enemies: [bells]}}
rooms:
  inn: {area: town, flags: [safe, indoors, shrine], exits: {north: lane}}
  lane: {area: town, exits: {north: west}, hidden_exits: {down: inn}}
  west: {area: field, exits: {east: middle}}
  middle: {area: field, exits: {east: east}}
  east: {area: field, exits: {east: wood}}
  wood: {exits: {east: den}}
  den: {}
npcs:
  bell: {at: west, count: 3, faction: bells, health: 30, damage: [2, 5], behavior: [aggressive, cowardly], respawn: 25, spawn: {patrol_route: [west, middle, east], patrol_interval: 4, patrol_mode: bounce}}
  mask: {at: east, count: 3, faction: masks, health: 30, damage: [2, 5], behavior: [aggressive, calls_for_help], respawn: 25, spawn: {patrol_route: [east, middle, west], patrol_interval: 5}}
  leech: {at: east, faction: masks, health: 20, damage: [1, 2], behavior: [healer, stationary], respawn: 30}
  envoy: {at: lane, behavior: [peaceful], spawn: {patrol_route: [lane, inn], patrol_interval: 6, patrol_mode: once}}
  host: {at: inn, type: merchant, behavior: [gossip], says: ["The host wipes a cup."]}
  rat: {at: lane, count: 4, health: 9, damage: [1, 3], behavior: [wanders_often, cowardly], respawn: 15}
  wolf: {at: wood, count: 3, health: 25, damage: [1, 5], behavior: [aggressive, social, wanders_sometimes], respawn: 40}
  bear: {at: den, health: 60, damage: [2, 6], behavior: [territorial], respawn: 50}
items:
  rope: {at: lane}
"#;

const PLAYERS: &str = r"
players:
  Aria: {calling: warden, level: 6, at: lane, health: 20}
  Bran: {calling: reaver, level: 5, at: wood}
  Cato: {calling: chanter, level: 3, at: inn, health: 5}
";

/// What those do who play.
const LINES: [(&str, &str); 8] = [
    ("Aria", "kill rat"),
    ("Bran", "kill wolf"),
    ("Cato", "say Is anybody hurt?"),
    ("Aria", "south"),
    ("Bran", "flee"),
    ("Aria", "north"),
    ("Cato", "rest"),
    ("Aria", "flee"),
];

/// An evening in which much has happened.
fn evening(text: &str, seed: u64) -> Evening {
    let mut tiny = world::read(text).expect("a tiny world");
    tiny.seed = seed;
    let mut evening = Evening::in_world(&tiny);
    for _ in 0..3 + seed % 5 {
        for (name, line) in LINES {
            if evening.is_connected(name) {
                evening.types(name, line);
            }
            evening.pass(Millis(1_300 + 370 * seed));
        }
    }
    evening.read_all();
    evening
}

fn copy(engine: &Engine) -> Engine {
    Engine::resume(engine.shared_content(), engine.snapshot())
}

/// What the disk holds once all of the world is on it.
fn kept(evening: &Evening) -> Saved {
    let server = evening.server();
    let mut saved = server.saved.clone();
    let mut copy = copy(&server.engine);
    for output in copy.turn(vec![Input::StopAsked], copy.clock(), Occasion::Input) {
        if let Output::Keep(batch) = output {
            saved.apply(&batch);
        }
    }
    saved
}

/// The same world, started from what was kept of it.
fn restarted(twin: &Engine, saved: Saved) -> Engine {
    let content = twin.shared_content();
    let boot = Boot { content, saved, seed: None, test_mode: true, claim_code: None };
    Engine::boot(boot).0
}

/// The same world, after a panic that was survived.
fn survived(evening: &Evening, name: &str, saved: Saved) -> Engine {
    let (connection, mut engine) = (evening.number(name), copy(&evening.server().engine));
    engine.panic_at("title");
    let line = Input::Line { connection, line: "title the Witness".into() };
    let outputs = engine.turn(vec![line], engine.clock(), Occasion::Input);
    assert!(outputs.iter().any(|output| matches!(output, Output::Recover)), "it panicked");
    engine.turn(vec![Input::Recovered { saved: Box::new(saved) }], engine.clock(), Occasion::Input);
    engine
}

/// Those who are in a fight, or in a room with one, or after somebody: what they do next ends
/// with the fight, which ends with the process.
fn is_busy(world: &World, who: CreatureId) -> bool {
    let about = world.patrols.walk(who).map(|walk| walk.errand());
    let room = world.places.room_of(who);
    let mut there = room.into_iter().flat_map(|room| world.places.creatures_in(room));
    matches!(about, Some(Errand::Fight | Errand::Help { .. } | Errand::Chase { .. }))
        || there.any(|other| is_fighting(world, *other))
}

/// Whether a job would lead to anything if it were due now. What was planned for somebody who has
/// meanwhile left, or healed, stays on the schedule and does nothing when its time comes.
fn matters(content: &Content, world: &World, job: Job) -> bool {
    let lacks =
        |body: &Creature| body.health() < body.health_max() || body.spirit() < body.spirit_max();
    let visited = |area: AreaId| {
        let mut rooms = world.players.here().filter_map(|who| world.places.room_of(who));
        rooms.any(|room| content.room(room).is_some_and(|room| room.area == Some(area)))
    };
    let watched = |who| {
        let room = world.places.room_of(who);
        room.is_some_and(|room| !world.places.players_in(room).is_empty())
    };
    match job {
        Job::Regain(who) => world.creatures.get(who).is_some_and(lacks),
        Job::Weather(area) => visited(area),
        Job::Gossip(who) => watched(who),
        _ => true,
    }
}

/// The jobs that matter and outlast the process; those that are kept with their moments. Of
/// thoughts those count that somebody comes to who remembers nothing, as minds do who woke.
fn due(engine: &Engine, twin: &World, woken: &World) -> BTreeSet<(Job, Option<Millis>)> {
    let (content, world) = (engine.content(), engine.world());
    let jobs = world.schedule.iter().filter(|(_, job)| {
        let counts = match job {
            Job::Think(who) => {
                !is_busy(twin, *who) && mind::waits(content, woken, woken.clock, *who)
            }
            Job::March(who) => !is_busy(twin, *who),
            _ => matters(content, world, *job),
        };
        job.kind().waking != Waking::Dropped && counts
    });
    let is_kept = |job: Job| matches!(job.kind().waking, Waking::Kept | Waking::Timer(_));
    let exactly = |(at, job): (Millis, Job)| (job, is_kept(job).then_some(at));
    jobs.map(exactly).collect()
}

/// Whether the one who woke has the jobs of the twin, and no fight, effect or wait of it.
fn compare(twin: &Engine, woken: &Engine, what: &str) {
    let due = |engine| due(engine, twin.world(), woken.world());
    let (before, after) = (due(twin), due(woken));
    let lost: Vec<_> = before.difference(&after).collect();
    let new: Vec<_> = after.difference(&before).collect();
    assert!(lost.is_empty() && new.is_empty(), "{what}: lost {lost:?}, new {new:?}");
    let kinds = woken.world().schedule.iter().map(|(_, job)| job);
    let dropped: Vec<Job> = kinds.filter(|job| job.kind().waking == Waking::Dropped).collect();
    assert_eq!(dropped, [], "{what}");
    dominion::game::check(woken.world()).unwrap_or_else(|broken| panic!("{what}: {broken}"));
}

/// Kinds of jobs that there were, so that no seed is quiet for all.
fn kinds(engine: &Engine, seen: &mut BTreeSet<String>) {
    let word = |job: Job| format!("{job:?}").split('(').next().unwrap_or_default().to_string();
    seen.extend(engine.world().schedule.iter().map(|(_, job)| word(job)));
}

#[test]
fn issue14_a1_a_restart_keeps_everything_due_that_its_twin_has() {
    let mut seen = BTreeSet::new();
    for seed in 1..=SEEDS {
        let evening = evening(WORLD, seed);
        let saved = kept(&evening);
        let server = evening.server();
        server.check();
        kinds(&server.engine, &mut seen);
        compare(&server.engine, &restarted(&server.engine, saved), &format!("seed {seed}"));
    }
    for kind in ["Swing", "Regain", "Think", "March", "Respawn", "Decay", "Front", "Phase"] {
        assert!(seen.contains(kind), "no {kind} in {seen:?}");
    }
}

#[test]
fn issue14_a1_a_survived_panic_keeps_everything_due_that_its_twin_has() {
    let mut seen = BTreeSet::new();
    for seed in 1..=SEEDS {
        let evening = evening(&format!("{WORLD}{PLAYERS}"), seed);
        let saved = kept(&evening);
        let woken = survived(&evening, "Cato", saved);
        let server = evening.server();
        server.check();
        kinds(&server.engine, &mut seen);
        compare(&server.engine, &woken, &format!("seed {seed}"));
    }
    for kind in ["Swing", "Regain", "Think", "March", "Respawn", "Decay", "Weather", "Gossip"] {
        assert!(seen.contains(kind), "no {kind} in {seen:?}");
    }
}

/// The case that was found: a foe that ran with its last strength stood hurt for ever.
#[test]
fn issue14_a1_who_is_hurt_heals_after_a_restart_and_after_a_panic() {
    let text = "{rooms: {yard: {}}, npcs: {ox: {at: yard, health: 100}}, \
                players: {Aria: {level: 9, calling: warden}}}";
    let mut evening = Evening::of(text);
    evening.types("Aria", "kill ox");
    evening.pass(Millis::seconds(3));
    let saved = kept(&evening);
    let restarted = restarted(&evening.server().engine, saved.clone());
    let survived = survived(&evening, "Aria", saved);
    for mut engine in [restarted, survived] {
        let ox = |engine: &Engine| {
            let mut npcs = engine.world().creatures.iter().filter(|body| !body.is_player());
            npcs.next().map(|body| (body.health(), body.health_max()))
        };
        let (hurt, whole) = ox(&engine).expect("it lives");
        assert!(hurt < whole, "{hurt} of {whole}");
        let begins = engine.clock();
        for seconds in (0..1_200).step_by(2) {
            engine.turn(Vec::new(), begins + Millis::seconds(seconds), Occasion::Pulse);
        }
        assert_eq!(ox(&engine), Some((whole, whole)));
    }
}
