//! What is read of those who come and go, and of doors.

use super::{DoorMove, Event, Way, crowd};
use crate::base::id::{CreatureId, RoomId};
use crate::game::tell::{Sentence, Teller};
use crate::text::style::Style;

/// Words each fact for everyone who notices.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::Left { who, room, by } => left(*who, *room, by, teller),
        Event::Arrived { who, room, by } => arrived(*who, *room, by, teller),
        Event::DoorMoved { who, room, door, how, .. } => {
            let line = Sentence::new(match how {
                DoorMove::Open => "{actor} {open|opens} {door}.",
                DoorMove::Close => "{actor} {close|closes} {door}.",
                DoorMove::Lock => "{actor} {lock|locks} {door}.",
                DoorMove::Unlock => "{actor} {unlock|unlocks} {door}.",
            });
            let line = line.actor(teller.world, *who).word("door", door);
            teller.kept().room(*room, &line);
        }
        Event::DoorMovedBeyond { room, door, how } => {
            let line = Sentence::new(match how {
                DoorMove::Open => "{door} opens.",
                DoorMove::Close => "{door} closes.",
                DoorMove::Lock => "{door} is locked from the other side.",
                DoorMove::Unlock => "{door} is unlocked from the other side.",
            });
            teller.kept().room(*room, &line.word("door", door));
        }
        Event::Vanished { who, room } => {
            let line = Sentence::new("{actor} {are|is} suddenly gone.").actor(teller.world, *who);
            teller.room_except(*room, &[*who], &line.silent().style(Style::Dim));
        }
        Event::Appeared { who, room } => {
            let line = Sentence::new("{actor} {are|is} suddenly here.")
                .actor(teller.world, *who)
                .indefinite();
            teller.room_except(*room, &[*who], &line.silent().style(Style::Dim));
        }
        Event::Passed { room, came, went } => crowd::tell(*room, came, went, teller),
    }
}

fn left(who: CreatureId, room: RoomId, by: &Way, teller: &mut Teller) {
    if !teller.is_read(room) {
        return;
    }
    let (one, several) = match by {
        Way::AsOne(_) => return,
        Way::Direction(_) => ("{actor} {leave|leaves} {way}.", "leave"),
        Way::Word(_) => ("{actor} {leave|leaves} by the {way}.", "leave by the"),
        Way::Flight(_) => ("{actor} {flee|flees} {way}.", "flee"),
    };
    let way = match by {
        Way::Direction(d) | Way::Flight(d) => d.word(),
        Way::Word(word) => word,
        Way::AsOne(_) => "",
    };
    if !crowd::is_summed(teller.world, who, room, by) {
        let line = Sentence::new(one).word("way", way).actor(teller.world, who);
        teller.passes(room, who, &format!("{several} {way}"), &line.style(Style::Dim));
    }
    if let Some(word) = teller.content.room(room).and_then(|room| room.on_exit.clone()) {
        teller.line(who, word);
    }
}

fn arrived(who: CreatureId, room: RoomId, by: &Way, teller: &mut Teller) {
    if !teller.is_read(room) {
        return;
    }
    let (one, several) = match by {
        Way::AsOne(_) => return,
        Way::Direction(_) => ("{actor} {arrive|arrives} {way}.", "arrive"),
        Way::Word(_) => ("{actor} {arrive|arrives}.", "arrive"),
        Way::Flight(_) => ("{actor} {come|comes} running {way}.", "come running"),
    };
    let way = match by {
        Way::Direction(d) | Way::Flight(d) => d.opposite().from_there(),
        Way::Word(_) | Way::AsOne(_) => "",
    };
    if !crowd::is_summed(teller.world, who, room, by) {
        let line = Sentence::new(one).word("way", way).actor(teller.world, who);
        let line = line.indefinite().style(Style::Dim);
        teller.passes(room, who, format!("{several} {way}").trim_end(), &line);
    }
}
