//! Bare terminals: every key arrives by itself, and what is shown is ours.

use bytes::BytesMut;
use proptest::prelude::*;
use unicode_width::UnicodeWidthChar;

use super::{Event, Flow, Wire, Words};
use crate::base::clock::Millis;
use crate::base::limits::{EDIT_CHARS_MAX, HISTORY_BYTES_MAX, HISTORY_LINES_MAX};
use crate::text::charset::Charset;

/// A terminal that shows what it is sent, and knows backspaces and line ends.
struct Terminal {
    wire: Wire,
    rows: Vec<Vec<char>>,
    column: usize,
    lines: Vec<String>,
    raw: Vec<u8>,
}

/// Stands in the second column of a wide letter.
const BEHIND: char = '\u{0}';

impl Terminal {
    /// PuTTY: it asks for an echo and for what makes it send keys. The window has 40 columns.
    fn new() -> Terminal {
        let (wire, rows) = (Wire::default(), vec![Vec::new()]);
        let mut terminal = Terminal { wire, rows, column: 0, lines: Vec::new(), raw: Vec::new() };
        terminal.types(
            b"\xFF\xFD\x01\xFF\xFB\x03\xFF\xFD\x03\xFF\xFB\x1F\xFF\xFA\x1F\x00\x28\x00\x18\xFF\xF0",
        );
        terminal.tell("", "> ", None);
        terminal
    }

    fn types(&mut self, bytes: &[u8]) {
        let mut out = BytesMut::new();
        let Terminal { wire, lines, .. } = self;
        let used = wire.feed(bytes, Millis(0), &mut out, &mut |event| {
            if let Event::Line { text, .. } = event {
                lines.push(text.to_string());
            }
            Flow::Continue(())
        });
        assert_eq!(used, bytes.len());
        self.shows(&out);
    }

    fn tell(&mut self, text: &str, prompt: &str, hide: Option<bool>) {
        let mut out = BytesMut::new();
        self.wire.tell(Words { text, prompt: Some(prompt), hide, ..Words::default() }, &mut out);
        self.shows(&out);
    }

    fn shows(&mut self, bytes: &[u8]) {
        self.raw.extend(bytes);
        let mut text = Vec::new();
        super::codec::Codec::default().feed(&[bytes, b"\n"].concat(), &mut |item| {
            if let super::codec::Item::Line { raw, .. } = item {
                text.push(String::from_utf8_lossy(raw).into_owned());
            }
            Flow::Continue(())
        });
        for (number, line) in text.iter().enumerate() {
            if number > 0 {
                self.rows.push(Vec::new());
                self.column = 0;
            }
            line.chars().for_each(|letter| self.shows_letter(letter));
        }
    }

    fn shows_letter(&mut self, letter: char) {
        let row = self.rows.last_mut().expect("a row");
        match (letter, letter.width()) {
            ('\u{8}', _) => {
                self.column = self.column.checked_sub(1).expect("nothing is left of the row")
            }
            (_, Some(0) | None) => {}
            (_, Some(width)) => {
                assert!(self.column + width <= 40, "past the edge: {row:?}");
                row.resize(row.len().max(self.column + width), ' ');
                row[self.column] = letter;
                row[self.column + 1..self.column + width].fill(BEHIND);
                self.column += width;
            }
        }
    }

    fn row(&self) -> String {
        let row: String =
            self.rows.last().expect("a row").iter().filter(|c| **c != BEHIND).collect();
        row.trim_end().to_string()
    }
}

