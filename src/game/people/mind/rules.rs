//! Waking, thinking and acting.

use super::sight::Sight;
use super::state::{Intent, Mind, Summons, Thought, Wishes};
use super::{
    BEHAVIOURS, CAST_EVERY, CROWD, Event, LOOK_EVERY, WANDER_EVERY, answers, buffer, enemies,
    healer, idle, summons, territorial, wanders,
};
use crate::base::clock::Millis;
use crate::base::dice::{Dice, Stream};
use crate::base::id::{CreatureId, FactionId, RoomId};
use crate::game::frame::schedule::Job;
use crate::game::ground::creature::{Behavior, NpcKind};
use crate::game::ground::movement;
use crate::game::people::faction::Stance;
use crate::game::people::{combat, faction, talk};
use crate::game::{Content, Refusal, Turn, World};

/// After a start or a reload: puts all who have something to do by themselves on the schedule.
pub fn wake_all(turn: &mut Turn) {
    let all: Vec<CreatureId> = turn.world.creatures.iter().map(|body| body.id()).collect();
    turn.world.minds.minds.retain(|who, _| turn.world.creatures.get(who).is_some());
    for who in all {
        wake(turn, who);
    }
}

/// Gives an NPC that is new in the world its first thought, some time within the first round of
/// thoughts, so that those who wake together do not think together; and shows it who is there.
pub fn wake(turn: &mut Turn, who: CreatureId) {
    let Some(sight) = Sight::of(turn.content, turn.world, turn.now, who) else { return };
    if sight.is_wanderer() && sight.wishes.wander_at.is_none() {
        let every = turn.world.numbers.of(&WANDER_EVERY);
        let late = turn.dice.range(Stream::Mind.of(who), 1, every.0 as u32);
        let mind = turn.world.minds.of(who);
        mind.wishes.wander_at = Some(turn.now + Millis(u64::from(late)));
    }
    plan(turn, who);
    notice(turn, who);
}

/// What must always be true: a wish that has a time comes round.
pub fn check(world: &World) -> Result<(), String> {
    for (who, mind) in world.minds.minds.iter() {
        let wishes = mind.wishes.wander_at.is_some() || mind.wishes.idle_at.is_some();
        if wishes && !world.schedule.has(&Job::Think(who)) && !world.minds.due.contains(&who) {
            return Err(format!("creature {} wants something, and would never think of it", who.0));
        }
    }
    Ok(())
}

/// Forgets somebody who is no more.
pub fn forget(world: &mut World, who: CreatureId) {
    world.minds.minds.take(who);
    world.minds.intents.take(who);
    world.minds.due.remove(&who);
    world.schedule.cancel(&Job::Think(who));
}

/// Somebody came into a room: players are noticed by the NPCs there; NPCs notice players and
/// enemies, and are noticed by enemies (F17).
pub(super) fn came(turn: &mut Turn, who: CreatureId, room: RoomId) {
    if turn.world.players.is_here(who) {
        return show(turn, room);
    }
    notice(turn, who);
    met(turn, who, room);
}

/// All NPCs of a room look at who is there.
pub(super) fn show(turn: &mut Turn, room: RoomId) {
    for npc in npcs_in(turn.world, room) {
        notice(turn, npc);
    }
}

/// An NPC is new in a room: those who are at war with it see that, those whose home it is, and
/// those who would heal it.
/// Nobody else is bothered.
pub(super) fn met(turn: &mut Turn, who: CreatureId, room: RoomId) {
    for npc in npcs_in(turn.world, room).into_iter().filter(|npc| *npc != who) {
        let stance = faction::stance(turn.content, turn.world, npc, who);
        let sight = || Sight::of(turn.content, turn.world, turn.now, npc);
        let cares = |sight: Sight<'_>| territorial::is_alert(&sight) || healer::is_alert(&sight);
        if stance == Stance::Hostile || sight().is_some_and(cares) {
            notice(turn, npc);
        }
    }
}

