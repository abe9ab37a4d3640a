//! What a builder writes about NPCs and about the callings of heroes.

use std::sync::Arc;

use enumflags2::{BitFlags, bitflags};
use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::{FactionId, ItemTemplateId, NpcTemplateId, RoomId, SpawnId};
use crate::game::ground::item::ItemKind;
use crate::text::sentence::Pronouns;

/// What all NPCs of one kind have in common.
#[derive(Clone, Debug)]
pub struct NpcTemplate {
    pub id: NpcTemplateId,
    pub key: Arc<str>,
    /// With its article, if it has one: `a harbour rat`, `Old Marrow`.
    pub name: String,
    /// The line in a room: `A harbour rat noses along the tideline.`
    pub short: Option<String>,
    pub description: String,
    pub keywords: Vec<String>,
    pub kind: NpcKind,
    pub pronouns: Pronouns,
    pub level: u32,
    pub health_max: u32,
    pub armor_class: i32,
    pub damage: (u32, u32),
    pub speed: Millis,
    /// `bite|bites`.
    pub attack_verb: Option<String>,
    pub experience: u64,
    pub behavior: Tags,
    pub faction: Option<FactionId>,
    pub loot: Vec<Loot>,
    pub coins: (u64, u64),
    pub idle: Vec<String>,
    pub shop: Option<Shop>,
    /// Percent of health under which a coward runs.
    pub flees_at: u32,
    /// Whether it was written to leave all players be (`aggro_on_sight: false`), whatever else it
    /// attacks.
    pub ignores_players: bool,
    /// Whether it knows friend from foe by their factions (`respects_factions`).
    pub heeds_factions: bool,
    /// Rooms from home beyond which a chase is given up, where its entry says nothing of it.
    pub max_chase: Option<u32>,
    pub manners: Manners,
}

/// How far and how often, where a builder says so of a behaviour.
#[derive(Clone, Default, Debug)]
pub struct Manners {
    /// The chance of a wanderer at each thought, in place of its tag's.
    pub wander_chance: Option<f64>,
    /// How many rooms away its call for help is heard, in place of its tag's.
    pub help_radius: Option<u32>,
    /// How many rooms around its home are its own, besides home itself.
    pub territory_radius: u32,
}

/// What an NPC is to players.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NpcKind {
    Hostile,
    Neutral,
    Friendly,
    Merchant,
    QuestGiver,
}

/// Tags of behaviour, by the words builders use.
#[bitflags]
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Behavior {
    WandersSometimes,
    WandersOften,
    Aggressive,
    AttacksOnSight,
    Cowardly,
    Brave,
    Guard,
    Merchant,
    Peaceful,
    Loner,
    Social,
    CallsForHelp,
    Patrols,
    Healer,
    Buffer,
    Territorial,
    Stationary,
    /// Tells players rumours of the war.
    Gossip,
}

impl Behavior {
    /// All tags with their words.
    pub const ALL: [(&'static str, Behavior); 18] = [
        ("wanders_sometimes", Behavior::WandersSometimes),
        ("wanders_often", Behavior::WandersOften),
        ("aggressive", Behavior::Aggressive),
        ("attacks_on_sight", Behavior::AttacksOnSight),
        ("cowardly", Behavior::Cowardly),
        ("brave", Behavior::Brave),
        ("guard", Behavior::Guard),
        ("merchant", Behavior::Merchant),
        ("peaceful", Behavior::Peaceful),
        ("loner", Behavior::Loner),
        ("social", Behavior::Social),
        ("calls_for_help", Behavior::CallsForHelp),
        ("patrols", Behavior::Patrols),
        ("healer", Behavior::Healer),
        ("buffer", Behavior::Buffer),
        ("territorial", Behavior::Territorial),
        ("stationary", Behavior::Stationary),
        ("gossip", Behavior::Gossip),
    ];
}

/// A set of tags; told one by one in the order above.
pub type Tags = BitFlags<Behavior>;

/// One line of a loot table.
#[derive(Clone, Debug)]
pub struct Loot {
    pub template: ItemTemplateId,
    pub quantity: (u64, u64),
    /// 0.0 to 1.0.
    pub chance: f64,
}

/// What a merchant trades in.
#[derive(Clone, Debug)]
pub struct Shop {
    pub sells: Vec<ItemTemplateId>,
    pub buys: Vec<ItemKind>,
    /// What the merchant pays, as a share of the value.
    pub buy_factor: f64,
    /// What the merchant asks, as a share of the value.
    pub sell_factor: f64,
}

/// An entry of `npc_spawns`: who appears where, and how soon again.
#[derive(Clone, Debug)]
pub struct Spawn {
    pub id: SpawnId,
    pub key: Arc<str>,
    pub template: NpcTemplateId,
    pub room: RoomId,
    pub count: u32,
    pub chance: f64,
    /// `None`: never again.
    pub respawn: Option<Millis>,
    pub name: Option<String>,
    pub level: Option<u32>,
    pub enabled: bool,
    /// The file and which of its entries it is: `saltroad#3`.
    pub place: Arc<str>,
    /// How long they wait before they come for the first time.
    pub delay: Millis,
    /// In place of the template's.
    pub faction: Option<FactionId>,
    /// Said to players who come in.
    pub guard_message: Option<String>,
    /// Tags besides those of the template.
    pub behavior: Tags,
    /// Where they belong, if that is not where they appear.
    pub home: Option<RoomId>,
    pub max_chase: Option<u32>,
    pub group: Option<Group>,
    pub route: Option<Route>,
}

impl Spawn {
    /// Where those of this entry belong: how far they chase anyone is measured from here.
    pub fn home(&self) -> RoomId {
        self.home.unwrap_or(self.room)
    }
}

/// Those who patrol, and fight, together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// What all members share, over entries and files.
    pub key: Arc<str>,
    /// Waypoints between two members at the start; with none they walk as one.
    pub spacing: u32,
}

