//! Sending, delivering and settling notices.

use super::keep::NoticeHistoryRow;
use super::refusals;
use super::state::{Notice, Topic, Way, topics};
use super::text::Event;
use crate::base::id::CreatureId;
use crate::base::limits::{
    NOTICE_CHARS_MAX, NOTICE_HISTORY_HELD_MAX, NOTICES_HELD_MAX, NOTICES_TOLD_MAX,
};
use crate::game::Event as Fact;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::keep::person::Forget;
use crate::game::frame::watch::Moment;
use crate::game::people::player::{self, Link};
use crate::game::{Refusal, Turn, World};
use crate::text::style::plain;

/// What becomes of a notice, as the history says it.
pub(super) const TOLD: &str = "told";
pub(super) const READ: &str = "read";
pub(super) const CLEARED: &str = "cleared";
const SWITCHED_OFF: &str = "off";
const PUSHED_OUT: &str = "pushed out";
const NOBODY: &str = "nobody";

/// A notice to be sent.
#[derive(Clone, Debug)]
pub struct Draft {
    pub topic: &'static Topic,
    /// A sentence: `You may speak again.`
    pub words: String,
    /// The line that sees to it: `faction standing`; nothing if there is nothing to do.
    pub command: String,
}

/// What became of a notice that was sent (N87).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sent {
    /// It was told.
    Told,
    /// It waits for them.
    Waits,
    /// They do not want to be told.
    Off,
    /// There is no such character.
    Nobody,
}

/// Tells somebody something, now or when they come in. Kept.
pub fn send(turn: &mut Turn, to: CreatureId, draft: Draft) -> Sent {
    let words: String = plain(&draft.words).chars().take(NOTICE_CHARS_MAX).collect();
    let made = turn.world.host.seconds(turn.now);
    let topic = draft.topic.name.to_string();
    let mut notice = Notice { to, number: 0, topic, words, command: draft.command, made };
    if turn.world.players.character(to).is_none() {
        over(turn, &notice, NOBODY);
        return Sent::Nobody;
    }
    if turn.world.notices.way(to, draft.topic.name) == Way::Off {
        over(turn, &notice, SWITCHED_OFF);
        return Sent::Off;
    }
    let is_there = is_there(turn.world, to);
    if is_there && notice.command.is_empty() {
        over(turn, &notice, TOLD);
        told(turn, &notice);
        return Sent::Told;
    }
    make_room(turn, to);
    let taken: Vec<u64> = turn.world.notices.of(to).iter().map(|(_, n)| n.number).collect();
    notice.number = (1..).find(|number| !taken.contains(number)).unwrap_or(1);
    let id = turn.world.new_id();
    turn.world.notices.waiting.insert(id, notice.clone());
    turn.world.dirty.kept(Key::Notice(id));
    if !is_there {
        return Sent::Waits;
    }
    told(turn, &notice);
    Sent::Told
}

/// Writes down what somebody was told by another way, or did not want to be told. Kept.
pub fn note(turn: &mut Turn, to: CreatureId, topic: &'static Topic, words: &str, way: Way) {
    let words: String = plain(words).chars().take(NOTICE_CHARS_MAX).collect();
    let (topic, made) = (topic.name.to_string(), turn.world.host.seconds(turn.now));
    let notice = Notice { to, number: 0, topic, words, command: String::new(), made };
    let became = match way {
        Way::Direct | Way::Channel | Way::Both => TOLD,
        Way::Off => SWITCHED_OFF,
    };
    over(turn, &notice, became);
}

/// Whether somebody sits at the other end of a character.
pub fn is_there(world: &World, who: CreatureId) -> bool {
    world.players.presence(who).is_some_and(|player| player.link() == Link::Live)
}

/// Says it, to the player and to their program.
fn told(turn: &mut Turn, notice: &Notice) {
    let (to, number) = (notice.to, notice.number);
    let (topic, text) = (notice.topic.clone(), notice.words.clone());
    let command = notice.command.clone();
    let moment = Moment::Noticed { number, topic, text, command: command.clone() };
    turn.world.dirty.watch.moment(to, moment);
    turn.report(Event::Came { to, number, words: notice.words.clone(), command });
}

/// The oldest of somebody's notices gives way, if they have as many as may wait.
fn make_room(turn: &mut Turn, to: CreatureId) {
    while turn.world.notices.count(to) >= NOTICES_HELD_MAX {
        let oldest = turn.world.notices.waiting.iter().find(|(_, notice)| notice.to == to);
        let Some((id, _)) = oldest else { return };
        settle(turn, *id, PUSHED_OUT);
    }
}

