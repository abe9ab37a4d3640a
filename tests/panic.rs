//! A panic in one command, or in one mind, takes nobody down and leaves nothing half done.

use dominion::base::clock::Millis;
use dominion::game::creature::Posture;

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
    let purses: u64 = world.creatures.iter().map(|body| body.coins().0).sum();
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
    for answer in ["yes", "open sesame", "open sesame", "reaver"] {
        evening.types("Dido", answer);
    }
    assert!(evening.read("Dido").iter().any(|line| line == "The Hall"));
    let server = evening.server();
    let aria = server.engine.world().players.find("aria").expect("she is known");
    let posture = server.engine.world().creatures.get(aria).map(|body| body.posture());
    assert_eq!(posture, Some(Posture::Standing), "what she typed did not happen");
}
