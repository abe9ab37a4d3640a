//! `@clock advance`: the world lives through the time that its clock is put ahead (issue 14, 19).

use dominion::base::clock::Millis;
use dominion::base::id::{CreatureId, RoomId};
use dominion::base::limits::ADVANCE_PULSES_MAX;
use dominion::game::frame::schedule::Job;

use crate::harness::evening::{Evening, Lines};
use crate::harness::server::{Disk, PULSE};
use crate::harness::world;
use crate::waking::WORLD;

/// The world of `waking`, with a wizard who sits where nobody comes.
fn evening(seed: u64) -> Evening {
    let text = WORLD.replace("  den: {}", "  den: {}\n  cell: {}");
    let text =
        format!("{text}\nplayers: {{Wanda: {{role: wizard, at: cell}}, Bran: {{at: cell}}}}");
    let mut tiny = world::read(&text).expect("a tiny world");
    tiny.seed = seed;
    Evening::in_world(&tiny)
}

type Standing = (CreatureId, Option<RoomId>, u32);

/// Who stands where and how hurt, what is due when, and how the war stands.
#[derive(PartialEq, Debug)]
struct State {
    all: Vec<Standing>,
    due: Vec<(Millis, Job)>,
    kills: Vec<u64>,
}

fn clock(evening: &Evening) -> Millis {
    evening.server().engine.world().clock
}

fn state(evening: &Evening) -> State {
    let server = evening.server();
    let world = server.engine.world();
    let standing = |body: &dominion::game::ground::creature::Creature| {
        (body.id(), world.places.room_of(body.id()), body.health())
    };
    let all = world.creatures.iter().map(standing).collect();
    let kills = world.front.tallies().map(|(_, tally)| tally.kills).collect();
    State { all, due: world.schedule.iter().collect(), kills }
}

#[test]
fn issue14_19_time_put_ahead_is_lived_through_as_if_it_had_passed() {
    for seed in 1..=5 {
        let (mut ahead, mut passing) = (evening(seed), evening(seed));
        let begins = clock(&ahead);
        ahead.types("Wanda", "@clock advance 20 minutes");
        while clock(&ahead) < begins + Millis::seconds(20 * 60) {
            ahead.pass(PULSE);
        }
        passing.types("Wanda", "@clock show");
        passing.pass(Millis::seconds(20 * 60));
        let (ahead, passing) = (state(&ahead), state(&passing));
        assert!(passing.kills.iter().sum::<u64>() > 10, "seed {seed} was quiet: {passing:?}");
        assert_eq!(ahead, passing, "seed {seed}");
    }
}

#[test]
fn issue14_19_what_waits_for_the_machine_waits_no_less() {
    let mut evening = Evening::of(
        "{rooms: {hall: {}}, items: {rope: {at: hall}}, \
          players: {Wanda: {role: wizard}, Bran: {}}}",
    );
    evening.connect("Dido");
    evening.types("Dido", "dido");
    evening.server_does(|server| server.set_disk(Disk::Stalls));
    evening.types("Bran", "get rope");
    evening.types("Wanda", "@clock advance 1h");
    evening.pass(PULSE);
    let read = |evening: &mut Evening, name: &str| evening.read(name).join(" ");
    assert_eq!(read(&mut evening, "Bran"), "", "nothing is kept, and it is not late");
    assert!(!read(&mut evening, "Dido").contains("for a long time"), "she only just came");
    evening.server_does(|server| server.set_disk(Disk::Works));
    let kept = read(&mut evening, "Bran");
    assert!(kept.starts_with("You get a rope.") && !kept.contains("disk"), "{kept}");
    evening.server_does(|server| server.set_disk(Disk::Stalls));
    evening.types("Bran", "drop rope");
    evening.pass(Millis::seconds(4));
    assert!(read(&mut evening, "Bran").contains("The disk does not answer."), "now it is late");
}

#[test]
fn issue14_19_a_long_time_is_lived_through_in_many_turns() {
    let mut evening = evening(1);
    let begins = evening.server().engine.world().clock;
    let has = |read: &Lines, text: &str| read.iter().any(|line| line.contains(text));
    let read = evening.says("Wanda", "@clock advance 6h");
    assert!(has(&read, "jumps ahead by 6 h"), "{read:?}");
    let lived = evening.server().engine.world().clock.since(begins);
    assert!(lived >= Millis(ADVANCE_PULSES_MAX * PULSE.0), "{lived:?}");
    assert!(lived < Millis::seconds(6 * 3600), "all of it in one turn: {lived:?}");
    let heard = evening.says("Bran", "say Is it evening already?");
    assert!(has(&heard, "You ask"), "others are answered meanwhile: {heard:?}");
    evening.read("Wanda");
    let mut turns = 0;
    while !has(&evening.read("Wanda"), "That time is lived through") {
        evening.pass(PULSE);
        turns += 1;
        assert!(turns < 2_000, "it never ends");
    }
    assert!(evening.server().engine.world().clock.since(begins) >= Millis::seconds(6 * 3600));
    evening.server().check();
}
