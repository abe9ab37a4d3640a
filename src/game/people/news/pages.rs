//! The pages of news, and the texts of the house.

use std::ops::Range;

use super::state::Piece;
use crate::game::View;
use crate::game::people::mailbox::ago_words;
use crate::text::page::Page;
use crate::text::sentence::plural;
use crate::text::style::Style;
use crate::text::widget::rule;
use crate::text::wrap::wrap;

/// Which pieces are wanted.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wanted {
    /// Those that were not read, else the last few.
    New {
        read: u64,
    },
    Last(usize),
    /// Those of so many seconds.
    Since(u64),
}

/// How many are shown to somebody who has read them all.
const FEW: usize = 3;

/// News, the oldest first.
pub(super) fn news(view: View, wanted: Wanted, page: &Page) -> String {
    let pieces = &view.world.news.pieces;
    let now = view.world.host.seconds(view.now);
    let last = |many: usize| pieces.len().saturating_sub(many)..pieces.len();
    let range: Range<usize> = match wanted {
        Wanted::Last(many) => last(many),
        Wanted::New { read } => match pieces.range(read + 1..).count() {
            0 => last(FEW),
            new => last(new),
        },
        Wanted::Since(span) => {
            last(pieces.values().filter(|piece| now.saturating_sub(piece.posted) <= span).count())
        }
    };
    let chosen: Vec<(&u64, &Piece)> = pieces.iter().skip(range.start).take(range.len()).collect();
    let mut text = format!("{}\n", rule("News", page));
    for (number, piece) in &chosen {
        let line = format!(
            "{} {}",
            Style::Label.on(format_args!("{number}. {}", piece.subject)),
            Style::Dim.on(format_args!(
                "({}, {})",
                piece.source,
                ago_words(now.saturating_sub(piece.posted))
            ))
        );
        text.push_str(&(wrap(&line, page, 2) + "\n"));
        text.push_str(&(wrap(&piece.words, page, 0) + "\n"));
    }
    let after = match (chosen.is_empty(), pieces.len()) {
        (_, 0) => "There is no news. That is said to be good.".into(),
        (true, _) => "There is no news of that time. `news 10` shows the last ten.".into(),
        (false, all) if all > chosen.len() => format!(
            "That is {} of {all}. `news 10` shows the last ten, `news since 7d` those of a week.",
            chosen.len()
        ),
        _ => "That is all of it.".into(),
    };
    format!("{text}{}\n", wrap(&after, page, 0))
}

/// The word of the day.
pub(super) fn motd(view: View, page: &Page) -> String {
    let set = view.world.news.motd.as_ref().map(|motd| motd.words.as_str());
    let words = set.unwrap_or(view.content.words.motd.trim());
    let words = if words.is_empty() { "Nobody has left a message for today." } else { words };
    format!("{}\n{}\n", rule("Message of the day", page), wrap(words, page, 0))
}

/// What was changed, the newest first.
pub(super) fn changes(view: View, page: &Page) -> String {
    let all = &view.content.words.changes;
    let none = "No changes are written down.".to_string();
    let lines = all.iter().map(|change| wrap(change.trim(), page, 2));
    let text = if all.is_empty() { none } else { lines.collect::<Vec<_>>().join("\n") };
    format!("{}\n{text}\n", rule("Changes", page))
}

/// By what rules one lives here.
pub(super) fn policies(view: View, page: &Page) -> String {
    long("Policies", &view.content.words.policies, "No policies are written down here.", page)
}

/// Whom to thank.
pub(super) fn credits(view: View, page: &Page) -> String {
    let plain = "This world runs on Dominion, a server for worlds in text.";
    long("Credits", &view.content.words.credits, plain, page)
}

fn long(title: &str, text: &str, none: &str, page: &Page) -> String {
    let text = if text.trim().is_empty() { none } else { text.trim() };
    format!("{}\n{}\n", rule(title, page), wrap(text, page, 0))
}

/// How much is new.
pub(super) fn waiting(unread: usize) -> String {
    format!(
        "There {} of news: type `news`.",
        match unread {
            1 => "is one new piece".to_string(),
            many => format!("are {}", plural("new piece", many as u64)),
        }
    )
}
