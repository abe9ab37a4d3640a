//! Who came and who went: the one fact of it, however it happened. Nothing is told of it here; what
//! is read of a walk, a death or a spell is told by whoever brings it about.

use serde::{Deserialize, Serialize};

use crate::base::id::{CreatureId, RoomId};
use crate::game::Turn;
use crate::game::frame::direction::Direction;
use crate::game::frame::tell::Teller;

/// What changed about who is where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Event {
    /// Somebody is in a room who was not.
    Came { who: CreatureId, room: RoomId, how: How },
    /// Somebody leaves a room. If they walk or are carried they are still in it while this is
    /// heard, so that those who stay can be told.
    Went { who: CreatureId, room: RoomId, how: How },
}

/// How somebody came or went. To a new way of coming somewhere belongs a new one of these.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum How {
    Walked(Way),
    /// Without walking: a wizard's doing, an uprooted room.
    Carried,
    /// A player came into the world, or left it.
    Entered,
    Left,
    /// A player took back a body that had stayed without them.
    Reclaimed,
    Died,
    /// The dead came to.
    Woke,
    /// An NPC came into being, or was taken out of it.
    Spawned,
    Faded,
}

/// The way that somebody walked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Way {
    Direction(Direction),
    Word(String),
    /// In a direction, running from a fight.
    Flight(Direction),
    /// Into a room with others, all of whom one line tells.
    AsOne(RoomId),
}

/// Nobody reads of it by itself.
pub fn tell(_: &Event, _: &mut Teller) {}

/// Says that somebody is about to leave the room they are in.
pub fn goes(turn: &mut Turn, who: CreatureId, how: How) {
    if let Some(room) = turn.world.places.room_of(who) {
        turn.report(Event::Went { who, room, how });
    }
}

/// Says that somebody who is in a room came there.
pub fn came(turn: &mut Turn, who: CreatureId, how: How) {
    if let Some(room) = turn.world.places.room_of(who) {
        turn.report(Event::Came { who, room, how });
    }
}

/// Puts somebody into a room, and says so.
pub fn comes(turn: &mut Turn, who: CreatureId, room: RoomId, how: How) {
    super::put_creature(turn.world, who, room);
    came(turn, who, how);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::testing::Small;
    use crate::game::ground::{creature, movement};
    use crate::game::people::{combat, player};
    use crate::game::{Event as Any, World};

    /// What was reported of coming and going while something was done, before anybody heard it.
    fn moved(small: &mut Small, act: impl FnOnce(&mut Turn)) -> Vec<Event> {
        let mut found = Vec::new();
        small.turn(|turn| {
            act(turn);
            found.extend(turn.events.iter().filter_map(|event| match event {
                Any::Place(event) => Some(event.clone()),
                _ => None,
            }));
        });
        found
    }

    fn is_in(world: &World, who: CreatureId, room: RoomId) -> bool {
        world.places.room_of(who) == Some(room)
    }

    #[test]
    fn issue15_3_every_way_to_come_or_go_is_one_fact() {
        let mut small = Small::default();
        let (hall, lane) = (small.room("hall", None), small.room("lane", None));
        small.content.shrine = lane;
        let rat = small.template("rat", &[]);
        let aria = small.player("Aria", hall);
        let rat = small.npc(rat, hall);

        let facts = moved(&mut small, |turn| movement::transport(turn, aria, lane));
        let carried = Event::Came { who: aria, room: lane, how: How::Carried };
        assert_eq!(facts, [carried], "that she went was heard before she was moved");
        assert!(is_in(&small.world, aria, lane));

        let way = Way::Direction(Direction::West);
        let facts = moved(&mut small, |turn| movement::step(turn, aria, hall, way.clone()));
        assert_eq!(facts, [Event::Came { who: aria, room: hall, how: How::Walked(way) }]);

        let facts = moved(&mut small, |turn| player::lose_link(turn, aria));
        assert_eq!(facts, [], "her body stays");
        let screen = player::Screen::default();
        let facts = moved(&mut small, |turn| player::reclaim(turn, aria, &screen));
        assert_eq!(facts, [Event::Came { who: aria, room: hall, how: How::Reclaimed }]);

        let facts = moved(&mut small, |turn| combat::die(turn, aria, Some(rat)));
        assert_eq!(facts, [Event::Came { who: aria, room: lane, how: How::Woke }]);

        let facts = moved(&mut small, |turn| player::leave(turn, aria));
        assert_eq!(facts, [Event::Went { who: aria, room: lane, how: How::Left }]);
        let facts = moved(&mut small, |turn| player::enter(turn, aria, &screen));
        assert_eq!(facts, [Event::Came { who: aria, room: lane, how: How::Entered }]);

        let facts = moved(&mut small, |turn| creature::remove(turn, rat, How::Faded));
        assert_eq!(facts, [Event::Went { who: rat, room: hall, how: How::Faded }]);
    }
}
