//! Deeds: who did what in the fights of an NPC, so that its death pays those who earned it.
//!
//! A deed against an NPC is health that it lost, health that somebody lost to it, and health that
//! was given back to whoever fights it; all three weigh alike, point by point. Who strikes last is
//! no deed, nor is standing by. NPCs do deeds too: what they did is nobody's in the end.
//!
//! Deeds are remembered while they matter: until the NPC is whole again and in no fight, and for
//! [`LAST`] after the last of somebody's. They are fleeting, as fights are.
//!
//! Not here: what deeds are paid with (`combat::shares`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::DOERS_HELD_MAX;
use crate::base::table::Table;
use crate::game::ground::fight;
use crate::game::{Feature, World};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature { name: "deeds", check: Some(check), ..Feature::NONE };

/// For how long somebody's deeds count after the last of them (our choice): long enough to die of
/// any wound, too short to live off a foe that others meet the next day.
pub const LAST: Millis = Millis::seconds(5 * 60);
/// How often what counts no more is swept out.
const SWEEP_EVERY: Millis = Millis::seconds(60);

/// What somebody did against one NPC.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
struct Deeds {
    /// Points of health.
    weight: u64,
    /// When they did the last of it.
    at: Millis,
}

/// The deeds against every NPC, by who did them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    against: Table<CreatureId, BTreeMap<CreatureId, Deeds>>,
    swept: Millis,
}

/// Somebody took health from somebody: a deed against the one who lost it, and one of the loser
/// against the one who took it.
pub fn harmed(world: &mut World, now: Millis, who: CreatureId, by: CreatureId, health: u32) {
    if who != by {
        note(world, now, (who, by), health);
        note(world, now, (by, who), health);
    }
}

/// Somebody gave health back to another: a deed against all whom that one fights, in equal parts.
pub fn healed(world: &mut World, now: Millis, who: CreatureId, healer: CreatureId, health: u32) {
    let foes = fight::all_foes_of(world, who);
    if who == healer || foes.is_empty() {
        return;
    }
    let each = health.div_ceil(foes.len() as u32);
    for foe in foes {
        note(world, now, (foe, healer), each);
    }
}

fn note(world: &mut World, now: Millis, (foe, who): (CreatureId, CreatureId), health: u32) {
    let is_npc = world.creatures.get(foe).is_some_and(|body| !body.is_player());
    if health == 0 || !is_npc {
        return;
    }
    let deeds = &mut world.deeds;
    if now.since(deeds.swept) >= SWEEP_EVERY {
        deeds.swept = now;
        deeds.against.retain(|_, all| all.values().any(|deeds| counts(deeds, now)));
    }
    let all = deeds.against.or_insert_with(foe, BTreeMap::new);
    if all.len() >= DOERS_HELD_MAX && !all.contains_key(&who) {
        let oldest = all.iter().min_by_key(|(who, deeds)| (deeds.at, **who)).map(|(who, _)| *who);
        oldest.map(|oldest| all.remove(&oldest));
    }
    let deeds = all.entry(who).or_insert(Deeds { weight: 0, at: now });
    if !counts(deeds, now) {
        deeds.weight = 0;
    }
    deeds.weight = deeds.weight.saturating_add(u64::from(health));
    deeds.at = now;
}

fn counts(deeds: &Deeds, now: Millis) -> bool {
    now.since(deeds.at) <= LAST
}

/// All who did something against an NPC that still counts, in the order of their ids, each with
/// the weight of it.
pub fn against(world: &World, foe: CreatureId, now: Millis) -> Vec<(CreatureId, u64)> {
    let all = world.deeds.against.get(foe).into_iter().flatten();
    all.filter(|(_, deeds)| counts(deeds, now)).map(|(who, deeds)| (*who, deeds.weight)).collect()
}

/// An NPC had time to rest: if it is whole again, nothing was ever done to it.
pub fn rested(world: &mut World, who: CreatureId) {
    let is_whole = world.creatures.get(who).is_some_and(|body| body.health() >= body.health_max());
    if is_whole && !fight::is_fighting(world, who) {
        forget(world, who);
    }
}

