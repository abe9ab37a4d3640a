//! Editing a line for those whose client does not: every key arrives by itself, and is shown by us.
//!
//! This is for bare terminals (PuTTY, `telnet` in character mode) that asked us to echo. A client
//! that edits its own lines never comes here.
//!
//! What is shown is brought up to date by printing letters, blanks and backspaces, which is all
//! that any terminal knows. A line that is wider than the window is shown in part, so that the
//! cursor never has to leave its row.

use std::collections::VecDeque;

use bytes::{BufMut, BytesMut};
use unicode_width::UnicodeWidthChar;

use super::keys::{Key, Keyboard};
use super::line::{Reading, is_unwanted};
use super::network::put_text;
use crate::base::limits::{EDIT_CHARS_MAX, HISTORY_BYTES_MAX, HISTORY_LINES_MAX, WIDTH_DEFAULT};
use crate::text::charset::Charset;

/// The least room for a line beside its prompt.
const ROOM_MIN: usize = 10;

/// A line in the making, and those before it.
#[derive(Debug, Default)]
pub(super) struct Editor {
    keyboard: Keyboard,
    line: Vec<char>,
    cursor: usize,
    history: VecDeque<String>,
    /// Which line of the history is shown, and what was typed before it was.
    recalled: Option<(usize, Vec<char>)>,
    /// What stands behind the prompt on the screen, and where the cursor is in it.
    shown: Vec<char>,
    shown_cursor: usize,
    /// Columns that the prompt takes up.
    prompt: usize,
    /// Columns of the window, if that is known.
    columns: Option<u16>,
    /// Nothing is shown, and nothing remembered: a password.
    hidden: bool,
    /// All is to be shown anew.
    redraws: bool,
    charset: Charset,
}

impl Editor {
    // ── in ──

    /// Takes bytes as they were typed. What is shown changes at the next [`Editor::refresh`].
    pub fn hear(&mut self, bytes: &[u8], reading: Reading) {
        let mut keyboard = std::mem::take(&mut self.keyboard);
        for byte in bytes {
            keyboard.hear(*byte, reading, &mut |key| self.press(key));
        }
        self.keyboard = keyboard;
    }

    fn press(&mut self, key: Key) {
        match key {
            Key::Letter(letter) => self.insert(letter),
            Key::Backspace => self.rub_out(self.cursor.saturating_sub(1), self.cursor),
            Key::Delete => self.rub_out(self.cursor, self.cursor + 1),
            Key::RubWord => self.rub_out(self.word_left(), self.cursor),
            Key::RubRest => self.rub_out(self.cursor, self.line.len()),
            Key::RubLine => self.clear(),
            Key::Left => self.cursor = self.cursor.saturating_sub(1),
            Key::Right => self.cursor = (self.cursor + 1).min(self.line.len()),
            Key::WordLeft => self.cursor = self.word_left(),
            Key::WordRight => self.cursor = self.word_right(),
            Key::Home => self.cursor = 0,
            Key::End => self.cursor = self.line.len(),
            Key::Up => self.recall(|at| at.checked_sub(1)),
            Key::Down => self.recall(|at| Some(at + 1)),
            Key::Redraw => self.redraws = true,
        }
    }

    fn insert(&mut self, letter: char) {
        if self.line.len() < EDIT_CHARS_MAX && !is_unwanted(letter) {
            self.line.insert(self.cursor, letter);
            self.cursor += 1;
        }
    }

    fn rub_out(&mut self, from: usize, to: usize) {
        self.line.drain(from..to.min(self.line.len()));
        self.cursor = from;
    }

    /// Forgets what was typed.
    pub fn clear(&mut self) {
        self.line.clear();
        self.cursor = 0;
        self.recalled = None;
    }

    fn word_left(&self) -> usize {
        let before = self.line.get(..self.cursor).unwrap_or_default();
        let end = before.iter().rposition(|c| !c.is_whitespace()).map_or(0, |at| at + 1);
        before[..end].iter().rposition(|c| c.is_whitespace()).map_or(0, |at| at + 1)
    }

    fn word_right(&self) -> usize {
        let after = self.line.get(self.cursor..).unwrap_or_default();
        let word = after.iter().position(|c| !c.is_whitespace()).unwrap_or(after.len());
        let end = after[word..].iter().position(|c| c.is_whitespace());
        self.cursor + end.map_or(after.len(), |end| word + end)
    }

    /// Another line of the history; behind the last one stands what was being typed.
    fn recall(&mut self, step: impl Fn(usize) -> Option<usize>) {
        if self.hidden {
            return;
        }
        let at = self.recalled.as_ref().map_or(self.history.len(), |(at, _)| *at);
        let Some(to) = step(at).filter(|to| *to <= self.history.len()) else { return };
        let (_, own) = self.recalled.take().unwrap_or_else(|| (at, self.line.clone()));
        match self.history.get(to) {
            Some(line) => {
                self.line = line.chars().collect();
                self.recalled = Some((to, own));
            }
            None => self.line = own,
        }
        self.cursor = self.line.len();
    }

