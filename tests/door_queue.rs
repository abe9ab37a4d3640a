//! Many at the door at one moment, and what others feel of it.

use dominion::base::clock::Millis;
use dominion::base::limits::LOGIN_MS_MAX;

use crate::harness::evening::Evening;
use crate::harness::world::PASSWORD;

/// As many as come when a server is back after a crash.
const MANY: usize = 200;

/// Everyone who was here before, and comes again; one stays and plays.
fn evening() -> Evening {
    let players: Vec<String> = (0..MANY).map(|number| format!("{}: {{}}", name(number))).collect();
    let world =
        format!("{{rooms: {{hall: {{}}}}, players: {{Stays: {{}}, {}}}}}", players.join(", "));
    let mut evening = Evening::of(&world);
    (0..MANY).for_each(|number| evening.hang_up(&name(number)));
    evening.read_all();
    evening
}

fn name(number: usize) -> String {
    let letter = |place: usize| char::from(b'a' + (number / 26usize.pow(place as u32) % 26) as u8);
    format!("Comer{}{}", letter(1), letter(0))
}

/// Everyone types their password before the first of them is looked at.
fn all_come(evening: &mut Evening) {
    evening.server().hashing = Some(Vec::new());
    for number in 0..MANY {
        let name = name(number);
        evening.connect(&name);
        evening.types(&name, &name);
        evening.read(&name);
        evening.types(&name, PASSWORD);
    }
}

#[test]
fn issue14_34_two_hundred_come_at_one_moment_and_all_come_in() {
    let mut evening = evening();
    all_come(&mut evening);
    let handed = evening.server().hashing.as_ref().map_or(0, Vec::len);
    assert!((1..10).contains(&handed), "{handed} at once keep the workers busy");
    assert_eq!(evening.read(&name(0)), Vec::<String>::new());
    let last = evening.read(&name(MANY - 1));
    assert_eq!(last, [format!("One moment, please: {} are before you.", MANY - 1)]);
    // Somebody who plays is answered as ever.
    assert!(evening.says("Stays", "say Many come tonight.").len() == 1);
    // It takes a while, and whoever waits is told how it goes.
    for _ in 0..MANY / 2 {
        evening.server_does(|server| server.hash_one());
    }
    evening.pass(Millis::seconds(3));
    let last = evening.read(&name(MANY - 1));
    let before = MANY - 1 - MANY / 2;
    assert_eq!(last, [format!("One moment, please: {before} are before you.")]);
    // However long it takes, nobody is sent away for being slow.
    evening.pass(Millis(LOGIN_MS_MAX));
    for _ in 0..MANY / 2 {
        evening.server_does(|server| server.hash_one());
    }
    for number in 0..MANY {
        let read = evening.read(&name(number));
        assert!(read.contains(&"The Hall".to_string()), "{}: {read:?}", name(number));
    }
    assert_eq!(evening.server().engine.world().players.count_here(), MANY + 1);
}

#[test]
fn issue14_34_whoever_goes_is_waited_for_by_nobody() {
    let mut evening = evening();
    all_come(&mut evening);
    (10..MANY - 1).for_each(|number| evening.hang_up(&name(number)));
    for _ in 0..11 {
        evening.server_does(|server| server.hash_one());
    }
    let read = evening.read(&name(MANY - 1));
    assert!(read.contains(&"The Hall".to_string()), "{read:?}");
}
