//! How the stock world plays, in figures: every calling against the foes that it meets first.

use super::super::ring::Ring;
use super::super::{attack, foe_of};
use crate::base::dice::Dice;
use crate::base::id::{CreatureId, ItemTemplateId, RoomId};
use crate::game::content::Interned;
use crate::game::creature::{self, SkillKind, SkillTarget};
use crate::game::place::{self, Place};
use crate::game::world::World;
use crate::game::{item, load, mind, player};
use crate::yaml::{Disk, Problems};

const FIGHTS: u64 = 100;
/// A fight that takes longer is given up.
const LONGEST: u64 = 180_000;
const STEP: u64 = 500;

/// A calling at a level, with what it has bought by then in place of its outfit.
struct Fighter<'a> {
    calling: &'a str,
    level: u32,
    bought: &'a [&'a str],
    skilled: bool,
}

#[derive(Clone, Copy, Default)]
struct Tally {
    won: u64,
    died: u64,
    /// Fights whose foe got away.
    fled: u64,
    lost_percent: u64,
    seconds: u64,
    experience: u64,
}

fn stock() -> Ring {
    let mut problems = Problems::new();
    let content = load::load(&Disk::new("world_data"), &Interned::default(), &mut problems);
    Ring { content: content.expect("is without errors"), ..Ring::default() }
}

fn named(ring: &Ring, key: &str) -> ItemTemplateId {
    ring.content.items.rows().find(|item| &*item.key == key).expect("is written").id
}

fn enters(ring: &mut Ring, fighter: &Fighter, room: RoomId) -> CreatureId {
    let who = ring.act(|turn| {
        let account = player::create_account(turn.world, "x".into(), turn.now);
        let who = player::create_character(turn, account, "Hero", fighter.calling);
        player::enter(turn, who, &player::Screen::default());
        place::put_creature(turn.world, who, room);
        if fighter.level > 1 {
            creature::set_level(turn, who, fighter.level);
        }
        who
    });
    for key in fighter.bought {
        let template = named(ring, key);
        let slot = ring.content.items.get(template).unwrap().slot.expect("is worn");
        if let Some(old) = ring.world.places.worn_in(who, slot) {
            ring.act(|turn| item::destroy(turn, old));
        }
        ring.thing(template, Place::Worn(who, slot));
    }
    ring.act(|turn| creature::heal(turn, who, 10_000));
    ring.act(|turn| creature::hearten(turn, who, 10_000));
    who
}

/// Uses the first skill that is of use now.
fn uses_skills(ring: &mut Ring, who: CreatureId) {
    let calling = ring.world.players.calling(who);
    let skills = ring.content.calling(&calling).expect("has one").skills.clone();
    let body = ring.world.creatures.get(who).expect("lives");
    let (hurt, fighting) =
        (body.health() * 2 < body.health_max(), foe_of(&ring.world, who).is_some());
    for (at, skill) in skills.iter().enumerate() {
        let wanted = match (skill.target, skill.kind) {
            (_, SkillKind::Heal) => hurt,
            (_, SkillKind::Guard) => false,
            (SkillTarget::Foe, _) => fighting,
            _ => fighting,
        };
        if wanted {
            let _ = ring.act(|turn| crate::game::skill::use_skill(turn, who, at, ""));
        }
        if foe_of(&ring.world, who).is_none() {
            return;
        }
    }
}

fn fights(ring: &mut Ring, fighter: &Fighter, foe: &str, tally: &mut Tally) {
    let template = ring.content.npcs.rows().find(|npc| &*npc.key == foe).expect("is written").id;
    let room = ring.content.room_named("lowwater_wrack").expect("is written");
    let who = enters(ring, fighter, room);
    let npc =
        ring.act(|turn| creature::create_npc(turn, template, None, room)).expect("is written");
    let (whole, began) = (ring.health(who), ring.now);
    let before = ring.world.creatures.get(who).map_or(0, |body| body.experience());
    let _ = ring.act(|turn| attack(turn, who, npc));
    loop {
        ring.act(mind::think);
        ring.act(mind::act);
        let here = ring.world.places.room_of(who) == Some(room);
        let there = ring.world.places.room_of(npc);
        match (here, there) {
            (false, _) => tally.died += 1,
            (true, None) => {
                tally.won += 1;
                tally.lost_percent += u64::from((whole - ring.health(who)) * 100 / whole);
                let after = ring.world.creatures.get(who).map_or(0, |body| body.experience());
                tally.experience += after.saturating_sub(before);
            }
            (true, Some(there)) if there != room => tally.fled += 1,
            _ if ring.now.since(began).0 > LONGEST => tally.fled += 1,
            _ => {
                if fighter.skilled {
                    uses_skills(ring, who);
                }
                ring.pass(STEP);
                continue;
            }
        }
        break;
    }
    tally.seconds += ring.now.since(began).0 / 1_000;
}

/// Many fights of one fighter against one foe, each in a world of its own.
fn tally(ring: &mut Ring, fighter: &Fighter, foe: &str) -> Tally {
    let mut tally = Tally::default();
    ring.dice = Dice::new(7);
    for _ in 0..FIGHTS {
        ring.world = World::default();
        fights(ring, fighter, foe, &mut tally);
    }
    tally
}

/// How a level fares against a foe, by calling: at least so many per cent won, and at most so
/// much health lost in those fights.
fn fares(ring: &mut Ring, level: u32, bought: [&[&str]; 4], foe: &str, won: u64, lost: u64) {
    let callings = ["warden", "reaver", "chanter", "keysmith"];
    for (calling, bought) in callings.into_iter().zip(bought) {
        let found = tally(ring, &Fighter { calling, level, bought, skilled: true }, foe);
        let (share, cost) = (found.won * 100 / FIGHTS, found.lost_percent / found.won.max(1));
        assert!(share >= won, "{calling} of level {level} wins {share} % against {foe}");
        assert!(cost <= lost, "{calling} of level {level} loses {cost} % of health to {foe}");
    }
}

#[test]
fn newcomers_beat_what_lives_on_the_beach() {
    let mut ring = stock();
    for foe in ["lowwater_crab", "lowwater_rat", "lowwater_gull"] {
        // The rest are foes that ran away.
        fares(&mut ring, 1, [&[]; 4], foe, 80, 50);
    }
}

#[test]
fn the_road_is_fair_at_level_three_and_the_deeps_at_five() {
    let mut ring = stock();
    let third: &[&str] = &["hobnailed_boots", "sealskin_cap"];
    for foe in ["saltroad_jackal", "hollin_adder", "hollin_boar"] {
        fares(&mut ring, 3, [third; 4], foe, 50, 100);
    }
    let fifth: &[&str] = &["boarding_axe", "hobnailed_boots", "pot_helm"];
    fares(&mut ring, 5, [fifth; 4], "deeps_slug", 40, 100);
}
