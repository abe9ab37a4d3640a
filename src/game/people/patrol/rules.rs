//! Who walks: taking up a round, changing it, giving it up; and questions about walkers.

use std::sync::Arc;

use super::march::{resume, schedule};
use super::round::Heading;
use super::state::{Errand, Pace, Plan, Walk};
use super::{INTERVAL, LOOSE_LEAST, LOOSE_MOST};
use crate::base::clock::Millis;
use crate::base::dice::Stream;
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::schedule::Job;
use crate::game::ground::creature::{self, Behavior, Creature, RouteMode, Spawn};
use crate::game::{Content, Turn, World};

/// The waypoint at which the `nth` member of an entry begins, from zero: the first where the
/// entry is, the others along the route (F45). Without a group all begin with the first.
fn first_waypoint(entry: &Spawn, nth: usize) -> usize {
    let Some(route) = &entry.route else { return 0 };
    let here = route.rooms.iter().position(|room| *room == entry.room).unwrap_or(0);
    let spacing = entry.group.as_ref().map_or(0, |group| group.spacing as usize);
    (here + nth * spacing) % route.rooms.len()
}

/// The room in which the `nth` member of an entry begins, from zero (F45).
pub fn station(entry: &Spawn, nth: usize) -> RoomId {
    let waypoint = first_waypoint(entry, nth);
    match &entry.route {
        Some(route) if waypoint != first_waypoint(entry, 0) => route.rooms[waypoint],
        _ => entry.room,
    }
}

/// Sets an NPC that has just come from an entry on its round, as the `nth` of it.
pub fn enlist(turn: &mut Turn, who: CreatureId, nth: usize) {
    let Some(body) = turn.world.creatures.get(who) else { return };
    let Some(entry) = creature::entry_of(turn.content, body) else { return };
    let Some(plan) = plan_of(turn.content, body) else { return };
    let index = first_waypoint(entry, nth);
    take_up(turn, who, Plan { index, ..plan });
}

/// Puts somebody on a round: on it at once if they stand on it, else on the way there.
fn take_up(turn: &mut Turn, who: CreatureId, plan: Plan) {
    let index = plan.index;
    let walk = turn.world.patrols.of(who, turn.now);
    walk.plan = Some(plan);
    turn.world.patrols.stopped.remove(&who);
    resume(turn, who);
    if let Some(walk) = turn.world.patrols.walks.get_mut(who)
        && let Some(plan) = walk.plan.as_mut().filter(|_| walk.errand == Errand::Round)
        && plan.route.get(index) == plan.route.get(plan.index)
    {
        plan.index = index;
    }
    spread(turn, who);
}

/// Puts the first move of a round somewhere within the first interval: the same moment for a
/// whole group, others for others, so that not everyone moves in one pulse.
fn spread(turn: &mut Turn, who: CreatureId) {
    let (Some(body), Some(walk)) =
        (turn.world.creatures.get(who), turn.world.patrols.walks.get(who))
    else {
        return;
    };
    let Some(plan) = walk.plan.as_ref().filter(|_| walk.errand == Errand::Round) else { return };
    let number = match body.group() {
        Some(group) => group.bytes().fold(7, |n: u64, byte| n.wrapping_mul(31) + u64::from(byte)),
        None => who.0,
    };
    let span = plan.pace.longest(longest(turn.world)).0.max(1);
    // A prime, so that neighbours in number are no neighbours in time.
    let phase = number.wrapping_mul(7919) % span + 1;
    schedule(turn, who, turn.now + Millis(phase));
}

/// The round that is written for an NPC, from its beginning.
pub(super) fn plan_of(content: &Content, body: &Creature) -> Option<Plan> {
    let route = creature::entry_of(content, body)?.route.as_ref()?;
    let takes_its_time = || creature::behaves(content, body, Behavior::Patrols);
    Some(Plan {
        route: Arc::clone(&route.rooms),
        mode: route.mode,
        pace: pace_of(route.interval, takes_its_time),
        index: 0,
        heading: Heading::Out,
        by_hand: false,
        in_file: in_file(content, body),
    })
}

/// The interval that is written; or that of the tag `patrols`; or the usual one (F31, F34).
pub(super) fn pace_of(interval: Option<Millis>, takes_its_time: impl Fn() -> bool) -> Pace {
    match interval {
        Some(span) => Pace::Every(span),
        None if takes_its_time() => Pace::Loose,
        None => Pace::Every(INTERVAL),
    }
}

/// Whether the group of an NPC walks as one.
pub(super) fn in_file(content: &Content, body: &Creature) -> bool {
    let group = creature::entry_of(content, body).and_then(|entry| entry.group.as_ref());
    group.is_some_and(|group| group.spacing == 0)
}

