//! Explaining a mind: what it sees, what it wants and why, for those who ask.
//!
//! Every behaviour is asked as if the NPC thought now, with dice of its own, so that asking changes
//! nothing.

use super::BEHAVIOURS;
use super::sight::Sight;
use super::state::{Intent, Thought};
use crate::base::clock::Millis;
use crate::base::dice::Dice;
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::schedule::Job;
use crate::game::people::faction::{self, Stance};
use crate::game::people::patrol;
use crate::game::{Content, World};

/// What a behaviour answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// It is not of those who do this.
    NotItsWay,
    /// It would, but not now.
    Waits(Why),
    Wants(Intent),
}

/// Why somebody does not do what is its way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    Fighting,
    NotFighting,
    Unhurt,
    /// Hurt, but not badly enough to care.
    Steady,
    Afraid,
    HasCalled,
    NotStanding,
    OutOfBreath(Millis),
    /// Its time comes then.
    NotBefore(Millis),
    /// It walks a round, or home, or to somebody.
    OnAnErrand,
    Dark,
    SafePlace,
    NobodyLooksOn,
    /// None of those who are here is one for whom it does that.
    NobodyHere,
}

/// A mind, laid open.
#[derive(Clone, Debug)]
pub struct Explained {
    /// Everyone else in the room, and how it meets them.
    pub sees: Vec<(CreatureId, Stance)>,
    pub is_dark: bool,
    pub foe: Option<CreatureId>,
    /// Behaviour by behaviour, the most pressing first.
    pub answers: Vec<(&'static str, Answer)>,
    /// When it next tells a rumour; `None` if that is not its way, or nobody is there to hear it.
    pub gossips: Option<Millis>,
    /// Whether it walks a round, which no mind decides.
    pub patrols: bool,
    pub last: Option<Thought>,
    /// When it thinks next; `None`: when something happens.
    pub next: Option<Millis>,
    pub helps: Option<CreatureId>,
    /// The room it is on its way back to, its home.
    pub home: Option<RoomId>,
    pub warned: Vec<CreatureId>,
}

/// Lays a mind open; `None` for players.
pub fn explain(
    content: &Content,
    world: &World,
    now: Millis,
    who: CreatureId,
) -> Option<Explained> {
    let sight = Sight::of(content, world, now, who)?;
    let stance = |other| faction::stance(content, world, who, other);
    let mut dice = Dice::new(0);
    let answers = BEHAVIOURS.iter().map(|behaviour| {
        let answer = match (behaviour.sees)(&sight, &mut dice) {
            Some(intent) => Answer::Wants(intent),
            None if (behaviour.has)(&sight) => Answer::Waits(why(&sight, behaviour.name)),
            None => Answer::NotItsWay,
        };
        (behaviour.name, answer)
    });
    Some(Explained {
        sees: sight.others().map(|other| (other.id(), stance(other.id()))).collect(),
        is_dark: !sight.can_see(),
        foe: sight.foe,
        answers: answers.collect(),
        gossips: world.schedule.when(&Job::Gossip(who)),
        patrols: patrol::has_round(world, who),
        last: world.minds.thought(who).cloned(),
        next: world.schedule.when(&Job::Think(who)),
        helps: sight.mind.and_then(|mind| mind.summons).map(|summons| summons.caller),
        home: patrol::homeward(world, who),
        warned: sight.mind.into_iter().flat_map(|mind| mind.warned.keys().copied()).collect(),
    })
}

/// Why a behaviour that is somebody's way wants nothing now.
fn why(sight: &Sight<'_>, behaviour: &str) -> Why {
    let (fights, breath) = (sight.foe.is_some(), sight.mind.and_then(|mind| mind.cast_at));
    let breath = breath.filter(|at| *at > sight.now);
    match behaviour {
        "cowardly" | "calls for help" if !fights => Why::NotFighting,
        "cowardly" => Why::Steady,
        "calls for help" if sight.mind.is_some_and(|mind| mind.called) => Why::HasCalled,
        "calls for help" => Why::Unhurt,
        "healer" | "buffer" => match breath {
            _ if !sight.is_standing() => Why::NotStanding,
            Some(at) => Why::OutOfBreath(at),
            None => Why::NobodyHere,
        },
        _ if fights => Why::Fighting,
        "idles" if !sight.is_watched() => Why::NobodyLooksOn,
        "idles" => sight.wishes.idle_at.map_or(Why::NobodyLooksOn, Why::NotBefore),
        "wanders" if patrol::is_about(sight.world, sight.me.id()) => Why::OnAnErrand,
        "wanders" | "answers calls" if !sight.is_standing() => Why::NotStanding,
        "wanders" => Why::NotBefore(sight.wishes.wander_at.unwrap_or(sight.now)),
        _ if sight.is_afraid() => Why::Afraid,
        "answers calls" | "helps" => Why::NobodyHere,
        _ if !sight.can_see() => Why::Dark,
        _ if sight.room.safe => Why::SafePlace,
        _ => Why::NobodyHere,
    }
}
