//! Events: what each trigger begins, what each kind of end ends, and what is kept of it.

use super::almanac::When;
use super::content::{Announce, Audience, Census, Condition, Effects, Events, Trigger, WorldEvent};
use super::*;
use crate::base::clock::Millis;
use crate::base::id::{AreaId, CreatureId, RoomId};
use crate::base::limits::EVENTS_ON_MAX;
use crate::game::client::about::Host;
use crate::game::frame::keep::{Cut, Restoring};
use crate::game::frame::schedule::Job;
use crate::game::frame::testing::Small;
use crate::game::ground::influence::{Prices, Scope, Visitors};
use crate::game::ground::sky::{self, Phase};
use crate::game::{Refusal, World};

/// 2024-06-15 18:00, a Saturday.
const SATURDAY: u64 = 1_718_474_400;
const HOUR: Millis = Millis::seconds(3_600);

/// Aria on a quay in the harbour, Bran on a road in no area.
struct Stage {
    small: Small,
    harbour: AreaId,
    quay: RoomId,
    aria: CreatureId,
    bran: CreatureId,
}

fn stage(events: Vec<WorldEvent>) -> Stage {
    let mut small = Small::default();
    let harbour = small.area("harbour");
    let quay = small.room("quay", Some(harbour));
    let road = small.room("road", None);
    let (aria, bran) = (small.player("Aria", quay), small.player("Bran", road));
    let visitors = events.iter().flat_map(|event| event.effects.spawns.iter().copied()).collect();
    small.content.keep(Visitors(visitors));
    let events = events.into_iter().map(|event| (event.key.clone(), event)).collect();
    small.content.keep(Events(events));
    small.world.host = Host { started: SATURDAY, clock: small.now, ..Host::default() };
    small.turn(crate::game::wake);
    Stage { small, harbour, quay, aria, bran }
}

/// An event of the harbour that lasts an hour.
fn event(key: &str, triggers: Vec<Trigger>) -> WorldEvent {
    WorldEvent {
        key: key.into(),
        name: format!("the {key}"),
        description: String::new(),
        scope: Scope::World,
        audience: Audience::Scope,
        is_listed: true,
        triggers,
        rest: Millis(0),
        lasts: Some(HOUR),
        announce: Announce::default(),
        effects: Effects::default(),
    }
}

fn condition() -> Condition {
    let (holds, npcs, during) = (None, None, None);
    Condition { phases: Vec::new(), chance: 1.0, players: 0, holds, npcs, during }
}

impl Stage {
    fn is_on(&self, event: &str) -> bool {
        self.small.world.world_events.on(event).is_some()
    }

    /// Time passes, a minute at a time, as the schedule has it.
    fn pass(&mut self, span: Millis) {
        let until = self.small.now + span;
        while self.small.now < until {
            self.small.now = (self.small.now + Millis::seconds(60)).min(until);
            self.small.world.clock = self.small.now;
            while let Some(job) = self.small.world.schedule.next_due(self.small.now) {
                self.small.turn(|turn| crate::game::run_job(turn, job));
            }
            crate::game::check(&self.small.world).expect("a world that holds together");
        }
    }

    fn start(&mut self, event: &str) -> Result<(), Refusal> {
        self.small.turn(|turn| {
            let written = super::rules::written(turn.content, event).expect("is written");
            start(turn, written, None, "Odo")
        })
    }

    fn stop(&mut self, event: &str) -> Result<(), Refusal> {
        self.small.turn(|turn| {
            let written = super::rules::written(turn.content, event).expect("is written");
            stop(turn, written)
        })
    }

    /// A part of the day begins.
    fn begins(&mut self, phase: Phase) {
        self.small.turn(|turn| turn.report(sky::Event::PhaseBegan { phase }));
    }

    /// The same world after a restart at some date: what was kept, and nothing else.
    fn restarted(self, date: u64) -> Stage {
        let Stage { small, harbour, quay, .. } = self;
        let cut = Cut { content: &small.content, world: &small.world, dice: &small.dice };
        let rows: Vec<WorldEventRow> =
            (EVENTS.all)(cut).iter().filter_map(|event| (EVENTS.row)(cut, event)).collect();
        let mut world = World { clock: small.now, next_id: 500, ..World::default() };
        let mut to = Restoring { content: &small.content, world: &mut world, warnings: Vec::new() };
        (EVENTS.take)(&mut to, &rows);
        let mut small = Small { world, ..small };
        small.world.host = Host { started: date, clock: small.now, ..Host::default() };
        let aria = small.player("Aria", quay);
        small.turn(crate::game::wake);
        Stage { small, harbour, quay, aria, bran: aria }
    }
}

