//! Play: whoever types what, and however long, the world holds together and screens stay whole.
//!
//! The input is a script. `a look` is typed by Aria, `b …` by Bran, who owns the server, `c …` by
//! Cato, `d …` by somebody at the door; `.5` lets five pulses pass; `-a` hangs up and `+a` comes
//! back; `~a40` is a window of forty columns; `<` stalls the disk and `>` lets it work again.

use std::sync::{Arc, LazyLock};

use dominion::base::id::ConnectionId;
use dominion::game::Content;
use dominion::game::content::Interned;
use dominion::game::frame::keep::Saved;
use dominion::messages::input::Input;
use dominion::telnet::codec::{Codec, Flow, Item};
use dominion::telnet::line::{Reading, clean};
use dominion::yaml::Memory;

use super::stage::Stage;
use crate::harness::world;

const WORLD: &str = r#"
rooms:
  quay: {exits: {north: street, east: pier}}
  street: {exits: {north: gate, east: inn}}
  gate: {exits: {north: wood}, doors: {north: closed}}
  wood: {exits: {east: den}}
  den: {dark: true}
  inn: {flags: [safe, indoors, shrine]}
  pier: {}
npcs:
  rat: {at: quay, count: 2, health: 8, damage: [1, 3], behavior: [wanders_often, cowardly], respawn: 5, coins: [1, 5], loot: [{template_id: tail, chance: 0.5}]}
  wolf: {at: wood, health: 15, damage: [1, 9], behavior: [aggressive, social, wanders_sometimes], respawn: 6, experience: 600}
  guard: {at: gate, health: 60, damage: [3, 8], behavior: [guard]}
  host: {at: inn, type: merchant, shop: {sells: [bread, lamp], buys: [junk], buy_factor: 0.5, sell_factor: 1.0}}
items:
  tail: {value: 4, stack: 20}
  bread: {type: food, heal: 5, value: 2, stack: 10}
  sword: {type: weapon, slot: wield, damage: [2, 6], damage_type: slash}
  cap: {type: armor, slot: head, armor: 1, at: quay}
  bag: {at: quay, holds: 5}
  lamp: {at: pier, value: 3}
players:
  Aria: {calling: warden, level: 4, wearing: [sword], carrying: [bag, bread x 3], coins: 30}
  Bran: {calling: reaver, level: 3, role: owner, wearing: [sword], coins: 30}
  Cato: {calling: chanter, level: 3, coins: 30, health: 3}
"#;

pub static BEGINNING: LazyLock<(Arc<Content>, Memory, Saved)> = LazyLock::new(|| {
    let tiny = world::read(WORLD).expect("a tiny world");
    let loaded = dominion::simulate::files::load(&tiny.files, &Interned::default());
    let (content, _) = loaded.unwrap_or_else(|report| panic!("{report}"));
    let saved = world::saved(&tiny);
    (Arc::new(content), tiny.files, saved)
});

const NAMES: [&str; 3] = ["Aria", "Bran", "Cato"];
const ACTS_MAX: usize = 150;
const PULSES_MAX: usize = 400;
/// A world of more is left alone: what holds of it takes too long to see.
const CREATURES_MAX: usize = 150;

pub fn hold(bytes: &[u8]) {
    let (content, files, saved) = &*BEGINNING;
    let mut play = Play::new(Stage::new(content.clone(), files.clone(), saved.clone()));
    for line in lines(bytes).iter().take(ACTS_MAX) {
        if play.stage.stopped || play.stage.engine.world().creatures.len() > CREATURES_MAX {
            break;
        }
        play.act(line);
    }
    if !play.stage.stopped {
        play.stage.comes_back(content.clone());
    }
}

/// The lines as they would come from a wire.
fn lines(bytes: &[u8]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut on = |item: Item<'_>| {
        if let Item::Line { raw, .. } = item {
            lines.push(clean(raw, Reading::default()).into_owned());
        }
        Flow::Continue(())
    };
    let mut codec = Codec::default();
    codec.feed(bytes, &mut on);
    codec.feed(b"\n", &mut on);
    lines
}

struct Play {
    stage: Stage,
    people: [ConnectionId; 4],
    pulses: usize,
}

impl Play {
    fn new(mut stage: Stage) -> Play {
        let [aria, bran, cato] = NAMES.map(|name| stage.enter(name));
        let people = [aria, bran, cato, stage.connect()];
        assert_eq!(stage.engine.world().players.here().count(), NAMES.len(), "all are in");
        Play { stage, people, pulses: 0 }
    }

    fn act(&mut self, line: &str) {
        let mut letters = line.chars();
        match letters.next() {
            Some('.') => self.pass(letters.as_str().parse().unwrap_or(1)),
            Some('<') => self.stage.disk(true),
            Some('>') => self.stage.disk(false),
            Some('-') => {
                let (place, _) = person(letters.as_str());
                self.stage.hang_up(self.people[place]);
            }
            Some('+') => {
                let (place, _) = person(letters.as_str());
                self.people[place] = match NAMES.get(place) {
                    Some(name) => self.stage.enter(name),
                    None => self.stage.connect(),
                };
            }
            Some('~') => {
                let (place, width) = person(letters.as_str());
                let width = width.parse::<u16>().ok().map(|width| width.clamp(20, 500));
                let connection = self.people[place];
                self.stage.turn(vec![Input::Resized { connection, width, height: None }]);
            }
            _ => {
                let (place, typed) = person(line);
                self.stage.types(self.people[place], typed);
            }
        }
    }

    fn pass(&mut self, pulses: usize) {
        let pulses = pulses.min(PULSES_MAX - self.pulses);
        self.pulses += pulses;
        self.stage.pass(pulses);
    }
}

/// Who is meant by the first letter, and the rest; Aria, if nobody is.
fn person(text: &str) -> (usize, &str) {
    let found = ["a", "b", "c", "d"].iter().position(|letter| text.starts_with(letter));
    match found.and_then(|place| Some((place, text.get(1..)?))) {
        Some((place, rest)) => (place, rest.strip_prefix(' ').unwrap_or(rest)),
        None => (0, text),
    }
}
