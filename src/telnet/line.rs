//! A finished line: from the bytes that arrived to text that is safe to show to others.
//!
//! Most clients never say which letters they send. Those that send a line that is no UTF-8 and
//! never claimed to have UTF-8 (powwow, KildClient) mean Latin-1, in which every byte is a letter.
//!
//! Rubbing out happens here and not as the bytes arrive: a client in character mode sends cursor
//! keys between the letters, and a backspace after one must not eat half an escape sequence.
//!
//! Whatever could move another player's cursor, colour their screen, turn their text around or
//! make their terminal *answer* (`ESC [ c` types into the victim's input line) is dropped.

use std::borrow::Cow;

/// How the bytes of a line are letters.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Reading {
    /// UTF-8, with `U+FFFD` for what is none.
    Utf8,
    /// A letter for each byte.
    Latin1,
    /// UTF-8 if all of it is, else Latin-1.
    #[default]
    Either,
}

impl Reading {
    fn decode(self, raw: &[u8]) -> Cow<'_, str> {
        let latin1 = || Cow::Owned(raw.iter().copied().map(western).collect());
        match self {
            Reading::Utf8 => String::from_utf8_lossy(raw),
            Reading::Latin1 if raw.is_ascii() => String::from_utf8_lossy(raw),
            Reading::Latin1 => latin1(),
            Reading::Either => str::from_utf8(raw).map_or_else(|_| latin1(), Cow::Borrowed),
        }
    }
}

/// The letter of a byte. Where ISO 8859-1 has 32 controls that nobody types, the machines of
/// Windows have letters (code page 1252), so those are taken: `›` is harmless, CSI is not.
pub(super) fn western(byte: u8) -> char {
    const OF_WINDOWS: [char; 32] = [
        '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž',
        '\u{FFFD}', '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ',
        '\u{FFFD}', 'ž', 'Ÿ',
    ];
    let of_windows = byte.checked_sub(0x80).and_then(|at| OF_WINDOWS.get(usize::from(at)));
    of_windows.copied().unwrap_or(char::from(byte))
}

/// The text of a line: rubbed out as its writer meant, tabs as spaces, escape sequences and
/// controls gone. Borrows if there was nothing to do.
pub fn clean(raw: &[u8], reading: Reading) -> Cow<'_, str> {
    let text = reading.decode(raw);
    if !text.chars().any(is_unwanted) {
        return text;
    }
    let mut strip = Strip { out: String::with_capacity(text.len()), within: Within::Text };
    text.chars().for_each(|c| strip.next(c));
    Cow::Owned(strip.out)
}

/// The bytes of a line that was cut off, without the half character it may end in.
pub fn whole(raw: &[u8]) -> &[u8] {
    match str::from_utf8(raw) {
        Err(fault) if fault.error_len().is_none() => &raw[..fault.valid_up_to()],
        _ => raw,
    }
}

/// Controls, and the characters that turn the direction of a text or break its line. What joins
/// and shapes letters (ZWJ, variation selectors) is part of how people write and stays.
pub(super) fn is_unwanted(c: char) -> bool {
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
            (b"\xC3\x28", "Ã("),
            // I08, I09: neither colours nor titles nor questions to a terminal.
            (b"\x1b[31mZabevu\x1b]0;owned\x07", "Zabevu"),
            (b"\xC2\x9B31mZabevu\x9B5m", "Â›31mZabevu›5m"),
            (b"\xC2\x9B31mZabevu", "Zabevu"),
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
            assert_eq!(clean(raw, Reading::Either), *text, "{raw:?}");
        }
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn cleaning_twice_changes_nothing(raw in typed()) {
            for reading in [Reading::Utf8, Reading::Latin1, Reading::Either] {
                let once = clean(&raw, reading).into_owned();
                prop_assert!(!once.chars().any(is_unwanted), "{once:?}");
                prop_assert_eq!(clean(once.as_bytes(), Reading::Utf8), &*once);
            }
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
        let text = clean("say h\u{e9}".as_bytes(), Reading::Either);
        assert!(matches!(text, Cow::Borrowed(_)));
    }

    /// `héllo` as powwow and KildClient send it, and as all others do.
    #[test]
    fn bytes_are_letters_of_utf8_or_of_latin1() {
        let table: &[(&[u8], Reading, &str)] = &[
            (b"h\xE9llo", Reading::Either, "héllo"),
            (b"h\xC3\xA9llo", Reading::Either, "héllo"),
            (b"h\xE9llo", Reading::Utf8, "h\u{FFFD}llo"),
            (b"h\xC3\xA9llo", Reading::Utf8, "héllo"),
            (b"h\xE9llo", Reading::Latin1, "héllo"),
            (b"h\xC3\xA9llo", Reading::Latin1, "hÃ©llo"),
            // TinyFugue 5.0 sends escapes in place of the letter.
            (b"h\x1bC\x1b)llo", Reading::Either, "hlo"),
        ];
        for (raw, reading, text) in table {
            assert_eq!(clean(raw, *reading), *text, "{raw:?} {reading:?}");
        }
    }
}
