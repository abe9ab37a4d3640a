//! What may happen to a body.

use super::content::{Behavior, NpcKind, NpcTemplate, Spawn, Tags};
use super::state::{Creature, Kind};
use crate::base::dice::Stream;
use crate::base::id::{CreatureId, FactionId, NpcTemplateId, RoomId, SpawnId};
use crate::base::money::Coins;
use crate::game::frame::keep::dirty::Key;
use crate::game::frame::keep::{CharacterRow, NpcRow, PatrolRow};
use crate::game::frame::numbers::numbers;
use crate::game::frame::posture::Posture;
use crate::game::frame::watch::Marks;
use crate::game::ground::deeds;
use crate::game::ground::ledger::{self, Account, Commodity, Outside, Reason};
use crate::game::ground::place::{self, How};
use crate::game::{Content, Turn, World};
use crate::text::sentence::Pronouns;

/// NPCs are born with coins, and what they still have when they are no more is gone.
pub const BIRTHS: Outside =
    Outside::new("npcs", "what NPCs are born with, and what is lost with them");
const BORN: Reason = Reason::new("born", "born with", "born with");
const FADED: Reason = Reason::new("faded", "gone with them", "gone with them");

pub(super) const REASONS: &[Reason] = &[BORN, FADED];

numbers! {
    /// NPCs who go after somebody.
    pub CHASES in Balance "chases" {
        /// Rooms from home beyond which one gives up, unless its own file says otherwise (F49).
        CHASE_ROOMS = "max_rooms": u32 = 3, 0..=50, "rooms";
    }
}

/// The highest level (seed: levels 1–20).
pub const LEVEL_MAX: u32 = 20;

/// Experience that level `level` begins at: 0, 100, 300, 600 … Each level costs 100 more than
/// the one before it (our choice).
pub fn experience_for(level: u32) -> u64 {
    let n = u64::from(level.saturating_sub(1));
    50 * n * (n + 1)
}

/// Brings an NPC into being in a room. Kept.
pub fn create_npc(
    turn: &mut Turn,
    template: NpcTemplateId,
    spawn: Option<SpawnId>,
    room: RoomId,
) -> Option<CreatureId> {
    let written = turn.content.npcs.get(template)?;
    let entry = spawn.and_then(|id| turn.content.spawns.get(id));
    let (name, level) = named_and_levelled(turn.content, written, spawn);
    let id = CreatureId(turn.world.new_id());
    let dice = Stream::Spawn.of(id);
    let coins = turn.dice.range(
        dice,
        written.coins.0.min(u64::from(u32::MAX)) as u32,
        written.coins.1.min(u64::from(u32::MAX)) as u32,
    );
    turn.dice.end(dice);
    let mut body = npc_body(id, written, spawn, name, level);
    body.home = Some(entry.map_or(room, Spawn::home));
    body.group = entry.and_then(|entry| entry.group.as_ref()).map(|group| group.key.clone());
    turn.world.creatures.put(body);
    place::put_creature(turn.world, id, room);
    let (born, purse) = (Account::Outside(BIRTHS), Account::Purse(id));
    let endowed = ledger::transfer(turn, born, purse, Commodity::Credits, coins.into(), BORN);
    debug_assert!(endowed.is_ok(), "a new purse has room: {endowed:?}");
    turn.world.dirty.kept(Key::Creature(id));
    Some(id)
}

fn npc_body(
    id: CreatureId,
    written: &NpcTemplate,
    spawn: Option<SpawnId>,
    name: String,
    level: u32,
) -> Creature {
    Creature {
        id,
        name,
        kind: Kind::Npc { template: written.id, spawn },
        pronouns: written.pronouns,
        level,
        pocket: Coins::NONE,
        health: written.health_max,
        health_max: written.health_max,
        spirit: 0,
        spirit_max: 0,
        posture: Posture::Standing,
        home: None,
        group: None,
    }
}

