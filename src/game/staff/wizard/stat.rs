//! `@stat`: everything about one thing, one person or one room.

use super::stat_page::{self, Subject};
use super::{STAFF, persons, refusals};
use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::frame::grammar;
use crate::game::frame::part::Done;
use crate::game::frame::seek::Seek;
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Role, Spec};
use crate::game::ground::find;
use crate::game::{Refusal, Turn};

pub(super) const STAT: Spec = Spec {
    name: "@stat",
    role: Role::Builder,
    usage: "@stat [thing|person|room id|npc id|here|me]",
    example: "@stat here",
    help: "Shows everything there is to know about something: its numbers and ids, what it has, \
           where it is, and what is due to happen to it. `#17` is whatever has that number.",
    run: stat,
    ..STAFF
};

fn stat(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let subject = subject(turn, who, args.trim())?;
    if let Subject::Creature(taken) = subject {
        persons::tell_of_others(turn, who, args.trim(), taken);
    }
    turn.show(who, Kept::Yes, move |view, page| stat_page::of(view, subject, page));
    Ok(())
}

/// Rooms by their id, people and things within reach, then people anywhere.
fn subject(turn: &Turn, who: CreatureId, text: &str) -> Result<Subject, Refusal> {
    let here = persons::here(turn, who)?;
    let Some(noun) = grammar::noun(text) else { return Ok(Subject::Room(here)) };
    if let Some(room) = persons::room(turn, who, text) {
        return Ok(Subject::Room(room));
    }
    if let Some(item) = persons::numbered_item(turn, text) {
        return Ok(Subject::Item(item));
    }
    // Whoever stands here comes before what lies here, as when looking.
    if let Ok(person) = find::creature(turn, who, &noun) {
        return Ok(Subject::Creature(person));
    }
    let mut there = find::sought(turn, who, &[Seek::Pack, Seek::Worn]);
    there.extend_from_slice(turn.world.places.on_floor(here));
    if let Some(item) = find::item(turn, who, &noun, &there) {
        return Ok(Subject::Item(item));
    }
    let person = persons::person(turn, who, text).map(Subject::Creature);
    person.map_err(|_| refusals::unknown("thing, person or room", text, persons::room_keys(turn)))
}
