//! The pages a player asks for about others and about what there is: `who`, `commands`.

use super::settings::{Topic, settings};
use super::state::Link;
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::verb::Role;
use crate::game::ground::sight;
use crate::game::{Content, View, World};
use crate::text::link::link;
use crate::text::page::Page;
use crate::text::style::Style;
use crate::text::table::Table;

/// `Aria the Patient`: the name and, if there is one, the title.
pub fn titled(world: &World, who: CreatureId) -> String {
    let name = world.players.character(who).map_or("", |character| character.name());
    match world.players.character(who).map(|p| p.title().as_str()) {
        Some(title) if !title.is_empty() => format!("{name} {title}"),
        _ => name.to_string(),
    }
}

/// Who is in the world, for somebody in it or (`None`) at the door.
pub fn who(view: View, viewer: Option<CreatureId>, page: &Page) -> String {
    let View { content, world, .. } = view;
    let (table, count) = souls(content, world, viewer, world.players.here());
    let total = match count {
        0 => return "Nobody is in the Reach just now. Be the first.\n".into(),
        1 => "One soul is in the Reach.".to_string(),
        n => format!("{n} souls are in the Reach."),
    };
    format!("{}\n{total}\n", table.render(page))
}

/// Which players are in a room. In the dark one hears how many breathe.
pub fn who_is_there(view: View, viewer: CreatureId, room: RoomId, page: &Page) -> String {
    let View { content, world, .. } = view;
    let there = world.places.players_in(room).iter().copied();
    let there: Vec<_> = there.filter(|who| world.players.may_see(viewer, *who)).collect();
    let many = |count| match count {
        1 => "You are the only soul here.".to_string(),
        n => format!("{n} souls are here."),
    };
    if !sight::is_lit(content, world, room) {
        return format!("It is too dark to see faces. {}\n", many(there.len()));
    }
    let (table, count) = souls(content, world, Some(viewer), there.iter().copied());
    format!("{}\n{}\n", table.render(page), many(count))
}

/// A row for each player among these whom the viewer may see, and how many there are.
fn souls(
    content: &Content,
    world: &World,
    viewer: Option<CreatureId>,
    all: impl Iterator<Item = CreatureId>,
) -> (Table, usize) {
    let mut table = Table::new(&["Name", "Calling", "Level"]).align_right(2);
    let mut count = 0;
    let is_seen = |id: &CreatureId| match viewer {
        Some(viewer) => world.players.may_see(viewer, *id),
        None => world.players.veil(*id).is_none(),
    };
    for id in all.filter(is_seen) {
        let (Some(character), Some(presence)) =
            (world.players.character(id), world.players.presence(id))
        else {
            continue;
        };
        let away = if matches!(presence.link(), Link::Dead(_)) { " (away)" } else { "" };
        let staff = match world.players.role(id) {
            Role::Player => String::new(),
            role => format!(" [{}]", role.word()),
        };
        let unseen = if world.players.veil(id).is_some() { " (unseen)" } else { "" };
        let calling = content.calling(character.calling()).map_or("?", |c| c.name.as_str());
        let name = format!("{}{staff}{unseen}{away}", Style::Person.on(titled(world, id)));
        table = table.row([name, calling.to_string(), character.level().to_string()]);
        count += 1;
    }
    (table, count)
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
