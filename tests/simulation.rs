//! The simulator: made-up players on a machine that fails. A few seeds here, for every run of
//! the tests; many more with `dominion simulate --seeds 200`.

use std::path::Path;
use std::sync::LazyLock;

use dominion::simulate::faults::Level;
use dominion::simulate::plant::Plant;
use dominion::simulate::suite::Suite;
use dominion::simulate::{Crowd, Failure, Report, Settings, files, simulate};
use dominion::yaml::{Disk, Memory};

static WORLD: LazyLock<Memory> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data");
    files::read(&Disk::new(folder)).expect("the stock world can be read")
});

fn run(settings: &Settings) -> Result<Report, Box<Failure>> {
    simulate(settings, &WORLD, None, &mut |_| {})
}

fn clean(settings: &Settings) -> Report {
    run(settings).unwrap_or_else(|failure| panic!("{failure:?}"))
}

#[test]
fn seeds_run_clean_and_nothing_shown_is_undone() {
    for seed in 1..=3 {
        let report = clean(&Settings { seed, players: 12, hours: 0.4, ..Settings::default() });
        assert!(report.restarts > 0 && report.verified > 20, "seed {seed} was too quiet");
    }
}

/// A minute of `dominion simulate --suite ledger`, which makes a million movements.
#[test]
fn issue16_2_dealers_and_ends_of_the_process_keep_the_books() {
    let (crowd, faults) = (Crowd::Dealers, Level::Kills);
    let short = Settings { seed: 3, players: 12, hours: 0.1, ..Settings::default() };
    let report = clean(&Settings { crowd, faults, check_every: 100, ..short });
    let (movements, ends) = (report.movements, report.restarts);
    assert!(movements > 1_000 && ends > 5, "{movements} movements, {ends} ends");
    assert!(Suite::Ledger.falls_short(&report).is_some(), "the suite wants far more");
}

#[test]
fn the_real_database_does_as_its_model() {
    let folder = tempfile::tempdir().expect("there is room for a database");
    let sqlite = Some(folder.path().join("data"));
    let settings = Settings { seed: 4, players: 6, hours: 0.3, ..Settings::default() };
    let model = clean(&settings);
    let real = clean(&Settings { sqlite, ..settings });
    for kind in ["torn writes", "short writes"] {
        assert!(real.faults.contains_key(kind), "{:?}", real.faults);
    }
    assert_eq!(real.world_hash, model.world_hash);
    assert_eq!(real.text_hash, model.text_hash);
}

#[test]
fn the_same_seed_is_the_same_evening_and_a_pulse_left_out_is_no_loss() {
    let settings = Settings { seed: 5, players: 8, hours: 0.3, ..Settings::default() };
    let hashes = |settings: &Settings| {
        let report = clean(settings);
        (report.world_hash, report.text_hash, report.commands)
    };
    let once = hashes(&settings);
    assert_eq!(once, hashes(&settings));
    assert_eq!(once, hashes(&Settings { every_pulse: true, ..settings.clone() }));
    assert_ne!(once, hashes(&Settings { seed: 6, ..settings }));
}

/// What is found if this bug is in the server.
fn found(plant: Plant) -> String {
    let settings = Settings { seed: 7, players: 12, hours: 4.0, ..Settings::default() };
    let found = run(&Settings { plant: Some(plant), ..settings });
    found.err().unwrap_or_else(|| panic!("{plant:?} was not found")).what
}

#[test]
fn what_is_shown_before_it_is_kept_is_found() {
    let what = found(Plant::AckBeforeWrite);
    assert!(what.contains("was shown"), "{what}");
}

#[test]
fn a_row_that_never_reached_the_disk_is_found() {
    let what = found(Plant::DropPut);
    assert!(what.contains("after a crash, on the disk"), "{what}");
}

#[test]
fn a_log_that_was_never_synced_is_found() {
    let folder = tempfile::tempdir().expect("there is room for a database");
    let sqlite = Some(folder.path().join("data"));
    let plant = Some(Plant::SyncNothing);
    let settings =
        Settings { seed: 7, players: 6, hours: 1.0, plant, sqlite, ..Settings::default() };
    let what = run(&settings).err().expect("it is not found").what;
    assert!(what.contains("after a crash, on the disk"), "{what}");
}

#[test]
fn a_change_that_was_forgotten_is_found() {
    let what = found(Plant::ForgetChange);
    // A purse that was forgotten shows in the ledger, which tells its lines one after the other.
    assert!(what.contains("differs") || what.contains("of the ledger does not follow"), "{what}");
}

#[test]
fn a_thing_that_a_start_makes_two_of_is_found() {
    let what = found(Plant::DuplicateItem);
    assert!(what.contains("after a start, a row of item_instances differs"), "{what}");
}

#[test]
fn without_faults_nothing_fails() {
    let settings = Settings { seed: 8, players: 8, hours: 0.3, ..Settings::default() };
    let report = clean(&Settings { faults: Level::None, ..settings });
    assert!(report.faults.is_empty(), "{:?}", report.faults);
}

/// `dominion simulate --players 0`: the war needs nobody, and neither do the faults.
#[test]
fn a_world_without_players_goes_on() {
    let settings = Settings { seed: 9, players: 0, hours: 0.5, ..Settings::default() };
    assert!(clean(&settings).faults.contains_key("links lost"));
    let report = clean(&Settings { faults: Level::None, hours: 2.0, ..settings });
    let sides = ("shadow_syndicate".to_string(), "silver_sanctum".to_string());
    let (kills, deaths) = report.census.rivalries[&sides].kills;
    assert!(kills > 0 && deaths > 0, "{kills} to {deaths}");
    assert!(report.census.fates.values().any(|fate| fate.first > 0));
    assert!(report.census.fullest.0 > 1);
}

/// Rounds through the rooms in which most of the made-up players are.
const PATROLS: &str = "
- {npc_template_id: saltroad_jackal, spawn_room_id: lowwater_keel_quay, patrol_route: [lowwater_keel_quay, lowwater_lighthouse, saltroad_pans], patrol_interval: 4, spawn_as_group: true, group_size: 4, respawn_time: 30, behavior: attacks_on_sight}
- {npc_template_id: battlefield_picket, spawn_room_id: lowwater_strand, patrol_route: [lowwater_strand, lowwater_keel_quay, lowwater_salt_gate], patrol_mode: bounce, patrol_interval: 3, spawn_as_group: true, group_size: 3, group_spacing: 0, respawn_time: 20}
- {npc_template_id: saltroad_thief, spawn_room_id: saltroad_milestone, patrol_route: [saltroad_milestone, lowwater_salt_gate, lowwater_keel_quay], patrol_mode: once, spawn_count: 3, respawn_time: 20, spawn_delay: 5, behavior: [aggressive, patrols]}
";

#[test]
fn patrols_hold_together_through_crashes_and_fights() {
    let mut world = WORLD.clone();
    world.files.insert("npc_spawns/rounds.yaml".into(), PATROLS.into());
    for seed in [11, 12] {
        let settings = Settings { seed, players: 12, hours: 0.4, ..Settings::default() };
        let report = simulate(&settings, &world, None, &mut |_| {});
        let report = report.unwrap_or_else(|failure| panic!("{failure:?}"));
        assert!(report.restarts > 0, "seed {seed} was too quiet");
    }
}
