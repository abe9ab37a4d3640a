//! Wizards who are unseen (issue 14, 20): whatever they type, nobody below their rank reads who it
//! was; and whoever is left alone is attacked by nobody.

use dominion::base::clock::Millis;
use dominion::game::frame::verb;
use dominion::game::people::combat::is_fighting;

use crate::harness::evening::Evening;

const WORLD: &str = r"
rooms:
  hall: {exits: {east: yard}, doors: {east: open}}
  yard: {exits: {north: attic}}
  attic: {}
npcs:
  rat: {at: hall, health: 900, damage: [1, 1]}
  wolf: {at: yard, health: 90, damage: [1, 2], behavior: [attacks_on_sight, social]}
  bear: {at: attic, health: 90, damage: [1, 2], behavior: [territorial]}
items: {rope: {at: hall}, sack: {at: hall, type: container, holds: 5}, apple: {at: hall, type: food, heal: 1}}
players:
  Zelda: {role: owner, level: 9, calling: warden, carrying: [rope], coins: 50}
  Bran: {}
";

/// Verbs that say by themselves who types them: they speak for the server, or leave it.
const OPEN: &[&str] = &["@shutdown", "quit", "@promote", "@claim", "@invis"];

#[test]
fn issue14_20_nothing_that_the_unseen_type_tells_others_who_it_was() {
    let examples: Vec<(&str, &str)> = verb::all().map(|spec| (spec.name, spec.example)).collect();
    for (name, example) in examples {
        if OPEN.contains(&name) {
            continue;
        }
        let mut evening = Evening::of(WORLD);
        evening.types("Zelda", "@invis on");
        evening.read_all();
        evening.types("Zelda", example);
        evening.types("Zelda", "say So.");
        evening.pass(Millis::seconds(4));
        let read = evening.read("Bran").join("\n");
        assert!(!read.contains("Zelda"), "`{example}` tells Bran:\n{read}");
    }
}

#[test]
fn issue14_20_the_unseen_are_in_no_page_that_others_ask_for() {
    let mut evening = Evening::of(WORLD);
    evening.types("Zelda", "@invis on");
    evening.read_all();
    for line in ["look", "who", "who here", "scan", "look zelda", "give rope to zelda"] {
        let read = evening.says("Bran", line).join("\n");
        let answer = read.replace("zelda", "");
        assert!(!answer.contains("Zelda"), "`{line}`:\n{read}");
    }
    // That there is a character of a name is no secret: words for it wait, as for anybody away.
    let read = evening.says("Bran", "tell zelda hm");
    assert_eq!(read, ["Zelda is away. This waits for them: \"hm\""]);
    evening.hang_up("Zelda");
    evening.pass(Millis::seconds(2));
    evening.enter("Zelda");
    let read = evening.read("Bran").join("\n");
    assert!(!read.contains("Zelda"), "coming and going:\n{read}");
    evening.restart();
    evening.enter("Bran");
    evening.enter("Zelda");
    let read = evening.says("Bran", "who").join("\n");
    assert!(!read.contains("Zelda"), "it is forgotten by a restart:\n{read}");
}

#[test]
fn issue14_20_minds_leave_alone_who_chose_it() {
    for choice in ["@invis on", "@nohassle on"] {
        let mut evening = Evening::of(WORLD);
        evening.types("Zelda", choice);
        for way in ["east", "north"] {
            evening.types("Zelda", way);
            for _ in 0..20 {
                evening.pass(Millis::seconds(1));
                let server = evening.server();
                let world = server.engine.world();
                let zelda = world.players.find("zelda").expect("she plays");
                assert!(!is_fighting(world, zelda), "{choice}, {way}");
            }
        }
    }
    let mut evening = Evening::of(WORLD);
    evening.types("Zelda", "east");
    let server = evening.server();
    let world = server.engine.world();
    let zelda = world.players.find("zelda").expect("she plays");
    assert!(is_fighting(world, zelda), "the wolf attacks who did not choose it");
}
