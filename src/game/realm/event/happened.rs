//! What can happen to an event, and who reads of it.

use crate::base::id::CreatureId;
use crate::game::frame::tell::Teller;
use crate::game::ground::influence::Scope;
use crate::game::ground::sight;
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

/// Tells whoever is awake where it is in force.
pub fn tell(event: &Event, teller: &mut Teller) {
    let (content, world) = (teller.content, teller.world);
    let is_there = |who: CreatureId| {
        let Some(scope) = &event.scope else { return true };
        world.places.room_of(who).is_some_and(|room| scope.has(content, room))
    };
    let here: Vec<CreatureId> = world.players.here().filter(|who| is_there(*who)).collect();
    for who in here {
        if sight::senses(content, world, who).hear() {
            teller.kept().line(who, Style::Warning.on(&event.words));
        }
    }
}
