//! The pages of letters.

use super::state::Letter;
use crate::base::id::CreatureId;
use crate::game::View;
use crate::game::people::mailbox::ago_words;
use crate::text::link::link;
use crate::text::page::Page;
use crate::text::sentence::plural;
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::widget::rule;
use crate::text::wrap::wrap;

/// All letters of somebody.
pub(super) fn list(view: View, who: CreatureId, page: &Page) -> String {
    let mut table = Table::new(&["Letter", "", "When", "From", "About"]).align_right(0);
    for (_, letter) in view.world.letters.of(who) {
        table.push([
            link(format_args!("mail read {}", letter.number), &letter.number.to_string(), page),
            if letter.is_read { "" } else { "new" }.into(),
            ago(view, letter),
            letter.name.clone(),
            letter.subject.clone(),
        ]);
    }
    let none = "You have no mail. `mail <who> <about what> = <words>` sends a letter, to anybody, here or \
                away; without `=` you write it line by line.";
    let after = "`mail read <n>` reads one, `mail read` the next new one, `mail reply <n>` answers, \
                 `mail delete <n>` throws it away.";
    match table.is_empty() {
        true => wrap(none, page, 0) + "\n",
        false => format!("{}\n{}\n", table.render(page), wrap(after, page, 0)),
    }
}

/// One letter.
pub(super) fn letter(view: View, letter: &Letter, page: &Page) -> String {
    let line = format!("Letter {}, from {}, {}.", letter.number, letter.name, ago(view, letter));
    let line = wrap(&Style::Dim.on(line), page, 0);
    format!("{}\n{line}\n{}\n", rule(&letter.subject, page), wrap(&letter.words, page, 0))
}

/// How much is unread.
pub(super) fn waiting(unread: usize) -> String {
    let letters = plural("letter", unread as u64);
    format!("You have {letters} that you have not read: type `mail`.")
}

fn ago(view: View, letter: &Letter) -> String {
    ago_words(view.world.host.seconds(view.now).saturating_sub(letter.sent))
}
