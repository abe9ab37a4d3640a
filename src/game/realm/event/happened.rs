//! What can happen to an event, and who reads of it.

use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::frame::tell::Teller;
use crate::game::ground::influence::Scope;
use crate::game::people::notice::{self, Audience, Bulletin, Lasting, Topic};
use crate::text::style::Style;

/// An event of the world began, is half over, or ended.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its id.
    pub event: String,
    pub name: String,
    pub stage: Stage,
    /// Where it is told; `None`: to everyone.
    pub scope: Option<Scope>,
    /// What is read of it.
    pub words: String,
}

/// How far an event is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    Began,
    Half,
    Ended,
}

/// By which players say whether they want to hear of events.
pub(super) const TOPIC: Topic = Topic { name: "events", says: "events of the world" };

/// Whoever is where it is in force hears of it, or everyone.
pub(super) fn announce(turn: &mut Turn, event: Event) {
    let (content, world) = (turn.content, &*turn.world);
    let is_there = |who: &CreatureId| {
        let Some(scope) = &event.scope else { return true };
        world.places.room_of(*who).is_some_and(|room| scope.has(content, room))
    };
    let audience = Audience::These(world.players.here().filter(is_there).collect());
    let (about, words) = ("galaxy:events".into(), event.words.clone());
    let (style, lasting) = (Style::Warning, Lasting::Passes);
    notice::publish(turn, Bulletin { topic: &TOPIC, about, audience, words, style, lasting });
    turn.report(event);
}

/// Nothing is read of the fact itself: a bulletin says it ([`announce`]).
pub fn tell(_: &Event, _: &mut Teller) {}