/// Somebody fell: those in the room who have other enemies there turn to them at once.
pub(super) fn fell(turn: &mut Turn, room: RoomId) {
    for npc in npcs_in(turn.world, room) {
        let sight = Sight::of(turn.content, turn.world, turn.now, npc);
        if sight.is_some_and(|sight| sight.foe.is_none() && enemies::is_alert(&sight)) {
            think_now(turn, npc);
        }
    }
}

/// Two factions meet otherwise than before: their people look who is about.
pub(super) fn decreed(turn: &mut Turn, factions: [FactionId; 2]) {
    let of_them = |who: &CreatureId| {
        faction::of(turn.content, turn.world, *who).is_some_and(|of| factions.contains(&of))
    };
    let all = turn.world.creatures.iter().filter(|body| !body.is_player()).map(|body| body.id());
    for who in all.filter(of_them).collect::<Vec<_>>() {
        notice(turn, who);
    }
}

/// A fight began, or somebody joined one: whoever cares looks soon.
pub(super) fn attacked(turn: &mut Turn, target: CreatureId) {
    let Some(room) = turn.world.places.room_of(target) else { return };
    for npc in npcs_in(turn.world, room) {
        plan(turn, npc);
    }
}

/// The NPCs of a room, in the order of their ids.
pub(super) fn npcs_in(world: &World, room: RoomId) -> Vec<CreatureId> {
    let mut npcs = world.places.npcs_in(room).to_vec();
    npcs.sort_unstable();
    npcs
}

/// An NPC has a player or an enemy before its eyes, perhaps. Those who attack on sight think at
/// once, so that what they want is done before the player's next line.
fn notice(turn: &mut Turn, who: CreatureId) {
    let Some(sight) = Sight::of(turn.content, turn.world, turn.now, who) else { return };
    let has_enemy = enemies::is_alert(&sight);
    let cares = territorial::is_alert(&sight) || healer::is_alert(&sight);
    if !has_enemy && !sight.is_watched() && !cares {
        return;
    }
    if sight.is(Behavior::AttacksOnSight) && (has_enemy || sight.prey().is_some()) {
        think_now(turn, who);
    } else if !looks_soon(turn, who) {
        let plan = Plan::of(&sight, turn.dice);
        plan.follow(turn.world, who);
    }
}

/// Whether a mind will look round by itself as soon as anything could make it.
fn looks_soon(turn: &Turn, who: CreatureId) -> bool {
    let soon = turn.now + turn.world.numbers.of(&LOOK_EVERY);
    turn.world.schedule.when(&Job::Think(who)).is_some_and(|at| at <= soon)
}

/// A mind is due: it thinks at the end of this pulse.
pub fn due(turn: &mut Turn, who: CreatureId) {
    turn.world.minds.due.insert(who);
}

/// Step 6 of the turn: those who are due read the world and write what they want.
pub fn think(turn: &mut Turn) {
    for who in std::mem::take(&mut turn.world.minds.due) {
        think_now(turn, who);
    }
}

pub(super) fn think_now(turn: &mut Turn, who: CreatureId) {
    let Some(sight) = Sight::of(turn.content, turn.world, turn.now, who) else {
        return forget(turn.world, who);
    };
    let memory = Memory::of(&sight);
    let sight = match sight.mind.is_some_and(|mind| memory.differs(mind)) {
        true => {
            turn.world.minds.minds.get_mut(who).into_iter().for_each(|mind| memory.write(mind));
            let Some(sight) = Sight::of(turn.content, turn.world, turn.now, who) else { return };
            sight
        }
        false => sight,
    };
    let (intent, why) = decide(&sight, turn.dice);
    let wishes = sight.wishes.after(turn.now);
    let plan = Plan::of(&Sight { wishes, ..sight }, turn.dice);
    let minds = &mut turn.world.minds;
    minds.of(who).last = Some(Thought { at: turn.now, intent: intent.clone(), why: why.into() });
    match intent {
        Some(intent) => drop(minds.intents.put(who, intent)),
        None => drop(minds.intents.take(who)),
    }
    plan.follow(turn.world, who);
}

