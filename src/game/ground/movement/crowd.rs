//! Comings and goings where many players stand together: one line every few seconds.
//!
//! In a company everybody is told at once who comes and goes. In a crowd that would be a flood
//! that nobody reads, and each step into it would cost as much as the crowd is large. So it is
//! noted who passes, and told when [`CROWD_SUM_MS`] are over; whoever came and went in that time is
//! not told of. Flights are told as ever, and so is what a client's program is told (`Room.Players`).
//! Fleeting.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Event;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::{CROWD_MIN, CROWD_SUM_MS};
use crate::game::Event as Any;
use crate::game::frame::schedule::Job;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::ground::place::{self, How, Way};
use crate::game::ground::sight;
use crate::game::{Turn, World};
use crate::text::style::Style;
use crate::text::words::{count_word, list};

/// Names in such a line; the others are counted.
const NAMED_MAX: usize = 5;

/// Who passed through crowds and was not told of yet.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    rooms: BTreeMap<RoomId, BTreeMap<CreatureId, Passer>>,
}

/// Somebody who came or went.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Passer {
    name: String,
    /// Whether the crowd knows them to be there.
    was_there: bool,
    is_there: bool,
}

/// Notes who comes into a crowd and who leaves it.
pub fn hears(turn: &mut Turn, event: &Any) {
    let (who, room, by, comes) = match event {
        Any::Place(place::Event::Went { who, room, how: How::Walked(by) }) => {
            (*who, *room, by, false)
        }
        Any::Place(place::Event::Came { who, room, how: How::Walked(by) }) => {
            (*who, *room, by, true)
        }
        _ => return,
    };
    let is_crowd = turn.world.places.players_in(room).len() > CROWD_MIN;
    let is_player = turn.world.players.is_here(who) && turn.world.players.veil(who).is_none();
    if !is_player || !is_walk(by) || !(is_crowd || is_summed(turn.world, who, room, by)) {
        return;
    }
    let Some(name) = turn.world.creatures.get(who).map(|body| body.name().to_string()) else {
        return;
    };
    let job = Job::Crowd(room);
    if !turn.world.schedule.has(&job) {
        turn.world.schedule.at(turn.now + Millis(CROWD_SUM_MS), job);
    }
    let passers = turn.world.crowds.rooms.entry(room).or_default();
    let passer = passers.entry(who).or_insert(Passer { name, was_there: !comes, is_there: comes });
    passer.is_there = comes;
}

/// Whether somebody's coming or going is told later, with that of others.
pub(super) fn is_summed(world: &World, who: CreatureId, room: RoomId, by: &Way) -> bool {
    let noted = world.crowds.rooms.get(&room);
    is_walk(by) && noted.is_some_and(|passers| passers.contains_key(&who))
}

fn is_walk(by: &Way) -> bool {
    matches!(by, Way::Direction(_) | Way::Word(_))
}

/// It is time to tell of a crowd.
pub fn sum_up(turn: &mut Turn, room: RoomId) {
    let (mut came, mut went) = (Vec::new(), Vec::new());
    for (who, passer) in turn.world.crowds.rooms.remove(&room).unwrap_or_default() {
        match (passer.was_there, passer.is_there) {
            (false, true) => came.push((who, passer.name)),
            (true, false) => went.push(passer.name),
            // There and gone, or gone and back.
            (true, true) | (false, false) => {}
        }
    }
    if !came.is_empty() || !went.is_empty() {
        turn.report(Event::Passed { room, came, went });
    }
}

/// Words it for everyone who is there, and for those who came, of the others.
pub(super) fn tell(
    room: RoomId,
    came: &[(CreatureId, String)],
    went: &[String],
    teller: &mut Teller,
) {
    let new: Vec<CreatureId> = came.iter().map(|(who, _)| *who).collect();
    if !sight::is_lit(teller.content, teller.world, room) {
        return teller.room(room, &dim("There are steps in the dark, of many people."));
    }
    let names = |but: Option<CreatureId>| -> Vec<&str> {
        let others = came.iter().filter(|(who, _)| Some(*who) != but);
        others.map(|(_, name)| name.as_str()).collect()
    };
    let went: Vec<&str> = went.iter().map(String::as_str).collect();
    if let Some(line) = line(&names(None), &went) {
        teller.room_except(room, &new, &dim(&line));
    }
    for who in new {
        let is_still_there = teller.world.places.room_of(who) == Some(room);
        let own = line(&names(Some(who)), &went).filter(|_| is_still_there);
        let read = own.and_then(|line| dim(&line).as_read(teller.content, teller.world, who));
        if let Some(read) = read {
            teller.line(who, read);
        }
    }
}

fn dim(line: &str) -> Sentence {
    Sentence::new("{line}").word("line", line).style(Style::Dim)
}

/// `Bran and Cora arrive; Dain leaves.`
fn line(came: &[&str], went: &[&str]) -> Option<String> {
    let part = |names: &[&str], one: &str, many: &str| {
        let verb = if names.len() == 1 { one } else { many };
        (!names.is_empty()).then(|| format!("{} {verb}", some(names)))
    };
    let parts: Vec<String> = [part(came, "arrives", "arrive"), part(went, "leaves", "leave")]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| format!("{}.", parts.join("; ")))
}

/// The first of these names, and how many there are besides.
fn some(names: &[&str]) -> String {
    let rest = names.len().saturating_sub(NAMED_MAX);
    let mut told: Vec<String> = names.iter().take(NAMED_MAX).map(|n| (*n).to_owned()).collect();
    match rest {
        0 => {}
        1 => told.push("one other".into()),
        _ => told.push(format!("{} others", count_word(rest as u64))),
    }
    list(&told)
}

/// What must always be true: every crowd of which somebody is noted will be told.
pub fn check(world: &World) -> Result<(), String> {
    match world.crowds.rooms.keys().find(|room| !world.schedule.has(&Job::Crowd(**room))) {
        Some(room) => Err(format!("who came and went in room {} would never be told", room)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::testing::Small;
    use crate::game::ground::movement::step;
    use crate::game::ground::room::Direction;

    /// What one of so many who stand in a square reads when somebody comes in, at once and later.
    fn read_by_one_of(others: usize) -> (String, String) {
        let mut small = Small::default();
        let (square, lane) = (small.room("square", None), small.room("lane", None));
        let who: Vec<CreatureId> = (0..others)
            .map(|number| {
                let letter = char::from(b'a' + u8::try_from(number).expect("a few"));
                small.player(&format!("Some{letter}"), square)
            })
            .collect();
        let bran = small.player("Bran", lane);
        small.read(who[0]);
        small.turn(|turn| step(turn, bran, square, Way::Direction(Direction::West)));
        let at_once = small.read(who[0]);
        assert_eq!(check(&small.world), Ok(()));
        small.pass(Millis(CROWD_SUM_MS));
        (at_once, small.read(who[0]))
    }

    #[test]
    fn a_company_is_told_at_once_and_a_crowd_in_a_while() {
        let (at_once, later) = read_by_one_of(CROWD_MIN - 1);
        assert!(at_once.contains("Bran arrives from the east."), "{at_once}");
        assert_eq!(later, "");
        let (at_once, later) = read_by_one_of(CROWD_MIN);
        assert_eq!(at_once, "");
        assert!(later.contains("Bran arrives."), "{later}");
    }

    #[test]
    fn a_crowd_of_whom_nobody_will_be_told_is_found() {
        let mut small = Small::default();
        let room = small.room("square", None);
        small.world.crowds.rooms.insert(room, BTreeMap::new());
        assert!(check(&small.world).is_err());
    }
}
