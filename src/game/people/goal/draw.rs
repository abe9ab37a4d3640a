//! Drawing open goals, and taking out those that can be reached no more.

use super::content::Goals;
use super::offers::{is_possible, offers};
use super::rules::BEACH_LEVEL;
use super::state::{OPEN_GOALS, Open, Sort, set_open};
use super::text::Event;
use crate::base::dice::Stream;
use crate::base::id::CreatureId;
use crate::game::{Turn, View};

/// Whether somebody is through with the checklist, or beyond it by their level.
pub(super) fn is_through(view: View, who: CreatureId) -> bool {
    let level = view.world.players.character(who).map_or(1, |character| character.level());
    let goals = view.content.of::<Goals>();
    let mut all = goals.into_iter().flat_map(|goals| &goals.0);
    level >= view.world.numbers.of(&BEACH_LEVEL)
        || all.all(|goal| view.world.goals.has_done(who, &goal.id))
}

/// Somebody asks for goals: from now on they have some. Kept.
pub(super) fn begin(turn: &mut Turn, who: CreatureId) {
    turn.world.goals.own.entry(who).or_default();
    fill(turn, who);
}

/// Draws as many goals as are missing; of those who never asked for any, nor did any, none. Kept.
pub(super) fn fill(turn: &mut Turn, who: CreatureId) {
    if !turn.world.goals.own.contains_key(&who) || !is_through(turn.view(), who) {
        return;
    }
    for number in 1..=OPEN_GOALS {
        let is_open = turn.world.goals.open(who).any(|(open, _)| open == number);
        if !is_open && let Some(open) = draw(turn, who, number) {
            set_open(turn.world, who, number, Some(open));
        }
    }
}

/// One of a sort that is not open, and not what was open last there unless there is nothing else.
pub(super) fn draw(turn: &mut Turn, who: CreatureId, number: u32) -> Option<Open> {
    let taken = turn.world.goals.sorts(who);
    let last = turn.world.goals.own.get(&who).and_then(|own| own.last.get(&number)).cloned();
    let is_last = |open: &Open| {
        last.as_ref().is_some_and(|last| (last.sort, &last.target) == (open.sort, &open.target))
    };
    let free = Sort::ALL.into_iter().filter(|sort| !taken.contains(sort));
    let all = free.map(|sort| offers(turn.view(), who, sort));
    let mut all: Vec<Vec<Open>> = all.filter(|offers| !offers.is_empty()).collect();
    let fresh = all
        .iter()
        .map(|offers| offers.iter().filter(|open| !is_last(open)).cloned().collect::<Vec<Open>>());
    let fresh: Vec<Vec<Open>> = fresh.filter(|offers| !offers.is_empty()).collect();
    if !fresh.is_empty() {
        all = fresh;
    }
    let dice = Stream::Goal.of(who);
    let sort = turn.dice.pick(dice, &all)?;
    turn.dice.pick(dice, sort).cloned()
}

/// Takes out what can be reached no more, and draws what is missing. Kept.
pub(super) fn see_to(turn: &mut Turn, who: CreatureId) {
    let view = turn.view();
    let gone = view.world.goals.open(who).filter(|(_, open)| !is_possible(view, who, open));
    let gone: Vec<u32> = gone.map(|(number, _)| number).collect();
    for number in &gone {
        set_open(turn.world, who, *number, None);
    }
    fill(turn, who);
    if !gone.is_empty() {
        turn.report(Event::Changed { who });
    }
}

/// After a start and a reload: of those who are here; of others when they come.
pub(super) fn wake(turn: &mut Turn) {
    let here: Vec<CreatureId> = turn.world.players.here().collect();
    here.into_iter().for_each(|who| see_to(turn, who));
}
