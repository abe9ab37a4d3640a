//! `@force`, `@kick`, `@heal`, `@set`, bans, ranks and the owner's code.

use super::*;
use crate::game::frame::keep::dirty::Key;
use crate::game::ground::ledger::{Account, Commodity, Refused, SET, transfer};
use crate::game::staff::wizard::{claim, fingerprint};

#[test]
fn force_reaches_only_below_ones_rank() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Admin);
    let bran = game.join("Bran", Role::Wizard);
    game.join("Cyn", Role::Admin);
    game.join("Dora", Role::Owner);
    let rat = game.npc("rat", "hall");
    game.types(aria, "@force bran say I am sorry.").unwrap();
    assert_eq!(game.asks, [Ask::Line(bran, "say I am sorry.".into())]);
    assert_eq!(game.reads(bran), "For a moment your will is not your own.");
    assert_eq!(game.reads(aria), "You force Bran: say I am sorry.");
    game.types(aria, "@force rat north").unwrap();
    assert_eq!(game.asks.pop(), Some(Ask::Line(rat, "north".into())));
    game.asks.clear();
    for name in ["Cyn", "Dora"] {
        let why = format!("{name} is not below you in rank.");
        assert_eq!(game.types(aria, &format!("@force {name} quit")), Err(why));
    }
    assert_eq!(game.types(aria, "@force me quit"), Err("That would be you.".into()));
    assert!(game.types(aria, "@force bran").unwrap_err().starts_with("Usage"));
    assert!(game.asks.is_empty());
}

#[test]
fn a_forced_password_is_written_nowhere() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Admin);
    let bran = game.join("Bran", Role::Player);
    for (typed, written) in [
        ("@force bran password hunter22", "@force bran password …"),
        ("force bran /PASSWORD hunter22", "@force bran /PASSWORD …"),
        ("@at hall @fo bran password hunter22", "@at hall @fo bran password …"),
        ("@force bran say the password is x", "@force bran say the password is x"),
    ] {
        game.types(aria, typed).unwrap();
        assert_eq!(game.audited(), ("Aria", written, "done"));
        assert!(!game.reads(aria).contains("hunter22"));
    }
    assert_eq!(game.asks[0], Ask::Line(bran, "password hunter22".into()));
    // The name was forgotten.
    assert!(game.types(aria, "@force password hunter22").is_err());
    assert_eq!(game.audited().1, "@force password …");
}

#[test]
fn kick_closes_a_connection_with_a_reason() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Wizard);
    let bran = game.join("Bran", Role::Player);
    let cyn = game.join("Cyn", Role::Player);
    game.npc("rat", "cellar");
    game.types(aria, "@kick bran Sleep it off.").unwrap();
    let sentence = "You are sent out of the world: Sleep it off.".to_string();
    assert_eq!(game.asks, [Ask::Kick(bran, sentence)]);
    assert_eq!(game.reads(cyn), "Bran is lifted out of the world.");
    assert_eq!(game.reads(bran), "", "the engine tells them");
    assert_eq!(game.types(aria, "@kick rat"), Err("That is no player.".into()));
    assert_eq!(game.types(aria, "@kick me"), Err("That would be you.".into()));
    let nobody = "Nobody called \"zoe\" is in the world now.";
    assert_eq!(game.types(aria, "@kick zoe"), Err(nobody.into()));
    assert_eq!(game.audited(), ("Aria", "@kick zoe", nobody));
}

#[test]
fn heal_and_set_change_bodies() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Wizard);
    let bran = game.join("Bran", Role::Player);
    game.with(|turn| creature::hurt(turn, bran, 20));
    game.types(aria, "@heal bran").unwrap();
    let body = |game: &Game| game.world.creatures.get(bran).unwrap().clone();
    assert_eq!(body(&game).health(), body(&game).health_max());
    assert_eq!(game.reads(bran), "Your wounds close, all at once.");
    game.types(aria, "@set level bran 5").unwrap();
    game.types(aria, "@set coins bran 30").unwrap();
    assert_eq!((body(&game).level(), creature::coins(&game.world, bran)), (5, Coins(30)));
    let told = "Aria sets your level to 5.\nAria sees to it that you have 30 coins.";
    assert_eq!(game.reads(bran), told);
    let levels = "\"21\" is not a number from 1 to 20. Usage: @set level <who> <number>";
    assert_eq!(game.types(aria, "@set level bran 21"), Err(levels.into()));
    let purse = game.types(aria, "@set coins bran 1000000000001").unwrap_err();
    assert!(purse.contains(&format!(" from 0 to {COINS_MAX}.")), "{purse}");
    for line in ["@set coins bran", "@set luck bran 5", "@set level"] {
        assert!(shows_usage(game.types(aria, line)), "{line}");
    }
}

#[test]
fn bans_hold_for_names_and_addresses() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Admin);
    game.shelve("Bran", Role::Player);
    game.types(aria, "@ban BRAN 2h Cool down.").unwrap();
    assert_eq!(game.reads(aria), "Bran may not come in for 2 h.");
    let ban = game.world.players.ban("name", "Bran", game.now).unwrap().clone();
    assert_eq!((ban.reason.as_str(), ban.by.as_str()), ("Cool down.", "Aria"));
    assert_eq!(ban.until, Some(game.now + Millis::seconds(7200)));
    game.types(aria, "@ban ::ffff:10.0.0.7 Noise.").unwrap();
    assert!(game.world.players.ban_on_address("10.0.0.7".parse().unwrap(), game.now).is_some());
    assert_eq!(game.asks, [Ask::Banned, Ask::Banned]);
    game.reads(aria);
    game.types(aria, "@bans").unwrap();
    let page = game.reads(aria);
    assert!(page.contains("10.0.0.7") && page.contains("until lifted"), "{page}");
    game.types(aria, "@unban bran").unwrap();
    assert!(game.world.players.ban("name", "bran", game.now).is_none());
    assert!(game.types(aria, "@unban bran").unwrap_err().starts_with("There is no ban on"));
    assert!(game.types(aria, "@ban zoe").unwrap_err().starts_with("There is no character"));
    assert!(game.types(aria, "@ban bran 2x").unwrap_err().contains("no length of time"));
    assert_eq!(game.types(aria, "@ban aria"), Err("That would be you.".into()));
}

