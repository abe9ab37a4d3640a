//! `@goto`, `@transfer`, `@at`, `@where`, `@stat`.

use super::*;

#[test]
fn goto_leads_to_rooms_players_and_npcs() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Builder);
    let bran = game.join("Bran", Role::Player);
    let rat = game.npc("rat", "hall");
    assert_eq!(game.types(aria, "goto rat"), Ok(()));
    assert_eq!(game.where_is(aria), "hall");
    assert!(game.reads(aria).starts_with("The hall"));
    assert_eq!(game.reads(bran), "Aria is suddenly gone.");
    assert_eq!(game.types(aria, "@goto bran"), Ok(()));
    assert_eq!(game.where_is(aria), "cellar");
    assert_eq!(game.reads(bran), "Aria is suddenly here.");
    assert_eq!(game.types(aria, &format!("@goto #{}", rat.0)), Ok(()));
    assert_eq!(game.types(aria, "@goto HALL"), Err("You are there already.".into()));
}

#[test]
fn an_unknown_place_is_refused_with_the_nearest() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Builder);
    let why = "There is no room or person \"cellr\". Did you mean `cellar`?";
    assert_eq!(game.types(aria, "@goto cellr"), Err(why.into()));
    assert_eq!(game.audited(), ("Aria", "@goto cellr", why));
}

#[test]
fn transfer_brings_one_or_all() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Wizard);
    let bran = game.join("Bran", Role::Player);
    let rat = game.npc("rat", "hall");
    game.put(bran, "hall");
    game.types(aria, "@transfer bran").unwrap();
    assert_eq!(game.where_is(bran), "cellar");
    assert!(game.reads(bran).starts_with("You feel a tug, and are elsewhere.\nThe cellar"));
    assert!(game.reads(aria).contains("Bran is now at: The cellar."));
    game.types(aria, "@transfer all hall").unwrap();
    assert_eq!((game.where_is(bran), game.where_is(aria)), ("hall", "cellar"));
    game.types(aria, "transfer harbour rat here").unwrap();
    assert_eq!(game.where_is(rat), "cellar");
    let nobody = Err("Nobody is left to be brought there.".into());
    assert_eq!(game.types(aria, "@transfer all hall"), nobody);
    assert!(game.types(aria, "@transfer bran hal").unwrap_err().starts_with("There is no room"));
    assert!(game.types(aria, "@transfer").unwrap_err().starts_with("Usage"));
}

#[test]
fn at_runs_there_and_one_is_back_unseen() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Wizard);
    let bran = game.join("Bran", Role::Player);
    game.put(bran, "hall");
    game.types(aria, "@at hall say Boo.").unwrap();
    assert_eq!(game.reads(bran), "Aria says, \"Boo.\"");
    assert_eq!(game.reads(aria), "You say, \"Boo.\"");
    assert_eq!(game.where_is(aria), "cellar");
    assert_eq!(game.audited(), ("Aria", "@at hall say Boo.", "done"));
    game.types(aria, "at bran @goto cellar").unwrap();
    assert_eq!(game.where_is(aria), "cellar");
}

#[test]
fn at_hands_on_the_refusal_of_what_was_done() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Wizard);
    let why = "There is no way north from here.";
    assert_eq!(game.types(aria, "@at hall north"), Err(why.into()));
    assert_eq!(game.audited(), ("Aria", "@at hall north", why));
    assert_eq!(game.where_is(aria), "cellar");
    assert_eq!(game.types(aria, "@at hall @at hall say x"), Err("One place at a time.".into()));
    assert!(game.types(aria, "@at hall frobnicate").unwrap_err().contains("frobnicate"));
    assert!(game.types(aria, "@at hall").unwrap_err().starts_with("Usage"));
    // Above a wizard's rank, in whatever place.
    game.shelve("Cyn", Role::Player);
    assert!(game.types(aria, "@at hall @ban cyn").is_err());
}

#[test]
fn where_lists_players_with_their_rooms() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Builder);
    let bran = game.join("Bran", Role::Player);
    game.put(bran, "hall");
    game.types(aria, "@where").unwrap();
    let page = game.reads(aria);
    assert!(page.contains("Aria") && page.contains("cellar"), "{page}");
    assert!(page.contains("Bran") && page.contains("hall"), "{page}");
}

#[test]
fn stat_shows_everything_line_by_line() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Builder);
    let rat = game.npc("rat", "cellar");
    let rope = game.item("rope", Own::default(), Place::Carried(aria));
    game.with(|turn| player::choose(turn, aria, |chosen| chosen.reader = player::Choice::On));
    let lines = |game: &mut Game, line: &str, wanted: &[&str]| {
        game.types(aria, line).unwrap();
        let page = game.reads(aria);
        for wanted in wanted {
            assert!(page.lines().any(|line| line == *wanted), "{wanted}:\n{page}");
        }
    };
    let place = "Place: cellar (The cellar)";
    let number = format!("Number: #{}", rat.0);
    let npc = ["Template: rat", "Health: 12 of 12", "Behaviour: cowardly", place, &number];
    lines(&mut game, "@stat rat", &npc);
    let carries = format!("Carries: a tarred rope (#{})", rope.0);
    lines(&mut game, "@stat me", &["Level: 1", "Link: live", place, &carries]);
    let carried = format!("Place: carried by Aria (#{})", aria.0);
    lines(&mut game, "@stat rope", &["Template: rope", "Kind: tool", &carried]);
    lines(&mut game, &format!("@stat #{}", rope.0), &["Template: rope"]);
    lines(&mut game, "@stat", &["Id: cellar", "Exits: east to hall", "Flags: indoors"]);
    lines(&mut game, "@stat hall", &["Id: hall"]);
    assert!(game.types(aria, "@stat nothing").is_err());
}
