//! Wells: water that people draw, and that comes again by the hour.
//!
//! A well stands in a room and is written (`wells/*.yaml`). How many draughts it holds now is kept,
//! and who drew from it is a log.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::WELL_DRAUGHTS_HELD_MAX;
use crate::game::frame::args::Args;
use crate::game::frame::calendar::{CatchUp, Due, Every, Recurring};
use crate::game::frame::fact::{Watched, fact};
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Log, LogName, Query, Retention, Table};
use crate::game::frame::part::{Done, Part};
use crate::game::frame::reading::kind::{Kind, Load, Told, told};
use crate::game::frame::reading::written::{self, all_documents};
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::frame::turn::{Ask, Kept};
use crate::game::frame::verb::{Group, Spec};
use crate::game::frame::view::View;
use crate::game::frame::watch::Marks;
use crate::game::{Feature, Refusal, Turn};
use crate::text::page::Page;
use crate::text::table::Table as Columns;
use crate::yaml::{Fields, Node, Problem};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "well",
    verbs: VERBS,
    calendar: CALENDAR,
    facts: &[fact("water in the well here", ("Char.Status", "well"), "WELL", Marks::PLACE, water)],
    ..Feature::NONE
};

/// A well as it is written.
#[derive(Clone, Debug)]
struct Well {
    name: String,
    holds: u64,
}

#[derive(Clone, Debug, Default)]
struct Wells(BTreeMap<RoomId, Well>);

pub const WELLS: Kind = Kind {
    place: "wells",
    one: "a well",
    several: "wells",
    list: "wells",
    about: "Wells from which people draw water. Each stands in a room.",
    keys: || KEYS.to_vec(),
    read: |load, files| read(load, files),
    ..Kind::DEFAULT
};

const KEYS: &[Told] = &[
    told("id", "town_well", "what it is spoken of by"),
    told("name", "the town well", "what people call it"),
    told("room_id", "west_gate", "the room in which it stands; there is one well in a room"),
    told("holds", "5", "how many draughts it holds when it is full").or("3"),
];

fn read(load: &mut Load<'_>, files: &[Node]) {
    let mut wells = Wells::default();
    for document in all_documents(files, &[], load.problems) {
        let Some(mut fields) = Fields::of(document.node, load.problems) else { continue };
        let Some(key) = fields.required_text("id") else { continue };
        let name = written::name(&mut fields, &key);
        let written = fields.required_text("room_id");
        let holds = fields.number("holds", 1..=100).unwrap_or(3);
        fields.finish();
        let Some(written) = written else { continue };
        let room = load.ids.rooms.refer(&written);
        if wells.0.insert(room, Well { name, holds }).is_some() {
            let problem = Problem::error("a room has one well", written.span, "the second one");
            load.problems.push(problem);
        }
    }
    load.content.keep(wells);
}

kept! {
    /// How many draughts were taken from a well that has not been filled since.
    pub struct WellRow in "wells" by (room: String) { taken: u64 }
}

kept! {
    /// Somebody drew water.
    pub struct DraughtRow in "draughts" by (number: u64) { room: String, who: String }
}

/// What was taken from each well, and the newest draughts.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    taken: BTreeMap<RoomId, u64>,
    draughts: Vec<DraughtRow>,
}

pub const TAKEN: Table<RoomId, WellRow> = Table {
    all: |cut| cut.world.wells.taken.keys().copied().collect(),
    key: |cut, room| cut.content.key_of(*room),
    row: |cut, room| {
        let taken = *cut.world.wells.taken.get(room)?;
        Some(WellRow { room: cut.content.key_of(*room), taken })
    },
    take: |to, rows| {
        for row in rows {
            match to.content.room_kept(&row.room) {
                Some(room) => drop(to.world.wells.taken.insert(room, row.taken)),
                None => to.warn(format!("the room {} of a well is not written", row.room)),
            }
        }
    },
    lasting: None,
};

pub const DRAUGHTS: Log<DraughtRow> = Log {
    held: WELL_DRAUGHTS_HELD_MAX,
    retention: Retention::Forever,
    take: |to, lines| to.world.wells.draughts = lines.to_vec(),
    newest: |cut| cut.world.wells.draughts.clone(),
    fits: |_, _| true,
    show: |turn, query, lines, older| shows(turn, query.who, lines, older),
};

const VERBS: &[Spec] = &[Spec {
    name: "well",
    example: "well list",
    group: Group::Things,
    bare: "list",
    help: "Draws water from wells. What was taken comes again by the hour.",
    parts: &[
        Part {
            name: "list",
            example: "well list",
            help: "Names all wells, and how much water is in each.",
            run: |turn, who, args| {
                args.end()?;
                turn.show(who, Kept::Yes, list);
                Ok(())
            },
            ..Part::DEFAULT
        },
        Part {
            name: "draw",
            example: "well draw",
            help: "Draws water from the well here.",
            run: draw,
            ..Part::DEFAULT
        },
        Part {
            name: "log",
            takes: "[before <entry>]",
            example: "well log",
            help: "Reads who drew water last.",
            run: log,
            ..Part::DEFAULT
        },
    ],
    ..Spec::DEFAULT
}];

