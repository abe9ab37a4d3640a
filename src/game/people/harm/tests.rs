//! Whom one may harm, held against every way of doing it that the tables know: verbs and their parts,
//! skills, effects, and the rules that minds and other features call.

use super::{Harm, Terms, may_harm};
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::Refusal;
use crate::game::frame::parts;
use crate::game::frame::verb::{self, Role};
use crate::game::ground::creature::{self, Posture, SkillKind, SkillTarget};
use crate::game::ground::fight::attackers_of;
use crate::game::people::combat::ring::{CHAPEL, PEDDLER, RAT, Ring, YARD};
use crate::game::people::combat::{self, attack, wound};
use crate::game::people::effect::{self, Kind};
use crate::game::people::player::{self, Ban};

/// How one and another stand to each other: what it is called, how it comes about, and what may be
/// done: nothing, or how far.
struct Case {
    name: &'static str,
    stage: fn(&mut Ring) -> (CreatureId, CreatureId),
    may: Option<Terms>,
}

const CASES: &[Case] = &[
    Case { name: "strangers", stage: strangers, may: None },
    Case { name: "in a safe room", stage: in_the_chapel, may: None },
    Case { name: "in an arena", stage: in_an_arena, may: Some(Terms::Floor) },
    Case { name: "one who looks on", stage: onlooker, may: None },
    Case { name: "one without a link", stage: without_a_link, may: None },
    Case { name: "one who is frozen", stage: frozen, may: None },
    Case {
        name: "in a duel until first blood",
        stage: |ring| duel(ring, ""),
        may: Some(Terms::FirstBlood),
    },
    Case {
        name: "in a duel to the floor",
        stage: |ring| duel(ring, "floor"),
        may: Some(Terms::Floor),
    },
    Case { name: "one in a duel with another", stage: in_anothers_duel, may: None },
    Case { name: "a player and a rat", stage: rat, may: Some(Terms::Death) },
    Case { name: "a rat and a player", stage: |ring| swapped(rat(ring)), may: Some(Terms::Death) },
    Case { name: "a rat and the frozen", stage: rat_and_frozen, may: None },
    Case { name: "a rat in a safe room", stage: rat_in_the_chapel, may: None },
    Case { name: "a peddler", stage: peddler, may: None },
    Case { name: "a peddler who began", stage: angry_peddler, may: Some(Terms::Death) },
];

fn swapped((one, other): (CreatureId, CreatureId)) -> (CreatureId, CreatureId) {
    (other, one)
}

fn strangers(ring: &mut Ring) -> (CreatureId, CreatureId) {
    (ring.player("Aria", YARD), ring.player("Bran", YARD))
}

fn in_the_chapel(ring: &mut Ring) -> (CreatureId, CreatureId) {
    ring.change_room(CHAPEL, |room| room.arena = true);
    (ring.player("Aria", CHAPEL), ring.player("Bran", CHAPEL))
}

fn in_an_arena(ring: &mut Ring) -> (CreatureId, CreatureId) {
    ring.change_room(YARD, |room| room.arena = true);
    strangers(ring)
}

fn onlooker(ring: &mut Ring) -> (CreatureId, CreatureId) {
    let (aria, bran) = in_an_arena(ring);
    ring.act(|turn| creature::set_posture(turn, bran, Posture::Sitting));
    (aria, bran)
}

fn without_a_link(ring: &mut Ring) -> (CreatureId, CreatureId) {
    let (aria, bran) = in_an_arena(ring);
    ring.act(|turn| player::lose_link(turn, bran));
    (aria, bran)
}

fn freeze(ring: &mut Ring, name: &str) {
    let ban = Ban { until: None, reason: String::new(), by: "Wren".into() };
    assert!(ring.act(|turn| player::ban(turn.world, player::FREEZE, name, ban)));
}

fn frozen(ring: &mut Ring) -> (CreatureId, CreatureId) {
    let both = in_an_arena(ring);
    freeze(ring, "Bran");
    both
}

fn duel(ring: &mut Ring, stake: &str) -> (CreatureId, CreatureId) {
    let both = strangers(ring);
    agree(ring, both, stake);
    both
}

fn agree(ring: &mut Ring, (one, other): (CreatureId, CreatureId), stake: &str) {
    let name = player::name_of(&ring.world, other);
    ring.types(one, &format!("duel {name} {stake}")).expect("may ask");
    ring.types(other, "duel accept").expect("may accept");
    ring.pass(3_000);
}

fn in_anothers_duel(ring: &mut Ring) -> (CreatureId, CreatureId) {
    let both = in_an_arena(ring);
    let cora = ring.player("Cora", YARD);
    agree(ring, (both.1, cora), "floor");
    both
}

fn rat(ring: &mut Ring) -> (CreatureId, CreatureId) {
    (ring.player("Aria", YARD), ring.npc(RAT, YARD))
}

