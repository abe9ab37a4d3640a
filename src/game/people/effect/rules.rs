//! How effects begin, pass and end.

use super::{Effect, Event, Kind, ROUND};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::Event as Any;
use crate::game::frame::schedule::Job;
use crate::game::frame::watch::Marks;
use crate::game::ground::creature;
use crate::game::ground::item::Does;
use crate::game::people::carry;
use crate::game::people::harm::{Harm, may_harm};
use crate::game::{Turn, World};

/// One round's loss of health.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bleeding {
    pub from: CreatureId,
    pub damage: u32,
}

/// Lays an effect on somebody for so many rounds, in place of one of its kind. What does harm is only
/// laid on whom one may harm.
pub fn apply(
    turn: &mut Turn,
    who: CreatureId,
    kind: Kind,
    power: u32,
    rounds: u32,
    from: CreatureId,
) {
    let may = !kind.is_harm() || may_harm(turn.view(), Harm::now(from, who)).is_ok();
    if !may || turn.world.creatures.get(who).is_none() {
        return;
    }
    let until = turn.now + Millis(ROUND.0 * u64::from(rounds.max(1)));
    let due = if matches!(kind, Kind::Bleed | Kind::Mend) { turn.now + ROUND } else { until };
    let effects = turn.world.effects.on.entry(who).or_default();
    effects.retain(|effect| effect.kind != kind);
    effects.push(Effect { kind, power, until, from, due });
    reschedule(turn.world, who);
}

/// Everything that is on somebody.
pub fn on(world: &World, who: CreatureId) -> &[Effect] {
    world.effects.on.get(&who).map_or(&[], Vec::as_slice)
}

/// The power of one kind of effect on somebody; 0 if there is none.
pub fn power(world: &World, who: CreatureId, kind: Kind) -> u32 {
    find(world, who, kind).map_or(0, |effect| effect.power)
}

/// Who stands before somebody, if they are in the same room.
pub fn guardian(world: &World, who: CreatureId) -> Option<CreatureId> {
    let guardian = find(world, who, Kind::Guard)?.from;
    let room = world.places.room_of(guardian)?;
    (guardian != who && world.places.room_of(who) == Some(room)).then_some(guardian)
}

/// Uses up an effect before its time; whether there was one. Nothing is told.
pub fn spend(turn: &mut Turn, who: CreatureId, kind: Kind) -> bool {
    let was = find(turn.world, who, kind).is_some();
    if was {
        keep_only(turn.world, who, |effect| effect.kind != kind);
    }
    was
}

/// Takes what one did another harm with from them. Nothing is told.
pub fn lift(world: &mut World, who: CreatureId, from: CreatureId) {
    keep_only(world, who, |effect| effect.from != from || !effect.kind.is_harm());
}

/// Who laid an effect of a kind on somebody.
pub fn from(world: &World, who: CreatureId, kind: Kind) -> Option<CreatureId> {
    find(world, who, kind).map(|effect| effect.from)
}

/// Takes every effect from somebody who dies or leaves. Nothing is told.
pub fn clear(world: &mut World, who: CreatureId) {
    keep_only(world, who, |_| false);
}

/// The wounds of somebody that bleed in this round. The caller does the hurting.
pub fn bleed(turn: &mut Turn, who: CreatureId) -> Option<Bleeding> {
    let now = turn.now;
    let room = turn.world.places.room_of(who)?;
    let wounds = turn.world.effects.on.get_mut(&who)?;
    let wound = wounds.iter_mut().find(|effect| effect.kind == Kind::Bleed && effect.due <= now)?;
    wound.due = (wound.due + ROUND).min(wound.until);
    let bleeding = Bleeding { from: wound.from, damage: wound.power.max(1) };
    turn.report(Event::Bled { who, room });
    Some(bleeding)
}

/// What was eaten or drunk may do something for a while.
pub fn hears(turn: &mut Turn, event: &Any) {
    let Any::Carry(carry::Event::Consumed { who, brew: Some(brew), .. }) = event else { return };
    let kind = match brew.does {
        Does::Mends => Kind::Mend,
        Does::Steadies => Kind::Bless,
        Does::Weakens => Kind::Weaken,
        Does::Shields => Kind::Shield,
        Does::Exposes => Kind::Expose,
        Does::Hastens => Kind::Rush,
    };
    apply(turn, *who, kind, brew.power, brew.rounds, *who);
    turn.report(Event::Brewed { who: *who, kind });
}

/// Gives back the health of one round.
fn mend(turn: &mut Turn, who: CreatureId) {
    let now = turn.now;
    let Some(effects) = turn.world.effects.on.get_mut(&who) else { return };
    let is_due = |effect: &&mut Effect| effect.kind == Kind::Mend && effect.due <= now;
    let Some(balm) = effects.iter_mut().find(is_due) else { return };
    balm.due = (balm.due + ROUND).min(balm.until);
    let power = balm.power;
    creature::heal(turn, who, power);
}

/// Ends the effects on somebody whose time is over, and waits for the next.
pub fn tick(turn: &mut Turn, who: CreatureId) {
    mend(turn, who);
    let now = turn.now;
    let ended: Vec<Kind> =
        on(turn.world, who).iter().filter(|e| e.until <= now).map(|e| e.kind).collect();
    keep_only(turn.world, who, |effect| effect.until > now);
    let Some(room) = turn.world.places.room_of(who) else { return };
    for kind in ended {
        turn.report(Event::Ended { who, room, kind });
    }
}

fn find(world: &World, who: CreatureId, kind: Kind) -> Option<&Effect> {
    on(world, who).iter().find(|effect| effect.kind == kind)
}

fn keep_only(world: &mut World, who: CreatureId, keep: impl Fn(&Effect) -> bool) {
    if let Some(effects) = world.effects.on.get_mut(&who) {
        effects.retain(keep);
        if effects.is_empty() {
            world.effects.on.remove(&who);
        }
    }
    reschedule(world, who);
}

fn reschedule(world: &mut World, who: CreatureId) {
    world.dirty.watch.mark(who, Marks::EFFECTS);
    match on(world, who).iter().map(|effect| effect.due).min() {
        Some(due) => world.schedule.at(due, Job::Effect(who)),
        None => world.schedule.cancel(&Job::Effect(who)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::testing::Small;

    /// Six rounds of two, and no more; whoever is whole is given nothing beyond.
    #[test]
    fn issue14_22_mending_gives_health_back_round_by_round() {
        let mut small = Small::default();
        let hall = small.room("hall", None);
        let rat = small.template("rat", &[]);
        let rat = small.turn(|turn| creature::create_npc(turn, rat, None, hall)).expect("a rat");
        let health = |small: &Small| small.world.creatures.get(rat).map_or(0, |body| body.health());
        let whole = health(&small);
        small.turn(|turn| creature::hurt(turn, rat, 9));
        small.turn(|turn| apply(turn, rat, Kind::Mend, 2, 4, rat));
        let mut seen = Vec::new();
        for _ in 0..6 {
            small.now = small.now + ROUND;
            small.turn(|turn| tick(turn, rat));
            seen.push(whole - health(&small));
        }
        assert_eq!(seen, [7, 5, 3, 1, 1, 1]);
        assert!(on(&small.world, rat).is_empty());
    }
}
