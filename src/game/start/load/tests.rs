//! What a world becomes when nothing is wrong with it.

mod defaults;
mod shapes;
mod silent;
mod torture;

use super::load;
use crate::base::id::RoomId;
use crate::game::Content;
use crate::game::content::Interned;
use crate::game::ground::creature::{Behavior, NpcTemplate, Spawn};
use crate::game::ground::room::Room;
use crate::yaml::{Memory, Problems};

/// A room that says enough of itself.
const HALL: (&str, &str) = ("rooms/hall.yaml", "id: hall\nname: The Hall\ndescription: A hall.");

/// The world of these files, in which there is no error.
fn world(files: &[(&str, &str)]) -> Content {
    again(files, &Interned::default())
}

/// The same after another world.
fn again(files: &[(&str, &str)], known: &Interned) -> Content {
    let mut problems = Problems::new();
    let content = load(&Memory::new(files.iter().copied()), known, &mut problems);
    content.unwrap_or_else(|| panic!("{}", problems.render()))
}

/// What is said of these files, line by line.
fn report(files: &[(&str, &str)]) -> String {
    let mut problems = Problems::new();
    load(&Memory::new(files.iter().copied()), &Interned::default(), &mut problems);
    problems.render_lines()
}

fn id(content: &Content, key: &str) -> RoomId {
    content.room_named(key).unwrap_or_else(|| panic!("there is a room {key}"))
}

fn room<'c>(content: &'c Content, key: &str) -> &'c Room {
    content.room(id(content, key)).expect("it was just found")
}

/// The NPC of a world in which one template is written.
fn npc(text: &str) -> NpcTemplate {
    let rat = format!("id: rat\nname: a rat\ndescription: It squeaks.\n{text}");
    let content = world(&[HALL, ("npcs/rat.yaml", &rat)]);
    content.npcs.into_rows().next().expect("it was written")
}

fn behavior(text: &str) -> Vec<Behavior> {
    npc(text).behavior.iter().collect()
}

fn spawn<'c>(content: &'c Content, key: &str) -> &'c Spawn {
    let id = content.names.spawns.find(key).unwrap_or_else(|| panic!("there is a spawn {key}"));
    content.spawns.get(id).expect("it was written")
}
