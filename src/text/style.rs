//! Style: what a piece of text means, never what colour it has.
//!
//! Styled text is an ordinary `String`. A style is opened and closed by one private-use
//! character each, so styled pieces are joined with `format!`, stored, compared and measured
//! like any text, and no layer between the rule and the wire has to know of colour. The marks
//! cannot be typed: [`clean`] takes them out of everything that comes from a player.

use std::fmt::{Display, Write};

use unicode_width::UnicodeWidthChar;

/// Room that is made for a styled piece at once: most are a name or a short sentence.
const STYLED_BYTES: usize = 72;

/// What a piece of text is. The palette (`paint`) and the web's style sheet give it a look.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum Style {
    RoomName,
    RoomText,
    Exit,
    Thing,
    Person,
    Foe,
    Friend,
    Speech,
    Tell,
    Emote,
    Heading,
    Label,
    Dim,
    Good,
    Warning,
    Danger,
    Hit,
    Hurt,
    Miss,
    Heal,
    Coin,
    Prompt,
    Staff,
    System,
    Bar,
}

impl Style {
    /// Every style, in the order of their marks.
    pub const ALL: [Style; 25] = [
        Style::RoomName,
        Style::RoomText,
        Style::Exit,
        Style::Thing,
        Style::Person,
        Style::Foe,
        Style::Friend,
        Style::Speech,
        Style::Tell,
        Style::Emote,
        Style::Heading,
        Style::Label,
        Style::Dim,
        Style::Good,
        Style::Warning,
        Style::Danger,
        Style::Hit,
        Style::Hurt,
        Style::Miss,
        Style::Heal,
        Style::Coin,
        Style::Prompt,
        Style::Staff,
        Style::System,
        Style::Bar,
    ];

    /// The mark that ends the style opened last.
    pub const POP: char = '\u{E000}';

    /// The mark that begins this style.
    pub const fn push(self) -> char {
        // All marks lie in the private-use block, so the conversion always succeeds.
        match char::from_u32(Style::POP as u32 + 1 + self as u32) {
            Some(mark) => mark,
            None => Style::POP,
        }
    }

    /// `text` in this style.
    pub fn on(self, text: impl Display) -> String {
        let mut styled = String::with_capacity(STYLED_BYTES);
        styled.push(self.push());
        // Writing to a string cannot fail.
        let _ = write!(styled, "{text}");
        styled.push(Style::POP);
        styled
    }

    /// `text` in this style, behind what is in `out` already.
    pub fn put(self, text: &str, out: &mut String) {
        out.push(self.push());
        out.push_str(text);
        out.push(Style::POP);
    }

    /// The style that `mark` begins, if it is such a mark.
    pub fn of(mark: char) -> Option<Style> {
        let number = u32::from(mark).checked_sub(u32::from(Style::POP) + 1)?;
        Style::ALL.get(usize::try_from(number).ok()?).copied()
    }
}

/// Whether `c` is a mark. The whole block U+E000 to U+E0FF is held for marks, so that a style
/// added later is never mistaken for text.
pub const fn is_mark(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{E0FF}')
}

/// Whether `c` is a picture that goes before a line for those who see it. A screen reader would
/// spell it out and an old client shows a blot, so painting leaves it out for them, with the blank
/// behind it: the line has to say the same without.
pub const fn is_picture(c: char) -> bool {
    matches!(c, '⚔')
}

/// `text` without marks.
pub fn plain(text: &str) -> String {
    text.split(is_mark).collect()
}

/// Marks that may sit on one letter: enough for every living language, too few to climb into
/// the lines above.
const COMBINING_MAX: usize = 2;

/// What a player typed, made safe to be shown to others: no controls, no escape sequences, no
/// marks of ours, nothing that is invisible or turns the direction of writing, no towers of
/// accents. Blanks at both ends are cut. Cleaning twice changes nothing.
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut stacked = COMBINING_MAX;
    for c in text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !is_harmful(*c)) {
        if c.width() == Some(0) {
            if stacked >= COMBINING_MAX {
                continue;
            }
            stacked += 1;
        } else {
            // A blank carries no accent: trimmed away, it would leave one on its neighbour.
            stacked = if c.is_whitespace() { COMBINING_MAX } else { 0 };
        }
        cleaned.push(c);
    }
    let trimmed = cleaned.trim();
    let cleaned = if trimmed.len() == cleaned.len() { cleaned } else { trimmed.to_owned() };
    without_triggers(cleaned)
}

