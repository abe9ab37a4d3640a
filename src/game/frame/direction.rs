//! The ten directions, and the words for them.

use serde::{Deserialize, Serialize};

/// A way out of a room. Ordered as exits are listed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    North,
    Northeast,
    East,
    Southeast,
    South,
    Southwest,
    West,
    Northwest,
    Up,
    Down,
}

use Direction::*;

impl Direction {
    /// All ten, in the order in which exits are listed.
    pub const ALL: [Direction; 10] =
        [North, Northeast, East, Southeast, South, Southwest, West, Northwest, Up, Down];

    /// The full word: `north`.
    pub const fn word(self) -> &'static str {
        match self {
            North => "north",
            Northeast => "northeast",
            East => "east",
            Southeast => "southeast",
            South => "south",
            Southwest => "southwest",
            West => "west",
            Northwest => "northwest",
            Up => "up",
            Down => "down",
        }
    }

    /// The usual abbreviation: `n`, `ne`.
    pub const fn short(self) -> &'static str {
        match self {
            North => "n",
            Northeast => "ne",
            East => "e",
            Southeast => "se",
            South => "s",
            Southwest => "sw",
            West => "w",
            Northwest => "nw",
            Up => "u",
            Down => "d",
        }
    }

    /// The way back.
    pub const fn opposite(self) -> Direction {
        match self {
            North => South,
            Northeast => Southwest,
            East => West,
            Southeast => Northwest,
            South => North,
            Southwest => Northeast,
            West => East,
            Northwest => Southeast,
            Up => Down,
            Down => Up,
        }
    }

    /// The direction that a word means: the whole word, its abbreviation, or (from two letters
    /// on, so that `no` is north but `s` is not southeast) any beginning of the word.
    pub fn parse(word: &str) -> Option<Direction> {
        let word = word.to_ascii_lowercase();
        let exact = Direction::ALL.into_iter().find(|d| d.short() == word || d.word() == word);
        exact.or_else(|| {
            (word.len() >= 2)
                .then(|| Direction::ALL.into_iter().find(|d| d.word().starts_with(&word)))
                .flatten()
        })
    }

    /// From where someone comes who arrives through this exit of the room they enter:
    /// `from the north`, `from above`.
    pub const fn from_there(self) -> &'static str {
        match self {
            North => "from the north",
            Northeast => "from the northeast",
            East => "from the east",
            Southeast => "from the southeast",
            South => "from the south",
            Southwest => "from the southwest",
            West => "from the west",
            Northwest => "from the northwest",
            Up => "from above",
            Down => "from below",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_and_beginnings_find_their_direction() {
        assert_eq!(Direction::parse("s"), Some(South));
        assert_eq!(Direction::parse("se"), Some(Southeast));
        assert_eq!(Direction::parse("NorthE"), Some(Northeast));
        assert_eq!(Direction::parse("no"), Some(North));
        assert_eq!(Direction::parse("x"), None);
        assert_eq!(Direction::parse(""), None);
    }

    #[test]
    fn every_way_leads_back() {
        for direction in Direction::ALL {
            assert_eq!(direction.opposite().opposite(), direction);
        }
    }
}
