//! What players of other servers type for skills: `cast 'dirge' rat`, `c heal bob`, `practice`.
//!
//! A skill is its own verb here. `cast` finds it by its verb, by its name, or by what a skill that does
//! the same is called elsewhere ([`CALLED`]); whatever it finds is used as if its verb had been typed.
//! Where it finds nothing it says what one's calling has.

use super::{refusals, use_skill};
use crate::base::id::CreatureId;
use crate::game::frame::args::Args;
use crate::game::frame::part::Done;
use crate::game::ground::creature::{Calling, Creature, Skill, SkillKind};
use crate::game::{Content, Refusal, Turn, World};
use crate::text::style::clean;
use crate::text::words::list;

/// What skills of a kind are called elsewhere, in small letters. Longer names come before those they
/// begin with.
const CALLED: &[(SkillKind, &[&str])] = &[
    (
        SkillKind::Heal,
        &["heal", "cure", "mend", "bandage", "restore", "refresh", "aid", "regenerate"],
    ),
    (
        SkillKind::Weaken,
        &["weaken", "curse", "chill", "slow", "enfeeble", "blind", "fear", "plague"],
    ),
    (SkillKind::Bless, &["bless", "strength", "inspire", "bull", "giant", "heroism", "courage"]),
    (
        SkillKind::Shield,
        &["shield", "armor", "armour", "stone", "sanctuary", "protect", "barkskin", "parry"],
    ),
    (SkillKind::Rush, &["haste", "rush", "berserk", "quick", "speed", "frenzy"]),
    (SkillKind::Guard, &["guard", "interpose", "rescue", "defend"]),
    (SkillKind::Stun, &["stun", "bash", "trip", "shock", "paralyse", "paralyze", "hold", "sleep"]),
    (SkillKind::Bleed, &["bleed", "rend", "claw", "poison", "wound", "slash"]),
    (SkillKind::Trap, &["snare", "trap", "web", "entangle", "net"]),
    (SkillKind::Expose, &["expose", "faerie", "disarm", "sunder"]),
    (SkillKind::Taunt, &["taunt", "challenge", "provoke"]),
    (
        SkillKind::Strike,
        &[
            "strike",
            "kick",
            "backstab",
            "magic",
            "missile",
            "fireball",
            "burning",
            "lightning",
            "smite",
            "lunge",
            "shoot",
            "harm",
        ],
    ),
];

/// Blows that are skills elsewhere; here they are words, and nothing is learnt of them.
const BLOWS: &[&str] = &[
    "kick",
    "backstab",
    "disarm",
    "bash",
    "shoot",
    "trip",
    "punch",
    "headbutt",
    "whirlwind",
    "circle",
    "berserk",
    "turn",
    "smite",
    "bandage",
];

/// Uses a skill by whatever it is called.
pub(super) fn cast(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let typed = args.ahead().trim();
    let content = turn.content;
    let own = own(content, turn.world, who).ok_or_else(refusals::no_such_skill)?;
    if typed.is_empty() {
        return Err(refusals::cast_what(&skills_in_words(own, level(turn.world, who))));
    }
    let (name, target) = divided(typed, own);
    match found(own, &name) {
        Some(at) => use_skill(turn, who, at, target),
        None => {
            let has = skills_in_words(own, level(turn.world, who));
            let others = of_others(content, &name);
            Err(refusals::no_skill_called(&clean(&name), others.as_deref(), &has))
        }
    }
}

/// What is answered to a blow that elsewhere is a skill, and here none of one's own: what one has.
pub fn no_such_blow(turn: &Turn, who: CreatureId, word: &str) -> Option<Refusal> {
    if !BLOWS.contains(&word) {
        return None;
    }
    let own = own(turn.content, turn.world, who)?;
    let has = skills_in_words(own, level(turn.world, who));
    let others = of_others(turn.content, word);
    Some(refusals::no_skill_called(word, others.as_deref(), &has))
}

fn own<'c>(content: &'c Content, world: &World, who: CreatureId) -> Option<&'c Calling> {
    content.calling(&world.players.calling(who))
}

fn level(world: &World, who: CreatureId) -> u32 {
    world.creatures.get(who).map_or(1, Creature::level)
}

/// The name of a skill in small letters, and what stands behind it: `'cure light' bob`, `dirge rat`.
fn divided<'t>(typed: &'t str, own: &Calling) -> (String, &'t str) {
    for (open, close) in [('\'', '\''), ('"', '"'), ('‘', '’'), ('“', '”')] {
        let Some(rest) = typed.strip_prefix(open) else { continue };
        let (name, target) = rest.split_once(close).unwrap_or((rest, ""));
        return (name.trim().to_lowercase(), target.trim());
    }
    // Names of one's own may be of several words.
    let lower = typed.to_lowercase();
    for skill in &own.skills {
        let name = skill.name.to_lowercase();
        let rest = lower.strip_prefix(&name).and_then(|_| typed.get(name.len()..));
        if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with(' ')) {
            return (name, rest.trim());
        }
    }
    let (name, target) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
    (name.to_lowercase(), target.trim())
}

/// The skill of a calling that a name means: its verb or its own name, in full or by a beginning, or
/// what the like of it is called elsewhere.
fn found(own: &Calling, name: &str) -> Option<usize> {
    let first = name.split_whitespace().next()?;
    let is = |skill: &Skill| skill.verb == name || skill.name.to_lowercase() == name;
    let begins = |skill: &Skill| {
        name.len() >= 2
            && (skill.verb.starts_with(name) || skill.name.to_lowercase().starts_with(name))
    };
    let at = |fits: &dyn Fn(&Skill) -> bool| own.skills.iter().position(fits);
    let kinds = CALLED.iter().filter(|(_, names)| names.contains(&first)).map(|(kind, _)| *kind);
    let like = || kinds.clone().find_map(|kind| at(&|skill: &Skill| skill.kind == kind));
    at(&is).or_else(|| at(&begins)).or_else(like)
}

/// The calling that has a skill of this name.
fn of_others(content: &Content, name: &str) -> Option<String> {
    let is = |skill: &Skill| skill.verb == name || skill.name.to_lowercase() == name;
    let calling = content.callings.iter().find(|calling| calling.skills.iter().any(is))?;
    Some(calling.name.clone())
}

/// `Mend (type "mend"), and at level 3 Dirge`.
fn skills_in_words(own: &Calling, level: u32) -> String {
    let word = |skill: &Skill| match skill.level > level {
        true => format!("{} (`{}`, at level {})", skill.name, skill.verb, skill.level),
        false => format!("{} (`{}`)", skill.name, skill.verb),
    };
    let words: Vec<String> = own.skills.iter().map(word).collect();
    match words.is_empty() {
        true => "no skills".into(),
        false => list(&words),
    }
}
