//! What factions promise, in a world small enough to see at a glance.

use super::keep::{faction_row, take_decrees, take_members};
use super::*;
use crate::base::id::{CreatureId, FactionId, NpcTemplateId, RoomId};
use crate::base::limits::STANDING_MAX;
use crate::base::money::Coins;
use crate::game::frame::keep::{Restoring, Saved};
use crate::game::frame::testing::Small;
use crate::game::people::reputation::Deed;

/// Bells and masks at war, lamps who stand by the bells, and one NPC of each and of none.
struct War {
    small: Small,
    hall: RoomId,
    bells: FactionId,
    masks: FactionId,
    lamps: FactionId,
}

fn war() -> War {
    let mut small = Small::default();
    let hall = small.room("hall", None);
    let [bells, masks, lamps] = ["bells", "masks", "lamps"].map(|key| small.faction(key));
    small.at_war(bells, masks);
    for (one, other) in [(bells, lamps), (lamps, bells)] {
        small.content.factions.get_mut(one).unwrap().allies.insert(other);
    }
    War { small, hall, bells, masks, lamps }
}

impl War {
    /// Takes kept rows back in, and comes back with what had no place.
    fn restore(&mut self, saved: &Saved) -> Vec<String> {
        let (content, world) = (&self.small.content, &mut self.small.world);
        let mut to = Restoring { content, world, warnings: Vec::new() };
        take_decrees(&mut to, &saved.factions);
        take_members(&mut to, &saved.members);
        to.warnings
    }

    fn npc(&mut self, key: &str, faction: Option<FactionId>) -> (NpcTemplateId, CreatureId) {
        let template = self.small.template(key, &[]);
        self.small.change_template(template, |npc| npc.faction = faction);
        (template, self.small.npc(template, self.hall))
    }

    fn hostile(&self, a: Option<FactionId>, b: Option<FactionId>) -> bool {
        are_factions_hostile(&self.small.content, &self.small.world, a, b)
    }

    fn stance(&self, one: CreatureId, other: CreatureId) -> Stance {
        stance(&self.small.content, &self.small.world, one, other)
    }

    fn score(&self, who: CreatureId, faction: FactionId) -> i64 {
        self.small.world.reputation.standing(who, faction).score
    }

    fn regard(&mut self, who: CreatureId, faction: FactionId, by: i64) {
        self.small.turn(|turn| regard(turn, who, &[Point { faction, by, deed: Deed::Gift }]));
    }
}

/// F9: null, null; one null; the same; hostile; not hostile.
#[test]
fn the_truth_table_of_hostility() {
    let war = war();
    let (bells, masks, lamps) = (Some(war.bells), Some(war.masks), Some(war.lamps));
    assert!(!war.hostile(None, None));
    assert!(!war.hostile(None, bells) && !war.hostile(bells, None));
    assert!(!war.hostile(bells, bells));
    assert!(war.hostile(bells, masks) && war.hostile(masks, bells));
    assert!(!war.hostile(bells, lamps) && !war.hostile(lamps, masks));
}

/// F8: both directions unless one is asked for; peace undoes what was written.
#[test]
fn decrees_hold_both_ways_or_one_way_and_over_a_restart() {
    let mut war = war();
    let (bells, masks, lamps) = (war.bells, war.masks, war.lamps);
    let world = &mut war.small.world;
    set_faction_hostility(world, (lamps, masks), Relation::Hostile, Mutual::OneWay);
    set_faction_hostility(world, (bells, masks), Relation::Peace, Mutual::Both);
    set_faction_hostility(world, (bells, bells), Relation::Hostile, Mutual::Both);
    let holds = |war: &War| {
        assert!(war.hostile(Some(lamps), Some(masks)) && !war.hostile(Some(masks), Some(lamps)));
        assert!(!war.hostile(Some(bells), Some(masks)) && !war.hostile(Some(masks), Some(bells)));
        assert_eq!(check(&war.small.world), Ok(()));
    };
    holds(&war);
    let content = &war.small.content;
    let rows = [bells, masks, lamps];
    let rows = rows.iter().filter_map(|id| faction_row(content, &war.small.world, *id));
    let saved = Saved { factions: rows.collect(), ..Saved::default() };
    assert_eq!(saved.factions.len(), 3);
    war.small.world.factions = State::default();
    assert!(war.hostile(Some(bells), Some(masks)));
    let warnings = war.restore(&saved);
    assert_eq!(warnings, Vec::<String>::new());
    holds(&war);
}

