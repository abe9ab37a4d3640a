//! Patrols, row by row (F29–F50, F60–F64, F67): NPCs that walk a round, groups, the way back
//! after a fight, and the chase.

use dominion::base::clock::Millis;
use dominion::base::id::CreatureId;
use dominion::game::people::combat;
use dominion::game::people::patrol::{Errand, Plan, stuck_for};

use crate::harness::evening::{Evening, Lines};

/// A street of rooms `a` to `m`, from west to east.
fn street(npcs: &str, players: &str) -> Evening {
    let names: Vec<char> = ('a'..='m').collect();
    let rooms: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(at, name)| match names.get(at + 1) {
            Some(next) => format!("{name}: {{exits: {{east: {next}}}}}"),
            None => format!("{name}: {{}}"),
        })
        .collect();
    let rooms = rooms.join(", ");
    Evening::of(&format!("{{rooms: {{{rooms}}}, npcs: {{{npcs}}}, players: {{{players}}}}}"))
}

/// All NPCs in the order in which they came.
fn npcs(evening: &Evening) -> Vec<CreatureId> {
    let server = evening.server();
    let world = server.engine.world();
    world.creatures.iter().filter(|body| !body.is_player()).map(|body| body.id()).collect()
}

/// The ids of the rooms in which the NPCs are.
fn rooms(evening: &Evening) -> String {
    let all = npcs(evening);
    let server = evening.server();
    let (content, world) = (server.engine.content(), server.engine.world());
    let room = |who: &CreatureId| {
        world.places.room_of(*who).map(|room| content.names.rooms.name(room).to_string())
    };
    all.iter().filter_map(room).collect::<Vec<_>>().join(" ")
}

fn plan(evening: &Evening, who: CreatureId) -> Option<Plan> {
    evening.server().engine.world().patrols.walk(who)?.plan().clone()
}

fn indices(evening: &Evening) -> Vec<usize> {
    npcs(evening).into_iter().filter_map(|who| Some(plan(evening, who)?.index())).collect()
}

/// The room of the only NPC, now and second by second.
fn track(evening: &mut Evening, seconds: usize) -> String {
    let mut track = rooms(evening);
    for _ in 0..seconds {
        evening.pass(Millis::seconds(1));
        track.push_str(&rooms(evening));
        evening.server().check();
    }
    track
}

/// Lets time pass until somebody has moved.
fn wait_for_a_move(evening: &mut Evening) {
    let before = rooms(evening);
    for _ in 0..600 {
        evening.pass(Millis(100));
        if rooms(evening) != before {
            return;
        }
    }
    panic!("nobody moved from {before}");
}

/// The rooms of a track without those in which it stood still.
fn moves(track: &str) -> String {
    let mut rooms: Vec<char> = track.chars().collect();
    rooms.dedup();
    rooms.into_iter().collect()
}

fn has(lines: &Lines, words: &str) -> bool {
    lines.iter().any(|line| line.contains(words))
}

const PATROL: &str = "patrol_route: [a, b, c, d], patrol_interval: 5";

// ── routes ──

#[test]
fn f60_an_npc_follows_its_waypoints() {
    let mut evening = street(&format!("picket: {{at: a, {PATROL}}}"), "");
    assert_eq!(moves(&track(&mut evening, 16))[..4], *"abcd");
}

#[test]
fn f61_a_loop_goes_back_to_its_start() {
    // The last waypoint is no neighbour of the first: the way back is walked room by room.
    let mut evening = street(&format!("picket: {{at: a, {PATROL}}}"), "");
    assert!(moves(&track(&mut evening, 60)).starts_with("abcdcbabcdc"));
}

