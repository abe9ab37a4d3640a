//! Evenings on which three people type whatever comes to their minds, staff's words too.
//!
//! Nothing of it may panic or break what must always be true of the world, and what was kept
//! must come back from the disk as it was. A failure names its seed; `SEEDS=1000` plays more.

use dominion::base::clock::Millis;
use dominion::base::dice::{Dice, Stream};
use dominion::game::frame::keep::Saved;
use dominion::game::frame::verb;

use crate::harness::evening::Evening;
use crate::harness::server::Disk;
use crate::harness::world;

const WORLD: &str = r#"
factions:
  gulls: {enemies: [crabs], rewards: {Neutral: {vendor_access: true}}}
  crabs: {max_members: 1}
rooms:
  quay: {exits: {north: street, east: pier, hatch: hold}, doors: {north: closed}}
  street: {exits: {north: wood}, doors: {north: {is_open: false, is_locked: true, key: key}}}
  wood: {exits: {east: den}}
  den: {dark: true}
  hold: {dark: true, exits: {ladder: quay}}
  pier: {flags: [shrine, safe]}
npcs:
  rat: {at: quay, count: 3, faction: crabs, health: 8, damage: [1, 3], behavior: [wanders_often, cowardly], respawn: 20, coins: [1, 5], loot: [{template_id: tail, chance: 0.5}]}
  wolf: {at: wood, count: 2, faction: gulls, health: 15, damage: [3, 9], behavior: [aggressive, social], respawn: 30, experience: 600}
  guard: {at: street, health: 60, damage: [3, 8], behavior: [guard]}
  host: {at: pier, type: merchant, faction: gulls, shop: {sells: [bread, sword, sack], buys: [junk, weapon, light], buy_factor: 0.5, sell_factor: 1.0}}
items:
  tail: {value: 4, stack: 20}
  key: {type: key}
  bread: {type: food, heal: 5, value: 2, stack: 10}
  ale: {type: drink, heal: 2}
  sword: {type: weapon, slot: wield, damage: [2, 6], damage_type: slash, value: 10}
  torch: {at: quay, quantity: 3, type: light, slot: light, stack: 10}
  chest: {at: quay, type: container, holds: 4}
  sack: {at: quay, type: container, holds: 3, value: 3}
  cap: {inside: chest, type: armor, slot: head, armor: 1}
players:
  Aria: {calling: warden, level: 4, wearing: [sword], carrying: [key, bread x 3], coins: 300}
  Bran: {calling: reaver, level: 3, carrying: [sword, ale, sack], coins: 30, health: 9}
  Cato: {calling: chanter, level: 3, coins: 30, role: owner}
"#;

const PEOPLE: [&str; 3] = ["Aria", "Bran", "Cato"];

const NOUNS: &[&str] = &[
    "",
    "rat",
    "2.rat",
    "wolf",
    "guard",
    "host",
    "aria",
    "bran",
    "cato",
    "me",
    "it",
    "him",
    "all",
    "all.bread",
    "bread",
    "2 bread",
    "sword",
    "torch",
    "3 torches",
    "chest",
    "sack",
    "cap",
    "key",
    "corpse",
    "2.corpse",
    "coins",
    "5 coins",
    "0 coins",
    "99999999999 coins",
    "north",
    "east",
    "hatch",
    "door",
    "unicorn",
    "\"",
    "{actor}",
    "on",
    "off",
    "here",
    "quay",
    "wood",
    "den",
    "1",
    "-1",
    "7",
    "none",
    "help",
    "日本",
    "all from corpse",
    "sword from sack",
    "bread in sack",
    "sack in sack",
    "all in chest",
    "sword to bran",
    "5 coins to aria",
    "2 bread to cato",
    "item sword 3",
    "npc rat 2",
    "level bran 5",
    "coins aria 50",
    "quay look",
    "bran say hm",
    "bran drop all",
    "advance 30s",
    "seed 3",
    "show",
    "join gulls",
    "join crabs",
    "leave",
    "standing",
    "info gulls",
    "hostile gulls crabs",
    "peace crabs gulls oneway",
];

