//! Boards as builders write them.

use std::collections::BTreeMap;

use crate::base::id::RoomId;
use crate::game::frame::actor::Actor;
use crate::game::frame::reading::kind::{Kind, Load, Told, told};
use crate::game::frame::reading::written::{self, all_documents};
use crate::yaml::{Fields, Node, Problem, Spanned};

/// One board.
#[derive(Clone, Debug)]
pub struct Board {
    /// What rows call it.
    pub key: String,
    /// `the harbour board`.
    pub name: String,
    pub description: String,
    pub keywords: Vec<String>,
    pub room: RoomId,
    /// Who may read and write there; nothing: everybody.
    pub readers: Option<Actor>,
}

/// All boards, by their keys.
#[derive(Clone, Debug, Default)]
pub struct Boards(pub BTreeMap<String, Board>);

impl Boards {
    /// The board in a room.
    pub fn in_room(&self, room: RoomId) -> Option<&Board> {
        self.0.values().find(|board| board.room == room)
    }
}

/// The kind of their files.
pub const BOARDS: Kind = Kind {
    place: "boards",
    one: "a board",
    several: "boards",
    list: "boards",
    about: "Boards on which people leave notes for each other. Each hangs in a room.",
    keys: || KEYS.to_vec(),
    read,
    ..Kind::DEFAULT
};

const KEYS: &[Told] = &[
    told("id", "harbour_board", "what its notes are kept by: notes are lost to view if it changes"),
    told("name", "the harbour board", "what people call it"),
    told("description", "Planks from nine ships.", "what one sees of it, above its notes"),
    told("keywords", "[notices]", "other words for it").or("the words of its name"),
    told("room_id", "west_gate", "the room in which it hangs; there is one board in a room"),
    told("members_of", "silver_sanctum", "the faction whose members alone read and write there")
        .or("it is for everybody"),
];

fn read(load: &mut Load<'_>, files: &[Node]) {
    let mut boards = Boards::default();
    for document in all_documents(files, &[], load.problems) {
        let Some(mut fields) = Fields::of(document.node, load.problems) else { continue };
        let key = fields.required_text("id");
        let name = written::name(&mut fields, key.as_ref().map_or("", |key| key.value.as_str()));
        let description = written::description(&mut fields);
        let keywords = written::keywords(&mut fields, &name);
        let room = fields.required_text("room_id");
        let faction = written::reference(&mut fields, "members_of");
        fields.finish();
        let (Some(key), Some(written)) = (key, room) else { continue };
        let room = load.ids.rooms.refer(&written);
        if let Some(faction) = &faction {
            load.ids.factions.refer(faction);
        }
        if boards.in_room(room).is_some() || boards.0.contains_key(&key.value) {
            load.problems.push(second(&key));
            continue;
        }
        let readers = faction.map(|faction| Actor::Faction(faction.value.as_str().into()));
        let key = key.value;
        boards.0.insert(key.clone(), Board { key, name, description, keywords, room, readers });
    }
    load.content.keep(boards);
}

fn second(key: &Spanned<String>) -> Problem {
    Problem::error("a room has one board, and a board one room", key.span, "the second one")
}
