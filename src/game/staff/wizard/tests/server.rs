//! `@announce`, `@reload`, `@shutdown`, `@clock`, `@rng`, `@audit`.

use super::*;

#[test]
fn everyone_reads_an_announcement() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Wizard);
    let bran = game.join("Bran", Role::Player);
    game.put(bran, "hall");
    game.types(aria, "@announce Noon.\u{1b}[31m").unwrap();
    assert_eq!(game.reads(bran), "Aria announces: Noon.[31m");
    assert_eq!(game.reads(aria), "You announce: Noon.[31m");
    assert!(game.types(aria, "@announce ").unwrap_err().starts_with("Usage"));
}

#[test]
fn the_engine_is_asked_to_reload_and_to_stop() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Admin);
    game.types(aria, "@reload").unwrap();
    game.types(aria, "@shutdown").unwrap();
    game.types(aria, "@shutdown 60 A new version.").unwrap();
    game.types(aria, "shutdown 5m").unwrap();
    let stop = |seconds, reason: &str| Ask::Shutdown { seconds, reason: reason.into() };
    let asked = [Ask::Reload(aria), stop(10, ""), stop(60, "A new version."), stop(300, "")];
    assert_eq!(game.asks, asked);
    assert!(game.reads(aria).contains("The server is to stop in 1 min."));
    assert!(game.types(aria, "@shutdown 5x").unwrap_err().contains("no length of time"));
    assert!(game.types(aria, "@shutdown 604801").is_err());
    assert!(game.types(aria, "@shut").is_err(), "must be typed in full");
    assert_eq!(game.asks.len(), 4);
}

#[test]
fn clock_and_dice_move_in_test_mode_only() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Wizard);
    game.types(aria, "@clock").unwrap();
    assert!(game.reads(aria).starts_with("The clock stands at 1 min 40 s (100000 ms)"));
    let refused = || Err("Only a server started with `--test-mode` does that.".to_string());
    for line in ["@clock advance 2h", "@rng", "@rng seed 7"] {
        assert_eq!(game.types(aria, line), refused(), "{line}");
    }
    game.world.test_mode = true;
    game.types(aria, "@clock advance 2h").unwrap();
    game.types(aria, "@rng show").unwrap();
    assert!(game.reads(aria).contains("The dice began with seed 1; numbers loaded: 0."));
    game.types(aria, "@rng seed 7").unwrap();
    assert_eq!(game.asks, [Ask::Advance(aria, Millis::seconds(7200)), Ask::Reseed(7)]);
    for line in ["@clock advance", "@clock stop", "@rng seed x", "@rng roll"] {
        assert!(shows_usage(game.types(aria, line)), "{line}");
    }
    assert!(game.types(aria, "@clock advance 53w").is_err());
}

#[test]
fn the_audit_log_is_searched_by_name_and_by_word() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Admin);
    let bran = game.join("Bran", Role::Builder);
    game.types(bran, "@goto hall").unwrap();
    let _ = game.types(bran, "@goto nowhere");
    game.types(aria, "@at hall @load npc rat").unwrap();
    game.reads(aria);
    let shows = |game: &mut Game, line: &str| {
        game.types(aria, line).unwrap();
        let page = game.reads(aria);
        // The heading and the line under it.
        let lines = page.lines().skip(2).filter(|line| !line.starts_with("Older lines: "));
        lines.map(str::to_string).collect::<Vec<_>>()
    };
    let lines = shows(&mut game, "@audit bran");
    assert_eq!(lines.len(), 2);
    assert!(lines[0].contains("@goto hall") && lines[0].ends_with("done"), "{lines:?}");
    assert!(lines[1].contains("There is no room or person"), "{lines:?}");
    assert_eq!(shows(&mut game, "@audit goto 1").len(), 1);
    assert_eq!(shows(&mut game, "@audit load").len(), 1);
    assert_eq!(shows(&mut game, "@audit 2").len(), 2);
    let none = Err("The audit log holds no such line.".into());
    assert_eq!(game.types(aria, "@audit zoe"), none);
    assert!(shows_usage(game.types(aria, "@audit a b c")));
}