/// Words besides those of the verb table.
const WORDS: &[&str] = &[
    "bash",
    "rend",
    "lunge",
    "mend",
    "hearten",
    "dirge",
    "interpose",
    "challenge",
    "frenzy",
    "ladder",
    "xyzzy",
    "'",
    ":",
];

/// Verbs after which an evening would be over for somebody, or too long.
const NOT_TYPED: &[&str] = &["quit", "@shutdown", "@kick", "@ban", "@promote", "password"];

#[test]
fn whatever_is_typed_the_world_holds_together() {
    let seeds = std::env::var("SEEDS").ok().and_then(|n| n.parse().ok()).unwrap_or(24);
    for seed in 1..=seeds {
        play(seed);
    }
}

/// One evening of random lines.
fn play(seed: u64) {
    let mut tiny = world::read(WORLD).expect("a world");
    tiny.seed = seed;
    let mut evening = Evening::in_world(&tiny);
    let mut dice = Dice::new(seed);
    let words: Vec<&str> = verb::all()
        .map(|spec| spec.name)
        .filter(|name| !NOT_TYPED.contains(name))
        .chain(WORDS.iter().copied())
        .collect();
    let mut typed: Vec<String> = Vec::new();
    for _ in 0..150 {
        let who = *dice.pick(Stream::Mind, &PEOPLE).expect("people");
        let word = dice.pick(Stream::Mind, &words).expect("words");
        let noun = dice.pick(Stream::Mind, NOUNS).expect("nouns");
        let line = format!("{word} {noun}");
        typed.push(format!("{who}> {line}"));
        evening.types(who, line.trim());
        match dice.roll(Stream::Mind, 12) {
            1 => evening.pass(Millis(u64::from(dice.range(Stream::Mind, 100, 9_000)))),
            2 => {
                evening.hang_up(who);
                evening.enter(who);
            }
            3 if seed.is_multiple_of(3) => {
                evening.server_does(|server| server.set_disk(Disk::Stalls))
            }
            4 => evening.server_does(|server| server.set_disk(Disk::Works)),
            _ => {}
        }
        look_over(&mut evening, seed, &typed);
    }
    comes_back(&mut evening, seed, &typed);
}

/// Nobody read an apology, and what must always be true is true.
fn look_over(evening: &mut Evening, seed: u64, typed: &[String]) {
    let last = || format!("seed {seed}, after {:#?}", &typed[typed.len().saturating_sub(5)..]);
    for name in PEOPLE {
        let read = evening.read(name);
        let sorry = read.iter().any(|line| line.contains("Something went wrong"));
        assert!(!sorry, "a panic: {}", last());
    }
    if let Err(broken) = dominion::game::check(evening.server().engine.world()) {
        panic!("{broken}: {}", last());
    }
}

/// What is on the disk when all is written is what the world is made of after a start.
fn comes_back(evening: &mut Evening, seed: u64, typed: &[String]) {
    evening.server_does(|server| server.set_disk(Disk::Works));
    evening.pass(Millis::seconds(6));
    let before = evening.server().saved.clone();
    evening.restart();
    for name in PEOPLE {
        evening.enter(name);
    }
    assert_eq!(evening.server().warnings, Vec::<String>::new(), "seed {seed}: {typed:#?}");
    evening.server_does(|server| server.pass(Millis(100)));
    evening.server().check();
    let after = evening.server().saved.clone();
    let things = |saved: &Saved| saved.items.iter().map(|row| row.id).collect::<Vec<_>>();
    let lost: Vec<u64> =
        things(&before).into_iter().filter(|id| !things(&after).contains(id)).collect();
    // A corpse may fall to dust just then; nothing else may be gone.
    let lost = lost
        .iter()
        .filter(|id| before.items.iter().any(|row| row.id == **id && row.template != "corpse"));
    assert_eq!(lost.count(), 0, "seed {seed}: things are lost over a restart");
    let coins = |saved: &Saved| saved.characters.iter().map(|row| row.coins).sum::<u64>();
    assert_eq!(coins(&before), coins(&after), "seed {seed}: coins");
}