    /// The line is finished: it is shown whole, remembered, and handed over.
    pub fn finish(&mut self, out: &mut BytesMut) -> String {
        self.refresh(out);
        let rest: String = self.shown.get(self.shown_cursor..).unwrap_or_default().iter().collect();
        put_text(&rest, self.charset, out);
        out.put_slice(b"\r\n");
        self.forget_shown();
        self.recalled = None;
        self.cursor = 0;
        let line: String = std::mem::take(&mut self.line).into_iter().collect();
        self.remember(&line);
        line
    }

    fn remember(&mut self, line: &str) {
        if self.hidden
            || line.trim().is_empty()
            || self.history.back().is_some_and(|last| last == line)
        {
            return;
        }
        self.history.push_back(line.to_string());
        let bytes = |history: &VecDeque<String>| history.iter().map(String::len).sum::<usize>();
        while self.history.len() > HISTORY_LINES_MAX || bytes(&self.history) > HISTORY_BYTES_MAX {
            self.history.pop_front();
        }
    }

    /// What was typed so far, when the client wants to edit by itself from now on.
    pub fn into_line(self) -> String {
        self.line.into_iter().collect()
    }

    // ── out ──

    /// What is typed is not shown.
    pub fn hide(&mut self) {
        self.hidden = true;
    }

    /// What is typed is shown again.
    pub fn show(&mut self) {
        self.hidden = false;
    }

    pub fn resize(&mut self, columns: Option<u16>) {
        self.columns = columns;
    }

    /// A prompt was sent: the line goes behind it.
    pub fn prompted(&mut self, prompt: &str, charset: Charset) {
        self.forget_shown();
        self.charset = charset;
        let last = prompt.rsplit('\n').next().unwrap_or_default();
        self.prompt = without_colour(last).map(|letter| self.width(letter)).sum();
    }

    /// The cursor goes to another row, and nothing of the line is shown there. `true` if there was
    /// something of it on this one.
    pub fn forget_shown(&mut self) -> bool {
        self.shown_cursor = 0;
        !std::mem::take(&mut self.shown).is_empty()
    }

    /// Brings what is shown up to date.
    pub fn refresh(&mut self, out: &mut BytesMut) {
        let (wanted, cursor) = self.view();
        let redraws = std::mem::take(&mut self.redraws);
        if wanted != self.shown || redraws {
            let joins =
                |text: &[char], at: usize| text.get(at).is_some_and(|c| c.width() == Some(0));
            let mut same = wanted.iter().zip(&self.shown).take_while(|(a, b)| a == b).count();
            // What joins the letter before it is printed together with it.
            while same > 0 && (joins(&wanted, same) || joins(&self.shown, same)) {
                same -= 1;
            }
            if redraws {
                same = 0;
            }
            let shown = std::mem::take(&mut self.shown);
            self.walk(&shown, self.shown_cursor, same, out);
            let (old, new) = (&shown[same..], &wanted[same..]);
            put_text(&new.iter().collect::<String>(), self.charset, out);
            let left = self.columns_of(old).saturating_sub(self.columns_of(new));
            out.put_bytes(b' ', left);
            out.put_bytes(BACKSPACE, left);
            self.shown_cursor = wanted.len();
            self.shown = wanted;
        }
        let shown = std::mem::take(&mut self.shown);
        self.walk(&shown, self.shown_cursor, cursor, out);
        self.shown = shown;
        self.shown_cursor = cursor;
    }

    /// Moves the cursor within what is shown.
    fn walk(&self, shown: &[char], from: usize, to: usize, out: &mut BytesMut) {
        if to < from {
            out.put_bytes(BACKSPACE, self.columns_of(&shown[to..from]));
        } else {
            put_text(&shown[from..to].iter().collect::<String>(), self.charset, out);
        }
    }

    /// The part of the line that fits behind the prompt, and the place of the cursor in it.
    fn view(&self) -> (Vec<char>, usize) {
        if self.hidden {
            return (Vec::new(), 0);
        }
        let columns = usize::from(self.columns.unwrap_or(WIDTH_DEFAULT));
        let room = columns.saturating_sub(self.prompt + 1).max(ROOM_MIN);
        let before = self.columns_of(&self.line[..self.cursor]);
        let skip = match before.checked_sub(room + 1) {
            None => 0,
            Some(over) => (over / (room / 2) + 1) * (room / 2),
        };
        let (mut start, mut skipped) = (0, 0);
        while skipped < skip {
            skipped += self.width(self.line[start]);
            start += 1;
        }
        let mut used = 0;
        let fits = |letter: &&char| {
            used += self.width(**letter);
            used <= room
        };
        let view: Vec<char> = self.line[start..].iter().take_while(fits).copied().collect();
        let cursor = (self.cursor - start).min(view.len());
        (view, cursor)
    }

    fn width(&self, letter: char) -> usize {
        match self.charset.instead(letter) {
            Some(instead) => instead.len(),
            None => letter.width().unwrap_or(0),
        }
    }

    fn columns_of(&self, letters: &[char]) -> usize {
        letters.iter().map(|letter| self.width(*letter)).sum()
    }
}

const BACKSPACE: u8 = 8;

/// The letters of a prompt without its colours.
fn without_colour(prompt: &str) -> impl Iterator<Item = char> {
    let mut within = false;
    prompt.chars().filter(move |c| {
        let was = within;
        within = *c == '\u{1B}' || (was && !c.is_ascii_alphabetic());
        !was && !within
    })
}
