//! What a faction thinks of those who kill what an event brought upon everybody.

use super::rules::written;
use crate::game::Turn;
use crate::game::people::combat::Event as Fight;
use crate::game::people::faction::{self, Point};
use crate::game::people::reputation::Deed;

/// Somebody died: whoever earned it is thanked, if an event that is on there says so. Kept.
pub(super) fn died(turn: &mut Turn, died: &Fight) {
    let Fight::Died { room, victors, template: Some(template), .. } = died else { return };
    let content = turn.content;
    let on = turn.world.world_events.all_on().map(|(event, ..)| event);
    let on = on.filter_map(|event| written(content, event));
    let there = on.filter(|event| event.scope.has(content, *room));
    let thanks = there.flat_map(|event| &event.effects.thanks).filter(|t| t.slain == *template);
    let points: Vec<Point> = thanks
        .map(|thanks| Point { faction: thanks.faction, by: thanks.points, deed: Deed::Event })
        .collect();
    if points.is_empty() {
        return;
    }
    for who in victors {
        faction::regard(turn, *who, &points);
    }
}
