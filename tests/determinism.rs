//! Same seed, same content, same inputs: same world.

use dominion::base::clock::Millis;

use crate::harness::evening::Evening;
use crate::harness::world;

pub const WORLD: &str = r#"
rooms:
  quay: {exits: {north: street, east: pier}, area_id: town}
  street: {exits: {north: gate, east: inn}, area_id: town}
  gate: {exits: {north: wood}, doors: {north: closed}}
  wood: {exits: {north: glade, east: den}}
  glade: {}
  den: {dark: true}
  inn: {flags: [safe, indoors, shrine]}
  pier: {area_id: town}
npcs:
  rat: {at: quay, count: 3, health: 8, damage: [1, 3], behavior: [wanders_often, cowardly], respawn: 40, coins: [1, 5], loot: [{template_id: tail, chance: 0.5}]}
  wolf: {at: wood, count: 2, health: 15, damage: [1, 5], behavior: [aggressive, social, wanders_sometimes], respawn: 60, experience: 60}
  gull: {at: pier, health: 4, behavior: [wanders_often], says: ["The gull complains.", "The gull stares."], respawn: 20}
  guard: {at: gate, health: 60, damage: [3, 8], behavior: [guard]}
  host: {at: inn, type: merchant, shop: {sells: [bread], buys: [junk], buy_factor: 0.5, sell_factor: 1.0}}
items:
  tail: {value: 4, stack: 20}
  bread: {type: food, heal: 5, value: 2, stack: 10}
  sword: {type: weapon, slot: wield, damage: [2, 6], damage_type: slash}
players:
  Aria: {calling: warden, level: 4, wearing: [sword], coins: 30}
  Bran: {calling: reaver, level: 3, wearing: [sword], coins: 30}
  Cato: {calling: chanter, level: 3, coins: 30}
"#;

pub const AREA: &str =
    "{id: town, name: The Town, description: Roofs., weather: [Rain., Wind., Fog.]}";

/// What three people do, over and over.
pub const LINES: &[(&str, &str)] = &[
    ("Aria", "kill rat"),
    ("Bran", "assist aria"),
    ("Cato", "mend aria"),
    ("Cato", "look"),
    ("Aria", "bash"),
    ("Bran", "rend rat"),
    ("Aria", "get all from corpse"),
    ("Aria", "north"),
    ("Bran", "north"),
    ("Cato", "east"),
    ("Aria", "say Is everyone here?"),
    ("Bran", "east"),
    ("Bran", "buy 2 bread"),
    ("Bran", "sell all.tail"),
    ("Bran", "west"),
    ("Aria", "north"),
    ("Aria", "open north"),
    ("Aria", "north"),
    ("Bran", "north"),
    ("Bran", "north"),
    ("Aria", "kill wolf"),
    ("Bran", "lunge wolf"),
    ("Bran", "eat bread"),
    ("Aria", "flee"),
    ("Cato", "kill gull"),
    ("Cato", "west"),
    ("Aria", "rest"),
    ("Bran", "flee"),
    ("Aria", "stand"),
    ("Aria", "south"),
    ("Bran", "south"),
    ("Bran", "drop 3 coins"),
    ("Cato", "get coins"),
    ("Cato", "hearten bran"),
    ("Aria", "south"),
];

/// Plays an evening of several hundred lines; comes back with the hash at each step, and all that
/// was read.
fn evening(seed: u64) -> (Vec<u64>, Vec<String>) {
    let mut tiny = world::read(WORLD).expect("a world");
    tiny.seed = seed;
    tiny.files.files.insert("areas/town.yaml".into(), AREA.into());
    let mut evening = Evening::in_world(&tiny);
    let (mut hashes, mut read) = (Vec::new(), Vec::new());
    for (nth, (who, line)) in LINES.iter().cycle().take(12 * LINES.len()).enumerate() {
        evening.types(who, line);
        if nth % 3 == 0 {
            evening.pass(Millis(700));
        }
        if nth % LINES.len() == 0 {
            evening.pass(Millis::seconds(45));
        }
        hashes.push(evening.server().engine.state_hash());
        for name in ["Aria", "Bran", "Cato"] {
            read.extend(evening.read(name).iter().map(|line| format!("{name}: {line}")));
        }
    }
    evening.server().check();
    (hashes, read)
}

#[test]
fn the_same_seed_is_the_same_evening() {
    let (first, read) = evening(11);
    let (second, read_again) = evening(11);
    for (nth, (one, other)) in read.iter().zip(&read_again).enumerate() {
        assert_eq!(one, other, "line {nth} of what was read");
    }
    assert_eq!(first, second);
    let happened = |what: &str| read.iter().any(|line| line.contains(what));
    for what in ["hits", "falls dead", "arrives", "You gain", "flee"] {
        assert!(happened(what), "an evening on which nobody reads {what:?} proves little");
    }
}

#[test]
fn another_seed_is_another_evening() {
    let (first, read) = evening(11);
    let (second, read_again) = evening(12);
    assert_ne!(first.last(), second.last());
    assert_ne!(read, read_again);
}

#[test]
fn a_restart_goes_on_where_the_dice_stood() {
    let saved_again = |seed: u64| {
        let mut tiny = world::read(WORLD).expect("a world");
        tiny.seed = seed;
        let area = ("areas/town.yaml".to_string(), AREA.to_string());
        tiny.files.files.extend([area]);
        let mut evening = Evening::in_world(&tiny);
        evening.types("Aria", "kill rat");
        evening.pass(Millis::seconds(30));
        evening.restart();
        evening.enter("Aria");
        evening.pass(Millis::seconds(30));
        evening.server().check();
        evening.server().engine.state_hash()
    };
    assert_eq!(saved_again(5), saved_again(5));
}
