//! What is seen of wizards' doings.

use super::balance_page::with_unit;
use super::event::{Event, Setting};
use super::moderation_text;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::game::frame::tell::{Sentence, Teller};
use crate::game::ground::sight::Lighting;
use crate::text::sentence::{a, count_word, list, the};
use crate::text::style::Style;

/// Names that are told one by one; more are counted.
const NAMES_TOLD_MAX: usize = 6;

const LOOKED_AT: &str = "The world files are being looked at; nothing will change.";

/// Somebody, and the room they were in.
type Placed = (CreatureId, Option<RoomId>);

/// Tells everyone concerned.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::Tugged { target } => to(teller, *target, "You feel a tug, and are elsewhere."),
        Event::Transferred { who, target, room } => transferred(teller, *who, *target, *room),
        Event::Several { who, taken, others } => several(teller, *who, *taken, others),
        Event::Veiled { .. } | Event::LeftAlone { .. } | Event::Pacified { .. } => {
            quietly(event, teller);
        }
        Event::ItemsLoaded { who, room, name } => items_loaded(teller, *who, *room, name),
        Event::NpcsLoaded { who, npcs } => npcs_loaded(teller, *who, npcs),
        Event::Purged { who, room, names, .. } => purged(teller, *who, *room, names),
        Event::PatrolSet { who, npc } => {
            let line = staff("{target} {have|has} a new round.").target(teller.world, *npc);
            teller.kept().to(*who, &line);
        }
        Event::PatrolStopped { who, npc } => {
            let line = staff("{target} {walk|walks} no round any more.").target(teller.world, *npc);
            teller.kept().to(*who, &line);
        }
        Event::Forced { who, target, line } => forced(teller, *who, *target, line),
        Event::Kicked { who, target } => kicked(teller, *who, *target),
        Event::Healed { who, target } => healed(teller, *who, *target),
        Event::LevelSet { who, target, level } => {
            let line = staff("{actor} {set|sets} {target's} level to {level}.");
            between(teller.kept(), *who, *target, line.word("level", level));
        }
        Event::CoinsSet { who, target, coins } => {
            let line = staff("{actor} {see|sees} to it that {target} {have|has} {coins}.");
            between(teller.kept(), *who, *target, line.word("coins", coins));
        }
        Event::Banned { who, subject, lasts } => banned(teller, *who, subject, *lasts),
        Event::Unbanned { who, subject } => {
            let line = staff("{subject} may come in again.").word("subject", subject);
            teller.kept().to(*who, &line);
        }
        Event::Promoted { who, target, role } => {
            let line = staff("{actor} {make|makes} {target.or_self:actor} {role}.");
            between(teller.kept(), *who, *target, line.word("role", a(role.word())));
        }
        Event::Claimed { who } => claimed(teller, *who),
        Event::Announced { who, words } => {
            let line = staff("{actor} {announce|announces}: {words}").word("words", words);
            teller.everyone(&line.actor(teller.world, *who));
        }
        Event::ShutdownAsked { who, seconds } => {
            let span = Millis::seconds(*seconds).in_words();
            teller.to(*who, &staff("The server is to stop in {span}.").word("span", span));
        }
        Event::ValidateAsked { .. }
        | Event::ReloadAsked { .. }
        | Event::BackupAsked { .. }
        | Event::ClockAdvanced { .. }
        | Event::ClockArrived { .. }
        | Event::DiceSeeded { .. } => of_the_server(event, teller),
        Event::Setting(setting) => of_the_settings(setting, teller),
        Event::Order(order) => moderation_text::tell(order, teller),
    }
}

