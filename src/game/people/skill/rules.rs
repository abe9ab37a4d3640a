//! Whether a skill may be used, on whom, and what it does.

use super::{Event, refusals, wait};
use crate::base::dice::Stream;
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::grammar;
use crate::game::ground::creature::{
    self, Calling, Creature, Posture, Skill, SkillKind, SkillTarget,
};
use crate::game::ground::deeds;
use crate::game::ground::find;
use crate::game::people::combat::{self, Aim};
use crate::game::people::effect::{self, Kind};
use crate::game::people::harm::{Harm, may_help};
use crate::game::people::player;
use crate::game::{Refusal, Turn};

/// One use of a skill, found to be allowed.
#[derive(Clone, Copy)]
struct Use<'c> {
    who: CreatureId,
    target: CreatureId,
    room: RoomId,
    calling: &'c Calling,
    at: usize,
    skill: &'c Skill,
}

/// Uses the `at`th skill of somebody's calling.
pub fn use_skill(turn: &mut Turn, who: CreatureId, at: usize, args: &str) -> Result<(), Refusal> {
    let content = turn.content;
    let calling = content.calling(&turn.world.players.calling(who));
    let missing = refusals::no_such_skill;
    let calling = calling.ok_or_else(missing)?;
    let skill = calling.skills.get(at).ok_or_else(missing)?;
    let room = turn.world.places.room_of(who).ok_or_else(missing)?;
    is_able(turn, who, at, skill)?;
    let target = target(turn, who, skill, args)?;
    if !creature::spend_spirit(turn, who, skill.cost) {
        return Err(Refusal::TooSpent { spirit: calling.spirit_name.clone(), cost: skill.cost });
    }
    let ready = turn.now + skill.cooldown;
    turn.world.skills.ready.entry(who).or_default().insert(at, ready);
    let using = Use { who, target, room, calling, at, skill };
    match skill.target {
        SkillTarget::Foe => against(turn, using),
        SkillTarget::Myself | SkillTarget::Friend => support(turn, using),
    }
    Ok(())
}

/// Level, posture and the wait since last time.
fn is_able(turn: &Turn, who: CreatureId, at: usize, skill: &Skill) -> Result<(), Refusal> {
    let body = turn.world.creatures.get(who);
    if body.map_or(0, Creature::level) < skill.level {
        return Err(Refusal::NotLearnt { skill: skill.name.clone(), level: skill.level });
    }
    let posture = body.map_or(Posture::Sleeping, Creature::posture);
    if posture < Posture::Standing {
        return Err(Refusal::Posture(posture));
    }
    match wait(turn.world, who, at, turn.now).0.div_ceil(1000) {
        0 => Ok(()),
        seconds => Err(Refusal::NotReady { skill: skill.name.clone(), seconds }),
    }
}

fn target(
    turn: &mut Turn,
    who: CreatureId,
    skill: &Skill,
    args: &str,
) -> Result<CreatureId, Refusal> {
    let named = match grammar::noun(args) {
        Some(noun) => match skill.target {
            SkillTarget::Foe => Some(combat::foe_named(turn, who, &noun)?),
            SkillTarget::Friend => Some(find::creature(turn, who, &noun)?),
            SkillTarget::Myself => None,
        },
        None => None,
    };
    if named.is_some() {
        player::spoke_of(turn.world, who, named, None);
    }
    match skill.target {
        SkillTarget::Foe => foe(turn, who, named),
        SkillTarget::Myself => Ok(who),
        SkillTarget::Friend => friend(turn, who, skill, named.unwrap_or(who)),
    }
}

/// The one named, or the one fought, or the first of those who fight oneself.
fn foe(turn: &Turn, who: CreatureId, named: Option<CreatureId>) -> Result<CreatureId, Refusal> {
    let on_one = || combat::attackers_of(turn.world, who).first().copied();
    let foe = named.or_else(|| combat::foe_of(turn.world, who)).or_else(on_one);
    let foe = foe.ok_or(Refusal::NotFighting)?;
    combat::may_attack(turn, who, foe)?;
    Ok(foe)
}

