//! Painted text: what may go to a screen, and what it says without its colours.

use dominion::text::style::is_mark;

/// What follows each `ESC` is a colour of ours; there is no other control character than the end
/// of a line, and no mark is left.
pub fn harmless(painted: &str) {
    let (first, sequences) =
        painted.split_once('\x1b').map_or((painted, None), |(a, b)| (a, Some(b)));
    shown(first);
    for sequence in sequences.into_iter().flat_map(|rest| rest.split('\x1b')) {
        let (numbers, text) = sequence.split_once('m').expect("a colour ends in `m`");
        let numbers = numbers.strip_prefix('[').expect("a colour begins with `[`");
        let number = |text: &str| text.parse::<u8>().is_ok();
        assert!(numbers.split(';').all(number), "{sequence:?} is not of our palette");
        shown(text);
    }
}

/// A report quotes files as they are, but nothing in it plays tricks on a terminal.
pub fn printable(report: &str) {
    let bad = report.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
    assert_eq!(bad, None, "in {report:?}");
}

fn shown(text: &str) {
    let bad = text.chars().find(|c| is_mark(*c) || c.is_control() && *c != '\n');
    assert_eq!(bad, None, "in {text:?}");
}

/// The text without the colours that [`harmless`] allows.
pub fn without_colour(painted: &str) -> String {
    let mut pieces = painted.split('\x1b');
    let mut bare = pieces.next().unwrap_or_default().to_owned();
    bare.extend(pieces.filter_map(|piece| piece.split_once('m').map(|(_, text)| text)));
    bare
}
