//! What is seen of a fight. One line for each blow, and no numbers: the prompt shows health.

use super::event::{Cost, Event, Manner, Outcome, Rescue};
use super::measure;
use super::wording::{self, Stroke};
use crate::base::id::{CreatureId, RoomId};
use crate::base::money::Coins;
use crate::game::Content;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::frame::words::pick;
use crate::game::ground::fight;
use crate::text::sentence::{capitalise, count_word, list, the};
use crate::text::style::Style;

/// Tells everyone concerned.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::Attacked { who, target, room } => attacked(teller, *who, *target, *room),
        Event::Turned { who, target, room } => {
            let line = Sentence::new("{actor} {turn|turns} on {target}.")
                .actor(teller.world, *who)
                .target(teller.world, *target);
            teller.to_in_room(*who, &line);
            teller.to_in_room(*target, &line);
            fight::din(teller, *room, &[*who, *target], &line);
        }
        Event::Struck { who, target, room, manner, outcome, nth } => {
            let stroke = Stroke { manner: *manner, outcome: *outcome, nth: *nth };
            struck(teller, *who, *target, *room, stroke);
        }
        Event::LetGo { who, foe, room } => {
            let line = Sentence::new("{actor} {let|lets} go of {target}.");
            teller.room(*room, &line.actor(teller.world, *who).target(teller.world, *foe));
        }
        Event::Assisted { .. } | Event::Rescued { .. } => aided(event, teller),
        Event::Reeled { who, room } => {
            let line = Sentence::new("{actor} {reel|reels}, and {lose|loses} a blow.");
            let line = line.actor(teller.world, *who).style(Style::Miss);
            teller.to_in_room(*who, &line);
            fight::din(teller, *room, &[*who], &line);
        }
        Event::BrokeOff { who, foe, room } => broke_off(teller, [*who, *foe], *room),
        Event::Bloodied { .. } => {}
        Event::Floored { who, by, room } => floored(teller, *who, *by, *room),
        Event::Fled { who, direction, .. } => {
            let line = Sentence::new("{actor} {flee|flees} {way}.").word("way", direction.word());
            teller.to(*who, &line.actor(teller.world, *who).style(Style::Warning));
        }
        Event::Died { .. } => died(event, teller),
        Event::Faltered { who, health, health_max } => {
            faltered(teller, *who, (*health, *health_max));
        }
        Event::LostHeart { who } => {
            teller.line(*who, Style::Warning.on("That is more than you would bear: you run."));
        }
        Event::Woke { who, room, cost, nth } => woke(teller, *who, *room, (*cost, *nth)),
        Event::Gained { who, experience, elsewhere } => {
            let gained = format!("You gain {experience} experience.");
            let line = match elsewhere {
                Some(name) => format!("{} has died. {gained}", capitalise(&the(name))),
                None => gained,
            };
            teller.kept().line(*who, line);
        }
        Event::LevelGained { who, room, before, level } => {
            level_gained(teller, *who, *room, (*before, *level));
        }
        Event::Decayed { room, name, spilled: false } => {
            decayed(teller, *room, name, "falls to dust.");
        }
        Event::Decayed { room, name, spilled: true } => {
            let how = "falls to dust, and leaves what it held on the ground.";
            decayed(teller, *room, name, how);
        }
        Event::ClearedAway { who, room, name } => cleared(teller, *who, *room, name),
        Event::Considered { who, target } => {
            let text = measure::considered(teller.content, teller.world, *who, *target);
            teller.line(*who, text);
        }
    }
}

/// An NPC begins a fight (F16). Players' own fights are told of by the first blow.
fn attacked(teller: &mut Teller, who: CreatureId, target: CreatureId, room: RoomId) {
    if !teller.is_read(room) {
        return;
    }
    if teller.world.players.is_here(who) {
        // Who reads sums is to know at once that it began.
        if fight::prefers_sums(teller.world, who) {
            let line = Sentence::new("{actor} {attack|attacks} {target}.");
            let line = line.actor(teller.world, who).target(teller.world, target);
            teller.to_in_room(who, &line.style(Style::Hit));
        }
        return;
    }
    let line = Sentence::new("⚔\u{FE0F} {actor} {attack|attacks} {target}!")
        .actor(teller.world, who)
        .target(teller.world, target);
    teller.to_in_room(target, &line.clone().style(Style::Danger));
    fight::din(teller, room, &[who, target], &line);
}

