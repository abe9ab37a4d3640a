//! A finished line: from the bytes that arrived to text that is safe to show to others.
//!
//! Rubbing out happens here and not as the bytes arrive: a client in character mode sends cursor
//! keys between the letters, and a backspace after one must not eat half an escape sequence.
//!
//! Whatever could move another player's cursor, colour their screen, turn their text around or
//! make their terminal *answer* (`ESC [ c` types into the victim's input line) is dropped.

use std::borrow::Cow;

/// The text of a line: UTF-8 with `U+FFFD` for what is none, rubbed out as its writer meant,
/// tabs as spaces, escape sequences and controls gone. Borrows if there was nothing to do.
pub fn clean(raw: &[u8]) -> Cow<'_, str> {
    let text = String::from_utf8_lossy(raw);
    if !text.chars().any(is_unwanted) {
        return text;
    }
    let mut strip = Strip { out: String::with_capacity(text.len()), within: Within::Text };
    text.chars().for_each(|c| strip.next(c));
    Cow::Owned(strip.out)
}

/// The bytes of a line that was cut off, without the half character it may end in.
pub fn whole(raw: &[u8]) -> &[u8] {
    let half = raw.utf8_chunks().last().map_or(0, |chunk| chunk.invalid().len());
    &raw[..raw.len() - half]
}

/// Controls, and the characters that turn the direction of a text or break its line. What joins
/// and shapes letters (ZWJ, variation selectors) is part of how people write and stays.
fn is_unwanted(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{FEFF}')
}

/// Where in an escape sequence (ECMA-48) a character stands.
enum Within {
    Text,
    /// After `ESC`.
    Escape,
    /// After `ESC O` or `ESC N`: one more character belongs to it. Cursor keys look like this.
    Shift,
    /// After `ESC [`, until its final character.
    Sequence,
    /// After `ESC ]` and its like, until BEL or ST: window titles, links, device strings.
    Command,
    /// After an `ESC` in a command: `\` ends both, anything else begins anew.
    CommandEscape,
}

struct Strip {
    out: String,
    within: Within,
}

impl Strip {
    fn next(&mut self, c: char) {
        self.within = match (&self.within, c) {
            (Within::Command, '\u{7}' | '\u{9C}') => Within::Text,
            (Within::Command, '\u{1B}') => Within::CommandEscape,
            (Within::Command, _) => Within::Command,
            (Within::CommandEscape, '\\') => Within::Text,
            (Within::Escape | Within::CommandEscape, _) => self.after_escape(c),
            (Within::Sequence, ' '..='?') => Within::Sequence,
            (Within::Sequence, '@'..='~') => Within::Text,
            (Within::Shift, ' '..='~') => Within::Text,
            (Within::Text | Within::Sequence | Within::Shift, _) => self.plain(c),
        };
    }

    fn after_escape(&mut self, c: char) -> Within {
        match c {
            '[' => Within::Sequence,
            ']' | 'P' | 'X' | '^' | '_' => Within::Command,
            'N' | 'O' => Within::Shift,
            ' '..='/' => Within::Escape,
            '0'..='~' => Within::Text,
            _ => self.plain(c),
        }
    }

    /// A character outside of any sequence, or one that cannot belong to the one it stands in.
    fn plain(&mut self, c: char) -> Within {
        match c {
            '\u{1B}' => return Within::Escape,
            '\u{9B}' => return Within::Sequence,
            '\u{8E}' | '\u{8F}' => return Within::Shift,
            '\u{90}' | '\u{98}' | '\u{9D}' | '\u{9E}' | '\u{9F}' => return Within::Command,
            '\u{8}' | '\u{7F}' => drop(self.out.pop()),
            '\t' => self.out.push(' '),
            c if is_unwanted(c) => {}
            c => self.out.push(c),
        }
        Within::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_cleaned() {
        let table: &[(&[u8], &str)] = &[
            (b"say hello", "say hello"),
            ("say h\u{e9}llo \u{1F600}".as_bytes(), "say h\u{e9}llo \u{1F600}"),
            (b"tab\tbed", "tab bed"),
            (b"Za\x00be\x00\x00vu", "Zabevu"),
            (b"Zabevuqq\x08\x7f", "Zabevu"),
            ("caf\u{e9}\u{8}e".as_bytes(), "cafe"),
            (b"\x08\x08ok", "ok"),
            // I07: never anything but UTF-8.
            (b"\xC3\x28", "\u{FFFD}("),
            // I08, I09: neither colours nor titles nor questions to a terminal.
            (b"\x1b[31mZabevu\x1b]0;owned\x07", "Zabevu"),
            (b"\xC2\x9B31mZabevu\x9B5m", "Zabevu\u{FFFD}5m"),
            (b"a\x1b[cb\x1b[6nc", "abc"),
            (b"a\x1b]8;;http://x\x1b\\b", "ab"),
            (b"a\x1bP1$tx\x1b[31mz\x1b\\b", "azb"),
            (b"a\x1b(0b\x1bcc", "abc"),
            (b"unfinished\x1b[", "unfinished"),
            (b"unfinished\x1b]0;title", "unfinished"),
            // L04: cursor keys in character mode, and a backspace after one.
            (b"sx\x1b[D\x08ecret\x1bOA", "secret"),
            // L08: what turns or breaks a line.
            ("a\u{202E}b\u{2028}c\u{2066}d\u{FEFF}".as_bytes(), "abcd"),
        ];
        for (raw, text) in table {
            assert_eq!(clean(raw), *text, "{raw:?}");
        }
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(raw in typed()) {
            let once = clean(&raw).into_owned();
            prop_assert!(!once.chars().any(is_unwanted), "{once:?}");
            prop_assert_eq!(clean(once.as_bytes()), &*once);
        }

        /// Wherever a line was cut off, what is kept of it is text, and only half a letter is lost.
        #[test]
        fn a_line_cut_anywhere_is_text(text in "\\PC{0,20}", at in 0..80usize) {
            let bytes = text.as_bytes();
            let kept = whole(&bytes[..at.min(bytes.len())]);
            prop_assert_eq!(kept, &bytes[..text.floor_char_boundary(at)]);
        }
    }

    /// Bytes as they come from clients and from those who try what happens.
    fn typed() -> impl Strategy<Value = Vec<u8>> {
        let control =
            prop::sample::select(b"\x1b\x1b[]OP\\m\x07\x08\x7f\t\xC2\x9b\x90 a;3".to_vec());
        let byte = prop_oneof![4 => control, 1 => any::<u8>()];
        prop::collection::vec(byte, 0..60)
    }

    #[test]
    fn a_plain_line_is_borrowed() {
        assert!(matches!(clean("say h\u{e9}".as_bytes()), Cow::Borrowed(_)));
    }
}
