//! What may be typed about goals.

use super::content::Goals;
use super::draw::{begin, draw, is_through};
use super::rules::{self, Pay, SWAP_EVERY, pay};
use super::state::{done, set_open};
use super::text::Event;
use super::{pages, refusals};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::Turn;
use crate::game::frame::args::Args;
use crate::game::frame::part::{Done, Part};
use crate::game::frame::turn::Kept;
use crate::game::frame::verb::{Group, Spec};
use crate::game::ground::creature::Posture;
use crate::game::people::player;

/// The verbs of this feature.
pub const VERBS: &[Spec] = &[
    Spec {
        name: "goals",
        aliases: &["goal", "tasks", "task", "quests", "quest", "todo"],
        priority: 40,
        posture: Posture::Sleeping,
        group: Group::Yourself,
        example: "goals",
        help: "Shows what you might do next: first a checklist for newcomers, then always three goals that fit \
               your level. Doing one counts, whenever you do it. (Quests come with the gates.)",
        parts: PARTS,
        bare: "list",
        other: "info",
        ..Spec::DEFAULT
    },
    Spec {
        name: "hint",
        aliases: &["hints", "tutorial"],
        priority: 45,
        posture: Posture::Sleeping,
        group: Group::Yourself,
        usage: "hint",
        example: "hint",
        help: "Tells what you might try next, and what to type for it.",
        run: |turn, who, args| {
            args.end()?;
            begin(turn, who);
            turn.show_line(who, Kept::Yes, move |view| {
                let tips = match rules::wants_tips(view.world, who) {
                    true => "(Tips are on: GOALS OFF ends them.)",
                    false => "(Tips are off: GOALS ON brings them back.)",
                };
                format!("{} {tips}", pages::next(view, who))
            });
            Ok(())
        },
        ..Spec::DEFAULT
    },
];

const PARTS: &[Part] = &[
    Part {
        name: "list",
        example: "goals list",
        help: "Shows what is next.",
        run: |turn, who, args| {
            args.end()?;
            begin(turn, who);
            turn.show(who, Kept::Yes, move |view, page| pages::goals(view, who, page));
            Ok(())
        },
        ..Part::DEFAULT
    },
    Part {
        name: "all",
        example: "goals all",
        help: "Lists all of the checklist, and what is open.",
        run: |turn, who, args| {
            args.end()?;
            begin(turn, who);
            turn.show(who, Kept::Yes, move |view, page| pages::all(view, who, page));
            Ok(())
        },
        ..Part::DEFAULT
    },
    Part {
        name: "info",
        takes: "[number]",
        example: "goals info 2",
        help: "Tells how one of them is done; GOAL 2 will do.",
        run: info,
        ..Part::DEFAULT
    },
    Part {
        name: "skip",
        takes: "<number> [answer]",
        example: "goals skip 1",
        help: "Asks a question about one of the checklist; with the right answer behind it, that one is done.",
        run: skip,
        ..Part::DEFAULT
    },
    Part {
        name: "swap",
        takes: "<number>",
        example: "goals swap 1",
        help: "Changes an open goal for another, now and then.",
        run: swap,
        ..Part::DEFAULT
    },
    Part {
        name: "off",
        example: "goals off",
        help: "Ends the tips about what is next. Goals go on counting.",
        run: |turn, who, args| tips(turn, who, args, Tips::Off),
        ..Part::DEFAULT
    },
    Part {
        name: "on",
        example: "goals on",
        help: "Brings the tips back.",
        run: |turn, who, args| tips(turn, who, args, Tips::On),
        ..Part::DEFAULT
    },
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tips {
    On,
    Off,
}

fn tips(turn: &mut Turn, who: CreatureId, args: Args, wanted: Tips) -> Done {
    args.end()?;
    let are_on = wanted == Tips::On;
    player::choose(turn, who, |preferences| preferences.tips = are_on);
    turn.show_line(who, Kept::Yes, move |view| match are_on {
        true => format!("You are given tips again. {}", pages::next(view, who)),
        false => "You are given no more tips. GOALS shows what is open; GOALS ON brings them back."
            .into(),
    });
    Ok(())
}

fn info(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let number = args.maybe(|args| args.number(0..=u64::MAX))?;
    args.end()?;
    begin(turn, who);
    let Some(number) = number else {
        turn.show_line(who, Kept::Yes, move |view| pages::next(view, who));
        return Ok(());
    };
    let found =
        usize::try_from(number).ok().and_then(|number| pages::one(turn.view(), who, number));
    let Some(words) = found else { return Err(refusals::no_such_goal(most(turn, who))) };
    turn.show_line(who, Kept::Yes, move |_| words);
    Ok(())
}

/// How many goals there are to name by a number.
fn most(turn: &Turn, who: CreatureId) -> usize {
    match is_through(turn.view(), who) {
        true => turn.world.goals.open(who).count(),
        false => pages::checklist(turn.view(), who).len(),
    }
}

fn skip(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let number = args.number(0..=u64::MAX)?;
    if is_through(turn.view(), who) {
        return Err(refusals::nothing_to_skip());
    }
    let goals = turn.content.of::<Goals>();
    let at = usize::try_from(number).unwrap_or(usize::MAX).checked_sub(1);
    let goal = goals.and_then(|goals| goals.0.get(at?));
    let goal = goal.ok_or_else(|| refusals::no_such_goal(most(turn, who)))?;
    if turn.world.goals.has_done(who, &goal.id) {
        return Err(refusals::done_already());
    }
    let quiz = goal.quiz.as_ref().ok_or_else(refusals::by_doing_only)?;
    if args.is_empty() {
        let asked = format!("{} Answer with GOALS SKIP {number} and the answer.", quiz.asks);
        turn.show_line(who, Kept::No, move |_| asked);
        return Ok(());
    }
    if !quiz.accepts(args.all()) {
        return Err(refusals::wrong(&goal.hint));
    }
    done(turn.world, who, &goal.id);
    let earned = pay(turn, who, Pay::Lesson);
    turn.report(Event::Learnt { who, words: goal.words.clone(), paid: earned.paid });
    if let Some(level) = earned.level {
        turn.report(level);
    }
    rules::point(turn, who);
    Ok(())
}

fn swap(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let number = args.number(0..=u64::MAX)?;
    args.end()?;
    begin(turn, who);
    if !is_through(turn.view(), who) {
        return Err(refusals::not_yet_open());
    }
    let number = u32::try_from(number).unwrap_or(0);
    let is_open = turn.world.goals.open(who).any(|(open, _)| open == number);
    if !is_open {
        return Err(refusals::no_such_goal(most(turn, who)));
    }
    let every: Millis = turn.world.numbers.of(&SWAP_EVERY);
    let swapped = turn.world.goals.own.get(&who).and_then(|own| own.swapped);
    let wait = swapped.map_or(Millis(0), |at| Millis((at + every).0.saturating_sub(turn.now.0)));
    if wait > Millis(0) {
        return Err(refusals::too_soon(wait));
    }
    let next = draw(turn, who, number).ok_or_else(refusals::no_other)?;
    set_open(turn.world, who, number, Some(next.clone()));
    turn.world.goals.own.entry(who).or_default().swapped = Some(turn.now);
    turn.report(Event::Swapped { who, next });
    Ok(())
}
