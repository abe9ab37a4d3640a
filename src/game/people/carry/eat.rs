//! Eating and drinking: one thing is used up, and gives what its template says.

use super::event::{Event, Haul};
use super::reach::{held, here};
use super::refusals;
use super::rules::Done;
use crate::base::id::{CreatureId, ItemId};
use crate::game::ground::creature;
use crate::game::ground::item::{self, ItemKind};
use crate::game::{Refusal, Turn};

/// How something is consumed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meal {
    Eaten,
    Drunk,
}

impl Meal {
    /// Whether things of this kind are consumed so.
    pub fn takes(self, kind: ItemKind) -> bool {
        match self {
            Meal::Eaten => kind == ItemKind::Food,
            Meal::Drunk => matches!(kind, ItemKind::Drink | ItemKind::Potion),
        }
    }
}

/// Eats or drinks one of what somebody carries. Kept.
pub fn consume(turn: &mut Turn, who: CreatureId, id: ItemId, meal: Meal) -> Done {
    let room = here(turn, who)?;
    held(turn, who, id)?;
    let Some(template) = item::template(turn.content, turn.world, id) else {
        return Err(Refusal::NotCarried(item::name(turn.content, turn.world, id)));
    };
    if !meal.takes(template.kind) {
        return Err(refusals::no_meal(&template.name, meal));
    }
    let (heal, hearten, brew) = (template.heal, template.spirit, template.brew);
    let mut what = Haul::default();
    what.add(turn.content, turn.world, id, 1);
    item::use_up(turn, id, 1);
    let health = creature::heal(turn, who, heal);
    let spirit = creature::hearten(turn, who, hearten);
    turn.report(Event::Consumed { who, room, meal, what, health, spirit, brew });
    Ok(())
}