/// A wizard gives somebody a round of at least two rooms. Kept.
pub fn set_round(
    turn: &mut Turn,
    who: CreatureId,
    rooms: Vec<RoomId>,
    mode: RouteMode,
    pace: Pace,
) {
    let Some(body) = turn.world.creatures.get(who).filter(|_| rooms.len() > 1) else { return };
    let in_file = in_file(turn.content, body);
    let (route, heading) = (rooms.into(), Heading::Out);
    take_up(turn, who, Plan { route, mode, pace, index: 0, heading, by_hand: true, in_file });
    turn.world.dirty.kept(Key::Creature(who));
}

/// A wizard takes somebody's round away; `false` if they have none. Kept.
#[must_use]
pub fn stop_round(turn: &mut Turn, who: CreatureId) -> bool {
    if turn.world.patrols.walk(who).is_none_or(|walk| walk.plan.is_none()) {
        return false;
    }
    forget(turn.world, who);
    turn.world.patrols.stopped.insert(who);
    turn.world.dirty.kept(Key::Creature(who));
    true
}

/// Forgets somebody who is no more.
pub fn forget(world: &mut World, who: CreatureId) {
    dismiss(world, who);
    world.patrols.stopped.remove(&who);
}

/// Somebody has nowhere to walk any more.
pub(super) fn dismiss(world: &mut World, who: CreatureId) {
    set_errand(world, who, Errand::Done);
    if world.patrols.walks.take(who).is_some() {
        world.schedule.cancel(&Job::March(who));
    }
}

/// The one way in which an errand changes: chases are known from both ends.
pub(super) fn set_errand(world: &mut World, who: CreatureId, errand: Errand) {
    let patrols = &mut world.patrols;
    let Some(walk) = patrols.walks.get_mut(who) else { return };
    if let Errand::Chase { quarry, .. } = walk.errand {
        patrols.chases.remove(&(quarry, who));
    }
    if let Errand::Chase { quarry, .. } = errand {
        patrols.chases.insert((quarry, who));
    }
    walk.errand = errand;
}

/// After a start or a reload: everyone walks as it is written now, and has a move to come.
pub fn wake_all(turn: &mut Turn) {
    let is_gone = |who: &CreatureId| turn.world.creatures.get(*who).is_none();
    let gone: Vec<CreatureId> = turn.world.patrols.walks.ids().filter(is_gone).collect();
    gone.into_iter().for_each(|who| forget(turn.world, who));
    let npcs = turn.world.creatures.iter().filter(|body| !body.is_player());
    for who in npcs.map(Creature::id).collect::<Vec<_>>() {
        adopt(turn, who);
    }
}

fn adopt(turn: &mut Turn, who: CreatureId) {
    let Some(body) = turn.world.creatures.get(who) else { return };
    let written = plan_of(turn.content, body).filter(|_| !turn.world.patrols.is_stopped(who));
    let has = turn.world.patrols.walk(who).and_then(|walk| walk.plan.clone());
    match (has, written) {
        (Some(plan), _) if plan.by_hand => adopt_by_hand(turn, who, plan),
        (Some(plan), Some(written)) if plan.route == written.route => {
            let plan = Plan { index: plan.index, heading: plan.heading, ..written };
            set_plan(turn.world, who, Some(plan));
        }
        (_, Some(written)) => return take_up(turn, who, written),
        (Some(_), None) => {
            set_plan(turn.world, who, None);
            resume(turn, who);
        }
        // Who is about something already goes on with it.
        (None, None) if turn.world.patrols.walk(who).is_none() && is_lost(turn, who) => {
            turn.world.patrols.of(who, turn.now);
        }
        (None, None) => {}
    }
    if turn.world.patrols.walk(who).is_some_and(Walk::is_active)
        && !turn.world.schedule.has(&Job::March(who))
    {
        resume(turn, who);
        spread(turn, who);
    }
}

/// A round by hand loses the rooms that are written no more.
fn adopt_by_hand(turn: &mut Turn, who: CreatureId, mut plan: Plan) {
    let is_written = |room: &&RoomId| turn.content.room(**room).is_some();
    if plan.route.iter().all(|room| is_written(&room)) {
        return;
    }
    plan.route = plan.route.iter().filter(is_written).copied().collect();
    plan.index = plan.index.min(plan.route.len().saturating_sub(1));
    set_plan(turn.world, who, Some(plan).filter(|plan| plan.route.len() > 1));
    resume(turn, who);
}

fn set_plan(world: &mut World, who: CreatureId, plan: Option<Plan>) {
    if let Some(walk) = world.patrols.walks.get_mut(who) {
        walk.plan = plan;
    }
}

/// Whether somebody without a round stands elsewhere than where they belong.
fn is_astray(turn: &Turn, who: CreatureId) -> bool {
    let body = turn.world.creatures.get(who).filter(|body| !body.is_player());
    let Some(body) = body else { return false };
    let wanders = Behavior::WandersOften | Behavior::WandersSometimes;
    let home = body.home().filter(|home| turn.content.room(*home).is_some());
    home.is_some()
        && home != turn.world.places.room_of(who)
        && !creature::tags(turn.content, body).intersects(wanders)
}

