//! What clients' programs are told of a group: the message `Group`, as Aardwolf's programs know it.

use serde_json::{Value, json};

use super::state::{company, leader_of, members_of};
use crate::base::id::CreatureId;
use crate::game::World;
use crate::game::frame::fact::{Fact, Watched, fact, kept};
use crate::game::frame::watch::{Marks, News};
use crate::game::ground::creature::Creature;
use crate::game::ground::fight;
use crate::game::people::player;

const NOT: &str = "";

pub(super) const FACTS: &[Fact] = &[
    kept(fact("Your group", ("Group", "groupname"), NOT, Marks::GROUP, |view| {
        Some(leader(view).map_or_else(|| json!(""), |name| json!(format!("the group of {name}"))))
    })),
    kept(fact("Who leads it", ("Group", "leader"), NOT, Marks::GROUP, |view| {
        Some(leader(view).map_or_else(|| json!(""), |name| json!(name)))
    })),
    kept(fact("How many are in it", ("Group", "count"), NOT, Marks::GROUP, |view| {
        Some(json!(members_of(view.world, view.who).len()))
    })),
    kept(fact("Who is in it", ("Group", "members"), NOT, Marks::GROUP, |view| {
        let members = members_of(view.world, view.who);
        Some(members.into_iter().map(|member| one(view, member)).collect())
    })),
];

fn leader(view: &Watched) -> Option<String> {
    leader_of(view.world, view.who).map(|leader| player::name_of(view.world, leader))
}

/// How a member is; of one who is away, the name.
fn one(view: &Watched, who: CreatureId) -> Value {
    let world = view.world;
    let name = player::name_of(world, who);
    let place = |one| world.places.room_of(one);
    let here = u8::from(place(who).is_some() && place(who) == place(view.who));
    let info = world.creatures.get(who).map(|body: &Creature| {
        json!({
            "hp": body.health(), "mhp": body.health_max(),
            "mn": body.spirit(), "mmn": body.spirit_max(),
            "lvl": body.level(), "here": here,
        })
    });
    json!({ "name": name, "info": info.unwrap_or_else(|| json!({})) })
}

/// Something changed of a group: its members' programs are told.
pub(super) fn mark(world: &mut World, members: &[CreatureId]) {
    members.iter().for_each(|member| world.dirty.watch.mark(*member, Marks::GROUP));
}

/// [`fight::take_news`], and of bodies whoever is of a group with them is told.
pub fn take_news(world: &mut World) -> News {
    if world.dirty.watch.is_idle() || world.parties.of.is_empty() {
        return fight::take_news(world);
    }
    let is_member = |who: &CreatureId| world.parties.of.contains_key(who);
    let changed: Vec<CreatureId> = world.dirty.watch.changed().filter(is_member).collect();
    for who in changed {
        let members = company(world, who);
        mark(world, &members);
    }
    fight::take_news(world)
}
