//! What is seen of skills.

use super::{Event, wait};
use crate::base::id::CreatureId;
use crate::game::View;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::ground::creature::{Creature, Skill, SkillTarget};
use crate::game::people::combat;
use crate::text::capitalise;
use crate::text::page::Page;
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::wrap::wrap;

/// Tells everyone concerned.
pub fn tell(event: &Event, teller: &mut Teller) {
    let Event::Used { who, target, room, calling, at, hit } = event;
    let Some(skill) = teller.content.calling(calling).and_then(|c| c.skills.get(*at)) else {
        return;
    };
    let world = teller.world;
    let template = if *hit { skill.line_hit.clone() } else { missed(skill) };
    let line = match (who == target, &skill.line_self) {
        (true, Some(own)) => Sentence::new(own).actor(world, *who),
        (true, None) => Sentence::new(about_oneself(&template)).actor(world, *who),
        (false, _) => Sentence::new(template).actor(world, *who).target(world, *target),
    };
    let line = line.thing("weapon", combat::weapon(teller.content, world, *who));
    let (own, theirs) = match (skill.target, hit) {
        (SkillTarget::Foe, true) => (Style::Hit, Style::Hurt),
        (SkillTarget::Foe, false) => (Style::Miss, Style::Miss),
        _ => (Style::Heal, Style::Heal),
    };
    combat::between(teller, (*who, own), (*target, theirs), *room, &line);
}

fn missed(skill: &Skill) -> String {
    skill.line_miss.clone().unwrap_or_else(|| "{actor} {miss|misses} {target}.".into())
}

/// A template for an actor and a target, as it reads where they are one: `{target}` becomes
/// `{target.or_self:actor}`, and what the target has or does is the actor's.
fn about_oneself(template: &str) -> String {
    let mut parts = template.split("{target");
    let mut text = parts.next().unwrap_or_default().to_string();
    for part in parts {
        match part.strip_prefix("'s}") {
            Some(rest) => text.extend(["{actor.their}", rest]),
            None if part.starts_with('}') => text.extend(["{target.or_self:actor", part]),
            None if part.starts_with(".or_self") => text.extend(["{target", part]),
            None => text.extend(["{actor", part]),
        }
    }
    text
}

/// The skills of somebody's calling.
pub(super) fn list(view: View, who: CreatureId, page: &Page) -> String {
    let View { content, world, now } = view;
    let Some(calling) = content.calling(&world.players.calling(who)) else {
        return "You have no calling, and no skills.\n".into();
    };
    let level = world.creatures.get(who).map_or(1, Creature::level);
    let spirit = capitalise(&calling.spirit_name);
    let labels = ["Skill", "Type", "Level", spirit.as_str(), "Ready"];
    let mut table = Table::new(&labels).align_right(2).align_right(3);
    for (at, skill) in calling.skills.iter().enumerate() {
        let ready = match wait(world, who, at, now).0.div_ceil(1000) {
            _ if skill.level > level => format!("at level {}", skill.level),
            0 => "now".into(),
            seconds => format!("in {seconds} s"),
        };
        let (from, cost) = (skill.level.to_string(), skill.cost.to_string());
        table.push([skill.name.clone(), skill.verb.clone(), from, cost, ready]);
    }
    let hint = "They come with your levels: nobody has to practise or train them.";
    format!("{}\n{}\n", table.render(page), wrap(hint, page, 0))
}

#[cfg(test)]
mod tests {
    use super::about_oneself;

    #[test]
    fn one_template_serves_oneself_too() {
        assert_eq!(
            about_oneself("{actor} {mend|mends} {target}; {target's} wounds, {target.their} pain."),
            "{actor} {mend|mends} {target.or_self:actor}; {actor.their} wounds, {actor.their} pain."
        );
        let ready = "{actor} {heal|heals} {target.or_self:actor}.";
        assert_eq!(about_oneself(ready), ready);
    }
}
