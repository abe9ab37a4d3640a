//! Painting: the last step before the wire. Marks become colour, or nothing.
//!
//! One pass over the text, and no memory but the output's. Whatever the text holds, what comes
//! out is harmless: control characters are dropped even if a builder wrote them, every line ends
//! in the client's own colours, and none is left open at the end. Colour is sent only when a
//! letter needs it, so an empty or doubled style costs no bytes.

use super::link::{LINK, LINK_END, letter};
use super::mxp::Markup;
use super::page::{Colour, Page, Theme};
use super::palette::{RESET, class, sequence};
use super::style::{Style, is_mark, is_picture};

/// Styles that may lie inside each other; deeper ones are counted but look like the outermost
/// that still fits.
const DEPTH_MAX: usize = 16;

/// The styles open at one point of the text.
#[derive(Default)]
struct Open {
    styles: [Option<Style>; DEPTH_MAX],
    depth: usize,
}

impl Open {
    fn mark(&mut self, mark: char) {
        match Style::of(mark) {
            Some(style) => {
                if let Some(slot) = self.styles.get_mut(self.depth) {
                    *slot = Some(style);
                }
                self.depth += 1;
            }
            None if mark == Style::POP => self.depth = self.depth.saturating_sub(1),
            None => {}
        }
    }

    fn top(&self) -> Option<Style> {
        let deepest = self.depth.min(DEPTH_MAX).checked_sub(1)?;
        self.styles.get(deepest).copied().flatten()
    }
}

/// Appends `styled` to `out` as this page shows it. Line ends stay `\n`; the edge of the
/// telnet layer makes them CR LF.
pub fn paint(styled: &str, page: &Page, out: &mut String) {
    let colour = if page.reader { Colour::None } else { page.colour };
    out.reserve(styled.len() + styled.len() / 4 + 1);
    let mut brush = Brush {
        open: Open::default(),
        style: None,
        shown: "",
        colour,
        theme: page.theme,
        markup: page.mxp.then(|| Markup::new(out)),
        out,
    };
    let (mut run, mut at) = (0, 0);
    while let Some((special, behind)) = next_special(styled, page, &mut at) {
        brush.text(styled.get(run..at).unwrap_or_default());
        (run, at) = (behind, behind);
        match special {
            Special::LineEnd => brush.line_end(),
            Special::Mark(mark) => brush.mark(mark),
            Special::Instead(text) => brush.text(text),
        }
    }
    brush.text(styled.get(run..).unwrap_or_default());
    brush.end_link();
    brush.reset();
}

/// What never goes to the wire as it stands.
enum Special {
    LineEnd,
    Mark(char),
    /// Shown as this; nothing for what must not be shown.
    Instead(&'static str),
}

/// The next special character, from `at` on, and where the text behind it begins; `at` moves to
/// it.
fn next_special(text: &str, page: &Page, at: &mut usize) -> Option<(Special, usize)> {
    loop {
        *at += plain_bytes(text.as_bytes().get(*at..)?, page);
        match text.as_bytes().get(*at..)? {
            [] => return None,
            [b'\n', ..] => return Some((Special::LineEnd, *at + 1)),
            // All marks lie between EE 80 80 and EE 83 BF.
            [0xEE, second @ 0x80..=0x83, third, ..] => {
                let number = u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F);
                let mark = char::from_u32(0xE000 | number).unwrap_or(Style::POP);
                return Some((Special::Mark(mark), *at + 3));
            }
            _ => {}
        }
        let c = text.get(*at..)?.chars().next()?;
        let behind = *at + c.len_utf8();
        match c {
            _ if is_picture(c) && (page.reader || !page.draws()) => {
                let blank = blank_behind(text.get(behind..).unwrap_or_default());
                return Some((Special::Instead(""), behind + blank));
            }
            '\t' => return Some((Special::Instead(" "), behind)),
            _ if c.is_control() => return Some((Special::Instead(""), behind)),
            _ => match page.charset.instead(c) {
                Some(instead) => return Some((Special::Instead(instead), behind)),
                None => *at = behind,
            },
        }
    }
}

/// How many bytes at the beginning go to the wire as they are. That is most of all text, so it is
/// looked at eight bytes at a time.
fn plain_bytes(bytes: &[u8], page: &Page) -> usize {
    // Readers' pages stop at every foreign letter: it may be a picture.
    match page.draws() && !page.reader {
        true => bytes_before(bytes, stops_in_utf8),
        false => bytes_before(bytes, stops_in_ascii),
    }
}

/// How many bytes of what stands behind a picture go with it: what makes it colourful, and the
/// blank before the words.
fn blank_behind(text: &str) -> usize {
    let words = text.strip_prefix('\u{FE0F}').unwrap_or(text);
    text.len() - words.strip_prefix(' ').unwrap_or(words).len()
}

