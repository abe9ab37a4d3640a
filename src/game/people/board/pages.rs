//! The pages of boards.

use super::content::Board;
use super::state::{Note, read_by};
use crate::base::id::CreatureId;
use crate::game::View;
use crate::game::people::mailbox::ago_words;
use crate::text::link::link;
use crate::text::page::Page;
use crate::text::sentence::{capitalise, count_word, plural};
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::widget::rule;
use crate::text::wrap::wrap;

/// `The harbour board hangs here. Two notes on it are new to you.`
pub(super) fn in_room(name: &str, new: usize) -> String {
    let here = format!("{} hangs here.", capitalise(name));
    match new {
        0 => here,
        1 => format!("{here} One note on it is new to you."),
        new => {
            format!("{here} {} notes on it are new to you.", capitalise(&count_word(new as u64)))
        }
    }
}

/// A board and what hangs on it.
pub(super) fn list(view: View, who: CreatureId, board: &Board, page: &Page) -> String {
    let mark = view.world.boards.mark(who, &board.key).unwrap_or(0);
    let mut text = format!("{}\n", rule(&capitalise(&board.name), page));
    text.push_str(&(wrap(board.description.trim(), page, 0) + "\n"));
    let mut table = Table::new(&["Note", "", "When", "By", "About"]).align_right(0);
    for note in read_by(view, who, &board.key) {
        let is_new = note.number > mark && note.author != who;
        let subject = match note.thread == note.number {
            true => note.subject.clone(),
            false => format!("to {}: {}", note.thread, note.subject),
        };
        table.push([
            link(format_args!("board read {}", note.number), &note.number.to_string(), page),
            if is_new { "new" } else { "" }.into(),
            ago(view, note.sent),
            note.name.clone(),
            subject,
        ]);
    }
    let (notes, after) = match table.is_empty() {
        true => (String::new(), "Nothing hangs on it. `post <about what>` would be the first."),
        false => (
            table.render(page) + "\n",
            "`board read <n>` reads one, `board read` the next new one, `board reply <n>` answers, \
             `post <about what>` begins another.",
        ),
    };
    format!("{text}{notes}{}\n", wrap(after, page, 0))
}

/// One note.
pub(super) fn note(view: View, board: &str, note: &Note, page: &Page) -> String {
    let to = match note.thread == note.number {
        true => String::new(),
        false => format!(", in answer to note {}", note.thread),
    };
    let heading = rule(&note.subject, page);
    let line =
        format!("Note {} on {board}, by {}, {}{to}.", note.number, note.name, ago(view, note.sent));
    let line = wrap(&Style::Dim.on(line), page, 0);
    format!("{heading}\n{line}\n{}\n", wrap(&note.words, page, 0))
}

/// How much of which boards is new.
pub(super) fn unread(unread: &[(String, usize)]) -> String {
    let one =
        |(board, new): &(String, usize)| format!("{} on {board}", plural("new note", *new as u64));
    let all: Vec<String> = unread.iter().map(one).collect();
    format!("Since you last read: {}.", crate::text::sentence::list(&all))
}

fn ago(view: View, sent: u64) -> String {
    ago_words(view.world.host.seconds(view.now).saturating_sub(sent))
}