#[test]
fn c15_the_calendar_begins_an_event_and_ends_it_by_date() {
    let mut stage =
        stage(vec![event("market", vec![Trigger::Recurs(When::weekly(5, 20 * 3_600))])]);
    stage.pass(Millis::seconds(2 * 3_600 - 60));
    assert!(!stage.is_on("market"));
    stage.pass(Millis::seconds(60));
    assert!(stage.is_on("market"));
    // Half an hour of it is played, and half an hour passes while the server is down.
    stage.pass(Millis::seconds(1_800));
    let mut stage = stage.restarted(SATURDAY + 3 * 3_600 - 60);
    assert!(stage.is_on("market"));
    assert_eq!(check(&stage.small.world), Ok(()));
    stage.pass(Millis::seconds(60));
    assert!(!stage.is_on("market"), "by the date, not by the clock of the world");
    stage.pass(Millis::seconds(7 * 24 * 3_600 - 3_600));
    assert!(stage.is_on("market"), "a week later");
    assert_eq!(stage.small.world.world_events.of("market").map(|known| known.times), Some(2));
}

#[test]
fn c15_what_was_due_while_the_server_was_down_begins_late_unless_it_would_be_over() {
    let market = || event("market", vec![Trigger::Recurs(When::weekly(5, 20 * 3_600))]);
    for (date, is_on) in [(2 * 3_600 + 1_800, true), (3 * 3_600 + 60, false), (3_600, false)] {
        let mut stage = stage(vec![market()]).restarted(SATURDAY + date);
        stage.pass(Millis::seconds(1));
        assert_eq!(stage.is_on("market"), is_on, "{date}");
    }
}

#[test]
fn c15_days_of_the_season_and_of_the_reach_begin_events() {
    let today = SATURDAY / (24 * 3_600) % 70 + 1;
    let season = When::on_season_days(&[today, today % 70 + 1], 19 * 3_600);
    let reach = When::on_reach_days(3, 2, 6);
    let mut stage = stage(vec![
        event("winter", vec![Trigger::Recurs(season)]),
        event("market", vec![Trigger::Recurs(reach)]),
    ]);
    stage.pass(Millis::seconds(3_600));
    assert!(stage.is_on("winter") && !stage.is_on("market"));
    while !stage.is_on("market") {
        stage.pass(Millis::seconds(60));
        assert!(stage.small.now < Millis::seconds(6 * 3_600), "it never begins");
    }
    assert_eq!((sky::hour(&stage.small.world), sky::day(stage.small.now)), (6, 1));
    assert!(stage.is_on("winter"), "its hour is not over");
    stage.pass(Millis::seconds(1_600));
    assert!(!stage.is_on("winter") && stage.is_on("market"));
}

#[test]
fn c15_each_condition_is_asked_and_all_must_hold() {
    let of = |change: &dyn Fn(&mut Condition)| {
        let mut one = condition();
        change(&mut one);
        vec![Trigger::Condition(one)]
    };
    let mut stage = stage(vec![]);
    let rat = stage.small.template("rat", &[]);
    let census = Census { template: rat, least: 1, most: 2 };
    let mut crowd = event("crowd", of(&|one| one.players = 2));
    crowd.scope = Scope::Areas([stage.harbour].into());
    let events = [
        event("dusk", of(&|one| one.phases = vec![Phase::Dusk])),
        crowd,
        event("plague", of(&|one| one.npcs = Some(census))),
        event("echo", of(&|one| one.during = Some("dusk".into()))),
        event("never", of(&|one| one.chance = 0.0)),
    ];
    let events = events.into_iter().map(|event| (event.key.clone(), event)).collect();
    stage.small.content.keep(Events(events));
    let on = |stage: &Stage| -> Vec<String> {
        stage.small.world.world_events.all_on().map(|(event, ..)| event.into()).collect()
    };
    stage.begins(Phase::Dawn);
    assert_eq!(on(&stage), [""; 0]);
    stage.begins(Phase::Dusk);
    assert_eq!(on(&stage), ["dusk"]);
    stage.begins(Phase::Night);
    assert_eq!(on(&stage), ["dusk", "echo"]);
    let (bran, quay) = (stage.bran, stage.quay);
    stage.small.turn(|turn| {
        crate::game::ground::creature::create_npc(turn, rat, None, quay);
        crate::game::ground::movement::transport(turn, bran, quay);
    });
    stage.begins(Phase::Dawn);
    assert_eq!(on(&stage), ["crowd", "dusk", "echo", "plague"]);
}

