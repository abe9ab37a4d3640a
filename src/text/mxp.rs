//! MXP: what clients that agreed to it are sent, so that links can be clicked and nothing else is
//! markup.
//!
//! Such a client is in locked mode, in which nothing is parsed, from the moment it agreed (that is
//! said by `telnet::mxp`). A line that holds none of `< > & "` is sent as it is. One that does begins with
//! the mark of an open line and has them escaped; one with links is a secure line. So whatever a
//! player types is kept from being markup twice: it is escaped, and where nothing needed to be, it
//! is not even looked at.

use super::link::letter;

/// This line has escaped letters.
const OPEN: &str = "\x1b[0z";
/// This line has tags of ours.
const SECURE: &str = "\x1b[1z";
const SEND_END: &str = "</SEND>";

/// How the line in the making is to be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Locked,
    Open,
    Secure,
}

/// A page for such a client in the making.
pub(super) struct Markup {
    /// Where the line begins.
    line: usize,
    mode: Mode,
    /// What a click on what follows types; none if there is no link.
    command: Option<String>,
    /// Whether the tag of that link stands on this line.
    is_open: bool,
}

impl Markup {
    /// What comes stands behind what `out` holds.
    pub fn new(out: &str) -> Markup {
        Markup { line: out.len(), mode: Mode::Locked, command: None, is_open: false }
    }

    pub fn begin_link(&mut self, out: &mut String) {
        self.end_link(out);
        self.command = Some(String::new());
    }

    /// A letter of the link's command, if this mark is one.
    pub fn spell(&mut self, mark: char) {
        if let (Some(command), Some(letter)) = (&mut self.command, letter(mark)) {
            command.push(letter);
        }
    }

    pub fn end_link(&mut self, out: &mut String) {
        self.close(out);
        self.command = None;
    }

    /// Before any text, and before its colour: opens the tag that it belongs to.
    pub fn before_text(&mut self, out: &mut String) {
        let Some(command) = self.command.as_deref().filter(|_| !self.is_open) else { return };
        let tag = format!("<SEND href=\"{command}\">");
        self.is_open = true;
        self.say(Mode::Secure, out);
        out.push_str(&tag);
    }

    /// Text, escaped where it could be taken for markup.
    pub fn text(&mut self, text: &str, out: &mut String) {
        for piece in text.split_inclusive(['<', '>', '&', '"']) {
            let entity = match piece.as_bytes().last() {
                Some(b'<') => "&lt;",
                Some(b'>') => "&gt;",
                Some(b'&') => "&amp;",
                Some(b'"') => "&quot;",
                _ => {
                    out.push_str(piece);
                    continue;
                }
            };
            self.say(Mode::Open, out);
            out.push_str(piece.get(..piece.len() - 1).unwrap_or_default());
            out.push_str(entity);
        }
    }

    /// Tags end with their line; a link that goes on is opened anew.
    pub fn before_line_end(&mut self, out: &mut String) {
        self.close(out);
    }

    pub fn after_line_end(&mut self, out: &str) {
        (self.line, self.mode) = (out.len(), Mode::Locked);
    }

    fn close(&mut self, out: &mut String) {
        if std::mem::take(&mut self.is_open) {
            out.push_str(SEND_END);
        }
    }