#[test]
fn admins_promote_below_themselves_and_owners_anyone() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Admin);
    let bran = game.join("Bran", Role::Player);
    let cyn = game.shelve("Cyn", Role::Admin);
    let dora = game.join("Dora", Role::Owner);
    game.types(aria, "@promote bran wizard").unwrap();
    assert_eq!(game.world.players.role(bran), Role::Wizard);
    assert_eq!(game.reads(bran), "Aria makes you a wizard.");
    assert_eq!(game.reads(aria), "You make Bran a wizard.");
    let below = || Err("You can only give and take ranks that are below your own.".into());
    for line in ["@promote bran admin", "@promote cyn player", "@promote dora player"] {
        assert_eq!(game.types(aria, line), below(), "{line}");
    }
    assert_eq!(game.types(aria, "@promote aria owner"), below());
    game.types(dora, "@promote cyn owner").unwrap();
    assert_eq!(game.world.players.role(cyn), Role::Owner);
    game.types(dora, "@promote cyn player").unwrap();
    let last = "The server would have no owner. Make another one first.";
    assert_eq!(game.types(dora, "@promote dora player"), Err(last.into()));
    assert_eq!(game.types(dora, "@promote aria admin"), Err("Aria is an admin already.".into()));
    assert!(game.types(dora, "@promote bra owner").unwrap_err().contains("no character"));
    assert!(shows_usage(game.types(dora, "@promote bran king")));
}

#[test]
fn the_code_makes_one_owner_once() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Player);
    assert!(!game.with(|turn| claim(turn, aria, "")), "nothing is open");
    assert!(game.world.players.audit().is_empty());
    player::set_claim(&mut game.world, fingerprint("ABCD-EFGH"));
    assert!(!game.with(|turn| claim(turn, aria, "ABCD-EFGI")));
    assert_eq!(game.audited(), ("Aria", "@claim …", "That is not the code."));
    assert!(game.with(|turn| claim(turn, aria, "ABCD-EFGH")));
    assert_eq!(game.audited(), ("Aria", "@claim …", "done"));
    assert_eq!(game.world.players.role(aria), Role::Owner);
    assert!(game.out.pieces_for(aria).iter().all(|piece| piece.kept));
    assert!(game.reads(aria).contains("you are the owner of this server"));
    assert!(!game.with(|turn| claim(turn, aria, "ABCD-EFGH")), "once only");
}

#[test]
fn a_fingerprint_is_the_sha_256_of_the_code() {
    // FIPS 180-2, appendix B.1.
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(fingerprint("abc"), expected);
}

/// The line of issue 16: neither a presence nor a body is needed. Whoever builds mail and notices
/// adds them here.
#[test]
fn issue16_3_a_character_who_is_away_receives_coins_and_experience_and_is_erased() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Admin);
    let bran = game.shelve("Bran", Role::Player);
    assert!(
        game.world.players.presence(bran).is_none() && game.world.creatures.get(bran).is_none()
    );
    game.types(aria, "@set coins bran 30").unwrap();
    game.types(aria, "@set coins aria 20").unwrap();
    pays(&mut game, (aria, bran), 12).expect("as a gift is paid");
    pays(&mut game, (bran, aria), 2).expect("as a tax is");
    game.types(aria, "@set level bran 4").unwrap();
    game.with(|turn| player::gain_experience(turn, bran, 400));
    let own = |game: &Game| {
        let own = game.world.players.character(bran).unwrap();
        (own.coins(), own.level(), own.experience())
    };
    assert_eq!(own(&game), (Coins(40), 5, 1_000));
    game.with(|turn| player::choose(turn, bran, |preferences| preferences.brief = true));
    let (kept, _) = game.world.dirty.take();
    assert!(kept.contains(&Key::Creature(bran)), "what a sleeper got is kept");
    game.with(|turn| player::enter(turn, bran, &player::Screen::of_width(0)));
    assert_eq!(
        (own(&game), game.world.creatures.get(bran).unwrap().level()),
        ((Coins(40), 5, 1_000), 5)
    );
    assert_eq!(crate::game::check(&game.world), Ok(()));
    game.with(|turn| player::leave(turn, bran));
    game.types(aria, "@delete bran").unwrap();
    game.confirms(aria);
    game.with(|turn| crate::game::people::account::erase(turn, aria, bran));
    assert!(game.world.players.character(bran).is_none());
    assert_eq!(crate::game::check(&game.world), Ok(()));
}

/// As anything pays anybody, whoever is away.
fn pays(game: &mut Game, (from, to): (CreatureId, CreatureId), coins: u64) -> Result<(), Refused> {
    let (from, to) = (Account::Purse(from), Account::Purse(to));
    let paid = |turn: &mut Turn| transfer(turn, from, to, Commodity::Credits, coins, SET);
    game.with(paid).map(|_| ())
}
