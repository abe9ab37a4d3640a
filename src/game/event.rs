//! Everything that happened. One variant per feature; each feature says who notices and what
//! they read (`text` of the feature).

use crate::base::id::CreatureId;
use crate::game::Refusal;
use crate::game::frame::tell::Teller;
use crate::game::ground::{movement, sky};
use crate::game::people::{
    carry, combat, effect, faction, look, mailbox, melee, mind, patrol, player, reset, score, shop,
    skill, spawn, talk,
};
use crate::game::realm::front;
use crate::game::staff::wizard;

/// A fact, in the past tense.
#[derive(Clone, Debug)]
pub enum Event {
    /// Somebody could not do what they wanted.
    Refused {
        who: CreatureId,
        why: Refusal,
    },
    Faction(faction::Event),
    Movement(movement::Event),
    Look(look::Event),
    Mailbox(mailbox::Event),
    Talk(talk::Event),
    Carry(carry::Event),
    Shop(shop::Event),
    Combat(combat::Event),
    Skill(skill::Event),
    Score(score::Event),
    Effect(effect::Event),
    Patrol(patrol::Event),
    Reset(reset::Event),
    Spawn(spawn::Event),
    Mind(mind::Event),
    Melee(melee::Event),
    Sky(sky::Event),
    Player(player::Event),
    Front(front::Event),
    Wizard(wizard::Event),
}

macro_rules! from {
    ($($variant:ident: $module:ident),* $(,)?) => {$(
        impl From<$module::Event> for Event {
            fn from(event: $module::Event) -> Event {
                Event::$variant(event)
            }
        }
    )*};
}

from! {
    Faction: faction, Movement: movement, Look: look, Mailbox: mailbox, Talk: talk, Carry: carry, Shop: shop, Combat: combat,
    Skill: skill, Score: score, Effect: effect, Patrol: patrol, Reset: reset, Spawn: spawn, Mind: mind, Melee: melee, Sky: sky, Player: player, Front: front, Wizard: wizard,
}

/// Writes what everyone reads of an event into their boxes. The only way text is made.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::Refused { who, why } => crate::game::frame::refusal::tell(*who, why, teller),
        Event::Faction(event) => faction::tell(event, teller),
        Event::Movement(event) => movement::tell(event, teller),
        Event::Look(event) => look::tell(event, teller),
        Event::Mailbox(event) => mailbox::tell(event, teller),
        Event::Talk(event) => talk::tell(event, teller),
        Event::Carry(event) => carry::tell(event, teller),
        Event::Shop(event) => shop::tell(event, teller),
        Event::Combat(event) => combat::tell(event, teller),
        Event::Skill(event) => skill::tell(event, teller),
        Event::Score(event) => score::tell(event, teller),
        Event::Effect(event) => effect::tell(event, teller),
        Event::Patrol(event) => patrol::tell(event, teller),
        Event::Reset(event) => reset::tell(event, teller),
        Event::Spawn(event) => spawn::tell(event, teller),
        Event::Mind(event) => mind::tell(event, teller),
        Event::Melee(event) => melee::tell(event, teller),
        Event::Sky(event) => sky::tell(event, teller),
        Event::Player(event) => player::tell(event, teller),
        Event::Front(event) => front::tell(event, teller),
        Event::Wizard(event) => wizard::tell(event, teller),
    }
}