/// The world's files, the database, the clock and the dice.
fn of_the_server(event: &Event, teller: &mut Teller) {
    match event {
        Event::ValidateAsked { who } => {
            to(teller, *who, LOOKED_AT);
        }
        Event::ReloadAsked { who } => to(teller, *who, "The world files are being read again."),
        Event::BackupAsked { who } => to(teller, *who, "The database is being copied."),
        Event::ClockAdvanced { who, span } => {
            let span = span.in_words();
            teller.to(*who, &staff("The clock jumps ahead by {span}.").word("span", span));
        }
        Event::ClockArrived { who } => {
            let stands = teller.now.in_words();
            let line = staff("That time is lived through: the clock stands at {stands}.");
            teller.to(*who, &line.word("stands", stands));
        }
        Event::DiceSeeded { who, seed } => {
            teller.to(*who, &staff("The dice begin anew with seed {seed}.").word("seed", seed));
        }
        _ => {}
    }
}

/// Numbers, and what is switched on and off.
fn of_the_settings(setting: &Setting, teller: &mut Teller) {
    match setting {
        Setting::Number { who, said, was, value } => {
            let line = staff("The number {number} is {value} now; it was {was}.")
                .word("number", said.name);
            let line = line.word("value", with_unit(said, *value)).word("was", was);
            teller.kept().to(*who, &line);
        }
        Setting::NumberNotSet { who, said } => {
            let line = staff("Nobody set the number {number}; it is as it is written.");
            teller.kept().to(*who, &line.word("number", said.name));
        }
        Setting::NumbersAsked { who } => to(teller, *who, "The numbers are being read again."),
        Setting::Switched { who, flag, to } => {
            let line = staff("The feature {feature} is {on} now.").word("feature", flag.name);
            teller.kept().to(*who, &line.word("on", to.word()));
        }
    }
}

/// Who is left in peace.
fn quietly(event: &Event, teller: &mut Teller) {
    match event {
        Event::Veiled { who, room, on, changed } => veiled(teller, *who, *room, (*on, *changed)),
        Event::LeftAlone { who, on: true } => {
            to(teller.kept(), *who, "No NPC begins a fight with you from now on.");
        }
        Event::LeftAlone { who, on: false } => {
            to(teller.kept(), *who, "NPCs take you for what you are again, prey or foe.");
        }
        Event::Pacified { who, room, any: true } => {
            let line = staff("{actor} {raise|raises} a hand, and all fighting here ends.");
            teller.room(*room, &line.actor(teller.world, *who));
        }
        Event::Pacified { who, any: false, .. } => to(teller, *who, "Nobody is fighting here."),
        _ => {}
    }
}

fn staff(template: &str) -> Sentence {
    Sentence::new(template).style(Style::Staff)
}

fn to(teller: &mut Teller, who: CreatureId, sentence: &str) {
    teller.to(who, &staff(sentence));
}

/// Others might have been meant.
fn several(teller: &mut Teller, who: CreatureId, taken: Placed, others: &[Placed]) {
    let place = |(id, room): &Placed| {
        let room = room.and_then(|room| teller.content.room(room));
        format!("#{} ({})", id.0, room.map_or("nowhere", |room| &room.key))
    };
    let places: Vec<String> = others.iter().map(place).collect();
    let line = staff("There are {count} of that name. This is {this}; there {verb} also {others}.");
    let line = line.word("count", count_word(others.len() as u64 + 1)).word("this", place(&taken));
    let verb = if others.len() == 1 { "is" } else { "are" };
    teller.to(who, &line.word("verb", verb).word("others", some_of(&places)));
}

/// Those below their rank see somebody go, or come.
fn veiled(teller: &mut Teller, who: CreatureId, room: RoomId, (on, changed): (bool, bool)) {
    to(
        teller.kept(),
        who,
        match on {
            true => "You are unseen: nobody below your rank sees you, and no NPC does.",
            false => "Everybody sees you again.",
        },
    );
    let name = teller.world.creatures.get(who).map(|body| body.name().clone()).unwrap_or_default();
    let role = teller.world.players.role(who);
    let line = match on {
        true => format!("{name} is suddenly gone."),
        false => format!("{name} is suddenly here."),
    };
    for (viewer, lighting) in teller.observers(room).into_iter().filter(|_| changed) {
        if lighting == Lighting::Lit && viewer != who && teller.world.players.role(viewer) < role {
            teller.line(viewer, Style::Dim.on(&line));
        }
    }
}

