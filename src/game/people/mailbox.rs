//! Words for those who are away: they are kept, and told as soon as whoever they are for comes
//! back, with who said them and how long ago.
//!
//! Who has lost the link counts as away: nobody sits there, and they may not be back before their
//! body is gone. What is kept is bounded for each recipient, from each sender, and in all.
//!
//! Not here: who is meant by a name and what may be typed (`talk`).

mod refusals;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::id::CreatureId;
use crate::base::limits::{
    MESSAGE_CHARS_MAX, MESSAGE_SECONDS_MAX, MESSAGES_FROM_ONE_MAX, MESSAGES_HELD_MAX,
    MESSAGES_PER_PLAYER_MAX,
};
use crate::game::Event as Fact;
use crate::game::frame::calendar::{CatchUp, Due, Every, Recurring};
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Forget, Restoring, Table};
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::people::acquaintance;
use crate::game::people::notice::{self, Topic, Way};
use crate::game::people::player::{self, Link};
use crate::game::{Feature, Refusal, Turn, World};
use crate::text::style::Style;

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "mailbox",
    hears: Some(hears),
    check: Some(check),
    calendar: CALENDAR,
    forgets: Some(|turn, who, forget| forgets(turn.world, who, forget)),
    notices: &[WORDS],
    ..Feature::NONE
};

/// Words that others left. Who is not told of them reads them in the history of notices.
const WORDS: Topic = Topic { name: "words", says: "words that others leave you" };

kept! {
    /// Words for a character who is away.
    pub struct MessageRow in "messages" by (id: u64) {
        recipient: u64,
        sender: u64,
        /// The sender's name on that day.
        name: String,
        /// Seconds since 1970.
        sent_s: u64,
        words: String,
    } people { recipient: Character, sender: Character, name: Name, words: Words }
}

pub const MESSAGES: Table<u64, MessageRow> = Table {
    all: |cut| cut.world.mailbox.waiting.keys().copied().collect(),
    key: |_, id| *id,
    row: |cut, id| row(cut.world, *id),
    take,
    lasting: None,
};

/// All that waits.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// Numbers count up, so the oldest stand first.
    waiting: BTreeMap<u64, Message>,
}

/// What somebody said to somebody who was away.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Message {
    to: CreatureId,
    from: CreatureId,
    /// The sender's name on that day.
    name: String,
    /// Seconds since 1970.
    sent: u64,
    words: String,
}

/// What can happen to words that wait.
#[derive(Clone, Debug)]
pub enum Event {
    /// Somebody's words wait for somebody who is away.
    Left { who: CreatureId, to: CreatureId, words: String },
    /// They are told, so many seconds later each.
    Delivered { to: CreatureId, absence: Absence, messages: Vec<(Message, u64)> },
}

/// Whether somebody was away, or only unseen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Absence {
    Real,
    Pretended,
}

/// Whether words of `who` for this character would reach nobody now, as far as `who` may know:
/// whoever is unseen is away to those who may not see them.
pub fn is_away(world: &World, who: CreatureId, to: CreatureId) -> bool {
    has_nobody(world, to) || !world.players.may_see(who, to)
}

/// Whether nobody sits at the other end of a character.
pub fn has_nobody(world: &World, who: CreatureId) -> bool {
    world.players.presence(who).is_none_or(|player| player.link() != Link::Live)
}

/// Keeps words for somebody who is away. Kept.
pub fn leave(
    turn: &mut Turn,
    who: CreatureId,
    to: CreatureId,
    words: String,
) -> Result<(), Refusal> {
    acquaintance::may_reach(turn.world, who, to)?;
    may_leave(turn.world, who, to, &words)?;
    let message = Message {
        to,
        from: who,
        name: player::name_of(turn.world, who),
        sent: turn.world.host.seconds(turn.now),
        words: words.clone(),
    };
    let id = turn.world.new_id();
    turn.world.mailbox.waiting.insert(id, message);
    turn.world.dirty.kept(Key::Message(id));
    turn.report(Event::Left { who, to, words });
    // Who is there all the same, unseen, need not wait.
    if !has_nobody(turn.world, to) {
        deliver(turn, to, Absence::Pretended);
    }
    Ok(())
}

fn may_leave(world: &World, who: CreatureId, to: CreatureId, words: &str) -> Result<(), Refusal> {
    let waiting = &world.mailbox.waiting;
    let for_them = || waiting.values().filter(|message| message.to == to);
    let name = player::name_of(world, to);
    if words.chars().count() > MESSAGE_CHARS_MAX {
        return Err(refusals::too_long(&name));
    }
    if for_them().filter(|message| message.from == who).count() >= MESSAGES_FROM_ONE_MAX {
        return Err(refusals::too_many_of_yours(&name));
    }
    if for_them().count() >= MESSAGES_PER_PLAYER_MAX || waiting.len() >= MESSAGES_HELD_MAX {
        return Err(refusals::too_many(&name));
    }
    Ok(())
}