#[test]
fn keys_are_shown_and_make_a_line() {
    let table: &[(&[u8], &str, usize)] = &[
        (b"look", "> look", 6),
        (b"lookk\x7f", "> look", 6),
        (b"lok\x1b[Do", "> look", 5),
        (b"ok\x01lo", "> look", 4),
        (b"ok\x1b[1~lo", "> look", 4),
        (b"xlook\x1b[H\x1b[3~", "> look", 2),
        (b"xlook\x01\x04\x05s", "> looks", 7),
        (b"say one two\x17\x17one", "> say one", 9),
        (b"say one two\x1bb\x0b", "> say one", 10),
        (b"say one\x1b[1;5D\x1b[1;5Dx ", "> x say one", 4),
        (b"say one\x01\x1bf\x1b[1;5Cs", "> say ones", 10),
        (b"rubbish\x15look", "> look", 6),
        (b"rubbish\x03look", "> look", 6),
        (b"rubbish\xFF\xF8look", "> look", 6),
        (b"rubbish\xFF\xF4look", "> look", 6),
        (b"lookx\xFF\xF7", "> look", 6),
        ("日本x\x1b[D\x1b[D\x7f".as_bytes(), "> 本x", 2),
        (b"h\xE9llo", "> héllo", 7),
        (b"look\x0c", "> look", 6),
        (b"look\x1b]0;title\x07\x1b[20;3;99x\x00", "> look", 6),
    ];
    for (keys, row, column) in table {
        for piece in [keys.len(), 1] {
            let mut terminal = Terminal::new();
            keys.chunks(piece).for_each(|keys| terminal.types(keys));
            assert_eq!((terminal.row().as_str(), terminal.column), (*row, *column), "{keys:?}");
            terminal.types(b"\r");
            terminal.types(b"\0");
            assert_eq!(terminal.lines[0].trim_end(), &row[2..], "{keys:?}");
            assert_eq!(terminal.row(), "", "the answer begins on a row of its own");
        }
    }
}

#[test]
fn lines_come_back_by_the_cursor_keys() {
    let mut terminal = Terminal::new();
    for line in ["look", "north", "north", "", "score"] {
        terminal.types(format!("{line}\r\n").as_bytes());
        terminal.tell("Done.\n", "> ", None);
    }
    terminal.types(b"ha\x1b[A");
    assert_eq!(terminal.row(), "> score");
    terminal.types(b"\x1b[A");
    assert_eq!(terminal.row(), "> north");
    terminal.types(b"\x1b[A\x1b[A\x1bOA");
    assert_eq!(terminal.row(), "> look");
    terminal.types(b"\x10\x0e\x0e\x0e\x0e");
    assert_eq!(terminal.row(), "> ha");
    terminal.types(b"\x1b[A\r\n");
    assert_eq!(terminal.lines.last().map(String::as_str), Some("score"));
}

/// L02, L04: a password typed key by key is neither shown nor remembered.
#[test]
fn l02_l04_a_password_is_hidden_from_the_screen_and_from_the_history() {
    let mut terminal = Terminal::new();
    terminal.types(b"Aria\r\n");
    terminal.tell("", "Password: ", Some(true));
    for key in [&b"s"[..], b"e", b"x", b"\x08", b"c", b"r", b"e", b"t"] {
        terminal.types(key);
        assert_eq!(terminal.row(), "Password:");
    }
    terminal.types(b"\x1b[A\r\0");
    assert_eq!(terminal.lines, ["Aria", "secret"]);
    terminal.tell("Welcome.\n", "> ", Some(false));
    assert_eq!(terminal.rows.iter().filter(|row| row.is_empty()).count(), 0);
    terminal.types(b"\x1b[A");
    assert_eq!(terminal.row(), "> Aria");
    assert!(!String::from_utf8_lossy(&terminal.raw).contains("secret"));
}

/// L09: the prompt comes back under the text, and what was typed behind it.
#[test]
fn l09_text_of_others_does_not_break_a_line_in_the_making() {
    let mut terminal = Terminal::new();
    terminal.types(b"say hel\x1b[D");
    terminal.tell("A rat arrives.\n", "\x1b[0;1;36m30 health>\x1b[0m ", None);
    let rows: Vec<String> = terminal.rows.iter().map(|row| row.iter().collect()).collect();
    assert_eq!(rows[rows.len() - 2], "A rat arrives.");
    assert!(terminal.row().ends_with("say hel"), "{:?}", terminal.row());
    terminal.types(b"\x05lo\r\n");
    assert_eq!(terminal.lines, ["say hello"]);
}

#[test]
fn a_line_wider_than_the_window_is_shown_in_part() {
    let mut terminal = Terminal::new();
    let long = "abcdefghij".repeat(12);
    terminal.types(long.as_bytes());
    assert!(long.ends_with(&terminal.row()[2..]), "{:?}", terminal.row());
    terminal.types(b"\x01");
    assert!(long.starts_with(&terminal.row()[2..]), "{:?}", terminal.row());
    terminal.types(b"\r");
    assert_eq!(terminal.lines, [long]);
}

