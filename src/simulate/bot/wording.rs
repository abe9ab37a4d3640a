//! How made-up players say the name of a thing or of somebody.

use crate::simulate::chance::Chance;

/// One of the many ways in which people say a word, `other` being something of theirs.
pub(super) fn worded(word: &str, other: &str, chance: &mut Chance) -> String {
    match chance.between(1, 24) {
        1 | 2 => format!("2.{word}"),
        3 | 4 => format!("all.{word}"),
        5 => format!("3 {word}"),
        6 => format!("the {word}"),
        7 => format!("second {word}"),
        8 => format!("{word} 2"),
        9 => format!("{word}s"),
        10 => format!("two {word}s"),
        11 => format!("my {word}"),
        12 => format!("{word} and {other}"),
        13 => format!("every {word} except {other}"),
        14 => format!("{word} in {other}"),
        15 => format!("all but {word}"),
        16 => "it".into(),
        17 => ["them", "him", "her"][chance.between(0, 2) as usize].into(),
        _ => word.to_owned(),
    }
}
