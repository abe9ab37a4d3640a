//! Explaining a mind: what it sees, what it wants and why, for those who ask.
//!
//! Every behaviour is asked as if the NPC thought now, with dice of its own, so that asking changes
//! nothing.

use super::BEHAVIOURS;
use super::sight::Sight;
use super::state::{Intent, Thought};
use crate::base::clock::Millis;
use crate::base::dice::Dice;
use crate::base::id::{CreatureId, RoomId};
use crate::game::content::Content;
use crate::game::faction::{self, Stance};
use crate::game::patrol;
use crate::game::schedule::Job;
use crate::game::world::World;

/// What a behaviour answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// It is not of those who do this.
    NotItsWay,
    /// It would, but nothing calls for it now.
    Nothing,
    Wants(Intent),
}

/// A mind, laid open.
#[derive(Clone, Debug)]
pub struct Explained {
    /// Everyone else in the room, and how it meets them.
    pub sees: Vec<(CreatureId, Stance)>,
    pub is_dark: bool,
    pub foe: Option<CreatureId>,
    /// Behaviour by behaviour, the most pressing first.
    pub answers: Vec<(&'static str, Answer)>,
    pub last: Option<Thought>,
    /// When it thinks next; `None`: when something happens.
    pub next: Option<Millis>,
    pub helps: Option<CreatureId>,
    /// The room it is on its way back to, its home.
    pub home: Option<RoomId>,
    pub warned: Vec<CreatureId>,
}

/// Lays a mind open; `None` for players.
pub fn explain(
    content: &Content,
    world: &World,
    now: Millis,
    who: CreatureId,
) -> Option<Explained> {
    let sight = Sight::of(content, world, now, who)?;
    let stance = |other| faction::stance(content, world, who, other);
    let mut dice = Dice::new(0);
    let answers = BEHAVIOURS.iter().map(|behaviour| {
        let answer = match (behaviour.sees)(&sight, &mut dice) {
            Some(intent) => Answer::Wants(intent),
            None if (behaviour.has)(&sight) => Answer::Nothing,
            None => Answer::NotItsWay,
        };
        (behaviour.name, answer)
    });
    Some(Explained {
        sees: sight.others().map(|other| (other.id(), stance(other.id()))).collect(),
        is_dark: !sight.can_see(),
        foe: sight.foe,
        answers: answers.collect(),
        last: world.minds.thought(who).cloned(),
        next: world.schedule.when(&Job::Think(who)),
        helps: sight.mind.and_then(|mind| mind.summons).map(|summons| summons.caller),
        home: patrol::homeward(world, who),
        warned: sight.mind.into_iter().flat_map(|mind| mind.warned.keys().copied()).collect(),
    })
}
