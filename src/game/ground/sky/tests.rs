use super::text::hour_in_words;
use super::*;
use crate::game::frame::testing::Small;
use crate::game::people::player;

fn world_at(hours: u64) -> World {
    World { clock: Millis(HOUR.0 * hours), ..World::default() }
}

/// A small world whose one area has two kinds of weather; a room outdoors and one indoors.
fn harbour() -> (Small, AreaId, RoomId, RoomId) {
    let mut small = Small::default();
    let area = small.area("harbour");
    let lines = vec!["A thin rain falls.".into(), "The wind drops.".into()];
    small.content.areas.get_mut(&area).unwrap().weather = lines;
    let quay = small.room("quay", Some(area));
    let shed = small.room("shed", Some(area));
    small.change_room(shed, |room| room.indoors = true);
    (small, area, quay, shed)
}

#[test]
fn a_day_of_the_reach_is_two_hours_and_begins_at_eight() {
    assert_eq!(hour(&world_at(0)), 8);
    assert_eq!(hour(&world_at(15)), 23);
    assert_eq!(hour(&world_at(16)), 0);
    assert_eq!(hour(&world_at(24)), 8);
    assert_eq!(HOUR.0 * 24, Millis::seconds(2 * 60 * 60).0);
}

#[test]
fn four_parts_make_a_day() {
    let phases: Vec<Phase> = (0..24).map(Phase::of).collect();
    assert!(phases[0..5].iter().all(|p| *p == Phase::Night));
    assert!(phases[5..7].iter().all(|p| *p == Phase::Dawn));
    assert!(phases[7..19].iter().all(|p| *p == Phase::Day));
    assert!(phases[19..21].iter().all(|p| *p == Phase::Dusk));
    assert!(phases[21..24].iter().all(|p| *p == Phase::Night));
    assert!(is_night(&world_at(13)));
    assert!(!is_night(&world_at(12)));
}

#[test]
fn the_next_part_begins_on_its_hour() {
    // Eight in the morning: dusk is at nineteen, eleven hours away.
    assert_eq!(next_phase(Millis(0)), Millis(HOUR.0 * 11));
    assert_eq!(next_phase(Millis(1)), Millis(HOUR.0 * 11));
    assert_eq!(next_phase(Millis(HOUR.0 * 11)), Millis(HOUR.0 * 13));
    assert_eq!(next_phase(Millis(HOUR.0 * 13)), Millis(HOUR.0 * 21));
}

#[test]
fn hours_have_names() {
    assert_eq!(hour_in_words(0), "It is midnight.");
    assert_eq!(hour_in_words(12), "It is noon.");
    assert_eq!(hour_in_words(16), "It is the fourth hour after noon.");
    assert_eq!(hour_in_words(6), "It is the sixth hour after midnight, at dawn.");
}

#[test]
fn weather_is_seen_outdoors_only() {
    let (mut small, _, quay, shed) = harbour();
    let (aria, bran) = (small.player("Aria", quay), small.player("Bran", shed));
    small.turn(start);
    small.out.clear();
    small.pass(Millis::seconds(15 * 60));
    assert!(!small.read(aria).is_empty(), "the weather has turned");
    assert_eq!(small.read(bran), "");
    let weather =
        |small: &mut Small, who| small.turn(|turn| text::weather_sentence(turn.view(), who));
    assert_eq!(weather(&mut small, bran), "There is no sky to see from here.");
    assert!(
        ["A thin rain falls.", "The wind drops."].contains(&weather(&mut small, aria).as_str())
    );
}

#[test]
fn an_area_without_players_costs_nothing() {
    let (mut small, area, quay, _) = harbour();
    small.turn(start);
    assert!(!small.world.schedule.has(&Job::Weather(area)));
    let aria = small.player("Aria", quay);
    assert!(small.world.schedule.has(&Job::Weather(area)));
    small.turn(|turn| player::leave(turn, aria));
    small.pass(Millis::seconds(20 * 60));
    assert!(!small.world.schedule.has(&Job::Weather(area)));
}

#[test]
fn night_falls_in_the_words_of_the_area() {
    let (mut small, area, quay, shed) = harbour();
    small.content.words.phases = vec![("night".into(), "It is night.".into())];
    let far = small.room("far", None);
    let (aria, bran) = (small.player("Aria", quay), small.player("Bran", shed));
    let cole = small.player("Cole", far);
    let night =
        crate::game::ground::room::Phase { name: "night".into(), text: "Lamps are lit.".into() };
    small.content.areas.get_mut(&area).unwrap().phases = vec![night];
    small.now = Millis(HOUR.0 * 13 - 1000);
    small.turn(start);
    small.world.schedule.cancel(&Job::Weather(area));
    small.out.clear();
    small.pass(Millis::seconds(2));
    assert!(small.read(aria).contains("Lamps are lit."));
    assert!(small.read(cole).contains("It is night."));
    assert_eq!(small.read(bran), "");
}