/// A blow, in its own colour for the one who strikes and the one who is struck.
fn struck(teller: &mut Teller, who: CreatureId, target: CreatureId, room: RoomId, stroke: Stroke) {
    if !teller.is_read(room) {
        return;
    }
    let world = teller.world;
    let template = wording::blow(teller.content, world, who, stroke);
    let line = Sentence::new(template)
        .actor(world, who)
        .target(world, target)
        .thing("weapon", wording::weapon(teller.content, world, who));
    let (own, hurt) = match stroke.outcome {
        Outcome::Missed => (Style::Miss, Style::Miss),
        Outcome::Landed { .. } => (Style::Hit, Style::Hurt),
    };
    for (viewer, style) in [(who, own), (target, hurt)] {
        if stroke.manner == Manner::Parting || !fight::prefers_sums(world, viewer) {
            teller.to_in_room(viewer, &line.clone().style(style));
        }
    }
    match stroke.manner {
        Manner::Plain => fight::blow(teller, room, &[who, target], &line),
        Manner::Parting => fight::din(teller, room, &[who, target], &line),
    }
}

/// Somebody helps a friend in a fight.
fn aided(event: &Event, teller: &mut Teller) {
    let (who, friend, foe, room, line) = match event {
        Event::Assisted { who, friend, foe, room } => {
            (who, friend, foe, room, "{actor} {come|comes} to {target's} aid against {foe}.")
        }
        Event::Rescued { who, friend, foe, room, outcome } => match outcome {
            Rescue::Done => {
                (who, friend, foe, room, "{actor} {step|steps} between {target} and {foe}!")
            }
            Rescue::TooLate => {
                let line = "{actor} {try|tries} to step between {target} and {foe}, but {actor:do|does} \
                            not get through.";
                (who, friend, foe, room, line)
            }
        },
        _ => return,
    };
    let line = Sentence::new(line).actor(teller.world, *who).target(teller.world, *friend);
    let line = line.creature("foe", teller.world, *foe);
    between(teller, (*who, Style::Good), (*friend, Style::Good), *room, &line);
}

/// One sentence for the actor and the target, each in a colour, and for everyone else in none.
pub fn between(
    teller: &mut Teller,
    (who, own): (CreatureId, Style),
    (target, theirs): (CreatureId, Style),
    room: RoomId,
    line: &Sentence,
) {
    teller.to_in_room(who, &line.clone().style(own));
    if target != who {
        teller.to_in_room(target, &line.clone().style(theirs));
    }
    teller.room_except(room, &[who, target], line);
}

fn floored(teller: &mut Teller, who: CreatureId, by: CreatureId, room: RoomId) {
    let line = "{actor} {go|goes} down before {target}, and {actor:stay|stays} on the floor.";
    let line = Sentence::new(line).actor(teller.world, who).target(teller.world, by);
    between(teller, (who, Style::Danger), (by, Style::Good), room, &line);
}

fn died(event: &Event, teller: &mut Teller) {
    let Event::Died { who, known, pronouns, room, killer, template, nth, .. } = event else {
        return;
    };
    let seen = pick(&teller.content.words.death_seen, *nth).filter(|_| template.is_none());
    let template = seen.unwrap_or_else(|| wording::death(teller.content, *killer, *nth));
    let mut line = Sentence::new(template).late("target", *who, known, *pronouns);
    line = match killer {
        Some(killer) if template.contains("{target") => line.actor(teller.world, *killer),
        _ => line.late("actor", *who, known, *pronouns),
    };
    teller.kept().room_except(*room, &[*who], &line.style(Style::Danger));
    let own =
        pick(&teller.content.words.death, *nth).unwrap_or("The world goes dark and very quiet.");
    teller.line(*who, Style::Danger.on(own));
    let line = match killer {
        Some(killer) if killer != who => {
            Sentence::new("You are dead: {actor} killed you.").actor(teller.world, *killer)
        }
        _ => Sentence::new("You are dead."),
    };
    teller.to_in_room(*who, &line.style(Style::Danger));
}

