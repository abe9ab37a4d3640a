//! Words that carry: a yell is heard in the rooms around, a shout in the whole area. Sleepers hear both.

use std::collections::BTreeSet;

use super::{Event, refusals, something};
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::SHOUT_MOVES_MAX;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::direction::Direction;
use crate::game::frame::part::Done;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::room;
use crate::game::people::channel::{Channel, switch_alone};
use crate::game::{Refusal, View};
use crate::text::style::Style;

/// How loud somebody calls.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Call {
    Yell,
    Shout,
}

/// From where those in another room hear it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum From {
    There(Direction),
    /// Too far, or by a way that has no direction.
    Somewhere,
}

/// That one may hear no shouts from elsewhere (`noshout`).
pub(super) const CHANNEL: Channel = Channel {
    name: "shout",
    words: &["shout", "yell"],
    says: "what is shouted or yelled in other rooms around you",
    style: Style::Speech,
    is_kept: false,
    ..Channel::DEFAULT
};

pub(super) const SHOUT: Spec = Spec {
    name: "shout",
    priority: 45,
    group: Group::Talking,
    usage: "shout <words>",
    example: "shout The gate is open!",
    help: "Says something so loud that it is heard in the whole area. Who sleeps hears it, too. `shout off` \
           (or `noshout`) lets you hear none from other rooms, `shout on` hears them again.",
    run: |turn, who, args| call(turn, who, args, Call::Shout),
    ..Spec::DEFAULT
};

pub(super) const YELL: Spec = Spec {
    name: "yell",
    aliases: &["holler"],
    priority: 45,
    group: Group::Talking,
    usage: "yell <words>",
    example: "yell Over here!",
    help: "Says something so loud that it is heard in the next rooms, with the direction it comes from.",
    run: |turn, who, args| call(turn, who, args, Call::Yell),
    ..Spec::DEFAULT
};

impl Call {
    pub fn word(self) -> &'static str {
        match self {
            Call::Yell => "yell",
            Call::Shout => "shout",
        }
    }

    /// What those read who are in the room.
    pub(super) fn near(self) -> &'static str {
        match self {
            Call::Yell => "{actor} {yell|yells}, \"{words}\"",
            Call::Shout => "{actor} {shout|shouts}, \"{words}\"",
        }
    }

    fn beyond(self) -> &'static str {
        match self {
            Call::Yell => "{actor} {yell|yells} {from}, \"{words}\"",
            Call::Shout => "{actor} {shout|shouts} {from}, \"{words}\"",
        }
    }
}

fn call(turn: &mut Turn, who: CreatureId, args: Args, call: Call) -> Done {
    let typed = args.ahead().trim();
    if ["on", "off"].iter().any(|word| typed.eq_ignore_ascii_case(word)) {
        let is_on = turn.world.channels.is_on(who, CHANNEL.name);
        return match typed.eq_ignore_ascii_case("on") == is_on {
            true if is_on => Err(refusals::hears_already()),
            true => Err(refusals::hears_none_already()),
            false => switch_alone(turn, who, CHANNEL.name),
        };
    }
    let words = something(typed, if call == Call::Yell { YELL.usage } else { SHOUT.usage })?;
    let room = turn.world.places.room_of(who).ok_or(Refusal::Usage(SHOUT.usage))?;
    let beyond = reaches(turn.view(), room, call);
    turn.report(Event::Called { who, room, words, call, beyond });
    Ok(())
}

/// The other rooms in which somebody is and hears it, and from where.
fn reaches(view: View, room: RoomId, call: Call) -> Vec<(RoomId, From)> {
    let View { content, world, .. } = view;
    let near = room::path::search(content, world);
    let around: Vec<RoomId> = match call {
        Call::Yell => near.within(room, 1),
        Call::Shout => {
            let area = content.room(room).and_then(|room| room.area);
            let same = |there: &RoomId| {
                area.is_some() && content.room(*there).and_then(|room| room.area) == area
            };
            let people: BTreeSet<RoomId> =
                world.players.here().filter_map(|who| world.places.room_of(who)).collect();
            let in_area = people
                .into_iter()
                .filter(|there| there.instance() == room.instance() && same(there));
            let mut all: Vec<RoomId> = in_area.collect();
            // Where no area bounds it, it carries so far.
            if area.is_none() {
                all.extend(near.within(room, SHOUT_MOVES_MAX));
            }
            all
        }
    };
    let is_other = |there: &RoomId| *there != room && !world.places.players_in(*there).is_empty();
    around.into_iter().filter(is_other).map(|there| (there, from(view, there, room))).collect()
}

/// From where a voice comes to those in a room.
fn from(view: View, there: RoomId, room: RoomId) -> From {
    match room::path::exit_to(view.content, view.world, there, room) {
        Some(room::path::Exit::Direction(way)) => From::There(way),
        Some(room::path::Exit::Word(_)) | None => From::Somewhere,
    }
}

/// What is heard of it in other rooms.
pub(super) fn tell_beyond(event: &Event, beyond: &[(RoomId, From)], teller: &mut Teller) {
    let Event::Called { who, words, call, .. } = event else { return };
    for (there, from) in beyond {
        let from = match from {
            From::There(way) => way.from_there(),
            From::Somewhere => "from somewhere around",
        };
        let line = Sentence::new(call.beyond()).word("from", from).word("words", words);
        let line = line.actor(teller.world, *who).voiced().loud().words_of(*who, call.word());
        teller.room_where(*there, &[], &line.style(Style::Speech), |world, reader| {
            world.channels.is_on(reader, CHANNEL.name)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::testing::Small;

    #[test]
    fn issue17_shouts_carry_so_far_where_no_area_bounds_them() {
        let mut small = Small::default();
        let name = |n: usize| format!("r{n}");
        let rooms: Vec<RoomId> =
            (0..SHOUT_MOVES_MAX + 2).map(|n| small.room(&name(n), None)).collect();
        rooms.windows(2).for_each(|two| small.join(two[0], Direction::East, two[1]));
        let who = small.player("Aria", rooms[0]);
        let near = small.player("Bran", rooms[SHOUT_MOVES_MAX]);
        let far = small.player("Cato", rooms[SHOUT_MOVES_MAX + 1]);
        small.out.clear();
        let shouts = Args::new(who, "Ho!", SHOUT.usage);
        small.turn(|turn| call(turn, who, shouts, Call::Shout)).expect("she can shout");
        assert!(small.read(near).contains("Aria shouts"));
        assert_eq!(small.read(far), "");
    }
}
