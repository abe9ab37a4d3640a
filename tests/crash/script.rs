//! An evening by a script, on which five hundred things change that are kept, and what the
//! players were shown of it.

use std::collections::BTreeMap;

use dominion::base::clock::Millis;
use dominion::game::frame::keep::{Batch, Put, Saved};

use crate::harness::evening::{Evening, Lines};
use crate::harness::road::Straight;
use crate::harness::server::{Disk, Passed, Server};
use crate::harness::world::{self, PASSWORD, Tiny};

const WORLD: &str = "
rooms: {market: {exits: {east: yard}, doors: {east: closed}}, yard: {}}
npcs:
  wick: {at: market, name: Wick, type: merchant, shop: {sells: [torch], buys: [light], buy_factor: 0.5, sell_factor: 1.0}}
  rat: {at: market, health: 1, respawn: 1, experience: 40, coins: [1, 3]}
items:
  rope: {at: market}
  cap: {type: armor, slot: head, armor: 1}
  sack: {type: container, holds: 5}
  torch: {type: light, slot: light, value: 2, stack: 10}
players:
  Aria: {level: 4, role: owner, coins: 50, carrying: [cap]}
  Bran: {coins: 200, carrying: [sack]}
  Cato: {coins: 10}
";

/// An event, during which torches are dearer.
const EVENTS: &str = "{id: fair, name: the fair, description: Tents., duration: 86400, \
                      effects: {prices: [{of: [light], asks: 1.5}]}}";

/// Who types what, and what they read once it is done. `#` is the number of the round.
const ROUND: &[(&str, &str, &str)] = &[
    ("Aria", "get rope", "You get a rope."),
    ("Aria", "give rope to bran", "You give a rope to Bran."),
    ("Bran", "put rope in sack", "You put a rope into the sack."),
    ("Aria", "wear cap", "You put on a cap."),
    ("Bran", "get rope from sack", "You get a rope from the sack."),
    ("Bran", "drop rope", "You drop a rope."),
    ("Aria", "remove cap", "You take off a cap."),
    ("Aria", "@event start fair", "The fair is on from now on."),
    (
        "Bran",
        "buy 2 torches",
        "You buy 2 torches from Wick for 6 coins (50 percent more: the fair).",
    ),
    ("Bran", "sell 1 torch", "You sell a torch to Wick"),
    ("Bran", "drop torch", "You drop a torch."),
    ("Bran", "give 3 coins to cato", "You give 3 coins to Cato."),
    ("Cato", "drop 2 coins", "You drop 2 coins."),
    ("Aria", "get 2 coins", "You get 2 coins."),
    ("Cato", "title the # times poorer", "From now on you are Cato the # times poorer."),
    ("Cato", "password open sesame #", "Your password is changed."),
    ("Aria", "open door", "You open the door."),
    ("Bran", "title of the round #", "From now on you are Bran of the round #."),
    ("Aria", "close door", "You close the door."),
    ("Aria", "@event stop fair", "The fair is over."),
    ("Aria", "kill rat", "You gain"),
    ("Aria", "@set coins bran 20#", "You see to it that Bran has 20# coins."),
];

/// How often: five hundred changes.
const ROUNDS: usize = 23;
/// In every so many-th command the disk stalls, and works again two commands later.
const STALLS_EVERY: usize = 11;

/// A command, and what came of it.
pub struct Said {
    pub by: &'static str,
    pub line: String,
    /// What had been handed to the writer when its player was shown that it is done.
    pub newest: u64,
    /// Where that stands in all that passed.
    pub shown_at: usize,
    /// What the player knows of what is kept; not asked for while the disk stalls.
    pub pages: Option<Lines>,
    /// The password of the third player by then.
    pub password: String,
}

/// The evening as it went.
pub struct Log {
    pub tiny: Tiny,
    /// What is on the disk before it begins, as one batch.
    pub first: Batch,
    pub passed: Vec<Passed>,
    /// In the order in which it was shown to be done.
    pub said: Vec<Said>,
}