fn rat_and_frozen(ring: &mut Ring) -> (CreatureId, CreatureId) {
    let both = swapped(rat(ring));
    freeze(ring, "Aria");
    both
}

fn rat_in_the_chapel(ring: &mut Ring) -> (CreatureId, CreatureId) {
    (ring.player("Aria", CHAPEL), ring.npc(RAT, CHAPEL))
}

fn peddler(ring: &mut Ring) -> (CreatureId, CreatureId) {
    (ring.player("Aria", YARD), ring.npc(PEDDLER, YARD))
}

fn angry_peddler(ring: &mut Ring) -> (CreatureId, CreatureId) {
    let (aria, peddler) = peddler(ring);
    ring.fight(peddler, aria);
    (aria, peddler)
}

type Deed = Box<dyn Fn(&mut Ring, CreatureId, CreatureId)>;

/// A way in which one might harm another: what it is called, how it is done, and whether it has to
/// work where it may.
struct Means {
    name: String,
    does: Deed,
    works: Works,
}

#[derive(Clone, Copy, PartialEq)]
enum Works {
    /// Wherever it may.
    Always,
    /// Most verbs harm nobody.
    Perhaps,
}

fn means(
    name: &str,
    works: Works,
    does: impl Fn(&mut Ring, CreatureId, CreatureId) + 'static,
) -> Means {
    Means { name: name.into(), does: Box::new(does), works }
}

/// A line that a player types, with the name of the other in it.
fn typed(line: &str, works: Works) -> Means {
    let typed = line.to_owned();
    means(line, works, move |ring, who, target| {
        if !ring.world.players.is_here(who) {
            return;
        }
        let name = ring.world.creatures.get(target).expect("a body").name().to_lowercase();
        let name = name.rsplit(' ').next().expect("a word").to_owned();
        // What it answers is another test's business.
        let _ = ring.types(who, &typed.replace("WHO", &name));
    })
}

/// Every way there is. Skills are those of the calling of the ring, which has one of each kind.
fn all_means() -> Vec<Means> {
    let mut all = Vec::new();
    for spec in verb::all().filter(|spec| spec.role == Role::Player && spec.name != "duel") {
        let works = if spec.name == "kill" { Works::Always } else { Works::Perhaps };
        all.push(typed(spec.name, Works::Perhaps));
        all.push(typed(&format!("{} WHO", spec.name), works));
    }
    for row in parts::all().flat_map(|parts| &parts.rows) {
        if row.part.role == Role::Player
            && !row.name.starts_with("duel")
            && !row.name.starts_with('@')
        {
            all.push(typed(&format!("{} WHO", row.name), Works::Perhaps));
        }
    }
    for skill in &Ring::default().content.callings[0].skills {
        let harms = skill.target == SkillTarget::Foe && skill.level == 1;
        let works = if harms { Works::Always } else { Works::Perhaps };
        all.push(typed(&format!("{} WHO", skill.verb), works));
    }
    for kind in Kind::ALL {
        let works = if kind.is_harm() { Works::Always } else { Works::Perhaps };
        all.push(means(&format!("{kind:?} is laid on them"), works, move |ring, who, target| {
            ring.act(|turn| effect::apply(turn, target, kind, 3, 3, who));
        }));
    }
    all.push(means("a mind attacks", Works::Always, |ring, who, target| {
        let _ = ring.act(|turn| attack(turn, who, target));
    }));
    all.push(means("it is set on them", Works::Always, |ring, who, target| {
        ring.act(|turn| combat::set_on(turn, who, target));
    }));
    all.push(means("it engages", Works::Always, |ring, who, target| {
        ring.act(|turn| combat::engage(turn, who, target));
    }));
    for damage in [2, 1_000] {
        all.push(means(
            &format!("a wound of {damage}"),
            Works::Always,
            move |ring, who, target| {
                ring.act(|turn| wound(turn, Harm::now(who, target), damage));
            },
        ));
    }
    all
}

/// All that one did to another: wounds, effects, being on them.
#[derive(PartialEq, Debug)]
struct Done {
    health: u32,
    effects: Vec<Kind>,
    is_on_them: bool,
    is_there: bool,
}

fn done(ring: &Ring, who: CreatureId, target: CreatureId) -> Done {
    let harms =
        effect::on(&ring.world, target).iter().filter(|e| e.from == who && e.kind.is_harm());
    Done {
        health: ring.health(target),
        effects: harms.map(|effect| effect.kind).collect(),
        is_on_them: attackers_of(&ring.world, target).contains(&who),
        is_there: ring.world.places.room_of(target) == ring.world.places.room_of(who),
    }
}

