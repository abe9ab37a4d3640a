use super::keep::{placed_row, restore, row};
use super::*;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, ItemId, ItemTemplateId};
use crate::game::frame::schedule::Job;
use crate::game::frame::testing::Small;
use crate::game::ground::item::{self, At, Placed, Slot};
use crate::game::ground::movement::DoorMove;
use crate::game::ground::place::Place;
use crate::game::ground::room::{self, Direction, Door, DoorSpec, Resets};
use crate::game::people::carry::{Load, Portion};

const MINUTE: Millis = Millis::seconds(60);

/// A beach on which a club lies that comes again after a minute, and somebody beside it.
struct Beach {
    small: Small,
    beach: RoomId,
    club: ItemTemplateId,
    aria: CreatureId,
}

/// An entry for one of a thing, every minute.
fn entry(key: &str, template: ItemTemplateId, at: At) -> Placed {
    Placed {
        key: key.into(),
        template,
        at,
        inside: None,
        quantity: 1,
        most: 1,
        most_in_world: None,
        resets: Resets::After(MINUTE),
        unseen: false,
        message: None,
    }
}

fn beach_with(change: impl FnOnce(&mut Placed)) -> Beach {
    let mut small = Small::default();
    let beach = small.room("beach", None);
    let club = small.thing("club", 1);
    let mut placed = entry("the_club", club, At::Room(beach));
    change(&mut placed);
    small.content.placed.push(placed);
    small.turn(begin);
    let aria = small.player("Aria", beach);
    Beach { small, beach, club, aria }
}

impl Beach {
    fn lying(&self) -> Vec<ItemId> {
        self.small.world.places.on_floor(self.beach).to_vec()
    }

    /// Aria takes all that lies there.
    fn take_all(&mut self) {
        let what: Vec<Portion> =
            self.lying().iter().map(|id| Portion::whole(&self.small.world, *id)).collect();
        let aria = self.aria;
        self.small.turn(|turn| carry::take(turn, aria, &what)).expect("it can be taken");
    }

    /// Aria drops all she has.
    fn drop_all(&mut self) {
        let aria = self.aria;
        let all = self.small.world.places.carried(aria).to_vec();
        let things = all.iter().map(|id| Portion::whole(&self.small.world, *id)).collect();
        let load = Load { things, ..Load::default() };
        self.small.turn(|turn| carry::drop(turn, aria, &load)).expect("it can be dropped");
    }

    /// The world is what was kept of it, and begins anew.
    fn restart(&mut self) {
        let world = &self.small.world;
        let rows: Vec<_> = row(&self.small.content, world, self.beach).into_iter().collect();
        let rows = rows.into_iter().chain(placed_row(world)).collect::<Vec<_>>();
        self.small.world.resets = Default::default();
        self.small.world.schedule.cancel(&Job::Reset(self.beach));
        for row in rows {
            assert!(restore(&self.small.content, &mut self.small.world, &row));
        }
        self.small.turn(begin);
    }
}

#[test]
fn issue14_a2_what_was_taken_comes_again_after_its_time_and_only_once() {
    let mut here = beach_with(|_| ());
    assert_eq!(here.lying().len(), 1);
    here.small.pass(Millis::seconds(300));
    assert_eq!(here.lying().len(), 1, "what is there is not doubled");
    here.take_all();
    here.small.pass(Millis::seconds(59));
    assert_eq!(here.lying().len(), 0);
    here.small.read(here.aria);
    here.small.pass(Millis::seconds(2));
    assert_eq!(here.lying().len(), 1);
    let seen = crate::text::style::plain(&here.small.read(here.aria));
    assert!(seen.contains("A club is here that was not before."), "{seen}");
    here.small.pass(Millis::seconds(300));
    assert_eq!(here.lying().len(), 1);
}

#[test]
fn issue14_a2_what_is_put_back_is_not_doubled() {
    let mut here = beach_with(|_| ());
    here.take_all();
    here.small.pass(Millis::seconds(30));
    here.drop_all();
    assert!(!here.small.world.schedule.has(&Job::Reset(here.beach)), "nothing is missing");
    here.small.pass(Millis::seconds(300));
    assert_eq!(here.lying().len(), 1);
}

#[test]
fn issue14_a2_what_never_comes_again_does_not_come_after_a_restart_either() {
    let mut here = beach_with(|placed| placed.resets = Resets::Never);
    here.take_all();
    here.restart();
    here.small.pass(Millis::seconds(600));
    assert_eq!(here.lying().len(), 0);
}

