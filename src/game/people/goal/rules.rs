//! What brings goals on, and what they pay.

use super::content::{Goals, Trigger};
use super::draw::{fill, is_through, see_to};
use super::open::{self, Deed};
use super::pages;
use super::state::{OPEN_GOALS, Sort, State, done};
use super::text::{Event, Paid};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::money::Coins;
use crate::game::Event as Any;
use crate::game::frame::numbers::numbers;
use crate::game::frame::turn::Kept;
use crate::game::ground::creature::experience_for;
use crate::game::ground::ledger::{self, Account, Commodity, Outside, Reason};
use crate::game::ground::place;
use crate::game::people::{carry, combat, conversation, player, shop};
use crate::game::{Turn, View, World};

/// What a deed has that is done to nobody in particular.
const NO_TARGET: &str = "";

numbers! {
    /// What goals pay.
    pub NUMBERS in Balance "goals" {
        /// Experience for each goal of the checklist.
        LESSON_EXPERIENCE = "checklist_experience": u64 = 5, 0..=100, "experience";
        /// Coins for each of them.
        LESSON_COINS = "checklist_coins": u64 = 1, 0..=100, "coins";
        /// From this level on the checklist is not asked for any more.
        pub BEACH_LEVEL = "checklist_until_level": u32 = 4, 1..=20, "level";
        /// Experience for an open goal, of what the level takes.
        OPEN_PERCENT = "open_percent": u64 = 4, 0..=50, "percent";
        /// Coins for it, for each level.
        OPEN_COINS = "open_coins_per_level": u64 = 2, 0..=100, "coins";
        /// How often one may be changed for another.
        pub SWAP_EVERY = "swap_every_seconds": Millis = 600, 0..=86400, "seconds";
    }
}

/// Nobody in the world pays for goals: what they pay comes into it.
pub const ERRANDS: Outside = Outside::new("goals", "what goals pay");
pub const EARNED: &[Reason] = &[Reason::new("goal", "paid for a goal", "paid for a goal")];

/// For what is paid.
#[derive(Clone, Copy)]
pub(super) enum Pay {
    Lesson,
    Open(Sort),
}

/// What was paid, and the level that was reached by it.
pub(super) struct Earned {
    pub paid: Paid,
    pub level: Option<combat::Event>,
}

/// Pays for a goal; a full purse takes no coins. Kept.
pub(super) fn pay(turn: &mut Turn, who: CreatureId, what: Pay) -> Earned {
    let numbers = &turn.world.numbers;
    let level = turn.world.players.character(who).map_or(1, |character| character.level());
    let (experience, coins) = match what {
        Pay::Lesson => (numbers.of(&LESSON_EXPERIENCE), numbers.of(&LESSON_COINS)),
        Pay::Open(sort) => {
            let takes = experience_for(level + 1) - experience_for(level);
            let experience = takes * numbers.of(&OPEN_PERCENT) / 100;
            // A level is a reward of its own.
            let experience = if sort == Sort::Rise { 0 } else { experience };
            (experience, numbers.of(&OPEN_COINS) * u64::from(level))
        }
    };
    let from = Account::Outside(ERRANDS);
    let to = Account::Purse(who);
    let moved = ledger::transfer(turn, from, to, Commodity::Credits, coins, EARNED[0]);
    let coins = Coins(if moved.is_ok() { coins } else { 0 });
    let reached = player::gain_experience(turn, who, experience);
    let room = turn.world.places.room_of(who);
    let level = reached.zip(room).map(|(now, room)| combat::Event::LevelGained {
        who,
        room,
        before: level,
        level: now,
    });
    Earned { paid: Paid { experience, coins }, level }
}

/// A verb was carried out: perhaps it was a goal of the checklist.
pub fn did(turn: &mut Turn, who: CreatureId, verb: &'static str) {
    learn(turn, who, |trigger| *trigger == Trigger::Does(verb));
}

/// Does all goals of the checklist that something does. Kept.
fn learn(turn: &mut Turn, who: CreatureId, does: impl Fn(&Trigger) -> bool) {
    let Some(goals) = turn.content.of::<Goals>() else { return };
    let open = goals.0.iter().filter(|goal| !turn.world.goals.has_done(who, &goal.id));
    let learnt: Vec<_> = open.filter(|goal| goal.done.iter().any(&does)).collect();
    if learnt.is_empty() || !turn.world.players.is_here(who) {
        return;
    }
    let was_through = is_through(turn.view(), who);
    for goal in learnt {
        done(turn.world, who, &goal.id);
        let earned = pay(turn, who, Pay::Lesson);
        turn.report(Event::Learnt { who, words: goal.words.clone(), paid: earned.paid });
        if let Some(level) = earned.level {
            turn.report(level);
        }
    }
    if !was_through {
        point(turn, who);
    }
}