#[test]
fn f30_a_bounce_turns_at_its_ends_and_once_stops() {
    let picket = |mode: &str| format!("picket: {{at: a, {PATROL}, patrol_mode: {mode}}}");
    let mut evening = street(&picket("bounce"), "");
    assert!(moves(&track(&mut evening, 50)).starts_with("abcdcbabcd"));
    let mut evening = street(&picket("once"), "");
    assert_eq!(moves(&track(&mut evening, 60)), "abcd");
    evening.server().check();
    let who = npcs(&evening)[0];
    assert_eq!(plan(&evening, who).expect("a plan").index(), 3, "not past the end");
}

#[test]
fn f31_at_an_interval_of_sixty_there_is_one_move_in_sixty_seconds() {
    for (interval, in_ten_minutes) in [("60", 10), ("'10'", 60)] {
        let route =
            format!("patrol_route: [a, b, c], patrol_mode: bounce, patrol_interval: {interval}");
        let mut evening = street(&format!("picket: {{at: a, {route}}}"), "");
        evening.pass(Millis::seconds(60));
        let track = track(&mut evening, 600);
        let moved = track.as_bytes().windows(2).filter(|pair| pair[0] != pair[1]).count();
        assert!(moved.abs_diff(in_ten_minutes) <= 1, "{moved} moves at {interval}");
    }
}

#[test]
fn f34_without_an_interval_the_tag_moves_every_thirty_to_sixty_seconds() {
    let route = "patrol_route: [a, b], behavior: [patrols]";
    let mut evening = street(&format!("picket: {{at: a, {route}}}"), "");
    let track = track(&mut evening, 1200);
    let changes = track.as_bytes().windows(2).enumerate().filter(|(_, pair)| pair[0] != pair[1]);
    let times: Vec<usize> = changes.map(|(at, _)| at).collect();
    let waits: Vec<usize> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(waits.len() > 15 && waits.iter().all(|wait| (29..=61).contains(wait)), "{waits:?}");
    assert!(waits.iter().max() > waits.iter().min(), "they are not all alike");
}

#[test]
fn f35_the_tag_without_a_route_leaves_wandering_as_it_is() {
    let mut evening = street("cat: {at: c, behavior: [patrols, wanders_often]}", "");
    let track = track(&mut evening, 600);
    assert!(moves(&track).len() > 5, "{}", moves(&track));
    let mut evening = street("cat: {at: c, behavior: [patrols]}", "");
    assert_eq!(moves(&self::track(&mut evening, 600)), "c");
}

#[test]
fn f36_the_room_reads_that_the_patrol_goes_on() {
    let mut evening =
        street(&format!("picket: {{at: a, {PATROL}}}"), "Aria: {at: a}, Bran: {at: b}");
    wait_for_a_move(&mut evening);
    assert_eq!(evening.read("Aria"), ["The picket leaves east and continues patrol."]);
    assert_eq!(evening.read("Bran"), ["A picket arrives from the west."]);
}

#[test]
fn a_waypoint_that_is_no_neighbour_is_reached_step_by_step() {
    let route = "patrol_route: [a, e], patrol_interval: 5, patrol_mode: bounce";
    let mut evening = street(&format!("picket: {{at: a, {route}}}"), "");
    assert!(moves(&track(&mut evening, 45)).starts_with("abcdedcba"));
}

#[test]
fn f33_a_restart_mid_route_goes_on_at_the_same_waypoint() {
    let route = "patrol_route: [a, b, c, d], patrol_interval: 15, patrol_mode: bounce";
    let mut evening = street(&format!("picket: {{at: a, {route}}}"), "");
    // Out to the end, and one room back. What is fleeting is on the disk a few seconds later.
    (0..4).for_each(|_| wait_for_a_move(&mut evening));
    assert_eq!(rooms(&evening), "c");
    evening.pass(Millis::seconds(8));
    let before = plan(&evening, npcs(&evening)[0]).expect("a plan");
    evening.restart();
    assert_eq!(plan(&evening, npcs(&evening)[0]).expect("a plan"), before);
    assert_eq!(rooms(&evening), "c");
    let walked = moves(&track(&mut evening, 50));
    assert!(walked.starts_with("cba"), "{walked}: the direction is kept too");
}

