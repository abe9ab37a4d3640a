use super::*;
use crate::base::id::FactionId;
use crate::game::people::combat::foe_of;
use crate::game::people::faction::{self, Mutual, Relation};
use crate::game::people::reputation::Deed;

/// Bells and masks, at war, in the inn.
pub(super) struct War {
    pub(super) inn: Inn,
    pub(super) bells: FactionId,
    pub(super) masks: FactionId,
}

pub(super) fn war() -> War {
    let mut inn = inn();
    let [bells, masks] = ["bells", "masks"].map(|key| inn.small.faction(key));
    inn.small.at_war(bells, masks);
    War { inn, bells, masks }
}

impl War {
    pub(super) fn soldier(&mut self, key: &str, of: FactionId, room: RoomId) -> CreatureId {
        let template = self.inn.template(key, &[]);
        self.inn.small.change_template(template, |npc| {
            npc.faction = Some(of);
            npc.health_max = 100;
        });
        self.inn.small.npc(template, room)
    }

    fn targets(&self, who: CreatureId) -> Vec<CreatureId> {
        self.inn.see(who, npc_find_hostile_targets)
    }

    pub(super) fn foes(&self, who: [CreatureId; 2]) -> [Option<CreatureId>; 2] {
        who.map(|who| foe_of(&self.inn.small.world, who))
    }

    pub(super) fn change(
        &mut self,
        who: CreatureId,
        change: impl FnOnce(&mut creature::NpcTemplate),
    ) {
        let template = self.inn.small.world.creatures.get(who).unwrap().template().unwrap();
        self.inn.small.change_template(template, change);
    }
}

/// F12: self, a dead enemy, a live enemy and a player are there.
#[test]
fn targets_are_live_enemies_and_then_players() {
    let mut war = war();
    let (hall, bells, masks) = (war.inn.hall, war.bells, war.masks);
    let ringer = war.soldier("ringer", bells, hall);
    war.change(ringer, |npc| npc.behavior = Behavior::Aggressive.into());
    let aria = war.inn.small.player("Aria", hall);
    let dead = war.soldier("dead_fox", masks, hall);
    war.inn.small.turn(|turn| creature::hurt(turn, dead, 100));
    let fox = war.soldier("fox", masks, hall);
    let unknown = war.soldier("ghost", masks, hall);
    let template = war.inn.small.world.creatures.get(unknown).unwrap().template().unwrap();
    war.inn.small.content.npcs.take(template);
    assert_eq!(war.targets(ringer), [fox, aria]);
}

#[test]
fn whether_they_heed_factions_and_players_is_written() {
    let mut war = war();
    let (hall, bells, masks) = (war.inn.hall, war.bells, war.masks);
    let ringer = war.soldier("ringer", bells, hall);
    let fox = war.soldier("fox", masks, hall);
    let aria = war.inn.small.player("Aria", hall);
    assert_eq!(war.targets(ringer), [fox]);
    let less = faction::Point { faction: bells, by: -600, deed: Deed::SlewMember };
    war.inn.small.turn(|turn| faction::regard(turn, aria, &[less]));
    assert_eq!(war.targets(ringer), [fox, aria]);
    war.change(ringer, |npc| npc.ignores_players = true);
    assert_eq!(war.targets(ringer), [fox], "F14");
    war.change(ringer, |npc| {
        npc.ignores_players = false;
        npc.heeds_factions = false;
    });
    assert_eq!(war.targets(ringer), []);
    war.change(ringer, |npc| npc.behavior = Behavior::Aggressive.into());
    assert_eq!(war.targets(ringer), [aria]);
    for peaceful in [Behavior::Peaceful, Behavior::Merchant] {
        war.change(ringer, |npc| {
            npc.heeds_factions = true;
            npc.behavior = peaceful.into();
        });
        assert_eq!((war.targets(ringer), war.targets(fox)), (vec![], vec![]));
    }
}

/// F17: whichever of the two walks in.
#[test]
fn enemies_who_meet_fight_unattended() {
    let mut war = war();
    let (hall, yard, bells, masks) = (war.inn.hall, war.inn.yard, war.bells, war.masks);
    let ringer = war.soldier("ringer", bells, hall);
    let fox = war.soldier("fox", masks, yard);
    war.inn.small.pass(Millis::seconds(20));
    assert!(war.inn.small.world.schedule.is_empty(), "who meets nobody sleeps");
    war.inn.walk(fox, Direction::West);
    war.inn.small.pass(Millis(2_100));
    assert_eq!(war.foes([ringer, fox]), [Some(fox), Some(ringer)]);
    let badger = war.soldier("badger", masks, yard);
    let chorister = war.soldier("chorister", bells, yard);
    war.inn.small.turn(|turn| came(turn, chorister, yard));
    war.inn.small.pass(Millis(2_100));
    assert_eq!(war.foes([badger, chorister]), [Some(chorister), Some(badger)]);
}