fn bytes_before(bytes: &[u8], stops: impl Fn(u64) -> u64) -> usize {
    let (words, rest) = bytes.as_chunks();
    for (number, word) in words.iter().enumerate() {
        let stops = stops(u64::from_le_bytes(*word));
        if stops != 0 {
            return number * size_of::<u64>() + stops.trailing_zeros() as usize / 8;
        }
    }
    // Blanks behind the end stop nothing.
    let mut last = [b' '; size_of::<u64>()];
    rest.iter().zip(&mut last).for_each(|(byte, place)| *place = *byte);
    let stop = stops(u64::from_le_bytes(last)).trailing_zeros() as usize / 8;
    bytes.len() - rest.len() + stop.min(rest.len())
}

// Each of these sets the top bit of the bytes that it looks for. They subtract with a borrow from
// the bytes above, so that only the lowest bit can be relied on: that of the first such byte.

const ONES: u64 = u64::MAX / 0xFF;
const TOPS: u64 = ONES << 7;

/// Bytes that are not printable ASCII.
const fn stops_in_ascii(word: u64) -> u64 {
    word & TOPS | controls(word)
}

/// Controls, and what marks (EE) and further controls (C2) begin with.
const fn stops_in_utf8(word: u64) -> u64 {
    controls(word) | zeros(word ^ (ONES * 0xEE)) | zeros(word ^ (ONES * 0xC2))
}

const fn controls(word: u64) -> u64 {
    let below_blank = word.wrapping_sub(ONES * 0x20) & !word & TOPS;
    below_blank | zeros(word ^ (ONES * 0x7F))
}

const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & TOPS
}

/// Where painting stands: what is open, and what the client was last told.
struct Brush<'a> {
    open: Open,
    /// The style in force.
    style: Option<Style>,
    /// Its escape sequence; empty for the client's own colours.
    shown: &'static str,
    colour: Colour,
    theme: Theme,
    /// For clients that agreed to MXP.
    markup: Option<Markup>,
    out: &'a mut String,
}

impl Brush<'_> {
    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(markup) = &mut self.markup {
            markup.before_text(self.out);
        }
        let style = self.open.top();
        if style != self.style {
            self.dip(style);
        }
        match &mut self.markup {
            Some(markup) => markup.text(text, self.out),
            None => self.out.push_str(text),
        }
    }

    fn mark(&mut self, mark: char) {
        match (&mut self.markup, mark) {
            (Some(markup), LINK) => markup.begin_link(self.out),
            (Some(_), LINK_END) => self.end_link(),
            (Some(markup), _) if letter(mark).is_some() => markup.spell(mark),
            _ => self.open.mark(mark),
        }
    }

    fn end_link(&mut self) {
        if let Some(markup) = &mut self.markup {
            markup.end_link(self.out);
        }
    }

    fn dip(&mut self, style: Option<Style>) {
        let wanted = style.map_or("", |style| sequence(style, self.colour, self.theme));
        if wanted != self.shown {
            self.out.push_str(if wanted.is_empty() { RESET } else { wanted });
        }
        (self.style, self.shown) = (style, wanted);
    }

    fn line_end(&mut self) {
        if let Some(markup) = &mut self.markup {
            markup.before_line_end(self.out);
        }
        self.reset();
        self.out.push('\n');
        if let Some(markup) = &mut self.markup {
            markup.after_line_end(self.out);
        }
    }

    fn reset(&mut self) {
        if !self.shown.is_empty() {
            self.out.push_str(RESET);
        }
        (self.style, self.shown) = (None, "");
    }
}