#[test]
fn c15_without_a_duration_an_event_lasts_as_long_as_its_condition() {
    let mut fog = condition();
    fog.during = Some("tide".into());
    let mut fog = event("fog", vec![Trigger::Condition(fog)]);
    fog.lasts = None;
    fog.rest = Millis::seconds(600);
    let mut stage = stage(vec![fog, event("tide", vec![])]);
    stage.start("tide").expect("it begins");
    stage.begins(Phase::Night);
    assert!(stage.is_on("fog"));
    let mut stage = stage.restarted(SATURDAY);
    assert!(stage.is_on("fog") && stage.is_on("tide"));
    stage.stop("tide").expect("it ends");
    assert!(stage.is_on("fog"), "it is looked at when a part of the day begins");
    stage.begins(Phase::Dawn);
    assert!(!stage.is_on("fog"));
    stage.start("tide").expect("it begins");
    stage.begins(Phase::Day);
    assert!(!stage.is_on("fog"), "it rests");
    stage.small.now = stage.small.now + Millis::seconds(600);
    stage.begins(Phase::Dusk);
    assert!(stage.is_on("fog"));
}

#[test]
fn c15_what_is_stopped_by_hand_begins_again_when_it_is_due_next_and_not_before() {
    let mut stage = stage(vec![event("market", vec![Trigger::Recurs(When::daily(18 * 3_600))])]);
    stage.pass(Millis::seconds(60));
    assert!(stage.is_on("market"));
    assert!(stage.start("market").is_err(), "it is on");
    stage.stop("market").expect("it ends");
    assert!(stage.stop("market").is_err(), "it is over");
    let mut stage = stage.restarted(SATURDAY + 600);
    stage.pass(Millis::seconds(600));
    assert!(!stage.is_on("market"));
    stage.pass(Millis::seconds(23 * 3_600 + 2_500));
    assert!(stage.is_on("market"));
}

#[test]
fn c15_what_is_on_by_hand_when_its_own_time_comes_lasts_until_that_is_over() {
    let mut stage = stage(vec![event("market", vec![Trigger::Recurs(When::daily(19 * 3_600))])]);
    stage.pass(Millis::seconds(1_800));
    stage.start("market").expect("it begins");
    stage.pass(Millis::seconds(3_600));
    assert!(stage.is_on("market"));
    stage.pass(Millis::seconds(1_800));
    assert!(!stage.is_on("market"));
    assert_eq!(stage.small.world.world_events.of("market").map(|known| known.times), Some(1));
}

#[test]
fn c15_those_in_its_scope_are_told_or_everyone() {
    let mut tide = event("tide", vec![]);
    let mut fair = event("fair", vec![]);
    for (event, word) in [(&mut tide, "tide"), (&mut fair, "fair")] {
        let said = |what: &str| Some(format!("{word} {what}."));
        event.announce =
            Announce { starts: said("starts"), halfway: said("halfway"), ends: said("ends") };
    }
    fair.audience = Audience::Everyone;
    let mut stage = stage(vec![]);
    tide.scope = Scope::Areas([stage.harbour].into());
    fair.scope = tide.scope.clone();
    let events = [tide, fair].into_iter().map(|event| (event.key.clone(), event)).collect();
    stage.small.content.keep(Events(events));
    for event in ["tide", "fair"] {
        stage.start(event).expect("it begins");
    }
    stage.pass(Millis::seconds(1_800));
    stage.pass(Millis::seconds(1_800));
    let (aria, bran) = (stage.aria, stage.bran);
    let told = |words: &str| words.matches("tide ").count() + words.matches("fair ").count();
    let read = stage.small.read(aria);
    assert_eq!(told(&read), 6, "{read}");
    let read = stage.small.read(bran);
    assert_eq!((told(&read), read.matches("tide ").count()), (3, 0), "{read}");
}

