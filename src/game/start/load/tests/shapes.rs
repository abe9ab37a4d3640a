//! The many ways in which one world may be written.

use super::*;
use crate::base::clock::Millis;
use crate::game::ground::room::{Direction, Door, Light};

#[test]
fn one_per_file_a_list_and_a_wrapping_are_the_same() {
    let cellar = "id: cellar\nname: The Cellar\ndescription: Barrels.";
    let both = "- {id: hall, name: The Hall, description: A hall.}\n\
                - {id: cellar, name: The Cellar, description: Barrels.}\n";
    let wrapped = format!("rooms:\n{both}");
    let shapes: [&[(&str, &str)]; 4] = [
        &[HALL, ("rooms/cellar.yaml", cellar)],
        &[("rooms/all.yaml", both)],
        &[("rooms/all.yaml", &wrapped)],
        &[HALL, ("rooms/deep/down/cellar.yml", cellar)],
    ];
    for files in shapes {
        let content = world(files);
        let names: Vec<&str> = content.all_rooms().map(|room| room.name.as_str()).collect();
        assert!(names.contains(&"The Hall") && names.contains(&"The Cellar"), "{names:?}");
        assert_eq!(names.len(), 2);
    }
}

#[test]
fn files_that_begin_with_an_underscore_are_left_alone() {
    let content = world(&[
        HALL,
        ("rooms/_layout.yaml", "}{ not even YAML"),
        ("_drafts/rooms.yaml", "- hall"),
        ("npcs/_old/rat.yaml", "id: rat"),
    ]);
    assert_eq!((content.all_rooms().count(), content.npcs.len()), (1, 0));
}

#[test]
fn both_spellings_of_a_spawn_are_read() {
    let content = world(&[
        HALL,
        ("npcs/rat.yaml", "id: rat\nname: a rat\ndescription: It squeaks."),
        ("npc_spawns/a.yaml", "- {id: one, npc_template_id: rat, spawn_room_id: hall}"),
        ("npc_spawns/b.yaml", "spawns:\n- {id: two, template_id: rat, room_id: hall}"),
    ]);
    let (one, two) = (spawn(&content, "one"), spawn(&content, "two"));
    assert_eq!((one.template, one.room), (two.template, two.room));
    assert_eq!(one.room, id(&content, "hall"));
}

#[test]
fn a_spawn_without_an_id_is_known_by_its_file_and_place() {
    let spawns = "area_id: manor\nspawns:\n\
                  - {template_id: rat, room_id: hall}\n\
                  - {template_id: rat, room_id: hall, respawn_time: -1}\n\
                  - {template_id: rat, room_id: hall, respawn_time: '2.5'}";
    let content = world(&[
        HALL,
        ("areas/manor.yaml", "{id: manor, name: M, description: D., default_respawn_time: 90}"),
        ("npcs/rat.yaml", "id: rat\nname: a rat\ndescription: It squeaks."),
        ("npc_spawns/rats.yaml", spawns),
        ("npc_spawns/deep/rats.yaml", "template_id: rat\nroom_id: hall"),
    ]);
    let after = |key| spawn(&content, key).respawn;
    assert_eq!(after("rats#1"), Some(Millis::seconds(90)));
    assert_eq!(after("rats#2"), None);
    assert_eq!(after("rats#3"), Some(Millis(2_500)));
    assert_eq!(after("deep/rats#1"), Some(Millis::seconds(300)));
}

#[test]
fn numbers_in_quotes_are_numbers() {
    let rat = npc("level: '3'\nmax_health: \"95\"\narmor_class: 12.0\nattack_speed: '1.5'\n\
                   coins: ['2', \"4\"]");
    assert_eq!((rat.level, rat.health_max, rat.armor_class), (3, 95, 12));
    assert_eq!((rat.speed, rat.coins), (Millis(1_500), (2, 4)));
}

#[test]
fn behaviours_are_tags_or_a_mapping() {
    use Behavior::*;
    let table = [
        ("behavior: [social, wanders_often]", vec![WandersOften, Social]),
        ("behavior: cowardly", vec![Cowardly]),
        ("behavior: {wanders: true}", vec![WandersSometimes]),
        ("behavior: {wanders: true, wander_chance: 0.3}", vec![WandersOften]),
        ("behavior: {wanders: false, wander_chance: 0.3}", vec![]),
        (
            "behavior: {aggro_on_sight: true, calls_for_help: true}",
            vec![AttacksOnSight, CallsForHelp],
        ),
        ("behavior: {flees_at_health_percent: 0}", vec![Brave]),
        ("npc_type: hostile", vec![Aggressive]),
        ("npc_type: hostile\nbehavior: [attacks_on_sight]", vec![AttacksOnSight]),
        ("npc_type: hostile\nbehavior: [peaceful, loner]", vec![Peaceful, Loner]),
        ("npc_type: hostile\nbehavior: {aggro_on_sight: false}", vec![]),
    ];
    for (text, expected) in table {
        assert_eq!(behavior(text), expected, "{text}");
    }
}

#[test]
fn a_mapping_says_how_far_and_how_often() {
    let text = "behavior: {wanders: true, wander_chance: 0.05, help_radius: '4', tags: [healer, \
                social], territory_radius: 2, respects_factions: false, calls_for_help: false}";
    let rat = npc(text);
    let manners =
        (rat.manners.wander_chance, rat.manners.help_radius, rat.manners.territory_radius);
    assert_eq!(manners, (Some(0.05), Some(4), 2));
    use Behavior::*;
    assert_eq!(rat.behavior, WandersSometimes | Social | Healer);
    assert!(!rat.heeds_factions);
}

