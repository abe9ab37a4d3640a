//! The pages about notices.

use super::keep::NoticeHistoryRow;
use super::state::{Notice, Topic, Way, channel_of, topics};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::frame::keep::Query;
use crate::game::frame::turn::Kept;
use crate::game::{Turn, View};
use crate::text::page::Page;
use crate::text::sentence::plural;
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::widget::rule;
use crate::text::wrap::wrap;

/// What waits for somebody.
pub(super) fn waiting(view: View, who: CreatureId, page: &Page) -> String {
    let mut table = Table::new(&["Number", "When", "Of", "What", "Does"]);
    for (_, notice) in view.world.notices.of(who) {
        table.push([
            notice.number.to_string(),
            ago(view, notice.made),
            notice.topic.clone(),
            notice.words.clone(),
            notice.command.clone(),
        ]);
    }
    if table.is_empty() {
        return "Nothing waits for you. `notify history` reads what you were told.\n".into();
    }
    let after = "`notify <number>` does what is asked for, `notify read <number>` only reads.";
    format!("{}\n{}\n", table.render(page), wrap(after, page, 0))
}

/// Notices as they are read.
pub(super) fn read(view: View, notices: &[Notice], page: &Page) -> String {
    let mut text = String::new();
    for notice in notices {
        let mut line = format!(
            "{} {}, of {}: {}",
            Style::Label.on(notice.number),
            ago(view, notice.made),
            notice.topic,
            notice.words
        );
        if !notice.command.is_empty() {
            line.push_str(&format!(" Type `{}`.", notice.command));
        }
        text.push_str(&(wrap(&line, page, 2) + "\n"));
    }
    text
}

pub(super) fn cleared(count: u64) -> String {
    format!("Done with {}. `notify history` reads them still.", plural("notice", count))
}

/// Of what somebody is told, and how.
pub(super) fn preferences(view: View, who: CreatureId, page: &Page) -> String {
    let mut table = Table::new(&["Topic", "Comes", "Tells you"]);
    for topic in topics() {
        let way = view.world.notices.way(who, topic.name);
        table.push([topic.name, way.word(), topic.says].map(String::from));
    }
    let after = "`notify set <topic> off` lets it be written down only, `direct` tells you again.";
    format!("{}\n{}\n", table.render(page), wrap(after, page, 0))
}

pub(super) fn set(topic: &Topic, way: Way) -> String {
    match way {
        Way::Direct => format!("From now on you are told of {}.", topic.says),
        Way::Channel => format!("From now on you read of {} on {}.", topic.says, channel(topic)),
        Way::Both => format!(
            "From now on you are told of {}, and read of them on {}.",
            topic.says,
            channel(topic)
        ),
        Way::Off => {
            format!(
                "From now on you are not told of {}. `notify history` reads all of it.",
                topic.says
            )
        }
    }
}

fn channel(topic: &Topic) -> String {
    format!("the channel {}", channel_of(topic.name).unwrap_or("of it"))
}

/// Shows a page of what somebody was told.
pub(super) fn show_history(
    turn: &mut Turn<'_>,
    query: &Query,
    lines: Vec<NoticeHistoryRow>,
    older: Option<u64>,
) {
    turn.show(query.who, Kept::Yes, move |view, page| history(view, &lines, older, page));
}

fn history(view: View, lines: &[NoticeHistoryRow], older: Option<u64>, page: &Page) -> String {
    let mut text = rule("What you were told", page) + "\n";
    let mut table = Table::new(&["Entry", "When", "Of", "What", "Became"]);
    for line in lines {
        table.push([
            line.number.to_string(),
            ago(view, line.made_s),
            line.topic.clone(),
            line.words.clone(),
            line.became.clone(),
        ]);
    }
    match table.is_empty() {
        true => text.push_str("Nothing yet.\n"),
        false => text.push_str(&(table.render(page) + "\n")),
    }
    if let Some(older) = older {
        text.push_str(&format!("Older ones: `notify history before {older}`.\n"));
    }
    text
}

/// How long ago a moment of the calendar was.
fn ago(view: View, then: u64) -> String {
    match view.world.host.seconds(view.now).saturating_sub(then) {
        0 => "now".into(),
        seconds => format!("{} ago", Millis::seconds(seconds).in_words()),
    }
}
