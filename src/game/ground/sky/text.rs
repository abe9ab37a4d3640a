//! What is seen of the sky, and how the hours are called.

use super::{Event, Phase, hour, is_open, weather_of, weather_over};
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::tell::Teller;
use crate::game::ground::sight;
use crate::game::{Content, View};
use crate::text::style::Style;

/// The hour in words, and the sky's doing where there is one over `who`.
pub fn time_sentence(view: View, who: CreatureId) -> String {
    let View { content, world, .. } = view;
    let hour = hour_in_words(hour(world));
    match weather_over(content, world, who) {
        Some(weather) => format!("{hour} {weather}"),
        None => hour,
    }
}

/// Shows the sky to those who are under it.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::PhaseBegan { phase } => {
            for (who, room) in under_the_sky(teller) {
                if let Some(text) = phase_text(teller.content, room, *phase) {
                    teller.line(who, Style::Dim.on(text));
                }
            }
        }
        Event::WeatherTurned { area } => {
            let written = teller.content.areas.get(area);
            let Some(text) = written.and_then(|area| weather_of(teller.world, area)) else {
                return;
            };
            for (who, room) in under_the_sky(teller) {
                if teller.content.room(room).is_some_and(|r| r.area == Some(*area)) {
                    teller.line(who, Style::Dim.on(text));
                }
            }
        }
    }
}

/// All players who are awake under the open sky, with their rooms.
fn under_the_sky(teller: &Teller) -> Vec<(CreatureId, RoomId)> {
    let world = teller.world;
    let awake = |who: &CreatureId| sight::senses(teller.content, world, *who).hear();
    let here = world.players.here().filter(awake);
    here.filter_map(|who| Some((who, world.places.room_of(who)?)))
        .filter(|(_, room)| is_open(teller.content, *room))
        .collect()
}

fn phase_text(content: &Content, room: RoomId, phase: Phase) -> Option<&str> {
    let of_area = content.area_of(room).and_then(|area| {
        area.phases.iter().find(|written| written.name.eq_ignore_ascii_case(phase.word()))
    });
    let of_all =
        || content.words.phases.iter().find(|(name, _)| name.eq_ignore_ascii_case(phase.word()));
    of_area.map(|written| written.text.as_str()).or_else(|| of_all().map(|(_, text)| text.as_str()))
}

pub(super) fn weather_sentence(view: View, who: CreatureId) -> String {
    let View { content, world, .. } = view;
    let open = world.places.room_of(who).is_some_and(|room| is_open(content, room));
    match (open, weather_over(content, world, who)) {
        (false, _) => "There is no sky to see from here.".into(),
        (true, Some(weather)) => weather.into(),
        (true, None) => "The sky is doing nothing worth a word.".into(),
    }
}

/// `It is the sixth hour after midnight, at dawn.`
pub fn hour_in_words(hour: u64) -> String {
    const NTH: [&str; 12] = [
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh",
    ];
    let nth = NTH[(hour % 12) as usize];
    let part = match Phase::of(hour) {
        Phase::Dawn => ", at dawn",
        Phase::Dusk => ", at dusk",
        Phase::Day | Phase::Night => "",
    };
    match hour {
        0 => "It is midnight.".into(),
        12 => "It is noon.".into(),
        1..12 => format!("It is the {nth} hour after midnight{part}."),
        _ => format!("It is the {nth} hour after noon{part}."),
    }
}