/// Whether somebody who has no round has to find home: they are astray, or wanderers in an area in
/// which they do not wander.
pub(super) fn is_lost(turn: &Turn, who: CreatureId) -> bool {
    let area = |room: RoomId| turn.content.room(room).and_then(|room| room.area);
    let home = turn.world.creatures.get(who).and_then(Creature::home).and_then(area);
    let here = turn.world.places.room_of(who).and_then(area);
    let is_npc = turn.world.creatures.get(who).is_some_and(|body| !body.is_player());
    is_astray(turn, who) || (is_npc && home.is_some() && here.is_some() && home != here)
}

/// Where somebody is on the way to who has no round and is not at home.
pub fn homeward(world: &World, who: CreatureId) -> Option<RoomId> {
    let walk = world.patrols.walk(who).filter(|walk| walk.plan.is_none());
    walk.filter(|walk| walk.errand == Errand::Return)?;
    world.creatures.get(who)?.home()
}

impl Pace {
    /// The next wait.
    pub(super) fn span(self, turn: &mut Turn, who: CreatureId) -> Millis {
        match self {
            Pace::Every(span) => span,
            Pace::Loose => {
                let (low, high) = turn.world.numbers.span(&LOOSE_LEAST, &LOOSE_MOST);
                Millis(turn.dice.range(Stream::Patrol.of(who), low * 1000, high * 1000).into())
            }
        }
    }

    /// The longest that a wait can be; `loose` is that of those who take their time.
    pub fn longest(self, loose: Millis) -> Millis {
        match self {
            Pace::Every(span) => span,
            Pace::Loose => loose,
        }
    }
}

/// The longest wait of those who take their time.
pub(super) fn longest(world: &World) -> Millis {
    Millis::seconds(world.numbers.span(&LOOSE_LEAST, &LOOSE_MOST).1.into())
}

impl Walk {
    /// Somebody who has not decided yet where to go.
    pub(super) fn new(now: Millis) -> Walk {
        Walk { plan: None, errand: Errand::Fight, due: now, progress: now, fruitless: 0 }
    }
}

/// Whether somebody has a round, so that they do not wander.
pub fn has_round(world: &World, who: CreatureId) -> bool {
    world.patrols.walk(who).is_some_and(|walk| walk.plan.is_some())
}

/// Whether somebody walks anywhere of their own accord: a round, home, to help, after somebody.
pub fn is_about(world: &World, who: CreatureId) -> bool {
    world.patrols.walk(who).is_some_and(Walk::is_active)
}

/// For how many of its intervals somebody who should get on has not.
pub fn stuck_for(world: &World, who: CreatureId, now: Millis) -> u64 {
    let Some(walk) = world.patrols.walk(who) else { return 0 };
    match walk.errand {
        Errand::Round | Errand::Return => {
            let interval =
                walk.plan.as_ref().map_or(INTERVAL, |plan| plan.pace.longest(longest(world)));
            now.since(walk.progress).0 / interval.0.max(1)
        }
        _ => 0,
    }
}

/// What must always be true: walkers are NPCs in the world, at a waypoint that their route has;
/// whoever has a move to come is on the schedule then, and nobody else is; chases are known from
/// both ends.
pub fn check(world: &World) -> Result<(), String> {
    let mut active = 0;
    for (who, walk) in world.patrols.walks() {
        let body = world.creatures.get(who).filter(|body| !body.is_player());
        if body.is_none() || world.places.room_of(who).is_none() {
            return Err(format!("{} walks, and is no NPC in the world", who.0));
        }
        if let Some(plan) = &walk.plan
            && (plan.route.len() < 2 || plan.index >= plan.route.len())
        {
            let (index, length) = (plan.index, plan.route.len());
            return Err(format!("{} is at waypoint {index} of {length}", who.0));
        }
        let due = world.schedule.when(&Job::March(who));
        if due != walk.is_active().then_some(walk.due) {
            return Err(format!("{} moves at {:?}, and is scheduled for {due:?}", who.0, walk.due));
        }
        active += usize::from(due.is_some());
        if let Errand::Chase { quarry, .. } = walk.errand
            && !world.patrols.chases.contains(&(quarry, who))
        {
            return Err(format!("nobody knows that {} runs after {}", who.0, quarry.0));
        }
    }
    let jobs = world.schedule.iter().filter(|(_, job)| matches!(job, Job::March(_))).count();
    let chases = world.patrols.walks().filter(|(_, w)| matches!(w.errand, Errand::Chase { .. }));
    match (jobs == active, chases.count() == world.patrols.chases.len()) {
        (true, true) => Ok(()),
        (false, _) => Err(format!("{jobs} moves are scheduled for {active} walkers")),
        (_, false) => Err("a chase is listed that nobody is on".into()),
    }
}
