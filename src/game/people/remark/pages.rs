//! The pages of what was found.

use super::state::{Kind, Remark};
use crate::game::View;
use crate::game::people::mailbox::ago_words;
use crate::text::page::Page;
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::widget::rule;
use crate::text::wrap::wrap;

/// Which are wanted.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wanted {
    /// Those that lie open, of one kind or of all.
    Open(Option<Kind>),
    All,
}

pub(super) fn list(view: View, wanted: Wanted, page: &Page) -> String {
    let mut table = Table::new(&["No.", "Kind", "When", "By", "Where", "What"]).align_right(0);
    for (number, remark) in &view.world.remarks.remarks {
        let is_wanted = match wanted {
            Wanted::Open(kind) => {
                remark.answer.is_none() && kind.is_none_or(|kind| kind == remark.kind)
            }
            Wanted::All => true,
        };
        if is_wanted {
            let closed = if remark.answer.is_some() { "closed " } else { "" };
            table.push([
                number.to_string(),
                format!("{closed}{}", remark.kind.word()),
                ago(view, remark),
                remark.name.clone(),
                remark.room.clone(),
                remark.words.clone(),
            ]);
        }
    }
    match table.is_empty() {
        true => "Nothing lies open. Either all is well, or nobody looks.\n".into(),
        false => format!("{}\n", table.render(page)),
    }
}

pub(super) fn one(view: View, number: u64, remark: &Remark, page: &Page) -> String {
    let line = format!(
        "By {}, {}, in {}, version {}.",
        remark.name,
        ago(view, remark),
        remark.room,
        remark.version
    );
    let ended = match &remark.answer {
        Some(answer) => format!("Closed: {answer}"),
        None => format!("It lies open. `@bugs close {number} <answer>` closes it."),
    };
    let heading = rule(&format!("{} {number}", remark.kind.word()), page);
    let [line, ended] = [line, ended].map(|text| wrap(&Style::Dim.on(text), page, 0));
    format!("{heading}\n{line}\n{}\n{ended}\n", wrap(&remark.words, page, 0))
}

/// What whoever said it is told.
pub(super) fn answer(remark: &Remark, answer: &str) -> String {
    let said: String = remark.words.chars().take(60).collect();
    let dots = if said.len() < remark.words.len() { "..." } else { "" };
    format!("Of your {} \"{said}{dots}\": {answer}", remark.kind.word())
}

fn ago(view: View, remark: &Remark) -> String {
    ago_words(view.world.host.seconds(view.now).saturating_sub(remark.made))
}