#[test]
fn c15_prices_of_several_events_come_together_within_bounds() {
    let mut dear = event("dear", vec![]);
    dear.effects.prices = vec![Prices { kinds: Vec::new(), asks: 500, pays: 20 }];
    let mut same = dear.clone();
    same.key = "dearer".into();
    let mut stage = stage(vec![dear, same]);
    let quay = stage.quay;
    let swing = |stage: &Stage| {
        let Small { content, world, .. } = &stage.small;
        let swing =
            world.influences.swing(content, quay, crate::game::ground::item::ItemKind::Food);
        (swing.asks, swing.pays)
    };
    assert_eq!(swing(&stage), (100, 100));
    stage.start("dear").expect("it begins");
    assert_eq!(swing(&stage), (500, 20));
    stage.start("dearer").expect("it begins");
    assert_eq!(swing(&stage), (1_000, 10));
    stage.stop("dear").expect("it ends");
    assert_eq!(swing(&stage), (500, 20));
}

#[test]
fn c15_only_so_many_events_are_on_at_one_time() {
    let many = |nth: usize| event(&format!("event_{nth:03}"), vec![]);
    let mut stage = stage((0..=EVENTS_ON_MAX).map(many).collect());
    for nth in 0..EVENTS_ON_MAX {
        stage.start(&format!("event_{nth:03}")).expect("it begins");
    }
    let full = stage.start(&format!("event_{EVENTS_ON_MAX:03}"));
    assert!(full.is_err() && stage.small.world.world_events.all_on().count() == EVENTS_ON_MAX);
    assert_eq!(check(&stage.small.world), Ok(()));
}

#[test]
fn c15_nothing_is_in_force_that_is_not_on_and_the_other_way_round() {
    let mut stage = stage(vec![event("tide", vec![])]);
    stage.start("tide").expect("it begins");
    let influence =
        crate::game::ground::influence::lift(&mut stage.small.world, "tide").expect("in force");
    assert!(check(&stage.small.world).is_err());
    crate::game::ground::influence::lay(&mut stage.small.world, "tide", influence.clone());
    assert_eq!(check(&stage.small.world), Ok(()));
    crate::game::ground::influence::lay(&mut stage.small.world, "fair", influence);
    assert!(check(&stage.small.world).is_err());
    crate::game::ground::influence::lift(&mut stage.small.world, "fair");
    stage.small.world.schedule.cancel(&Job::Events);
    assert!(check(&stage.small.world).is_err(), "it would never end");
}

#[test]
fn c15_a_switched_off_engine_begins_nothing_and_ends_what_is_on() {
    let mut stage = stage(vec![
        event("tide", vec![]),
        event("market", vec![Trigger::Recurs(When::hourly(30))]),
        event("fog", vec![Trigger::Condition(condition())]),
    ]);
    stage.start("tide").expect("it begins");
    let flag = crate::game::frame::flags::find("event").expect("a flag");
    let switched = crate::game::frame::flags::Switched {
        to: crate::game::frame::flags::Position::Off,
        by: "Odo".into(),
        at: stage.small.now,
    };
    crate::game::frame::flags::switch(&mut stage.small.world, flag, switched);
    stage.begins(Phase::Night);
    stage.pass(Millis::seconds(3_600));
    assert!(!stage.is_on("tide") && !stage.is_on("market") && !stage.is_on("fog"));
}

#[test]
fn c15_programs_are_told_what_is_on_where_somebody_is() {
    let mut tide = event("tide", vec![]);
    let mut stage = stage(vec![]);
    let told = |stage: &Stage, who| {
        let Small { content, world, now, .. } = &stage.small;
        let watched = crate::game::frame::fact::Watched { content, world, who, now: *now };
        FEATURE.facts.iter().find_map(|fact| (fact.read)(&watched))
    };
    assert_eq!(told(&stage, stage.aria), None, "there are no events in this world");
    tide.scope = Scope::Areas([stage.harbour].into());
    stage.small.content.keep(Events([("tide".to_owned(), tide)].into()));
    assert_eq!(told(&stage, stage.aria), Some("".into()));
    stage.start("tide").expect("it begins");
    assert_eq!(told(&stage, stage.aria), Some("the tide".into()));
    assert_eq!(told(&stage, stage.bran), Some("".into()), "he is elsewhere");
}
