//! Which words tell of a blow or a death: those that builders wrote, or plain ones of our own.
//!
//! The choice is counted, never rolled, so that more words change no fight. What nature armed
//! with a verb of its own (`nip`) uses that in turn with the lines of its damage type (`claw`).

use super::blow::{Arms, arms};
use super::event::{Manner, Outcome, Severity};
use crate::base::id::CreatureId;
use crate::game::frame::words::pick;
use crate::game::ground::item;
use crate::game::{Content, World};
use crate::text::sentence::the;

/// Those texts that need no word which is missing.
fn without(from: &[String], missing: &[&str]) -> Vec<String> {
    let fits = |text: &&String| missing.iter().all(|key| !text.contains(key));
    from.iter().filter(fits).cloned().collect()
}

/// A blow as it is told.
#[derive(Clone, Copy)]
pub(super) struct Stroke {
    pub manner: Manner,
    pub outcome: Outcome,
    /// Which of all blows it is; chooses among the words.
    pub nth: u64,
}

/// The template of a blow, with `{actor}`, `{target}` and `{weapon}`.
pub(super) fn blow(
    content: &Content,
    world: &World,
    who: CreatureId,
    Stroke { manner, outcome, nth }: Stroke,
) -> String {
    let arms = arms(content, world, who);
    let missing: &[&str] = if arms.weapon.is_some() { &[] } else { &["{weapon"] };
    let words = &content.words.combat;
    let template = match outcome {
        Outcome::Missed => pick(&without(&words.misses, missing), nth)
            .unwrap_or("{actor} {miss|misses} {target}.")
            .to_string(),
        Outcome::Landed { severity, .. } => {
            let table = words.hits.get(arms.damage_type);
            let lines = table.and_then(|table| table.get(severity.word()));
            let mut lines = lines.map(|lines| without(lines, missing)).unwrap_or_default();
            if lines.is_empty() || arms.weapon.is_none() && arms.verb.is_some() {
                lines.push(plain_hit(&arms, severity));
            }
            pick(&lines, nth).unwrap_or_default().to_string()
        }
    };
    match manner {
        Manner::Plain => template,
        Manner::Parting => {
            let open = template.trim_end_matches(['.', '!']);
            format!("{open} as {{target.they}} {{turn|turns}} to run.")
        }
    }
}

/// `{actor} {bite|bites} {target} hard.`
fn plain_hit(arms: &Arms, severity: Severity) -> String {
    let verb = verb(arms);
    match severity {
        Severity::Scratch => format!("{{actor}} barely {{{verb}}} {{target}}."),
        Severity::Hit => format!("{{actor}} {{{verb}}} {{target}}."),
        Severity::Hard => format!("{{actor}} {{{verb}}} {{target}} hard."),
        Severity::Brutal => format!("{{actor}} {{{verb}}} {{target}} with brutal force."),
    }
}

/// Both forms of the verb. One that a builder wrote without its second form is not used.
fn verb<'c>(arms: &Arms<'c>) -> &'c str {
    match (arms.verb.filter(|verb| verb.contains('|')), arms.damage_type) {
        (Some(verb), _) => verb,
        (None, "slash") => "slash|slashes",
        (None, "pierce") => "stab|stabs",
        (None, "bite") => "bite|bites",
        (None, "claw") => "claw|claws",
        (None, _) => "hit|hits",
    }
}

/// What somebody strikes with, by name.
pub fn weapon(content: &Content, world: &World, who: CreatureId) -> String {
    match arms(content, world, who).weapon {
        Some(weapon) => the(&item::name(content, world, weapon)),
        None => "bare hands".into(),
    }
}

/// The template of a death: `{target}` died, `{actor}` killed. In a template without a target
/// the actor is the one who died.
pub(super) fn death(content: &Content, killer: Option<CreatureId>, nth: u64) -> &str {
    let fits = |text: &&String| {
        let names_killer = text.contains("{actor") && text.contains("{target");
        !text.contains("{weapon") && (killer.is_some() || !names_killer)
    };
    let fitting: Vec<&String> = content.words.combat.deaths.iter().filter(fits).collect();
    match nth.checked_rem(fitting.len() as u64).and_then(|at| fitting.get(at as usize)) {
        Some(text) => text.as_str(),
        None => "{target} {are|is} dead!",
    }
}