/// Takes a kept NPC back into the world; `false` if its template or room is no longer written.
pub fn restore_npc(content: &Content, world: &mut World, row: &NpcRow) -> bool {
    let (Some(template), Some(room)) =
        (content.names.npcs.find(&row.template), content.room_kept(&row.room))
    else {
        return false;
    };
    let (Some(written), true) = (content.npcs.get(template), content.room(room).is_some()) else {
        return false;
    };
    let own: NpcOwn = serde_json::from_str(&row.state).unwrap_or_default();
    let spawn = row.spawn.as_deref().and_then(|key| content.names.spawns.find(key));
    let id = CreatureId(row.id);
    let (name, level) = named_and_levelled(content, written, spawn);
    let name = own.name.unwrap_or(name);
    let mut body = npc_body(id, written, spawn, name, own.level.unwrap_or(level));
    body.pocket = own.coins;
    body.health = row.health.clamp(1, body.health_max);
    body.posture = Posture::parse(&row.posture);
    let entry = spawn.and_then(|spawn| content.spawns.get(spawn));
    let home = row.home.as_deref().and_then(|home| content.room_kept(home));
    body.home = entry.map(Spawn::home).or(home);
    body.group = match entry {
        Some(entry) => entry.group.as_ref().map(|group| group.key.clone()),
        None => row.group.clone(),
    };
    world.creatures.put(body);
    place::put_creature(world, id, room);
    true
}

/// The name and the level that are written for an NPC: by its entry, or else by its template.
pub(super) fn named_and_levelled(
    content: &Content,
    written: &NpcTemplate,
    spawn: Option<SpawnId>,
) -> (String, u32) {
    let entry = spawn.and_then(|spawn| content.spawns.get(spawn));
    let name = entry.and_then(|entry| entry.name.clone());
    let level = entry.and_then(|entry| entry.level);
    (name.unwrap_or_else(|| written.name.clone()), level.unwrap_or(written.level))
}

/// What differs between an NPC and what is written of it, as it is kept.
#[derive(Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
struct NpcOwn {
    name: Option<String>,
    level: Option<u32>,
    coins: Coins,
}

/// The row of an NPC but for its patrol, which `patrol` knows; `None` if it is gone or a player.
pub fn npc_row(content: &Content, world: &World, id: CreatureId) -> Option<NpcRow> {
    let body = world.creatures.get(id)?;
    let written = content.npcs.get(body.template()?)?;
    let (name, level) = named_and_levelled(content, written, body.spawn());
    let own = NpcOwn {
        name: (body.name != name).then(|| body.name.clone()),
        level: (body.level != level).then_some(body.level),
        coins: body.pocket,
    };
    Some(NpcRow {
        id: id.0,
        template: written.key.clone(),
        spawn: body.spawn().map(|s| content.names.spawns.name(s).clone()),
        room: content.key_of(world.places.room_of(id)?).into(),
        health: body.health,
        posture: body.posture.word().to_string(),
        state: serde_json::to_string(&own).unwrap_or_else(|_| "{}".into()),
        home: body.home.map(|home| content.key_of(home).into()),
        group: body.group.clone(),
        patrol: PatrolRow::default(),
    })
}

/// The entry that an NPC came from, as it is written now.
pub fn entry_of<'a>(content: &'a Content, body: &Creature) -> Option<&'a Spawn> {
    content.spawns.get(body.spawn()?)
}

/// Whether an NPC is written to behave so: by its template, or by the entry it came from.
pub fn behaves(content: &Content, body: &Creature, tag: Behavior) -> bool {
    tags(content, body).contains(tag)
}

/// Every tag of an NPC: those of its template and those of the entry it came from.
pub fn tags(content: &Content, body: &Creature) -> Tags {
    let template = body.template().and_then(|template| content.npcs.get(template));
    let of_template = template.map(|npc| npc.behavior).unwrap_or_default();
    of_template | entry_of(content, body).map(|entry| entry.behavior).unwrap_or_default()
}