#[test]
fn a_restart_between_two_waypoints_turns_nobody_round() {
    let route = "patrol_route: [a, h], patrol_interval: 15, patrol_mode: bounce";
    let mut evening = street(&format!("picket: {{at: a, {route}}}"), "");
    (0..3).for_each(|_| wait_for_a_move(&mut evening));
    evening.pass(Millis::seconds(8));
    evening.restart();
    assert!(moves(&track(&mut evening, 100)).starts_with("defgh"));
}

#[test]
fn a_closed_door_is_opened_and_shut_again_and_a_locked_one_is_gone_round() {
    let world = |door: &str| {
        format!(
            "{{rooms: {{a: {{exits: {{east: b, south: x}}, doors: {{east: {door}}}}}, b: {{}}, \
              x: {{exits: {{east: y}}}}, y: {{exits: {{north: b}}}}}}, \
              npcs: {{picket: {{at: a, patrol_route: [a, b], patrol_interval: 5}}}}, \
              players: {{Aria: {{at: a}}}}}}"
        )
    };
    let mut evening = Evening::of(&world("closed"));
    wait_for_a_move(&mut evening);
    let wanted = [
        "The picket opens the door.",
        "The picket leaves east and continues patrol.",
        "The door closes.",
    ];
    assert_eq!(evening.read("Aria"), wanted);
    let mut evening = Evening::of(&world("locked"));
    assert!(moves(&track(&mut evening, 40)).starts_with("axybyx"));
}

#[test]
fn whoever_is_shut_in_gets_out_in_the_end() {
    let world = "{rooms: {a: {exits: {east: b}, doors: {east: open}}, b: {}}, \
                 items: {key: {}}, npcs: {picket: {at: a, patrol_route: [a, b], patrol_interval: 5}}, \
                 players: {Aria: {role: wizard, carrying: [key], at: b}}}";
    let world = world.replace("doors: {east: open}", "doors: {east: {is_open: true, key: key}}");
    let mut evening = Evening::of(&world);
    wait_for_a_move(&mut evening);
    wait_for_a_move(&mut evening);
    evening.says("Aria", "close west");
    evening.says("Aria", "lock west");
    let who = npcs(&evening)[0];
    let mut longest = 0;
    for _ in 0..120 {
        evening.pass(Millis::seconds(1));
        let server = evening.server();
        longest = longest.max(stuck_for(server.engine.world(), who, server.engine.clock()));
    }
    let lines = evening.read("Aria");
    assert!(has(&lines, "A picket arrives."), "{lines:?}");
    assert!((3..10).contains(&longest), "stuck for {longest} intervals");
}

// ── groups ──

#[test]
fn f63_several_spawn_as_a_group() {
    let group = |own: &str| format!("picket: {{at: a, {PATROL}, spawn: {{{own}}}}}");
    let evening = street(&group("spawn_as_group: true, group_size: 3"), "");
    assert_eq!(npcs(&evening).len(), 3, "F44: a group has its size");
    let server = evening.server();
    let world = server.engine.world();
    assert!(world.creatures.iter().filter(|b| !b.is_player()).all(|b| b.group().is_some()));
    let evening = street(&group("spawn_as_group: false, group_size: 3"), "");
    assert_eq!(npcs(&evening).len(), 1, "F44: no group, no size");
}

