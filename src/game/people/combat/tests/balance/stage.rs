//! Fights of the stock world, one at a time, each in a world of its own.

use crate::base::dice::Dice;
use crate::base::id::{CreatureId, ItemTemplateId, NpcTemplateId, RoomId, SpawnId};
use crate::game::World;
use crate::game::content::Interned;
use crate::game::ground::creature::{self, SkillKind, SkillTarget};
use crate::game::ground::item;
use crate::game::ground::place::{self, Place};
use crate::game::people::combat::ring::Ring;
use crate::game::people::combat::{attack, attackers_of, foe_of};
use crate::game::people::{mind, player};
use crate::game::start::load;
use crate::yaml::{Disk, Problems};

/// A fight that takes longer is undecided.
const LONGEST: u64 = 180_000;
const STEP: u64 = 500;

/// A calling at a level, with what is worn in place of its outfit.
#[derive(Clone, Copy)]
pub struct Fighter<'a> {
    pub calling: &'a str,
    pub level: u32,
    pub bought: &'a [&'a str],
}

/// How many fights ended how.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    pub fights: u64,
    /// Fights after which somebody of the party stood and no foe was on them.
    pub won: u64,
    /// Health left in those, in percent of the whole, added up.
    pub left_percent: u64,
    /// Length of all fights, in milliseconds.
    pub length: u64,
}

impl Tally {
    pub fn add(&mut self, other: Tally) {
        self.fights += other.fights;
        self.won += other.won;
        self.left_percent += other.left_percent;
        self.length += other.length;
    }

    pub fn won_percent(&self) -> u64 {
        self.won * 100 / self.fights.max(1)
    }

    pub fn left(&self) -> u64 {
        self.left_percent / self.won.max(1)
    }

    pub fn seconds(&self) -> u64 {
        self.length / self.fights.max(1) / 1_000
    }
}

/// The stock world, and one fight in it.
pub struct Stage {
    pub ring: Ring,
}

impl Stage {
    pub fn stock() -> Stage {
        let mut problems = Problems::new();
        let content = load::load(&Disk::new("world_data"), &Interned::default(), &mut problems);
        let mut content = content.expect("is without errors");
        // A level gained at the end would make whole whoever gained it.
        let keys: Vec<NpcTemplateId> = content.npcs.rows().map(|npc| npc.id).collect();
        for key in keys {
            content.npcs.get_mut(key).into_iter().for_each(|npc| npc.experience = 0);
        }
        let mut ring = Ring::default();
        ring.content = content;
        Stage { ring }
    }

    /// So many fights of a party against all who come into being in a room.
    pub fn fights(
        &mut self,
        party: &[Fighter],
        room: RoomId,
        foes: &[SpawnId],
        many: u64,
    ) -> Tally {
        let mut tally = Tally::default();
        self.ring.dice = Dice::new(7);
        for _ in 0..many {
            self.ring.world = World::default();
            self.fight(party, room, foes, &mut tally);
        }
        tally
    }

    fn fight(&mut self, party: &[Fighter], room: RoomId, foes: &[SpawnId], tally: &mut Tally) {
        let ring = &mut self.ring;
        let foes = appear(ring, room, foes);
        let party: Vec<CreatureId> = party.iter().map(|one| enters(ring, one, room)).collect();
        let began = ring.now;
        let whole = |ring: &Ring| health(ring, &party);
        let all = whole(ring).max(1);
        tally.fights += 1;
        let target = worst(ring, &foes);
        for who in &party {
            let _ = target.map(|target| ring.quietly(|turn| attack(turn, *who, target)));
        }
        while ring.now.since(began).0 < LONGEST {
            ring.quietly(mind::think);
            ring.quietly(mind::act);
            let standing: Vec<CreatureId> = party
                .iter()
                .copied()
                .filter(|who| ring.world.places.room_of(*who) == Some(room))
                .collect();
            let fought = |who: &CreatureId| {
                foe_of(&ring.world, *who).is_some() || !attackers_of(&ring.world, *who).is_empty()
            };
            if standing.is_empty() {
                break;
            }
            if !standing.iter().any(fought) {
                tally.won += 1;
                tally.left_percent += health(ring, &standing) * 100 / all;
                break;
            }
            for who in &standing {
                uses_skills(ring, *who, &standing);
                joins(ring, *who, &standing);
            }
            ring.pass_quietly(STEP);
        }
        tally.length += ring.now.since(began).0;
    }
}