/// What can happen at a well.
#[derive(Clone, Debug)]
pub enum Event {
    Drew { who: CreatureId, room: RoomId, well: String },
}

/// What is read of it.
pub fn tell(event: &Event, teller: &mut Teller) {
    let Event::Drew { who, room, well } = event;
    let line = Sentence::new("{actor} {draw|draws} water from {well}.").word("well", well);
    let line = line.actor(teller.world, *who);
    teller.kept().room(*room, &line);
}

fn draw(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    args.end()?;
    let none = || Refusal::Because("There is no well here.".into());
    let room = turn.world.places.room_of(who).ok_or_else(none)?;
    let well = turn.content.of::<Wells>().and_then(|wells| wells.0.get(&room)).ok_or_else(none)?;
    let wells = &mut turn.world.wells;
    let taken = wells.taken.entry(room).or_default();
    if *taken >= well.holds {
        return Err(Refusal::Because("The well is empty. Water comes by the hour.".into()));
    }
    *taken += 1;
    let number = wells.draughts.last().map_or(1, |last| last.number + 1);
    let name = turn.world.creatures.get(who).map(|body| body.name().clone()).unwrap_or_default();
    let row = DraughtRow { number, room: turn.content.key_of(room), who: name };
    if wells.draughts.len() >= WELL_DRAUGHTS_HELD_MAX {
        wells.draughts.remove(0);
    }
    wells.draughts.push(row.clone());
    turn.world.dirty.append(row);
    turn.world.dirty.kept(Key::Well(room));
    turn.world.dirty.watch.mark(who, Marks::PLACE);
    turn.report(Event::Drew { who, room, well: well.name.clone() });
    Ok(())
}

fn log(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let before = args.last_before()?;
    args.end()?;
    let most = 5;
    if let Some(before) = before {
        turn.ask(Ask::History(Query { who, log: LogName::Draught, before, most, word: None }));
        return Ok(());
    }
    let held = &turn.world.wells.draughts;
    let lines = held[held.len().saturating_sub(most)..].to_vec();
    let older = lines.first().map(|line| line.number).filter(|number| *number > 1);
    shows(turn, who, lines, older);
    Ok(())
}

fn shows(turn: &mut Turn, who: CreatureId, lines: Vec<DraughtRow>, older: Option<u64>) {
    turn.show(who, Kept::Yes, move |_, page| {
        let mut table = Columns::new(&["Entry", "Who", "Where"]);
        lines.iter().for_each(|line| {
            table.push([line.number.to_string(), line.who.clone(), line.room.clone()]);
        });
        let older = older.map(|number| format!("Older ones: WELL LOG BEFORE {number}.\n"));
        table.render(page) + "\n" + &older.unwrap_or_default()
    });
}

fn list(view: View, page: &Page) -> String {
    let mut table = Columns::new(&["Well", "Draughts"]);
    for (room, well) in view.content.of::<Wells>().into_iter().flat_map(|wells| &wells.0) {
        let taken = view.world.wells.taken.get(room).copied().unwrap_or(0);
        let left = well.holds.saturating_sub(taken);
        table.push([well.name.clone(), format!("{left} of {}", well.holds)]);
    }
    table.render(page) + "\n"
}

/// How much water is in the well where somebody is.
fn water(view: &Watched) -> Option<serde_json::Value> {
    let room = view.world.places.room_of(view.who)?;
    let well = view.content.of::<Wells>()?.0.get(&room)?;
    let taken = view.world.wells.taken.get(&room).copied().unwrap_or(0);
    Some(json!(well.holds.saturating_sub(taken)))
}

const CALENDAR: &[Recurring] = &[Recurring {
    name: "wells_filled",
    does: "lets water come again",
    counts: ("well", "filled"),
    every: Every::Hour,
    after: 0,
    late: CatchUp::Once,
    run: fill,
}];

fn fill(turn: &mut Turn, _: Due) -> u64 {
    let rooms: Vec<RoomId> = std::mem::take(&mut turn.world.wells.taken).into_keys().collect();
    for room in &rooms {
        turn.world.dirty.kept(Key::Well(*room));
    }
    rooms.len() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::testing::Small;

    #[test]
    fn of_too_many_draughts_the_newest_are_held() {
        let mut small = Small::default();
        let room = small.room("square", None);
        let who = small.player("Aria", room);
        let well = Well { name: "the well".into(), holds: 1_000 };
        small.content.keep(Wells(BTreeMap::from([(room, well)])));
        for _ in 0..=WELL_DRAUGHTS_HELD_MAX {
            small.turn(|turn| draw(turn, who, Args::new(who, "", ""))).expect("there is water");
        }
        let held = &small.world.wells.draughts;
        assert_eq!((held.len(), held[0].number), (WELL_DRAUGHTS_HELD_MAX, 2));
    }
}
