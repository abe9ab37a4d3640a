//! One rank rule: every verb that touches a person, by every form of naming one, between every
//! pair of ranks.

use super::*;
use crate::game::frame::actor::Actor;
use crate::game::frame::confirm;

/// Verbs that do something to a person, and lines that do; `{}` is the person. A verb that names a
/// person in its usage stands here or in [`LOOKS_ONLY`].
const TOUCHES: &[(&str, &[&str])] = &[
    ("@transfer", &["@transfer {} cellar", "@transfer {} hall", "@transfer {}"]),
    ("@force", &["@force {} say I am sorry."]),
    ("@kick", &["@kick {}", "@kick {} Out."]),
    ("@heal", &["@heal {}"]),
    ("@set", &["@set level {} 5", "@set coins {} 500"]),
    ("@ban", &["@ban {}", "@ban {} 2h Out."]),
    ("@unban", &[]),
    ("@mute", &["@mute {}", "@mute {} 5m Quiet.", "@mute {} off"]),
    ("@freeze", &["@freeze {}", "@freeze {} off"]),
    ("@snoop", &["@snoop {}"]),
    ("@rename", &["@rename {} Zorro"]),
    ("@reputation", &["@reputation 5 {}", "@reputation -7 {} Sold the bell."]),
    ("@delete", &["@delete {}"]),
    ("@password", &["@password {} another-word"]),
    ("@promote", &["@promote {} builder", "@promote {} owner", "@promote {} player"]),
];

/// Verbs that name a person, or an NPC, and do nothing to a player.
const LOOKS_ONLY: &[&str] =
    &["@goto", "@at", "@stat", "@mind", "@net", "@patrol", "@despawn", "@purge", "@faction"];

/// Words of a usage line that mean a person.
const MEANS_A_PERSON: &[&str] = &["who", "player", "person", "name", "character", "npc", "me"];

#[test]
fn issue14_18_every_verb_that_names_a_person_is_known_to_this_test() {
    for spec in crate::game::staff::wizard::VERBS {
        let words = spec.usage.split(|c: char| !c.is_ascii_alphabetic()).skip(2);
        let names = words.into_iter().any(|word| MEANS_A_PERSON.contains(&word));
        let known = TOUCHES.iter().any(|(verb, _)| *verb == spec.name)
            || LOOKS_ONLY.contains(&spec.name)
            || NAMES_NOBODY.contains(&spec.name);
        assert!(!names || known, "{}: {}", spec.name, spec.usage);
    }
}

/// Verbs with such a word that means something else.
const NAMES_NOBODY: &[&str] = &["@spawn", "@load", "@audit", "@where", "@jobs"];

/// The address of everybody who stands in the way.
const HOME: &str = "10.1.2.3";

/// An actor and a target, a companion who is everybody's inferior, and a rat with them.
fn stage(actor: Role, target: Role) -> (Game, CreatureId, CreatureId) {
    let mut game = Game::new();
    let who = game.join("Aria", actor);
    let target = game.join("Bran", target);
    game.join("Brandy", Role::Player);
    game.npc("rat", "cellar");
    game.put(who, "hall");
    player::came_from(&mut game.world, target, HOME.parse().unwrap());
    player::came_from(&mut game.world, who, "192.0.2.1".parse().unwrap());
    game.with(|turn| creature::hurt(turn, target, 3));
    // Somebody else may be the last owner: nothing here is refused for that.
    game.shelve("Owen", Role::Owner);
    (game, who, target)
}

/// Everything about a person that a verb could change.
fn state(game: &Game, who: CreatureId) -> String {
    let players = &game.world.players;
    let name = player::name_of(&game.world, who);
    let body = game.world.creatures.get(who);
    let body = body.map(|b| (b.level(), b.health(), b.spirit()));
    let own = players.character(who).map(|own| (own.experience(), own.coins()));
    let held = [player::NAME, player::MUTE, player::FREEZE]
        .map(|kind| players.ban(kind, &name, game.now).is_some());
    let shut = players.ban_on_address(HOME.parse().unwrap(), game.now).is_some();
    let snooped: Vec<CreatureId> = players.snoopers(who).collect();
    let asked: Vec<&Ask> = game
        .asks
        .iter()
        .filter(|ask| match ask {
            Ask::Kick(whom, _) | Ask::Line(whom, _) | Ask::Password(whom, _) => *whom == who,
            Ask::Erase(_, whom) => *whom == who,
            _ => false,
        })
        .collect();
    let (role, room) = (players.role(who), game.where_is(who));
    let public = game.world.reputation.public(&Actor::Player(who));
    format!(
        "{name} {role:?} {room} {body:?} {own:?} {held:?} {shut} {snooped:?} {asked:?} {public}"
    )
}

/// The forms of naming somebody who is called Bran, and stands elsewhere or here.
fn forms(target: CreatureId) -> Vec<String> {
    let mut forms: Vec<String> = [
        "bran",
        "BRAN",
        "Bran",
        "bra",
        "b",
        "1.bran",
        "2.bran",
        "1.bra",
        "the bran",
        "all",
        "all.bran",
        "all bran",
        "it",
        "him",
        "them",
        HOME,
        "10.1.2.0/24",
        "10.0.0.0/8",
        "::ffff:10.1.2.3",
        "::ffff:10.1.2.0/120",
        "0.0.0.0/0",
        "\"bran\"",
        "@bran",
    ]
    .map(str::to_string)
    .into();
    forms.push(format!("#{}", target.0));
    forms
}

