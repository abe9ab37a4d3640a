//! The palette: one look for every [`Style`], in each depth of colour.
//!
//! Nobody tells a server whether the screen behind it is black or white, so every true colour
//! here has a luminance near 0.18, the one value that stands 4.5 : 1 against both (WCAG AA).
//! Of the xterm cube those are taken that come nearest, at 3 : 1 or better. The sixteen are the
//! user's own; of them we leave out black, white, blue and the bright half but its grey, which
//! some common theme makes unreadable; more cannot be promised there. Bold carries urgency, so that no meaning hangs on hue alone.

use super::page::Colour;
use super::style::Style;

/// The escape sequence that returns to the client's own colours.
pub const RESET: &str = "\x1b[0m";

/// One look in each depth, as whole escape sequences. Each starts from a reset, so switching
/// from one style to another is one sequence and never leaves the last one's bold behind.
struct Look {
    ansi: &'static str,
    cube: &'static str,
    rgb: &'static str,
}

macro_rules! look {
    ($weight:literal, $ansi:literal, $cube:literal, $r:literal $g:literal $b:literal) => {
        Look {
            ansi: concat!("\x1b[", $weight, ";", $ansi, "m"),
            cube: concat!("\x1b[", $weight, ";38;5;", $cube, "m"),
            rgb: concat!("\x1b[", $weight, ";38;2;", $r, ";", $g, ";", $b, "m"),
        }
    };
}

const BOLD: Look = Look { ansi: "\x1b[0;1m", cube: "\x1b[0;1m", rgb: "\x1b[0;1m" };
const OWN: Look = Look { ansi: "", cube: "", rgb: "" };

const fn look(style: Style) -> Look {
    match style {
        Style::RoomText => OWN,
        Style::Heading => BOLD,
        Style::RoomName => look!("0;1", 36, 30, 4 130 141),
        Style::Exit => look!("0", 32, 28, 19 136 48),
        Style::Thing => look!("0", 36, 30, 4 130 141),
        Style::Person => look!("0", 35, 134, 163 71 229),
        Style::Foe => look!("0", 31, 160, 224 46 36),
        Style::Friend => look!("0", 32, 64, 64 133 15),
        Style::Speech => look!("0", 36, 31, 10 124 182),
        Style::Tell => look!("0;1", 35, 163, 201 50 176),
        Style::Emote => look!("0", 35, 133, 201 50 176),
        Style::Label => look!("0", 36, 31, 10 124 182),
        Style::Dim => look!("0", 90, 102, 117 117 117),
        Style::Good => look!("0", 32, 28, 19 136 48),
        Style::Warning => look!("0;1", 33, 136, 155 109 4),
        Style::Danger => look!("0;1", 31, 196, 224 46 36),
        Style::Hit => look!("0", 33, 166, 195 84 10),
        Style::Hurt => look!("0", 31, 161, 224 38 85),
        Style::Miss => look!("0", 90, 102, 117 117 117),
        Style::Heal => look!("0;1", 32, 28, 19 136 48),
        Style::Coin => look!("0", 33, 136, 155 109 4),
        Style::Prompt => look!("0;1", 36, 32, 24 112 236),
        Style::Staff => look!("0;1", 35, 99, 163 71 229),
        Style::System => look!("0", 33, 100, 114 123 14),
        Style::Bar => look!("0", 32, 29, 19 136 48),
    }
}

/// The escape sequence that turns `style` on; empty where the client's own colours are meant.
pub(super) const fn sequence(style: Style, colour: Colour) -> &'static str {
    match colour {
        Colour::None => "",
        Colour::Ansi => look(style).ansi,
        Colour::Ansi256 => look(style).cube,
        Colour::True => look(style).rgb,
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
    let numbers = sequence(style, Colour::True).trim_end_matches('m').rsplit(';');
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

    /// The lower of the contrasts against black and against white.
    fn contrast(rgb: [u8; 3]) -> f64 {
        let light = luminance(rgb) + 0.05;
        (light / 0.05).min(1.05 / light)
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

    #[test]
    fn every_colour_is_readable_on_black_and_on_white() {
        const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
        for style in Style::ALL {
            if matches!(style, Style::RoomText | Style::Heading) {
                continue;
            }
            let rgb = numbers(sequence(style, Colour::True), 3);
            assert!(contrast([rgb[0], rgb[1], rgb[2]]) >= 4.5, "{style:?}");
            let cube = usize::from(numbers(sequence(style, Colour::Ansi256), 1)[0] - 16);
            let rgb = [cube / 36, cube / 6 % 6, cube % 6].map(|n| LEVELS[n]);
            assert!(contrast(rgb) >= 3.0, "{style:?} {rgb:?} {}", contrast(rgb));
            let own = numbers(sequence(style, Colour::Ansi), 1)[0];
            assert!([31, 32, 33, 35, 36, 90].contains(&own), "{style:?}");
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
