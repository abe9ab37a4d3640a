use super::*;
use crate::game::people::player;

#[test]
fn the_aggressive_attack_a_little_after_someone_enters() {
    let mut inn = inn();
    let wolf = inn.npc("wolf", &[Behavior::Aggressive], inn.hall);
    inn.small.turn(wake_all);
    assert!(!inn.thinks(wolf));
    let aria = inn.small.player("Aria", inn.yard);
    assert!(!inn.thinks(wolf));
    inn.walk(aria, Direction::West);
    assert_eq!(
        inn.small.world.schedule.when(&Job::Think(wolf)),
        Some(inn.small.now + LOOK_EVERY.usual())
    );
    inn.small.pass(Millis::seconds(1));
    assert!(inn.small.world.minds.thought(wolf).is_none());
    inn.small.pass(Millis::seconds(2));
    assert_eq!(combat::foe_of(&inn.small.world, wolf), Some(aria));
}

#[test]
fn those_who_attack_on_sight_want_to_at_once() {
    let mut inn = inn();
    let wolf = inn.npc("wolf", &[Behavior::AttacksOnSight], inn.hall);
    let aria = inn.small.player("Aria", inn.yard);
    inn.walk(aria, Direction::West);
    assert_eq!(inn.intent(wolf), Some(Intent::Attack(aria)));
}

#[test]
fn nobody_attacks_in_the_dark_in_safe_places_or_those_who_are_not_there() {
    let mut inn = inn();
    let wolf = inn.npc("wolf", &[Behavior::AttacksOnSight], inn.yard);
    inn.walk(wolf, Direction::West);
    let aria = inn.small.player("Aria", inn.hall);
    assert_eq!(inn.see(wolf, |sight| sight.prey()), Some(aria));
    inn.small.change_room(inn.hall, |room| room.light = crate::game::ground::room::Light::Dark);
    assert_eq!(inn.see(wolf, |sight| sight.prey()), None);
    inn.small.change_room(inn.hall, |room| room.light = Default::default());
    inn.small.change_room(inn.hall, |room| room.safe = true);
    assert_eq!(inn.see(wolf, |sight| sight.prey()), None);
    inn.small.change_room(inn.hall, |room| room.safe = false);
    inn.small.turn(|turn| player::lose_link(turn, aria));
    assert_eq!(inn.see(wolf, |sight| sight.prey()), None);
}

#[test]
fn issue14_6_whoever_lives_in_the_dark_finds_you_there() {
    let mut inn = inn();
    inn.small.change_room(inn.hall, |room| room.light = crate::game::ground::room::Light::Dark);
    let mole = inn.npc("mole", &[Behavior::AttacksOnSight], inn.hall);
    let aria = inn.small.player("Aria", inn.yard);
    inn.walk(aria, Direction::West);
    assert_eq!(inn.intent(mole), Some(Intent::Attack(aria)));
}

#[test]
fn a_hostile_npc_of_whom_nothing_is_written_is_aggressive() {
    let mut inn = inn();
    let plain = inn.template("thug", &[]);
    let (hall, dice) = (inn.hall, &mut crate::base::dice::Dice::new(1));
    let thug = inn.small.npc(plain, hall);
    let aria = inn.small.player("Aria", hall);
    assert!(!inn.see(thug, |sight| sight.is_aggressive()));
    inn.small.change_template(plain, |npc| npc.kind = NpcKind::Hostile);
    let sees = Sight::of(&inn.small.content, &inn.small.world, inn.small.now, thug).unwrap();
    assert_eq!(aggressive::sees(&sees, dice), Some(Intent::Attack(aria)));
    inn.small.change_template(plain, |npc| npc.behavior = Behavior::Cowardly.into());
    assert!(!inn.see(thug, |sight| sight.is_aggressive()));
}

#[test]
fn a_coward_flees_at_a_fifth_of_its_health() {
    let mut inn = inn();
    let coward = inn.template("rat", &[Behavior::Cowardly]);
    let rat = inn.small.npc(coward, inn.hall);
    let flees = |inn: &Inn| {
        let small = &inn.small;
        let sight = Sight::of(&small.content, &small.world, small.now, rat).unwrap();
        let fighting = Sight { foe: Some(CreatureId(99)), ..sight };
        coward::sees(&fighting, &mut Dice::new(1))
    };
    inn.small.turn(|turn| creature::hurt(turn, rat, 7));
    assert_eq!(flees(&inn), None);
    inn.small.turn(|turn| creature::hurt(turn, rat, 1));
    assert_eq!(flees(&inn), Some(Intent::Flee));
    inn.small.change_template(coward, |npc| npc.behavior.insert(Behavior::Brave));
    assert_eq!(flees(&inn), None);
}

#[test]
fn guards_end_fights_with_townspeople_and_of_the_hostile() {
    let mut inn = inn();
    let hall = inn.hall;
    let guard = inn.npc("guard", &[Behavior::Guard], hall);
    let baker = inn.npc("baker", &[], hall);
    let aria = inn.small.player("Aria", hall);
    let sees = |inn: &Inn| {
        let small = &inn.small;
        let sight = Sight::of(&small.content, &small.world, small.now, guard).unwrap();
        guard::sees(&sight, &mut Dice::new(1))
    };
    assert_eq!(sees(&inn), None);
    inn.small.fight(aria, baker);
    assert_eq!(sees(&inn), None, "neutral ones fight their own fights");
    let written = inn.small.world.creatures.get(baker).unwrap().template().unwrap();
    inn.small.change_template(written, |npc| npc.kind = NpcKind::Friendly);
    assert_eq!(sees(&inn), Some(Intent::Attack(aria)));
    assert!(inn.see(guard, guard::is_alert));
    inn.small.change_template(written, |npc| npc.kind = NpcKind::Hostile);
    inn.small.fight(baker, aria);
    assert_eq!(sees(&inn), Some(Intent::Attack(baker)));
}

#[test]
fn the_social_help_their_own() {
    let mut inn = inn();
    let (hall, rat) = (inn.hall, inn.template("rat", &[Behavior::Social]));
    let (one, two) = (inn.small.npc(rat, hall), inn.small.npc(rat, hall));
    let dog = inn.npc("dog", &[Behavior::Social], hall);
    let aria = inn.small.player("Aria", hall);
    inn.small.fight(one, aria);
    let sees = |inn: &Inn, who| {
        let small = &inn.small;
        let sight = Sight::of(&small.content, &small.world, small.now, who).unwrap();
        social::sees(&sight, &mut Dice::new(1))
    };
    assert_eq!(sees(&inn, two), Some(Intent::Attack(aria)));
    assert_eq!(sees(&inn, dog), None);
    assert!(inn.thinks(two) && !inn.thinks(dog));
    inn.small.change_template(rat, |npc| npc.behavior = Behavior::Loner.into());
    assert_eq!(sees(&inn, two), None);
}

#[test]
fn a_badly_hurt_coward_runs_from_a_real_fight() {
    let mut inn = inn();
    let rat = inn.npc("rat", &[Behavior::Cowardly], inn.hall);
    let aria = inn.small.player("Aria", inn.hall);
    inn.small.dice.load(Stream::Combat, [1; 20]);
    inn.small.turn(|turn| creature::hurt(turn, rat, 8));
    inn.small.fight(aria, rat);
    inn.small.pass(Millis::seconds(3));
    assert_eq!(inn.small.world.places.room_of(rat), Some(inn.yard));
    assert!(!combat::is_fighting(&inn.small.world, aria));
}
