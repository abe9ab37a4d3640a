//! What is seen of things and who has them.

use super::eat::Meal;
use super::event::{Event, Haul, Outfit};
use crate::base::id::{CreatureId, RoomId};
use crate::game::View;
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::ground::creature;
use crate::game::ground::item;
use crate::text::page::Page;
use crate::text::sentence::{a, list, plural};
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::wrap::wrap_tail;

/// Words each fact for everyone who notices. All of it shows what is kept.
pub fn tell(event: &Event, teller: &mut Teller) {
    let world = teller.world;
    teller.kept();
    match event {
        Event::Got { who, room, what, from, .. } => {
            let line = match from {
                Some(from) => {
                    Sentence::new("{actor} {get|gets} {what} from {from}.").thing("from", from)
                }
                None => Sentence::new("{actor} {get|gets} {what}."),
            };
            show(teller, *who, *room, &line.actor(world, *who).thing("what", haul(what)));
        }
        Event::Dropped { who, room, what } => {
            let line = Sentence::new("{actor} {drop|drops} {what}.").thing("what", haul(what));
            show(teller, *who, *room, &line.actor(world, *who));
        }
        Event::Put { who, room, what, into } => {
            let line = Sentence::new("{actor} {put|puts} {what} into {into}.")
                .thing("what", haul(what))
                .thing("into", into);
            show(teller, *who, *room, &line.actor(world, *who));
        }
        Event::Gave { who, to, room, what } => gave(teller, *who, *to, *room, what),
        Event::Dressed { who, room, off, on } => dressed(teller, *who, *room, off, on),
        Event::Consumed { who, room, meal, what, health, spirit, .. } => {
            consumed(teller, *who, *room, *meal, what, (*health, *spirit));
        }
        Event::Tasted { who, room, what, flavor } => {
            let line = Sentence::new("{actor} {taste|tastes} {what}.").thing("what", haul(what));
            show(teller, *who, *room, &line.actor(world, *who));
            let flavor = flavor.as_deref().unwrap_or("It tastes as one would think.");
            teller.line(*who, Style::Dim.on(flavor.trim()));
        }
        Event::Junked { who, room, what } => {
            let line = Sentence::new("{actor} {break|breaks} up {what} until nothing is left.");
            show(teller, *who, *room, &line.thing("what", haul(what)).actor(world, *who));
        }
        Event::FellToDust { room, what } => {
            let line = Sentence::new("{what}, left lying, {what:fall|falls} to dust.");
            let line = match what.is_one() {
                true => line.thing("what", haul(what)),
                false => line.many("what", haul(what)),
            };
            teller.room(*room, &line.silent().style(Style::Dim));
        }
    }
}

/// `a tarred rope, 3 torches and 12 coins`.
pub fn haul(haul: &Haul) -> String {
    let mut parts = kinds(haul);
    if haul.coins().0 > 0 {
        parts.push(Style::Coin.on(haul.coins()));
    }
    list(&parts)
}

fn kinds(haul: &Haul) -> Vec<String> {
    haul.kinds().iter().map(|(name, count)| Style::Thing.on(counted(name, *count))).collect()
}

/// `a torch`, `3 torches`.
fn counted(name: &str, count: u64) -> String {
    if count == 1 { a(name) } else { plural(name, count) }
}

/// Shows the one who acts what they did, by feel in the dark; others must see it.
fn show(teller: &mut Teller, who: CreatureId, room: RoomId, line: &Sentence) {
    teller.to(who, line);
    teller.room_except(room, &[who], &line.clone().silent());
}

fn gave(teller: &mut Teller, who: CreatureId, to: CreatureId, room: RoomId, what: &Haul) {
    let sentence = |template: &str| {
        Sentence::new(template)
            .actor(teller.world, who)
            .target(teller.world, to)
            .thing("what", haul(what))
    };
    let (there, between) = (
        sentence("{actor} {give|gives} {what} to {target}."),
        sentence("{actor} {give|gives} {target} {what}."),
    );
    teller.to(who, &there);
    teller.to(to, &between);
    teller.room_except(room, &[who, to], &there.silent());
}

fn dressed(teller: &mut Teller, who: CreatureId, room: RoomId, off: &Outfit, on: &Outfit) {
    let away = off.held.clone().and(&off.wielded);
    let clauses: [(&str, &str, &Haul); 5] = [
        ("off_worn", "{actor:take|takes} off {off_worn}", &off.worn),
        ("away", "{actor:put|puts} away {away}", &away),
        ("wielded", "{actor:wield|wields} {wielded}", &on.wielded),
        ("held", "{actor:hold|holds} {held}", &on.held),
        ("worn", "{actor:put|puts} on {worn}", &on.worn),
    ];
    let told: Vec<_> = clauses.into_iter().filter(|(_, _, what)| !what.is_empty()).collect();
    let words: Vec<&str> = told.iter().map(|(_, words, _)| *words).collect();
    let line = Sentence::new(format!("{{actor}} {}.", list(&words))).actor(teller.world, who);
    let line = told.iter().fold(line, |line, (key, _, what)| line.thing(key, haul(what)));
    show(teller, who, room, &line);
}

fn consumed(
    teller: &mut Teller,
    who: CreatureId,
    room: RoomId,
    meal: Meal,
    what: &Haul,
    (health, spirit): (u32, u32),
) {
    let line = Sentence::new(match meal {
        Meal::Eaten => "{actor} {eat|eats} {what}.",
        Meal::Drunk => "{actor} {drink|drinks} {what}.",
    });
    let line = line.actor(teller.world, who).thing("what", haul(what));
    show(teller, who, room, &line);
    let gains = [(health, "health"), (spirit, "spirit")];
    let gains: Vec<String> =
        gains.iter().filter(|(n, _)| *n > 0).map(|(n, of)| format!("{n} {of}")).collect();
    if !gains.is_empty() {
        teller.line(who, Style::Heal.on(format!("It gives you {}.", list(&gains))));
    }
}

/// What somebody has in pack and purse, one kind to a line.
pub(super) fn inventory(view: View, who: CreatureId, page: &Page) -> String {
    let View { content, world, .. } = view;
    let carried = Haul::of(content, world, world.places.carried(who));
    let coins = creature::coins(world, who);
    let mut text = String::with_capacity(PAGE_BYTES);
    text.push_str(match carried.is_empty() {
        true => "You carry nothing in your pack.\n",
        false => "You carry:\n",
    });
    for (name, count) in carried.kinds() {
        text.push_str("  ");
        Style::Thing.put(&counted(name, *count), &mut text);
        text.push('\n');
    }
    match coins.0 {
        0 => text.push_str("Your purse is empty.\n"),
        _ => text.extend(["In your purse: ", &Style::Coin.on(coins), ".\n"]),
    }
    wrap_tail(0, page, 4, &mut text);
    text
}

/// Room that is made for a list of things at once.
const PAGE_BYTES: usize = 512;

/// What somebody wears, in the order of the slots.
pub(super) fn equipment(view: View, who: CreatureId, page: &Page) -> String {
    let View { content, world, .. } = view;
    let mut table = Table::new(&["Where", "What"]);
    for (slot, id) in world.places.worn(who) {
        let name = a(&item::name(content, world, id));
        table.push([slot.phrase().to_string(), Style::Thing.on(name)]);
    }
    match table.is_empty() {
        true => "You wear nothing and hold nothing.\n".into(),
        false => table.render(page) + "\n",
    }
}
