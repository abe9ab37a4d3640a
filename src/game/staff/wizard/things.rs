//! Making and unmaking: `@load` and `@purge`.

use super::event::Event;
use super::{STAFF, persons, refusals};
use crate::base::id::{CreatureId, ItemId, ItemTemplateId, RoomId, SpawnId};
use crate::base::limits::{
    COINS_MAX, NPCS_LOADED_MAX, NPCS_MAX, THINGS_CARRIED_MAX, THINGS_IN_ROOM_MAX,
};
use crate::game::frame::args::Args;
use crate::game::frame::grammar::{self, Phrase};
use crate::game::frame::part::{Done, Part};
use crate::game::frame::schedule::Job;
use crate::game::frame::verb::{Role, Spec};
use crate::game::ground::creature;
use crate::game::ground::find;
use crate::game::ground::item::{self, ItemKind, Own};
use crate::game::ground::ledger;
use crate::game::ground::movement;
use crate::game::ground::place::{self, How, Place};
use crate::game::people::combat;
use crate::game::people::effect;
use crate::game::people::mind;
use crate::game::people::patrol;
use crate::game::{Refusal, Turn, World};
use crate::text::sentence::plural;

pub(super) const LOAD: Spec = Spec {
    name: "@load",
    role: Role::Builder,
    example: "@load npc harbour_rat 2",
    help: "Makes things, or NPCs.",
    parts: &[
        Part {
            name: "item",
            aliases: &["thing", "obj"],
            takes: "<id> [how many]",
            example: "@load item tarred_rope",
            help: "Makes things of a template, which you then carry; coins lie on the floor.",
            run: |turn, who, args| load(turn, who, args, load_items),
            ..Part::DEFAULT
        },
        Part {
            name: "npc",
            aliases: &["mob"],
            takes: "<id> [how many]",
            example: "@load npc harbour_rat 2",
            help: "Makes NPCs of a template, which stand here.",
            run: |turn, who, args| load(turn, who, args, load_npcs),
            ..Part::DEFAULT
        },
    ],
    ..STAFF
};

pub(super) const PURGE: Spec = Spec {
    name: "@purge",
    full: true,
    role: Role::Builder,
    usage: "@purge [thing or npc]",
    example: "@purge rat",
    help: "Unmakes an NPC or a thing with all that is in it; alone, every NPC and every loose \
           thing of the room. Players and their bodies are never purged. Type the whole word.",
    run: purge,
    ..STAFF
};

fn load(
    turn: &mut Turn,
    who: CreatureId,
    mut args: Args,
    make: fn(&mut Turn, CreatureId, &str, u64) -> Done,
) -> Done {
    let key = args.word()?;
    let count = args.maybe(|args| args.number(1..=u64::MAX))?.unwrap_or(1);
    args.end()?;
    make(turn, who, key, count)
}

fn load_items(turn: &mut Turn, who: CreatureId, key: &str, count: u64) -> Result<(), Refusal> {
    let content = turn.content;
    let room = persons::here(turn, who)?;
    let keys = || content.items.rows().map(|template| template.key.as_ref()).collect();
    let template = content
        .names
        .items
        .find(key)
        .and_then(|id| content.items.get(id))
        .ok_or_else(|| refusals::unknown("item", key, keys()))?;
    let (at, held, most) = match template.kind {
        ItemKind::Money => {
            (Place::Room(room), turn.world.places.on_floor(room).len(), THINGS_IN_ROOM_MAX)
        }
        _ => (Place::Carried(who), turn.world.places.carried(who).len(), THINGS_CARRIED_MAX),
    };
    let stack_max = template.stack_max.max(1);
    let free = most.saturating_sub(held) as u64;
    if count > COINS_MAX || count.div_ceil(stack_max) > free {
        return Err(refusals::no_room_for_so_many());
    }
    make(turn, template.id, count, stack_max, at);
    let name = match count {
        1 => template.name.clone(),
        n => plural(&template.name, n),
    };
    turn.report(Event::ItemsLoaded { who, room, name });
    Ok(())
}

/// Makes `count` of a template, in stacks of at most `stack_max`.
fn make(turn: &mut Turn, template: ItemTemplateId, count: u64, stack_max: u64, at: Place) {
    let mut left = count;
    while left > 0 {
        let stack = left.min(stack_max);
        ledger::made_of(turn, template, stack, ledger::STAFF);
        item::create(turn, template, stack, Own::default(), at);
        left -= stack;
    }
}

/// NPCs of a template, who stand where the wizard is.
pub(super) fn load_npcs(
    turn: &mut Turn,
    who: CreatureId,
    key: &str,
    count: u64,
) -> Result<(), Refusal> {
    let content = turn.content;
    let room = persons::here(turn, who)?;
    let keys = || content.npcs.rows().map(|template| template.key.as_ref()).collect();
    let template = content
        .names
        .npcs
        .find(key)
        .filter(|id| content.npcs.has(*id))
        .ok_or_else(|| refusals::unknown("NPC", key, keys()))?;
    let free = NPCS_MAX.saturating_sub(turn.world.creatures.len()) as u64;
    if count > NPCS_LOADED_MAX {
        return Err(refusals::too_many_at_once());
    }
    if count > free {
        return Err(refusals::world_is_full(free));
    }
    let npcs: Vec<CreatureId> =
        (0..count).filter_map(|_| creature::create_npc(turn, template, None, room)).collect();
    for npc in &npcs {
        turn.report(movement::Event::Appeared { who: *npc, room });
        place::came(turn, *npc, How::Spawned);
    }
    turn.report(Event::NpcsLoaded { who, npcs });
    Ok(())
}

