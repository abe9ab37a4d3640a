//! Charsets: which letters a client shows, and what is written in place of the others.
//!
//! All text of the server is Unicode. A client of Latin-1 or ASCII gets what is nearest to it.
//! The bytes of the first two are made by the wire; text for ASCII is ASCII already.

use serde::{Deserialize, Serialize};

use super::ascii;

/// How the letters of one client are written.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Charset {
    /// Every letter there is.
    #[default]
    Utf8,
    /// ISO 8859-1: the letters of western Europe, a byte each.
    Latin1,
    /// ASCII, and nothing drawn.
    Ascii,
}

impl Charset {
    pub const ALL: [Charset; 3] = [Charset::Utf8, Charset::Latin1, Charset::Ascii];

    /// Its name in the registry of IANA.
    pub fn name(self) -> &'static str {
        match self {
            Charset::Utf8 => "UTF-8",
            Charset::Latin1 => "ISO-8859-1",
            Charset::Ascii => "US-ASCII",
        }
    }

    /// The charset of a name as clients write it, in capitals or not.
    pub fn named(name: &str) -> Option<Charset> {
        let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        match name.to_ascii_lowercase().as_str() {
            "utf8" => Some(Charset::Utf8),
            "iso88591" | "latin1" | "l1" | "iso885915" | "cp1252" | "windows1252" => {
                Some(Charset::Latin1)
            }
            "usascii" | "ascii" | "ansix341968" => Some(Charset::Ascii),
            _ => None,
        }
    }

    /// Whether a letter can be written as it is.
    pub fn has(self, c: char) -> bool {
        match self {
            Charset::Utf8 => true,
            Charset::Latin1 => matches!(c, ' '..='~' | '\u{A0}'..='\u{FF}'),
            Charset::Ascii => matches!(c, ' '..='~'),
        }
    }

    /// What is written in place of a letter that this charset has not; `None` if it has it.
    pub fn instead(self, c: char) -> Option<&'static str> {
        (!self.has(c)).then(|| ascii::fold(c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_clients_write_them() {
        for charset in Charset::ALL {
            assert_eq!(Charset::named(charset.name()), Some(charset));
            assert_eq!(Charset::named(&charset.name().to_lowercase()), Some(charset));
        }
        assert_eq!(Charset::named("ISO_8859-1"), Some(Charset::Latin1));
        assert_eq!(Charset::named("KLINGON"), None);
        assert_eq!(Charset::named(""), None);
    }

    #[test]
    fn latin_letters_stay_where_there_are_some() {
        let written = |charset: Charset, text: &str| -> String {
            let each = text.chars().map(|c| match charset.instead(c) {
                Some(instead) => instead.to_string(),
                None => c.to_string(),
            });
            each.collect()
        };
        assert_eq!(written(Charset::Latin1, "«Łódź» é – 日"), "«Lódz» é - ?");
        assert_eq!(written(Charset::Ascii, "«Łódź» é – 日"), "<<Lodz>> e - ?");
        assert_eq!(written(Charset::Utf8, "«Łódź» é – 日"), "«Łódź» é – 日");
    }
}
