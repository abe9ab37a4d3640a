//! What is read of those who come and go, and of doors.

use super::{DoorMove, Event, Way, crowd};
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::ground::sight::Lighting;
use crate::text::sentence::list;
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
        Event::Searched { who, room, found } => searched(*who, *room, found, teller),
        Event::Concealed { room } => {
            let line = Style::Dim.on("A way out of here is hidden again.");
            let observers = teller.observers(*room).into_iter();
            for (viewer, _) in observers.filter(|(_, lighting)| *lighting == Lighting::Lit) {
                teller.line(viewer, line.clone());
            }
        }
    }
}

/// Those who look on see what is found; in vain, they see only the searching.
fn searched(who: CreatureId, room: RoomId, found: &[String], teller: &mut Teller) {
    let words: Vec<String> = found.iter().map(|word| Style::Exit.on(word)).collect();
    let words = list(&words.iter().map(String::as_str).collect::<Vec<_>>());
    let line = match found {
        [] => "{actor} {search|searches}, and {find|finds} nothing new.",
        [_] => "{actor} {search|searches}, and {find|finds} a hidden way out: {ways}.",
        _ => "{actor} {search|searches}, and {find|finds} hidden ways out: {ways}.",
    };
    let line = Sentence::new(line).actor(teller.world, who).word("ways", &words);
    match found {
        [] => {
            teller.to(who, &line);
            let others = Sentence::new("{actor} {search|searches} the place.");
            let others = others.actor(teller.world, who).style(Style::Dim);
            teller.room_except(room, &[who], &others);
        }
        _ => teller.room(room, &line),
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