/// Little health is said in words, and how to get away.
fn faltered(teller: &mut Teller, who: CreatureId, (health, health_max): (u32, u32)) {
    let flee = if fight::is_fighting(teller.world, who) { " You could `flee`." } else { "" };
    let line = format!("You are badly hurt: {health} of {health_max} health is left.{flee}");
    teller.line(who, Style::Danger.on(line));
}

/// `Death cost you 5 coins and the two things that you carried; all of it is in your corpse …`
fn cost_in_words(content: &Content, cost: &Cost) -> String {
    let coins = (cost.coins > Coins::NONE).then(|| cost.coins.to_string());
    let things = match cost.things {
        0 => None,
        1 => Some("the one thing that you carried".to_string()),
        n => Some(format!("the {} things that you carried", count_word(n as u64))),
    };
    let lost: Vec<String> = [coins, things].into_iter().flatten().collect();
    let place = content.room(cost.fell).map_or("where you fell", |room| room.name.as_str());
    match lost.is_empty() {
        true => "Death cost you nothing but the way back: no experience is lost.".into(),
        false => format!(
            "Death cost you {}; all of it is in your corpse, where you fell: {place}. What you wear \
             and what you have learnt is yours still.",
            list(&lost)
        ),
    }
}

/// What the dead read on their way back, and what whoever is at the shrine sees.
fn woke(teller: &mut Teller, who: CreatureId, room: RoomId, (cost, nth): (Cost, u64)) {
    let words = &teller.content.words;
    let waking = pick(&words.waking, nth).or(Some("You wake at the shrine, weak but whole."));
    let own = [pick(&words.between, nth), waking, pick(&words.left_behind, nth)];
    for line in own.into_iter().flatten() {
        teller.line(who, line);
    }
    let line = cost_in_words(teller.content, &cost);
    teller.kept().line(who, Style::Warning.on(line));
    let seen = pick(&words.waking_seen, nth).unwrap_or("{actor} {are|is} suddenly here.");
    let line = Sentence::new(seen).actor(teller.world, who).indefinite().silent();
    teller.room_except(room, &[who], &line.style(Style::Dim));
}

fn level_gained(teller: &mut Teller, who: CreatureId, room: RoomId, (before, level): (u32, u32)) {
    let line = Sentence::new("{actor} {reach|reaches} level {level}!")
        .actor(teller.world, who)
        .word("level", level);
    teller.kept().room(room, &line.style(Style::Good));
    let calling = teller.world.players.calling(who);
    for skill in brought(teller.content, &calling, before, level) {
        teller.line(who, Style::Good.on(skill));
    }
}

/// A sentence for each skill that comes with the levels above `before`, up to `level`.
fn brought(content: &Content, calling: &str, before: u32, level: u32) -> Vec<String> {
    let skills = content.calling(calling).map_or(&[][..], |calling| &calling.skills);
    skills
        .iter()
        .filter(|skill| (before + 1..=level).contains(&skill.level))
        .map(|skill| format!("You have learnt {}: type `{}`.", skill.name, skill.verb))
        .collect()
}

fn decayed(teller: &mut Teller, room: RoomId, name: &str, how: &str) {
    let line = format!("{} {how}", capitalise(name));
    let line = Sentence::new("{line}").word("line", line).silent();
    teller.kept().room(room, &line.style(Style::Dim));
}

fn cleared(teller: &mut Teller, who: CreatureId, room: RoomId, name: &str) {
    let line = Sentence::new("{actor} {clear|clears} away {name}.").word("name", name);
    let line = line.actor(teller.world, who).silent();
    teller.kept().room(room, &line.style(Style::Dim));
}

fn broke_off(teller: &mut Teller, both: [CreatureId; 2], room: RoomId) {
    let line = "{actor} and {target} break off: neither gets the better of the other.";
    let line = Sentence::new(line).actor(teller.world, both[0]).target(teller.world, both[1]);
    both.iter().for_each(|who| teller.to_in_room(*who, &line));
    fight::din(teller, room, &both, &line);
}
