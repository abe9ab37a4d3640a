//! A panic in one command, or in one mind, takes nobody down and leaves nothing half done.

use std::sync::{Arc, Mutex};

use dominion::base::clock::Millis;
use dominion::base::limits::{PANIC_REST_MS, PANICS_MAX};
use dominion::game::frame::schedule::Job;
use dominion::game::ground::creature::{self, Posture};
use dominion::messages::input::Input;

use crate::harness::evening::Evening;
use crate::harness::server::Disk;

const WORLD: &str = r"
rooms: {hall: {exits: {east: yard}}, yard: {}}
npcs: {rat: {at: hall}}
items: {rope: {at: hall}, cap: {type: armor, slot: head, armor: 1}}
players: {Aria: {carrying: [cap], coins: 10, health: 9}, Bran: {}, Cato: {at: yard}}
";

fn evening() -> Evening {
    Evening::of(WORLD)
}

/// Everyone reads the apology, with a number that the log has too.
fn apology(evening: &mut Evening, name: &str) {
    let read = evening.read(name).join(" ");
    assert!(read.contains("Something went wrong that should not have (number "), "{name}: {read}");
    assert!(read.contains("did not happen"), "{name}: {read}");
}

#[test]
fn a_panic_in_a_verb_undoes_the_verb_and_play_goes_on() {
    let mut evening = evening();
    assert_eq!(evening.says("Aria", "get rope"), ["You get a rope."]);
    evening.server().engine.panic_at("drop");
    evening.read_all();
    evening.types("Aria", "drop rope");
    for name in ["Aria", "Bran", "Cato"] {
        apology(&mut evening, name);
    }
    evening.server().check();
    assert_eq!(
        evening.says("Aria", "inventory"),
        ["You carry:", "  a cap", "  a rope", "In your purse: 10 coins."]
    );
    assert_eq!(evening.says("Aria", "drop rope"), ["You drop a rope."], "a panic happens once");
    assert_eq!(evening.says("Bran", "say Did you see that?").len(), 1);
    assert_eq!(evening.read("Aria").len(), 1, "all of them hear one another again");
}

#[test]
fn no_coin_is_lost_or_made_by_a_panic() {
    for verb in ["give", "drop", "kill", "east", "say", "sleep", "quit", "wear"] {
        let mut evening = evening();
        evening.server().engine.panic_at(verb);
        for line in
            ["give 5 coins to bran", "drop 3 coins", "kill rat", "wear cap", "east", "say hm"]
        {
            evening.types("Aria", line);
        }
        evening.server().check();
        assert_eq!(coins(&evening), 10, "a panic at {verb}");
    }
}

/// All coins there are: in purses and lying about.
fn coins(evening: &Evening) -> u64 {
    let server = evening.server();
    let world = server.engine.world();
    let money = server.engine.content().money;
    let bodies = world.creatures.iter().map(|body| body.id());
    let purses: u64 = bodies.map(|who| creature::coins(world, who).0).sum();
    let piles = world.items.iter().filter(|item| item.template() == money);
    purses + piles.map(|pile| pile.quantity()).sum::<u64>()
}

#[test]
fn what_was_handed_to_the_disk_before_a_panic_is_there_after_it() {
    let mut evening = evening();
    evening.server_does(|server| server.set_disk(Disk::Stalls));
    evening.types("Aria", "get rope");
    evening.server().engine.panic_at("drop");
    evening.types("Aria", "drop rope");
    evening.server_does(|server| server.set_disk(Disk::Works));
    evening.read_all();
    assert_eq!(evening.says("Aria", "inventory")[1..3], ["  a cap", "  a rope"]);
}

#[test]
fn a_panic_in_a_mind_stops_no_one() {
    for doing in ["minds act", "minds think", "a job"] {
        let mut evening = evening();
        evening.types("Aria", "rest");
        evening.server().engine.panic_at(doing);
        evening.pass(Millis::seconds(30));
        apology(&mut evening, "Bran");
        evening.server().check();
        assert_eq!(evening.says("Bran", "say On we go.").len(), 1, "a panic at {doing}");
    }
}