#[test]
fn f64_a_group_starts_staggered() {
    let group = |route: &str| {
        let own = "spawn: {spawn_as_group: true, group_size: 3}";
        format!("picket: {{at: a, patrol_route: [{route}], patrol_interval: 5, {own}}}")
    };
    let mut evening = street(&group("a, b, c, d"), "");
    assert_eq!((indices(&evening), rooms(&evening)), (vec![0, 1, 2], "a b c".into()));
    wait_for_a_move(&mut evening);
    assert_eq!(rooms(&evening), "b c d", "they keep their distance");
    // F45: with fewer rooms than members some share one. That is a warning, so no tiny world.
    let mut small = crate::harness::world::read(&format!(
        "{{rooms: {{a: {{exits: {{east: b}}}}, b: {{}}}}, npcs: {{{}}}}}",
        group("a, b")
    ))
    .expect("a world");
    let (content, warnings) =
        dominion::simulate::files::load(&small.files, &Default::default()).expect("it loads");
    assert!(warnings.contains("a group of 3 is larger than its route of 2 rooms"), "{warnings}");
    let entry = content.spawns.rows().next().expect("an entry");
    let at = |nth| {
        content.names.rooms.name(dominion::game::people::patrol::station(entry, nth)).to_string()
    };
    assert_eq!([at(0), at(1), at(2)], ["a", "b", "a"]);
    small.players.clear();
}

#[test]
fn a_group_without_spacing_walks_as_one_and_is_told_of_in_one_line() {
    let own = "spawn: {spawn_as_group: true, group_size: 3, group_spacing: 0}";
    let npcs = format!("picket: {{at: a, {PATROL}, {own}}}");
    let mut evening = street(&npcs, "Aria: {at: a}, Bran: {at: b}");
    wait_for_a_move(&mut evening);
    assert_eq!(evening.read("Aria"), ["Three pickets leave east and continue patrol."]);
    assert_eq!(evening.read("Bran"), ["Three pickets arrive from the west."]);
    assert_eq!(rooms(&evening), "b b b");
}

#[test]
fn f46_when_one_of_a_group_is_attacked_the_others_come_next_tick() {
    let own = "spawn: {spawn_as_group: true, group_size: 3}";
    let picket = "health: 500, damage: [1, 1], patrol_route: [b, a, c], patrol_interval: 600";
    let mut evening =
        street(&format!("picket: {{at: b, {picket}, {own}}}"), "Aria: {at: b, level: 20}");
    assert_eq!(rooms(&evening), "b a c");
    evening.says("Aria", "kill picket");
    evening.pass(Millis(200));
    let aria = evening.server().engine.world().players.find("aria").expect("she is here");
    for who in npcs(&evening) {
        let foe = combat::foe_of(evening.server().engine.world(), who);
        assert_eq!(foe, Some(aria), "all of them fight her");
    }
    assert_eq!(rooms(&evening), "b b b");
    let lines = evening.read("Aria");
    assert!(has(&lines, "comes running from the west"), "{lines:?}");
}

#[test]
fn those_of_other_groups_and_the_peaceful_keep_out_of_it() {
    let own = |group: &str| format!("spawn: {{group_id: {group}}}");
    let npcs = format!(
        "picket: {{at: b, health: 500, {}}}, knife: {{at: b, {}}}, monk: {{at: b, behavior: [peaceful], {}}}",
        own("gate"),
        own("ditch"),
        own("gate"),
    );
    let mut evening = street(&npcs, "Aria: {at: b}");
    evening.says("Aria", "kill picket");
    evening.pass(Millis(300));
    let fighting = |name: &str| {
        let server = evening.server();
        let world = server.engine.world();
        let named = |b: &&dominion::game::ground::creature::Creature| b.name() == name;
        let who = world.creatures.iter().find(named).expect("it lives").id();
        combat::is_fighting(world, who)
    };
    assert!(fighting("a picket"));
    assert!(!fighting("a knife") && !fighting("a monk"));
}

