//! What reputation promises, in a world small enough to see at a glance.

use std::collections::BTreeMap;

use super::*;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, FactionId};
use crate::base::limits::{REPUTATION_EVENTS_HELD_MAX, STANDING_MAX};
use crate::game::World;
use crate::game::frame::actor::Actor;
use crate::game::frame::keep::{Put, Restoring};
use crate::game::frame::testing::Small;
use crate::text::style::plain;

struct Court {
    small: Small,
    aria: CreatureId,
    bells: FactionId,
}

fn court() -> Court {
    let mut small = Small::default();
    let hall = small.room("hall", None);
    let bells = small.faction("bells");
    let aria = small.player("Aria", hall);
    Court { small, aria, bells }
}

fn nation(number: u64) -> Actor {
    Actor::Nation(number)
}

impl Court {
    fn did(&mut self, actor: &Actor, deed: Deed, against: Option<&Actor>) {
        self.small.turn(|turn| did(turn, actor, deed, against));
    }

    fn change(&mut self, actor: &Actor, observer: &Observer, by: i64) -> Moved {
        let (actor, observer) = (actor.clone(), observer.clone());
        let change =
            Change { actor, observer, deed: Deed::Decided, by, about: None, note: "x".into() };
        self.small.turn(|turn| record(turn, change))
    }

    fn trust(&mut self, one: &Actor, other: &Actor) -> f64 {
        self.small.turn(|turn| trust(turn.view(), one, other).value)
    }

    /// All lines that wait to be written, and that nobody has taken yet.
    fn lines(&mut self) -> Vec<ReputationEventRow> {
        let lines = self.small.world.dirty.take().1.into_iter();
        let events = lines.filter_map(|line| match line {
            Put::ReputationEvent(line) => Some(line),
            _ => None,
        });
        events.collect()
    }
}

#[test]
fn n89_each_deed_moves_public_reputation_by_its_number() {
    let mut court = court();
    for (number, (deed, points)) in [
        (Deed::AllianceFormed, 10),
        (Deed::AllianceBroken, -25),
        (Deed::TreatyViolated, -50),
        (Deed::TreatyHonored, 15),
        (Deed::WarInitiated, -5),
        (Deed::WarWon, 5),
        (Deed::WarWonHonorably, 10),
        (Deed::WarLost, -5),
        (Deed::Betrayal, -75),
    ]
    .into_iter()
    .enumerate()
    {
        let who = nation(number as u64);
        court.did(&who, deed, None);
        assert_eq!(court.small.world.reputation.public(&who), points, "{deed:?}");
        let lines = court.lines();
        assert_eq!(lines.len(), 1);
        assert_eq!((lines[0].deed.as_str(), lines[0].delta), (deed.word(), points));
    }
    let acts = Deed::ALL.iter().filter(|deed| deed.number().is_some()).count();
    assert_eq!(acts, NUMBERS.numbers.len(), "every number has its deed");
    let who = nation(99);
    court.did(&who, Deed::Gift, None);
    assert_eq!(court.lines(), [], "a gift is no act of state");
    assert!(Deed::ALL.iter().all(|deed| Deed::parse(deed.word()) == Some(*deed)));
}

#[test]
fn n90_an_update_moves_the_score_and_leaves_one_event_with_its_reason() {
    let mut court = court();
    let aria = Actor::Player(court.aria);
    let moved = court.change(&aria, &Observer::Public, -5);
    assert_eq!((moved.before.score, moved.after.score), (0, -5));
    let lines = court.lines();
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].delta, lines[0].note.as_str()), (-5, "x"));
    let read = plain(&court.small.read(court.aria));
    assert!(read.contains("Your name grows worse (-5, -5 now): x."), "{read}");
    court.change(&aria, &Observer::Public, 0);
    assert_eq!(court.lines(), [], "what changes nothing is no event");
}

#[test]
fn a14_a_score_is_the_sum_of_its_events_whatever_happens() {
    let mut court = court();
    let actors = [Actor::Player(court.aria), nation(1), Actor::Party(2)];
    let observers = [Observer::Public, Observer::Faction(court.bells), Observer::Other(nation(9))];
    let mut sums: BTreeMap<(String, String), i64> = BTreeMap::new();
    let mut number = 7_u64;
    for _ in 0..3_000 {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let pick = |from: u32, among: u64| (number >> from) % among;
        let actor = &actors[pick(20, 3) as usize];
        let by = pick(30, 200_001) as i64 - 100_000;
        court.change(actor, &observers[pick(25, 3) as usize], by);
        court.small.read(court.aria);
    }
    for line in court.lines() {
        let sum = sums.entry((line.actor, line.observer)).or_default();
        *sum += line.delta;
        assert_eq!(*sum, line.score, "the line says what the score was then");
    }
    let world = &court.small.world;
    assert_eq!(check(world), Ok(()));
    assert_eq!(sums.len(), 9);
    for subject in world.reputation.subjects() {
        let key = (subject.actor.to_string(), subject.observer.key(&court.small.content));
        let standing = world.reputation.of(&subject.actor, &subject.observer);
        assert_eq!(standing.score, sums[&key], "{key:?}");
        assert!(standing.score.abs() <= STANDING_MAX && standing.best >= standing.score);
    }
    assert_eq!(world.reputation.events.len(), REPUTATION_EVENTS_HELD_MAX);
}

