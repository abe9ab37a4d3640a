//! ASCII: what is left of a character on a client that shows nothing else.
//!
//! Each answer is at most as long as the character's UTF-8 form, so folding never makes a
//! string longer. A crate (`deunicode`) would spell out every script; a client so old does
//! not gain from that, and the server's own texts use little more than what stands here.

use unicode_width::UnicodeWidthChar;

/// The ASCII text nearest to `c`; `?` if there is none, nothing if `c` takes no room.
pub fn fold(c: char) -> &'static str {
    match c {
        ' '..='~' => ascii(c),
        '\u{A0}'..='\u{17F}' => latin(c),
        '\u{2500}'..='\u{25FF}' => drawing(c),
        _ => other(c),
    }
}

/// A printable ASCII character as text.
fn ascii(c: char) -> &'static str {
    const PRINTABLE: &str = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ\
        [\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
    let at = (c as usize).wrapping_sub(0x20);
    PRINTABLE.get(at..at + 1).unwrap_or("?")
}

/// Letters of western and central Europe without their accents.
fn latin(c: char) -> &'static str {
    match c {
        '\u{A0}' => " ",
        '¡' => "!",
        '©' => "C",
        '«' => "<<",
        '»' => ">>",
        '®' => "R",
        '°' => "o",
        '±' => "+",
        '²' => "2",
        '³' => "3",
        '´' => "'",
        'µ' => "u",
        '·' => ".",
        '¹' => "1",
        '×' => "x",
        '÷' => "/",
        'À'..='Å' | 'Ā' | 'Ă' | 'Ą' => "A",
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'Æ' => "AE",
        'æ' => "ae",
        'Ç' | 'Ć' | 'Ĉ' | 'Ċ' | 'Č' => "C",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'Ð' | 'Ď' | 'Đ' => "D",
        'ð' | 'ď' | 'đ' => "d",
        'È'..='Ë' | 'Ē' | 'Ĕ' | 'Ė' | 'Ę' | 'Ě' => "E",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'Ĝ' | 'Ğ' | 'Ġ' | 'Ģ' => "G",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'Ì'..='Ï' | 'Ĩ' | 'Ī' | 'Ĭ' | 'Į' | 'İ' => "I",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'Ĺ' | 'Ļ' | 'Ľ' | 'Ł' => "L",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'Ñ' | 'Ń' | 'Ņ' | 'Ň' => "N",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'Ò'..='Ö' | 'Ø' | 'Ō' | 'Ŏ' | 'Ő' => "O",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'Œ' => "OE",
        'œ' => "oe",
        'Ŕ' | 'Ŗ' | 'Ř' => "R",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'Ś' | 'Ŝ' | 'Ş' | 'Š' => "S",
        'ś' | 'ŝ' | 'ş' | 'š' => "s",
        'ß' => "ss",
        'Ţ' | 'Ť' | 'Ŧ' => "T",
        'ţ' | 'ť' | 'ŧ' => "t",
        'Þ' => "Th",
        'þ' => "th",
        'Ù'..='Ü' | 'Ũ' | 'Ū' | 'Ŭ' | 'Ů' | 'Ű' | 'Ų' => "U",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'Ý' | 'Ŷ' | 'Ÿ' => "Y",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'Ź' | 'Ż' | 'Ž' => "Z",
        'ź' | 'ż' | 'ž' => "z",
        _ => other(c),
    }
}

/// Lines, corners, blocks and shapes: what maps, bars and headings are drawn with.
fn drawing(c: char) -> &'static str {
    match c {
        '─' | '━' | '┄' | '┅' | '┈' | '┉' | '╌' | '╍' | '═' | '╴' | '╶' | '╸' | '╺' | '╼' | '╾' => {
            "-"
        }
        '│' | '┃' | '┆' | '┇' | '┊' | '┋' | '╎' | '╏' | '║' | '╵' | '╷' | '╹' | '╻' | '╽' | '╿' => {
            "|"
        }
        '╱' => "/",
        '╲' => "\\",
        '╳' => "X",
        '\u{2500}'..='\u{257F}' => "+",
        '░' | '▱' | '▭' => "-",
        '\u{2580}'..='\u{259F}' | '■' | '▪' | '▮' | '▰' => "#",
        '▲' | '△' | '▴' => "^",
        '▼' | '▽' | '▾' => "v",
        '▶' | '▷' | '▸' | '►' => ">",
        '◀' | '◁' | '◂' | '◄' => "<",
        '●' | '◆' | '◉' => "*",
        '○' | '◇' | '◯' => "o",
        _ => "?",
    }
}

/// Punctuation and the rest.
fn other(c: char) -> &'static str {
    match c {
        '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => " ",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => "-",
        '‘' | '’' | '‚' | '‛' | '′' => "'",
        '“' | '”' | '„' | '‟' | '″' => "\"",
        '‹' => "<",
        '›' => ">",
        '•' | '‣' | '★' | '☆' | '✦' => "*",
        '†' | '✝' => "+",
        '…' => "...",
        '€' => "EUR",
        '™' => "TM",
        '←' => "<-",
        '→' => "->",
        '↑' => "^",
        '↓' => "v",
        '↔' => "<->",
        '≤' => "<=",
        '≥' => ">=",
        '≠' => "!=",
        '≈' => "~",
        '✓' | '✔' => "v",
        '✗' | '✘' => "x",
        _ if c.width() == Some(0) => "",
        _ => "?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        text.chars().map(fold).collect()
    }

    #[test]
    fn prose_and_drawings_keep_their_sense() {
        assert_eq!(folded("“Well…” — said Łukasz"), "\"Well...\" - said Lukasz");
        assert_eq!(folded("┌──┐│▰▱│ é e\u{301} 日"), "+--+|#-| e e ?");
        assert_eq!(folded("~plain text!~"), "~plain text!~");
    }

    #[test]
    fn nothing_grows_and_all_is_printable() {
        for c in (0x20..=0x10_FFFF).filter_map(char::from_u32) {
            let text = fold(c);
            assert!(text.len() <= c.len_utf8(), "{c:?}");
            assert!(text.bytes().all(|byte| (0x20..0x7F).contains(&byte)), "{c:?}");
        }
    }
}
