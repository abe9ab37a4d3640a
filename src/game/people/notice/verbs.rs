//! What may be typed about notices.

use super::state::{Subscription, Topic, Way, channel_of, topics};
use super::{pages, refusals, rules};
use crate::base::id::CreatureId;
use crate::base::limits::NOTICES_SHOWN_MAX;
use crate::game::frame::args::Args;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::keep::{LogName, Query};
use crate::game::frame::part::{Done, Part};
use crate::game::frame::posture::Posture;
use crate::game::frame::turn::{Ask, Kept};
use crate::game::frame::verb::{Group, Spec};
use crate::game::{Refusal, Turn};
use crate::text::style::clean;

pub(super) const VERBS: &[Spec] = &[Spec {
    name: "notify",
    aliases: &["notices"],
    priority: 30,
    group: Group::Yourself,
    posture: Posture::Sleeping,
    example: "notify list",
    help: "Shows what you should know and see to, which also waits for you while you are away. With a \
           number it does what that notice asks for.",
    parts: PARTS,
    bare: "list",
    other: "do",
    ..Spec::DEFAULT
}];

const PARTS: &[Part] = &[
    Part {
        name: "list",
        example: "notify list",
        help: "Shows what waits for you, with numbers.",
        run: |turn, who, args| {
            args.end()?;
            turn.show(who, Kept::Yes, move |view, page| pages::waiting(view, who, page));
            Ok(())
        },
        ..Part::DEFAULT
    },
    Part {
        name: "do",
        takes: "<number>",
        example: "notify do 1",
        help: "Does what a notice asks for, as if you had typed it. The word itself may be left out.",
        run: carry_out,
        ..Part::DEFAULT
    },
    Part {
        name: "read",
        takes: "<number|all>",
        example: "notify read all",
        help: "Reads a notice, or all, and is done with it.",
        run: read,
        ..Part::DEFAULT
    },
    Part {
        name: "clear",
        example: "notify clear",
        help: "Is done with all notices, read or not. `notify history` reads them still.",
        run: clear,
        ..Part::DEFAULT
    },
    Part {
        name: "history",
        takes: "[before <entry>]",
        example: "notify history",
        help: "Reads what you were told, and what you did not want to be told, the newest last.",
        run: history,
        ..Part::DEFAULT
    },
    Part {
        name: "prefs",
        example: "notify prefs",
        help: "Shows of what you are told, and how.",
        run: |turn, who, args| {
            args.end()?;
            turn.show(who, Kept::Yes, move |view, page| pages::preferences(view, who, page));
            Ok(())
        },
        ..Part::DEFAULT
    },
    Part {
        name: "set",
        takes: "<topic> <direct|channel|both|off>",
        example: "notify set staff off",
        help: "Says how you want to be told of something: to you alone, on a channel that it has, both, \
               or not at all. What is off is written down all the same.",
        run: set,
        ..Part::DEFAULT
    },
];

fn carry_out(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let number = args.number(1..=u64::MAX)?;
    args.end()?;
    let id = rules::numbered(turn.world, who, number)?;
    let command = turn.world.notices.waiting.get(&id).map(|notice| notice.command.clone());
    let command = command.filter(|command| !command.is_empty());
    let command = command.ok_or_else(|| refusals::nothing_to_do(number))?;
    rules::settle(turn, id, rules::READ);
    turn.ask(Ask::Line(who, command));
    Ok(())
}

fn read(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let ids = match args.keyword("all") {
        true => turn.world.notices.of(who).into_iter().map(|(id, _)| id).collect(),
        false => {
            let number = args.number(1..=u64::MAX)?;
            vec![rules::numbered(turn.world, who, number)?]
        }
    };
    args.end()?;
    let read: Vec<_> =
        ids.into_iter().filter_map(|id| rules::settle(turn, id, rules::READ)).collect();
    if read.is_empty() {
        return Err(refusals::no_such_number(1, 0));
    }
    turn.show(who, Kept::Yes, move |view, page| pages::read(view, &read, page));
    Ok(())
}

fn clear(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    args.end()?;
    let ids: Vec<u64> = turn.world.notices.of(who).into_iter().map(|(id, _)| id).collect();
    if ids.is_empty() {
        return Err(refusals::no_such_number(1, 0));
    }
    let count = ids.len() as u64;
    ids.into_iter().for_each(|id| drop(rules::settle(turn, id, rules::CLEARED)));
    turn.show_line(who, Kept::Yes, move |_| pages::cleared(count));
    Ok(())
}

fn history(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let before = args.last_before()?;
    args.end()?;
    let newest = turn.world.notices.history.back().map_or(0, |last| last.number);
    // One player's lines are few among all, so all pages come from where the log is whole.
    let before = before.unwrap_or(newest.saturating_add(1));
    let (log, most, word) = (LogName::NoticeHistory, NOTICES_SHOWN_MAX, Some(who.0.to_string()));
    turn.ask(Ask::History(Query { who, log, before, most, word }));
    Ok(())
}

fn set(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let topic = topic(args.word()?)?;
    let way = args.choice(&Way::ALL.map(|way| (way.word(), way)))?;
    args.end()?;
    if matches!(way, Way::Channel | Way::Both) && channel_of(topic.name).is_none() {
        return Err(refusals::no_channel(topic.name));
    }
    let key = Subscription { who, topic: topic.name.into() };
    match way {
        Way::Direct => turn.world.notices.ways.remove(&key),
        way => turn.world.notices.ways.insert(key.clone(), way),
    };
    turn.world.dirty.kept(Key::NoticePreference(key));
    turn.show_line(who, Kept::Yes, move |_| pages::set(topic, way));
    Ok(())
}

/// The topic that a word means: its name, or the beginning of one.
fn topic(word: &str) -> Result<&'static Topic, Refusal> {
    let word = word.to_lowercase();
    let exact = topics().find(|topic| topic.name == word);
    let mut begins = topics().filter(|topic| topic.name.starts_with(&word));
    let only = begins.next().filter(|_| begins.next().is_none());
    exact.or(only).ok_or_else(|| {
        let all: Vec<&str> = topics().map(|topic| topic.name).collect();
        refusals::no_topic(&clean(&word).chars().take(30).collect::<String>(), &all)
    })
}
