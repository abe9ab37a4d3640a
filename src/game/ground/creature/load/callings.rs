//! Reading the ways to be a hero.

use std::collections::BTreeMap;

use super::LEVEL_MAX;
use crate::base::clock::Millis;
use crate::game::frame::reading::ids::{AllIds, shown_cheaply};
use crate::game::frame::reading::kind::Load;
use crate::game::frame::reading::problem::verb_is_taken;
use crate::game::frame::reading::written::{self, all_documents};
use crate::game::frame::verb::{self, Role};
use crate::game::ground::creature::content::{Calling, Skill, SkillKind, SkillTarget};
use crate::yaml::{Fields, Node, Problems, Span, Spanned, problem};

const ROLES: [&str; 4] = ["tank", "dps", "support", "specialist"];

const TARGETS: [(&str, SkillTarget); 3] =
    [("foe", SkillTarget::Foe), ("self", SkillTarget::Myself), ("friend", SkillTarget::Friend)];

pub fn read_callings(load: &mut Load<'_>, files: &[Node]) {
    for file in files {
        load.content.callings.extend(callings(file.clone(), &mut load.ids, load.problems));
    }
}

/// All callings of one file.
pub fn callings(file: Node, ids: &mut AllIds, problems: &mut Problems) -> Vec<Calling> {
    let mut written: BTreeMap<String, Span> = BTreeMap::new();
    let mut callings = Vec::new();
    for document in all_documents(&[file], &[], problems) {
        callings.extend(calling(document.node, &mut written, ids, problems));
    }
    callings
}

fn calling(
    node: &Node,
    written: &mut BTreeMap<String, Span>,
    ids: &mut AllIds,
    problems: &mut Problems,
) -> Option<Calling> {
    let mut fields = Fields::of(node, problems)?;
    let id = fields.required_text("id")?;
    if let Some(first) = written.insert(id.value.clone(), id.span) {
        let first = shown_cheaply(first, fields.problems());
        fields.problems().push(problem::duplicate_id("calling", &id, &first));
    }
    let calling = Calling {
        name: written::name(&mut fields, &id),
        role: fields.one_of("role", &ROLES).unwrap_or("dps").to_owned(),
        description: written::description(&mut fields),
        health_base: fields.number("health_base", 1..=100_000).unwrap_or(28),
        health_per_level: fields.number("health_per_level", 0..=10_000).unwrap_or(7),
        spirit_base: fields.number("spirit_base", 0..=100_000).unwrap_or(20),
        spirit_per_level: fields.number("spirit_per_level", 0..=10_000).unwrap_or(4),
        spirit_name: fields.text("spirit_name").unwrap_or_else(|| "spirit".to_owned()),
        attack_bonus: fields.number("attack_bonus", -100..=100).unwrap_or(0),
        armor_bonus: fields.number("armor_bonus", -100..=100).unwrap_or(0),
        outfit: ids.items.refer_or_drop_all(&fields.spanned_texts("outfit")),
        pack: ids.items.refer_or_drop_all(&fields.spanned_texts("pack")),
        skills: skills(&mut fields),
        key: id.value,
    };
    fields.finish();
    Some(calling)
}

fn skills(fields: &mut Fields<'_, '_>) -> Vec<Skill> {
    let nodes = fields.list("skills");
    nodes.into_iter().filter_map(|node| skill(node, fields.problems())).collect()
}

fn skill(node: &Node, problems: &mut Problems) -> Option<Skill> {
    let mut fields = Fields::of(node, problems)?;
    let id = fields.required_text("id")?;
    let verb = fields.required_text("verb");
    check_verb(verb.as_ref(), fields.problems());
    let kind = fields.choice("kind", &SkillKind::ALL);
    fields.need("kind");
    if kind.is_none() && fields.any("kind").is_none() {
        let span = fields.span();
        fields.problems().push(problem::missing_key("kind", span));
    }
    let name = written::name(&mut fields, &id);
    let (line_hit, line_miss, line_self) = lines(&mut fields);
    let skill = Skill {
        name,
        verb: verb.map(|verb| verb.trim().to_lowercase()).unwrap_or_default(),
        level: fields.number("level", 1..=LEVEL_MAX).unwrap_or(1),
        cost: fields.number("cost", 0..=100_000).unwrap_or(0),
        cooldown: cooldown(&mut fields),
        kind: kind.unwrap_or(SkillKind::Strike),
        power: fields.number("power", 0..=100_000).unwrap_or(1),
        target: fields.choice("target", &TARGETS).unwrap_or(SkillTarget::Foe),
        duration_rounds: fields.number("duration_rounds", 0..=1_000).unwrap_or(0),
        help: fields.text("help").unwrap_or_default(),
        line_hit,
        line_miss,
        line_self,
        key: id.value,
    };
    fields.finish();
    Some(skill)
}

/// Commands are found before skills, so a skill by the word of one could never be used.
fn check_verb(verb: Option<&Spanned<String>>, problems: &mut Problems) {
    let Some(verb) = verb else { return };
    let typed = verb.trim().to_lowercase();
    if let Some(command) = verb::exact(Role::Player, &typed) {
        problems.push(verb_is_taken(verb, command.name));
    }
}

fn cooldown(fields: &mut Fields<'_, '_>) -> Millis {
    fields.float("cooldown_seconds", 0.0..=1e6).map_or(Millis(0), Millis::from_seconds)
}

/// What is seen when a skill works, when it does not, and when it is used on oneself.
fn lines(fields: &mut Fields<'_, '_>) -> (String, Option<String>, Option<String>) {
    let Some(mut lines) = fields.inside("lines") else { return (String::new(), None, None) };
    let keys: [(&str, &[&str]); 3] =
        [("hit", &["actor", "target"]), ("miss", &["actor", "target"]), ("self", &["actor"])];
    let [hit, miss, own] = keys.map(|(key, beings)| {
        let text = lines.spanned_text(key)?;
        written::check_sentence(&text, beings, &[], lines.problems());
        Some(text.value)
    });
    lines.finish();
    (hit.unwrap_or_default(), miss, own)
}
