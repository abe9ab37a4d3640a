//! Speaking on a channel, listening to it, and what is told of what one missed.

use super::keep::ChannelLineRow;
use super::refusals;
use super::state::{Channel, HELPER, Hearing, Switch, all};
use super::text::Event;
use crate::base::id::CreatureId;
use crate::base::limits::{CHANNEL_LINES_HELD_MAX, CHANNEL_WORDS_CHARS_MAX};
use crate::game::frame::args::Args;
use crate::game::frame::keep::Forget;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::part::Done;
use crate::game::frame::turn::Kept;
use crate::game::people::{acquaintance, notice, player};
use crate::game::{Event as Fact, Refusal, Turn, View, World};
use crate::text::style::clean;

/// The channel that is called so.
pub fn named(word: &str) -> Option<&'static Channel> {
    all().find(|channel| channel.is_called(word))
}

/// Whether somebody hears a channel: it is for them, and on.
pub fn listens(view: View, who: CreatureId, channel: &Channel) -> bool {
    (channel.ring)(view, who).is_some() && view.world.channels.is_on(who, channel.name)
}

/// Everyone in the world who hears a ring of a channel.
pub fn reach(view: View, channel: &Channel, ring: &str) -> Vec<CreatureId> {
    let is_in = |who: &CreatureId| {
        view.world.channels.is_on(*who, channel.name)
            && (channel.ring)(view, *who).is_some_and(|own| own == ring)
    };
    view.world.players.here().filter(is_in).collect()
}

/// What stands behind the verb of a channel: words for it, `on` or `off`; nothing tells how it stands.
///
/// # Errors
/// Why nothing is said.
pub fn speak(turn: &mut Turn, who: CreatureId, args: Args, channel: &str) -> Done {
    let Some(channel) = named(channel) else { return Err(args.usage()) };
    let Some(ring) = (channel.ring)(turn.view(), who) else {
        return Err(refusals::not_yours(channel));
    };
    match args.ahead().to_lowercase().as_str() {
        "" => {
            turn.show_line(who, Kept::Yes, move |view| super::pages::stands(view, who, channel));
            return Ok(());
        }
        "on" => return switch(turn, who, channel, Switch::On),
        "off" => return switch(turn, who, channel, Switch::Off),
        _ => {}
    }
    if !turn.world.channels.is_on(who, channel.name) {
        return Err(refusals::is_off(channel));
    }
    let (words, manner) = manner(args.ahead());
    if words.is_empty() {
        return Err(args.usage());
    }
    if words.chars().count() > CHANNEL_WORDS_CHARS_MAX {
        return Err(refusals::too_long());
    }
    post(turn, Posted { channel, ring, who: Some(who), words, manner });
    Ok(())
}

/// `:waves` shows something, all else says it.
fn manner(typed: &str) -> (String, &'static str) {
    match typed.strip_prefix([':', ';']) {
        Some(shown) => (clean(shown), "shows"),
        None => (clean(typed), "says"),
    }
}

/// Something for all who listen.
#[derive(Clone, Debug)]
pub struct Posted {
    pub channel: &'static Channel,
    pub ring: String,
    /// Whoever says it; `None`: it is news.
    pub who: Option<CreatureId>,
    pub words: String,
    /// `says`, `shows` or `news`.
    pub manner: &'static str,
}

/// Writes it down, and tells all who listen. Kept.
pub(super) fn post(turn: &mut Turn, posted: Posted) {
    let to = reach(turn.view(), posted.channel, &posted.ring);
    post_to(turn, posted, to);
}

fn post_to(turn: &mut Turn, posted: Posted, to: Vec<CreatureId>) {
    let Posted { channel, ring, who, words, manner } = posted;
    let lines = &mut turn.world.channels.lines;
    let line = ChannelLineRow {
        number: lines.back().map_or(1, |last| last.number + 1),
        channel: channel.name.into(),
        ring,
        who: who.map_or(0, |who| who.0),
        name: who.map(|who| player::name_of(turn.world, who)).unwrap_or_default(),
        words,
        manner: manner.into(),
        said_s: turn.world.host.seconds(turn.now),
    };
    if channel.is_kept {
        let lines = &mut turn.world.channels.lines;
        lines.push_back(line.clone());
        while lines.len() > CHANNEL_LINES_HELD_MAX {
            lines.pop_front();
        }
        turn.world.dirty.append(line.clone());
    }
    turn.report(Event::Spoke { who, line, to });
}

/// Says something on a ring of a channel of which nobody is the speaker: `A war is declared.` (N88). Kept.
pub fn announce(turn: &mut Turn, channel: &'static Channel, ring: &str, words: &str) {
    let (ring, words) = (ring.to_owned(), words.to_owned());
    post(turn, Posted { channel, ring, who: None, words, manner: "news" });
}

/// Switches a channel on or off for somebody, and says so. Kept.
pub(super) fn switch(
    turn: &mut Turn,
    who: CreatureId,
    channel: &'static Channel,
    to: Switch,
) -> Done {
    choose(turn, who, channel.name, |hearing| hearing.is_on = to == Switch::On);
    turn.show_line(who, Kept::Yes, move |view| super::pages::stands(view, who, channel));
    Ok(())
}

/// `nogossip`: the other of what it is now.
///
/// # Errors
/// If there is no such channel, or it is not for them.
pub fn switch_alone(turn: &mut Turn, who: CreatureId, word: &str) -> Done {
    let channel = named(word).ok_or_else(|| refusals::no_channel(turn.view(), who, word))?;
    if (channel.ring)(turn.view(), who).is_none() {
        return Err(refusals::not_yours(channel));
    }
    let is_on = turn.world.channels.is_on(who, channel.name);
    switch(turn, who, channel, if is_on { Switch::Off } else { Switch::On })
}

