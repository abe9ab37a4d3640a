//! Who is told what, as a whole evening cannot easily bring it about.

use std::collections::BTreeMap;

use super::content::{Condition, Conversation, Conversations, Topic};
use super::rules::talk;
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::{THINGS_CARRIED_MAX, TOLD_WAY_MOVES_MAX};
use crate::game::frame::testing::Small;
use crate::game::ground::item::{self, Own};
use crate::game::ground::place::Place;
use crate::game::ground::room::Direction;
use crate::game::ground::sky::Phase;
use crate::text::sentence::Pronouns;

fn topic(word: &str) -> Topic {
    Topic {
        id: word.into(),
        keywords: vec![word.into()],
        says: format!("So much for {word}."),
        then: None,
        when: Condition::default(),
        is_listed: true,
        leads: None,
        gives: None,
    }
}

/// A hall with Bess in it, and Aria, who may ask her these things.
fn hall(topics: Vec<Topic>, small: &mut Small) -> (CreatureId, CreatureId, RoomId) {
    let hall = small.room("hall", None);
    let template = small.template("bess", &[]);
    small.change_template(template, |npc| npc.pronouns = Pronouns::She);
    let bess = small.npc(template, hall);
    let aria = small.player("Aria", hall);
    let written = Conversation { greeting: "Sit.".into(), topics, ..Conversation::default() };
    small.content.keep(Conversations(BTreeMap::from([(template, written)])));
    (aria, bess, hall)
}

fn asked(small: &mut Small, who: CreatureId, npc: CreatureId, of: &str) -> String {
    small.out.clear();
    small.turn(|turn| talk(turn, who, npc, of)).expect("an answer");
    small.read(who)
}

#[test]
fn issue17_talk_a_topic_is_open_at_its_hours_only() {
    let mut small = Small::default();
    let when = Condition { phases: vec![Phase::Night], ..Condition::default() };
    let (aria, bess, _) = hall(vec![Topic { when, ..topic("owls") }, topic("soup")], &mut small);
    let by_day = asked(&mut small, aria, bess, "owls");
    assert!(by_day.contains("shakes her head") && !by_day.contains("owls"), "{by_day}");
    small.world.clock = crate::base::clock::Millis::seconds(14 * 300);
    assert!(asked(&mut small, aria, bess, "owls").contains("So much for owls."));
}

/// Of several topics that a word begins, the one that is called so is meant.
#[test]
fn issue17_talk_the_topic_that_fits_best_is_meant() {
    let mut small = Small::default();
    let (aria, bess, _) = hall(vec![topic("warden"), topic("war"), topic("crabs")], &mut small);
    for (typed, answer) in
        [("war", "war."), ("the warden", "warden."), ("crab", "crabs."), ("wa", "")]
    {
        let read = asked(&mut small, aria, bess, typed);
        let is_so = read.contains(&format!("So much for {answer}"));
        assert_eq!(is_so, !answer.is_empty(), "{typed}: {read}");
    }
}

/// A way of more moves than may be told is no way.
#[test]
fn a_told_way_is_bounded() {
    let mut small = Small::default();
    let rooms: Vec<RoomId> =
        (0..=TOLD_WAY_MOVES_MAX + 1).map(|n| small.room(&format!("far{n}"), None)).collect();
    rooms.windows(2).for_each(|two| small.join(two[0], Direction::North, two[1]));
    let near = Topic { leads: Some(rooms[TOLD_WAY_MOVES_MAX - 1]), ..topic("near") };
    let far = Topic { leads: Some(rooms[TOLD_WAY_MOVES_MAX + 1]), ..topic("far") };
    let (aria, bess, hall) = hall(vec![near, far], &mut small);
    small.join(hall, Direction::North, rooms[0]);
    assert!(asked(&mut small, aria, bess, "near").contains("north ("));
    assert!(asked(&mut small, aria, bess, "far").contains("There is no way"));
}

#[test]
fn what_is_handed_over_lies_on_the_floor_if_the_hands_are_full() {
    let mut small = Small::default();
    let box_of = small.thing("box", 1);
    let (aria, bess, hall) = hall(vec![Topic { gives: Some(box_of), ..topic("gift") }], &mut small);
    small.turn(|turn| {
        for n in 0..THINGS_CARRIED_MAX {
            let own = Own { name: Some(format!("box {n}")), ..Own::default() };
            item::create(turn, box_of, 1, own, Place::Carried(aria));
        }
    });
    let read = asked(&mut small, aria, bess, "gift");
    assert!(read.contains("hands you"), "{read}");
    assert_eq!(small.world.places.on_floor(hall).len(), 1);
    asked(&mut small, aria, bess, "gift");
    assert_eq!(small.world.places.on_floor(hall).len(), 1, "once");
}
