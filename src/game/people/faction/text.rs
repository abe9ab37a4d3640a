//! What is read of factions: the sentences. The pages are in `pages.rs`.

use super::bearing::{Bearing, bearing, companions};
use super::content::{Attitude, Faction};
use super::event::{Change, Event, Mutual, Parting};
use super::stance::{self, are_factions_hostile};
use super::state::Relation;
use crate::base::id::{CreatureId, FactionId};
use crate::game::frame::part::Done;
use crate::game::frame::refusal;
use crate::game::frame::tell::Teller;
use crate::game::frame::tell::grouping::some_of;
use crate::game::{Content, View, World};
use crate::text::sentence::{self, Subject, capitalise};
use crate::text::style::Style;
use crate::text::words::without_article;

/// A faction in a sentence: `the Silver Sanctum`.
pub fn the_faction(faction: &Faction) -> String {
    let has_article =
        ["the ", "a ", "an "].iter().any(|a| faction.name.to_lowercase().starts_with(a));
    if has_article { faction.name.clone() } else { format!("the {}", faction.name) }
}

/// Words each fact for everyone who notices.
pub fn tell(event: &Event, teller: &mut Teller) {
    let (content, world) = (teller.content, teller.world);
    match event {
        Event::Regarded { who, changes } => regarded(teller, *who, changes),
        Event::Rewarded { who, faction, item } => {
            let line = format!("{} gives you {item}.", capitalise(&name(content, *faction)));
            teller.kept().line(*who, Style::Good.on(line));
        }
        Event::Joined { who, faction } => {
            let line = format!("You belong to {} from now on.", name(content, *faction));
            teller.kept().line(*who, Style::Good.on(line));
        }
        Event::Parted { who, faction, how } => {
            let name = name(content, *faction);
            let line = match how {
                Parting::Left => format!("You no longer belong to {name}."),
                Parting::Expelled => format!("{} throws you out.", capitalise(&name)),
            };
            teller.kept().line(*who, Style::Warning.on(line));
        }
        Event::Decreed { who, from, to, relation, mutual, .. } => {
            let line = decreed(content, world, (*from, *to), *relation, *mutual);
            teller.kept().line(*who, Style::Staff.on(line));
        }
    }
}

/// `the Silver Sanctum`, or something to say of a faction that is no longer written.
fn name(content: &Content, faction: FactionId) -> String {
    content.factions.get(faction).map_or_else(|| "the faction".into(), the_faction)
}

/// Who thinks better or worse, in one paragraph; then a line for each step that was taken.
fn regarded(teller: &mut Teller, who: CreatureId, changes: &[Change]) {
    let content = teller.content;
    let thinks = |change: &Change| {
        let how = if change.by > 0 { "better" } else { "worse" };
        let name = capitalise(&name(content, change.faction));
        format!("{name} thinks {how} of you ({:+}).", change.by)
    };
    let all: Vec<String> = changes.iter().map(thinks).collect();
    teller.kept().line(who, Style::Dim.on(all.join(" ")));
    for change in changes.iter().filter(|change| change.before != change.after) {
        if let Some(line) = stepped(content, change) {
            teller.line(who, line);
        }
    }
}

/// A step up or down, loud enough to be noticed in a fight.
fn stepped(content: &Content, change: &Change) -> Option<String> {
    let faction = content.factions.get(change.faction)?;
    let (before, after) = (faction.tiers.get(change.before)?, faction.tiers.get(change.after)?);
    let name = the_faction(faction);
    let line = format!("You are {} to {name} now", after.name);
    Some(match (before.attitude, after.attitude) {
        (Attitude::Hostile, Attitude::Neutral | Attitude::Friendly) => {
            Style::Good.on(format!("{line}: its people no longer attack you on sight."))
        }
        (_, Attitude::Hostile) if before.attitude != Attitude::Hostile => {
            Style::Danger.on(format!("{line}: its people attack you on sight!"))
        }
        _ if change.after > change.before => Style::Good.on(format!("{line}.")),
        _ => Style::Warning.on(format!("{line}.")),
    })
}

fn decreed(
    content: &Content,
    world: &World,
    (one, other): (FactionId, FactionId),
    relation: Option<Relation>,
    mutual: Mutual,
) -> String {
    let (from, to) = (name(content, one), name(content, other));
    let hostile = |a, b| are_factions_hostile(content, world, Some(a), Some(b));
    let line = match (relation, mutual) {
        (Some(Relation::Hostile), Mutual::Both) => {
            format!("{from} and {to} are at war from now on.")
        }
        (Some(Relation::Hostile), Mutual::OneWay) => format!("{from} attacks {to} from now on."),
        (Some(Relation::Peace), Mutual::Both) => {
            format!("{from} and {to} keep the peace from now on.")
        }
        (Some(Relation::Peace), Mutual::OneWay) => {
            format!("{from} leaves {to} in peace from now on.")
        }
        (None, Mutual::Both) => {
            let how = match (hostile(one, other), hostile(other, one)) {
                (true, true) => "they are at war".to_string(),
                (true, false) => format!("{from} attacks {to}"),
                (false, true) => format!("{to} attacks {from}"),
                (false, false) => "they keep the peace".to_string(),
            };
            format!("The files of {from} and {to} decide again: {how}.")
        }
        (None, Mutual::OneWay) => {
            let how = if hostile(one, other) {
                format!("it attacks {to}")
            } else {
                format!("it leaves {to} in peace")
            };
            format!("The file of {from} decides again: {how}.")
        }
    };
    capitalise(&line)
}

