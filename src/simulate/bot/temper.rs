//! Temperaments: what each kind of player likes to type.

use super::company;
use super::errands;
use super::eyes::Eyes;
use super::wording::worded;
use crate::game::frame::parts;
use crate::game::frame::verb::{self, Role, Spec};
use crate::game::ground::creature::Posture;
use crate::simulate::chance::Chance;

/// What somebody came for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Temper {
    Explorer,
    Fighter,
    Trader,
    Talker,
    Griefer,
    Wizard,
    /// Only ever moves coins.
    Dealer,
}

impl Temper {
    /// The temperament of the bot with this number: one in twelve is a wizard, the first among
    /// them, since somebody has to own the place.
    pub fn of(index: usize) -> Temper {
        use Temper::*;
        let all = [
            Wizard, Fighter, Explorer, Trader, Talker, Fighter, Griefer, Explorer, Trader, Fighter,
            Talker, Explorer,
        ];
        all[index % all.len()]
    }

    /// A line that somebody of this temperament would type here and now.
    pub fn line(self, eyes: &Eyes, others: &[String], role: Role, chance: &mut Chance) -> String {
        if eyes.posture == Posture::Sleeping && !chance.one_in(4) {
            return ["wake", "look", "sleep"][chance.between(0, 2) as usize].into();
        }
        if eyes.posture < Posture::Standing && chance.one_in(3) {
            return "stand".into();
        }
        if self == Temper::Dealer {
            return deal(eyes, others, role, chance);
        }
        match chance.between(1, 20) {
            1 => "score".into(),
            2 => "inventory".into(),
            3 | 4 => any_verb(eyes, others, role, chance),
            5 => company::line(eyes, others, chance),
            _ => match self {
                Temper::Explorer => explore(eyes, chance),
                Temper::Fighter => fight(eyes, others, chance),
                Temper::Trader => trade(eyes, others, chance),
                Temper::Talker => talk(eyes, others, chance),
                Temper::Griefer => bother(eyes, others, chance),
                Temper::Wizard if role > Role::Player => work(eyes, others, role, chance),
                Temper::Wizard | Temper::Dealer => explore(eyes, chance),
            },
        }
    }
}

/// Verbs that end something; a bot chooses for itself when to type them.
const ENDS: [&str; 5] = ["quit", "@shutdown", "password", "@ban", "@promote"];

/// A verb that would lock another player out, whose password the player does not learn: a bot types its
/// example, which names nobody who plays.
const LOCKS_OUT: &str = "@password";

/// Any verb of the table, with its own example or with words of this place.
fn any_verb(eyes: &Eyes, others: &[String], role: Role, chance: &mut Chance) -> String {
    let known: Vec<&Spec> =
        verb::known_to(role).filter(|spec| !ENDS.contains(&spec.name)).collect();
    let Some(spec) = chance.pick(&known) else { return "look".into() };
    if let Some(row) = parts::of(spec.name).and_then(|parts| chance.pick(&parts.rows)) {
        return match chance.between(1, 2) {
            1 => row.part.example.to_string(),
            _ => format!("{} {}", row.name, anything(eyes, others, chance)),
        };
    }
    match chance.between(1, 4) {
        1 => spec.example.to_string(),
        _ if spec.name == LOCKS_OUT => spec.example.to_string(),
        2 => spec.name.to_string(),
        3 => format!("{} {}", spec.name, anything(eyes, others, chance)),
        _ => {
            let (one, other) = (anything(eyes, others, chance), anything(eyes, others, chance));
            format!("{} {one} {other}", spec.name)
        }
    }
}

/// Some word that means something here, perhaps with a number before it.
fn anything(eyes: &Eyes, others: &[String], chance: &mut Chance) -> String {
    let lists = [
        &eyes.exits,
        &eyes.npcs,
        &eyes.players,
        &eyes.floor,
        &eyes.pack,
        &eyes.worn,
        &eyes.wares,
        &eyes.containers,
    ];
    let word = match chance.between(0, 10) {
        n @ 0..=7 => chance.word(lists[n as usize]),
        8 => chance.word(others),
        9 => "all".into(),
        _ => format!("{} coins", chance.between(0, eyes.coins + 2)),
    };
    worded(&word, &chance.word(lists[4]), chance)
}

