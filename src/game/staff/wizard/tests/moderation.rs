//! `@mute`, `@freeze`, `@snoop`, `@lock`, `@rename`, `@delete`, `@password`, and their bounds.

use super::*;
use crate::base::limits::{
    BAN_BITS_IPV6_MIN, BAN_BITS_MIN, BANS_MAX, CLAIMS_NOTED_MAX, CONFIRM_MS_MAX,
    NEWCOMERS_NOTED_MAX, NEWCOMERS_PER_HOUR, TELLS_PER_MINUTE_MAX,
};
use crate::game::client::about::Host;
use crate::game::people::account::erase;
use crate::game::staff::wizard::{claim, fingerprint};

#[test]
fn issue14_29_what_is_asked_twice_is_done_once() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Admin);
    let bran = game.shelve("Bran", Role::Player);
    let rope = game.item("rope", Own::default(), Place::Carried(bran));
    let first = Err("You were asked nothing in the last minute.".to_string());
    assert_eq!(game.types(aria, "confirm"), first);
    game.types(aria, "@delete bran").unwrap();
    assert!(game.reads(aria).starts_with("Bran, a level 1 none with 1 thing and 0 coins"));
    game.now = game.now + Millis(CONFIRM_MS_MAX);
    assert_eq!(game.types(aria, "confirm"), first, "too late");
    game.types(aria, "@delete bran").unwrap();
    game.confirms(aria);
    assert_eq!(game.asks, [Ask::Erase(aria, bran)]);
    game.with(|turn| erase(turn, aria, bran));
    assert!(game.world.players.find("bran").is_none());
    assert!(game.world.items.get(rope).is_none());
    assert_eq!(game.world.players.accounts().count(), 1);
    assert_eq!(game.reads(aria).lines().last(), Some("Bran is erased, and the name is free."));
    assert_eq!(crate::game::check(&game.world), Ok(()));
    game.with(|turn| erase(turn, aria, bran));
}

#[test]
fn issue14_29_somebody_elses_body_outlasts_whoever_carries_it() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Admin);
    let bran = game.shelve("Bran", Role::Player);
    let bag = game.item("bag", Own::default(), Place::Carried(bran));
    let own = Own { owner: Some(aria.0), ..Own::default() };
    let corpse = game.item("corpse", own, Place::Inside(bag));
    game.with(|turn| erase(turn, aria, bran));
    assert!(game.world.items.get(bag).is_none() && game.world.items.get(corpse).is_some());
    assert_eq!(crate::game::check(&game.world), Ok(()));
}

#[test]
fn issue14_29_a_new_name_takes_along_what_holds_for_the_old_one() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Admin);
    let bran = game.join("Bran", Role::Player);
    game.shelve("Cyn", Role::Player);
    game.types(aria, "@mute bran").unwrap();
    game.reads(bran);
    game.types(aria, "@rename bran branwen").unwrap();
    assert_eq!(game.reads(bran), "You are called Branwen from now on, and log in by that name.");
    assert_eq!(game.world.players.find("Branwen"), Some(bran));
    assert_eq!(game.world.players.find("bran"), None);
    assert!(game.world.players.ban(player::MUTE, "branwen", game.now).is_some());
    assert!(game.world.players.ban(player::MUTE, "bran", game.now).is_none());
    assert_eq!(
        game.types(aria, "@rename branwen cyn"),
        Err("Somebody is called Cyn already.".into())
    );
    for bad in ["north", "x", "two words", "br4n", "all"] {
        assert!(game.types(aria, &format!("@rename branwen {bad}")).is_err(), "{bad}");
    }
    // Away from the world it is the same.
    game.types(aria, "@rename cyn Cynric").unwrap();
    assert_eq!(
        game.world.players.find("cynric").map(|who| player::name_of(&game.world, who)),
        Some("Cynric".into())
    );
}