/// What was decreed is taken back: the files decide again, and no row is left of it.
#[test]
fn a_decree_is_taken_back() {
    let mut war = war();
    let (bells, masks, lamps) = (war.bells, war.masks, war.lamps);
    let (_, someone) = war.npc("ringer", Some(bells));
    for (from, to, relation) in [
        (lamps, masks, Some(Relation::Hostile)),
        (bells, masks, Some(Relation::Peace)),
        (lamps, masks, None),
        (masks, bells, None),
        (bells, lamps, None),
    ] {
        war.small.turn(|turn| decree(turn, someone, (from, to), relation, Mutual::Both));
    }
    assert!(war.hostile(Some(bells), Some(masks)) && war.hostile(Some(masks), Some(bells)));
    assert!(!war.hostile(Some(lamps), Some(masks)) && !war.hostile(Some(masks), Some(lamps)));
    let world = &war.small.world;
    assert_eq!(world.factions.decrees().count(), 0);
    let (content, rows) = (&war.small.content, [bells, masks, lamps]);
    assert!(rows.iter().all(|id| faction_row(content, world, *id).is_none()));
}

#[test]
fn what_has_no_place_any_more_is_named_and_breaks_nothing() {
    use crate::game::frame::keep::{FactionRow, MemberRow};
    let mut war = war();
    let state = r#"{"decrees":{"gone":"hostile"}}"#;
    let faction = |faction: &str| FactionRow { faction: faction.into(), state: state.into() };
    let saved = Saved {
        factions: vec![faction("bells"), faction("nobodies")],
        members: vec![MemberRow { character: 99, faction: "bells".into(), joined_ms: 1 }],
        ..Saved::default()
    };
    let warnings = war.restore(&saved);
    assert_eq!(warnings.len(), 3, "{warnings:?}");
    assert_eq!(check(&war.small.world), Ok(()));
}

#[test]
fn comrades_and_allies_are_allies_and_independents_are_nothing_to_each_other() {
    let mut war = war();
    let (bells, masks, lamps) = (war.bells, war.masks, war.lamps);
    let (_, ringer) = war.npc("ringer", Some(bells));
    let (_, chorister) = war.npc("chorister", Some(bells));
    let (_, fox) = war.npc("fox", Some(masks));
    let (_, reader) = war.npc("reader", Some(lamps));
    let (cat, one_cat) = war.npc("cat", None);
    let other_cat = war.small.npc(cat, war.hall);
    assert_eq!(war.stance(ringer, chorister), Stance::Ally);
    assert_eq!(war.stance(ringer, reader), Stance::Ally);
    assert_eq!([war.stance(ringer, fox), war.stance(fox, ringer)], [Stance::Hostile; 2]);
    assert_eq!(war.stance(fox, reader), Stance::Neutral);
    assert_eq!(war.stance(one_cat, other_cat), Stance::Neutral, "C32 (e)");
    assert_eq!(war.stance(one_cat, ringer), Stance::Neutral);
}

