//! How the stock world plays, in figures: every calling against the foes that it meets first.
//!
//! Not a test but a table, for whoever changes numbers in `world_data`:
//! `cargo test --lib balance -- --ignored --nocapture`.

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
    ring.content.items.values().find(|item| &*item.key == key).expect("is written").id
}

fn enters(ring: &mut Ring, fighter: &Fighter, room: RoomId) -> CreatureId {
    let who = ring.act(|turn| {
        let account = player::create_account(turn.world, "x".into(), turn.now);
        let who = player::create_character(turn, account, "Hero", fighter.calling);
        player::enter(turn, who, 80, false);
        place::put_creature(turn.world, who, room);
        if fighter.level > 1 {
            creature::set_level(turn, who, fighter.level);
        }
        who
    });
    for key in fighter.bought {
        let template = named(ring, key);
        let slot = ring.content.items[&template].slot.expect("is worn");
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
    let template = ring.content.npcs.values().find(|npc| &*npc.key == foe).expect("is written").id;
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

fn row(ring: &mut Ring, fighter: &Fighter, foe: &str) {
    let mut tally = Tally::default();
    ring.dice = Dice::new(7);
    for _ in 0..FIGHTS {
        ring.world = World::default();
        fights(ring, fighter, foe, &mut tally);
    }
    let won = tally.won.max(1);
    println!(
        "{:<9} L{} {:<22} won {:>3} died {:>3} away {:>3}  lost {:>3} %  {:>3} s  xp {:>3}{}",
        fighter.calling,
        fighter.level,
        foe,
        tally.won,
        tally.died,
        tally.fled,
        tally.lost_percent / won,
        tally.seconds / FIGHTS,
        tally.experience / won,
        if fighter.skilled { "" } else { "  (no skills)" },
    );
}

fn table(ring: &mut Ring, level: u32, outfits: [&[&str]; 4], foes: &[&str]) {
    let callings = ["warden", "reaver", "chanter", "keysmith"];
    for foe in foes {
        for (calling, bought) in callings.into_iter().zip(outfits) {
            row(ring, &Fighter { calling, level, bought, skilled: true }, foe);
        }
    }
}

#[test]
#[ignore = "a table to read, not a test"]
fn balance() {
    let mut ring = stock();
    let none: [&[&str]; 4] = [&[]; 4];
    let first = [
        "lowwater_dummy",
        "lowwater_crab",
        "lowwater_rat",
        "lowwater_gull",
        "lowwater_cellar_rat",
        "lowwater_beetle",
        "lowwater_poet",
    ];
    table(&mut ring, 1, none, &first);
    for calling in ["warden", "reaver", "chanter", "keysmith"] {
        row(
            &mut ring,
            &Fighter { calling, level: 1, bought: &[], skilled: false },
            "lowwater_crab",
        );
    }
    table(&mut ring, 2, none, &["lowwater_cellar_rat", "lowwater_beetle", "lowwater_bailiff"]);
    let third: [&[&str]; 4] = [
        &["hobnailed_boots", "sealskin_cap"],
        &["hobnailed_boots", "sealskin_cap"],
        &["hobnailed_boots", "sealskin_cap"],
        &["hobnailed_boots"],
    ];
    table(&mut ring, 3, third, &["lowwater_bailiff"]);
    let road = [
        "saltroad_jackal",
        "saltroad_brine_mite",
        "hollin_adder",
        "saltroad_thief",
        "hollin_boar",
        "saltroad_spoil_hound",
        "hollin_gleaner",
        "hollin_poacher",
    ];
    table(&mut ring, 3, third, &road);
    let fifth: [&[&str]; 4] = [
        &["boarding_axe", "hobnailed_boots", "pot_helm", "turtle_targe"],
        &["boarding_axe", "hobnailed_boots", "pot_helm", "quilted_jack"],
        &["boarding_axe", "hobnailed_boots", "pot_helm", "quilted_jack"],
        &["eel_spear", "hobnailed_boots", "pot_helm", "quilted_jack"],
    ];
    let deeps = ["deeps_cricket", "deeps_slug", "deeps_spider", "deeps_digger", "deeps_miner"];
    table(&mut ring, 3, third, &["deeps_cricket", "deeps_slug"]);
    table(&mut ring, 5, fifth, &deeps);
    table(&mut ring, 7, fifth, &["deeps_spider", "deeps_digger", "deeps_miner", "deeps_overseer"]);
}
