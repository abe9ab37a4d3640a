//! The table of a zone.

use std::collections::BTreeMap;
use std::fmt;

use super::kit::{CALLINGS, kit};
use super::stage::{Fighter, Stage, Tally};
use crate::base::id::{RoomId, SpawnId};
use crate::game::ground::creature::{Behavior, NpcKind};
use crate::text::words::without_article;

/// A room of a zone, and what may be fought there.
struct Place {
    name: String,
    room: RoomId,
    foes: Vec<SpawnId>,
    /// Who is there: `2 × salt jackal, a brine mite`.
    who: String,
    /// Whether it is what one meets in the zone: not one of a kind, nor one who lets players be.
    is_counted: bool,
}

/// What was fought in a zone.
pub struct Zone {
    named: String,
    range: (u32, u32),
    places: Vec<Place>,
    /// By level, then by calling, then by place; all four together come after the callings.
    fought: BTreeMap<u32, Vec<Vec<Tally>>>,
    /// The same at the lowest level, by callings that own nothing but their outfit and a light.
    in_outfit: Vec<Vec<Tally>>,
}

impl Zone {
    /// Fights it all out: so many fights of each party, at each level, in each place.
    pub fn fought(
        stage: &mut Stage,
        (key, named): (&str, &str),
        range: (u32, u32),
        levels: &[u32],
        fights: u64,
    ) -> Zone {
        let places = places(stage, key);
        let mut fight = |party: &[Fighter]| {
            let tally = |place: &Place| stage.fights(party, place.room, &place.foes, fights);
            places.iter().map(tally).collect::<Vec<Tally>>()
        };
        let mut fought = BTreeMap::new();
        for level in levels.iter().copied() {
            let all = CALLINGS.map(|calling| Fighter { calling, level, bought: kit(level) });
            let mut rows: Vec<Vec<Tally>> = all.iter().map(|one| fight(&[*one])).collect();
            rows.push(fight(&all));
            fought.insert(level, rows);
        }
        let fresh = CALLINGS.map(|calling| Fighter { calling, level: range.0, bought: kit(1) });
        let in_outfit = fresh.iter().map(|one| fight(&[*one])).collect();
        Zone { named: named.to_string(), range, places, fought, in_outfit }
    }

    /// Of how many fights in a hundred a party wins at a level: a calling, or all four.
    pub fn won(&self, level: u32, party: usize) -> u64 {
        self.sum(level, party).won_percent()
    }

    /// The same of a calling that owns nothing but its outfit, at the lowest level.
    pub fn won_in_outfit(&self, calling: usize) -> u64 {
        let mut sum = Tally::default();
        let all = self.places.iter().zip(&self.in_outfit[calling]);
        all.filter(|(place, _)| place.is_counted).for_each(|(_, tally)| sum.add(*tally));
        sum.won_percent()
    }

    /// The places that count, and of how many fights there anyone alone wins at a level.
    pub fn places(&self, level: u32) -> impl Iterator<Item = (&str, u64)> {
        let counted = self.places.iter().enumerate().filter(|(_, place)| place.is_counted);
        counted.map(move |(at, place)| (place.name.as_str(), self.alone(level, at).won_percent()))
    }

    /// How anyone alone fares at a level against somebody.
    pub fn against(&self, name: &str, level: u32) -> Tally {
        let at = self.places.iter().position(|place| place.who.contains(name));
        self.alone(level, at.expect("lives in the zone"))
    }

    fn alone(&self, level: u32, place: usize) -> Tally {
        let mut sum = Tally::default();
        self.fought[&level][..CALLINGS.len()].iter().for_each(|row| sum.add(row[place]));
        sum
    }

    fn sum(&self, level: u32, party: usize) -> Tally {
        let mut sum = Tally::default();
        let all = self.places.iter().zip(&self.fought[&level][party]);
        all.filter(|(place, _)| place.is_counted).for_each(|(_, tally)| sum.add(*tally));
        sum
    }
}

