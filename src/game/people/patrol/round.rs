//! Which waypoint comes next.

use serde::{Deserialize, Serialize};

use crate::game::ground::creature::RouteMode;

/// Which way somebody goes along a route.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Heading {
    #[default]
    Out,
    Back,
}

impl Heading {
    /// As it is kept: 1 or -1.
    pub fn number(self) -> i32 {
        match self {
            Heading::Out => 1,
            Heading::Back => -1,
        }
    }

    /// The heading of a number that was kept.
    pub fn of(number: i32) -> Heading {
        if number < 0 { Heading::Back } else { Heading::Out }
    }
}

/// The waypoint after one, and the heading from there on; `None` where the patrol stops. On a
/// route of one room nobody gets anywhere (F37–F39, C32 a).
pub fn next_waypoint(
    waypoints: usize,
    index: usize,
    heading: Heading,
    mode: RouteMode,
) -> Option<(usize, Heading)> {
    let last = waypoints.checked_sub(1).filter(|last| *last > 0)?;
    match mode {
        RouteMode::Loop => Some(((index + 1) % waypoints, heading)),
        RouteMode::Once => (index < last).then_some((index + 1, heading)),
        RouteMode::Bounce => Some(match heading {
            Heading::Out if index < last => (index + 1, Heading::Out),
            Heading::Back if index == 0 => (1, Heading::Out),
            Heading::Out | Heading::Back => (index.min(last).saturating_sub(1), Heading::Back),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first waypoints of a route, from its beginning.
    fn walked(waypoints: usize, mode: RouteMode) -> Vec<usize> {
        let mut at = (0, Heading::Out);
        let mut seen = vec![0];
        while let (Some(next), true) = (next_waypoint(waypoints, at.0, at.1, mode), seen.len() < 8)
        {
            at = next;
            seen.push(at.0);
        }
        seen
    }

    #[test]
    fn f37_a_loop_begins_anew() {
        assert_eq!(walked(4, RouteMode::Loop), [0, 1, 2, 3, 0, 1, 2, 3]);
    }

    #[test]
    fn f38_a_bounce_goes_back_and_forth() {
        assert_eq!(walked(4, RouteMode::Bounce), [0, 1, 2, 3, 2, 1, 0, 1]);
        assert_eq!(walked(2, RouteMode::Bounce), [0, 1, 0, 1, 0, 1, 0, 1]);
    }

    #[test]
    fn f39_once_stops_at_the_end() {
        assert_eq!(walked(3, RouteMode::Once), [0, 1, 2]);
    }

    #[test]
    fn a_route_of_one_room_or_none_leads_nowhere() {
        for (_, mode) in RouteMode::ALL {
            assert_eq!(walked(1, mode), [0]);
            assert_eq!(next_waypoint(0, 0, Heading::Back, mode), None);
        }
    }

    #[test]
    fn an_index_past_a_route_that_became_shorter_finds_back() {
        assert_eq!(next_waypoint(3, 9, Heading::Out, RouteMode::Bounce), Some((1, Heading::Back)));
        assert_eq!(next_waypoint(3, 9, Heading::Out, RouteMode::Once), None);
    }
}
