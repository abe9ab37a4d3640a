//! Ways as they are typed: `3n2e`, `.3n`, `2 north, east`.

use super::state::Step;
use crate::base::limits::RUN_STEPS_MAX;
use crate::game::ground::room::Direction;

/// What a line of directions came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Route {
    Steps(Vec<Step>),
    TooLong,
    /// It has something in it that is neither a number nor a direction.
    Other,
}

/// Whether a line that no verb begins is a way: digits and directions, behind a dot or not.
pub fn is_route(line: &str) -> bool {
    line.trim().starts_with(|c: char| c.is_ascii_digit() || c == '.') && read(line) != Route::Other
}

/// Reads a way: numbers, and behind each a direction in letters or in words. One direction alone is as
/// far as it goes.
pub(super) fn read(line: &str) -> Route {
    let line = line.trim().trim_start_matches('.').to_ascii_lowercase();
    if let Some(direction) =
        Direction::ALL.iter().find(|way| line == way.word() || line == way.short())
    {
        return Route::Steps(vec![Step::Along(*direction)]);
    }
    let mut rest = line.as_str();
    let mut steps = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '-'));
        if rest.is_empty() {
            break;
        }
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let count = if digits == 0 { Some(1) } else { rest[..digits].parse::<usize>().ok() };
        rest = rest[digits..].trim_start();
        let Some((direction, letters)) = direction(rest) else { return Route::Other };
        rest = &rest[letters..];
        match count.filter(|count| steps.len().saturating_add(*count) <= RUN_STEPS_MAX) {
            Some(count) => steps.extend(std::iter::repeat_n(Step::Direction(direction), count)),
            None => return Route::TooLong,
        }
    }
    if steps.is_empty() { Route::Other } else { Route::Steps(steps) }
}

/// The direction that a text begins with, in its longest form, and how many letters it takes.
fn direction(text: &str) -> Option<(Direction, usize)> {
    let words = Direction::ALL.iter().flat_map(|way| [(*way, way.word()), (*way, way.short())]);
    let fitting = words.filter(|(_, word)| text.starts_with(word));
    fitting.map(|(way, word)| (way, word.len())).max_by_key(|(_, letters)| *letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Direction::*;

    fn steps(line: &str) -> Vec<Direction> {
        match read(line) {
            Route::Steps(steps) => steps
                .into_iter()
                .map(|step| match step {
                    Step::Direction(way) | Step::Along(way) => way,
                    other => panic!("{other:?}"),
                })
                .collect(),
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn ways_are_read_as_players_type_them() {
        assert_eq!(steps("3n2e"), [North, North, North, East, East]);
        assert_eq!(steps(".3n"), [North, North, North]);
        assert_eq!(steps("2ne u"), [Northeast, Northeast, Up]);
        assert_eq!(steps("2 north, east; 1 down"), [North, North, East, Down]);
        assert_eq!(steps("nnw"), [North, Northwest]);
        assert_eq!(read("n"), Route::Steps(vec![Step::Along(North)]));
        for other in ["", "3", "3x", "home", "n3", "3nfoo"] {
            assert_eq!(read(other), Route::Other, "{other}");
        }
        assert!(is_route("3n") && is_route(".n") && !is_route("n") && !is_route("2.knife"));
    }

    #[test]
    fn issue17_limits_nobody_runs_farther_at_once_than_they_may() {
        assert_eq!(steps(&format!("{RUN_STEPS_MAX}n")).len(), RUN_STEPS_MAX);
        assert_eq!(read(&format!("{}n", RUN_STEPS_MAX + 1)), Route::TooLong);
        assert_eq!(read("99999999999999999999999n"), Route::TooLong);
    }
}