fn explore(eyes: &Eyes, chance: &mut Chance) -> String {
    match chance.between(1, 16) {
        1 => "look".into(),
        2 => format!("look {}", chance.word(&eyes.npcs)),
        3 => format!("examine {}", chance.word(&eyes.floor)),
        4 if chance.one_in(3) => faction(eyes, chance),
        4 => "scan".into(),
        5 => "exits".into(),
        6 => format!("open {}", chance.word(&eyes.doors)),
        7 => {
            ["close", "lock", "unlock"][chance.between(0, 2) as usize].to_string()
                + " "
                + &chance.word(&eyes.doors)
        }
        8 => "get all".into(),
        9 if chance.one_in(2) => "weather".into(),
        9 if chance.one_in(2) => event(eyes, Role::Player, chance),
        9 => "search".into(),
        10 | 11 => errands::travel(eyes, chance),
        _ => chance.word(&eyes.exits),
    }
}

/// What is typed about events of the world: questions by whoever plays, and what only staff may do.
fn event(eyes: &Eyes, role: Role, chance: &mut Chance) -> String {
    const KNOWN: [&str; 4] = ["storm tide", "market", "wolf winter", "tide"];
    let one = match chance.between(0, 4) {
        n @ 0..=3 => KNOWN[n as usize].to_owned(),
        _ => chance.word(&eyes.npcs),
    };
    match (role >= Role::Wizard, chance.between(1, 6)) {
        (true, 1 | 2) => format!("@event start {one} for {}s", chance.between(1, 600)),
        (true, 3) => format!("@event stop {one}"),
        (true, 4) => "@event".into(),
        (_, 5) => format!("event info {one}"),
        _ => "event".into(),
    }
}

/// What is typed about factions: mostly questions, sometimes a change of sides.
fn faction(eyes: &Eyes, chance: &mut Chance) -> String {
    match chance.between(1, 12) {
        1 => "faction list".into(),
        2 | 3 => "faction standing".into(),
        4 => format!("faction info {}", chance.word(&eyes.factions)),
        7 => "faction balance".into(),
        8 => "faction war".into(),
        9 if chance.between(1, 3) == 1 => {
            format!("faction diary 9 before {}", chance.between(1, 200))
        }
        9 => format!("faction diary {}", chance.between(1, 100)),
        5 => format!("faction join {}", chance.word(&eyes.factions)),
        10 => "undo".into(),
        11 => "confirm".into(),
        _ => "faction leave".into(),
    }
}

fn fight(eyes: &Eyes, others: &[String], chance: &mut Chance) -> String {
    if eyes.is_fighting {
        return match chance.between(1, 6) {
            1 if eyes.health < 40 => "flee".into(),
            2 => format!("drink {}", chance.word(&eyes.food)),
            3 => "flee".into(),
            _ => chance.word(&eyes.skills),
        };
    }
    if eyes.health < 60 && !chance.one_in(3) {
        return ["rest", "sleep", "sit", "eat all"][chance.between(0, 3) as usize].into();
    }
    match chance.between(1, 16) {
        1..=5 => format!("kill {}", chance.word(&eyes.npcs)),
        6 => format!("{} {}", chance.word(&eyes.skills), chance.word(&eyes.npcs)),
        7 => "get all from corpse".into(),
        8 => "wear all".into(),
        9 => format!("wield {}", chance.word(&eyes.pack)),
        10 => format!("consider {}", chance.word(&eyes.npcs)),
        11 => format!("assist {}", chance.word(others)),
        12 if chance.one_in(4) => format!("kill {}", chance.word(&eyes.players)),
        13 | 14 => duels(eyes, chance),
        _ => chance.word(&eyes.exits),
    }
}

/// Whoever is asked says yes as often as not.
fn duels(eyes: &Eyes, chance: &mut Chance) -> String {
    match chance.between(1, 10) {
        1..=3 => "duel accept".into(),
        4 => "duel decline".into(),
        5 => "duel yield".into(),
        6 => "duel".into(),
        7 | 8 => format!("duel {} floor", chance.word(&eyes.players)),
        _ => format!("duel {}", chance.word(&eyes.players)),
    }
}

fn trade(eyes: &Eyes, others: &[String], chance: &mut Chance) -> String {
    let pack = |chance: &mut Chance| chance.word(&eyes.pack);
    match chance.between(1, 21) {
        1 => "list".into(),
        21 => ledger(chance),
        2 | 3 => format!("buy {}", chance.word(&eyes.wares)),
        4 => format!("buy {} {}", chance.between(1, 12), chance.word(&eyes.wares)),
        5 => format!("sell {}", pack(chance)),
        6 => "sell all".into(),
        7 => format!("value {}", pack(chance)),
        8 => format!("drop {}", pack(chance)),
        9 => format!("drop {} coins", chance.between(1, eyes.coins + 1)),
        10 => format!("put {} in {}", pack(chance), chance.word(&eyes.containers)),
        11 => format!("get all from {}", chance.word(&eyes.containers)),
        12 => format!("give {} to {}", pack(chance), chance.word(others)),
        13 => format!(
            "give {} coins to {}",
            chance.between(1, eyes.coins + 1),
            chance.word(&eyes.players)
        ),
        14 => "get all".into(),
        15 => format!("wear {}", pack(chance)),
        16 => format!("remove {}", chance.word(&eyes.worn)),
        17 => format!("give {} to {}", pack(chance), chance.word(&eyes.npcs)),
        _ => chance.word(&eyes.exits),
    }
}

