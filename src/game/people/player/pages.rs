//! The pages a player asks for about what there is: `config`, `commands`.

use super::settings::{Topic, settings};
use crate::base::id::CreatureId;
use crate::game::{View, World};
use crate::text::link::link;
use crate::text::page::Page;
use crate::text::table::Table;

/// `Aria the Patient`: the name and, if there is one, the title.
pub fn titled(world: &World, who: CreatureId) -> String {
    let name = world.players.character(who).map_or("", |character| character.name());
    match world.players.character(who).map(|p| p.title().as_str()) {
        Some(title) if !title.is_empty() => format!("{name} {title}"),
        _ => name.to_string(),
    }
}

/// What somebody chose, what it is for, and what else they might.
pub fn choices(view: View, who: CreatureId, page: &Page) -> String {
    let world = view.world;
    let Some(character) = world.players.character(who) else { return String::new() };
    let mut text = String::new();
    for topic in Topic::ALL {
        let mut table = Table::new(&[topic.word(), "Now", "What it is for"]);
        for setting in settings().filter(|setting| setting.topic == topic) {
            let now = (setting.now)(character.preferences(), page);
            let does = match setting.values {
                "" => setting.does.to_string(),
                values => format!("{} ({values})", setting.does),
            };
            table.push([
                link(format_args!("help {}", setting.part.name), setting.part.name, page),
                now,
                does,
            ]);
        }
        text.push_str(&table.render(page));
        text.push('\n');
    }
    text + "Type a name and a value: `autoloot on`. Alone, what is on or off is switched.\n"
}