/// Each means in each case does harm if it may and has to, does none where it may not, and kills
/// nobody whom it may not kill.
#[test]
fn issue16_5_whatever_the_means_nobody_is_harmed_who_may_not_be() {
    for case in CASES {
        for Means { name, does, works } in all_means() {
            let what = format!("{}: {name}", case.name);
            let mut ring = Ring::default();
            let (who, target) = (case.stage)(&mut ring);
            // Every blow hits, and hard.
            ring.load(&[20; 12]);
            ring.dice.load(crate::base::dice::Stream::Skill, [20; 12]);
            let may = ring.quietly(|turn| may_harm(turn.view(), Harm::now(who, target)));
            assert_eq!(may.clone().ok(), case.may, "{what}");
            let before = done(&ring, who, target);
            does(&mut ring, who, target);
            let after = done(&ring, who, target);
            match case.may {
                None => assert_eq!(after.health.max(before.health), after.health, "{what}"),
                // Where they were at it already, being on them is nothing new.
                Some(_) if works == Works::Always && !before.is_on_them => {
                    let is_player = ring.world.players.is_here(who);
                    let is_typed = name.ends_with("WHO");
                    assert!(before != after || (is_typed && !is_player), "{what} does nothing");
                }
                Some(_) => {}
            }
            if case.may.is_none() {
                assert_eq!(
                    (&after.effects, after.is_on_them),
                    (&before.effects, before.is_on_them),
                    "{what}"
                );
            }
            if matches!(case.may, Some(Terms::Floor | Terms::FirstBlood)) && before.is_there {
                assert!(ring.health(target) >= 1, "{what} kills");
                let corpses = ring.world.places.on_floor(YARD).len();
                assert_eq!(corpses, 0, "{what} leaves a corpse");
            }
        }
    }
}

/// Every kind of skill against a foe is among the means, and every kind of harm among the effects.
#[test]
fn issue16_5_the_tables_have_the_ways_of_harm_that_are_tried() {
    let foes = |kind: &&SkillKind| {
        !matches!(
            kind,
            SkillKind::Shield
                | SkillKind::Guard
                | SkillKind::Heal
                | SkillKind::Bless
                | SkillKind::Rush
        )
    };
    let kinds: Vec<SkillKind> = SkillKind::ALL.into_iter().map(|(_, kind)| kind).collect();
    let skills = Ring::default().content.callings[0].skills.clone();
    for kind in kinds.iter().filter(foes) {
        let has = skills.iter().any(|s| s.kind == *kind && s.target == SkillTarget::Foe);
        assert!(has, "{kind:?} is not tried");
    }
    assert_eq!(Kind::ALL.iter().filter(|kind| kind.is_harm()).count(), 4);
}

/// What bleeds asks at every drop: outside of the arena it stops, and an NPC's goes on anywhere.
#[test]
fn issue16_5_a_wound_asks_as_long_as_it_bleeds() {
    let mut ring = Ring::default();
    let (aria, bran) = in_an_arena(&mut ring);
    ring.act(|turn| effect::apply(turn, bran, Kind::Bleed, 2, 5, aria));
    ring.pass(2_000);
    let health = ring.health(bran);
    assert!(health < 20, "it bleeds");
    ring.change_room(YARD, |room| room.arena = false);
    ring.read(bran);
    ring.pass(6_000);
    assert!(ring.health(bran) >= health && effect::on(&ring.world, bran).is_empty());
    assert!(!ring.read(bran).concat().contains("bleed"), "and nobody reads of it");

    let rat = ring.npc(RAT, YARD);
    ring.act(|turn| effect::apply(turn, bran, Kind::Bleed, 5, 5, rat));
    ring.change_room(YARD, |room| room.safe = true);
    let health = ring.health(bran);
    ring.pass(2_000);
    assert!(ring.health(bran) < health, "peace heals nobody");
}

/// A guardian steps only into what may harm them.
#[test]
fn issue16_5_nobody_steps_into_a_duel() {
    let mut ring = Ring::default();
    let (aria, bran) = strangers(&mut ring);
    let cora = ring.player("Cora", YARD);
    ring.types(cora, "xguard bran").expect("may guard");
    agree(&mut ring, (aria, bran), "floor");
    ring.load(&[20, 4]);
    let (guard, guarded) = (ring.health(cora), ring.health(bran));
    ring.act(|turn| combat::swing(turn, aria));
    assert_eq!(ring.health(cora), guard);
    assert!(ring.health(bran) < guarded);
}

/// What allowed a fight may be over before the next blow: then there is none.
#[test]
fn issue16_5_a_fight_ends_with_what_allowed_it() {
    let mut ring = Ring::default();
    let (aria, bran) = in_an_arena(&mut ring);
    ring.load(&[2, 2, 2]);
    ring.act(|turn| attack(turn, aria, bran)).expect("in an arena");
    ring.change_room(YARD, |room| room.arena = false);
    ring.pass(10_000);
    assert!(!combat::is_fighting(&ring.world, aria) && !combat::is_fighting(&ring.world, bran));
    assert_eq!(ring.types(aria, "kill bran"), Err(Refusal::NoDuels));
    assert_eq!(ring.now, ring.now.max(Millis(10_000)));
}
