//! The pages a player asks for about themselves and others: `score`, `who`, `commands`.

use super::rules::played;
use super::state::Link;
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::content::Content;
use crate::game::creature::{self, LEVEL_MAX};
use crate::game::verb::{self, Group, Role};
use crate::game::world::World;
use crate::text::page::Page;
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::widget::{bar, columns, rule};

/// `Aria the Patient`: the name and, if there is one, the title.
pub fn titled(world: &World, who: CreatureId) -> String {
    let name = world.creatures.get(who).map_or("", |c| c.name());
    match world.players.get(who).map(|p| p.title().as_str()) {
        Some(title) if !title.is_empty() => format!("{name} {title}"),
        _ => name.to_string(),
    }
}

/// The score page.
pub fn score(
    content: &Content,
    world: &World,
    who: CreatureId,
    now: Millis,
    page: &Page,
) -> String {
    let (Some(body), Some(player)) = (world.creatures.get(who), world.players.get(who)) else {
        return String::new();
    };
    let calling = content.calling(player.calling());
    let spirit = calling.map_or("spirit", |c| c.spirit_name.as_str());
    let mut text = rule(&titled(world, who), page) + "\n";
    let width = if page.reader { 0 } else { 12 };
    let mut line = |label: &str, value: String| {
        let label = format!("{label}:");
        text.push_str(&format!("{} {value}\n", Style::Label.on(format!("{label:<width$}"))));
    };
    line(
        "Calling",
        format!("{}, level {}", calling.map_or("?", |c| c.name.as_str()), body.level()),
    );
    line("Health", gauge(body.health(), body.health_max(), Style::Good, page));
    line(
        &crate::text::sentence::capitalise(spirit),
        gauge(body.spirit(), body.spirit_max(), Style::Heal, page),
    );
    line("Experience", experience(body.level(), body.experience()));
    line("Armour", crate::game::combat::armor_class(content, world, who).to_string());
    line("Coins", Style::Coin.on(body.coins()));
    line("Posture", body.posture().word().to_string());
    line("Played", span(played(player, now)));
    text
}

/// A bar and the numbers it stands for; for readers the numbers alone.
fn gauge(value: u32, max: u32, style: Style, page: &Page) -> String {
    let drawn = bar(value, max, 20, style, page);
    if page.reader { drawn } else { format!("{drawn} {value} of {max}") }
}

fn experience(level: u32, experience: u64) -> String {
    if level >= LEVEL_MAX {
        return format!("{experience}; there is no higher level");
    }
    let next = creature::experience_for(level + 1);
    format!("{experience}, {} more to level {}", next.saturating_sub(experience), level + 1)
}

/// A span of time in words: `2 h 5 min`.
pub fn span(span: Millis) -> String {
    let minutes = span.as_seconds() / 60;
    match (minutes / 60, minutes % 60) {
        (0, 0) => "less than a minute".into(),
        (0, m) => format!("{m} min"),
        (h, m) => format!("{h} h {m} min"),
    }
}

/// Who is in the world.
pub fn who(content: &Content, world: &World, page: &Page) -> String {
    let mut table = Table::new(&["Name", "Calling", "Level"]).align_right(2);
    let mut count = 0;
    for id in world.players.here() {
        let (Some(player), Some(body)) = (world.players.get(id), world.creatures.get(id)) else {
            continue;
        };
        let away = if matches!(player.link(), Link::Dead(_)) { " (away)" } else { "" };
        let staff = match world.players.role(id) {
            Role::Player => String::new(),
            role => format!(" [{}]", role.word()),
        };
        let calling = content.calling(player.calling()).map_or("?", |c| c.name.as_str());
        let name = format!("{}{staff}{away}", Style::Person.on(titled(world, id)));
        table = table.row([name, calling.to_string(), body.level().to_string()]);
        count += 1;
    }
    let total = match count {
        0 => return "Nobody is in the Reach just now. Be the first.\n".into(),
        1 => "One soul is in the Reach.".to_string(),
        n => format!("{n} souls are in the Reach."),
    };
    format!("{}\n{total}\n", table.render(page))
}

/// The list of verbs that exist for somebody, under headings.
pub fn commands(role: Role, skills: &[&str], page: &Page) -> String {
    let mut groups: Vec<(Group, Vec<String>)> = Vec::new();
    for spec in verb::known_to(role) {
        match groups.iter_mut().find(|(group, _)| *group == spec.group) {
            Some((_, names)) => names.push(spec.name.to_string()),
            None => groups.push((spec.group, vec![spec.name.to_string()])),
        }
    }
    groups.sort_by_key(|(group, _)| *group);
    let mut text = String::new();
    for (group, mut names) in groups {
        if group == Group::Fighting {
            names.extend(skills.iter().map(|s| s.to_string()));
        }
        text.push_str(&format!(
            "{}\n{}\n",
            Style::Heading.on(group.word()),
            columns(&names, page).trim_end()
        ));
    }
    text + "Type `help <command>` for any of them.\n"
}