/// What is typed about what one gave and received.
fn ledger(chance: &mut Chance) -> String {
    match chance.between(1, 3) {
        1 => format!("ledger {}", chance.between(1, 60)),
        2 => format!("ledger before {}", chance.between(1, 2_000)),
        _ => "ledger".into(),
    }
}

/// Moves coins in every way there is; some of it must be refused. Staff bring a merchant and a bag
/// where there is none, and coins again and again, for they seep away.
fn deal(eyes: &Eyes, others: &[String], role: Role, chance: &mut Chance) -> String {
    let (is_staff, someone) = (role > Role::Player, chance.word(others));
    if is_staff && chance.one_in(20) {
        return match (eyes.merchants.is_empty(), eyes.containers.is_empty()) {
            (true, _) => "@load npc lowwater_tobit_wick".into(),
            (_, true) => "@load item satchel".into(),
            _ => "@purge coins".into(),
        };
    }
    let some = chance.between(1, eyes.coins / 3 + 1);
    match chance.between(1, 22) {
        1..=6 => format!("give {some} coins to {}", chance.word(&eyes.players)),
        7 => format!("give 1 coin to {}", chance.word(&eyes.npcs)),
        8..=10 => format!("drop {some} coins"),
        11..=13 => "get coins".into(),
        14 => format!("put {some} coins in {}", chance.word(&eyes.containers)),
        15 => format!("get all from {}", chance.word(&eyes.containers)),
        16 => format!("buy {}", chance.word(&eyes.wares)),
        17 => "sell all".into(),
        18 => format!("give {} coins to {someone}", eyes.coins + 1),
        19 if is_staff => format!("@set coins {someone} {}", chance.between(0, 90)),
        20 if is_staff => format!("@load item coins {}", chance.between(1, 60)),
        19 => "inventory".into(),
        20 => format!("give all coins to {}", chance.word(&eyes.players)),
        21 => ledger(chance),
        _ => "score".into(),
    }
}

fn talk(eyes: &Eyes, others: &[String], chance: &mut Chance) -> String {
    let words =
        ["Good evening.", "Has anyone seen my hat?", "{actor} is a lie", "a <b>bold</b> word"];
    let words = words[chance.between(0, 3) as usize];
    match chance.between(1, 18) {
        16 => format!("talk {}", chance.word(&eyes.npcs)),
        17 => {
            let topics = ["cellar", "crabs", "war", "key", "light", "road", "stamp", "bailiff"];
            let topic = topics[chance.between(0, 7) as usize];
            format!("ask {} about {topic}", chance.word(&eyes.npcs))
        }
        18 => [
            "goals",
            "goals all",
            "hint",
            "goal 1",
            "goals swap 1",
            "goals skip 1 look",
            "goals on",
        ][chance.between(0, 6) as usize]
            .into(),
        1 | 2 => format!("say {words}"),
        3 => format!("tell {} {words}", chance.word(others)),
        4 => format!("reply {words}"),
        5 => format!(":waves at {}", chance.word(&eyes.players)),
        6 => format!("title the {}", ["Patient", "Wet", "none"][chance.between(0, 2) as usize]),
        7 => "who".into(),
        8 => "help newbie".into(),
        9 => [
            "brief",
            "brief combat",
            "reader on",
            "reader off",
            "color off",
            "color true",
            "width 60",
            "width 0",
            "width auto",
        ][chance.between(0, 8) as usize]
            .into(),
        10 => format!("give all to {}", chance.word(&eyes.players)),
        11 => [
            "save",
            "notify",
            "notify 1",
            "notify read all",
            "notify history",
            "notify set words off",
        ][chance.between(0, 5) as usize]
            .into(),
        12 => format!("look {}", chance.word(&eyes.players)),
        13 => [
            "account".into(),
            "account list".into(),
            "account delete all".into(),
            format!("account link {}", chance.word(others)),
            format!("account unlink {}", chance.word(others)),
        ][chance.between(0, 4) as usize]
            .clone(),
        _ => chance.word(&eyes.exits),
    }
}