/// Plays the evening.
pub fn play() -> Log {
    let mut tiny = world::read(WORLD).expect("a world");
    tiny.files.files.insert("events/fair.yaml".into(), EVENTS.into());
    let first = as_batch(world::saved(&tiny));
    let mut evening = Evening::on(&tiny, |mut server| {
        server.passed = Some(Vec::new());
        Box::new(Straight::new(server))
    });
    let mut typed = Vec::new();
    let mut password = PASSWORD.to_string();
    let lines = (1..=ROUNDS).flat_map(|round| ROUND.iter().map(move |line| (round, line)));
    for (at, (round, (by, line, wanted))) in lines.enumerate() {
        let number = |text: &str| text.replace('#', &round.to_string());
        let stalled = match at % STALLS_EVERY {
            0 => true,
            1 => evening.server().disk == Disk::Stalls,
            _ => false,
        };
        let kills = line.starts_with("kill");
        if stalled && !kills {
            evening.server_does(|server| server.set_disk(Disk::Stalls));
        } else {
            evening.server_does(|server| server.set_disk(Disk::Works));
        }
        let from = evening.server().passed.as_ref().map_or(0, Vec::len);
        match number(line).strip_prefix("password ") {
            Some(new) => {
                for typed in ["password", &password, new, new] {
                    evening.types(by, typed);
                }
                password = new.to_string();
            }
            None => evening.types(by, &number(line)),
        }
        if kills {
            strike_until_dead(&mut evening, by, from);
        }
        let works = evening.server().disk == Disk::Works;
        let pages = works.then(|| pages(&mut evening, by));
        typed.push((from, number(wanted), *by, number(line), pages, password.clone()));
    }
    evening.server_does(|server| server.set_disk(Disk::Works));
    let passed = evening.server().passed.take().unwrap_or_default();
    let said = typed.into_iter().map(|(from, wanted, by, line, pages, password)| {
        let (shown_at, newest) = shown(&passed, from, &wanted);
        Said { by, line, newest, shown_at, pages, password }
    });
    let mut said: Vec<Said> = said.collect();
    said.sort_by_key(|said| said.shown_at);
    Log { tiny, first, passed, said }
}

/// A rat lives as long as blows miss it, and another comes a while later.
fn strike_until_dead(evening: &mut Evening, by: &str, from: usize) {
    for _ in 0..100 {
        let gains = |passed: &Passed| passed.text().is_some_and(|text| text.contains("You gain"));
        let shown = evening.server().passed.iter().flatten().skip(from).any(gains);
        if shown {
            return;
        }
        evening.pass(Millis(500));
        evening.types(by, "kill rat");
    }
    panic!("the rat lives for ever: {:#?}", evening.read(by));
}

/// Where the first text from here on stands that says so, and the newest batch by then.
fn shown(passed: &[Passed], from: usize, wanted: &str) -> (usize, u64) {
    let says = |passed: &Passed| passed.text().is_some_and(|text| text.contains(wanted));
    let at = passed[from..].iter().position(says);
    let texts = || passed[from..].iter().filter_map(Passed::text).take(9).collect::<Vec<_>>();
    let at = at.unwrap_or_else(|| panic!("nobody was shown {wanted:?}, but {:#?}", texts()));
    let at = from + at;
    let handed = |passed: &Passed| match passed {
        Passed::Handed(batch) => Some(batch.number),
        _ => None,
    };
    (at, passed[..at].iter().rev().find_map(handed).unwrap_or(0))
}

/// Everything that a player can ask about what is kept of them and about what lies around.
pub fn pages(evening: &mut Evening, name: &str) -> Lines {
    let mut pages = Lines::new();
    for page in ["inventory", "equipment"] {
        pages.extend(evening.says(name, page));
    }
    let lasting = ["──", "Calling:", "Experience:", "Coins:"];
    let score = evening.says(name, "score");
    pages.extend(score.into_iter().filter(|line| lasting.iter().any(|l| line.starts_with(l))));
    let lies = |line: &String| line.contains(" lies here.") || line.contains(" lie here.");
    pages.extend(evening.says(name, "look").into_iter().filter(lies));
    // Which events are on; the clock of the world may go back a little.
    let events = evening.says(name, "event").into_iter();
    pages.extend(events.filter_map(|line| line.starts_with("the fair").then(|| "the fair".into())));
    // What lies around lies in another order after a start.
    pages.sort();
    pages
}

/// What is read in a world that starts with these rows.
pub fn pages_after_a_start(tiny: &Tiny, rows: &Saved, said: &Said) -> Lines {
    let mut evening = Evening::on(&Tiny { players: Vec::new(), ..tiny.clone() }, |_| {
        Box::new(Straight::new(Server::new(tiny.files.clone(), rows.clone(), 1)))
    });
    evening.server().check();
    evening.connect(said.by);
    evening.types(said.by, said.by);
    let password = if said.by == "Cato" { &said.password } else { PASSWORD };
    evening.types(said.by, password);
    pages(&mut evening, said.by)
}

/// All rows as one batch, to begin a database with.
fn as_batch(rows: Saved) -> Batch {
    let put = rows.worlds.into_iter().map(Put::World);
    let put = put.chain(rows.accounts.into_iter().map(Put::Account));
    let put = put.chain(rows.characters.into_iter().map(Put::Character));
    let put = put.chain(rows.items.into_iter().map(Put::Item));
    Batch { number: 0, gone: Vec::new(), put: put.collect() }
}

/// The rows after each batch, by its number.
pub fn states(log: &Log) -> BTreeMap<u64, Saved> {
    let mut rows = Saved::default();
    rows.apply(&log.first);
    let mut states = BTreeMap::from([(0, rows.clone())]);
    for passed in &log.passed {
        if let Passed::Handed(batch) = passed {
            rows.apply(batch);
            states.insert(batch.number, rows.clone());
        }
    }
    states
}
