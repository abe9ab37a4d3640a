//! Where a player goes before play begins: on and on by the ways that the rooms show, and back
//! only where there is no other, so that thousands who all came in by one door stand apart.

use rand::RngExt;
use rand_pcg::Pcg32;

/// Ways and those that lead back.
const BACK: &[(&str, &str)] = &[
    ("north", "south"),
    ("east", "west"),
    ("up", "down"),
    ("northeast", "southwest"),
    ("northwest", "southeast"),
    ("in", "out"),
];

/// One player's wandering.
#[derive(Default, Debug)]
pub(super) struct Wander {
    ways: Vec<String>,
    /// The way that leads back.
    back: Option<&'static str>,
}

impl Wander {
    /// Takes in the ways out of a room, if a text shows any: `Exits: north, up (closed).`
    pub fn see(&mut self, text: &[u8]) {
        let text = String::from_utf8_lossy(text);
        let plain = plain(&text);
        let Some((_, ways)) = plain.rsplit_once("Exits:") else { return };
        // The list may be wrapped; it ends with a full stop.
        let list = ways.split('.').next().unwrap_or_default();
        let open = list.split(',').map(str::trim).filter(|way| !way.ends_with(')'));
        self.ways = open.filter(|way| !way.is_empty()).map(str::to_owned).collect();
    }

    /// The next way to take; `None` where none is open.
    pub fn next(&mut self, dice: &mut Pcg32) -> Option<String> {
        let on: Vec<&String> =
            self.ways.iter().filter(|way| Some(way.as_str()) != self.back).collect();
        let way = match on.as_slice() {
            [] => self.ways.first()?.clone(),
            on => on[dice.random_range(0..on.len())].clone(),
        };
        let pair = |(there, back): &(&'static str, &'static str)| match way.as_str() {
            word if word == *there => Some(*back),
            word if word == *back => Some(*there),
            _ => None,
        };
        self.back = BACK.iter().find_map(pair);
        Some(way)
    }
}

/// Text without its colours.
fn plain(text: &str) -> String {
    let mut parts = text.split("\x1b[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    parts.for_each(|part| plain.push_str(part.split_once('m').map_or("", |(_, rest)| rest)));
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng;

    #[test]
    fn it_goes_on_by_open_ways_and_back_only_from_a_dead_end() {
        let mut dice = Pcg32::seed_from_u64(1);
        let mut wander = Wander::default();
        assert_eq!(wander.next(&mut dice), None);
        wander.see(
            b"The Strand\r\n\x1b[36mExits:\x1b[0m \x1b[32mnorth\x1b[0m, up (closed).\r\n9/9> ",
        );
        assert_eq!(wander.next(&mut dice).as_deref(), Some("north"));
        wander.see(b"Exits: south,\r\n  east.\r\nA gull sits here.\r\n> ");
        assert_eq!(wander.next(&mut dice).as_deref(), Some("east"));
        wander.see(b"You hear a bell.\r\n> ");
        wander.see(b"Exits: west.\r\n> ");
        assert_eq!(wander.next(&mut dice).as_deref(), Some("west"));
    }
}
