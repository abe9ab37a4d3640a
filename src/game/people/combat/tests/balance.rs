//! How the stock world plays, in figures: each calling at each level against what lives in each
//! zone, fought out on the virtual clock with seeded dice.
//!
//! The tables are kept in `tests/balance/`, one for each zone; `UPDATE_EXPECT=1 cargo test --lib
//! balance` writes them anew. They are read before they are kept: what `help places` says of a zone
//! is held against them here.
//!
//! A fighter has the outfit of the calling and what somebody of the level has bought by then
//! ([`kit`]), is whole, uses every skill that is of use, and neither flees nor drinks. They walk into
//! a place of the zone with everybody there who comes into being there, and strike at the first;
//! who is aggressive or helps its own joins in. So a table is a little darker than what a careful
//! player meets.

mod kit;
mod stage;
mod table;

use expect_test::expect_file;
use kit::CALLINGS;
use regex::Regex;
use stage::Stage;
use table::Zone;

/// The lowest and the highest level for which `help places` gives out a zone.
fn given_out(stage: &Stage, name: &str) -> (u32, u32) {
    let page = stage.ring.content.words.help.iter().find(|page| page.topic == "places");
    let body = &page.expect("there is help for it").body;
    let pattern = format!("{name},[^.;:]*?([0-9]+) to ([0-9]+)");
    let found = Regex::new(&pattern).expect("a pattern").captures(body);
    let found = found.unwrap_or_else(|| panic!("help places says nothing of {name}: {body}"));
    let number = |at: usize| found[at].parse().expect("a number");
    (number(1), number(2))
}

/// Fights out the table of a zone and keeps it.
fn fought(
    key: &str,
    named: &str,
    levels: impl Fn((u32, u32)) -> Vec<u32>,
    fights: u64,
) -> (Zone, (u32, u32)) {
    let mut stage = Stage::stock();
    let range = given_out(&stage, named);
    let zone = Zone::fought(&mut stage, (key, named), range, &levels(range), fights);
    expect_file![format!("../../../../../tests/balance/{key}.md")].assert_eq(&zone.to_string());
    (zone, range)
}

/// A zone for those who are alone, and what help says of it: at the lowest level that is given out
/// each calling wins at least `low` fights of a hundred with what one meets there, and half even in
/// its outfit where newcomers go; at the highest it wins nearly all, everywhere.
fn for_one(key: &str, named: &str, low: u64) -> Zone {
    let around = |(low, high): (u32, u32)| (low.saturating_sub(2).max(1)..=high + 2).collect();
    let (zone, (lowest, highest)) = fought(key, named, around, 12);
    for (at, calling) in CALLINGS.iter().enumerate() {
        let (first, last) = (zone.won(lowest, at), zone.won(highest, at));
        assert!(first >= low, "{calling} wins {first} % in {key} at level {lowest}");
        assert!(last >= 95, "{calling} wins {last} % in {key} at level {highest}");
        let bare = zone.won_in_outfit(at);
        assert!(lowest > 3 || bare >= 50, "{calling} wins {bare} % in {key} in the outfit alone");
    }
    for (place, won) in zone.places(highest) {
        assert!(won >= 90, "{won} % are won in {key}, {place}, at level {highest}");
    }
    zone
}

/// Nobody dies for certain anywhere, at the lowest level that is given out.
fn nowhere_is_hopeless(zone: &Zone, level: u32) {
    for (place, won) in zone.places(level) {
        assert!(won >= 60, "{won} % are won at level {level}: {place}");
    }
}

#[test]
fn issue14_8_lowwater_is_what_help_says() {
    let zone = for_one("lowwater", "Lowwater", 90);
    nowhere_is_hopeless(&zone, 1);
    // The poet teaches newcomers what a foe is, and lets nearly all of them live.
    let poet = zone.against("the velvet poet", 1);
    assert!(poet.won_percent() >= 70 && poet.left() <= 65, "{} %", poet.left());
    // A boss is not beaten before its time, and not for nothing when it is.
    let early = zone.against("the Bailiff", 2);
    assert!(early.won_percent() <= 50 && early.left() <= 60, "{} %", early.won_percent());
    let fair = zone.against("the Bailiff", 3);
    assert!((50..=90).contains(&fair.won_percent()), "{} %", fair.won_percent());
    assert!(fair.left() <= 60, "the Bailiff leaves {} % of health", fair.left());
}

#[test]
fn issue14_8_the_salt_road_is_what_help_says() {
    nowhere_is_hopeless(&for_one("saltroad", "The Salt Road", 70), 3);
}

#[test]
fn issue14_8_hollin_wood_is_what_help_says() {
    nowhere_is_hopeless(&for_one("hollin", "Hollin Wood", 70), 3);
}

#[test]
fn issue14_8_the_copper_deeps_are_what_help_says() {
    // The deeper, the stronger: at level 4 one stays near the cage.
    let zone = for_one("deeps", "the Copper Deeps", 60);
    let overseer = zone.against("the Overseer", 8);
    assert!((40..=90).contains(&overseer.won_percent()), "{} %", overseer.won_percent());
    assert!(overseer.left() <= 60, "the Overseer leaves {} % of health", overseer.left());
}

#[test]
fn issue14_8_the_castle_is_for_several() {
    let levels = |(low, high)| vec![low, 8, high];
    let (zone, (lowest, highest)) = fought("battlefield", "castle", levels, 4);
    let callings = 0..CALLINGS.len();
    let alone =
        callings.clone().map(|at| zone.won(lowest, at)).sum::<u64>() / callings.len() as u64;
    let all = zone.won(lowest, CALLINGS.len());
    assert!(alone <= 60 && all >= 90, "{alone} % alone, {all} % together");
    assert!(zone.won(highest, CALLINGS.len()) >= 95);
}