#[test]
fn issue14_29_forbidden_words_stand_nowhere_in_a_name() {
    let mut game = Game::new();
    game.content.words.forbidden = vec!["troll".into()];
    game.content.words.reserved = vec!["staff".into()];
    for (name, good) in
        [("Trollope", false), ("Atroll", false), ("Staff", false), ("Staffan", true)]
    {
        let named =
            game.with(|turn| player::named(turn.view(), player::Named::Character(None), name));
        assert_eq!(named.is_ok(), good, "{name}");
    }
}

#[test]
fn issue14_29_snooping_is_announced_and_ends_with_either() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Admin);
    let cyn = game.join("Cyn", Role::Wizard);
    let bran = game.join("Bran", Role::Builder);
    game.types(aria, "@snoop bran").unwrap();
    assert_eq!(game.reads(cyn), "Aria begins to snoop on Bran.");
    assert_eq!(game.reads(bran), "");
    assert_eq!(game.world.players.snoopers(bran).collect::<Vec<_>>(), [aria]);
    game.reads(aria);
    game.with(|turn| {
        crate::game::staff::wizard::overheard(turn, bran, "@force x password hunter22")
    });
    assert_eq!(game.reads(aria), "[Bran types] @force x password …");
    game.types(aria, "@promote bran wizard").unwrap();
    assert_eq!(game.world.players.snooped_by(aria), Some(bran), "still below");
    game.with(|turn| player::leave(turn, bran));
    assert_eq!(game.world.players.snooped_by(aria), None);
    assert!(game.reads(cyn).ends_with("Aria no longer snoops on Bran."));
    game.types(aria, "@snoop cyn").unwrap();
    game.with(|turn| player::leave(turn, aria));
    assert!(!game.world.players.is_anybody_snooping());
}

#[test]
fn issue14_29_whoever_rises_is_no_longer_snooped_upon() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Admin);
    let dora = game.join("Dora", Role::Owner);
    let bran = game.join("Bran", Role::Player);
    game.types(aria, "@snoop bran").unwrap();
    game.types(dora, "@promote bran admin").unwrap();
    assert_eq!(game.world.players.snoopers(bran).next(), None);
}

#[test]
fn issue14_28_a_given_password_is_written_nowhere() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Admin);
    let bran = game.shelve("Bran", Role::Player);
    game.types(aria, "@password bran hunter22").unwrap();
    assert_eq!(game.asks, [Ask::Password(bran, "hunter22".into())]);
    assert_eq!(game.audited(), ("Aria", "@password bran …", "done"));
    assert_eq!(game.reads(aria), "Bran is given a new password.");
    assert!(game.types(aria, "@password bran short").is_err());
    assert_eq!(game.audited().1, "@password bran …");
    assert!(game.types(aria, "@password aria hunter22").is_err());
}

#[test]
fn issue14_29_sentences_are_bounded() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Admin);
    for n in 0..BANS_MAX {
        game.types(aria, &format!("@ban 10.0.0.{n}")).unwrap();
    }
    assert!(game.types(aria, "@ban 10.0.1.1").unwrap_err().contains("too many"));
    game.types(aria, "@ban 10.0.0.1 1h").unwrap();
    game.types(aria, "@unban 10.0.0.2").unwrap();
    for (net, bits) in [("10.0.0.0", BAN_BITS_MIN), ("2001:db8::", BAN_BITS_IPV6_MIN)] {
        assert!(game.types(aria, &format!("@ban {net}/{}", bits - 1)).is_err());
        game.types(aria, &format!("@ban {net}/{bits}")).unwrap();
        game.types(aria, &format!("@unban {net}/{bits}")).unwrap();
    }
    game.types(aria, "@ban 10.0.0.2").unwrap();
    assert_eq!(game.world.players.bans().count(), BANS_MAX);
}

#[test]
fn issue14_29_tells_are_bounded() {
    let mut game = Game::new();
    let (aria, _) = (game.join("Aria", Role::Player), game.join("Bran", Role::Player));
    for _ in 0..TELLS_PER_MINUTE_MAX {
        game.types(aria, "tell bran Hello.").unwrap();
    }
    assert!(game.types(aria, "tell bran Hello.").unwrap_err().contains("Take a breath"));
}

