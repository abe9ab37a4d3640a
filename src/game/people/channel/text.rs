//! What is read on channels.

use std::collections::BTreeMap;

use super::keep::ChannelLineRow;
use super::rules::named;
use super::state::{COLOURS, Channel};
use crate::base::id::CreatureId;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::people::conduct;
use crate::game::{View, World};
use crate::text::sentence::list;
use crate::text::style::Style;

/// What can happen on channels.
#[derive(Clone, Debug)]
pub enum Event {
    /// Somebody, or nobody, said something on a channel; these listen.
    Spoke { who: Option<CreatureId>, line: ChannelLineRow, to: Vec<CreatureId> },
    /// They came in, and so much was said on these channels while they were away.
    Missed { to: CreatureId, on: Vec<(&'static str, usize)> },
    /// Somebody is here for the first time; these want to know.
    NewHere { who: CreatureId, to: Vec<CreatureId> },
}

/// Asking, exclaiming and saying.
pub fn says(words: &str) -> &'static str {
    match words.chars().last() {
        Some('?') => "{actor} {ask|asks}, \"{words}\"",
        Some('!') => "{actor} {exclaim|exclaims}, \"{words}\"",
        _ => "{actor} {say|says}, \"{words}\"",
    }
}

/// Words each fact for those concerned.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::Spoke { who, line, to } => {
            let Some(channel) = named(&line.channel) else { return };
            let masked = conduct::masked(teller.content, &line.words);
            let masked = masked.map(|words| ChannelLineRow { words, ..line.clone() });
            // Nearly all read it in the channel's own colour, and share what was laid out.
            let mut alike: BTreeMap<(&str, Words), Vec<CreatureId>> = BTreeMap::new();
            for reader in to {
                let words = words_for(teller.world, *reader, *who);
                let colour = colour(teller.world, *reader, channel);
                alike.entry((colour, words)).or_default().push(*reader);
            }
            teller.kept();
            for ((colour, words), readers) in alike {
                let stars = masked.as_ref().filter(|_| words == Words::Masked);
                let sentence = sentence(teller.world, channel, *who, stars.unwrap_or(line));
                teller.those(&readers, &sentence.style(style(channel, colour)));
            }
        }
        Event::Missed { to, on } => {
            let each: Vec<String> = on
                .iter()
                .map(|(name, count)| match count {
                    1 => format!("1 line on {name}"),
                    count => format!("{count} lines on {name}"),
                })
                .collect();
            let reads = match on.as_slice() {
                [(name, _)] => format!("`history {name}`"),
                _ => "`history`".to_string(),
            };
            let line = format!("While you were away: {}. {reads} reads them.", list(&each));
            teller.kept().line(*to, Style::Dim.on(line));
        }
        Event::NewHere { who, to } => {
            let line = "{actor} is here for the first time. Say hello on `newbie`.";
            let line = Sentence::new(line).actor(teller.world, *who).style(Style::Good);
            teller.those(to, &line);
        }
    }
}

/// How foul words are read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Words {
    AsSaid,
    Masked,
}

/// Whoever says it, and whoever wants to, reads all words as they were said.
fn words_for(world: &World, reader: CreatureId, speaker: Option<CreatureId>) -> Words {
    let player = world.players.character(reader);
    let wants = player.is_some_and(|player| player.preferences().foul_words);
    if Some(reader) == speaker || wants { Words::AsSaid } else { Words::Masked }
}

fn colour<'w>(world: &'w World, who: CreatureId, channel: &Channel) -> &'w str {
    world.channels.choice(who, channel.name).map_or("", |chosen| chosen.colour.as_str())
}

/// The look of a channel, to one who chose this colour.
pub(super) fn style(channel: &Channel, colour: &str) -> Style {
    let chosen = COLOURS.iter().find(|(name, _)| *name == colour);
    chosen.map_or(channel.style, |(_, style)| *style)
}

/// One line for all who listen, without its colour.
fn sentence(
    world: &World,
    channel: &'static Channel,
    who: Option<CreatureId>,
    line: &ChannelLineRow,
) -> Sentence {
    let Some(who) = who else {
        return Sentence::new("{words}").word("words", &line.words).label(channel.name);
    };
    let sentence = match line.manner.as_str() {
        "says" => Sentence::new(says(&line.words)),
        // The name stands as it is, for the actor too: that is what an emote is. The unseen have none.
        _ => {
            let is_unseen = world.players.veil(who).is_some();
            let name = if is_unseen { "Someone" } else { line.name.as_str() };
            Sentence::new(shown(&line.words)).word("name", name)
        }
    };
    let sentence = sentence.actor(world, who).word("words", &line.words);
    sentence.label(channel.name).words_of(who, channel.name)
}

fn shown(words: &str) -> &'static str {
    if words.starts_with(['\'', ',']) { "{name}{words}" } else { "{name} {words}" }
}

/// A line as the history has it.
pub(super) fn as_read(view: View, reader: CreatureId, line: &ChannelLineRow) -> String {
    let you = line.who == reader.0;
    let hidden = line.who != 0 && !view.world.players.may_see(reader, CreatureId(line.who));
    let name = if hidden { "Someone" } else { line.name.as_str() };
    let label = &line.channel;
    let as_said = words_for(view.world, reader, Some(CreatureId(line.who))) == Words::AsSaid;
    let masked = conduct::masked(view.content, &line.words).filter(|_| !as_said);
    let words = masked.as_deref().unwrap_or(&line.words);
    match line.manner.as_str() {
        "news" => format!("[{label}] {}", words),
        "says" if you => format!("[{label}] You say, \"{}\"", words),
        "says" => format!("[{label}] {name} says, \"{}\"", words),
        _ if words.starts_with(['\'', ',']) => format!("[{label}] {name}{}", words),
        _ => format!("[{label}] {name} {}", words),
    }
}
