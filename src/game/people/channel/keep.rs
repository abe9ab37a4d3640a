//! What is kept of channels: a line for each that was said, a row for each choice.

use super::pages;
use super::state::{Choice, Hearing};
use crate::base::id::CreatureId;
use crate::base::limits::CHANNEL_LINES_HELD_MAX;
use crate::game::frame::keep::row::kept;
use crate::game::frame::keep::{Log, Restoring, Retention, Table, Time};

/// Days after which what was said is erased.
const LINE_DAYS: u64 = 30;

kept! {
    /// Something that was said on a channel.
    pub struct ChannelLineRow in "channel_lines" by (number: u64) {
        channel: String,
        /// The ring of it; empty where there is only one.
        ring: String,
        /// Who said it; 0 if nobody did.
        who: u64,
        /// Their name on that day.
        name: String,
        words: String,
        /// `says`, `shows` or `news`.
        manner: String,
        /// Seconds since 1970.
        said_s: u64,
    } people { who: Character, name: Name, words: Words }
}

kept! {
    /// How somebody hears a channel.
    pub struct ChannelChoiceRow in "channel_choices" by (who: u64, channel: String) {
        is_on: bool,
        colour: String,
    } people { who: Character }
}

/// The newest in memory, those of a month on the disk.
pub const LINES: Log<ChannelLineRow> = Log {
    held: CHANNEL_LINES_HELD_MAX,
    retention: Retention::Erased { days: LINE_DAYS, time: Time::Seconds("said_s") },
    take: |to, lines| to.world.channels.lines = lines.iter().cloned().collect(),
    newest: |cut| cut.world.channels.lines.iter().cloned().collect(),
    fits: |row, word| pages::fits(row, word),
    show: |turn, query, lines, older| pages::show_history(turn, query, lines, older),
};

pub const CHOICES: Table<Choice, ChannelChoiceRow> = Table {
    all: |cut| cut.world.channels.choices.keys().cloned().collect(),
    key: |_, (who, channel)| (who.0, channel.clone()),
    row: |cut, key| {
        let Hearing { is_on, colour } = cut.world.channels.choices.get(key)?.clone();
        Some(ChannelChoiceRow { who: key.0.0, channel: key.1.clone(), is_on, colour })
    },
    take: take_choices,
    lasting: None,
};

/// What is of nobody stays on the disk. Channels that there are no more may come again.
fn take_choices(to: &mut Restoring<'_>, rows: &[ChannelChoiceRow]) {
    for row in rows {
        let who = CreatureId(row.who);
        if to.world.players.character(who).is_none() {
            to.warn(format!("nobody {} hears {}", row.who, row.channel));
            continue;
        }
        let hearing = Hearing { is_on: row.is_on, colour: row.colour.clone() };
        to.world.channels.choices.insert((who, row.channel.clone()), hearing);
    }
}
