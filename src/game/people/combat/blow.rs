//! One blow: what it is struck with, whether it hits, and how much it hurts.

use crate::base::clock::Millis;
use crate::base::dice::Stream;
use crate::base::id::{CreatureId, ItemId};
use crate::game::frame::numbers::numbers;
use crate::game::ground::creature::{Calling, Creature, NpcTemplate};
use crate::game::ground::item::{self, ItemTemplate, Slot};
use crate::game::people::effect::{self, Kind};
use crate::game::{Content, Turn, World};

numbers! {
    /// Blows.
    pub BLOWS in Balance "blows" {
        /// The least that a bare hand does at the first level.
        BARE_LEAST = "bare_damage_min": u32 = 1, 0..=1000, "health";
        /// And the most.
        BARE_MOST = "bare_damage_max": u32 = 3, 1..=1000, "health";
        /// From one blow of a bare hand to the next.
        BARE_SPEED = "bare_seconds": Millis = 2.5, 0.5..=20, "seconds";
        /// Nobody strikes sooner again than after so long.
        SPEED_MIN = "least_seconds": Millis = 0.5, 0.1..=20, "seconds";
        /// How much sooner a rush may bring a blow.
        RUSH_MAX = "rush_max_percent": u32 = 75, 0..=95, "percent";
    }
}

/// What somebody strikes with.
#[derive(Clone, Copy, Debug)]
pub struct Arms<'c> {
    /// The weapon, if there is one in hand. NPCs use what nature gave them.
    pub weapon: Option<ItemId>,
    pub damage: (u32, u32),
    pub attack: i32,
    pub speed: Millis,
    /// `slash`, `bite`, `blunt` …: chooses the words.
    pub damage_type: &'c str,
    /// `cut|cuts`, if a builder wrote one.
    pub verb: Option<&'c str>,
}

/// How well a blow was aimed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aim {
    Miss,
    Hit,
    /// A 20 on the die.
    Critical,
}

/// What somebody strikes with now.
pub fn arms<'c>(content: &'c Content, world: &World, who: CreatureId) -> Arms<'c> {
    let body = world.creatures.get(who);
    let level = body.map_or(1, Creature::level);
    let npc = body.and_then(Creature::template).and_then(|t| content.npcs.get(t));
    let wielded = world.places.worn_in(who, Slot::Wield);
    let weapon = wielded
        .and_then(|id| Some((id, item::template(content, world, id)?)))
        .filter(|(_, written)| written.damage.is_some());
    match (npc, weapon) {
        (Some(npc), _) => natural(content, npc, level),
        (None, Some((id, weapon))) => wielding(world, id, weapon, level),
        (None, None) => bare(world, level),
    }
}

fn natural<'c>(content: &'c Content, npc: &'c NpcTemplate, level: u32) -> Arms<'c> {
    let scaled = |damage: u32| damage.saturating_mul(level.max(1)) / npc.level.max(1);
    let verb = npc.attack_verb.as_deref();
    let bare = verb.and_then(|v| v.split('|').next()).unwrap_or("blunt");
    let shared = content.words.combat.verb_types.get(bare);
    Arms {
        weapon: None,
        damage: (scaled(npc.damage.0), scaled(npc.damage.1)),
        attack: 0,
        speed: npc.speed,
        damage_type: shared.map_or(bare, String::as_str),
        verb,
    }
}

fn wielding<'c>(world: &World, id: ItemId, weapon: &'c ItemTemplate, level: u32) -> Arms<'c> {
    let (low, high) = weapon.damage.unwrap_or(world.numbers.span(&BARE_LEAST, &BARE_MOST));
    Arms {
        weapon: Some(id),
        damage: (low.saturating_add(level / 3), high.saturating_add(level / 3)),
        attack: weapon.attack,
        speed: weapon.speed,
        damage_type: &weapon.damage_type,
        verb: weapon.attack_verb.as_deref(),
    }
}

fn bare(world: &World, level: u32) -> Arms<'static> {
    let (low, high) = world.numbers.span(&BARE_LEAST, &BARE_MOST);
    Arms {
        weapon: None,
        damage: (low + level / 3, high + level / 3),
        attack: 0,
        speed: world.numbers.of(&BARE_SPEED),
        damage_type: "blunt",
        verb: None,
    }
}

/// The time between two blows of somebody.
pub fn speed(content: &Content, world: &World, who: CreatureId) -> Millis {
    let speed = arms(content, world, who).speed;
    let percent = 100 - effect::power(world, who, Kind::Rush).min(world.numbers.of(&RUSH_MAX));
    Millis(speed.0.saturating_mul(u64::from(percent)) / 100).max(world.numbers.of(&SPEED_MIN))
}

/// What is added to somebody's d20.
pub fn attack_bonus(content: &Content, world: &World, who: CreatureId) -> i32 {
    let level = world.creatures.get(who).map_or(1, Creature::level);
    whole(level / 2)
        + calling(content, world, who).map_or(0, |calling| calling.attack_bonus)
        + arms(content, world, who).attack
        + whole(effect::power(world, who, Kind::Bless))
        - whole(effect::power(world, who, Kind::Weaken))
}

/// What a blow at somebody has to reach.
pub fn armor_class(content: &Content, world: &World, who: CreatureId) -> i32 {
    let npc = world.creatures.get(who).and_then(Creature::template);
    let own = match npc.and_then(|template| content.npcs.get(template)) {
        Some(npc) => npc.armor_class,
        None => 10 + worn_armor(content, world, who),
    };
    own + whole(effect::power(world, who, Kind::Shield))
        - whole(effect::power(world, who, Kind::Expose))
}

fn worn_armor(content: &Content, world: &World, who: CreatureId) -> i32 {
    let worn = world.places.worn(who).filter_map(|(_, id)| item::template(content, world, id));
    let armor = worn.map(|written| written.armor).fold(0, i32::saturating_add);
    armor + calling(content, world, who).map_or(0, |calling| calling.armor_bonus)
}

fn calling<'c>(content: &'c Content, world: &World, who: CreatureId) -> Option<&'c Calling> {
    content.calling(world.players.character(who)?.calling())
}

/// Rolls a d20 for `who` against a number.
pub fn roll_to_hit(turn: &mut Turn, stream: Stream, who: CreatureId, against: i32) -> Aim {
    let die = turn.dice.roll(stream, 20);
    let total = whole(die) + attack_bonus(turn.content, turn.world, who);
    match die {
        1 => Aim::Miss,
        20 => Aim::Critical,
        _ if total >= against => Aim::Hit,
        _ => Aim::Miss,
    }
}

/// The damage of a blow that was aimed so; at least 1 if it is no miss. A critical one rolls
/// nothing: it does half again the most.
pub fn damage_of(turn: &mut Turn, stream: Stream, who: CreatureId, aim: Aim) -> u32 {
    let (low, high) = arms(turn.content, turn.world, who).damage;
    match aim {
        Aim::Miss => 0,
        Aim::Hit => turn.dice.range(stream, low, high).max(1),
        Aim::Critical => (high.max(low).saturating_mul(3) / 2).max(1),
    }
}

/// A number as it goes into sums; none in play is near the bound.
fn whole(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX / 4).min(i32::MAX / 4)
}
