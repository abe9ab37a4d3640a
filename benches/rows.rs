//! What is measured: the rows, in the order of the table.

use std::hint::black_box;

use bytes::BytesMut;
use dominion::base::clock::Millis;
use dominion::base::id::CreatureId;
use dominion::game::frame::grammar;
use dominion::game::frame::keep::{Batch, ItemRow, PlaceRow, Put};
use dominion::game::frame::verb::{self, Role};
use dominion::store::{Disk, Store};
use dominion::telnet::{Event, Flow, Wire};
use dominion::text::link::put_link;
use dominion::text::page::Page;
use dominion::text::paint::paint;
use dominion::text::style::Style;
use dominion::text::wrap::wrap;

use crate::stage::{self, PULSE, Stage};
use crate::war;
use crate::worlds::{Npc, Plan, room_key};
use crate::{Row, Work};

pub const ROWS: &[Row] = &[
    Row {
        name: "parse a line",
        sizes_of: "characters",
        sizes: [4, 40, 400],
        unit: "character",
        units: |characters| characters,
        ready: parse,
    },
    Row {
        name: "read what a line names",
        sizes_of: "things named",
        sizes: [1, 3, 10],
        unit: "thing",
        units: |things| things,
        ready: read_phrase,
    },
    Row {
        name: "paint a room",
        sizes_of: "characters",
        sizes: [100, 1_000, 10_000],
        unit: "character",
        units: |characters| characters,
        ready: paint_room,
    },
    Row {
        name: "paint what a room shows",
        sizes_of: "lines, for sixteen colours",
        sizes: [5, 20, 80],
        unit: "line",
        units: |lines| lines,
        ready: |lines| paint_lines(lines, Page::default()),
    },
    Row {
        name: "paint it with links (MXP)",
        sizes_of: "lines, for sixteen colours",
        sizes: [5, 20, 80],
        unit: "line",
        units: |lines| lines,
        ready: |lines| paint_lines(lines, Page { mxp: true, ..Page::default() }),
    },
    Row {
        name: "look",
        sizes_of: "things in the room",
        sizes: [1, 10, 100],
        unit: "thing",
        units: |things| things,
        ready: look,
    },
    Row {
        name: "look at a crowd",
        sizes_of: "players in the room",
        sizes: [10, 100, 1_000],
        unit: "player",
        units: |players| players,
        ready: crowd,
    },
    Row {
        name: "who",
        sizes_of: "players in the world",
        sizes: [10, 100, 1_000],
        unit: "player",
        units: |players| players,
        ready: who,
    },
    Row {
        name: "move",
        sizes_of: "rooms of the world",
        sizes: [500, 5_000, 50_000],
        unit: "move",
        units: |_| 2,
        ready: walk,
    },
    Row {
        name: "say",
        sizes_of: "players in the room",
        sizes: [10, 100, 1_000],
        unit: "listener",
        units: |players| players,
        ready: say,
    },
    Row {
        name: "a fight round",
        sizes_of: "pairs",
        sizes: [10, 100, 1_000],
        unit: "pair",
        units: |pairs| pairs,
        ready: fight,
    },
    Row {
        name: "a pulse at rest",
        sizes_of: "sleeping NPCs, half as many rooms",
        sizes: [1_000, 10_000, 100_000],
        unit: "pulse",
        units: |_| pulses(REST),
        ready: |npcs| rest(Plan::of_rooms(npcs / 2).with(Npc::Sleeper, npcs)),
    },
    Row {
        name: "a pulse while one in a hundred wanders",
        sizes_of: "NPCs, half as many rooms",
        sizes: [1_000, 10_000, 100_000],
        unit: "pulse",
        units: |_| pulses(REST),
        ready: |npcs| {
            let awake = npcs / 100;
            let plan = Plan::of_rooms(npcs / 2);
            rest(plan.with(Npc::Sleeper, npcs - awake).with(Npc::Wanderer, awake))
        },
    },
    Row {
        name: "a pulse with active NPCs",
        sizes_of: "wandering NPCs, a third as many rooms",
        sizes: [1_000, 3_000, 10_000],
        unit: "NPC",
        units: |npcs| npcs * pulses(WANDER),
        ready: |npcs| {
            let mut stage = Stage::new(&Plan::of_rooms(npcs / 3).with(Npc::Wanderer, npcs));
            Box::new(move || stage.pass(WANDER))
        },
    },
    Row {
        name: "a pulse of a war",
        sizes_of: "patrolling and fighting NPCs, three rooms for ten",
        sizes: war::SIZES,
        unit: "NPC",
        units: |npcs| npcs * pulses(WANDER),
        ready: |npcs| {
            let mut stage = war::world(npcs);
            stage.pass(Millis::seconds(120));
            Box::new(move || stage.pass(WANDER))
        },
    },
    Row {
        name: "load and check a world",
        sizes_of: "rooms",
        sizes: [1_000, 3_000, 10_000],
        unit: "room",
        units: |rooms| rooms,
        ready: |rooms| {
            let files = Plan::of_rooms(rooms).with(Npc::Sleeper, rooms).files();
            Box::new(move || drop(black_box(stage::content(&files))))
        },
    },
    Row {
        name: "keep a batch",
        sizes_of: "rows",
        sizes: [10, 100, 1_000],
        unit: "row",
        units: |rows| rows,
        ready: keep,
    },
];

/// Long enough for parts of the day, and for what is written every few seconds.
const REST: Millis = Millis::seconds(600);
/// Between two blows of bare hands, and of a dummy.
const BLOW_EVERY: Millis = Millis(2_500);
/// Long enough for each wanderer to think twice.
const WANDER: Millis = Millis::seconds(20);

fn pulses(span: Millis) -> usize {
    (span.0 / PULSE.0) as usize
}

