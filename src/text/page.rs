//! A page: everything that must be known about a reader before text can be laid out.

use unicode_width::UnicodeWidthStr;

use serde::{Deserialize, Serialize};

use crate::base::limits::WIDTH_DEFAULT;

use super::charset::Charset;
use super::style::is_mark;

/// The narrowest line that anything is laid out for: the widest single character (`…` as three
/// dots) and one more.
pub const COLUMNS_MIN: usize = 4;

/// Where running text ends on a wide window: the eye loses its line in longer ones (our choice).
pub const PROSE_COLUMNS: u16 = 100;

/// How many colours a client shows.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Colour {
    /// No escape sequences at all.
    None,
    /// The sixteen that the user's own theme decides.
    Ansi,
    /// The xterm cube.
    Ansi256,
    /// 24 bits.
    True,
}

/// What colour the screen has behind the letters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Nobody said; colours are such that they can be read on either.
    #[default]
    Any,
    Dark,
    Light,
}

impl Theme {
    pub const ALL: [Theme; 3] = [Theme::Any, Theme::Dark, Theme::Light];

    /// `any`, `dark`, `light`.
    pub const fn word(self) -> &'static str {
        match self {
            Theme::Any => "any",
            Theme::Dark => "dark",
            Theme::Light => "light",
        }
    }
}

/// One reader's screen, or voice. Two viewers with equal pages read the same bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Page {
    /// Columns; 0 means that the client wraps for itself.
    pub width: u16,
    /// Columns at which running text ends though the page goes on: [`PROSE_COLUMNS`], or more if a
    /// player asked for longer lines. Tables and maps use the whole page.
    pub prose: u16,
    /// Whether text is heard (screen reader): no boxes, no colour, no wrapping, whole sentences.
    pub reader: bool,
    /// What colours may be sent.
    pub colour: Colour,
    /// What those colours stand on.
    pub theme: Theme,
    /// Which letters may be sent.
    pub charset: Charset,
    /// Whether the client agreed to MXP: text is escaped for it, and links can be clicked.
    pub mxp: bool,
}

impl Default for Page {
    fn default() -> Page {
        Page {
            width: WIDTH_DEFAULT,
            prose: PROSE_COLUMNS,
            reader: false,
            colour: Colour::Ansi,
            theme: Theme::Any,
            charset: Charset::Utf8,
            mxp: false,
        }
    }
}

impl Page {
    /// The columns that lines must fit into; `None` if nothing is to be wrapped or aligned to
    /// an edge. Never below [`COLUMNS_MIN`].
    pub fn columns(&self) -> Option<usize> {
        (self.width > 0 && !self.reader).then(|| usize::from(self.width).max(COLUMNS_MIN))
    }

    /// The columns that running text must fit into: those of the page, but not too many of them.
    pub fn prose_columns(&self) -> Option<usize> {
        self.columns().map(|columns| columns.min(usize::from(self.prose).max(COLUMNS_MIN)))
    }

    /// Whether every letter may be sent, and so lines and blocks to draw with.
    pub fn draws(&self) -> bool {
        self.charset == Charset::Utf8
    }

    /// Columns that `text` takes up on this page: marks none, East Asian and emoji two. Where
    /// not every letter is sent it is the width of what [`Charset::instead`] will make of it, so
    /// that tables stay straight there too.
    pub fn measure(&self, text: &str) -> usize {
        if let Some(columns) = plain_columns(text) {
            columns
        } else if self.draws() {
            text.split(is_mark).map(UnicodeWidthStr::width).sum()
        } else {
            let letters = text.chars().filter(|c| !is_mark(*c));
            letters.map(|c| self.charset.instead(c).map_or(1, str::len)).sum()
        }
    }
}

/// The columns of text that is ASCII and marks, as nearly all of it is; found without knowing any
/// character. All marks are three bytes long: EE 80 80 to EE 83 BF.
fn plain_columns(text: &str) -> Option<usize> {
    if text.is_ascii() {
        return Some(text.len());
    }
    let mut columns = text.len();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            0..0x80 => {}
            0xEE if matches!(bytes.next(), Some(0x80..=0x83)) => {
                bytes.next();
                columns -= 3;
            }
            _ => return None,
        }
    }
    Some(columns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Style;

    #[test]
    fn width_is_what_the_eye_sees() {
        let page = Page::default();
        assert_eq!(page.measure("rat"), 3);
        assert_eq!(page.measure(&Style::Foe.on("rat")), 3);
        assert_eq!(page.measure("日本"), 4);
        assert_eq!(page.measure("🗡️ e\u{301}"), 4);
        let ascii = Page { charset: Charset::Ascii, ..page };
        assert_eq!(ascii.measure("日本…é"), 6);
        let latin = Page { charset: Charset::Latin1, ..page };
        assert_eq!(latin.measure("日本…«"), 6);
    }

    #[test]
    fn readers_and_unwrapped_pages_have_no_edge() {
        assert_eq!(Page::default().columns(), Some(80));
        assert_eq!(Page { reader: true, ..Page::default() }.columns(), None);
        assert_eq!(Page { width: 0, ..Page::default() }.columns(), None);
    }
}
