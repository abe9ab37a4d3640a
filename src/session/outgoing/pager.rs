//! The pager: an answer longer than the window is shown a window at a time.
//!
//! Only answers are paged, and only where the client told how high its window is. What happens
//! meanwhile is shown at once: a wolf waits for nobody who reads. Whatever is typed but an empty
//! line ends the pager, and all but `q` is the command that it would have been anyway, so
//! scripts that know of no pager lose nothing but text.

use serde::{Deserialize, Serialize};
use unicode_width::UnicodeWidthStr;

use crate::base::limits::PAGED_BYTES_MAX;
use crate::text::page::Page;
use crate::text::style::Style;

/// What is left of an answer: painted lines, each of which begins and ends in plain colours.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::session) struct Pager {
    rest: String,
}

/// A window in which an answer is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::session) struct Window {
    /// 0 if the client wraps for itself and did not tell.
    pub columns: u16,
    pub rows: u16,
}

/// What a line typed at a pager asks for.
#[derive(PartialEq, Eq, Debug)]
pub(super) enum Wish {
    More,
    End,
    /// Something else altogether.
    Other,
}

impl Wish {
    pub fn of(line: &str) -> Wish {
        match line.trim() {
            "" => Wish::More,
            "q" | "Q" => Wish::End,
            _ => Wish::Other,
        }
    }
}

impl Pager {
    /// [`Pager::cut`]; or if one is open, because the disk let the first half of the answer go
    /// before this, the rest goes behind that.
    pub fn open(open: Option<Pager>, text: &mut String, window: Window) -> Option<Pager> {
        let Some(mut pager) = open else { return Pager::cut(text, window) };
        pager.rest.push_str(&std::mem::take(text));
        if pager.rest.len() > PAGED_BYTES_MAX {
            *text = pager.rest;
            return None;
        }
        Some(pager)
    }

    /// Cuts an answer: what is shown of it now stays in `text`. `None` if all of it is, or if it
    /// is more than anybody would leaf through.
    pub fn cut(text: &mut String, window: Window) -> Option<Pager> {
        if text.len() > PAGED_BYTES_MAX {
            return None;
        }
        let at = first_window(text, window);
        (at < text.len()).then(|| Pager { rest: text.split_off(at) })
    }

    /// The next windowful, and the pager if there is more behind it.
    pub fn turn(mut self, window: Window) -> (String, Option<Pager>) {
        let mut text = std::mem::take(&mut self.rest);
        let more = Pager::cut(&mut text, window);
        (text, more)
    }

    /// What stands in place of the prompt.
    pub fn prompt(&self, page: &Page) -> String {
        let lines = match self.rest.lines().count() {
            1 => "1 line".to_string(),
            lines => format!("{lines} lines"),
        };
        match page.reader {
            true => format!("More: {lines}. Enter goes on, q ends. "),
            false => Style::Prompt.on(format!("[{lines} more: Enter goes on, q ends] ")),
        }
    }
}

/// Where the lines end that fit a window with a prompt below them: one line at least.
fn first_window(text: &str, window: Window) -> usize {
    let room = usize::from(window.rows.saturating_sub(1)).max(1);
    let (mut at, mut rows) = (0, 0);
    for line in text.split_inclusive('\n') {
        rows += rows_of(line, window.columns);
        if rows > room && at > 0 {
            return at;
        }
        at += line.len();
    }
    at
}

/// Rows that a painted line takes up: more than one if the client has to wrap it.
fn rows_of(line: &str, columns: u16) -> usize {
    if columns == 0 || line.len() <= usize::from(columns) {
        return 1;
    }
    let mut pieces = line.trim_end().split('\u{1b}');
    let first = pieces.next().map_or(0, UnicodeWidthStr::width);
    let behind = |piece: &str| piece.find(|c: char| c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    let others = pieces.map(|piece| piece.get(behind(piece)..).map_or(0, UnicodeWidthStr::width));
    (first + others.sum::<usize>()).div_ceil(usize::from(columns)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Window = Window { columns: 10, rows: 4 };

    #[test]
    fn a_window_at_a_time_and_nothing_is_lost() {
        let whole: String = (1..=7).map(|n| format!("line {n}\n")).collect();
        let mut text = whole.clone();
        let pager = Pager::cut(&mut text, WINDOW).expect("more than a window");
        assert_eq!(text, "line 1\nline 2\nline 3\n");
        assert!(pager.prompt(&Page::default()).contains("4 lines more"));
        let (second, pager) = pager.turn(WINDOW);
        assert_eq!(second, "line 4\nline 5\nline 6\n");
        let (third, pager) = pager.expect("one line more").turn(WINDOW);
        assert!(pager.is_none());
        assert_eq!(text + &second + &third, whole);
    }

    #[test]
    fn what_fits_is_left_alone_and_so_is_what_nobody_would_leaf_through() {
        let mut text = "1\n2\n3\n".to_string();
        assert!(Pager::cut(&mut text, WINDOW).is_none());
        assert_eq!(text, "1\n2\n3\n");
        let mut text = "a line\n".repeat(PAGED_BYTES_MAX / 7 + 1);
        let long = text.len();
        assert!(Pager::cut(&mut text, WINDOW).is_none());
        assert_eq!(text.len(), long);
    }

    #[test]
    fn the_second_half_of_an_answer_goes_behind_the_first() {
        let mut text = "1\n2\n3\n4\n".to_string();
        let pager = Pager::cut(&mut text, WINDOW);
        let mut behind = "5\n".to_string();
        let pager = Pager::open(pager, &mut behind, WINDOW).expect("more than a window");
        assert_eq!(behind, "");
        assert_eq!(pager.turn(WINDOW).0, "4\n5\n");
        let pager = Pager::cut(&mut "1\n2\n3\n4\n".to_string(), WINDOW);
        let mut behind = "x".repeat(PAGED_BYTES_MAX);
        assert!(Pager::open(pager, &mut behind, WINDOW).is_none());
        assert!(behind.starts_with("4\nx"), "too much for a pager is shown at once");
    }

    #[test]
    fn lines_that_the_client_wraps_count_as_often_as_they_are_wide() {
        assert_eq!(rows_of("\n", 10), 1);
        assert_eq!(rows_of("0123456789\n", 10), 1);
        assert_eq!(rows_of("0123456789a\n", 10), 2);
        assert_eq!(rows_of("\u{1b}[0;1;36m01234\u{1b}[0m56789\n", 10), 1);
        assert_eq!(rows_of("日本日本日本\n", 10), 2);
        assert_eq!(rows_of("0123456789abc\n", 0), 1);
        let mut text = format!("{}\n2\n", "x".repeat(99));
        assert!(Pager::cut(&mut text, WINDOW).is_some(), "a line that fills it is shown alone");
        assert_eq!(text.len(), 100);
    }

    #[test]
    fn enter_goes_on_and_q_ends() {
        assert_eq!(Wish::of(" "), Wish::More);
        assert_eq!(Wish::of("q"), Wish::End);
        assert_eq!(Wish::of("quit"), Wish::Other);
    }
}