/// Whoever comes in is told what waits for them.
pub fn hears(turn: &mut Turn, event: &Fact) {
    if let Fact::Player(player::Event::Welcomed { who, .. }) = event {
        deliver(turn, *who, Absence::Real);
    }
}

/// Tells somebody what waits for them, and forgets it. Kept.
fn deliver(turn: &mut Turn, to: CreatureId, absence: Absence) {
    let waiting = &turn.world.mailbox.waiting;
    let found = waiting.iter().filter(|(_, message)| message.to == to);
    let ids: Vec<u64> = found.map(|(id, _)| *id).collect();
    if ids.is_empty() {
        return;
    }
    let now = turn.world.host.seconds(turn.now);
    let way = match absence {
        Absence::Real => turn.world.notices.way(to, WORDS.name),
        Absence::Pretended => Way::Direct,
    };
    let mut messages = Vec::new();
    for id in ids {
        let Some(message) = turn.world.mailbox.waiting.remove(&id) else { continue };
        turn.world.dirty.kept(Key::Message(id));
        // They were left before the recipient ignored the sender.
        if acquaintance::ignores(turn.world, to, message.from) {
            continue;
        }
        player::set_reply(turn.world, to, message.from);
        let ago = now.saturating_sub(message.sent);
        if absence == Absence::Real {
            notice::note(turn, to, &WORDS, &told(&message), way);
        }
        messages.push((message, ago));
    }
    if way == Way::Off || messages.is_empty() {
        return;
    }
    turn.report(Event::Delivered { to, absence, messages });
}

/// Forgets what waits for somebody who will never come, and what they said that still waits. Kept.
fn forgets(world: &mut World, who: CreatureId, forget: &Forget) {
    let World { mailbox, dirty, .. } = world;
    mailbox.waiting.retain(|id, message| {
        let stays = message.to != who && message.from != who;
        if !stays || forget.hide_in(&mut message.words) {
            dirty.kept(Key::Message(*id));
        }
        stays
    });
}

/// Words each fact for those concerned.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::Left { who, to, words } => {
            let name = player::name_of(teller.world, *to);
            let line = "{name} is away. This waits for them: \"{words}\"";
            let line = Sentence::new(line).word("name", name).word("words", words);
            teller.kept().to(*who, &line.style(Style::Tell));
        }
        Event::Delivered { to, absence, messages } => {
            if *absence == Absence::Real {
                teller.kept().line(*to, "While you were away:");
            }
            for (message, ago) in messages {
                teller.kept().to(*to, &sentence(message, *ago).style(Style::Tell));
            }
        }
    }
}

/// What somebody said so many seconds ago, without its colour.
fn sentence(message: &Message, ago: u64) -> Sentence {
    Sentence::new("{name} told you {ago}, \"{words}\"")
        .word("name", &message.name)
        .word("ago", ago_words(ago))
        .word("words", &message.words)
        .words_of(message.from, "tell")
}

/// What somebody said, as the history of notices has it beside its moment.
fn told(message: &Message) -> String {
    format!("{} told you, \"{}\"", message.name, message.words)
}

/// So many seconds ago, in words.
pub fn ago_words(seconds: u64) -> String {
    let some = |count: u64, unit: &str| match count {
        1 => format!("one {unit} ago"),
        count => format!("{count} {unit}s ago"),
    };
    match seconds {
        0..60 => "just now".to_string(),
        60..3_600 => some(seconds / 60, "minute"),
        3_600..86_400 => some(seconds / 3_600, "hour"),
        _ => some(seconds / 86_400, "day"),
    }
}

/// What recurs of messages.
pub const CALENDAR: &[Recurring] = &[Recurring {
    name: "messages_swept",
    does: "forgets words that nobody came for in half a year",
    counts: ("message", "forgotten"),
    every: Every::Day,
    after: 4 * 60 * 60 + 10 * 60,
    late: CatchUp::Once,
    run: sweep,
}];

/// Forgets words that have waited for too long, and says how many. Kept.
fn sweep(turn: &mut Turn, _: Due) -> u64 {
    let now = turn.world.host.seconds(turn.now);
    let World { mailbox, dirty, .. } = &mut *turn.world;
    let before = mailbox.waiting.len();
    mailbox.waiting.retain(|id, message| {
        let stays = now.saturating_sub(message.sent) <= MESSAGE_SECONDS_MAX;
        if !stays {
            dirty.kept(Key::Message(*id));
        }
        stays
    });
    (before - mailbox.waiting.len()) as u64
}

