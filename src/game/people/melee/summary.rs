//! The words of one round, for one pair of eyes.

use std::collections::BTreeMap;

use super::{Crowd, Round, Tally};
use crate::base::id::CreatureId;
use crate::game::World;
use crate::game::frame::tell::grouping::{all_of, some_of};
use crate::game::ground::fight;
use crate::game::ground::sight::Lighting;
use crate::text::sentence::{capitalise, count_word, list};

/// What several of one side do to the other, and what one alone does.
type Exchange = (&'static str, &'static str);

/// What they do while neither is the better, in turn.
const EVEN: [Exchange; 3] = [
    ("trade blows with", "trades blows with"),
    ("are locked in a fight with", "is locked in a fight with"),
    ("sway back and forth against", "sways back and forth against"),
];
const PRESS: Exchange = ("press hard against", "presses hard against");
/// No blow of a round landed.
const MISS: Exchange = ("circle", "circles");
/// Blows that one side lands for each one of the other when it presses hard, and at least.
const PRESSES: u64 = 2;
const PRESSES_MIN: u64 = 3;

/// Percent of health below which somebody bleeds, and barely stands.
const BLEEDING: u64 = 50;
const FAILING: u64 = 20;

type Pair = (CreatureId, CreatureId);

/// What a viewer reads of a round; `None` if they read every blow of it already.
pub fn of(
    world: &World,
    viewer: CreatureId,
    round: &Round,
    lighting: Lighting,
    nth: u64,
) -> Option<String> {
    let chose = fight::prefers_sums(world, viewer);
    let is_own = |pair: &Pair| pair.0 == viewer || pair.1 == viewer;
    // A death was told, and the dead fight no more.
    let lives = |who: &CreatureId| world.creatures.get(*who).is_some_and(|body| body.health() > 0);
    let goes_on = |pair: &Pair| lives(&pair.0) && lives(&pair.1);
    let read: Vec<(Pair, Tally)> = round
        .blows
        .iter()
        .map(|((who, target, crowd), tally)| ((*who, *target), *crowd, *tally))
        .filter(|(pair, crowd, _)| chose || *crowd == Crowd::Many && !is_own(pair))
        .map(|(pair, _, tally)| (pair, tally))
        .filter(|(pair, _)| is_own(pair) || goes_on(pair))
        .collect();
    let (own, others): (Vec<_>, Vec<_>) = read.into_iter().partition(|(pair, _)| is_own(pair));
    let own = match lighting {
        Lighting::Lit => own_part(world, viewer, &own, &|who| foes(round, who)),
        Lighting::Dark => own_part(world, viewer, &own, &unseen),
    };
    let others = match lighting {
        Lighting::Lit => others_part(world, round, &others, nth),
        Lighting::Dark => (!others.is_empty()).then(|| "blows are traded in the dark".to_string()),
    };
    let told: Vec<String> = [own, others].into_iter().flatten().collect();
    let told: Vec<String> = told.iter().map(|part| capitalise(part) + ".").collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// Somebody, or several, as the reader knows them.
type Calls<'a> = dyn Fn(&[CreatureId]) -> String + 'a;

/// The foes of the reader; one alone of several of a kind by its number.
fn foes(round: &Round, who: &[CreatureId]) -> String {
    let name = |id: &CreatureId| round.names.get(id).map_or("someone", String::as_str);
    let called = |id: &CreatureId| {
        let is_alone = who.iter().filter(|other| name(other) == name(id)).count() == 1;
        let known = round.known.get(id).filter(|_| is_alone);
        known.map_or_else(|| name(id).to_string(), String::clone)
    };
    all_of(&who.iter().map(called).collect::<Vec<_>>())
}

/// Foes in the dark.
fn unseen(who: &[CreatureId]) -> String {
    if who.len() == 1 { "someone".into() } else { "several people".into() }
}

/// `you hit the rat twice; the second rat misses you; the second rat is bleeding`
fn own_part(
    world: &World,
    viewer: CreatureId,
    own: &[(Pair, Tally)],
    calls: &Calls,
) -> Option<String> {
    let struck: Vec<_> = own.iter().filter(|(pair, _)| pair.0 == viewer).collect();
    let taken: Vec<_> = own.iter().filter(|(pair, _)| pair.1 == viewer).collect();
    let mut parts = Vec::new();
    if !struck.is_empty() {
        let foes = calls(&struck.iter().map(|(pair, _)| pair.1).collect::<Vec<_>>());
        parts.push(format!("you {}", blows("hit|miss", &foes, sum(&struck))));
    }
    if !taken.is_empty() {
        let foes = calls(&taken.iter().map(|(pair, _)| pair.0).collect::<Vec<_>>());
        let verbs = if taken.len() == 1 { "hits|misses" } else { "hit|miss" };
        parts.push(format!("{foes} {}", blows(verbs, "you", sum(&taken))));
    }
    parts.extend(wounds(world, struck.iter().map(|(pair, _)| pair.1), calls));
    (!struck.is_empty() || !taken.is_empty()).then(|| parts.join("; "))
}

fn sum(tallies: &[&(Pair, Tally)]) -> Tally {
    tallies.iter().fold(Tally::default(), |sum, (_, tally)| Tally {
        blows: sum.blows + tally.blows,
        landed: sum.landed + tally.landed,
    })
}

/// `hit the rat`, `miss the rat twice`, `hit the rat once in three blows`
fn blows(verbs: &str, whom: &str, tally: Tally) -> String {
    let (hit, miss) = verbs.split_once('|').unwrap_or((verbs, verbs));
    match (tally.landed, tally.blows) {
        (1, 1) => format!("{hit} {whom}"),
        (0, 1) => format!("{miss} {whom}"),
        (0, all) => format!("{miss} {whom} {}", times(all)),
        (landed, all) if landed == all => format!("{hit} {whom} {}", times(all)),
        (landed, all) => format!("{hit} {whom} {} in {} blows", times(landed), count_word(all)),
    }
}

fn times(n: u64) -> String {
    match n {
        1 => "once".into(),
        2 => "twice".into(),
        n => format!("{} times", count_word(n)),
    }
}

/// `the pickets trade blows with the knives; a knife is bleeding`
fn others_part(world: &World, round: &Round, blows: &[(Pair, Tally)], nth: u64) -> Option<String> {
    if blows.is_empty() {
        return None;
    }
    let pairs: Vec<Pair> = blows.iter().map(|(pair, _)| *pair).collect();
    let mut sides = sides(round, &pairs);
    let landed = |side: &[CreatureId]| {
        let theirs = blows.iter().filter(|((who, _), _)| side.contains(who));
        theirs.map(|(_, tally)| tally.landed).sum::<u64>()
    };
    let landed = (landed(&sides.0), landed(&sides.1));
    if presses(landed.1, landed.0) {
        sides = (sides.1, sides.0);
    }
    let (one, other) = sides;
    let (several, alone) = exchange(landed, nth);
    let exchange = if one.len() == 1 { alone } else { several };
    let mut parts = vec![match other.is_empty() {
        true => format!("{} fight among themselves", all_of(&names(round, one))),
        false => {
            format!("{} {exchange} {}", all_of(&names(round, one)), all_of(&names(round, other)))
        }
    }];
    let mut struck: Vec<CreatureId> = pairs.iter().map(|(_, target)| *target).collect();
    struck.sort_unstable();
    struck.dedup();
    let calls = |who: &[CreatureId]| some_or_all_of(round, &names(round, who.iter().copied()));
    parts.extend(wounds(world, struck.into_iter(), &calls));
    if !round.healed.is_empty() {
        parts.push("wounds are bound".into());
    }
    if !round.called.is_empty() {
        parts.push("there are calls for help".into());
    }
    Some(parts.join("; "))
}

/// What the sides do to each other, by the blows that they landed.
fn exchange((one, other): (u64, u64), nth: u64) -> Exchange {
    match (one, other) {
        (0, 0) => MISS,
        _ if presses(one, other) || presses(other, one) => PRESS,
        _ => EVEN[(nth % EVEN.len() as u64) as usize],
    }
}

/// Whether a side that landed so many blows has the better of one that landed so many.
fn presses(one: u64, other: u64) -> bool {
    one >= PRESSES_MIN && one >= PRESSES * other
}

/// The fighters of a round on two sides: whose kind strikes another's kind stands on the other
/// side, as far as that goes. Nobody stands on the second where all are of one kind.
fn sides(round: &Round, pairs: &[Pair]) -> (Vec<CreatureId>, Vec<CreatureId>) {
    let kind = |who: &CreatureId| round.names.get(who).map_or("", String::as_str);
    let mut side: BTreeMap<&str, bool> = BTreeMap::new();
    let kinds: Vec<(&str, &str)> = pairs.iter().map(|(a, b)| (kind(a), kind(b))).collect();
    // Each pass settles those who fight somebody settled; those who fight apart from them begin anew.
    while let Some((new, _)) =
        kinds.iter().find(|(a, b)| !(side.contains_key(a) && side.contains_key(b)))
    {
        if !kinds.iter().any(|(a, b)| side.contains_key(a) != side.contains_key(b)) {
            side.insert(new, false);
        }
        for (a, b) in &kinds {
            match (side.get(a).copied(), side.get(b).copied()) {
                (Some(known), None) => drop(side.insert(b, !known)),
                (None, Some(known)) => drop(side.insert(a, !known)),
                _ => {}
            }
        }
    }
    let mut fighters: Vec<CreatureId> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
    fighters.sort_unstable();
    fighters.dedup();
    fighters.into_iter().partition(|who| side.get(kind(who)) == Some(&false))
}

/// `a knife is bleeding`, `two knives are barely standing`: the worst first.
fn wounds(
    world: &World,
    struck: impl Iterator<Item = CreatureId>,
    calls: &Calls,
) -> Option<String> {
    let (mut failing, mut bleeding) = (Vec::new(), Vec::new());
    for who in struck {
        let Some(body) = world.creatures.get(who).filter(|body| body.health() > 0) else {
            continue;
        };
        match u64::from(body.health()) * 100 / u64::from(body.health_max().max(1)) {
            ..FAILING => failing.push(who),
            FAILING..BLEEDING => bleeding.push(who),
            _ => {}
        }
    }
    let mut parts = Vec::new();
    for (who, how) in [(failing, "barely standing"), (bleeding, "bleeding")] {
        if !who.is_empty() {
            let are = if who.len() == 1 { "is" } else { "are" };
            parts.push(format!("{} {are} {how}", calls(&who)));
        }
    }
    (!parts.is_empty()).then(|| list(&parts))
}

/// `a picket and the knife`: the one who is the only one of a kind in this round is not any one.
fn some_or_all_of(round: &Round, names: &[String]) -> String {
    let alone = |name: &&String| round.names.values().filter(|other| other == name).count() == 1;
    let (alone, others): (Vec<&String>, Vec<&String>) = names.iter().partition(alone);
    let owned = |names: Vec<&String>| names.into_iter().cloned().collect::<Vec<String>>();
    match (alone.is_empty(), others.is_empty()) {
        (true, _) => some_of(names),
        (_, true) => all_of(names),
        _ => list(&[some_of(&owned(others)), all_of(&owned(alone))]),
    }
}

fn names(round: &Round, who: impl IntoIterator<Item = CreatureId>) -> Vec<String> {
    let name = |who| round.names.get(&who).cloned().unwrap_or_else(|| "someone".to_string());
    who.into_iter().map(name).collect()
}