#[test]
fn players_are_met_by_their_standing_and_their_side() {
    let mut war = war();
    let (bells, masks) = (war.bells, war.masks);
    let (_, ringer) = war.npc("ringer", Some(bells));
    let (_, cat) = war.npc("cat", None);
    let (hall, aria) = (war.hall, war.small.player("Aria", war.hall));
    let bran = war.small.player("Bran", hall);
    for (score, expected) in [
        (-10_000, Stance::Hostile),
        (-501, Stance::Hostile),
        (-500, Stance::Neutral),
        (499, Stance::Neutral),
        (500, Stance::Ally),
        (25_000, Stance::Ally),
    ] {
        let now = war.score(aria, bells);
        war.regard(aria, bells, score - now);
        assert_eq!(war.stance(ringer, aria), expected, "{score}");
        assert_eq!(war.stance(aria, ringer), expected, "{score}");
    }
    assert_eq!([war.stance(cat, aria), war.stance(aria, bran)], [Stance::Neutral; 2]);
    war.small.content.factions.get_mut(masks).unwrap().joining =
        Some(Joining { level_min: 1, members_max: None });
    for who in [aria, bran] {
        war.small.turn(|turn| join(turn, who, masks)).expect("masks take anyone");
    }
    assert_eq!(war.stance(ringer, aria), Stance::Hostile, "a friend on the other side");
    assert_eq!(war.stance(aria, bran), Stance::Ally);
}

/// The standing of issue 16's line: with what it brings, which is not forgotten because nobody is
/// there to take it.
#[test]
fn issue16_3_a_character_who_is_away_receives_standing_and_what_comes_with_it() {
    let mut war = war();
    let bells = war.bells;
    let bran = war.small.player("Bran", war.hall);
    let medal = war.small.thing("medal", 1);
    let faction = war.small.content.factions.get_mut(bells).unwrap();
    let friends = faction.tiers.0.iter_mut().find(|tier| tier.from > 0).expect("one above nothing");
    friends.items = vec![medal];
    let enough = friends.from;
    war.small.turn(|turn| crate::game::people::player::leave(turn, bran));
    assert!(war.small.world.players.presence(bran).is_none());
    war.regard(bran, bells, enough);
    assert_eq!(war.score(bran, bells), enough);
    let carried = war.small.world.places.carried(bran).to_vec();
    let things = carried.iter().filter_map(|id| war.small.world.items.get(*id));
    assert_eq!(things.map(|thing| thing.template()).collect::<Vec<_>>(), [medal]);
    assert_eq!(crate::game::check(&war.small.world), Ok(()));
}

#[test]
fn standing_moves_with_kills_and_gifts_and_stays_in_bounds() {
    let mut war = war();
    let (bells, masks, lamps) = (war.bells, war.masks, war.lamps);
    let aria = war.small.player("Aria", war.hall);
    war.small.turn(|turn| slew(turn, aria, bells));
    let scores = [bells, masks, lamps].map(|faction| war.score(aria, faction));
    assert_eq!(scores, [-25, 10, -12]);
    war.small.turn(|turn| gave(turn, aria, masks, Coins(100)));
    assert_eq!(war.score(aria, masks), 30);
    war.small.turn(|turn| gave(turn, aria, masks, Coins(u64::MAX)));
    assert_eq!(war.score(aria, masks), 80, "one gift is worth so much at most");
    war.regard(aria, masks, 1_400);
    war.small.turn(|turn| gave(turn, aria, masks, Coins(1_000)));
    assert_eq!(war.score(aria, masks), 1_500, "friendship can be bought");
    war.small.turn(|turn| gave(turn, aria, masks, Coins(1_000)));
    assert_eq!(war.score(aria, masks), 1_500, "honour cannot");
    war.regard(aria, bells, i64::MIN);
    assert_eq!(war.score(aria, bells), -10_000);
    war.regard(aria, bells, i64::MAX);
    assert_eq!(war.score(aria, bells), STANDING_MAX);
    assert_eq!(check(&war.small.world), Ok(()));
}