/// `styled` for the web: escaped, with a span per style (classes in [`class`]). Line ends stay
/// `\n`, to be shown with `white-space: pre-wrap`. Spans are always closed.
pub fn html(styled: &str) -> String {
    let mut html = String::with_capacity(styled.len() + styled.len() / 2);
    let mut spans = 0_usize;
    for c in styled.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            Style::POP if spans > 0 => {
                html.push_str("</span>");
                spans -= 1;
            }
            _ if is_mark(c) => {
                if let Some(style) = Style::of(c) {
                    html.extend(["<span class=\"", class(style), "\">"]);
                    spans += 1;
                }
            }
            '\n' => html.push(c),
            '\t' => html.push(' '),
            _ if c.is_control() => {}
            _ => html.push(c),
        }
    }
    html.extend(std::iter::repeat_n("</span>", spans));
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Charset;
    use crate::text::style::plain;
    use proptest::prelude::*;

    fn painted(styled: &str, page: Page) -> String {
        let mut out = String::new();
        paint(styled, &page, &mut out);
        out
    }

    fn in_colour(colour: Colour) -> Page {
        Page { colour, ..Page::default() }
    }

    #[test]
    fn each_depth_has_its_sequences() {
        let text = format!("A {}!", Style::Foe.on("rat"));
        assert_eq!(painted(&text, in_colour(Colour::Ansi)), "A \x1b[0;31mrat\x1b[0m!");
        assert_eq!(painted(&text, in_colour(Colour::Ansi256)), "A \x1b[0;38;5;160mrat\x1b[0m!");
        assert_eq!(painted(&text, in_colour(Colour::True)), "A \x1b[0;38;2;224;46;36mrat\x1b[0m!");
        assert_eq!(painted(&text, in_colour(Colour::None)), "A rat!");
        assert_eq!(painted(&text, Page { reader: true, ..Page::default() }), "A rat!");
    }

    #[test]
    fn styles_nest_and_lines_end_plain() {
        let text = Style::Foe.on(format!("a {} b\nc", Style::Hurt.on("3")));
        assert_eq!(
            painted(&text, in_colour(Colour::Ansi256)),
            "\x1b[0;38;5;160ma \x1b[0;38;5;161m3\x1b[0;38;5;160m b\x1b[0m\n\x1b[0;38;5;160mc\x1b[0m"
        );
    }

    #[test]
    fn empty_and_equal_styles_cost_nothing() {
        assert_eq!(painted(&Style::Foe.on(""), Page::default()), "");
        let twice = format!("{}{}", Style::Foe.on("a"), Style::Foe.on("b"));
        assert_eq!(painted(&twice, Page::default()), "\x1b[0;31mab\x1b[0m");
        assert_eq!(painted("\u{E000}a\u{E0FF}", Page::default()), "a");
    }

    #[test]
    fn controls_never_reach_the_wire() {
        assert_eq!(painted("a\x1b[31m\u{9b}b\r\x07\tc\x7f", Page::default()), "a[31mb c");
    }

    #[test]
    fn old_clients_get_what_they_can_show() {
        let page = Page { colour: Colour::None, ..Page::default() };
        let text = "“Well…” — Łukasz «é» ── 日";
        let ascii = Page { charset: Charset::Ascii, ..page };
        assert_eq!(painted(text, ascii), "\"Well...\" - Lukasz <<e>> -- ?");
        let latin = Page { charset: Charset::Latin1, ..page };
        assert_eq!(painted(text, latin), "\"Well...\" - Lukasz «é» -- ?");
    }

    #[test]
    fn pictures_are_for_those_who_see_them() {
        let line = Style::Danger.on("⚔\u{FE0F} The wolf attacks you!");
        let plain = Page { colour: Colour::None, ..Page::default() };
        assert_eq!(painted(&line, plain), "⚔\u{FE0F} The wolf attacks you!");
        for page in [Page { charset: Charset::Ascii, ..plain }, Page { reader: true, ..plain }] {
            assert_eq!(painted(&line, page), "The wolf attacks you!");
        }
    }

    #[test]
    fn the_web_gets_closed_and_escaped_spans() {
        assert_eq!(
            html(&format!("<b> & {}", Style::RoomName.on(Style::Foe.on("\"it's\"")))),
            "&lt;b&gt; &amp; <span class=\"room-name\"><span class=\"foe\">&quot;it&#39;s&quot;</span></span>"
        );
        let open = Style::Foe.push();
        assert_eq!(html(&format!("\u{E000}{open}a\x1b")), "<span class=\"foe\">a</span>");
    }

    #[test]
    fn every_byte_that_is_not_plain_is_found() {
        let charsets = [Charset::Utf8, Charset::Ascii];
        for (byte, charset) in (0..=u8::MAX).flat_map(|byte| charsets.map(|set| (byte, set))) {
            let is_plain = match byte {
                b' '..=b'~' => true,
                0x80.. => charset == Charset::Utf8 && !matches!(byte, 0xEE | 0xC2),
                _ => false,
            };
            for at in 0..21 {
                let mut bytes = *b"abcdefgh ~ijklmnop{}[";
                bytes[at] = byte;
                let found = if is_plain { bytes.len() } else { at };
                let page = Page { charset, ..Page::default() };
                assert_eq!(plain_bytes(&bytes, &page), found, "{byte} at {at}");
            }
        }
    }

    fn styled_text() -> impl Strategy<Value = String> {
        "([a-z \\n]|[\u{E000}-\u{E01F}]|\\PC|[\\x00-\\x1f]|\u{9b}){0,100}"
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn no_line_leaves_a_colour_open(
            text in styled_text(), charset in prop::sample::select(&Charset::ALL),
        ) {
            for colour in [Colour::Ansi, Colour::Ansi256, Colour::True] {
                let out = painted(&text, Page { charset, colour, ..Page::default() });
                for line in out.split('\n') {
                    let last = line.rfind('\x1b').map(|at| &line[at..]);
                    prop_assert!(last.is_none_or(|last| last.starts_with(RESET)), "{line:?}");
                }
            }
        }

        #[test]
        fn without_colour_only_the_text_is_left(text in styled_text()) {
            let out = painted(&text, in_colour(Colour::None));
            let bare: String = plain(&text).replace('\t', " ").chars()
                .filter(|c| *c == '\n' || !c.is_control()).collect();
            prop_assert_eq!(out, bare);
        }

        #[test]
        fn spans_are_balanced(text in styled_text()) {
            let html = html(&text);
            prop_assert_eq!(html.matches("<span").count(), html.matches("</span>").count());
        }
    }
}