/// Whose somebody is, and what that means to the one who looks: `Silver Sanctum. You are Neutral
/// to it.` `None` for independents.
pub fn allegiance(
    content: &Content,
    world: &World,
    viewer: CreatureId,
    target: CreatureId,
) -> Option<String> {
    let faction = content.factions.get(stance::of(content, world, target)?)?;
    let shown = faction.style.on(&faction.name);
    if world.players.is_here(target) {
        return Some(format!("{shown}, {}.", rank(content, world, target)?));
    }
    let score = world.reputation.standing(viewer, faction.id).score;
    let tier = faction.tiers.of(score).map_or("nothing", |tier| tier.name.as_str());
    let at_war = stance::are_factions_hostile(
        content,
        world,
        Some(faction.id),
        stance::of(content, world, viewer),
    );
    let how = if at_war { "It is at war with yours." } else { "" };
    Some(format!("{shown}. You are {tier} to it. {how}").trim_end().to_string())
}

/// What an NPC does about whoever looks, in words for those who see no colours: `It is hostile, and
/// attacks you on sight.` `None` for players.
pub fn bearing_in_words(
    content: &Content,
    world: &World,
    viewer: CreatureId,
    target: CreatureId,
) -> Option<String> {
    let template = match bearing(content, world, target, viewer)? {
        Bearing::Attacks => "{npc.they} {are|is} hostile, and {attack|attacks} you on sight.",
        Bearing::Warns => {
            "{npc.they} {warn|warns} you off {npc.their} ground, and {attack|attacks} if you stay."
        }
        Bearing::Hostile => "{npc.they} {are|is} hostile, but {strike|strikes} only if struck.",
        Bearing::Neutral => "{npc.they} {leave|leaves} you be unless you strike.",
        Bearing::Peaceful => "{npc.they} {mean|means} nobody any harm.",
        Bearing::Friendly => "{npc.they} {mean|means} you well.",
    };
    let body = world.creatures.get(target)?;
    let npc = Subject::other(body.name(), body.pronouns());
    Some(sentence::render(template, &[("npc", npc)], &[]))
}

/// Who stands by an NPC against whoever looks: `Two pickets would fight beside it.`
pub fn companions_in_words(
    content: &Content,
    world: &World,
    viewer: CreatureId,
    target: CreatureId,
) -> Option<String> {
    let all = companions(content, world, target, viewer);
    let body = world.creatures.get(target).filter(|_| !all.is_empty())?;
    let name = |who: &CreatureId| Some(world.creatures.get(*who)?.name().clone());
    let names: Vec<String> = all.iter().filter_map(name).collect();
    // One more of its own name is another one.
    let who = match names.as_slice() {
        [one] if one == body.name() => format!("another {}", without_article(one)),
        names => some_of(names),
    };
    let npc = Subject::other(body.name(), body.pronouns());
    let template = "{who} would fight beside {npc.them}.";
    Some(sentence::render(template, &[("npc", npc)], &[("who", &who)]))
}

/// What a member is called: the title of their tier, or its name.
pub fn rank(content: &Content, world: &World, who: CreatureId) -> Option<String> {
    let membership = world.factions.membership(who)?;
    let faction = content.factions.get(membership.faction)?;
    let tier = faction.tiers.of(world.reputation.standing(who, faction.id).score)?;
    Some(tier.title.clone().unwrap_or_else(|| tier.name.clone()))
}

/// What somebody is about to do who joins the faction of this key.
pub(super) fn joining(view: View, key: &str) -> String {
    let faction = view.content.names.factions.find(key);
    let faction = faction.and_then(|id| view.content.factions.get(id));
    format!("join {}", faction.map_or_else(|| "a faction".into(), the_faction))
}

/// What it costs to leave a faction.
pub(super) fn price_of_leaving(faction: &Faction, cost: i64) -> String {
    let the = capitalise(&the_faction(faction));
    format!("{the} would think worse of you for leaving it, by {cost}.")
}

/// What came of a wish to join, for whoever was away.
pub(super) fn joined_meanwhile(view: View, faction: FactionId, done: &Done) -> String {
    let the = view.content.factions.get(faction).map_or_else(|| "a faction".into(), the_faction);
    match done {
        Ok(()) => format!("You belong to {the} from now on."),
        Err(why) => format!("You did not join {the}: {}", refusal::sentence(why)),
    }
}