/// Says what is next: the three that are open from now on, or the next of the checklist, to those who
/// want tips.
pub(super) fn point(turn: &mut Turn, who: CreatureId) {
    let is_through = is_through(turn.view(), who);
    if is_through {
        fill(turn, who);
        turn.report(Event::Through { who });
    } else if wants_tips(turn.world, who) {
        turn.show_line(who, Kept::Yes, move |view| pages::next(view, who));
    }
}

/// Whether somebody is told what to do next.
pub(super) fn wants_tips(world: &World, who: CreatureId) -> bool {
    world.players.character(who).is_some_and(|character| character.preferences().tips)
}

/// Whether somebody is on the checklist, and wants to be told what to do.
pub fn is_guided(view: View, who: CreatureId) -> bool {
    !is_through(view, who) && wants_tips(view.world, who)
}

/// Whether somebody has done anything of the checklist.
pub fn has_begun(world: &World, who: CreatureId) -> bool {
    world.goals.own.get(&who).is_some_and(|own| !own.done.is_empty())
}

/// What somebody might do next, in a sentence or some.
pub fn hint(view: View, who: CreatureId) -> String {
    pages::next(view, who)
}

/// What others do is heard, and brings goals on.
pub(super) fn hears(turn: &mut Turn, event: &Any) {
    match event {
        Any::Place(place::Event::Came { who, room, .. }) if turn.world.players.is_here(*who) => {
            let room = room.within(crate::base::id::InstanceId::SHARED);
            learn(turn, *who, |trigger| *trigger == Trigger::Enters(room));
            let target = turn.content.key_of(room);
            open::did(turn, *who, Deed { sort: Sort::See, target: &target, count: 1 });
        }
        Any::Combat(combat::Event::Died { victors, template: Some(template), .. }) => {
            let key = turn.content.npcs.get(*template).map(|npc| npc.key.clone());
            let target = key.as_deref().unwrap_or_default();
            for who in victors {
                learn(turn, *who, |trigger| *trigger == Trigger::Slays);
                open::did(turn, *who, Deed { sort: Sort::Slay, target, count: 1 });
            }
        }
        Any::Combat(combat::Event::LevelGained { who, level, .. }) => {
            learn(
                turn,
                *who,
                |trigger| matches!(trigger, Trigger::Reaches(wanted) if wanted <= level),
            );
            open::did(turn, *who, Deed { sort: Sort::Rise, target: NO_TARGET, count: *level });
            fill(turn, *who);
        }
        Any::Conversation(conversation::Event::Talked { who, template, .. }) => {
            let key = turn.content.npcs.get(*template).map(|npc| npc.key.clone());
            let target = key.as_deref().unwrap_or_default();
            open::did(turn, *who, Deed { sort: Sort::Talk, target, count: 1 });
        }
        Any::Shop(shop::Event::Sold { who, what, .. }) => {
            let count = what.kinds().iter().map(|(_, count)| *count).sum::<u64>();
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            open::did(turn, *who, Deed { sort: Sort::Sell, target: NO_TARGET, count });
        }
        Any::Carry(carry::Event::Dressed { who, on, .. }) if !on.is_empty() => dressed(turn, *who),
        Any::Player(player::Event::Welcomed { who, back: false }) => arrives(turn, *who),
        _ => {}
    }
}

/// Something is worn that was not.
fn dressed(turn: &mut Turn, who: CreatureId) {
    let worn: Vec<&str> = turn.world.places.worn(who).map(|(slot, _)| slot.word()).collect();
    for target in worn {
        open::did(turn, who, Deed { sort: Sort::Wear, target, count: 1 });
    }
}

/// Somebody comes in: what is open is looked at, and a newcomer is told where to begin.
fn arrives(turn: &mut Turn, who: CreatureId) {
    see_to(turn, who);
    if is_guided(turn.view(), who) {
        turn.show_line(who, Kept::Yes, move |view| pages::next(view, who));
    }
}

/// What must always be true: goals are somebody's, no more are open than may be, each of another sort.
pub fn check(world: &World) -> Result<(), String> {
    let State { own } = &world.goals;
    for (who, own) in own {
        let sorts = world.goals.sorts(*who);
        let is_numbered = own.open.keys().all(|number| (1..=OPEN_GOALS).contains(number));
        if world.players.character(*who).is_none() {
            return Err(format!("{who:?} has goals, and is nobody"));
        }
        if sorts.len() != own.open.len() || !is_numbered {
            return Err(format!("{who:?} has these open goals: {:?}", own.open));
        }
        if own.open.values().any(|open| open.done >= open.wanted) {
            return Err(format!("{who:?} has reached a goal that is open still: {:?}", own.open));
        }
    }
    Ok(())
}