#[test]
fn those_who_attack_on_sight_are_as_quick_with_enemies() {
    let mut war = war();
    let (hall, yard, bells, masks) = (war.inn.hall, war.inn.yard, war.bells, war.masks);
    let ringer = war.soldier("ringer", bells, hall);
    war.change(ringer, |npc| npc.behavior = Behavior::AttacksOnSight.into());
    let fox = war.soldier("fox", masks, yard);
    war.inn.walk(fox, Direction::West);
    assert_eq!(war.inn.intent(ringer), Some(Intent::Attack(fox)));
}

/// F18: at the moment at which the foe falls.
#[test]
fn whoever_fells_a_foe_turns_to_the_next_enemy_at_once() {
    let mut war = war();
    let (hall, bells, masks) = (war.inn.hall, war.bells, war.masks);
    let ringers = [war.soldier("ringer", bells, hall), war.soldier("chorister", bells, hall)];
    let (fox, badger) = (war.soldier("fox", masks, hall), war.soldier("badger", masks, hall));
    war.inn.small.fight(ringers[0], fox);
    war.inn.small.turn(|turn| combat::die(turn, fox, Some(ringers[0])));
    assert_eq!(war.inn.intent(ringers[0]), Some(Intent::Attack(badger)));
    war.inn.small.turn(act);
    assert_eq!(foe_of(&war.inn.small.world, ringers[0]), Some(badger));
    war.inn.small.turn(|turn| combat::die(turn, badger, None));
    war.inn.small.pass(Millis::seconds(30));
    assert_eq!(war.foes(ringers), [None, None]);
    assert!(!war.inn.thinks(ringers[0]), "and sleeps when none is left");
}

#[test]
fn comrades_are_never_helped_against_each_other() {
    let mut war = war();
    let (hall, bells) = (war.inn.hall, war.bells);
    let one = war.soldier("ringer", bells, hall);
    war.change(one, |npc| npc.behavior = Behavior::CallsForHelp.into());
    let other = war.soldier("sexton", bells, hall);
    let third = war.soldier("warden", bells, hall);
    war.inn.small.fight(one, other);
    let sees = Sight::of(&war.inn.small.content, &war.inn.small.world, war.inn.small.now, third);
    assert_eq!(social::sees(&sees.unwrap(), &mut Dice::new(1)), None);
}

#[test]
fn nobody_goes_to_war_in_the_dark_or_in_a_sanctuary() {
    let mut war = war();
    let (hall, yard, bells, masks) = (war.inn.hall, war.inn.yard, war.bells, war.masks);
    let ringer = war.soldier("ringer", bells, yard);
    let fox = war.soldier("fox", masks, yard);
    war.inn.walk(ringer, Direction::West);
    war.inn.walk(fox, Direction::West);
    assert_eq!(war.targets(ringer), [fox]);
    war.inn.small.change_room(hall, |room| room.light = crate::game::ground::room::Light::Dark);
    assert_eq!(war.targets(ringer), []);
    war.inn.small.change_room(hall, |room| {
        room.light = Default::default();
        room.safe = true;
    });
    assert_eq!(war.targets(ringer), []);
}

#[test]
fn a_decree_wakes_those_it_concerns() {
    let mut war = war();
    let (hall, bells, masks) = (war.inn.hall, war.bells, war.masks);
    let world = &mut war.inn.small.world;
    faction::set_faction_hostility(world, (bells, masks), Relation::Peace, Mutual::Both);
    let ringer = war.soldier("ringer", bells, hall);
    let fox = war.soldier("fox", masks, hall);
    war.inn.small.pass(Millis::seconds(10));
    assert!(!war.inn.thinks(ringer) && !war.inn.thinks(fox));
    war.inn.small.turn(|turn| {
        faction::decree(turn, ringer, (bells, masks), Some(Relation::Hostile), Mutual::OneWay);
    });
    assert!(war.inn.thinks(ringer) && !war.inn.thinks(fox));
}