#[test]
fn cowards_run_at_what_is_written() {
    let flees = |text| {
        let rat = npc(text);
        (rat.behavior.contains(Behavior::Cowardly), rat.flees_at)
    };
    assert_eq!(flees("behavior: [cowardly]"), (true, 20));
    assert_eq!(flees("behavior: {flees_at_health_percent: '35'}"), (true, 35));
    assert_eq!(flees("behavior: {flees_at_health_percent: 0.25}"), (true, 25));
    assert_eq!(flees("flee_percent: 40"), (true, 40));
    assert_eq!(flees("level: 2"), (false, 20));
}

#[test]
fn a_room_has_exits_ways_and_doors() {
    let rooms = "- id: hall\n  name: The Hall\n  description: A hall.\n  \
                 exits: {n: cellar, Hatch: cellar, nor: cellar}\n  \
                 doors: {north: {is_locked: true, door_name: the grille}}\n\
                 - id: cellar\n  name: The Cellar\n  description: Barrels.\n  \
                 exits: {south: hall}\n  doors: {s: {is_open: 'no'}}\n";
    let content = world(&[("rooms/all.yaml", rooms)]);
    let (hall, cellar) = (room(&content, "hall"), room(&content, "cellar"));
    assert_eq!(hall.exits.get(&Direction::North), Some(&cellar.shared));
    assert_eq!(hall.ways.keys().collect::<Vec<_>>(), ["hatch", "nor"]);
    let door = &hall.doors[&Direction::North];
    assert_eq!((door.name.as_str(), door.stands), ("the grille", Door::Locked));
    let other = &cellar.doors[&Direction::South];
    assert_eq!((other.name.as_str(), other.stands), ("the door", Door::Closed));
}

#[test]
fn light_is_a_word_or_a_number() {
    let light = |text: &str| {
        let text =
            format!("id: hall\nname: The Hall\ndescription: A hall.\nroom_type: cave\n{text}");
        let content = world(&[("rooms/hall.yaml", &text)]);
        assert!(room(&content, "hall").indoors, "a cave has a roof");
        room(&content, "hall").light
    };
    let table = [
        ("", Light::Normal),
        ("pitch_black", Light::Dark),
        ("Dim", Light::Dim),
        ("prismatic", Light::Bright),
        ("0", Light::Dark),
        ("'1'", Light::Dim),
        ("39", Light::Dim),
        ("40", Light::Normal),
        ("79.0", Light::Normal),
        ("80", Light::Bright),
    ];
    for (word, expected) in table {
        assert_eq!(light(&format!("lighting_override: {word}")), expected, "{word:?}");
    }
}

#[test]
fn an_empty_text_is_nobody_and_nowhere() {
    let content = world(&[
        (
            "rooms/a.yaml",
            "- {id: hall, name: Hall, description: A hall., area_id: '', \
          exits: {north: attic}, doors: {north: {key_item_id: ''}}}\n\
          - {id: attic, name: Attic, description: Dust., exits: {south: hall}, \
          doors: {south: {key_item_id: ~}}}",
        ),
        ("npcs/rat.yaml", "{id: rat, name: a rat, description: It squeaks., faction_id: ''}"),
        ("items/a.yaml", "{id: hat, name: a hat, description: Felt., equipment_slot: none}"),
        ("item_instances/a.yaml", "{id: one, template_id: hat, room_id: hall, container_id: ''}"),
    ]);
    assert_eq!(room(&content, "hall").area, None);
    assert_eq!(room(&content, "hall").doors[&Direction::North].key, None);
    assert_eq!(content.npcs.rows().map(|npc| npc.faction).collect::<Vec<_>>(), [None]);
    assert!(content.items.rows().all(|item| item.slot.is_none()));
    assert_eq!(content.placed.all().len(), 1);
}

/// Worlds of other systems have no item of that type.
#[test]
fn a_world_without_money_is_given_some_and_told_so() {
    let files = [HALL, ("items/a.yaml", "{id: hat, name: a hat, description: Felt.}")];
    let content = world(&files);
    assert_eq!(content.items.get(content.money).unwrap().name, "a coin");
    assert!(report(&files).contains("warning: there is no item of type `money`"));
}

#[test]
fn a_noun_answers_to_all_its_words() {
    let text = "id: hall\nname: The Hall\ndescription: A hall.\n\
                nouns: {'Rope, old ropes ,': Tarred.}";
    let content = world(&[("rooms/hall.yaml", text)]);
    let noun = &room(&content, "hall").nouns[0];
    assert_eq!(
        (noun.words.as_slice(), noun.text.as_str()),
        (["rope".to_owned(), "old ropes".to_owned()].as_slice(), "Tarred.")
    );
}

#[test]
fn a_faction_takes_in_no_more_than_there_may_be() {
    let circle = |members: u32| {
        report(&[
            HALL,
            (
                "factions/circle.yaml",
                &format!("id: circle\nname: The Circle\nmax_members: {members}\n"),
            ),
        ])
    };
    let most = crate::base::limits::FACTION_MEMBERS_MAX;
    assert!(!circle(most).contains("max_members"), "{}", circle(most));
    assert!(circle(most + 1).contains("max_members"), "{}", circle(most + 1));
}