/// Whether an NPC attacks players of its own accord. Of a hostile one whose template says nothing
/// of how it behaves, that is its nature.
pub fn is_aggressive(content: &Content, body: &Creature) -> bool {
    let npc = body.template().and_then(|id| content.npcs.get(id));
    npc.is_some_and(|npc| attacks_players(npc, tags(content, body)))
}

/// [`is_aggressive`] of one whose tags are known.
pub fn attacks_players(npc: &NpcTemplate, tags: Tags) -> bool {
    let hostile = npc.kind == NpcKind::Hostile;
    let by_nature = hostile && (npc.behavior.is_empty() || tags.contains(Behavior::Guard));
    !tags.contains(Behavior::Peaceful)
        && (by_nature
            || tags.contains(Behavior::Aggressive)
            || tags.contains(Behavior::AttacksOnSight))
}

/// Whether an NPC runs when it is hurt.
pub fn is_coward(tags: Tags) -> bool {
    tags.contains(Behavior::Cowardly) && !tags.contains(Behavior::Brave)
}

/// Whether it is hurt so badly that it would rather be elsewhere.
pub fn is_afraid(npc: &NpcTemplate, tags: Tags, body: &Creature) -> bool {
    let (health, whole) = (u64::from(body.health()), u64::from(body.health_max()));
    is_coward(tags) && health * 100 <= u64::from(npc.flees_at) * whole
}

/// The faction an NPC fights for: that of its entry, or else of its template. Whoever asks about
/// anybody, player or NPC, asks `faction::of`.
pub fn faction_of(content: &Content, body: &Creature) -> Option<FactionId> {
    let of_template = || content.npcs.get(body.template()?)?.faction;
    entry_of(content, body).and_then(|entry| entry.faction).or_else(of_template)
}

/// Rooms from home beyond which an NPC gives up a chase (F49).
pub fn max_chase(content: &Content, world: &World, body: &Creature) -> u32 {
    let of_template = || content.npcs.get(body.template()?)?.max_chase;
    let of_entry = entry_of(content, body).and_then(|entry| entry.max_chase);
    of_entry.or_else(of_template).unwrap_or_else(|| world.numbers.of(&CHASE_ROOMS))
}

/// Gives a character its body, from its row. `player` places it.
pub fn embody(content: &Content, world: &mut World, row: &CharacterRow) {
    let id = CreatureId(row.id);
    let mut body = Creature {
        id,
        name: row.name.clone(),
        kind: Kind::Player,
        pronouns: Pronouns::They,
        level: row.level.clamp(1, LEVEL_MAX),
        pocket: Coins::NONE,
        health: row.health,
        health_max: 1,
        spirit: row.spirit,
        spirit_max: 0,
        posture: Posture::parse(&row.posture),
        home: None,
        group: None,
    };
    (body.health_max, body.spirit_max) = maxima(content, &row.calling, body.level);
    body.health = body.health.clamp(1, body.health_max);
    body.spirit = body.spirit.min(body.spirit_max);
    world.creatures.put(body);
}

/// Health and spirit that a calling has at a level.
pub fn maxima(content: &Content, calling: &str, level: u32) -> (u32, u32) {
    match content.calling(calling) {
        Some(c) => (
            c.health_base + c.health_per_level * (level - 1),
            c.spirit_base + c.spirit_per_level * (level - 1),
        ),
        None => (20 + 5 * level, 10),
    }
}

/// Sets the highest health and spirit, and fills both. Used at level-ups and by wizards.
pub fn set_maxima(turn: &mut Turn, who: CreatureId, health: u32, spirit: u32) {
    if let Some(body) = turn.world.creatures.get_mut(who) {
        (body.health_max, body.spirit_max) = (health.max(1), spirit);
        (body.health, body.spirit) = (body.health_max, body.spirit_max);
        turn.world.dirty.fleeting(Key::Creature(who));
    }
}