fn friend(
    turn: &Turn,
    who: CreatureId,
    skill: &Skill,
    friend: CreatureId,
) -> Result<CreatureId, Refusal> {
    let body = turn.world.creatures.get(friend);
    if combat::foe_of(turn.world, friend) == Some(who)
        || combat::foe_of(turn.world, who) == Some(friend)
    {
        return Err(refusals::no_friend());
    }
    may_help(turn.view(), who, friend)?;
    if skill.kind == SkillKind::Guard && friend == who {
        return Err(refusals::whom(&skill.verb));
    }
    if skill.kind == SkillKind::Heal && body.is_some_and(|b| b.health() >= b.health_max()) {
        return Err(refusals::nothing_to_heal());
    }
    Ok(friend)
}

/// A skill against a foe: the fight, the roll, the words, what it lays on them, the wound.
fn against(turn: &mut Turn, using: Use) {
    let Use { who, target, skill, .. } = using;
    combat::engage(turn, who, target);
    let aim = aim(turn, using);
    let damage = damage(turn, using, aim);
    report(turn, using, aim);
    if aim == Aim::Miss {
        return;
    }
    let lasting = match skill.kind {
        SkillKind::Stun => Some((Kind::Stun, 0)),
        SkillKind::Bleed => Some((Kind::Bleed, skill.power)),
        SkillKind::Weaken => Some((Kind::Weaken, skill.power)),
        SkillKind::Expose => Some((Kind::Expose, skill.power)),
        SkillKind::Trap => Some((Kind::Expose, (skill.power / 2).max(1))),
        _ => None,
    };
    if let Some((kind, power)) = lasting {
        effect::apply(turn, target, kind, power, skill.duration_rounds, who);
    }
    if skill.kind == SkillKind::Taunt {
        combat::turn_on(turn, target, who);
    }
    combat::wound(turn, Harm::now(who, target), damage);
}

fn aim(turn: &mut Turn, using: Use) -> Aim {
    let Use { who, target, skill, .. } = using;
    let level = turn.world.creatures.get(target).map_or(1, Creature::level);
    let against = match skill.kind {
        SkillKind::Taunt => return Aim::Hit,
        SkillKind::Weaken => 10 + level as i32 / 2,
        _ => combat::armor_class(turn.content, turn.world, target),
    };
    combat::roll_to_hit(turn, Stream::Skill, who, against)
}

fn damage(turn: &mut Turn, using: Use, aim: Aim) -> u32 {
    let Use { who, skill, .. } = using;
    match (aim, skill.kind) {
        (Aim::Miss, _) => 0,
        (_, SkillKind::Strike | SkillKind::Stun) => {
            combat::damage_of(turn, Stream::Skill, who, aim).saturating_add(skill.power)
        }
        (_, SkillKind::Bleed) => combat::damage_of(turn, Stream::Skill, who, aim),
        (_, SkillKind::Trap) => skill.power,
        _ => 0,
    }
}

/// A skill for oneself or a friend.
fn support(turn: &mut Turn, using: Use) {
    let Use { who, target, skill, .. } = using;
    report(turn, using, Aim::Hit);
    let kind = match skill.kind {
        SkillKind::Shield => Kind::Shield,
        SkillKind::Guard => Kind::Guard,
        SkillKind::Bless => Kind::Bless,
        SkillKind::Rush => Kind::Rush,
        SkillKind::Heal => {
            let level = turn.world.creatures.get(who).map_or(0, Creature::level);
            let health = creature::heal(turn, target, skill.power.saturating_add(level));
            deeds::healed(turn.world, turn.now, target, who, health);
            return;
        }
        // What is meant for foes does nothing to friends; the loader lets no builder write it.
        _ => return,
    };
    effect::apply(turn, target, kind, skill.power, skill.duration_rounds, who);
}

fn report(turn: &mut Turn, using: Use, aim: Aim) {
    let Use { who, target, room, calling, at, .. } = using;
    turn.report(Event::Used {
        who,
        target,
        room,
        calling: calling.key.clone(),
        at,
        hit: aim != Aim::Miss,
    });
}