    /// Says at its beginning how the line is to be read. Secure is the stronger word.
    fn say(&mut self, mode: Mode, out: &mut String) {
        match (self.mode, mode) {
            (Mode::Locked, Mode::Open) => out.insert_str(self.line, OPEN),
            (Mode::Locked, Mode::Secure) => out.insert_str(self.line, SECURE),
            (Mode::Open, Mode::Secure) => {
                out.replace_range(self.line..self.line + OPEN.len(), SECURE);
            }
            _ => return,
        }
        self.mode = mode;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::link::{link, put_link};
    use crate::text::page::{Colour, Page};
    use crate::text::paint::paint;
    use crate::text::style::{Style, clean};
    use crate::text::wrap::wrap;
    use proptest::prelude::*;

    fn page() -> Page {
        Page { mxp: true, colour: Colour::None, ..Page::default() }
    }

    fn painted(styled: &str, page: &Page) -> String {
        let mut out = String::new();
        paint(styled, page, &mut out);
        out
    }

    /// A client that does what the specification says: what it shows, and the tags it obeys.
    /// Nothing but ESC [ n z is taken out; a tag is obeyed wherever a line is not locked.
    fn client(sent: &str) -> (String, Vec<String>) {
        let (mut shown, mut tags, mut is_parsed) = (String::new(), Vec::new(), false);
        let mut rest = sent;
        while let Some(c) = rest.chars().next() {
            if let Some(behind) = [OPEN, SECURE].iter().find_map(|mode| rest.strip_prefix(*mode)) {
                (is_parsed, rest) = (true, behind);
                continue;
            }
            let entity = [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&quot;", '"')];
            let entity = entity.iter().find(|(entity, _)| is_parsed && rest.starts_with(entity));
            match (c, entity) {
                (_, Some((entity, letter))) => {
                    shown.push(*letter);
                    rest = &rest[entity.len()..];
                    continue;
                }
                ('<', _) if is_parsed => {
                    let end = rest.find('>').map_or(rest.len(), |at| at + 1);
                    tags.push(rest[..end].to_string());
                    rest = &rest[end..];
                    continue;
                }
                ('\n', _) => is_parsed = false,
                _ => {}
            }
            shown.push(c);
            rest = &rest[c.len_utf8()..];
        }
        (shown, tags)
    }

    #[test]
    fn a_line_says_how_it_is_to_be_read_only_if_it_must() {
        let page = page();
        assert_eq!(painted("A hall.\nIt's a hall.", &page), "A hall.\nIt's a hall.");
        assert_eq!(painted("a\nb & <b>", &page), "a\n\x1b[0zb &amp; &lt;b&gt;");
        let north = link("north", "north", &page);
        assert_eq!(
            painted(&format!("Exits: {north}, \"up\"."), &page),
            "\x1b[1zExits: <SEND href=\"north\">north</SEND>, &quot;up&quot;."
        );
        assert_eq!(
            painted(&format!("\"Exits\": {north}."), &page),
            "\x1b[1z&quot;Exits&quot;: <SEND href=\"north\">north</SEND>."
        );
        let mut behind = "<secret>".to_string();
        paint("a & b", &page, &mut behind);
        assert_eq!(behind, "<secret>\x1b[0za &amp; b", "what stands before is not its line");
    }

    #[test]
    fn links_end_with_their_line_and_hold_their_colour() {
        let colourful = Page { colour: Colour::Ansi, width: 12, ..page() };
        let rope = link("get rope|look rope", &Style::Thing.on("a long tarred rope"), &colourful);
        assert_eq!(
            painted(&wrap(&rope, &colourful, 0), &colourful),
            "\x1b[1z<SEND href=\"get rope|look rope\">\x1b[0;36ma long</SEND>\x1b[0m\n\
             \x1b[1z<SEND href=\"get rope|look rope\">\x1b[0;36mtarred rope</SEND>\x1b[0m"
        );
    }

    /// Row H01: not a byte of it goes to a client that did not agree.
    #[test]
    fn h01_others_are_sent_none_of_it() {
        let plain = Page { mxp: false, ..page() };
        let linked = link("north", "<north>", &page());
        assert_eq!(painted(&linked, &plain), "<north>");
    }

    #[test]
    fn what_ascii_makes_of_a_letter_is_escaped_too() {
        let ascii = Page { charset: crate::text::Charset::Ascii, ..page() };
        assert_eq!(painted("«b»", &ascii), "\x1b[0z&lt;&lt;b&gt;&gt;");
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        /// Whatever anybody types reads as it was typed, and is no markup.
        #[test]
        fn nothing_typed_is_markup(
            typed in "([<>&\"; a-z/!]|&lt;|<SEND href=\"x\">|\u{1b}\\[[0-9]z|\\PC|[\u{E07D}-\u{E0E0}]){0,60}",
            utf8: bool,
        ) {
            let charset = if utf8 { crate::text::Charset::Utf8 } else { crate::text::Charset::Ascii };
            let page = Page { charset, ..page() };
            let said = format!("Bran says, \"{}\"", clean(&typed));
            let (shown, tags) = client(&painted(&said, &page));
            prop_assert_eq!(tags, Vec::<String>::new());
            prop_assert_eq!(shown, painted(&said, &Page { mxp: false, ..page }));
        }

        /// Whatever stands around a link, and however marks lie, tags are ours and are closed.
        #[test]
        fn links_are_balanced(
            before in "([<>&\"\\n a-z]|\\PC|[\u{E000}-\u{E01F}\u{E07D}-\u{E0E0}]){0,30}",
            inside in "([<>&\"\\n a-z]|\\PC|[\u{E000}-\u{E01F}]){0,30}",
        ) {
            let mut text = before;
            put_link("get all.rope", &page(), &mut text, |out| out.push_str(&inside));
            text.push_str("<i>");
            let sent = painted(&text, &page());
            let (_, tags) = client(&sent);
            for pair in tags.chunks(2) {
                prop_assert!(pair[0].starts_with("<SEND href=\"") && pair[0].ends_with("\">"), "{pair:?}");
                prop_assert_eq!(pair.get(1).map(String::as_str), Some(SEND_END));
            }
            for line in sent.lines() {
                prop_assert_eq!(line.matches("<SEND").count(), line.matches(SEND_END).count());
            }
        }
    }
}