/// Takes somebody out of the world for good (an NPC died, a character left). What an NPC still has
/// in its purse is no more.
pub fn remove(turn: &mut Turn, who: CreatureId, how: How) {
    if turn.world.creatures.get(who).is_some_and(|body| !body.is_player()) {
        lose_purse(turn, who);
    }
    place::goes(turn, who, how);
    place::remove_creature(turn.world, who);
    deeds::forget(turn.world, who);
    let body = turn.world.creatures.take(who);
    if body.is_some_and(|body| !body.is_player()) {
        let own = [Stream::Mind, Stream::Movement, Stream::Patrol];
        own.into_iter().for_each(|stream| turn.dice.end(stream.of(who)));
    }
    turn.world.dirty.kept(Key::Creature(who));
}

/// What an NPC still has is gone with it.
fn lose_purse(turn: &mut Turn, npc: CreatureId) {
    let has = coins(turn.world, npc).0;
    let (purse, gone) = (Account::Purse(npc), Account::Outside(BIRTHS));
    let lost = ledger::transfer(turn, purse, gone, Commodity::Credits, has, FADED);
    debug_assert!(lost.is_ok(), "what is there can be lost: {lost:?}");
}

/// Hurts somebody; comes back with the health left. Death is the caller's business.
pub fn hurt(turn: &mut Turn, who: CreatureId, damage: u32) -> u32 {
    let left = with(turn.world, who, |body| {
        body.health = body.health.saturating_sub(damage);
        body.health
    });
    super::start_regaining(turn, who);
    left.unwrap_or(0)
}

/// Heals somebody; comes back with how much it was.
pub fn heal(turn: &mut Turn, who: CreatureId, health: u32) -> u32 {
    with(turn.world, who, |body| {
        let healed = health.min(body.health_max - body.health.min(body.health_max));
        body.health += healed;
        healed
    })
    .unwrap_or(0)
}

/// Gives spirit back; comes back with how much it was.
pub fn hearten(turn: &mut Turn, who: CreatureId, spirit: u32) -> u32 {
    with(turn.world, who, |body| {
        let more = spirit.min(body.spirit_max - body.spirit.min(body.spirit_max));
        body.spirit += more;
        more
    })
    .unwrap_or(0)
}

/// Spends spirit; `false` and nothing spent if there is too little.
#[must_use]
pub fn spend_spirit(turn: &mut Turn, who: CreatureId, spirit: u32) -> bool {
    let spent = with(turn.world, who, |body| {
        let enough = body.spirit >= spirit;
        if enough {
            body.spirit -= spirit;
        }
        enough
    });
    super::start_regaining(turn, who);
    spent.unwrap_or(false)
}

/// Sets how somebody holds themselves. Whoever wakes notices what they slept through.
pub fn set_posture(turn: &mut Turn, who: CreatureId, posture: Posture) {
    with(turn.world, who, |body| body.posture = posture);
    turn.world.dirty.watch.mark(who, Marks::AWAKE);
}

/// Sets the level of a body. A character's is changed by `player`, which keeps it.
pub fn set_level(world: &mut World, who: CreatureId, level: u32) {
    with(world, who, |body| body.level = level.clamp(1, LEVEL_MAX));
}

/// What somebody has in coins: an NPC, or a character, here or away.
pub fn coins(world: &World, who: CreatureId) -> Coins {
    ledger::purse(world, who).unwrap_or(Coins::NONE)
}

/// Gives a body another name. The caller keeps it.
pub fn set_name(world: &mut World, who: CreatureId, name: &str) {
    with(world, who, |body| body.name = name.to_string());
}

/// Changes a body; marks it as changed, fleetingly.
pub(super) fn with<T>(
    world: &mut World,
    who: CreatureId,
    change: impl FnOnce(&mut Creature) -> T,
) -> Option<T> {
    let answer = change(world.creatures.get_mut(who)?);
    world.dirty.fleeting(Key::Creature(who));
    Some(answer)
}