#[test]
fn what_is_held_is_bounded() {
    let mut terminal = Terminal::new();
    terminal.types("x".repeat(EDIT_CHARS_MAX + 9).as_bytes());
    terminal.types(b"\r");
    assert_eq!(terminal.lines[0].len(), EDIT_CHARS_MAX);
    for number in 0..HISTORY_LINES_MAX + 9 {
        terminal.types(format!("line {number}\r").as_bytes());
    }
    terminal.types(&b"\x10".repeat(2 * HISTORY_LINES_MAX));
    assert_eq!(terminal.row(), "line 9");
    terminal.types(b"\r");
    for number in 0..HISTORY_BYTES_MAX / EDIT_CHARS_MAX + 9 {
        terminal.types(format!("{number:0>EDIT_CHARS_MAX$}\r").as_bytes());
    }
    terminal.types(&b"\x10".repeat(2 * HISTORY_LINES_MAX));
    terminal.types(b"\r");
    assert!(
        terminal.lines.last().is_some_and(|line| line.ends_with('9')),
        "{:?}",
        terminal.lines.last()
    );
}

/// GNU telnet's `mode character`, then `mode line`.
#[test]
fn a_client_may_ask_for_keys_and_for_lines_again() {
    let mut wire = Wire::default();
    let mut out = BytesMut::new();
    let mut lines = Vec::new();
    let mut hears = |bytes: &[u8]| {
        wire.feed(bytes, Millis(0), &mut out, &mut |event| {
            if let Event::Line { text, .. } = event {
                lines.push(text.to_string());
            }
            Flow::Continue(())
        });
        out.split().to_vec()
    };
    assert_eq!(hears(b"lo"), b"");
    assert_eq!(hears(b"\xFF\xFD\x03"), b"\xFF\xFB\x03\xFF\xFB\x01");
    assert_eq!(hears(b"\xFF\xFD\x01"), b"lo", "what was begun is not lost");
    assert_eq!(hears(b"ok"), b"ok");
    assert_eq!(hears(b"\xFF\xFE\x01\xFF\xFE\x03"), b"\xFF\xFC\x01\xFF\xFC\x03");
    assert_eq!(hears(b" at\r\n"), b"", "line-mode clients are left alone");
    assert_eq!(lines, ["look at"]);
}

/// A client that does not want to be echoed is not edited.
#[test]
fn a_client_that_refuses_our_echo_keeps_its_lines() {
    let mut wire = Wire::default();
    let mut out = BytesMut::new();
    wire.feed(b"\xFF\xFD\x03\xFF\xFE\x01look", Millis(0), &mut out, &mut |_| Flow::Continue(()));
    assert_eq!(&out[..], b"\xFF\xFB\x03\xFF\xFB\x01");
}

#[test]
fn keys_are_echoed_in_the_letters_of_the_client() {
    let mut wire = Wire::default();
    let mut out = BytesMut::new();
    wire.feed(b"\xFF\xFD\x01", Millis(0), &mut out, &mut |_| Flow::Continue(()));
    let words = Words { prompt: Some("> "), charset: Charset::Latin1, ..Words::default() };
    wire.tell(words, &mut out);
    out.clear();
    wire.feed(b"h\xE9\xFF\xFFllo", Millis(0), &mut out, &mut |_| Flow::Continue(()));
    assert_eq!(&out[..], b"h\xE9\xFF\xFFllo");
}

/// What people and cats type.
fn typed() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        6 => "[a-z ]{1,8}".prop_map(String::into_bytes),
        2 => "[é日🗡\u{301}]".prop_map(String::into_bytes),
        4 => prop::sample::select(vec![
            &b"\x1b[A"[..], b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[H", b"\x1b[F", b"\x1b[3~",
            b"\x08", b"\x7f", b"\x01", b"\x05", b"\x0b", b"\x17", b"\x15", b"\x1bb", b"\x1bf", b"\x0c",
        ]).prop_map(<[u8]>::to_vec),
        1 => Just(b"\r\n".to_vec()),
        1 => prop::collection::vec(any::<u8>().prop_filter("no telnet", |byte| *byte != 255), 1..4),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(crate::base::properties::properties())]
    /// However the keys are cut into segments, the lines are the same, the screen is the same, and
    /// nothing is ever written past an edge.
    #[test]
    fn any_split_shows_the_same(keys in typed(), size in 1..9usize) {
        let mut whole = Terminal::new();
        whole.types(&keys);
        let mut parts = Terminal::new();
        keys.chunks(size).for_each(|keys| parts.types(keys));
        prop_assert_eq!(&whole.lines, &parts.lines);
        prop_assert_eq!(whole.row(), parts.row());
        prop_assert_eq!(whole.column, parts.column);
    }
}
