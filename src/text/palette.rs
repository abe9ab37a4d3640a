//! The palette: one look for every [`Style`], in each depth of colour, on each theme.
//!
//! Nobody tells a server whether the screen behind it is black or white, so unless a player says,
//! every true colour has a luminance near 0.18, the one value that stands 4.5 : 1 against both
//! (WCAG AA). Of the xterm cube those are taken that come nearest, at 3 : 1 or better. The sixteen
//! are the user's own; of them we leave out black, white, blue and the bright half but its grey,
//! which some common theme makes unreadable; more cannot be promised there.
//!
//! Whoever says `theme dark` or `theme light` gets colours that stand 7 : 1 (AAA). Of the sixteen
//! a dark screen gets the bright red and magenta, whose dull halves drown there, and a light one
//! no green, yellow and cyan, which are paler than the paper in half of all terminals.
//!
//! Bold carries urgency, so that no meaning hangs on hue alone.

use super::page::{Colour, Theme};
use super::style::Style;

/// The escape sequence that returns to the client's own colours.
pub const RESET: &str = "\x1b[0m";

/// One look in each depth, as whole escape sequences. Each starts from a reset, so switching
/// from one style to another is one sequence and never leaves the last one's bold behind.
#[derive(Clone, Copy)]
struct Look {
    ansi: &'static str,
    cube: &'static str,
    rgb: &'static str,
}

/// A look for each [`Theme`], in its order.
type Looks = [Look; 3];

macro_rules! look {
    ($weight:literal, $ansi:literal, $cube:literal, $r:literal $g:literal $b:literal) => {
        Look {
            ansi: concat!("\x1b[", $weight, ";", $ansi, "m"),
            cube: concat!("\x1b[", $weight, ";38;5;", $cube, "m"),
            rgb: concat!("\x1b[", $weight, ";38;2;", $r, ";", $g, ";", $b, "m"),
        }
    };
}

/// Weight, and for each theme: of the sixteen, of the cube, red green blue.
macro_rules! looks {
    ($weight:literal, $([$ansi:literal $cube:literal $r:literal $g:literal $b:literal]),+) => {
        [$(look!($weight, $ansi, $cube, $r $g $b)),+]
    };
}

const BOLD: Looks = [Look { ansi: "\x1b[0;1m", cube: "\x1b[0;1m", rgb: "\x1b[0;1m" }; 3];
const OWN: Looks = [Look { ansi: "", cube: "", rgb: "" }; 3];

const fn looks(style: Style) -> Looks {
    match style {
        Style::RoomText => OWN,
        Style::Heading => BOLD,
        Style::RoomName => looks!("0;1", [36 30 4 130 141], [36 37 5 178 194], [34 23 3 91 99]),
        Style::Exit => looks!("0", [32 28 19 136 48], [32 35 26 187 66], [34 22 13 96 34]),
        Style::Thing => looks!("0", [36 30 4 130 141], [36 37 5 178 194], [34 23 3 91 99]),
        Style::Person => looks!("0", [35 134 163 71 229], [95 177 196 138 238], [35 91 121 27 188]),
        Style::Foe => looks!("0", [31 160 224 46 36], [91 210 237 131 126], [31 124 161 30 23]),
        Style::Friend => looks!("0", [32 64 64 133 15], [32 70 88 183 21], [34 22 45 93 11]),
        Style::Speech => looks!("0", [36 31 10 124 182], [36 39 32 172 243], [34 24 7 87 128]),
        Style::Tell => looks!("0;1", [35 163 201 50 176], [95 176 224 128 208], [35 90 142 35 125]),
        Style::Emote => looks!("0", [35 133 201 50 176], [95 176 224 128 208], [35 90 142 35 125]),
        Style::Label => looks!("0", [36 31 10 124 182], [36 39 32 172 243], [34 24 7 87 128]),
        Style::Dim => looks!("0", [90 102 117 117 117], [37 145 162 162 162], [90 240 83 83 83]),
        Style::Good => looks!("0", [32 28 19 136 48], [32 35 26 187 66], [34 22 13 96 34]),
        Style::Warning => looks!("0;1", [33 136 155 109 4], [33 172 213 150 6], [31 94 109 77 3]),
        Style::Danger => {
            looks!("0;1", [31 196 224 46 36], [91 210 237 131 126], [31 124 161 30 23])
        }
        Style::Hit => looks!("0", [33 166 195 84 10], [33 209 245 131 56], [31 88 138 59 7]),
        Style::Hurt => looks!("0", [31 161 224 38 85], [91 211 237 129 156], [31 125 161 23 58]),
        Style::Miss => looks!("0", [90 102 117 117 117], [37 145 162 162 162], [90 240 83 83 83]),
        Style::Heal => looks!("0;1", [32 28 19 136 48], [32 35 26 187 66], [34 22 13 96 34]),
        Style::Coin => looks!("0", [33 136 155 109 4], [33 172 213 150 6], [35 94 109 77 3]),
        Style::Prompt => looks!("0;1", [36 32 24 112 236], [36 75 107 163 243], [34 24 14 79 169]),
        Style::Staff => looks!("0;1", [35 99 163 71 229], [95 177 196 138 238], [35 91 121 27 188]),
        Style::System => looks!("0", [33 100 114 123 14], [33 142 158 170 19], [35 58 80 86 10]),
        Style::Bar => looks!("0", [32 29 19 136 48], [32 35 26 187 66], [34 22 13 96 34]),
    }
}

