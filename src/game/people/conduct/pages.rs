//! What is read of floods and of complaints.

use super::state::Complaint;
use crate::base::clock::Millis;
use crate::base::limits::FLOOD_SECONDS;
use crate::game::View;
use crate::game::people::player;
use crate::text::page::Page;
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::widget::rule;
use crate::text::wrap::wrap;

/// Somebody speaks fast.
pub(super) fn warning() -> String {
    let line = format!(
        "You speak faster than people read. A few lines more within these {FLOOD_SECONDS} seconds, and \
         nobody hears you until they are over."
    );
    Style::Warning.on(line)
}

/// A complaint was taken, with so many lines of the other.
pub(super) fn taken(name: &str, lines: usize) -> String {
    let evidence = match lines {
        0 => format!("You have read nothing of {name} since you came in, so no words are with it"),
        1 => format!("The last line that you read of {name} is with it"),
        lines => format!("The last {lines} lines that you read of {name} are with it"),
    };
    let small = name.to_lowercase();
    format!(
        "The staff have your complaint of {name}. {evidence}. {name} is told nothing. `ignore {small}` lets \
         you hear no more of them."
    )
}

/// Which complaints are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    Open,
    All,
}

/// Complaints, oldest first.
pub(super) fn list(view: View, which: Which, page: &Page) -> String {
    let mut table = Table::new(&["Number", "When", "By", "Of", "What", "Is"]);
    for (number, one) in &view.world.conduct.complaints {
        if one.is_closed && which == Which::Open {
            continue;
        }
        table.push([
            number.to_string(),
            ago(view, one.made),
            player::name_of(view.world, one.by),
            player::name_of(view.world, one.about),
            one.words.clone(),
            if one.is_closed { "closed" } else { "open" }.to_string(),
        ]);
    }
    let after = "`@reports read <number>` shows what the other said, `@reports close <number>` is done \
                 with it, `@reports all` shows closed ones, too.";
    match table.is_empty() {
        true => "No complaints are open. `@reports all` shows closed ones.\n".into(),
        false => format!("{}\n{}\n", table.render(page), wrap(after, page, 0)),
    }
}

/// One complaint, with its evidence.
pub(super) fn read(view: View, number: u64, one: &Complaint, page: &Page) -> String {
    let [by, about] = [one.by, one.about].map(|who| player::name_of(view.world, who));
    let mut text = rule(&format!("Complaint {number}"), page) + "\n";
    let line = format!("{by} complains of {about}, {}: {}", ago(view, one.made), one.words);
    text.push_str(&(wrap(&line, page, 2) + "\n"));
    if one.evidence.is_empty() {
        text.push_str("They had read nothing of the other.\n");
    } else {
        let title = format!("What {by} last read of {about}, in universal time:");
        text.push_str(&(wrap(&title, page, 0) + "\n"));
    }
    for line in one.evidence.lines() {
        text.push_str(&(wrap(line, page, 2) + "\n"));
    }
    let small = about.to_lowercase();
    let after = format!("`@mute {small} 1h`, `@audit`; `@reports close {number}` is done with it.");
    text + &wrap(&after, page, 0) + "\n"
}

fn ago(view: View, then: u64) -> String {
    match view.world.host.seconds(view.now).saturating_sub(then) {
        0 => "now".into(),
        seconds => format!("{} ago", Millis::seconds(seconds).in_words()),
    }
}