/// The row of a message; `None` if it was told.
fn row(world: &World, id: u64) -> Option<MessageRow> {
    let message = world.mailbox.waiting.get(&id)?;
    Some(MessageRow {
        id,
        recipient: message.to.0,
        sender: message.from.0,
        name: message.name.clone(),
        sent_s: message.sent,
        words: message.words.clone(),
    })
}

/// What is for nobody stays on the disk.
fn take(to: &mut Restoring<'_>, rows: &[MessageRow]) {
    for row in rows {
        let recipient = CreatureId(row.recipient);
        if to.world.players.character(recipient).is_none() {
            to.warn(format!("message {} is for nobody who is here any more", row.id));
            continue;
        }
        let message = Message {
            to: recipient,
            from: CreatureId(row.sender),
            name: row.name.clone(),
            sent: row.sent_s,
            words: row.words.clone(),
        };
        to.world.mailbox.waiting.insert(row.id, message);
    }
}

/// Words wait only for characters that there are, and no more than may.
pub fn check(world: &World) -> Result<(), String> {
    let waiting = &world.mailbox.waiting;
    let stray = waiting.iter().find(|(_, message)| world.players.character(message.to).is_none());
    if let Some((id, _)) = stray {
        return Err(format!("message {id} waits for nobody"));
    }
    match waiting.len() > MESSAGES_HELD_MAX {
        true => Err(format!("{} messages wait", waiting.len())),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::clock::Millis;
    use crate::game::frame::testing::Small;

    #[test]
    fn time_is_told_in_words() {
        for (seconds, words) in [
            (0, "just now"),
            (59, "just now"),
            (60, "one minute ago"),
            (7_199, "one hour ago"),
            (7_200, "2 hours ago"),
            (86_400, "one day ago"),
            (864_000, "10 days ago"),
        ] {
            assert_eq!(ago_words(seconds), words);
        }
    }

    #[test]
    fn issue15_6_words_that_nobody_comes_for_are_forgotten_in_time() {
        let mut small = Small::default();
        let hall = small.room("hall", None);
        let [who, to] = ["Speaker", "Away"].map(|name| small.player(name, hall));
        small.turn(|turn| player::leave(turn, to));
        small.turn(|turn| leave(turn, who, to, "Ho.".into())).expect("it waits");
        small.now = small.now + Millis::seconds(MESSAGE_SECONDS_MAX);
        let due = Due { date: 0, missed: 0 };
        assert_eq!(small.turn(|turn| sweep(turn, due)), 0, "not yet");
        small.world.dirty.take();
        small.now = small.now + Millis::seconds(1);
        assert_eq!(small.turn(|turn| sweep(turn, due)), 1);
        assert!(small.world.dirty.is_urgent(), "its row goes");
        assert_eq!(small.turn(|turn| sweep(turn, due)), 0);
    }

    #[test]
    fn issue14_13_only_so_many_words_wait() {
        let mut small = Small::default();
        let hall = small.room("hall", None);
        let who: Vec<_> = (0..6).map(|n| small.player(&format!("Speaker{n}"), hall)).collect();
        let to = small.player("Away", hall);
        small.turn(|turn| player::leave(turn, to));
        let says = |small: &mut Small, who: CreatureId, words: &str| {
            let words = words.to_string();
            small.turn(|turn| leave(turn, who, to, words)).is_ok()
        };
        assert!(!says(&mut small, who[0], &"é".repeat(MESSAGE_CHARS_MAX + 1)));
        assert!(says(&mut small, who[0], &"é".repeat(MESSAGE_CHARS_MAX)));
        for _ in 1..MESSAGES_FROM_ONE_MAX {
            assert!(says(&mut small, who[0], "Ho."));
        }
        assert!(!says(&mut small, who[0], "Ho."), "one of many is not to fill it");
        let mut all = MESSAGES_FROM_ONE_MAX;
        for speaker in &who[1..] {
            for _ in 0..MESSAGES_FROM_ONE_MAX {
                all += usize::from(says(&mut small, *speaker, "Ho."));
            }
        }
        assert_eq!(all, MESSAGES_PER_PLAYER_MAX);
        let message = |to: CreatureId| Message {
            to,
            from: who[0],
            name: "Speaker0".into(),
            sent: 0,
            words: "Ho.".into(),
        };
        let other = small.player("Other", hall);
        small.turn(|turn| player::leave(turn, other));
        (1_000_000..1_000_000 + MESSAGES_HELD_MAX as u64)
            .for_each(|id| drop(small.world.mailbox.waiting.insert(id, message(to))));
        let full = small.turn(|turn| leave(turn, who[0], other, "Ho.".into()));
        assert!(full.is_err(), "all together are bounded, too");
        let gone = Forget::Addresses { before_s: 0 };
        forgets(&mut small.world, to, &gone);
        assert!(small.world.mailbox.waiting.is_empty());
    }
}