#[test]
fn whoever_was_parted_from_a_group_that_walks_as_one_falls_in_again() {
    let own = "spawn: {spawn_as_group: true, group_size: 2, group_spacing: 0}";
    let route = "patrol_route: [a, b, c, d], patrol_interval: 5, patrol_mode: bounce";
    let npcs = format!("picket: {{at: a, {route}, {own}}}");
    let mut evening = street(&npcs, "Aria: {at: d, role: wizard}");
    evening.says("Aria", "@transfer picket");
    assert_eq!(rooms(&evening), "d a");
    evening.pass(Millis::seconds(60));
    let track = track(&mut evening, 30);
    let together = ["a", "b", "c", "d"].map(|room| format!("{room} {room}"));
    assert!(together.contains(&rooms(&evening)), "{track}");
}

#[test]
fn an_entry_makes_an_npc_of_another_faction_and_of_another_temper() {
    let fights = |own: &str| {
        let world = format!(
            "{{rooms: {{a: {{exits: {{east: b}}}}, b: {{}}}}, \
              factions: {{bells: {{enemies: [masks]}}, masks: {{enemies: [bells]}}}}, \
              npcs: {{bell: {{at: b, health: 500, faction: bells, behavior: [stationary]}}, \
              picket: {{at: a, health: 500, faction: bells, patrol_route: [a, b], \
              patrol_interval: 5, spawn: {{{own}}}}}}}, players: {{}}}}"
        );
        let mut evening = Evening::of(&world);
        evening.pass(Millis::seconds(30));
        let all = npcs(&evening);
        let server = evening.server();
        all.iter().any(|who| combat::is_fighting(server.engine.world(), *who))
    };
    assert!(!fights(""), "comrades");
    assert!(fights("instance_data: {faction_override: masks}"), "a patrol walks into its enemies");
    assert!(!fights("behavior: peaceful, instance_data: {faction_override: masks}"));
}

// ── back to the round ──

/// The errand of the only NPC.
fn errand(evening: &Evening) -> Option<Errand> {
    let who = npcs(evening)[0];
    evening.server().engine.world().patrols.walk(who).map(|walk| walk.errand().clone())
}

#[test]
fn f62_after_a_fight_it_goes_back_to_the_nearest_waypoint() {
    // F41, F42: lured to `f`, two rooms from the end of its round and five from the beginning.
    let picket = "health: 500, damage: [1, 1], armor: 5";
    let mut evening = street(
        &format!("picket: {{at: a, {picket}, patrol_route: [a, b, c, d], patrol_interval: 600}}"),
        "Aria: {at: f, role: wizard}",
    );
    evening.says("Aria", "@transfer picket");
    evening.says("Aria", "kill picket");
    assert_eq!(errand(&evening), Some(Errand::Fight));
    evening.says("Aria", "@goto m");
    assert_eq!(errand(&evening), Some(Errand::Return));
    assert_eq!(moves(&track(&mut evening, 30)), "fed", "two moves, to the nearest waypoint");
    let who = npcs(&evening)[0];
    assert_eq!(plan(&evening, who).expect("a plan").index(), 3, "and on from there");
    assert_eq!(errand(&evening), Some(Errand::Round));
}

#[test]
fn f42_the_nearest_waypoint_is_not_the_first() {
    let mut evening = street(
        "picket: {at: a, patrol_route: [a, b, h], patrol_interval: 600}",
        "Aria: {at: j, role: wizard}",
    );
    evening.says("Aria", "@transfer picket");
    assert_eq!(moves(&track(&mut evening, 20)), "jih");
    let who = npcs(&evening)[0];
    assert_eq!(plan(&evening, who).expect("a plan").index(), 2);
}

#[test]
fn whoever_is_lost_looks_farther_than_ten_moves() {
    let mut evening = street(
        "picket: {at: a, patrol_route: [a, b], patrol_interval: 600}",
        "Aria: {at: m, role: wizard}",
    );
    evening.says("Aria", "@transfer picket");
    assert!(moves(&track(&mut evening, 80)).starts_with("mlkjihgfedcb"));
}

// ── the chase ──