/// What a purge took away.
#[derive(Default)]
struct Gone {
    names: Vec<String>,
    npcs: Vec<(CreatureId, Option<SpawnId>)>,
}

fn purge(turn: &mut Turn, who: CreatureId, args: Args) -> Done {
    let room = persons::here(turn, who)?;
    let gone = match grammar::phrase(args.ahead()) {
        Some(phrase) if !phrase.is_everything() => purge_named(turn, who, room, &phrase)?,
        _ => purge_room(turn, room)?,
    };
    let Gone { names, npcs } = gone;
    turn.report(Event::Purged { who, room, names, npcs });
    Ok(())
}

/// All NPCs and all loose things of a room.
fn purge_room(turn: &mut Turn, room: RoomId) -> Result<Gone, Refusal> {
    let is_npc =
        |id: &CreatureId| turn.world.creatures.get(*id).is_some_and(|body| !body.is_player());
    let npcs: Vec<CreatureId> =
        turn.world.places.creatures_in(room).iter().copied().filter(is_npc).collect();
    let mut items = turn.world.places.on_floor(room).to_vec();
    items.retain(|id| !is_of_a_player(turn.world, *id));
    if npcs.is_empty() && items.is_empty() {
        return Err(refusals::nothing_to_purge());
    }
    let mut gone = Gone::default();
    for npc in npcs {
        purge_npc(turn, npc, room, &mut gone);
    }
    for id in items {
        purge_item(turn, id, &mut gone);
    }
    Ok(gone)
}

/// As when looking, people come before things.
fn purge_named(
    turn: &mut Turn,
    who: CreatureId,
    room: RoomId,
    phrase: &Phrase,
) -> Result<Gone, Refusal> {
    let (mut gone, noun) = (Gone::default(), &phrase.whole);
    let found = find::creature(turn, who, noun).ok();
    let is_player = |id: CreatureId| turn.world.players.is_here(id);
    if let Some(npc) = found.filter(|id| !is_player(*id)) {
        purge_npc(turn, npc, room, &mut gone);
        return Ok(gone);
    }
    let among = [turn.world.places.carried(who), turn.world.places.on_floor(room)].concat();
    let mut items = find::choose(turn, who, phrase, &among)?.portions;
    let before = items.len();
    items.retain(|portion| !is_of_a_player(turn.world, portion.item));
    let is_spared = items.len() < before;
    if items.is_empty() {
        return Err(match found.is_some() || is_spared {
            true => refusals::players_stay(),
            false => Refusal::NotHere(noun.words()),
        });
    }
    for portion in items {
        let part = item::split(turn, portion.item, portion.count);
        purge_item(turn, part, &mut gone);
    }
    Ok(gone)
}

/// Unmakes one NPC; comes back with what its entry has to hear of it.
pub(super) fn purge_one(
    turn: &mut Turn,
    npc: CreatureId,
    room: RoomId,
) -> Vec<(CreatureId, Option<SpawnId>)> {
    let mut gone = Gone::default();
    purge_npc(turn, npc, room, &mut gone);
    gone.npcs
}

/// Unmakes an NPC with all it has; only a player's body that it carries falls to the floor.
fn purge_npc(turn: &mut Turn, npc: CreatureId, room: RoomId, gone: &mut Gone) {
    let Some(body) = turn.world.creatures.get(npc) else { return };
    gone.names.push(body.name().clone());
    gone.npcs.push((npc, body.spawn()));
    let worn = turn.world.places.worn(npc).map(|(_, id)| id);
    let had: Vec<ItemId> = turn.world.places.carried(npc).iter().copied().chain(worn).collect();
    for id in had {
        match is_of_a_player(turn.world, id) {
            true => drop(item::move_to(turn, id, Place::Room(room))),
            false => {
                ledger::unmake(turn, id, ledger::STAFF);
            }
        }
    }
    combat::end_fights_of(turn, npc);
    effect::clear(turn.world, npc);
    turn.world.schedule.cancel(&Job::Regain(npc));
    mind::forget(turn.world, npc);
    patrol::forget(turn.world, npc);
    creature::remove(turn, npc, How::Faded);
}

fn purge_item(turn: &mut Turn, id: ItemId, gone: &mut Gone) {
    gone.names.push(item::name(turn.content, turn.world, id));
    turn.world.schedule.cancel(&Job::Decay(id));
    ledger::unmake(turn, id, ledger::STAFF);
}

/// Whether a thing is a player's body, or holds one.
fn is_of_a_player(world: &World, id: ItemId) -> bool {
    world.items.get(id).is_some_and(|item| item.own().owner.is_some())
        || world.places.inside(id).iter().any(|inner| is_of_a_player(world, *inner))
}