#[test]
fn n91_betrayals_are_counted_and_never_forgotten() {
    let mut court = court();
    let (traitor, victim, other) = (nation(1), nation(2), nation(3));
    court.did(&traitor, Deed::Betrayal, Some(&victim));
    court.did(&traitor, Deed::Betrayal, Some(&victim));
    court.did(&traitor, Deed::Betrayal, Some(&other));
    let betrayals = court.lines().iter().filter(|line| line.deed == "betrayal").count();
    assert_eq!(betrayals, 3);
    assert_eq!(court.small.world.reputation.betrayals(&traitor), 3);
    let later = Millis::seconds(400 * 24 * 60 * 60);
    court.small.now = court.small.now + later;
    court.small.world.clock = court.small.now;
    assert_eq!(court.small.world.reputation.betrayals(&traitor), 3);
    assert_eq!(court.small.world.reputation.betrayals(&victim), 0);
}

#[test]
fn n92_trust_lies_between_0_and_1_and_a_betrayal_costs_the_betrayed_most() {
    let mut court = court();
    let (one, two, third) = (nation(1), nation(2), nation(3));
    let stranger = court.trust(&one, &two);
    assert!((stranger - 0.5).abs() < 1e-9 && stranger == court.trust(&two, &one));
    court.did(&two, Deed::Betrayal, Some(&one));
    let (betrayed, onlooker) = (court.trust(&one, &two), court.trust(&third, &two));
    assert!(betrayed < onlooker && onlooker < stranger, "{betrayed} {onlooker} {stranger}");
    assert_eq!(court.trust(&two, &one), stranger, "the traitor trusts as before");
    for _ in 0..2_000 {
        court.did(&two, Deed::Betrayal, Some(&one));
        court.did(&third, Deed::TreatyHonored, Some(&one));
    }
    for (a, b) in [(&one, &two), (&two, &one), (&third, &two), (&one, &third)] {
        let value = court.trust(a, b);
        assert!((0.0..=1.0).contains(&value), "{value}");
    }
    assert!(court.trust(&one, &third) > 0.8, "a treaty kept so often");
}

/// A7: what there was between two fades, half after each half-life.
#[test]
fn a07_trust_rises_with_what_is_kept_and_fades_with_time() {
    let mut court = court();
    let (one, two) = (nation(1), nation(2));
    let kept = Some(&one);
    let stranger = court.trust(&one, &two);
    court.did(&two, Deed::TreatyHonored, kept);
    let now = court.trust(&one, &two);
    assert!(now > stranger);
    let week = Millis::seconds(7 * 24 * 60 * 60);
    court.small.now = court.small.now + week;
    court.small.world.clock = court.small.now;
    let later = court.trust(&one, &two);
    assert!(later < now && later > stranger, "{stranger} {later} {now}");
    let of = |points| trust::faded(points, week, week);
    assert_eq!((of(1_000), of(-1_000), of(0)), (500, -500, 0));
    assert_eq!(trust::faded(1_000, Millis(week.0 / 2), week), 750);
    assert_eq!(trust::faded(i64::MAX, Millis(u64::MAX), Millis(0)), 0);
    assert_eq!(trust::faded(i64::MIN, Millis(0), Millis(1)), i64::MIN);
}

#[test]
fn what_has_no_place_any_more_is_named_and_what_is_out_of_bounds_is_bounded() {
    let mut court = court();
    let row = |actor: &str, observer: &str| ReputationRow {
        actor: actor.into(),
        observer: observer.into(),
        score: i64::MIN,
        best: i64::MAX,
        recent: 0,
        recent_ms: 1,
        betrayals: 2,
    };
    let rows = [
        row("player:99", "faction:bells"),
        row("player:x", "faction:bells"),
        row("nation:1", "faction:gone"),
        row("faction:gone", "public:all"),
        row("nation:1", "faction:bells"),
        row("nation:1", "public:all"),
    ];
    let (content, world) = (&court.small.content, &mut court.small.world);
    let mut to = Restoring { content, world, warnings: Vec::new() };
    (SCORES.take)(&mut to, &rows);
    assert_eq!(to.warnings.len(), 4, "{:?}", to.warnings);
    assert_eq!(check(&court.small.world), Ok(()));
    let bells = Observer::Faction(court.bells);
    assert_eq!(court.small.world.reputation.of(&nation(1), &bells).score, -STANDING_MAX);
    assert_eq!(court.small.world.reputation.betrayals(&nation(1)), 4);
}

#[test]
fn a_character_that_is_no_more_is_known_to_nobody_and_knows_nobody() {
    let mut court = court();
    let (aria, one) = (Actor::Player(court.aria), nation(1));
    let own = Observer::Other(aria.clone());
    court.change(&aria, &Observer::Public, 5);
    court.change(&one, &own, 5);
    court.change(&one, &Observer::Public, 5);
    super::rules::forget(&mut court.small.world, court.aria);
    let left: Vec<Subject> = court.small.world.reputation.subjects().collect();
    assert_eq!(left, [Subject { actor: one, observer: Observer::Public }]);
}

#[test]
fn the_check_finds_what_is_wrong() {
    let court = court();
    let broken = |change: &dyn Fn(&mut State)| {
        let mut world: World = court.small.world.clone();
        change(&mut world.reputation);
        check(&world).expect_err("it is broken")
    };
    let known = |who: CreatureId, standing: Standing| {
        move |state: &mut State| {
            let known = state.known_mut(&Actor::Player(who));
            known.insert(Observer::Faction(court.bells), standing);
        }
    };
    let out = Standing { score: STANDING_MAX + 1, best: STANDING_MAX + 1, ..Default::default() };
    let worse = Standing { score: 5, best: 1, ..Default::default() };
    assert!(broken(&known(court.aria, out)).contains("thinks"));
    assert!(broken(&known(court.aria, worse)).contains("thinks"));
    assert!(broken(&known(CreatureId(9_999), Standing::default())).contains("no character"));
    let of_itself = |state: &mut State| {
        let own = Observer::Other(nation(1));
        state.known_mut(&nation(1)).insert(own, Standing::default());
    };
    assert!(broken(&of_itself).contains("thinks"));
}
