//! Whether the world is such that an event begins.

use super::content::{Condition, WorldEvent};
use crate::game::View;
use crate::game::ground::sky::Phase;

impl Condition {
    /// Whether it is looked at when this part of the day begins.
    pub(super) fn is_of(&self, phase: Phase) -> bool {
        self.phases.is_empty() || self.phases.contains(&phase)
    }
}

/// Whether all of it holds, but for the part of the day and chance.
pub(super) fn holds(view: View, event: &WorldEvent, condition: &Condition) -> bool {
    let View { content, world, .. } = view;
    let there = |who| world.places.room_of(who).is_some_and(|room| event.scope.has(content, room));
    let enough = || {
        let players = world.players.here().filter(|who| there(*who));
        players.count() as u64 >= condition.players
    };
    let is_held = || {
        condition.holds.is_none_or(|(faction, room)| {
            world.front.hold(room).is_some_and(|hold| hold.holder == faction)
        })
    };
    let so_many = || {
        condition.npcs.is_none_or(|census| {
            let alive = world.creatures.iter().filter(|b| b.template() == Some(census.template));
            (census.least..=census.most).contains(&(alive.count() as u64))
        })
    };
    let is_on =
        || condition.during.as_ref().is_none_or(|event| world.world_events.on(event).is_some());
    (condition.players == 0 || enough()) && is_held() && so_many() && is_on()
}