/// The looks of all styles, in the order of their marks.
static LOOKS: [Looks; Style::ALL.len()] = {
    let mut all = [OWN; Style::ALL.len()];
    let mut number = 0;
    while number < all.len() {
        all[number] = looks(Style::ALL[number]);
        number += 1;
    }
    all
};

/// The escape sequence that turns `style` on; empty where the client's own colours are meant.
pub(super) fn sequence(style: Style, colour: Colour, theme: Theme) -> &'static str {
    let look = &LOOKS[style as usize][theme as usize];
    match colour {
        Colour::None => "",
        Colour::Ansi => look.ansi,
        Colour::Ansi256 => look.cube,
        Colour::True => look.rgb,
    }
}

/// Styles that a colour of a builder's own may be shown in: those that warn of nothing.
const FREE: [Style; 7] = [
    Style::Person,
    Style::Emote,
    Style::Foe,
    Style::Coin,
    Style::Friend,
    Style::Thing,
    Style::Speech,
];
/// Difference of the strongest and the weakest channel below which a colour is a grey.
const GREY_BELOW: u8 = 24;

/// The style that comes nearest to a colour that a builder wrote. Its hue is kept and its lightness
/// is ours, so that it can be read on any screen.
pub fn nearest(rgb: [u8; 3]) -> Style {
    let Some(hue) = hue(rgb) else { return Style::Dim };
    let apart = |style: &Style| {
        let other = hue_of(*style).unwrap_or(0).abs_diff(hue);
        other.min(360 - other)
    };
    FREE.into_iter().min_by_key(apart).unwrap_or(Style::Dim)
}

/// The hue of a colour in degrees; `None` for greys.
fn hue([r, g, b]: [u8; 3]) -> Option<u32> {
    let (most, least) = (r.max(g).max(b), r.min(g).min(b));
    let span = i32::from(most - least);
    if span < i32::from(GREY_BELOW) {
        return None;
    }
    let [r, g, b] = [r, g, b].map(i32::from);
    let degrees = match i32::from(most) {
        strongest if strongest == r => 60 * (g - b) / span,
        strongest if strongest == g => 120 + 60 * (b - r) / span,
        _ => 240 + 60 * (r - g) / span,
    };
    u32::try_from(degrees.rem_euclid(360)).ok()
}

/// The hue of a style on a screen that shows all colours.
fn hue_of(style: Style) -> Option<u32> {
    let numbers = sequence(style, Colour::True, Theme::Any).trim_end_matches('m').rsplit(';');
    let mut numbers = numbers.map_while(|number| number.parse::<u8>().ok());
    let (blue, green, red) = (numbers.next()?, numbers.next()?, numbers.next()?);
    hue([red, green, blue])
}

