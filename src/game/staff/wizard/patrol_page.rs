//! What `@patrol show` and `@stat` say of walkers.

use super::pages::Facts;
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::ground::creature;
use crate::game::people::patrol::{Errand, Heading, Pace, Plan, stuck_for};
use crate::game::{Content, View, World};
use crate::text::page::Page;

/// Everything about the round of somebody.
pub(super) fn of(view: View, npc: CreatureId, page: &Page) -> String {
    let View { content, world, now } = view;
    let mut facts = Facts::default();
    facts.add("Number", format!("#{}", npc.0));
    add(&mut facts, content, world, npc);
    let walk = world.patrols.walk(npc);
    if let Some(walk) = walk.filter(|walk| walk.is_active()) {
        let wait = Millis(walk.due().0.saturating_sub(now.0));
        facts.add("Next move", format!("in {}", wait.in_words()));
        let stuck = stuck_for(world, npc, now);
        facts.add("Stuck", if stuck > 0 { format!("for {stuck} moves") } else { String::new() });
    }
    let name = world.creatures.get(npc).map_or("Gone", |body| body.name().as_str()).to_owned();
    facts.lay_out(&name, page)
}

/// Adds what there is to say of somebody's round.
pub(super) fn add(facts: &mut Facts, content: &Content, world: &World, npc: CreatureId) {
    let Some(body) = world.creatures.get(npc).filter(|body| !body.is_player()) else { return };
    let key = |room| content.names.rooms.name(room).to_string();
    facts.add("Home", body.home().map(key).unwrap_or_default());
    facts.add(
        "Chases",
        format!("up to {} rooms from home", creature::max_chase(content, world, body)),
    );
    facts.add("Group", body.group().unwrap_or_default());
    let walk = world.patrols.walk(npc);
    match walk.and_then(|walk| walk.plan().as_ref()) {
        Some(plan) => add_plan(facts, content, plan),
        None if world.patrols.is_stopped(npc) => facts.add("Round", "none, by hand"),
        None => {}
    }
    let errand = walk.map(|walk| match walk.errand() {
        Errand::Round => "on the round".to_owned(),
        Errand::Done => "the round is over".to_owned(),
        Errand::Return => "on the way back".to_owned(),
        Errand::Fight => "held up by a fight".to_owned(),
        Errand::Help { foe } => format!("coming to help against #{}", foe.0),
        Errand::Chase { quarry, .. } => format!("running after #{}", quarry.0),
    });
    facts.add("Errand", errand.unwrap_or_default());
}

fn add_plan(facts: &mut Facts, content: &Content, plan: &Plan) {
    let rooms = plan.route().iter().enumerate().map(|(at, room)| {
        let key = content.names.rooms.name(*room);
        if at == plan.index() { format!("[{key}]") } else { key.to_string() }
    });
    facts.add_all("Round", rooms);
    let back = match plan.heading() {
        Heading::Out => "",
        Heading::Back => ", on the way back",
    };
    let by_hand = if plan.by_hand() { ", by hand" } else { "" };
    facts.add("Mode", format!("{}{back}{by_hand}", plan.mode().word()));
    facts.add(
        "Interval",
        match plan.pace() {
            Pace::Every(span) => span.in_words(),
            Pace::Loose => "30 to 60 s".to_owned(),
        },
    );
}