#[test]
fn steps_are_told_and_no_step_is_silence() {
    let mut war = war();
    let (bells, aria) = (war.bells, war.small.player("Aria", war.hall));
    war.small.read(aria);
    war.regard(aria, bells, 0);
    assert_eq!(war.small.read(aria), "");
    let mut told = |by: i64| {
        war.regard(aria, bells, by);
        crate::text::style::plain(&war.small.read(aria))
    };
    assert_eq!(told(5), "The bells thinks better of you (+5).\n");
    assert!(
        told(-900).contains("You are Hostile to the bells now: its people attack you on sight!")
    );
    assert!(!told(-3_000).contains("on sight"), "they do already");
    assert!(told(3_500).contains("Unfriendly to the bells now: its people no longer attack you"));
}

#[test]
fn whoever_becomes_an_enemy_of_their_own_is_thrown_out() {
    let mut war = war();
    let (bells, aria) = (war.bells, war.small.player("Aria", war.hall));
    war.small.content.factions.get_mut(bells).unwrap().joining =
        Some(Joining { level_min: 1, members_max: Some(1) });
    war.small.turn(|turn| join(turn, aria, bells)).expect("bells take anyone");
    war.regard(aria, bells, -500);
    assert!(war.small.world.factions.membership(aria).is_some());
    war.regard(aria, bells, -1);
    assert!(war.small.world.factions.membership(aria).is_none());
    assert!(war.small.read(aria).contains("The bells throws you out."));
}

#[test]
fn a_reward_is_given_once_and_on_the_floor_if_need_be() {
    let mut war = war();
    let bells = war.bells;
    let badge = war.small.thing("badge", 1);
    let aria = war.small.player("Aria", war.hall);
    let tiers = &mut war.small.content.factions.get_mut(bells).unwrap().tiers.0;
    tiers.iter_mut().find(|tier| tier.name == "Friendly").unwrap().items.push(badge);
    war.regard(aria, bells, 499);
    assert!(war.small.world.places.carried(aria).is_empty());
    for by in [1, -300, 300, 5_000] {
        war.regard(aria, bells, by);
        assert_eq!(war.small.world.places.carried(aria).len(), 1);
    }
    crate::game::check(&war.small.world).expect("a world that holds together");
}

#[test]
fn a_broken_state_is_found() {
    let war = war();
    let bells = war.bells;
    let broken = |change: &dyn Fn(&mut State)| {
        let mut world = war.small.world.clone();
        change(&mut world.factions);
        check(&world).expect_err("it is broken")
    };
    let nobody = CreatureId(9_999);
    let joined = crate::base::clock::Millis(0);
    let member = Membership { faction: bells, joined };
    let joins = |state: &mut State| {
        state.members.insert(nobody, member);
    };
    assert!(broken(&joins).contains("no character"));
    let to_itself = |state: &mut State| {
        state.decrees.entry(bells).or_default().insert(bells, Relation::Hostile);
    };
    assert!(broken(&to_itself).contains("itself"));
}

#[test]
fn a_word_finds_its_faction() {
    let mut small = Small::default();
    for key in ["silver_sanctum", "shadow_syndicate", "green_circle", "green_hand"] {
        let id = small.faction(key);
        let name = key.replace('_', " ");
        small.content.factions.get_mut(id).unwrap().name = name;
    }
    let key = |text: &str| {
        named(&small.content, text)
            .ok()
            .map(|id| small.content.factions.get(id).unwrap().key.to_string())
    };
    for (text, expected) in [
        ("silver_sanctum", Some("silver_sanctum")),
        ("Silver Sanctum", Some("silver_sanctum")),
        ("the sanctum", Some("silver_sanctum")),
        ("synd", Some("shadow_syndicate")),
        ("sha-synd", Some("shadow_syndicate")),
        ("s", None),
        ("green", None),
        ("green h", Some("green_hand")),
        ("", None),
        ("the", None),
        ("crowd", None),
    ] {
        assert_eq!(key(text).as_deref(), expected, "{text:?}");
    }
    let both = |text: &str| two(&small.content, text).is_ok();
    assert!(both("silver sanctum shadow syndicate") && both("sanctum and synd"));
    assert!(!both("sanctum") && !both("sanctum crowd") && !both(""));
}