/// Somebody who runs east, and is run after.
fn hunt(own: &str) -> Evening {
    let wolf = "health: 500, damage: [1, 1], armor: 30, behavior: [aggressive]";
    street(&format!("wolf: {{at: a, {wolf}, {own}}}"), "Aria: {at: a, level: 20}")
}

/// Flees, and reads what comes of it until whoever chases has come or given up.
fn flee(evening: &mut Evening, to: &str) -> Lines {
    let mut lines = evening.says("Aria", to);
    evening.pass(Millis::seconds(2));
    lines.extend(evening.read("Aria"));
    lines
}

#[test]
fn f67_an_npc_stops_the_chase_beyond_its_territory() {
    // F49: at distance 3 it still chases, at 4 it gives up. F50: and says so where it stops.
    let mut evening = hunt("patrol_route: [a, b], patrol_interval: 600");
    evening.says("Aria", "kill wolf");
    evening.load_dice(dominion::base::dice::Stream::Movement, &[0]);
    let lines = flee(&mut evening, "flee");
    assert!(has(&lines, "The wolf comes running from the west after you."), "{lines:?}");
    assert!(!has(&lines, "gives up"));
    for room in ["c", "d"] {
        // Of the ways out of a room in the street, the first is east.
        evening.load_dice(dominion::base::dice::Stream::Movement, &[0]);
        let lines = flee(&mut evening, "flee");
        assert!(has(&lines, "after you"), "{room}: {lines:?}");
        assert_eq!(rooms(&evening), room);
    }
    assert_eq!(errand(&evening), Some(Errand::Fight), "at distance 3");
    evening.load_dice(dominion::base::dice::Stream::Movement, &[0]);
    let lines = flee(&mut evening, "flee");
    let wanted = "The wolf gives up the chase and returns to patrol.";
    assert!(has(&lines, wanted), "{lines:?}");
    assert_eq!(rooms(&evening), "d", "it turned back at once");
    assert_eq!(moves(&track(&mut evening, 20)), "dcb");
}

#[test]
fn a_reload_in_the_middle_of_a_chase_changes_nothing() {
    let mut evening = hunt("max_chase_distance: 3");
    evening.says("Aria", "kill wolf");
    evening.load_dice(dominion::base::dice::Stream::Movement, &[0]);
    let lines = flee(&mut evening, "flee");
    assert!(has(&lines, "after you"), "{lines:?}");
    let before = errand(&evening);
    assert!(before.is_some());
    evening.pass(Millis::seconds(1));
    evening.input(dominion::messages::input::Input::ReloadAsked);
    assert_eq!(errand(&evening), before);
    evening.server().check();
}

#[test]
fn how_far_it_goes_is_written_and_its_entry_comes_before_its_template() {
    for (own, far) in [
        ("max_chase_distance: 1", 1),
        ("max_chase_distance: 1, spawn: {max_chase_distance: 2}", 2),
        ("spawn: {max_chase_distance: 0}", 0),
    ] {
        let mut evening = hunt(own);
        evening.says("Aria", "kill wolf");
        let mut came = 0;
        for _ in 0..5 {
            evening.load_dice(dominion::base::dice::Stream::Movement, &[0]);
            let lines = flee(&mut evening, "flee");
            evening.server().engine.dice();
            if has(&lines, "gives up the chase.") || !has(&lines, "after you") {
                break;
            }
            came += 1;
        }
        assert_eq!(came, far, "{own}");
    }
}

#[test]
fn those_who_stay_or_mean_no_harm_chase_nobody() {
    for own in ["behavior: [stationary, aggressive]", "behavior: [merchant]", "behavior: []"] {
        let mut evening = street(
            &format!("wolf: {{at: a, health: 500, damage: [1, 1], armor: 30, {own}}}"),
            "Aria: {at: a, role: wizard, level: 20}",
        );
        evening.says("Aria", "kill wolf");
        flee(&mut evening, "flee");
        assert_eq!(rooms(&evening), "a", "{own}");
    }
}