/// What may be fought in a zone: room by room those who are hostile, and one by one those who let
/// players be until they are struck.
fn places(stage: &Stage, key: &str) -> Vec<Place> {
    let content = &stage.ring.content;
    let mut rooms: BTreeMap<(RoomId, Option<SpawnId>), Vec<SpawnId>> = BTreeMap::new();
    for spawn in content.spawns.rows().filter(|spawn| spawn.enabled) {
        let area = content.area_of(spawn.room).map(|area| area.key.to_string());
        let Some(npc) = content.npcs.get(spawn.template) else { continue };
        let harmless = [NpcKind::Merchant, NpcKind::QuestGiver, NpcKind::Friendly];
        let means_peace = (npc.behavior | spawn.behavior).contains(Behavior::Peaceful);
        if area.as_deref() == Some(key) && !harmless.contains(&npc.kind) && !means_peace {
            let alone = (npc.kind != NpcKind::Hostile).then_some(spawn.id);
            rooms.entry((spawn.room, alone)).or_default().push(spawn.id);
        }
    }
    let place = |((room, alone), foes): ((RoomId, Option<SpawnId>), Vec<SpawnId>)| {
        let written = |spawn: &SpawnId| content.spawns.get(*spawn).expect("is written");
        let npc = |spawn: &SpawnId| content.npcs.get(written(spawn).template).expect("is written");
        let names = foes.iter().map(|at| match written(at).count {
            1 => npc(at).name.clone(),
            many => format!("{many} × {}", without_article(&npc(at).name)),
        });
        let is_unique = foes.iter().any(|spawn| npc(spawn).name.starts_with("the "));
        let name = content.room(room).map(|room| room.name.clone()).unwrap_or_default();
        let who = names.collect::<Vec<_>>().join(", ");
        Place { name, room, who, foes, is_counted: !is_unique && alone.is_none() }
    };
    rooms.into_iter().map(place).collect()
}

impl fmt::Display for Zone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (low, high) = self.range;
        writeln!(out, "# {}, levels {low} to {high}\n", self.named)?;
        writeln!(
            out,
            "Written by the tests of balance, which say how it is fought. Of a hundred fights"
        )?;
        writeln!(
            out,
            "so many are won; so many seconds they last; so much health is left to who won.\n"
        )?;
        writeln!(out, "| level | {} | all four |", CALLINGS.join(" | "))?;
        writeln!(out, "|---|{}---|", "---|".repeat(CALLINGS.len()))?;
        for level in self.fought.keys() {
            write!(out, "| {level} |")?;
            for party in 0..=CALLINGS.len() {
                write!(out, " {} |", cell(&self.sum(*level, party)))?;
            }
            writeln!(out)?;
        }
        write!(out, "| {low}, in the outfit alone |")?;
        for calling in 0..CALLINGS.len() {
            write!(out, " {} % |", self.won_in_outfit(calling))?;
        }
        writeln!(out, " |")?;
        writeln!(
            out,
            "\nPlace by place, anyone alone. A star: one of a kind, or harmless until struck; not counted above.\n"
        )?;
        write!(out, "| place | who comes into being there |")?;
        self.fought.keys().try_for_each(|level| write!(out, " {level} |"))?;
        writeln!(out, "\n|---|---|{}", "---|".repeat(self.fought.len()))?;
        for (at, place) in self.places.iter().enumerate() {
            let mark = if place.is_counted { "" } else { " *" };
            write!(out, "| {} | {}{mark} |", place.name, place.who)?;
            for level in self.fought.keys() {
                write!(out, " {} |", cell(&self.alone(*level, at)))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

fn cell(tally: &Tally) -> String {
    match tally.won {
        0 => format!("0 %, {} s", tally.seconds()),
        _ => format!("{} %, {} s, {} %", tally.won_percent(), tally.seconds(), tally.left()),
    }
}