/// From the bytes of a packet to the verb.
fn parse(characters: usize) -> Work {
    let stage = Stage::new(&Plan::of_rooms(1));
    let line: String = "say hello, world. ".chars().cycle().take(characters).collect();
    let bytes = format!("{line}\r\n").into_bytes();
    let (mut wire, mut answers) = (Wire::default(), BytesMut::new());
    Box::new(move || {
        let used = wire.feed(&bytes, Millis(0), &mut answers, &mut |event| {
            if let Event::Line { text, .. } = event {
                let (word, rest) = verb::split(text);
                let (content, world) = (stage.engine.content(), stage.engine.world());
                black_box((verb::find(content, world, CreatureId(0), Role::Player, word), rest));
            }
            Flow::Continue(())
        });
        assert_eq!(used, bytes.len(), "the whole line was read");
    })
}

fn paint_room(characters: usize) -> Work {
    let page = Page::default();
    let words = "Slabs of grey stone lie edge to edge, each with a number. ";
    let text: String = words.chars().cycle().take(characters).collect();
    let mut painted = String::new();
    Box::new(move || {
        let name = Style::RoomName.on("The Grid, Stone 7");
        let styled = format!("{name}\n{}", Style::RoomText.on(wrap(black_box(&text), &page, 0)));
        painted.clear();
        paint(&styled, &page, &mut painted);
        black_box(&painted);
    })
}

/// A room as it is shown: its name, what is written of it, the ways out, things and people.
fn paint_lines(lines: usize, page: Page) -> Work {
    let words = "Slabs of grey stone lie edge to edge, each with a number cut into it, and";
    let mut styled = format!("{}\n", Style::RoomName.on("The Grid, Stone 7"));
    for number in 1..lines - 1 {
        match number % 4 {
            0 => put_link("look rope|get rope", &page, &mut styled, |out| {
                Style::Thing.put("A tarred rope lies here, coiled.", out);
            }),
            1 => put_link("look hand", &page, &mut styled, |out| {
                Style::Person.put("A dock hand is here, counting crates.", out);
            }),
            _ => Style::RoomText.put(words, &mut styled),
        }
        styled.push('\n');
    }
    styled.push_str(&format!("{} ", Style::Label.on("Exits:")));
    for way in ["north", "east", "up"] {
        put_link(way, &page, &mut styled, |out| Style::Exit.put(way, out));
        styled.push(' ');
    }
    styled.push('\n');
    assert_eq!(styled.lines().count(), lines);
    let mut painted = String::new();
    Box::new(move || {
        painted.clear();
        paint(black_box(&styled), &page, &mut painted);
        black_box(&painted);
    })
}

fn look(things: usize) -> Work {
    let plan = Plan { things, ..Plan::of_rooms(100) };
    let mut stage = Stage::with_people(&plan, 1, |_| 0);
    types(&mut stage, 0, "look");
    Box::new(move || types(&mut stage, 0, "look"))
}

fn crowd(players: usize) -> Work {
    let mut stage = Stage::with_people(&Plan::of_rooms(1), players, |_| 0);
    Box::new(move || types(&mut stage, 0, "look"))
}

fn who(players: usize) -> Work {
    let mut stage = Stage::with_people(&Plan::of_rooms(1), players, |_| 0);
    Box::new(move || types(&mut stage, 0, "who"))
}

/// Types a line, and makes sure that it was answered.
fn types(stage: &mut Stage, player: usize, line: &str) {
    let before = stage.told;
    stage.types(player, line);
    assert!(stage.told > before, "{line} is answered");
}

fn walk(rooms: usize) -> Work {
    let mut stage = Stage::with_people(&Plan::of_rooms(rooms), 1, |_| 0);
    Box::new(move || {
        types(&mut stage, 0, "east");
        types(&mut stage, 0, "west");
    })
}

fn say(players: usize) -> Work {
    let mut stage = Stage::with_people(&Plan::of_rooms(1), players, |_| 0);
    Box::new(move || {
        types(&mut stage, 0, "say All of you: the ferry leaves when the bell is heard.")
    })
}

/// Everyone fights in a room of their own, and reads of each blow.
fn fight(pairs: usize) -> Work {
    let plan = Plan::of_rooms(pairs).with(Npc::Dummy, pairs);
    let mut stage = Stage::with_people(&plan, pairs, |player| player);
    for player in 0..pairs {
        types(&mut stage, player, "kill dummy");
    }
    Box::new(move || {
        let before = stage.told;
        stage.pass(BLOW_EVERY);
        assert!(stage.told > before, "blows are read of");
    })
}

/// What stands behind a verb, as a list of nouns.
fn read_phrase(things: usize) -> Work {
    let line = vec!["the second gutting knife"; things].join(", ");
    Box::new(move || {
        black_box(grammar::phrase(black_box(&line)));
    })
}

fn rest(plan: Plan) -> Work {
    let mut stage = Stage::new(&plan);
    Box::new(move || stage.pass(REST))
}

/// Through the real writer's statements, with the settings that a server has, onto the disk that
/// the build folder is on.
fn keep(rows: usize) -> Work {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let mut store = Store::open(folder.path()).expect("a database").store;
    let mut number = 0;
    Box::new(move || {
        let _alive = &folder;
        number += 1;
        let put = (0..rows as u64).map(|id| Put::Item(item(id, number))).collect();
        let batch = Batch { number, gone: Vec::new(), put };
        store.write(&[batch]).expect("a batch that is kept");
    })
}

fn item(id: u64, quantity: u64) -> ItemRow {
    let place = PlaceRow::Room(room_key(id as usize));
    ItemRow { id, template: "coin".into(), place, quantity, state: "{}".into() }
}