/// Whom one strikes at first: somebody who would attack anyway, if there is such a one.
fn worst(ring: &Ring, foes: &[CreatureId]) -> Option<CreatureId> {
    let attacks = |foe: &&CreatureId| {
        let body = ring.world.creatures.get(**foe);
        body.is_some_and(|body| creature::is_aggressive(&ring.content, body))
    };
    foes.iter().find(attacks).or(foes.first()).copied()
}

/// All whom the entries bring, in a room.
fn appear(ring: &mut Ring, room: RoomId, entries: &[SpawnId]) -> Vec<CreatureId> {
    let mut foes = Vec::new();
    for entry in entries {
        let spawn = ring.content.spawns.get(*entry).expect("is written");
        let (template, count) = (spawn.template, spawn.count);
        for _ in 0..count {
            let made =
                ring.quietly(|turn| creature::create_npc(turn, template, Some(*entry), room));
            foes.extend(made);
        }
    }
    foes
}

fn named(ring: &Ring, key: &str) -> ItemTemplateId {
    ring.content.items.rows().find(|item| &*item.key == key).expect("is written").id
}

fn enters(ring: &mut Ring, fighter: &Fighter, room: RoomId) -> CreatureId {
    let name = format!("Hero{}", fighter.calling);
    let who = ring.quietly(|turn| {
        let account = player::create_account(turn.world, "x".into(), turn.now);
        let who = player::create_character(turn, account, &name, fighter.calling);
        player::enter(turn, who, &player::Screen::default());
        place::put_creature(turn.world, who, room);
        player::set_level(turn, who, fighter.level);
        who
    });
    for key in fighter.bought {
        let template = named(ring, key);
        let slot = ring.content.items.get(template).and_then(|item| item.slot).expect("is worn");
        if let Some(old) = ring.world.places.worn_in(who, slot) {
            ring.quietly(|turn| item::destroy(turn, old));
        }
        let at = Place::Worn(who, slot);
        ring.quietly(|turn| item::create(turn, template, 1, item::Own::default(), at));
    }
    ring.quietly(|turn| creature::heal(turn, who, 10_000));
    ring.quietly(|turn| creature::hearten(turn, who, 10_000));
    who
}

fn health(ring: &Ring, party: &[CreatureId]) -> u64 {
    party.iter().map(|who| u64::from(ring.health(*who))).sum()
}

fn is_hurt(ring: &Ring, who: CreatureId) -> bool {
    let body = ring.world.creatures.get(who);
    body.is_some_and(|body| body.health() * 2 < body.health_max())
}

/// Uses what is of use now: songs that heal for whoever is badly hurt, the rest in a fight.
fn uses_skills(ring: &mut Ring, who: CreatureId, party: &[CreatureId]) {
    let calling = ring.world.players.calling(who);
    let skills = ring.content.calling(&calling).expect("has one").skills.clone();
    for (at, skill) in skills.iter().enumerate() {
        if foe_of(&ring.world, who).is_none() {
            return;
        }
        let hurt = party.iter().copied().find(|friend| is_hurt(ring, *friend));
        let friend = match (skill.target, skill.kind) {
            (SkillTarget::Friend, SkillKind::Heal) => match hurt {
                Some(friend) => friend,
                None => continue,
            },
            (_, SkillKind::Guard) => continue,
            _ => who,
        };
        let name = match friend == who {
            true => String::new(),
            false => ring.world.creatures.get(friend).map(|b| b.name().clone()).unwrap_or_default(),
        };
        let _ = ring.quietly(|turn| crate::game::people::skill::use_skill(turn, who, at, &name));
    }
}

/// Whoever has nobody to fight helps the others.
fn joins(ring: &mut Ring, who: CreatureId, party: &[CreatureId]) {
    if foe_of(&ring.world, who).is_some() {
        return;
    }
    if let Some(foe) = party.iter().find_map(|friend| foe_of(&ring.world, *friend)) {
        let _ = ring.quietly(|turn| attack(turn, who, foe));
    }
}