/// An NPC is gone from the world.
pub fn forget(world: &mut World, foe: CreatureId) {
    world.deeds.against.take(foe);
}

/// What must always be true: deeds are done against NPCs that there are, and no more is remembered
/// than may be.
pub fn check(world: &World) -> Result<(), String> {
    for (foe, all) in world.deeds.against.iter() {
        if world.creatures.get(foe).is_none_or(|body| body.is_player()) {
            return Err(format!("deeds against creature {}, which is no NPC", foe.0));
        }
        if all.is_empty() || all.len() > DOERS_HELD_MAX {
            return Err(format!("{} did something against creature {}", all.len(), foe.0));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::people::combat::attack;
    use crate::game::people::combat::ring::{RAT, Ring, YARD};

    #[test]
    fn blows_wounds_and_songs_weigh_alike() {
        let mut ring = Ring::default();
        let (aria, bran) = (ring.player("Aria", YARD), ring.player("Bran", YARD));
        let (rat, other) = (ring.npc(RAT, YARD), ring.npc(RAT, YARD));
        ring.load(&[2, 2]);
        ring.act(|turn| attack(turn, rat, aria)).expect("may");
        ring.act(|turn| attack(turn, other, aria)).expect("may");
        let now = ring.now;
        ring.act(|turn| {
            harmed(turn.world, now, rat, aria, 3);
            harmed(turn.world, now, aria, rat, 4);
            healed(turn.world, now, aria, bran, 5);
            healed(turn.world, now, aria, aria, 5);
            healed(turn.world, now, bran, aria, 5);
        });
        assert_eq!(against(&ring.world, rat, now), [(aria, 7), (bran, 3)]);
        assert_eq!(against(&ring.world, other, now), [(bran, 3)]);
        assert_eq!(against(&ring.world, aria, now), [], "players are not paid for");
    }

    #[test]
    fn old_deeds_count_no_more_and_are_swept_out() {
        let mut ring = Ring::default();
        let aria = ring.player("Aria", YARD);
        let (rat, other) = (ring.npc(RAT, YARD), ring.npc(RAT, YARD));
        let (then, now) = (ring.now, ring.now + LAST + Millis(1));
        ring.act(|turn| harmed(turn.world, then, rat, aria, 3));
        assert_eq!(against(&ring.world, rat, then + LAST), [(aria, 3)]);
        assert_eq!(against(&ring.world, rat, now), []);
        ring.act(|turn| harmed(turn.world, now, other, aria, 1));
        assert!(!ring.world.deeds.against.has(rat));
        ring.act(|turn| harmed(turn.world, now + LAST + Millis(1), other, aria, 1));
        let all = against(&ring.world, other, now + LAST + Millis(1));
        assert_eq!(all, [(aria, 1)], "what was done long before is over");
    }

    #[test]
    fn of_too_many_the_oldest_are_forgotten() {
        let mut ring = Ring::default();
        let rat = ring.npc(RAT, YARD);
        let doers = (0..=DOERS_HELD_MAX as u64).map(|at| (CreatureId(1_000 + at), Millis(at)));
        for (who, at) in doers {
            ring.act(|turn| harmed(turn.world, at, rat, who, 1));
        }
        let held = against(&ring.world, rat, Millis(DOERS_HELD_MAX as u64));
        assert_eq!((held.len(), held[0].0), (DOERS_HELD_MAX, CreatureId(1_001)));
    }

    #[test]
    fn whoever_is_whole_again_owes_nobody() {
        let mut ring = Ring::default();
        let (aria, rat) = (ring.player("Aria", YARD), ring.npc(RAT, YARD));
        let harm = crate::game::people::harm::Harm::now(aria, rat);
        ring.act(|turn| crate::game::people::combat::wound(turn, harm, 3));
        assert_eq!(against(&ring.world, rat, ring.now), [(aria, 3)]);
        ring.pass(6_000);
        assert_eq!(against(&ring.world, rat, ring.now), [(aria, 3)], "it is hurt still");
        ring.pass(30_000);
        assert_eq!(against(&ring.world, rat, ring.now), []);
    }
}