#[test]
fn whoever_stands_at_the_door_stays_there() {
    let mut evening = evening();
    evening.connect("Dido");
    evening.types("Dido", "dido");
    evening.server().engine.panic_at("sit");
    evening.types("Aria", "sit");
    apology(&mut evening, "Dido");
    for answer in ["yes", "open sesame", "open sesame", "reaver", "yes"] {
        evening.types("Dido", answer);
    }
    assert!(evening.read("Dido").iter().any(|line| line == "The Hall"));
    let server = evening.server();
    let aria = server.engine.world().players.find("aria").expect("she is known");
    let posture = server.engine.world().creatures.get(aria).map(|body| body.posture());
    assert_eq!(posture, Some(Posture::Standing), "what she typed did not happen");
}

#[test]
fn what_is_painted_in_a_turn_that_panics_is_never_shown() {
    for doing in ["paint", "keep"] {
        let mut evening = evening();
        evening.server().engine.panic_at(doing);
        evening.types("Aria", "get rope");
        for name in ["Aria", "Bran", "Cato"] {
            apology(&mut evening, name);
        }
        evening.server().check();
        // Something else is kept, under the number that the lost batch would have had.
        assert_eq!(evening.says("Bran", "title the Witness").len(), 1, "{doing}");
        assert!(evening.says("Aria", "look").contains(&"A rope lies here.".into()), "{doing}");
        evening.pass(Millis::seconds(10));
        let later = evening.read("Aria").join(" ");
        assert!(!later.contains("You get a rope"), "{doing}: {later}");
    }
}

#[test]
fn a_text_that_waits_for_what_is_undone_is_undone_too() {
    let mut evening = evening();
    evening.server_does(|server| server.set_disk(Disk::Stalls));
    evening.types("Aria", "get rope");
    evening.server().engine.panic_at("paint");
    evening.types("Bran", "title the Witness");
    evening.server_does(|server| server.set_disk(Disk::Works));
    let read = evening.read("Aria");
    assert!(read.contains(&"You get a rope.".into()), "that was handed over before: {read:?}");
    let read = evening.read("Bran").join(" ");
    assert!(!read.contains("From now on"), "{read}");
}

#[test]
fn a_panic_at_the_door_loses_neither_session_nor_door() {
    let mut evening = evening();
    evening.hang_up("Cato");
    evening.connect("Cato");
    evening.types("Cato", "cato");
    for _ in 0..2 {
        evening.types("Cato", "not that one");
    }
    evening.connect("Dido");
    evening.types("Dido", "dido");
    evening.types("Dido", "yes");
    evening.read_all();
    evening.server().engine.panic_at("login");
    evening.types("Dido", "open sesame");
    apology(&mut evening, "Dido");
    apology(&mut evening, "Aria");
    // The session is where it was, and so is what the door remembers of wrong passwords.
    assert!(evening.says("Dido", "open sesame").contains(&"The same again: [typed unseen]".into()));
    let third = evening.says("Cato", "not that one").join(" ");
    assert!(third.contains("third wrong password"), "{third}");
    evening.connect("Cato");
    evening.types("Cato", "cato");
    assert_eq!(evening.says("Cato", "open sesame"), ["One moment, please."]);
    assert_eq!(evening.says("Bran", "say On we go.").len(), 1);
}

#[test]
fn passwords_that_are_looked_at_when_something_panics_are_answered() {
    let mut evening = evening();
    evening.hang_up("Cato");
    evening.connect("Cato");
    evening.types("Cato", "cato");
    let (cato, aria) = (evening.number("Cato"), evening.number("Aria"));
    evening.server().engine.panic_at("say");
    let line = |connection, line: &str| Input::Line { connection, line: line.into() };
    let inputs = vec![line(cato, "open sesame"), line(aria, "say Hm.")];
    evening.server_does(|server| server.turn(inputs));
    assert!(evening.read("Cato").contains(&"The Yard".into()), "one turn held both");
}

#[test]
fn what_came_in_behind_a_panic_is_heard() {
    let mut evening = evening();
    let aria = evening.number("Aria");
    evening.server().engine.panic_at("say");
    let mut writes = Vec::new();
    evening.server_does(|server| {
        let connection = server.new_connection();
        let address = std::net::Ipv4Addr::LOCALHOST.into();
        let say = Input::Line { connection: aria, line: "say Hm.".into() };
        writes = server.turn(vec![say, Input::Connected { connection, address }]);
        writes.retain(|write| write.connection == connection);
        Vec::new()
    });
    let [greeting] = &writes[..] else { panic!("one greeting: {writes:?}") };
    assert!(greeting.prompt.as_ref().is_some_and(|p| p.contains("By what name")), "{greeting:?}");
}

