//! Going home: those who neither have a round nor wander, and were drawn away by a call for help,
//! by fear or by an order.

use dominion::base::clock::Millis;

use crate::harness::evening::{Evening, Lines};

/// A hall, a yard east of it behind a door, and a road beyond.
fn evening(npcs: &str) -> Evening {
    Evening::of(&format!(
        "{{rooms: {{hall: {{exits: {{east: yard}}, doors: {{east: open}}}}, \
           yard: {{exits: {{west: hall, east: road}}, doors: {{west: open}}}}, \
           road: {{exits: {{west: yard}}}}}}, \
          npcs: {{{npcs}}}, players: {{Aria: {{role: admin, at: yard, level: 20, health: 500}}}}}}"
    ))
}

fn passes(evening: &mut Evening, seconds: u64) -> Lines {
    evening.pass(Millis::seconds(seconds));
    evening.read("Aria")
}

fn has(lines: &Lines, wanted: &str) -> bool {
    lines.iter().any(|line| line == wanted)
}

/// The room of the only NPC of a name.
fn room_of(evening: &Evening, name: &str) -> String {
    let server = evening.server();
    let (content, world) = (server.engine.content(), server.engine.world());
    let body = world.creatures.iter().find(|body| body.name() == name).expect("is alive");
    let room = world.places.room_of(body.id()).expect("is somewhere");
    content.names.rooms.name(room).to_string()
}

fn health_of(evening: &Evening, name: &str) -> u32 {
    let server = evening.server();
    let mut all = server.engine.world().creatures.iter();
    all.find(|body| body.name() == name).map_or(0, |body| body.health())
}

#[test]
fn whoever_walked_off_goes_home_and_shuts_the_door_behind_them() {
    let mut evening = evening("sexton: {at: hall}");
    evening.says("Aria", "@force sexton east");
    evening.says("Aria", "close west");
    assert_eq!(passes(&mut evening, 4), Lines::new());
    let wanted = ["The sexton opens the door.", "The sexton leaves west.", "The door closes."];
    assert_eq!(passes(&mut evening, 2), wanted);
    assert_eq!(room_of(&evening, "a sexton"), "hall");
    evening.server().check();
}

#[test]
fn whoever_was_put_somewhere_stays_until_the_next_start() {
    let mut evening = evening("sexton: {at: hall}");
    evening.says("Aria", "@transfer sexton");
    passes(&mut evening, 60);
    assert_eq!(room_of(&evening, "a sexton"), "yard");
    evening.restart();
    assert_eq!(room_of(&evening, "a sexton"), "yard");
    evening.pass(Millis::seconds(61));
    assert_eq!(room_of(&evening, "a sexton"), "hall");
}

#[test]
fn wanderers_are_at_home_wherever_they_are() {
    let mut evening = evening("cat: {at: hall, behavior: [wanders_sometimes]}");
    evening.says("Aria", "@force cat east");
    assert_eq!(evening.server().engine.world().patrols.walks().count(), 0);
}

#[test]
fn even_one_who_is_always_afraid_goes_home_when_it_is_whole() {
    let mut evening =
        evening("rat: {at: hall, health: 20, behavior: [cowardly], flee_percent: 100}");
    evening.says("Aria", "@force rat east");
    passes(&mut evening, 10);
    assert_eq!(room_of(&evening, "a rat"), "hall");
}

#[test]
fn a_coward_comes_to_itself_before_it_goes_home() {
    let rat = "rat: {at: hall, health: 200, armor: 1, behavior: [cowardly], flee_percent: 50}";
    let mut evening = evening(rat);
    evening.says("Aria", "west");
    evening.says("Aria", "kill rat");
    let fled = (0..60).any(|_| has(&passes(&mut evening, 1), "The rat flees east."));
    assert!(fled, "it never fled");
    evening.says("Aria", "@goto road");
    assert!(health_of(&evening, "a rat") <= 100);
    let mut waited = 0;
    while room_of(&evening, "a rat") != "hall" {
        evening.pass(Millis::seconds(1));
        evening.server().check();
        waited += 1;
        assert!(waited < 3600, "it never came home");
    }
    assert!(waited > 60, "it was there after {waited} s");
    assert!(health_of(&evening, "a rat") > 100);
}