/// What only the wizard and the other one read.
fn between(teller: &mut Teller, who: CreatureId, target: CreatureId, line: Sentence) {
    let line = line.actor(teller.world, who).target(teller.world, target);
    teller.to(who, &line);
    if target != who {
        teller.to(target, &line);
    }
}

/// The wizard reads it from anywhere; those around the target see it. The one who is kicked is
/// told by the engine, with the reason.
fn kicked(teller: &mut Teller, who: CreatureId, target: CreatureId) {
    let line = staff("{target} {are|is} lifted out of the world.").target(teller.world, target);
    teller.to(who, &line);
    if let Some(room) = teller.world.places.room_of(target) {
        teller.room_except(room, &[who, target], &line);
    }
}

fn healed(teller: &mut Teller, who: CreatureId, target: CreatureId) {
    let line = staff("{target's} wounds close, all at once.").target(teller.world, target);
    teller.to(who, &line);
    if let Some(room) = teller.world.places.room_of(target) {
        teller.room_except(room, &[who], &line);
    }
}

fn transferred(teller: &mut Teller, who: CreatureId, target: CreatureId, room: RoomId) {
    if target == who {
        return;
    }
    let room = teller.content.room(room).map_or("nowhere", |room| room.name.as_str());
    let line = staff("{target} {are|is} now at: {room}.").word("room", room);
    teller.to(who, &line.target(teller.world, target));
}

fn items_loaded(teller: &mut Teller, who: CreatureId, room: RoomId, name: &str) {
    let line = staff("{actor} {call|calls} {thing} into being.").actor(teller.world, who);
    let line = line.thing("thing", name);
    teller.kept().to(who, &line);
    teller.room_except(room, &[who], &line);
}

fn npcs_loaded(teller: &mut Teller, who: CreatureId, npcs: &[CreatureId]) {
    let named = |id: &CreatureId| {
        let name = teller.world.creatures.get(*id).map_or("someone", |body| body.name());
        format!("{name} (#{})", id.0)
    };
    let names: Vec<String> = npcs.iter().map(named).collect();
    let line = staff("You call {names} into being.").word("names", some_of(&names));
    teller.kept().to(who, &line);
}

fn purged(teller: &mut Teller, who: CreatureId, room: RoomId, names: &[String]) {
    let names: Vec<String> = names.iter().map(|name| the(name)).collect();
    let line = staff("{actor} {wave|waves} a hand, and nothing is left of {names}.");
    let line = line.actor(teller.world, who).word("names", some_of(&names));
    teller.kept().to(who, &line);
    teller.room_except(room, &[who], &line);
}

/// A list of names that ends before it becomes long.
fn some_of(names: &[String]) -> String {
    if names.len() <= NAMES_TOLD_MAX {
        return list(names);
    }
    let (told, rest) = names.split_at(NAMES_TOLD_MAX);
    let more = format!("{} more", count_word(rest.len() as u64));
    let told: Vec<&str> = told.iter().map(String::as_str).chain([more.as_str()]).collect();
    list(&told)
}

fn forced(teller: &mut Teller, who: CreatureId, target: CreatureId, line: &str) {
    let done = staff("{actor} {force|forces} {target}: {line}").word("line", line);
    teller.to(who, &done.actor(teller.world, who).target(teller.world, target));
    to(teller, target, "For a moment your will is not your own.");
}

fn banned(teller: &mut Teller, who: CreatureId, subject: &str, lasts: Option<Millis>) {
    let until = match lasts {
        Some(span) => format!("for {}", span.in_words()),
        None => "until the ban is lifted".to_string(),
    };
    let line = staff("{subject} may not come in {until}.");
    teller.kept().to(who, &line.word("subject", subject).word("until", until));
}

fn claimed(teller: &mut Teller, who: CreatureId) {
    let line = "A bell that nobody has ever found rings out over the Reach. The code is spent, and \
                {actor} {are|is} the owner of this server: every command there is exists for \
                {actor.them} now. Type `commands` to see them.";
    let line = staff(line).actor(teller.world, who);
    teller.kept().to(who, &line);
}