/// `text` in which no client finds the order to play a sound (MSP), which it would obey wherever a
/// line begins with it: a blank stands between its two exclamation marks.
fn without_triggers(text: String) -> String {
    const TRIGGERS: [&str; 2] = ["!!sound(", "!!music("];
    if !text.contains("!!") {
        return text;
    }
    let lower = text.to_ascii_lowercase();
    let mut without = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        without.push(c);
        let is_trigger = |trigger: &&str| lower.get(at..).is_some_and(|l| l.starts_with(*trigger));
        if c == '!' && TRIGGERS.iter().any(is_trigger) {
            without.push(' ');
        }
    }
    without
}

/// Characters that no player has a reason to send and that could harm a screen, a log or
/// another reader.
const fn is_harmful(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    matches!(c,
        '\u{80}'..='\u{9F}'                 // C1 controls
        | '\u{AD}' | '\u{34F}'              // soft hyphen, grapheme joiner
        | '\u{61C}'                         // Arabic letter mark
        | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' // blank Hangul fillers
        | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'           // zero width, direction marks
        | '\u{2028}'..='\u{202E}'           // line separators, bidi overrides
        | '\u{2060}'..='\u{206F}'           // joiners, isolates
        | '\u{E000}'..='\u{F8FF}'           // private use, and so all marks
        | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' // byte order mark, annotations
        | '\u{FFFE}' | '\u{FFFF}'
        | '\u{E0000}'..='\u{10FFFF}'        // tags, hidden selectors, private planes
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_and_styles_answer_each_other() {
        for (number, style) in Style::ALL.into_iter().enumerate() {
            assert_eq!(style as usize, number);
            assert_eq!(Style::of(style.push()), Some(style));
            assert!(is_mark(style.push()));
        }
        assert_eq!(Style::of(Style::POP), None);
        assert_eq!(Style::of('a'), None);
    }

    #[test]
    fn plain_takes_only_marks() {
        let text = format!("You see {}.", Style::Foe.on(format!("the {} rat", Style::Hurt.on(3))));
        assert_eq!(plain(&text), "You see the 3 rat.");
    }

    #[test]
    fn what_players_type_is_harmless() {
        for (typed, shown) in [
            ("  hello  there ", "hello  there"),
            ("\u{1b}[31mred\u{1b}]0;owned\u{7}", "[31mred]0;owned"),
            ("\u{9b}31mred", "31mred"),
            ("a\u{E005}b\u{E000}", "ab"),
            ("evil\u{202E}txt\u{2066}", "eviltxt"),
            ("one\u{2028}two\u{FEFF}", "onetwo"),
            ("a\u{200B}b\u{200D}c", "abc"),
            ("e\u{301}\u{302}\u{303}\u{304}x", "e\u{301}\u{302}x"),
            ("\u{301}\u{302}x", "x"),
            ("a \u{301}", "a"),
            ("tab\there", "tab here"),
            ("!!SOUND(x.wav) !!!music(y) !!", "! !SOUND(x.wav) !! !music(y) !!"),
            ("!\u{200B}!SOUND(x)", "! !SOUND(x)"),
            ("\u{E0041}tag", "tag"),
            ("Ünïcödé 日本 🗡", "Ünïcödé 日本 🗡"),
        ] {
            assert_eq!(clean(typed), shown, "{typed:?}");
        }
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn cleaning_twice_changes_nothing(text in any::<String>()) {
            let once = clean(&text);
            prop_assert_eq!(clean(&once), once);
        }

        #[test]
        fn clean_text_holds_no_control(text in any::<String>()) {
            prop_assert!(!clean(&text).chars().any(|c| c.is_control() || is_mark(c)));
        }
    }
}