#[test]
fn issue14_a2_a_restart_neither_hurries_what_is_due_nor_puts_it_off() {
    let mut here = beach_with(|_| ());
    here.take_all();
    here.small.pass(Millis::seconds(40));
    here.restart();
    here.small.pass(Millis::seconds(19));
    assert_eq!(here.lying().len(), 0);
    here.small.pass(Millis::seconds(2));
    assert_eq!(here.lying().len(), 1);
}

#[test]
fn issue14_a2_an_old_world_that_was_looted_gets_its_things_back() {
    let mut here = beach_with(|_| ());
    let club = here.lying()[0];
    here.small.turn(|turn| item::destroy(turn, club));
    here.restart();
    here.small.pass(Millis::seconds(61));
    assert_eq!(here.lying().len(), 1);
}

#[test]
fn issue14_a2_what_is_unique_waits_while_anybody_has_it() {
    let mut here = beach_with(|placed| placed.most_in_world = Some(1));
    here.take_all();
    here.small.pass(Millis::seconds(600));
    assert_eq!(here.lying().len(), 0, "it is in a pack");
    let (aria, club) = (here.aria, here.small.world.places.carried(here.aria)[0]);
    here.small.turn(|turn| crate::game::people::player::leave(turn, aria));
    here.small.pass(Millis::seconds(600));
    assert_eq!(here.lying().len(), 0, "it is in the pack of somebody who is away");
    here.small.turn(|turn| item::destroy(turn, club));
    here.small.pass(Millis::seconds(61));
    assert_eq!(here.lying().len(), 1);
}

#[test]
fn issue14_a2_more_may_gather_than_come_at_once() {
    let mut here = beach_with(|placed| placed.most = 3);
    assert_eq!(here.lying().len(), 1);
    here.small.pass(Millis::seconds(61));
    assert_eq!(here.lying().len(), 2);
    here.small.pass(Millis::seconds(600));
    assert_eq!(here.lying().len(), 3);
}

#[test]
fn issue14_a2_what_is_shy_waits_until_nobody_is_there() {
    let mut here = beach_with(|placed| placed.unseen = true);
    here.take_all();
    here.small.pass(Millis::seconds(300));
    assert_eq!(here.lying().len(), 0);
    let aria = here.aria;
    here.small.turn(|turn| crate::game::people::player::leave(turn, aria));
    here.small.pass(Millis::seconds(31));
    assert_eq!(here.lying().len(), 1);
}

#[test]
fn issue14_a2_a_full_floor_is_tried_again() {
    let mut here = beach_with(|_| ());
    here.take_all();
    let (beach, pebble) = (here.beach, here.small.thing("pebble", 1));
    let pebbles: Vec<ItemId> = (0..crate::base::limits::THINGS_IN_ROOM_MAX)
        .map(|_| {
            here.small
                .turn(|turn| item::create(turn, pebble, 1, Default::default(), Place::Room(beach)))
        })
        .collect();
    here.small.pass(Millis::seconds(200));
    assert_eq!(here.lying().len(), pebbles.len());
    here.small.turn(|turn| pebbles.iter().for_each(|id| item::destroy(turn, *id)));
    here.small.pass(Millis::seconds(61));
    assert_eq!(here.lying().len(), 1);
}

#[test]
fn issue14_a2_what_lies_in_a_box_comes_into_the_box_and_waits_for_it() {
    let mut here = beach_with(|_| ());
    let (chest, pearl) = (here.small.thing("chest", 1), here.small.thing("pearl", 1));
    here.small.content.items.get_mut(chest).expect("a chest").capacity = Some(5);
    let outer = entry("the_chest", chest, At::Room(here.beach));
    let outer = Placed { resets: Resets::Never, ..outer };
    here.small.content.placed.push(outer);
    let inner = entry("the_pearl", pearl, At::Room(here.beach));
    here.small.content.placed.push(Placed { inside: Some("the_chest".into()), ..inner });
    here.small.turn(begin);
    let box_here = here.lying()[1];
    let inside = |here: &Beach| here.small.world.places.inside(box_here).to_vec();
    let taken = Portion::whole(&here.small.world, inside(&here)[0]);
    let aria = here.aria;
    here.small.turn(|turn| carry::take(turn, aria, &[taken])).expect("a pearl");
    here.small.pass(Millis::seconds(61));
    assert_eq!(inside(&here).len(), 1);
    let both = [inside(&here)[0], box_here].map(|id| Portion::whole(&here.small.world, id));
    here.small.turn(|turn| carry::take(turn, aria, &both)).expect("a pearl and a chest");
    here.small.pass(Millis::seconds(600));
    assert_eq!(inside(&here).len(), 0, "the chest is not where it was");
    here.drop_all();
    here.small.pass(Millis::seconds(61));
    assert_eq!(inside(&here).len(), 1);
}