#[test]
fn issue14_18_nobody_who_is_not_below_one_is_touched_by_any_name() {
    let mut refused = 0;
    for (actor, other) in Role::ALL.into_iter().flat_map(|a| Role::ALL.map(|b| (a, b))) {
        if other < actor {
            continue;
        }
        for (verb, lines) in TOUCHES {
            for line in lines.iter() {
                // Owners may give and take any rank.
                if *verb == "@promote" && actor == Role::Owner {
                    continue;
                }
                let (mut game, who, target) = stage(actor, other);
                for in_the_room in [false, true] {
                    if in_the_room {
                        let room = game.where_is(who).to_string();
                        game.put(target, &room);
                        game.with(|turn| player::spoke_of(turn.world, who, Some(target), None));
                    }
                    for form in forms(target) {
                        let before = state(&game, target);
                        let typed = line.replace("{}", &form);
                        let _ = game.types(who, &typed);
                        let after = state(&game, target);
                        assert_eq!(before, after, "{actor:?} to {other:?}: {typed}");
                        refused += 1;
                    }
                }
            }
        }
    }
    assert!(refused > 5_000, "{refused} lines were tried");
}

#[test]
fn issue14_18_whoever_is_below_is_touched() {
    for (verb, lines) in TOUCHES.iter().filter(|(verb, _)| *verb != "@promote") {
        let spec =
            crate::game::staff::wizard::VERBS.iter().find(|spec| spec.name == *verb).unwrap();
        for role in Role::ALL.into_iter().filter(|role| *role >= spec.role) {
            let (mut game, who, target) = stage(role, Role::Player);
            let before = state(&game, target);
            for line in lines.iter() {
                let _ = game.types(who, &line.replace("{}", "bran"));
                if confirm::was_just_asked(&game.world, who, game.now) {
                    game.confirms(who);
                }
            }
            let changed = before != state(&game, target) || lines.is_empty();
            // What is switched on and off again is as it was.
            let both_ways = lines.iter().any(|line| line.ends_with("off"));
            assert!(changed || both_ways, "{verb} by {role:?}");
        }
    }
}

#[test]
fn issue14_18_all_means_all_who_are_below() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Wizard);
    game.join("Bran", Role::Player);
    game.join("Cyn", Role::Wizard);
    game.join("Dora", Role::Owner);
    game.put(aria, "hall");
    game.types(aria, "@transfer all").unwrap();
    let mut room = |name: &str| {
        let who = game.world.players.find(name).unwrap();
        game.where_is(who).to_string()
    };
    assert_eq!(["bran", "cyn", "dora"].map(&mut room), ["hall", "cellar", "cellar"]);
}

#[test]
fn issue14_18_one_may_do_to_oneself_what_does_not_shut_one_out() {
    for role in [Role::Wizard, Role::Admin, Role::Owner] {
        let mut game = Game::new();
        let aria = game.join("Aria", role);
        player::came_from(&mut game.world, aria, "10.1.2.3".parse().unwrap());
        for form in ["me", "aria", "Ar", "self"] {
            game.types(aria, &format!("@heal {form}")).unwrap();
            game.types(aria, &format!("@set level {form} 5")).unwrap();
            for verb in ["@kick", "@mute", "@freeze"] {
                let why = game.types(aria, &format!("{verb} {form}"));
                assert_eq!(why, Err("That would be you.".into()), "{verb} {form}");
            }
        }
        if role == Role::Wizard {
            continue;
        }
        for net in ["10.1.2.3", "10.1.2.0/24", "10.9.9.9/8", "0.0.0.0/0", "::ffff:10.1.2.3"] {
            let why = game.types(aria, &format!("@ban {net} 1h"));
            assert!(why.is_err_and(|why| why.contains("shut you out")), "{net}");
        }
        assert_eq!(game.types(aria, "@ban aria"), Err("That would be you.".into()));
        assert!(game.world.players.bans().next().is_none());
    }
}

#[test]
fn issue14_18_networks_are_banned_as_they_are_written() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Admin);
    player::came_from(&mut game.world, aria, "192.0.2.1".parse().unwrap());
    let shut = |game: &Game, address: &str| {
        game.world.players.ban_on_address(address.parse().unwrap(), game.now).is_some()
    };
    game.types(aria, "@ban 10.1.2.99/24").unwrap();
    game.types(aria, "@ban 2001:db8:1:2::9/64 2h Noise.").unwrap();
    assert_eq!(
        game.reads(aria).lines().next(),
        Some("10.1.2.0/24 may not come in until the ban is lifted.")
    );
    for address in ["10.1.2.3", "10.1.2.255", "::ffff:10.1.2.3", "2001:db8:1:2:3::4"] {
        assert!(shut(&game, address), "{address}");
    }
    for address in ["10.1.3.3", "2001:db8:1:3::4", "192.0.2.1"] {
        assert!(!shut(&game, address), "{address}");
    }
    game.types(aria, "@unban 10.1.2.0/24").unwrap();
    assert!(!shut(&game, "10.1.2.3"));
    game.now = game.now + Millis::seconds(3 * 60 * 60);
    assert!(!shut(&game, "2001:db8:1:2:3::4"), "it is over");
    for wide in ["0.0.0.0/0", "4.0.0.0/6", "::/0", "2000::/3"] {
        assert!(game.types(aria, &format!("@ban {wide}")).is_err(), "{wide}");
    }
}

#[test]
fn issue14_18_no_colon_stands_before_nothing() {
    assert_eq!(
        player::because("You are banned from the Reach", " "),
        "You are banned from the Reach."
    );
    assert_eq!(player::because("Out", "spam"), "Out: spam");
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Admin);
    let bran = game.join("Bran", Role::Player);
    for (line, read) in [
        ("@mute bran", "You are muted until that is lifted."),
        ("@mute bran 10m Spam.", "You are muted for 10 min: Spam."),
        ("@freeze bran", "You are frozen until that is lifted."),
    ] {
        game.types(aria, line).unwrap();
        assert_eq!(game.reads(bran), read);
    }
}
