//! Where a player's clock is, as they say themselves: no client tells it.

use super::event::Event;
use super::refusals;
use super::rules;
use crate::base::id::CreatureId;
use crate::base::zone::{Zone, zones};
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::{Refusal, Turn, World};
use crate::yaml::suggest::nearest_few;

/// The zone in which somebody reads moments: universal time if they chose none.
pub fn zone(world: &World, who: CreatureId) -> Zone {
    let character = world.players.character(who);
    character.and_then(|player| Zone::parse(&player.preferences().zone)).unwrap_or_default()
}

/// Chooses a zone. Alone it says what is chosen.
pub(super) fn timezone(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let args = args.ahead();
    let word = args.trim();
    if !word.is_empty() {
        let name = match word.eq_ignore_ascii_case("auto") || word.eq_ignore_ascii_case("off") {
            true => String::new(),
            false => Zone::parse(word).ok_or_else(|| unknown(word))?.name().to_owned(),
        };
        rules::choose(turn, who, |preferences| preferences.zone = name);
    }
    let zone = zone(turn.world, who);
    let sentence = match turn.world.host.date(turn.now) {
        0 => format!("Days and hours are told to you in {}.", zone.name()),
        now => format!(
            "Days and hours are told to you in {}, where it is {} now.",
            zone.name(),
            zone.date(now)
        ),
    };
    turn.report(Event::Chose { who, sentence });
    Ok(())
}

/// The clock of people, for one who chose a zone.
pub(super) fn people_clock(world: &World, who: CreatureId) -> Option<String> {
    let chosen = world.players.character(who).is_some_and(|p| !p.preferences().zone.is_empty());
    let now = Some(world.host.date(world.clock)).filter(|now| *now > 0 && chosen)?;
    let zone = zone(world, who);
    Some(format!("By your own clock it is {} {}.", zone.date(now), zone.letters(now)))
}

fn unknown(word: &str) -> Refusal {
    let names: Vec<String> = zones().collect();
    let cities: Vec<&str> = names.iter().map(String::as_str).collect();
    let near = nearest_few(word, cities.iter().copied(), 3);
    let last = |name: &&str| name.rsplit('/').next().map(str::to_owned).unwrap_or_default();
    let by_city: Vec<String> = cities.iter().map(last).collect();
    let near_city = nearest_few(word, by_city.iter().map(String::as_str), 3);
    let near = if near.is_empty() { near_city } else { near };
    let near: Vec<String> = near.into_iter().map(str::to_owned).collect();
    refusals::no_zone(&near)
}
