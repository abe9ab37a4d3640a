//! Pieces of the score, for those who ask for one thing: coins, experience, levels, figures, time.

use crate::base::id::CreatureId;
use crate::game::View;
use crate::game::ground::creature::{self, LEVEL_MAX};
use crate::game::people::combat;
use crate::game::people::player;
use crate::text::page::Page;
use crate::text::sentence::{a, capitalise};
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::widget::rule;
use crate::text::wrap::wrap;

/// `You have 12 coins, and reached …`
pub(super) fn coins(view: View, who: CreatureId) -> String {
    match creature::coins(view.world, who).0 {
        0 => "You have no coins.".into(),
        1 => "You have 1 coin.".into(),
        many => format!("You have {many} coins."),
    }
}

/// How far it is to the next level.
pub(super) fn experience(view: View, who: CreatureId) -> String {
    let Some(own) = view.world.players.character(who) else { return String::new() };
    let (level, has) = (own.level(), own.experience());
    if level >= LEVEL_MAX {
        return format!("You are of level {level}, the highest there is, with {has} experience.");
    }
    let next = creature::experience_for(level + 1).saturating_sub(has);
    format!("You are of level {level} with {has} experience: {next} more to level {}.", level + 1)
}

/// How one fares, in figures.
pub(super) fn health(view: View, who: CreatureId) -> String {
    let Some(body) = view.world.creatures.get(who) else { return String::new() };
    format!(
        "You have {} of {} health and {} of {} {}.",
        body.health(),
        body.health_max(),
        body.spirit(),
        body.spirit_max(),
        spirit(view, who)
    )
}

fn spirit<'c>(view: View<'c>, who: CreatureId) -> &'c str {
    let own = view.world.players.character(who);
    let calling = own.and_then(|own| view.content.calling(own.calling()));
    calling.map_or("spirit", |calling| calling.spirit_name.as_str())
}

pub(super) fn played(view: View, who: CreatureId) -> String {
    let Some(own) = view.world.players.character(who) else { return String::new() };
    let here = view.world.players.presence(who).map(|here| view.now.since(here.entered()));
    let played = super::span(player::played(view.world, who, view.now));
    let now = here.map(|here| format!(", {} of it now", super::span(here))).unwrap_or_default();
    let age = super::span(view.now.since(own.created()));
    format!("You have played {played}{now}. It is {age} since you first came.")
}

/// All levels: what each needs, and what it brings.
pub(super) fn levels(view: View, who: CreatureId, page: &Page) -> String {
    let Some(own) = view.world.players.character(who) else { return String::new() };
    let calling = view.content.calling(own.calling());
    let mut table = Table::new(&["Level", "Experience", "Health", "Learnt", ""]);
    table = table.align_right(0).align_right(1).align_right(2);
    for level in 1..=LEVEL_MAX {
        let skills = calling.into_iter().flat_map(|calling| &calling.skills);
        let learnt: Vec<&str> =
            skills.filter(|skill| skill.level == level).map(|skill| skill.name.as_str()).collect();
        let is_now = if level == own.level() { "you are here" } else { "" };
        let (health, _) = creature::maxima(view.content, own.calling(), level);
        table.push([
            level.to_string(),
            creature::experience_for(level).to_string(),
            health.to_string(),
            learnt.join(", "),
            is_now.to_string(),
        ]);
    }
    format!("{}\n{}\n", table.render(page), experience(view, who))
}

/// What one strikes with, what protects one: the figures behind the rolls.
pub(super) fn attributes(view: View, who: CreatureId, page: &Page) -> String {
    let (content, world) = (view.content, view.world);
    let Some(own) = world.players.character(who) else { return String::new() };
    let name = content.calling(own.calling()).map_or("?", |calling| calling.name.as_str());
    let arms = combat::arms(content, world, who);
    let weapon = match arms.weapon {
        Some(_) => combat::weapon(content, world, who),
        None => "bare hands".into(),
    };
    let pace = combat::speed(content, world, who);
    let lines = [
        format!("{} is {} of level {}.", own.name(), a(&name.to_lowercase()), own.level()),
        health(view, who),
        format!(
            "{} {weapon}: {} to {} damage, a blow each {:.1} seconds.",
            Style::Label.on("You strike with"),
            arms.damage.0,
            arms.damage.1,
            pace.0 as f64 / 1_000.0
        ),
        format!(
            "{} {:+}. {} {}.",
            Style::Label.on("To hit, you roll a die of 20 and"),
            combat::attack_bonus(content, world, who),
            Style::Label.on("To hit you, foes have to reach"),
            combat::armor_class(content, world, who)
        ),
        "There is no strength or dexterity here: level, calling and gear make you what you are."
            .into(),
    ];
    let mut text = rule(&capitalise(&player::titled(world, who)), page);
    for line in lines {
        if !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(&wrap(&line, page, 2));
    }
    text + "\n"
}
