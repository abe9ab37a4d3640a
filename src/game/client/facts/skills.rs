//! What somebody can do beyond striking, for `Char.Skills`: one group, that of their calling.

use serde_json::{Value, json};

use super::View;
use super::body::calling;

/// The one group, with how far one has come in it.
pub fn group(view: &View) -> Option<Value> {
    let level = view.world.creatures.get(view.who)?.level();
    Some(json!([{"name": calling(view)?.name, "rank": format!("level {level}")}]))
}

/// The skills of a group that one knows at one's level; `None` if there is no such group.
pub fn skill_list(view: &View, group: &str) -> Option<Value> {
    let calling = calling(view).filter(|calling| calling.name.eq_ignore_ascii_case(group))?;
    let level = view.world.creatures.get(view.who)?.level();
    let known = || calling.skills.iter().filter(|skill| skill.level <= level);
    let names: Vec<&str> = known().map(|skill| skill.verb.as_str()).collect();
    let what: Vec<&str> = known().map(|skill| skill.name.as_str()).collect();
    Some(json!({"group": calling.name, "list": names, "desc": what}))
}

/// What is written about a skill of one's calling.
pub fn skill_info(view: &View, group: &str, name: &str) -> Option<Value> {
    let calling = calling(view).filter(|calling| calling.name.eq_ignore_ascii_case(group))?;
    let is_meant = |known: &str| known.eq_ignore_ascii_case(name);
    let skill =
        calling.skills.iter().find(|skill| is_meant(&skill.verb) || is_meant(&skill.name))?;
    let info = format!(
        "{} Costs {} {}, ready again after {} s, from level {}.",
        skill.help.trim(),
        skill.cost,
        calling.spirit_name,
        skill.cooldown.as_seconds(),
        skill.level,
    );
    Some(json!({"group": calling.name, "skill": skill.verb, "info": info}))
}
