//! Passages: text that is laid out and painted once for all whose pages are equal.
//!
//! What is said in a room of a thousand is read by a thousand, nearly all of them on the same
//! kind of page. So a passage is held once, and keeps its paintings. One that has a single reader
//! is painted straight into what that reader is sent, and nothing is kept.

use std::fmt;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::page::Page;
use super::paint::paint;
use super::wrap::{folded, within};

/// Room for the colours of a short line, and its end.
const LINE_ROOM: usize = 24;

/// Text for one reader or many, and how it looks on the pages it was painted for.
#[derive(Serialize, Deserialize)]
pub struct Passage {
    text: String,
    layout: Layout,
    #[serde(skip)]
    painted: OnceLock<Box<Painted>>,
}

/// How it was painted already is no part of what it is: the world keeps passages, and is the same
/// whoever has read them.
impl fmt::Debug for Passage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Passage").field("text", &self.text).field("layout", &self.layout).finish()
    }
}

/// Whether text has its lines already.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Layout {
    /// A paragraph, to be wrapped.
    Paragraph,
    /// A table, a map, a room: laid out for its reader.
    Done,
}

/// How a passage looks on one kind of page; those for further kinds hang behind.
struct Painted {
    page: Page,
    text: String,
    next: OnceLock<Box<Painted>>,
}

impl Passage {
    pub fn new(text: impl Into<String>, layout: Layout) -> Arc<Passage> {
        Arc::new(Passage { text: text.into(), layout, painted: OnceLock::new() })
    }

    /// The styled text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the text has its lines already.
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// Bytes that it is about to take when it is painted.
    pub fn room(&self) -> usize {
        self.text.len() + self.text.len() / 4 + LINE_ROOM
    }

    /// Appends the passage to `out` as this page shows it, and ends its line.
    pub fn paint(self: &Arc<Passage>, page: &Page, out: &mut String) {
        match self.painting(page) {
            Some(painted) => out.push_str(painted),
            None => self.brush(page, out),
        }
        if !out.ends_with('\n') {
            out.push('\n');
        }
    }

    /// How it looks on such a page, if it was painted for one, or has other readers too.
    fn painting(self: &Arc<Passage>, page: &Page) -> Option<&str> {
        let mut place = &self.painted;
        while let Some(painted) = place.get() {
            if painted.page == *page {
                return Some(&painted.text);
            }
            place = &painted.next;
        }
        if Arc::strong_count(self) == 1 {
            return None;
        }
        let painted = place.get_or_init(|| {
            let mut text = String::with_capacity(self.room());
            self.brush(page, &mut text);
            Box::new(Painted { page: *page, text, next: OnceLock::new() })
        });
        (painted.page == *page).then_some(&painted.text)
    }

    fn brush(&self, page: &Page, out: &mut String) {
        match self.layout {
            Layout::Done => paint(&within(&self.text, page), page, out),
            Layout::Paragraph => paint(&folded(&self.text, page), page, out),
        }
    }

    /// For how many kinds of page it was painted for many.
    #[cfg(test)]
    pub fn paintings(&self) -> usize {
        let first = self.painted.get();
        std::iter::successors(first, |painted| painted.next.get()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Colour, Style};

    fn read(passage: &Arc<Passage>, page: &Page) -> String {
        let mut out = String::new();
        passage.paint(page, &mut out);
        out
    }

    #[test]
    fn equal_pages_share_one_painting() {
        let passage = Passage::new(Style::Speech.on("You say, \"Ho.\""), Layout::Paragraph);
        let readers: Vec<_> = (0..100).map(|_| passage.clone()).collect();
        let plain = Page { colour: Colour::None, ..Page::default() };
        let narrow = Page { width: 10, ..plain };
        for reader in &readers {
            assert_eq!(read(reader, &plain), "You say, \"Ho.\"\n");
        }
        assert_eq!(passage.paintings(), 1);
        for reader in &readers {
            assert_eq!(read(reader, &narrow), "You say,\n\"Ho.\"\n");
            assert_eq!(read(reader, &Page::default()), "\x1b[0;36mYou say, \"Ho.\"\x1b[0m\n");
            assert_eq!(read(reader, &plain), "You say, \"Ho.\"\n");
        }
        assert_eq!(passage.paintings(), 3);
    }

    #[test]
    fn for_one_reader_nothing_is_kept() {
        let passage = Passage::new("Ho.", Layout::Paragraph);
        assert_eq!(read(&passage, &Page::default()), "Ho.\n");
        assert_eq!(passage.paintings(), 0);
    }

    #[test]
    fn what_is_laid_out_stays_so_and_every_line_ends() {
        let narrow = Page { width: 13, ..Page::default() };
        let table = Passage::new("a     b     c\n", Layout::Done);
        assert_eq!(read(&table, &narrow), "a     b     c\n");
        let narrower = Page { width: 10, ..narrow };
        assert_eq!(read(&table, &narrower), "a     b\n  c\n", "nothing runs past the edge");
        let mut out = "said\n".to_owned();
        Passage::new("", Layout::Paragraph).paint(&narrow, &mut out);
        assert_eq!(out, "said\n");
        assert_eq!(read(&Passage::new("", Layout::Paragraph), &narrow), "\n");
    }
}
