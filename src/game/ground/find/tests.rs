//! Every displayed name of the stock world is found by any of its words, however it is said.

use super::{choose, creature};
use std::collections::BTreeSet;

use crate::base::id::{CreatureId, ItemId};
use crate::game::content::Interned;
use crate::game::frame::grammar::{noun, phrase};
use crate::game::frame::testing::Small;
use crate::game::ground::item::{self, Own};
use crate::game::ground::place::Place;
use crate::game::ground::{creature as bodies, place};
use crate::game::start::load;
use crate::text::sentence::{a, plural, the};
use crate::text::words::{head, is_several, is_uncounted, without_article};
use crate::yaml::{Disk, Problems};

/// The stock world, with Aria in a lit room of it and nobody else.
fn stock() -> (Small, CreatureId) {
    let mut problems = Problems::new();
    let content = load::load(&Disk::new("world_data"), &Interned::default(), &mut problems);
    let mut small = Small { content: content.expect("is without errors"), ..Small::default() };
    let room = small.content.start;
    small.change_room(room, |room| room.light = crate::game::ground::room::Light::Bright);
    let aria = small.player("Aria", room);
    (small, aria)
}

/// How many pieces of a thing a line means, of those that lie here.
fn meant(small: &mut Small, aria: CreatureId, line: &str, there: &[ItemId]) -> u64 {
    let phrase = phrase(line).expect("a phrase");
    small.turn(|turn| {
        let chosen = choose(turn, aria, &phrase, there).unwrap_or_default();
        chosen.portions.iter().map(|portion| portion.count).sum()
    })
}

#[test]
fn issue17_done2_every_thing_of_the_world_is_found_as_it_is_shown() {
    let (mut small, aria) = stock();
    let room = small.world.places.room_of(aria).expect("a room");
    let all: Vec<_> =
        small.content.items.rows().map(|written| (written.id, written.name.clone())).collect();
    let mut wrong = Vec::new();
    for (template, name) in all {
        let there: Vec<ItemId> = small.turn(|turn| {
            let make = |turn: &mut crate::game::Turn| {
                item::create(turn, template, 1, Own::default(), Place::Room(room))
            };
            // What stacks is one thing, made twice.
            BTreeSet::from([make(turn), make(turn)]).into_iter().collect()
        });
        let count: u64 =
            there.iter().map(|id| small.world.items.get(*id).map_or(0, |i| i.quantity())).sum();
        let bare = without_article(&name).to_string();
        let many = plural(&name, count);
        let has_plural = !is_several(&name) && !is_uncounted(head(&bare));
        let mut lines = vec![
            (bare.clone(), 1),
            (a(&name), 1),
            (the(&name), 1),
            (format!("2.{bare}"), 1),
            (format!("second {bare}"), 1),
            (format!("{bare} 2"), 1),
            (format!("all {bare}"), count),
            (format!("all.{bare}"), count),
            (many.clone(), count),
            (format!("{bare} and {bare}"), 2),
            (format!("{bare}, {bare}"), 2),
        ];
        // Of a list that is a name, `except` cannot tell where it ends.
        if !bare.contains(" and ") {
            lines.push((format!("every {bare} except 2.{bare}"), count - 1));
        }
        if has_plural {
            let only = many.strip_prefix(&format!("{count} ")).unwrap_or(&many);
            lines.push((only.to_string(), count));
        }
        for word in bare.split([' ', '-']).filter(|word| word.len() > 2) {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if !["the", "and", "some", "with", "called"].contains(&word) {
                lines.push((format!("1.{word}"), 1));
            }
        }
        for (line, expected) in lines {
            let found = meant(&mut small, aria, &line, &there);
            if found != expected {
                wrong.push(format!("{name}: `{line}` means {found}, not {expected}"));
            }
        }
        small.turn(|turn| there.iter().for_each(|id| item::use_up(turn, *id, u64::MAX)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn issue17_done2_everybody_of_the_world_is_found_as_they_are_shown() {
    let (mut small, aria) = stock();
    let room = small.world.places.room_of(aria).expect("a room");
    let all: Vec<_> = small.content.npcs.rows().map(|npc| (npc.id, npc.name.clone())).collect();
    let mut wrong = Vec::new();
    for (template, name) in all {
        let [first, second] = [small.npc(template, room), small.npc(template, room)];
        let bare = without_article(&name).to_string();
        let mut lines = vec![
            (bare.clone(), first),
            (the(&name), first),
            (format!("2.{bare}"), second),
            (format!("second {bare}"), second),
            (format!("{bare} 2"), second),
        ];
        for word in bare.split([' ', '-']).filter(|word| word.len() > 2 && *word != "the") {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            lines.push((word.to_string(), first));
        }
        for (line, expected) in lines {
            let noun = noun(&line).expect("a noun");
            let found = small.turn(|turn| creature(turn, aria, &noun).ok());
            if found != Some(expected) {
                wrong.push(format!("{name}: `{line}` means {found:?}"));
            }
        }
        small.turn(|turn| {
            for who in [first, second] {
                bodies::remove(turn, who, place::How::Faded);
            }
        });
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
