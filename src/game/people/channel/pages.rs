//! The pages of channels.

use super::keep::ChannelLineRow;
use super::rules::{listens, may_read};
use super::state::{Channel, all};
use super::text;
use crate::base::id::CreatureId;
use crate::game::frame::keep::Query;
use crate::game::frame::turn::Kept;
use crate::game::people::player;
use crate::game::{Turn, View};
use crate::text::page::Page;
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::wrap::wrap;

/// How a channel stands with somebody.
pub(super) fn stands(view: View, who: CreatureId, channel: &Channel) -> String {
    let (name, verb) = (channel.name, channel.verb());
    let is_on = view.world.channels.is_on(who, name);
    let speaks = match (verb, channel.is_kept) {
        ("", _) => String::new(),
        (_, false) => format!(" `{verb} <words>` speaks."),
        _ => format!(" `{verb} <words>` speaks, `history {name}` reads what was said."),
    };
    match is_on {
        true => format!(
            "You hear {name}: {}.{speaks} `channels off {name}` switches it off.",
            channel.says
        ),
        false => format!("You do not hear {name}. `channels on {name}` switches it on."),
    }
}

/// All channels that are for somebody.
pub(super) fn table(view: View, who: CreatureId, page: &Page) -> String {
    let mut table = Table::new(&["Channel", "Is", "Colour", "Speak with", "For"]);
    for channel in all().filter(|channel| (channel.ring)(view, who).is_some()) {
        let chosen = view.world.channels.choice(who, channel.name);
        let colour = chosen.map_or("", |chosen| chosen.colour.as_str());
        let colour = if colour.is_empty() { "auto" } else { colour };
        let is_on = if view.world.channels.is_on(who, channel.name) { "on" } else { "off" };
        let name = text::style(channel, colour).on(channel.name);
        table.push([name, is_on.into(), colour.into(), channel.verb().into(), channel.says.into()]);
    }
    let helps = match view.world.channels.is_helper(who) {
        true => " You are a helper: you are told of newcomers.",
        false => "",
    };
    let after = format!(
        "`channels off gossip` switches one off, `channels colour gossip green` has it in green, \
         `history gossip` reads what was said.{helps}"
    );
    format!("{}\n{}\n", table.render(page), wrap(&after, page, 0))
}

/// Of which lines a page of history is asked for: what it is called (a channel, or nothing for all that
/// somebody hears), and each channel with the ring of it that is theirs.
pub(super) fn word(view: View, who: CreatureId, channel: Option<&'static Channel>) -> String {
    let own = all().filter(|one| match channel {
        Some(channel) => one.name == channel.name,
        None => listens(view, who, one),
    });
    let rings = own.filter_map(|one| Some(format!("{}:{}", one.name, (one.ring)(view, who)?)));
    let rings: Vec<String> = rings.collect();
    format!("{}/{}", channel.map_or("", |channel| channel.name), rings.join("|"))
}

/// Whether a line is of the channels that a page is asked for, and of the reader's rings.
pub(super) fn fits(row: &ChannelLineRow, word: &str) -> bool {
    let (_, rings) = word.split_once('/').unwrap_or_default();
    let own = format!("{}:{}", row.channel, row.ring);
    rings.split('|').any(|ring| ring == own)
}

/// Shows a page of what was said.
pub(super) fn show_history(
    turn: &mut Turn<'_>,
    query: &Query,
    lines: Vec<ChannelLineRow>,
    older: Option<u64>,
) {
    let (who, word) = (query.who, query.word.clone().unwrap_or_default());
    turn.show(who, Kept::Yes, move |view, page| history(view, who, &word, &lines, older, page));
}

/// What was said of late, as the reader may read it.
pub(super) fn history(
    view: View,
    who: CreatureId,
    word: &str,
    lines: &[ChannelLineRow],
    older: Option<u64>,
    page: &Page,
) -> String {
    let (of, _) = word.split_once('/').unwrap_or_default();
    let mut text = String::new();
    for line in lines.iter().filter(|line| may_read(view, who, line)) {
        let read = text::as_read(view, who, line);
        text.push_str(&at(view, who, line.said_s, &read, page));
    }
    if text.is_empty() {
        text = match of {
            "" => "Nothing was said on your channels of late.\n".into(),
            name => format!("Nothing was said on {name} of late.\n"),
        };
    }
    if let Some(older) = older {
        let name = if of.is_empty() { String::new() } else { format!("{of} ") };
        text.push_str(&format!("Older ones: `history {name}before {older}`.\n"));
    }
    text
}

/// What somebody heard by one way of late: `tell`, `say`.
pub(super) fn heard(
    view: View,
    who: CreatureId,
    channel: &str,
    most: usize,
    page: &Page,
) -> String {
    let lines: Vec<_> = view.world.heard.by(who).filter(|line| line.channel == channel).collect();
    let from = lines.len().saturating_sub(most);
    lines[from..]
        .iter()
        .map(|line| {
            let read = crate::text::style::plain(line.passage.text());
            at(view, who, line.at, &read, page)
        })
        .collect()
}

/// A line with its moment, by the reader's clock: the hour today, and the day before that.
fn at(view: View, who: CreatureId, seconds: u64, read: &str, page: &Page) -> String {
    let zone = player::zone(view.world, who);
    let (then, now) = (zone.date(seconds), zone.date(view.world.host.seconds(view.now)));
    let today = (then.year, then.month, then.day) == (now.year, now.month, now.day);
    let hour = format!("{:02}:{:02}", then.hour, then.minute);
    let moment = match today {
        true => hour,
        false => format!("{:02}-{:02} {hour}", then.month, then.day),
    };
    wrap(&format!("{} {read}", Style::Dim.on(moment)), page, 2) + "\n"
}
