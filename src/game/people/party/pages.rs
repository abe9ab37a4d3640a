//! The page of a group.

use super::refusals;
use super::state::{followers_of, group_of, leader_of, members_of};
use crate::base::id::CreatureId;
use crate::game::frame::refusal;
use crate::game::frame::tell::namesake;
use crate::game::ground::creature::Creature;
use crate::game::ground::fight;
use crate::game::people::player::{self, Link, Presence};
use crate::game::{View, World};
use crate::text::page::Page;
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::widget::bar;
use crate::text::words::list;
use crate::text::wrap::wrap;

/// Columns of a bar.
const BAR_COLUMNS: usize = 8;

/// Who is in somebody's group, and how they are.
pub(super) fn group(view: View, who: CreatureId, page: &Page) -> String {
    let world = view.world;
    if group_of(world, who).is_none() {
        return wrap(&alone(world, who), page, 0) + "\n";
    }
    let labels = ["Name", "Calling", "Level", "Health", "Spirit", "Doing", "Where"];
    let mut table = Table::new(&labels).align_right(2).title(title(world, who));
    for member in members_of(world, who) {
        table.push(row(view, who, member, page));
    }
    table.render(page) + "\n"
}

fn title(world: &World, who: CreatureId) -> String {
    match leader_of(world, who) {
        Some(leader) if leader == who => "Your group, which you lead".into(),
        Some(leader) => format!("Your group, led by {}", player::name_of(world, leader)),
        None => "Your group".into(),
    }
}

/// What somebody reads who is in no group: what would make one.
fn alone(world: &World, who: CreatureId) -> String {
    let mut names = Vec::new();
    for follower in followers_of(world, who) {
        names.extend(world.players.name(follower).map(str::to_owned));
    }
    match names.as_slice() {
        [] => refusal::sentence(&refusals::in_no_group()),
        [one] => {
            let typed = one.to_lowercase();
            format!("You are in no group. {one} follows you: `group {typed}` makes one.")
        }
        _ => format!("You are in no group. {} follow you: `group all` makes one.", list(&names)),
    }
}

fn row(view: View, who: CreatureId, member: CreatureId, page: &Page) -> [String; 7] {
    let View { content, world, .. } = view;
    let name = player::name_of(world, member);
    let own = world.players.character(member);
    let calling = own.and_then(|own| content.calling(own.calling()));
    let calling = calling.map_or_else(String::new, |calling| calling.name.clone());
    let level = own.map_or(1, player::Character::level).to_string();
    let Some(body) = world.creatures.get(member) else {
        return [name, calling, level, String::new(), String::new(), "away".into(), String::new()];
    };
    let health = gauge(body.health(), body.health_max(), Style::Good, page);
    let spirit = gauge(body.spirit(), body.spirit_max(), Style::Heal, page);
    let doing = doing(world, body);
    [name, calling, level, health, spirit, doing, whereabouts(view, who, member)]
}

/// A bar and its numbers, as `[████░░░░] 12/24`; for ears the numbers alone.
fn gauge(value: u32, max: u32, style: Style, page: &Page) -> String {
    match page.reader {
        true => bar(value, max, BAR_COLUMNS, style, page),
        false => format!("{} {value}/{max}", bar(value, max, BAR_COLUMNS, style, page)),
    }
}

fn doing(world: &World, body: &Creature) -> String {
    let link = world.players.presence(body.id()).map(Presence::link);
    if let Some(Link::Dead(_)) = link {
        return "link lost".into();
    }
    match fight::foe_of(world, body.id()) {
        Some(foe) => format!("fighting {}", namesake::known(world, foe)),
        None => body.posture().word().into(),
    }
}

fn whereabouts(view: View, who: CreatureId, member: CreatureId) -> String {
    let places = &view.world.places;
    match (places.room_of(who), places.room_of(member)) {
        (here, there) if here == there => "here".into(),
        (_, Some(there)) => {
            view.content.room(there).map_or_else(String::new, |room| room.name.clone())
        }
        (_, None) => String::new(),
    }
}
