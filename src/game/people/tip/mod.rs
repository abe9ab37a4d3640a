//! Tips that stop: what a newcomer is told when something happens for the first time.
//!
//! The first fight, wound, dark room, coin, death and level, and somebody who does nothing on the first
//! visit: each is told once, with what to type. Only those are told who are on the checklist still
//! (`goal`) and want tips (`config tips off`); so a world without a checklist has none.
//!
//! What was told is kept (`tips`).

mod keep;
mod text;

pub use keep::{State, TIPS, TipRow};
pub use text::{Event, Tip, tell};

use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::money::Coins;
use crate::game::Event as Any;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::schedule::Job;
use crate::game::ground::place;
use crate::game::ground::sight::{self, Lighting};
use crate::game::people::carry;
use crate::game::people::combat::{self, Outcome};
use crate::game::people::goal;
use crate::game::people::player;
use crate::game::people::shop;
use crate::game::{Feature, Turn, World};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "tip",
    hears: Some(hears),
    check: Some(check),
    forgets: Some(|turn, who, _| keep::forgets(turn.world, who)),
    ..Feature::NONE
};

/// How long a newcomer may do nothing before being told what to do.
const IDLE: Millis = Millis::seconds(45);

/// Tells somebody something for the first time, if they are told such things. Kept.
fn give(turn: &mut Turn, who: CreatureId, tip: Tip) {
    if turn.world.tips.was_told(who, tip) || !goal::is_guided(turn.view(), who) {
        return;
    }
    let now = turn.now;
    turn.world.tips.told.entry(who).or_default().insert(tip.word().to_owned(), now);
    turn.world.dirty.kept(Key::Tip((who, tip.word().to_owned())));
    turn.report(Event::Told { who, tip });
}

fn hears(turn: &mut Turn, event: &Any) {
    match event {
        Any::Combat(event) => fights(turn, event),
        Any::Place(place::Event::Came { who, room, .. })
            if turn.world.players.is_here(*who)
                && sight::lighting(turn.content, turn.world, *room) == Lighting::Dark =>
        {
            give(turn, *who, Tip::Dark);
        }
        Any::Carry(carry::Event::Got { who, what, .. }) if what.coins() > Coins::NONE => {
            give(turn, *who, Tip::Coin);
        }
        Any::Shop(shop::Event::Sold { who, .. }) => give(turn, *who, Tip::Coin),
        Any::Player(player::Event::Welcomed { who, back: false })
            if goal::is_guided(turn.view(), *who) =>
        {
            turn.world.schedule.at(turn.now + IDLE, Job::Idle(*who));
        }
        _ => {}
    }
}

fn fights(turn: &mut Turn, event: &combat::Event) {
    let is_here = |who: &CreatureId| turn.world.players.is_here(*who);
    match event {
        combat::Event::Struck { who, target, outcome, .. } => {
            let wounded = matches!(outcome, Outcome::Landed { .. });
            let (strikes, is_struck) = (is_here(who), is_here(target));
            if strikes {
                give(turn, *who, Tip::Fight);
            }
            if is_struck && wounded {
                give(turn, *target, Tip::Wound);
            }
        }
        combat::Event::Died { victors, template: Some(_), .. } => {
            victors.iter().for_each(|who| give(turn, *who, Tip::Corpse));
        }
        combat::Event::Woke { who, .. } => give(turn, *who, Tip::Death),
        combat::Event::LevelGained { who, .. } => give(turn, *who, Tip::Level),
        _ => {}
    }
}

/// Somebody came in a while ago: a newcomer who has done nothing yet is told what to do.
pub fn is_idle(turn: &mut Turn, who: CreatureId) {
    if turn.world.players.is_here(who) && !goal::has_begun(turn.world, who) {
        give(turn, who, Tip::Idle);
    }
}

/// What must always be true: only characters were told anything.
fn check(world: &World) -> Result<(), String> {
    let nobody = world.tips.told.keys().find(|who| world.players.character(**who).is_none());
    nobody.map_or(Ok(()), |who| Err(format!("{who:?} was given tips, and is nobody")))
}