/// What of a mind's memory still holds.
struct Memory {
    called: bool,
    summons: Option<Summons>,
    gone: Vec<CreatureId>,
}

impl Memory {
    fn of(sight: &Sight<'_>) -> Memory {
        let here = |who: &CreatureId| sight.world.places.room_of(*who) == Some(sight.here);
        let warned = sight.mind.into_iter().flat_map(|mind| mind.warned.keys().copied());
        let summons = answers::summons(sight);
        Memory {
            called: sight.foe.is_some() && sight.mind.is_some_and(|mind| mind.called),
            summons,
            gone: warned.filter(|who| !here(who)).collect(),
        }
    }

    fn differs(&self, mind: &Mind) -> bool {
        !self.gone.is_empty() || (self.called, self.summons) != (mind.called, mind.summons)
    }

    fn write(&self, mind: &mut Mind) {
        (mind.called, mind.summons) = (self.called, self.summons);
        for who in &self.gone {
            mind.warned.remove(who);
        }
    }
}

/// What the most pressing behaviour wants that wants anything.
fn decide(sight: &Sight<'_>, dice: &mut Dice) -> (Option<Intent>, &'static str) {
    let wants = |b: &super::Behaviour| Some(((b.sees)(sight, dice)?, b.why));
    match BEHAVIOURS.iter().find_map(wants) {
        Some((intent, why)) => (Some(intent), why),
        None => (None, "nothing calls for it"),
    }
}

/// Puts a mind on the schedule, if there is anything that it may come to want.
pub(super) fn plan(turn: &mut Turn, who: CreatureId) {
    let Some(sight) = Sight::of(turn.content, turn.world, turn.now, who) else { return };
    let plan = Plan::of(&sight, turn.dice);
    plan.follow(turn.world, who);
}

/// Whether there is anything that a mind may come to want by itself, so that it must think again.
pub fn waits(content: &Content, world: &World, now: Millis, who: CreatureId) -> bool {
    let sight = Sight::of(content, world, now, who);
    sight.is_some_and(|sight| Plan::of(&sight, &mut Dice::new(0)).next.is_some())
}

/// What a mind waits for.
struct Plan {
    wishes: Wishes,
    /// The next moment at which it may want something.
    next: Option<Millis>,
}

impl Plan {
    fn of(sight: &Sight<'_>, dice: &mut Dice) -> Plan {
        let (wander_at, idle_at) = (wanders::next(sight), idle::next(sight, dice));
        let look_at = is_alert(sight).then(|| sight.now + sight.world.numbers.of(&LOOK_EVERY));
        let next = [wander_at, idle_at, look_at].into_iter().flatten().min();
        Plan { wishes: Wishes { wander_at, idle_at }, next }
    }

    /// Puts the mind on the schedule, never later than it is there already. A mind that waits
    /// for nothing and never thought is none.
    fn follow(self, world: &mut World, who: CreatureId) {
        let minds = &mut world.minds.minds;
        let mind = match self.next {
            Some(_) => Some(minds.or_insert_with(who, Box::default)),
            None => minds.get_mut(who),
        };
        mind.into_iter().for_each(|mind| mind.wishes = self.wishes);
        let Some(next) = self.next else { return };
        let job = Job::Think(who);
        if world.schedule.when(&job).is_none_or(|planned| planned > next) {
            world.schedule.at(next, job);
        }
    }
}

fn is_alert(sight: &Sight<'_>) -> bool {
    BEHAVIOURS.iter().any(|behaviour| (behaviour.is_alert)(sight))
}

/// Step 3 of the turn, after the players: what minds wanted is done, in the order of their ids.
/// What they come to want meanwhile is done in the next turn.
pub fn act(turn: &mut Turn) {
    for who in turn.world.minds.intending() {
        act_one(turn, who);
    }
}