#[test]
fn issue14_a2_npcs_have_their_things_each_time_they_come() {
    let mut here = beach_with(|_| ());
    let rat = here.small.template("rat", &[]);
    let spawn = here.small.spawn(rat, here.beach, 1);
    let club = here.club;
    let wielded = entry("its_club", club, At::Npc(spawn, Some(Slot::Wield)));
    here.small.content.placed.push(wielded);
    here.small.content.placed.push(entry("spare", club, At::Npc(spawn, Some(Slot::Wield))));
    here.small.turn(crate::game::people::spawn::fill);
    for _ in 0..2 {
        let who = here.small.world.places.npcs_in(here.beach)[0];
        assert!(here.small.world.places.worn_in(who, Slot::Wield).is_some());
        assert_eq!(here.small.world.places.carried(who).len(), 1, "it has one hand for clubs");
        here.small.turn(|turn| crate::game::people::combat::die(turn, who, None));
        here.small.pass(Millis::seconds(61));
    }
}

/// A shed north of the beach, behind a door.
fn shed(here: &mut Beach, stands: Door) -> RoomId {
    let shed = here.small.room("shed", None);
    here.small.join(here.beach, Direction::North, shed);
    let door = DoorSpec {
        name: "the door".into(),
        stands,
        key: Some(here.club),
        resets: Resets::After(MINUTE),
        latch: None,
    };
    for (room, side) in [(here.beach, Direction::North), (shed, Direction::South)] {
        here.small.change_room(room, |room| drop(room.doors.insert(side, door.clone())));
    }
    shed
}

#[test]
fn issue14_a2_a_door_goes_back_when_nobody_is_on_either_side() {
    let mut here = beach_with(|_| ());
    let shed = shed(&mut here, Door::Closed);
    let (aria, beach) = (here.aria, here.beach);
    let stands =
        |here: &Beach| room::door(&here.small.content, &here.small.world, shed, Direction::South);
    let open = DoorMove::Open;
    let moved = here
        .small
        .turn(|turn| crate::game::ground::movement::work_door(turn, aria, Direction::North, open));
    moved.expect("it opens");
    here.small.pass(Millis::seconds(600));
    assert_eq!(stands(&here), Some(Door::Open), "somebody is there");
    here.small.turn(|turn| crate::game::people::player::leave(turn, aria));
    here.small.pass(Millis::seconds(31));
    assert_eq!(stands(&here), Some(Door::Closed));
    assert!(!here.small.world.schedule.has(&Job::Reset(beach)));
    assert_eq!(here.small.world.rooms.moved().count(), 0, "both sides are as they were written");
}

#[test]
fn issue14_a2_a_door_that_was_moved_before_there_were_resets_goes_back() {
    let mut here = beach_with(|_| ());
    let shed = shed(&mut here, Door::Locked);
    here.small.turn(|turn| room::set_door(turn, shed, Direction::South, Door::Open));
    let aria = here.aria;
    here.small.turn(|turn| crate::game::people::player::leave(turn, aria));
    here.restart();
    here.small.pass(Millis::seconds(61));
    let stands = room::door(&here.small.content, &here.small.world, here.beach, Direction::North);
    assert_eq!(stands, Some(Door::Locked));
}

#[test]
fn issue14_a2_who_is_locked_in_can_turn_the_lock() {
    let mut here = beach_with(|_| ());
    let shed = shed(&mut here, Door::Locked);
    let aria = here.aria;
    let unlocks = |here: &mut Beach, side| {
        let how = DoorMove::Unlock;
        here.small
            .turn(|turn| crate::game::ground::movement::work_door(turn, aria, side, how))
            .is_ok()
    };
    assert!(!unlocks(&mut here, Direction::North), "from outside it wants a key");
    here.small.turn(|turn| crate::game::ground::movement::transport(turn, aria, shed));
    let latch = |here: &mut Beach, latch| {
        let change = |door: &mut DoorSpec| door.latch = latch;
        here.small.change_room(shed, |room| room.doors.values_mut().for_each(change));
    };
    latch(&mut here, Some(false));
    assert!(!unlocks(&mut here, Direction::South), "a prison is a prison");
    latch(&mut here, None);
    assert!(unlocks(&mut here, Direction::South));
}

#[test]
fn issue14_a2_what_is_no_longer_written_is_forgotten() {
    let mut here = beach_with(|_| ());
    here.take_all();
    here.small.content.placed = Default::default();
    here.small.turn(begin);
    assert!(!here.small.world.schedule.has(&Job::Reset(here.beach)));
    assert_eq!(here.small.world.resets.first(here.beach), None);
}