/// A notice is over: it goes from what waits to the history. Kept.
pub(super) fn settle(turn: &mut Turn, id: u64, became: &str) -> Option<Notice> {
    let notice = turn.world.notices.waiting.remove(&id)?;
    turn.world.dirty.kept(Key::Notice(id));
    over(turn, &notice, became);
    Some(notice)
}

/// Writes down that a notice is over. Kept.
fn over(turn: &mut Turn, notice: &Notice, became: &str) {
    let history = &mut turn.world.notices.history;
    let line = NoticeHistoryRow {
        number: history.back().map_or(1, |last| last.number + 1),
        who: notice.to.0,
        topic: notice.topic.clone(),
        words: notice.words.clone(),
        made_s: notice.made,
        became: became.into(),
    };
    history.push_back(line.clone());
    while history.len() > NOTICE_HISTORY_HELD_MAX {
        history.pop_front();
    }
    turn.world.dirty.append(line);
}

/// Whoever comes in is told what waits for them.
pub(super) fn hears(turn: &mut Turn, event: &Fact) {
    match event {
        Fact::Player(player::Event::Welcomed { who, .. }) => deliver(turn, *who),
        Fact::Player(player::Event::Released { who, sentence }) if !is_there(turn.world, *who) => {
            let words = super::text::released(sentence);
            send(turn, *who, Draft { topic: &super::STAFF, words, command: String::new() });
        }
        _ => {}
    }
}

/// Tells somebody what waits for them: a few in one line, many as a sum. What asks for nothing is
/// over when it was told. Kept.
fn deliver(turn: &mut Turn, to: CreatureId) {
    let waiting: Vec<(u64, Notice)> =
        turn.world.notices.of(to).into_iter().map(|(id, notice)| (id, notice.clone())).collect();
    if waiting.is_empty() {
        return;
    }
    if waiting.len() > NOTICES_TOLD_MAX {
        let of = |topic: &'static Topic| {
            let count = waiting.iter().filter(|(_, n)| n.topic == topic.name).count();
            (count > 0).then_some((topic.name, count))
        };
        let by_topic = topics().filter_map(of).collect();
        turn.report(Event::Many { to, count: waiting.len(), by_topic });
        return;
    }
    let (asks, tells): (Vec<_>, Vec<_>) =
        waiting.into_iter().partition(|(_, notice)| !notice.command.is_empty());
    let meanwhile: Vec<String> = tells.iter().map(|(_, n)| n.words.clone()).collect();
    let needs: Vec<(u64, String)> =
        asks.into_iter().map(|(_, notice)| (notice.number, notice.words)).collect();
    for (id, _) in tells {
        settle(turn, id, TOLD);
    }
    turn.report(Event::Few { to, needs, meanwhile });
}

/// The one of somebody's notices that has this number.
pub(super) fn numbered(world: &World, who: CreatureId, number: u64) -> Result<u64, Refusal> {
    let own = world.notices.of(who);
    let found = own.iter().find(|(_, notice)| notice.number == number);
    found.map(|(id, _)| *id).ok_or_else(|| refusals::no_such_number(number, own.len()))
}

/// A character is no more: nothing waits for it, it wants nothing, and what waits for others names it
/// no more. Kept.
pub(super) fn forgets(world: &mut World, who: CreatureId, forget: &Forget) {
    let World { notices, dirty, .. } = world;
    notices.waiting.retain(|id, notice| {
        let hidden = forget.hide_in(&mut notice.words) | forget.hide_in(&mut notice.command);
        if notice.to == who || hidden {
            dirty.kept(Key::Notice(*id));
        }
        notice.to != who
    });
    notices.ways.retain(|key, _| {
        if key.who == who {
            dirty.kept(Key::NoticePreference(key.clone()));
        }
        key.who != who
    });
}

/// What must always be true: what waits is somebody's, by a number of its own, and no more than may.
pub fn check(world: &World) -> Result<(), String> {
    let state = &world.notices;
    let mut numbers = std::collections::BTreeMap::<CreatureId, Vec<u64>>::new();
    for notice in state.waiting.values() {
        if world.players.character(notice.to).is_none() {
            return Err(format!("a notice waits for {:?}, who is nobody", notice.to));
        }
        numbers.entry(notice.to).or_default().push(notice.number);
    }
    for (who, mut own) in numbers {
        own.sort_unstable();
        if own.len() > NOTICES_HELD_MAX || own.windows(2).any(|two| two[0] == two[1]) {
            return Err(format!("the notices of {who:?} have the numbers {own:?}"));
        }
    }
    match state.history.len() > NOTICE_HISTORY_HELD_MAX {
        true => Err("the history of notices holds more than it may".into()),
        false => Ok(()),
    }
}