/// The class of a style on the web, as in `<span class="room-name">`.
pub const fn class(style: Style) -> &'static str {
    match style {
        Style::RoomName => "room-name",
        Style::RoomText => "room-text",
        Style::Exit => "exit",
        Style::Thing => "thing",
        Style::Person => "person",
        Style::Foe => "foe",
        Style::Friend => "friend",
        Style::Speech => "speech",
        Style::Tell => "tell",
        Style::Emote => "emote",
        Style::Heading => "heading",
        Style::Label => "label",
        Style::Dim => "dim",
        Style::Good => "good",
        Style::Warning => "warning",
        Style::Danger => "danger",
        Style::Hit => "hit",
        Style::Hurt => "hurt",
        Style::Miss => "miss",
        Style::Heal => "heal",
        Style::Coin => "coin",
        Style::Prompt => "prompt",
        Style::Staff => "staff",
        Style::System => "system",
        Style::Bar => "bar",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, as WCAG 2 defines it.
    fn luminance(rgb: [u8; 3]) -> f64 {
        let [r, g, b] = rgb.map(|channel| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Contrast of two luminances.
    fn contrast(one: f64, other: f64) -> f64 {
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The lowest contrast against what a theme's screens have behind the letters: black and white
    /// themselves, and the greys and creams that common terminals take for them.
    fn lowest(rgb: [u8; 3], behind: &[[u8; 3]]) -> f64 {
        let contrasts = behind.iter().map(|back| contrast(luminance(rgb), luminance(*back)));
        contrasts.fold(f64::INFINITY, f64::min)
    }

    const BLACK: [u8; 3] = [0; 3];
    const WHITE: [u8; 3] = [255; 3];
    /// Of One Dark, and of Solarized Light.
    const DARK_GREY: [u8; 3] = [0x28, 0x2C, 0x34];
    const CREAM: [u8; 3] = [0xFD, 0xF6, 0xE3];

    /// A colour of the xterm cube, or of its greys.
    fn cube(number: u8) -> [u8; 3] {
        const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
        match number.checked_sub(232) {
            Some(grey) => [8 + 10 * grey; 3],
            None => {
                let number = usize::from(number - 16);
                [number / 36, number / 6 % 6, number % 6].map(|level| LEVELS[level])
            }
        }
    }

    /// The last `count` numbers of an escape sequence.
    fn numbers(sequence: &str, count: usize) -> Vec<u8> {
        let numbers: Vec<u8> = sequence
            .trim_matches(|c: char| !c.is_ascii_digit())
            .split(';')
            .filter_map(|number| number.parse().ok())
            .collect();
        numbers[numbers.len().saturating_sub(count)..].to_vec()
    }

    /// What each theme promises: of the sixteen, of the cube, and of all colours.
    #[test]
    fn every_colour_is_readable_where_it_stands() {
        for (theme, pure, real, sixteen, pure_at_least, cube_at_least) in [
            (Theme::Any, &[BLACK, WHITE][..], &[][..], &[31, 32, 33, 35, 36, 90][..], 4.5, 3.0),
            (Theme::Dark, &[BLACK][..], &[DARK_GREY][..], &[91, 32, 33, 95, 36, 37][..], 7.0, 7.0),
            (Theme::Light, &[WHITE][..], &[CREAM][..], &[31, 34, 35, 90][..], 7.0, 5.5),
        ] {
            for style in Style::ALL {
                if matches!(style, Style::RoomText | Style::Heading) {
                    continue;
                }
                let rgb = numbers(sequence(style, Colour::True, theme), 3);
                let rgb = [rgb[0], rgb[1], rgb[2]];
                assert!(lowest(rgb, pure) >= pure_at_least, "{theme:?} {style:?}");
                assert!(lowest(rgb, real) >= 4.5, "{theme:?} {style:?}");
                let rgb = cube(numbers(sequence(style, Colour::Ansi256, theme), 1)[0]);
                assert!(lowest(rgb, pure) >= cube_at_least, "{theme:?} {style:?} {rgb:?}");
                assert!(lowest(rgb, real) >= 4.5, "{theme:?} {style:?} {rgb:?}");
                let own = numbers(sequence(style, Colour::Ansi, theme), 1)[0];
                assert!(sixteen.contains(&own), "{theme:?} {style:?}");
            }
        }
    }

    #[test]
    fn a_colour_is_shown_in_the_style_that_is_nearest() {
        for (rgb, style) in [
            ([0xD8, 0xDE, 0xE9], Style::Dim),
            ([0x7A, 0x6F, 0x8C], Style::Person),
            ([0xE5, 0xB5, 0x67], Style::Coin),
            ([0x7F, 0xB0, 0x69], Style::Friend),
            ([0xFF, 0x00, 0x00], Style::Foe),
            ([0x20, 0x60, 0xFF], Style::Speech),
            ([0x00, 0xFF, 0xFF], Style::Thing),
            ([0, 0, 0], Style::Dim),
        ] {
            assert_eq!(nearest(rgb), style, "{rgb:?}");
        }
        assert!(FREE.iter().all(|style| hue_of(*style).is_some()));
    }

    #[test]
    fn classes_are_the_names_of_styles() {
        for style in Style::ALL {
            let name = format!("{style:?}").to_lowercase();
            assert_eq!(class(style).replace('-', ""), name);
        }
    }
}