/// Lines that should do no harm whatever they are.
fn bother(eyes: &Eyes, others: &[String], chance: &mut Chance) -> String {
    let nonsense = [
        "%s%n",
        "{actor} {is|are}",
        "'; drop table items;--",
        "ünï©ødé 🦀",
        "\u{202e}abc",
        "-1",
        "0.rat",
        "9999999999999999999.rat",
    ];
    let noise = nonsense[chance.between(0, nonsense.len() as u64 - 1) as usize];
    match chance.between(1, 15) {
        15 => "confirm".into(),
        1 => noise.to_string(),
        2 => format!("get {noise}"),
        3 => format!("drop -5 coins {noise}"),
        4 => format!("give 18446744073709551615 coins to {}", chance.word(others)),
        5 => format!("put {0} in {0}", chance.word(&eyes.pack)),
        6 => "say ".to_string() + &"a".repeat(chance.between(1, 4_000) as usize),
        7 => "drop all".into(),
        8 => "get all".into(),
        9 => format!("kill {}", chance.word(&eyes.players)),
        10 => format!(
            "@{} {noise}",
            ["goto", "set coins", "load", "claim", "force"][chance.between(0, 4) as usize]
        ),
        11 => format!("buy 100000000000 {}", chance.word(&eyes.wares)),
        12 => format!("title {}", noise.repeat(chance.between(1, 40) as usize)),
        _ => chance.word(&eyes.exits),
    }
}

/// Keeps the peace, for moments: who is kept from everything for long tries nothing.
fn moderates(someone: &str, chance: &mut Chance) -> String {
    match chance.between(1, 6) {
        1 => format!("@mute {someone} 20s Quiet."),
        2 => format!("@mute {someone} off"),
        3 => format!("@freeze {someone} 20s"),
        4 => format!("@snoop {someone}"),
        5 => "@lock newcomers on 5s".into(),
        _ => format!("@ban 198.51.100.{}/24 10m", chance.between(0, 255)),
    }
}

fn work(eyes: &Eyes, others: &[String], role: Role, chance: &mut Chance) -> String {
    let someone = chance.word(others);
    let number = chance.between(0, 30);
    let line = match chance.between(1, 33) {
        1 => format!("@goto {someone}"),
        2 => format!("@transfer {someone} here"),
        3 => format!("@at {someone} look"),
        4 => "@where".into(),
        5 if chance.one_in(2) => format!("@mind {}", chance.word(&eyes.npcs)),
        5 => format!("@stat {}", chance.word(&eyes.npcs)),
        6 => format!("@load npc {} {}", chance.word(&eyes.kinds), number % 4),
        7 => format!(
            "@load item {} {number}",
            ["ships_biscuit", "tallow_candle", "coins"][chance.between(0, 2) as usize]
        ),
        8 => format!("@purge {}", chance.word(&eyes.npcs)),
        9 if chance.one_in(4) => "@purge".into(),
        10 => format!("@force {someone} say I am sorry."),
        11 => format!("@force {} drop all", chance.word(&eyes.npcs)),
        12 if chance.one_in(4) => format!("@kick {someone} Come back sober."),
        13 => format!("@heal {someone}"),
        14 => format!("@set level {someone} {}", number % 21),
        15 => format!("@set coins {someone} {}", number * 7),
        16 if chance.one_in(4) => format!("@ban {someone} 10m Cool down."),
        17 => format!("@unban {someone}"),
        18 => "@bans".into(),
        19 => format!(
            "@promote {someone} {}",
            ["builder", "player", "wizard"][chance.between(0, 2) as usize]
        ),
        20 => "@announce The harbour opens at noon.".into(),
        21 if chance.one_in(8) => "@reload".into(),
        22 if chance.one_in(40) => "@shutdown 5 A new version.".into(),
        23 => "@shutdown cancel".into(),
        24 if chance.one_in(20) => format!("@clock advance {}m", chance.between(1, 20)),
        25 if chance.one_in(2) => event(eyes, role, chance),
        25 => "@clock show".into(),
        26 => ["@rng show", "@rng seed 7"][chance.between(0, 1) as usize].into(),
        27 if chance.between(1, 2) == 1 => {
            format!("@audit goto 5 before {}", chance.between(1, 9_000))
        }
        27 => "@audit 5".into(),
        28 => format!("@set coins {} {number}", chance.word(&eyes.npcs)),
        29 => format!("@transfer {} here", chance.word(&eyes.npcs)),
        30 => format!(
            "@faction {} {} {}",
            ["hostile", "peace", "npcs"][chance.between(0, 2) as usize],
            chance.word(&eyes.factions),
            chance.word(&eyes.factions)
        ),
        31 => moderates(&someone, chance),
        32 if chance.one_in(2) => "@ledger".into(),
        32 => format!("@ledger player:{someone}"),
        _ => chance.word(&eyes.exits),
    };
    if role < Role::Admin && line.starts_with("@promote") { "@where".into() } else { line }
}
