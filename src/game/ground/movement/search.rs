//! Searching for ways out that nobody sees: `hidden_exits` of the rooms' files.
//!
//! Whoever searches a room may find what is hidden there: the better, the more they have learnt.
//! What is found can be seen and used by everyone for a while; then it is hidden again. NPCs do not
//! use it.

use super::Event;
use crate::base::clock::Millis;
use crate::base::dice::Stream;
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::args::Args;
use crate::game::frame::grammar;
use crate::game::frame::numbers::numbers;
use crate::game::frame::part::Done;
use crate::game::frame::schedule::Job;
use crate::game::frame::verb::{Group, Spec};
use crate::game::frame::watch::Marks;
use crate::game::ground::creature::Posture;
use crate::game::ground::fight;
use crate::game::ground::room::{self, Direction, Noun, Room};
use crate::game::ground::sight;
use crate::game::{Refusal, Turn, World};

numbers! {
    /// Looking for what is hidden.
    pub SEARCHING in Balance "searching" {
        /// For how long a way stays found.
        STAYS_FOUND = "stays_found_seconds": Millis = 600, 1..=86400, "seconds";
        /// The chance to find what is there, at the first level.
        CHANCE = "chance_percent": u32 = 40, 0..=100, "percent";
        /// And more for each further level.
        CHANCE_PER_LEVEL = "chance_per_level_percent": u32 = 3, 0..=100, "percent";
        /// But no more than this.
        CHANCE_MAX = "chance_max_percent": u32 = 90, 0..=100, "percent";
    }
}

pub(super) const SEARCH: Spec = Spec {
    name: "search",
    shorts: &["sea"],
    posture: Posture::Standing,
    group: Group::Seeing,
    usage: "search  or  search <where>",
    example: "search",
    help: "Looks behind and beneath things for ways out that are hidden. It may take more than one \
           try, and there need not be any; whoever knows where to look finds what is there at once.",
    run: search,
    ..Spec::DEFAULT
};

fn search(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    if fight::is_fighting(turn.world, who) {
        return Err(Refusal::Fighting);
    }
    let room = turn.world.places.room_of(who).ok_or(Refusal::Dark)?;
    if !sight::is_lit(turn.content, turn.world, room) {
        return Err(Refusal::Dark);
    }
    let mut found = turn.content.room(room).map(|room| room.hidden.words()).unwrap_or_default();
    match grammar::noun(args) {
        Some(place) => {
            let written = turn.content.room(room);
            found.retain(|word| is_meant(word, &place.words(), written));
        }
        None if !is_lucky(turn, who) => found.clear(),
        None => {}
    }
    for word in &found {
        room::find(turn.world, room, word);
    }
    if !found.is_empty() {
        turn.world.schedule.at(turn.now + turn.world.numbers.of(&STAYS_FOUND), Job::Conceal(room));
        mark(turn, room);
    }
    turn.report(Event::Searched { who, room, found });
    Ok(())
}

/// Whether somebody who does not know where to look finds anything.
fn is_lucky(turn: &mut Turn, who: CreatureId) -> bool {
    let level = turn.world.creatures.get(who).map_or(1, |body| body.level());
    let [first, each, most] =
        [&CHANCE, &CHANCE_PER_LEVEL, &CHANCE_MAX].map(|number| turn.world.numbers.of(number));
    let chance = first.saturating_add(each.saturating_mul(level.saturating_sub(1))).min(most);
    turn.dice.range(Stream::Movement.of(who), 1, 100) <= chance
}

/// Whether a place by its words is where a way of this word begins: it has the word in it, or is
/// another word for what can be looked at by it (`the shelves`, where a spine stands on them).
fn is_meant(word: &str, place: &str, room: Option<&Room>) -> bool {
    let place = place.to_lowercase();
    let direction = Direction::parse(&place).map(Direction::word);
    let mut nouns = room.into_iter().flat_map(|room| &room.nouns);
    let has = |noun: &Noun, word: &str| noun.words.iter().any(|own| own.eq_ignore_ascii_case(word));
    direction == Some(word)
        || place.split_whitespace().any(|part| part == word)
        || nouns.any(|noun| has(noun, &place) && has(noun, word))
}

/// What was found is hidden again.
pub fn conceal(turn: &mut Turn, room: RoomId) {
    room::forget(turn.world, room);
    mark(turn, room);
    turn.report(Event::Concealed { room });
}

/// The maps of those who are there.
fn mark(turn: &mut Turn, room: RoomId) {
    for who in turn.world.places.players_in(room).to_vec() {
        turn.world.dirty.watch.mark(who, Marks::WAYS);
    }
}

/// What must always be true: whatever is found will be hidden again.
pub fn check(world: &World) -> Result<(), String> {
    match world.rooms.found().find(|room| !world.schedule.has(&Job::Conceal(*room))) {
        Some(room) => Err(format!("what was found in room {} is found for ever", room)),
        None => Ok(()),
    }
}