#[test]
fn a_panic_does_not_call_off_a_stop() {
    for doing in ["say", "stop"] {
        let mut evening = evening();
        evening.types("Aria", "get rope");
        let aria = evening.number("Aria");
        evening.server().engine.panic_at(doing);
        evening.server_does(|server| {
            let say = Input::Line { connection: aria, line: "say Hm.".into() };
            server.turn(vec![say, Input::StopAsked])
        });
        evening.pass(Millis::seconds(1));
        let read = evening.read("Aria").join(" ");
        assert!(read.contains("Something went wrong"), "{doing}: {read}");
        assert!(read.contains("Everything you have is kept. Goodbye."), "{doing}: {read}");
        let mut server = evening.server();
        assert!(server.stopped, "{doing}");
        server.restart();
        server.check();
        drop(server);
        evening.enter("Aria");
        assert!(evening.says("Aria", "inventory").contains(&"  a rope".into()), "{doing}");
    }
}

/// Whether somebody read an apology since they last read.
fn is_sorry(evening: &mut Evening, name: &str) -> bool {
    evening.read(name).join(" ").contains("Something went wrong")
}

#[test]
fn minds_that_panic_again_and_again_rest_for_a_while() {
    let mut evening = evening();
    let panics = |evening: &mut Evening| {
        evening.server().engine.panic_at("minds act");
        evening.types("Aria", "look");
        is_sorry(evening, "Aria")
    };
    for time in 0..PANICS_MAX {
        assert!(panics(&mut evening), "panic {time}");
    }
    assert!(!panics(&mut evening), "they rest");
    assert!(evening.says("Aria", "get rope").contains(&"You get a rope.".into()), "play goes on");
    evening.pass(Millis(PANIC_REST_MS));
    evening.types("Aria", "look");
    assert!(is_sorry(&mut evening, "Aria"), "they are tried again");
    assert!(!panics(&mut evening), "once");
}

#[test]
fn a_job_that_panics_again_and_again_is_put_off() {
    let mut evening = Evening::of("rooms: {hall: {}}\nplayers: {Aria: {}}");
    let is_due = |evening: &Evening| {
        let server = evening.server();
        server.engine.world().schedule.when(&Job::Phase).expect("the next part of the day")
    };
    for _ in 0..PANICS_MAX {
        evening.server().engine.panic_at("a job");
        let until = is_due(&evening);
        let now = evening.server().engine.world().clock;
        evening.pass(until - now + Millis::seconds(1));
        assert!(is_sorry(&mut evening, "Aria"));
    }
    evening.server().engine.panic_at("a job");
    evening.pass(Millis(PANIC_REST_MS / 2));
    assert!(!is_sorry(&mut evening, "Aria"));
    let left = is_due(&evening) - evening.server().engine.world().clock;
    assert!(left <= Millis(PANIC_REST_MS / 2), "it is due after its rest: {left:?}");
}

#[test]
fn the_log_has_the_number_of_the_apology() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone());
    tracing::subscriber::with_default(subscriber.finish(), || {
        let mut evening = evening();
        // Other tests panic meanwhile, where nobody listens; after one here, the log does.
        for verb in ["sit", "get"] {
            evening.read_all();
            evening.server().engine.panic_at(verb);
            evening.types("Aria", &format!("{verb} rope"));
            tracing::callsite::rebuild_interest_cache();
        }
        let read = evening.read("Aria").join(" ");
        let (_, rest) = read.split_once("(number ").expect("an apology");
        let (number, _) = rest.split_once(')').expect("a number");
        let lines = log.0.lock().expect("nobody panics with it").clone();
        let lines = String::from_utf8_lossy(&lines).into_owned();
        let line = lines
            .lines()
            .find(|line| line.contains("doing=\"get\""))
            .unwrap_or_else(|| panic!("no line in {lines:?}"));
        assert!(line.contains(&format!("id=\"{number}\"")), "{line}");
        assert!(line.contains("a turn panicked"), "{line}");
    });
}

/// What was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("nobody panics with it").extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