/// Does what one mind wanted, if that still makes sense.
pub fn act_one(turn: &mut Turn, who: CreatureId) {
    let Some(intent) = turn.world.minds.intents.take(who) else { return };
    let sight = Sight::of(turn.content, turn.world, turn.now, who);
    let Some(room) = sight.filter(|s| still_holds(s, &intent)).map(|s| s.here) else { return };
    // What is refused to an NPC is nobody's business: it will think again.
    let _ = carry_out(turn, who, room, intent);
    turn.settle();
}

fn still_holds(sight: &Sight<'_>, intent: &Intent) -> bool {
    match intent {
        Intent::Walk(direction) => wanders::may_go(sight, *direction),
        Intent::Attack(target) => {
            let there = sight.others().any(|other| other.id() == *target);
            let me = sight.me.id();
            let comrades = faction::are_comrades(sight.content, sight.world, me, *target);
            let left_alone = sight.world.players.is_left_alone(*target);
            there
                && !comrades
                && !left_alone
                && sight.foe.is_none()
                && !sight.room.safe
                && sight.can_see()
        }
        Intent::Flee => sight.foe.is_some(),
        Intent::Idle(_) => sight.foe.is_none() && sight.is_watched(),
        Intent::Say(_) => sight.is_watched(),
        Intent::Hurry(to) => may_hurry(sight, *to),
        Intent::Call => sight.foe.is_some(),
        Intent::Answer(other) | Intent::Warn(other) => {
            sight.foe.is_none() && sight.others().any(|there| there.id() == *other)
        }
        Intent::Heal(other) | Intent::Strengthen(other, _) => {
            let mut there = sight.others().chain([sight.me]);
            sight.is_standing() && sight.may_cast() && there.any(|body| body.id() == *other)
        }
    }
}

/// Helpers go where they would not wander, but not into a throng, nor into a safe place if they
/// are hostile.
fn may_hurry(sight: &Sight<'_>, to: RoomId) -> bool {
    let Some(written) = sight.content.room(to) else { return false };
    let too_holy = written.safe && sight.npc.kind == NpcKind::Hostile;
    let fits = sight.npcs_in(to) < 2 * sight.world.numbers.of(&CROWD);
    sight.foe.is_none() && sight.is_standing() && !too_holy && fits
}

fn carry_out(
    turn: &mut Turn,
    who: CreatureId,
    room: RoomId,
    intent: Intent,
) -> Result<(), Refusal> {
    match intent {
        Intent::Walk(direction) => movement::walk(turn, who, direction)?,
        Intent::Attack(target) => combat::attack(turn, who, target)?,
        Intent::Flee => combat::flee(turn, who)?,
        Intent::Idle(line) => turn.report(Event::Idled { who, room, line }),
        Intent::Say(words) => turn.report(talk::Event::Said { who, room, words }),
        Intent::Hurry(to) => summons::hurry(turn, who, to)?,
        Intent::Call => summons::call(turn, who, room),
        Intent::Answer(caller) => summons::answer(turn, who, caller, room),
        Intent::Warn(target) => warn(turn, who, target, room),
        Intent::Heal(target) => {
            pause(turn, who);
            turn.report(Event::Healed { who, target, room });
            healer::heal(turn, who, target);
        }
        Intent::Strengthen(target, kind) => {
            pause(turn, who);
            turn.report(Event::Strengthened { who, target, room, kind });
            buffer::strengthen(turn, who, target, kind);
        }
    }
    Ok(())
}

/// Whoever cast a spell waits before the next.
fn pause(turn: &mut Turn, who: CreatureId) {
    let mind = turn.world.minds.of(who);
    mind.cast_at = Some(turn.now + turn.world.numbers.of(&CAST_EVERY));
}

fn warn(turn: &mut Turn, who: CreatureId, target: CreatureId, room: RoomId) {
    let sight = Sight::of(turn.content, turn.world, turn.now, who);
    let words = sight.and_then(|sight| sight.guard_message()).map(str::to_string);
    let mind = turn.world.minds.of(who);
    mind.warned.insert(target, turn.now);
    turn.report(Event::Warned { who, target, room, words });
    plan(turn, who);
}
