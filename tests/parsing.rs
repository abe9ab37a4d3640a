//! What may be said in many ways means the same: each verb that takes things, with articles, ordinals,
//! pronouns, plurals and lists, leaves the world as the plain line does.

use crate::harness::evening::Evening;

const WORLD: &str = "
rooms: {hall: {}}
npcs:
  bess: {at: hall, name: Bess, pronouns: she, type: merchant, shop: {sells: [ale, loaf], buys: [weapon, junk, food], buy_factor: 0.5, sell_factor: 1.0}}
items:
  axe: {type: weapon, slot: wield, damage: [3, 6], value: 20, name: an iron axe}
  hat: {type: armor, slot: head, armor: 1, value: 3, name: a felt hat}
  ale: {type: drink, heal: 1, value: 2, stack: 10, name: a mug of ale}
  loaf: {type: food, heal: 6, value: 3, stack: 10, name: an onion loaf}
  biscuit: {type: food, heal: 3, stack: 10, value: 2, name: \"a ship's biscuit\"}
  torch: {type: light, slot: light, value: 2, name: a pine torch}
  satchel: {type: container, holds: 10, name: an oilcloth satchel}
  rope: {at: hall, name: a tarred rope}
  nail: {at: hall, quantity: 3, stack: 10, name: a bent nail}
players:
  Aria: {coins: 100, carrying: [axe, hat, ale, biscuit, biscuit, biscuit, torch, satchel]}
  Bran: {}
";

/// Lines that mean the same, the plain one first; what is typed before stands before a bar.
const SAME: &[&[&str]] = &[
    &[
        "get rope",
        "get the rope",
        "take a tarred rope",
        "get rope tarred",
        "get 1.rope",
        "get first rope",
        "get rope 1",
        "get 1 rope",
        "get one rope",
        "get ro",
        "pick up the rope",
        "pick rope up",
        "get “tarred rope”",
        "get 'rope'",
        "GET ROPE!",
        "get every rope",
        "get all.rope",
        "get ropes",
        "get all ropes",
        "please get rope",
        "get rope please",
        "get rope here",
        "get rope from the floor",
        "get all except nails",
    ],
    &[
        "get nails",
        "get all nails",
        "get all.nail",
        "get 3 nails",
        "get three nails",
        "get every nail",
        "get the bent nails",
        "get all the nails",
        "get everything but the rope",
        "get 3 of the nails",
    ],
    &[
        "get nail",
        "get a nail",
        "get 2.nail",
        "get second nail",
        "get the 3rd nail",
        "get nail 2",
        "get 1 nail",
        "get bent nail",
    ],
    &[
        "get rope and nails",
        "get rope, nails",
        "get the rope and all nails",
        "get rope, 3 nails",
        "get rope nails",
    ],
    &[
        "drop axe",
        "drop the axe",
        "drop my axe",
        "drop an iron axe",
        "drop axe iron",
        "drop 1.axe",
        "drop axes",
        "drop all.axe",
        "drop first axe",
        "put down axe",
        "put axe down",
        "drop axe on the floor",
    ],
    &[
        "drop biscuit",
        "drop 2.biscuit",
        "drop a biscuit",
        "drop the ship's biscuit",
        "drop ship’s biscuit",
        "drop 1 biscuit",
        "drop third biscuit",
        "drop biscuit 2",
    ],
    &[
        "drop biscuits",
        "drop all biscuits",
        "drop all.biscuit",
        "drop three biscuits",
        "drop 3 biscuit",
        "drop every biscuit",
        "drop all my biscuits",
    ],
    &[
        "drop axe and hat",
        "drop axe, hat",
        "drop the axe and my hat",
        "drop axe hat",
        "drop iron axe felt hat",
        "drop axe, and hat",
    ],
    &["look axe | drop axe", "look axe | drop it", "look axe | drop them"],
    &[
        "wear hat",
        "wear the hat",
        "wear my felt hat",
        "put on hat",
        "put hat on",
        "wear all.hat",
        "wear 1.hat",
        "wear hats",
    ],
    &["wield axe", "wield the axe", "wield my axe", "wield 1.axe", "wield iron"],
    &[
        "hold torch",
        "grab the torch",
        "light torch",
        "turn on the torch",
        "use torch",
        "turn torch on",
    ],
    &[
        "wear hat | remove hat",
        "wear hat | take off hat",
        "wear hat | take the hat off",
        "wear hat | remove it",
        "wear hat | remove my hat",
        "wear hat | remove all.hat",
    ],
    &["wield axe | remove axe", "wield axe | unwield axe", "wield axe | unwield my axe"],
    &[
        "eat biscuit",
        "eat the biscuit",
        "eat a ship's biscuit",
        "eat 2.biscuit",
        "eat 1 biscuit",
        "eat my biscuit",
    ],
    &[
        "drink ale",
        "drink the ale",
        "quaff mug",
        "drink from mug",
        "drink my mug of ale",
        "use ale",
    ],
    &[
        "put axe in satchel",
        "put axe satchel",
        "put the axe into my satchel",
        "put axe inside oilcloth satchel",
        "put iron axe oilcloth satchel",
        "drop axe in satchel",
    ],
    &["put axe and hat in satchel", "put axe, hat in the satchel", "put axe hat in satchel"],
    &[
        "put axe in satchel | get axe from satchel",
        "put axe in satchel | get axe satchel",
        "put axe in satchel | get the axe in the satchel",
        "put axe in satchel | take iron axe out of my satchel",
        "put axe in satchel | get axes from 1.satchel",
    ],
    &[
        "give axe to bran",
        "give axe bran",
        "give bran axe",
        "give bran the axe",
        "give the iron axe to bran",
        "hand axe to bran",
    ],
    &[
        "give biscuit to bran",
        "give bran a biscuit",
        "give biscuit bran",
        "give 2.biscuit bran",
        "give 1 biscuit to bran",
    ],
    &[
        "give biscuits to bran",
        "give bran 3 biscuits",
        "give all.biscuit bran",
        "give three biscuits to bran",
    ],
    &[
        "look bran | give axe to bran",
        "look bran | give axe to him",
        "look bran | give him the axe",
    ],
    &["sell axe", "sell the axe", "sell my axe to bess", "sell 1.axe", "sell axes", "sell all.axe"],
    &["sell biscuits", "sell all biscuits", "sell 3 biscuits to bess", "sell three biscuits"],
    &["sell biscuit", "sell 2.biscuit", "sell a biscuit to bess"],
    &[
        "buy ale",
        "buy an ale",
        "buy 1",
        "buy #1",
        "buy 1 ale",
        "buy ale from bess",
        "buy mug of ale",
        "buy one ale",
    ],
    &["buy 2 ales", "buy two ales", "buy 2 ale", "buy 2 1", "buy two mugs of ale"],
    &["buy ale and loaf", "buy ale, loaf", "buy the ale and a loaf"],
    &["look at axe", "look axe", "look at my axe", "look the axe", "look iron axe", "look axe 1"],
    &["look bess", "look at bess", "look at the bess", "l bess"],
    &[
        "put axe in satchel | look axe in satchel",
        "put axe in satchel | look at the axe in my satchel",
    ],
    &[
        "drop rope",
        "drop unicorn",
        "drop 4.biscuit",
        "wear rope",
        "eat unicorn",
        "put rope in satchel",
        "get 9 nails",
    ],
];

/// The world after these lines.
fn played(lines: &str) -> u64 {
    let mut evening = Evening::of(WORLD);
    for line in lines.split('|') {
        evening.says("Aria", line.trim());
    }
    evening.server().engine.state_hash()
}

#[test]
fn issue17_done2_what_means_the_same_leaves_the_same_world() {
    let mut wrong = Vec::new();
    for same in SAME {
        let [plain, others @ ..] = same else { continue };
        let expected = played(plain);
        let other = |line: &&&str| played(line) != expected;
        wrong.extend(others.iter().filter(other).map(|line| format!("{line} is not {plain}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