#[test]
fn a_trail_is_followed_and_nobody_is_followed_into_a_safe_place() {
    let wolf = "health: 500, damage: [1, 1], armor: 30, behavior: [aggressive]";
    let world = format!(
        "{{rooms: {{a: {{exits: {{east: b}}}}, b: {{exits: {{east: c}}}}, c: {{exits: {{east: d}}}}, \
          d: {{flags: [safe]}}}}, npcs: {{wolf: {{at: a, {wolf}}}}}, \
          players: {{Aria: {{at: a, level: 20}}}}}}"
    );
    let mut evening = Evening::of(&world);
    evening.says("Aria", "kill wolf");
    evening.says("Aria", "flee");
    evening.says("Aria", "east");
    evening.pass(Millis::seconds(3));
    assert!(has(&evening.read("Aria"), "The wolf comes running from the west after you."));
    assert_eq!(rooms(&evening), "c");
    evening.load_dice(dominion::base::dice::Stream::Movement, &[0]);
    evening.says("Aria", "flee");
    evening.pass(Millis::seconds(3));
    assert_eq!(evening.read("Aria"), Vec::<String>::new(), "she is in the safe room");
    assert_eq!(moves(&track(&mut evening, 30)), "ba", "it goes home, at once");
    assert_eq!(errand(&evening), None);
}

// ── entries ──

#[test]
fn whoever_is_delayed_comes_later_and_only_once() {
    let mut evening = street("rat: {at: a, spawn: {spawn_delay: 90}}", "");
    evening.pass(Millis::seconds(60));
    assert_eq!(rooms(&evening), "");
    evening.restart();
    evening.pass(Millis::seconds(40));
    assert_eq!(rooms(&evening), "a", "a restart begins nothing anew");
}

#[test]
fn an_entry_overrides_its_template() {
    let own = "spawn: {behavior: stationary, instance_data: {name_override: Old Marrow, \
               level_override: 7, guard_message: Nobody passes.}}";
    let npcs = format!("guard: {{at: b, behavior: [wanders_often], {own}}}");
    let mut evening = street(&npcs, "Aria: {at: a}");
    let lines = evening.says("Aria", "east");
    assert!(has(&lines, "Old Marrow is here."), "{lines:?}");
    assert_eq!(lines.last().map(String::as_str), Some("Old Marrow says, \"Nobody passes.\""));
    evening.says("Aria", "west");
    assert!(!has(&evening.says("Aria", "east"), "Nobody passes."), "not over and over");
    assert_eq!(moves(&track(&mut evening, 300)), "b", "it stays");
}

#[test]
fn a_reload_takes_a_new_route_over_and_a_route_by_hand_stays() {
    let npcs = |route: &str| {
        format!(
            "{{rooms: {{a: {{exits: {{east: b}}}}, b: {{exits: {{east: c}}}}, c: {{}}}}, \
              npcs: {{picket: {{at: a, patrol_route: [{route}], patrol_interval: 5}}}}, \
              players: {{Aria: {{role: wizard, at: c}}}}}}"
        )
    };
    let mut evening = Evening::of(&npcs("a, b"));
    let files = |route: &str| crate::harness::world::read(&npcs(route)).expect("a world").files;
    evening.server().files = files("b, c");
    evening.input(dominion::messages::input::Input::ReloadAsked);
    let route = |evening: &Evening| plan(evening, npcs_of(evening)).expect("a plan").route().len();
    assert!(moves(&track(&mut evening, 40)).starts_with("abcbcb"));
    evening.says("Aria", "@patrol set picket a b c bounce every 4");
    evening.server().files = files("a, b");
    evening.input(dominion::messages::input::Input::ReloadAsked);
    assert_eq!(route(&evening), 3);
    evening.restart();
    assert_eq!(route(&evening), 3);
    evening.server().check();
}

fn npcs_of(evening: &Evening) -> CreatureId {
    npcs(evening)[0]
}
