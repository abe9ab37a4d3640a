//! What is seen of those who walk.

use std::collections::BTreeMap;

use super::event::{Event, Manner, Then};
use crate::base::id::CreatureId;
use crate::game::World;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::ground::room::Direction;
use crate::text::sentence::{a, count_word, list, plural};
use crate::text::style::Style;

/// Words each fact for everyone who notices.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::SetOut { who, room, way, manner } => {
            let line = about(teller.world, leaving(*manner, *way), who);
            let line = towards(teller.world, line, *manner);
            let line = way.map(|way| line.clone().word("way", way.word())).unwrap_or(line);
            teller.room_except(*room, who, &line.style(Style::Dim));
        }
        Event::Came { who, room, from, manner } => {
            let line = about(teller.world, coming(*manner, *from), who);
            let line = match manner {
                // Whoever is run after knows by whom.
                Manner::Chase(_) => towards(teller.world, line, *manner),
                _ => line.indefinite(),
            };
            let line = from.map(|from| line.clone().word("way", from.from_there())).unwrap_or(line);
            teller.room_except(*room, who, &line.style(Style::Dim));
        }
        Event::GaveUp { who, room, then } => {
            let line = match then {
                Then::Patrol => "{actor} {give|gives} up the chase and {return|returns} to patrol.",
                Then::Nothing => "{actor} {give|gives} up the chase.",
            };
            teller.room_except(*room, who, &about(teller.world, line, who));
        }
    }
}

fn leaving(manner: Manner, way: Option<Direction>) -> &'static str {
    match (manner, way) {
        (Manner::Round, Some(_)) => "{actor} {leave|leaves} {way} and {continue|continues} patrol.",
        (Manner::Round, None) => "{actor} {leave|leaves} and {continue|continues} patrol.",
        (Manner::Return, Some(_)) => "{actor} {leave|leaves} {way}.",
        (Manner::Return, None) => "{actor} {leave|leaves}.",
        (Manner::Chase(_), Some(_)) => "{actor} {run|runs} {way} after {target}.",
        (Manner::Chase(_), None) => "{actor} {run|runs} after {target}.",
        (Manner::Help, Some(_)) => "{actor} {run|runs} {way}.",
        (Manner::Help, None) => "{actor} {run|runs} off.",
        (Manner::Slip, _) => "{actor} {slip|slips} away by a way of {actor.their} own.",
    }
}

fn coming(manner: Manner, from: Option<Direction>) -> &'static str {
    match (manner, from) {
        (Manner::Round | Manner::Return, Some(_)) => "{actor} {arrive|arrives} {way}.",
        (Manner::Round | Manner::Return | Manner::Slip, _) => "{actor} {arrive|arrives}.",
        (Manner::Chase(_), Some(_)) => "{actor} {come|comes} running {way} after {target}.",
        (Manner::Chase(_), None) => "{actor} {come|comes} running after {target}.",
        (Manner::Help, Some(_)) => "{actor} {come|comes} running {way}.",
        (Manner::Help, None) => "{actor} {come|comes} running.",
    }
}

fn towards(world: &World, line: Sentence, manner: Manner) -> Sentence {
    match manner {
        Manner::Chase(quarry) => line.target(world, quarry),
        _ => line,
    }
}

/// A sentence about one, or about several in one go.
fn about(world: &World, template: &str, who: &[CreatureId]) -> Sentence {
    match who {
        [one] => Sentence::new(template).actor(world, *one),
        _ => Sentence::new(template).many("actor", troop(world, who)),
    }
}

/// `a sergeant and three pickets`: those of one name are counted.
fn troop(world: &World, who: &[CreatureId]) -> String {
    let mut names: Vec<&str> = Vec::new();
    let mut numbers: BTreeMap<&str, u64> = BTreeMap::new();
    for name in who.iter().filter_map(|who| world.creatures.get(*who)).map(|body| body.name()) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
        *numbers.entry(name).or_default() += 1;
    }
    let words: Vec<String> = names
        .into_iter()
        .map(|name| match numbers.get(name) {
            Some(n) if *n > 1 => {
                let many = plural(name, *n);
                let bare = many.split_once(' ').map_or(many.as_str(), |(_, bare)| bare);
                format!("{} {bare}", count_word(*n))
            }
            _ => a(name),
        })
        .collect();
    list(&words)
}