/// The round that those of an entry walk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Route {
    /// The waypoints, at least two.
    pub rooms: Arc<[RoomId]>,
    pub mode: RouteMode,
    /// Between two moves; `None` where nothing is written.
    pub interval: Option<Millis>,
}

/// What becomes of a patrol at the end of its route (F30).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum RouteMode {
    /// From the last waypoint on to the first.
    #[default]
    Loop,
    /// Back the way it came.
    Bounce,
    /// It ends there.
    Once,
}

impl RouteMode {
    /// All modes with their words.
    pub const ALL: [(&'static str, RouteMode); 3] =
        [("loop", RouteMode::Loop), ("bounce", RouteMode::Bounce), ("once", RouteMode::Once)];

    /// `loop`, `bounce`, `once`.
    pub fn word(self) -> &'static str {
        RouteMode::ALL.iter().find(|(_, mode)| *mode == self).map_or("", |(word, _)| word)
    }

    /// The mode of a word; any other is none.
    pub fn parse(word: &str) -> Option<RouteMode> {
        let known = RouteMode::ALL.iter().find(|(known, _)| known.eq_ignore_ascii_case(word));
        known.map(|(_, mode)| *mode)
    }
}

/// One of the four ways to be a hero.
#[derive(Clone, Debug)]
pub struct Calling {
    pub key: String,
    pub name: String,
    /// `tank`, `dps`, `support` or `specialist`.
    pub role: String,
    pub description: String,
    pub health_base: u32,
    pub health_per_level: u32,
    pub spirit_base: u32,
    pub spirit_per_level: u32,
    /// `resolve`, `momentum`, `breath`, `wit`.
    pub spirit_name: String,
    pub attack_bonus: i32,
    pub armor_bonus: i32,
    pub outfit: Vec<ItemTemplateId>,
    pub pack: Vec<ItemTemplateId>,
    pub skills: Vec<Skill>,
}

/// One of a calling's three skills.
#[derive(Clone, Debug)]
pub struct Skill {
    pub key: String,
    pub name: String,
    /// The one word that is typed.
    pub verb: String,
    pub level: u32,
    /// Spirit it costs.
    pub cost: u32,
    pub cooldown: Millis,
    pub kind: SkillKind,
    pub power: u32,
    pub target: SkillTarget,
    pub duration_rounds: u32,
    pub help: String,
    pub line_hit: String,
    pub line_miss: Option<String>,
    /// Seen where the target is oneself; else `line_hit` is bent to fit.
    pub line_self: Option<String>,
}

/// What a skill does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum SkillKind {
    /// A harder blow.
    Strike,
    /// A blow that costs the foe its next one.
    Stun,
    /// Armour for a while.
    Shield,
    /// Stands between a friend and their foe.
    Guard,
    /// A wound that goes on hurting.
    Bleed,
    Heal,
    /// A better hand for a while.
    Bless,
    /// A worse hand for the foe.
    Weaken,
    /// Damage and a worse armour.
    Trap,
    /// A worse armour for the foe.
    Expose,
    /// Faster blows for a while.
    Rush,
    /// Turns a foe upon oneself.
    Taunt,
}

impl SkillKind {
    /// All kinds with their words.
    pub const ALL: [(&'static str, SkillKind); 12] = [
        ("strike", SkillKind::Strike),
        ("stun", SkillKind::Stun),
        ("shield", SkillKind::Shield),
        ("guard", SkillKind::Guard),
        ("bleed", SkillKind::Bleed),
        ("heal", SkillKind::Heal),
        ("bless", SkillKind::Bless),
        ("weaken", SkillKind::Weaken),
        ("trap", SkillKind::Trap),
        ("expose", SkillKind::Expose),
        ("rush", SkillKind::Rush),
        ("taunt", SkillKind::Taunt),
    ];
}

/// Whom a skill is meant for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SkillTarget {
    Foe,
    Myself,
    /// A friend, or oneself if none is named.
    Friend,
}