#[test]
fn issue14_31_wrong_codes_are_bounded() {
    let mut game = Game::new();
    let (aria, bran) = (game.join("Aria", Role::Player), game.join("Bran", Role::Player));
    player::set_claim(&mut game.world, fingerprint("ABCD-EFGH"));
    for _ in 0..CLAIMS_NOTED_MAX * 3 {
        assert!(!game.with(|turn| claim(turn, aria, "wrong")));
    }
    assert_eq!(game.world.players.audit().len(), CLAIMS_NOTED_MAX as usize);
    game.with(|turn| claim(turn, bran, "wrong"));
    assert_eq!(game.audited().0, "Bran", "others have a measure of their own");
    game.now = game.now + Millis::seconds(60 * 60);
    game.with(|turn| claim(turn, aria, "wrong"));
    assert_eq!(game.audited(), ("Aria", "@claim …", "That is not the code."));
    for _ in 0..CLAIMS_NOTED_MAX {
        game.with(|turn| claim(turn, aria, "wrong"));
    }
    assert!(game.with(|turn| claim(turn, aria, "ABCD-EFGH")), "the right one is always heard");
}

#[test]
fn issue14_29_newcomers_of_one_address_are_bounded() {
    let mut game = Game::new();
    let home = "2001:db8:1:2::1".parse().unwrap();
    let neighbour = "2001:db8:1:2:ffff::9".parse().unwrap();
    for _ in 0..20 {
        assert_eq!(player::may_begin(&game.world, home, game.now), Ok(()));
        player::began(&mut game.small.world, home, game.small.now);
    }
    game.world.host = Host { newcomers_per_hour: NEWCOMERS_PER_HOUR, ..Host::default() };
    for _ in 0..NEWCOMERS_PER_HOUR {
        assert_eq!(player::may_begin(&game.world, home, game.now), Ok(()));
        player::began(&mut game.small.world, home, game.small.now);
    }
    let refused = player::may_begin(&game.world, neighbour, game.now).unwrap_err();
    assert!(
        refused.contains("10 new characters") && refused.ends_with("Come back in 1 h."),
        "{refused}"
    );
    assert_eq!(
        player::may_begin(&game.world, "2001:db8:1:3::1".parse().unwrap(), game.now),
        Ok(())
    );
    let later = game.now + Millis::seconds(60 * 60);
    assert_eq!(player::may_begin(&game.world, home, later), Ok(()));
    for n in 0..NEWCOMERS_NOTED_MAX * 2 {
        player::began(&mut game.small.world, [10, 0, 0, n as u8].into(), game.small.now);
    }
}

#[test]
fn issue14_31_lines_of_the_audit_log_say_when_whence_and_with_what_outcome() {
    let mut game = Game::new();
    game.world.host = Host { started: 1_709_164_800, ..Host::default() };
    game.now = Millis::seconds(3_600);
    let aria = game.join("Aria", Role::Admin);
    player::came_from(&mut game.world, aria, "::ffff:192.0.2.7".parse().unwrap());
    let _ = game.types(aria, "@kick nobody");
    let row = game.world.players.audit().last().unwrap().clone();
    assert_eq!((row.date, row.address.as_str()), (1_709_168_400, "192.0.2.7"));
    assert!(row.outcome.starts_with("Nobody called"));
    game.types(aria, "@audit 192.0.2.7").unwrap();
    let page = game.reads(aria);
    assert!(page.contains("2024-02-29 01:00") && page.contains("192.0.2.7"), "{page}");
}

#[test]
fn issue14_29_nobody_attacks_the_frozen() {
    use crate::game::people::combat::may_attack;
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Wizard);
    let (bran, rat) = (game.join("Bran", Role::Player), game.npc("rat", "cellar"));
    assert_eq!(game.with(|turn| may_attack(turn, rat, bran)), Ok(()));
    game.types(aria, "@freeze bran 1m").unwrap();
    assert!(game.with(|turn| may_attack(turn, rat, bran)).is_err());
    game.now = game.now + Millis::seconds(60);
    assert_eq!(game.with(|turn| may_attack(turn, rat, bran)), Ok(()));
}