/// Changes how somebody hears a channel. What is as at first has no row. Kept.
pub(super) fn choose(
    turn: &mut Turn,
    who: CreatureId,
    channel: &str,
    change: impl FnOnce(&mut Hearing),
) {
    let at_first = Hearing { is_on: channel != HELPER, colour: String::new() };
    let key = (who, channel.to_owned());
    let choices = &mut turn.world.channels.choices;
    let mut hearing = choices.get(&key).cloned().unwrap_or_else(|| at_first.clone());
    change(&mut hearing);
    match hearing == at_first {
        true => drop(choices.remove(&key)),
        false => drop(choices.insert(key.clone(), hearing)),
    }
    turn.world.dirty.kept(Key::ChannelChoice(key));
}

/// Whoever comes in is told what they missed, helpers of whoever is new, and channels carry bulletins.
pub(super) fn hears(turn: &mut Turn, event: &Fact) {
    match event {
        Fact::Player(player::Event::Welcomed { who, back: false }) => missed(turn, *who),
        Fact::Player(player::Event::Entered { who, new: true, .. }) => new_here(turn, *who),
        Fact::Notice(notice::Event::Published { topic, words, on_channel, .. }) => {
            carry(turn, topic, words, on_channel);
        }
        _ => {}
    }
}

/// Sums up what was said while somebody was away, on the channels that they hear.
fn missed(turn: &mut Turn, to: CreatureId) {
    let Some(character) = turn.world.players.character(to).filter(|player| !player.is_new()) else {
        return;
    };
    let left = turn.world.host.seconds(character.rest().since);
    let view = turn.view();
    let on = all().filter_map(|channel| {
        let ring = (channel.ring)(view, to)?;
        let is_missed = |line: &&ChannelLineRow| {
            line.said_s > left && line.channel == channel.name && line.ring == ring
        };
        let lines = view.world.channels.lines.iter().rev().take_while(|line| line.said_s >= left);
        let count = lines.filter(is_missed).filter(|line| may_read(view, to, line)).count();
        (count > 0 && listens(view, to, channel)).then_some((channel.name, count))
    });
    let on: Vec<(&'static str, usize)> = on.collect();
    if !on.is_empty() {
        turn.report(Event::Missed { to, on });
    }
}

/// Whether somebody may read a line: their ring, and nobody whom they ignore.
pub(super) fn may_read(view: View, who: CreatureId, line: &ChannelLineRow) -> bool {
    let ring = named(&line.channel).and_then(|channel| (channel.ring)(view, who));
    ring.is_some_and(|ring| ring == line.ring)
        && !acquaintance::ignores(view.world, who, CreatureId(line.who))
}

fn new_here(turn: &mut Turn, who: CreatureId) {
    let players = &turn.world.players;
    let helps = |other: &CreatureId| {
        *other != who && turn.world.channels.is_helper(*other) && players.may_see(*other, who)
    };
    let to: Vec<CreatureId> = players.here().filter(helps).collect();
    if !to.is_empty() {
        turn.report(Event::NewHere { who, to });
    }
}

/// A bulletin goes out on the channel that carries its topic, to those who want it so.
fn carry(turn: &mut Turn, topic: &str, words: &str, wanted_by: &[CreatureId]) {
    let Some(channel) = all().find(|channel| channel.carries.contains(&topic)) else { return };
    let is_heard = |who: &CreatureId| listens(turn.view(), *who, channel);
    let to: Vec<CreatureId> = wanted_by.iter().copied().filter(is_heard).collect();
    let words = words.to_owned();
    let posted = Posted { channel, ring: String::new(), who: None, words, manner: "news" };
    post_to(turn, posted, to);
}

/// A character is no more: it chose nothing, and what it said is of nobody. Kept.
pub(super) fn forgets(world: &mut World, who: CreatureId, forget: &Forget) {
    use crate::game::frame::keep::row::Row;
    let World { channels, dirty, .. } = world;
    for line in &mut channels.lines {
        let _ = line.hide(forget);
    }
    channels.choices.retain(|key, _| {
        if key.0 == who {
            dirty.kept(Key::ChannelChoice(key.clone()));
        }
        key.0 != who
    });
}

/// What must always be true: choices are of characters, and no more lines are held than may be.
pub fn check(world: &World) -> Result<(), String> {
    let channels = &world.channels;
    let nobody = channels.choices.keys().find(|(who, _)| world.players.character(*who).is_none());
    if let Some((who, channel)) = nobody {
        return Err(format!("{who:?}, who is nobody, hears {channel}"));
    }
    match channels.lines.len() > CHANNEL_LINES_HELD_MAX {
        true => Err("channels hold more lines than they may".into()),
        false => Ok(()),
    }
}

/// The channel that a word means to somebody, who may use it.
pub(super) fn meant(turn: &Turn, who: CreatureId, word: &str) -> Result<&'static Channel, Refusal> {
    let word = word.to_lowercase();
    let bare = word.trim_start_matches('@');
    let is_theirs = |channel: &&Channel| (channel.ring)(turn.view(), who).is_some();
    let mut begins = all().filter(|one| one.name.starts_with(bare)).filter(is_theirs);
    let exact = named(bare).filter(is_theirs);
    let only = begins.next().filter(|_| begins.next().is_none() && !bare.is_empty());
    exact.or(only).ok_or_else(|| refusals::no_channel(turn.view(), who, bare))
}
