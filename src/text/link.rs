//! Links: text that can be clicked, on clients that agreed to MXP.
//!
//! A link is text between two marks, like a style; what is typed by a click stands behind the first
//! mark, spelt in marks of its own. So a link takes no room and can be folded, cut and measured by
//! layers that know nothing of it, and no player can write one: [`clean`](super::style::clean) takes
//! all marks out of what they type.
//!
//! Links are made for pages that show them, and for no others: marks cost time to paint over.

use std::fmt::Display;

use super::page::Page;

/// Begins a link; what is typed by a click follows in [`spelt`] letters.
pub(super) const LINK: char = '\u{E07D}';
/// Ends it.
pub(super) const LINK_END: char = '\u{E07E}';
/// The mark that spells a blank; the other printable letters of ASCII follow.
const FIRST_LETTER: u32 = 0xE080;

/// Appends a link: a click on what `shows` writes types `command`. Several commands with `|` between
/// them are a menu. Where there are no links, or the command has letters that none should have,
/// only the text is written.
pub fn put_link(
    command: impl Display,
    page: &Page,
    out: &mut String,
    shows: impl FnOnce(&mut String),
) {
    if !page.mxp || page.reader {
        return shows(out);
    }
    let command = command.to_string();
    if !command.chars().all(is_plain) {
        return shows(out);
    }
    out.push(LINK);
    out.extend(command.chars().filter_map(spelt));
    shows(out);
    out.push(LINK_END);
}

/// [`put_link`] as a string of its own.
pub fn link(command: impl Display, shown: &str, page: &Page) -> String {
    let mut link = String::with_capacity(shown.len());
    put_link(command, page, &mut link, |out| out.push_str(shown));
    link
}

/// What a command may hold: nothing that means something in MXP, but for the bar between two.
const fn is_plain(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' | '.' | '-' | '\'' | '@' | '_' | '|')
}

/// A letter as a mark.
fn spelt(letter: char) -> Option<char> {
    char::from_u32(FIRST_LETTER + u32::from(letter).checked_sub(0x20)?)
}

/// The letter that a mark spells. No other letters than a command may hold are spelt.
pub(super) fn letter(mark: char) -> Option<char> {
    let letter = char::from_u32(u32::from(mark).checked_sub(FIRST_LETTER)? + 0x20)?;
    is_plain(letter).then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::style::{clean, is_mark, plain};
    use crate::text::wrap::wrap;

    const CLICKS: Page = Page {
        width: 80,
        prose: 80,
        reader: false,
        colour: crate::text::Colour::None,
        theme: crate::text::Theme::Any,
        charset: crate::text::Charset::Utf8,
        mxp: true,
    };

    #[test]
    fn a_link_takes_no_room_and_cannot_be_typed() {
        let linked = link("look tarred rope", "a rope", &CLICKS);
        assert_eq!(plain(&linked), "a rope");
        assert_eq!(clean(&linked), "a rope");
        assert_eq!(CLICKS.measure(&linked), 6);
        let page = Page { width: 10, ..CLICKS };
        assert_eq!(plain(&wrap(&format!("Here is {linked}."), &page, 0)), "Here is a\nrope.");
    }

    #[test]
    fn letters_and_their_marks_answer_each_other() {
        for c in (' '..='~').filter(|c| is_plain(*c)) {
            let mark = spelt(c).expect("a mark");
            assert!(is_mark(mark) && mark != LINK && mark != LINK_END);
            assert_eq!(letter(mark), Some(c));
        }
        assert_eq!(letter(LINK), None);
        assert_eq!(spelt('<').and_then(letter), None, "nothing is spelt that could be markup");
    }

    #[test]
    fn there_are_no_links_where_nobody_can_click() {
        let blind = Page { reader: true, ..CLICKS };
        for (page, command) in [(&Page::default(), "north"), (&blind, "north"), (&CLICKS, "a\"b")] {
            assert_eq!(link(command, "x", page), "x");
        }
    }
}
