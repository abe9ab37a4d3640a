//! `@load` and `@purge`.

use super::*;

#[test]
fn loaded_things_are_carried_and_coins_lie_on_the_floor() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Builder);
    let bran = game.join("Bran", Role::Player);
    game.types(aria, "@load item rope 2").unwrap();
    assert_eq!(game.world.places.carried(aria).len(), 2);
    assert_eq!(game.reads(bran), "Aria calls 2 tarred ropes into being.");
    assert_eq!(game.reads(aria), "You call 2 tarred ropes into being.");
    game.types(aria, "@load item nail 50").unwrap();
    assert_eq!(game.world.places.carried(aria).len(), 5);
    game.types(aria, "@load item coin 500").unwrap();
    let floor = game.world.places.on_floor(game.room("cellar"));
    assert_eq!(game.world.items.get(floor[0]).unwrap().quantity(), 500);
}

#[test]
fn loaded_npcs_stand_here() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Builder);
    let bran = game.join("Bran", Role::Player);
    game.types(aria, "@load npc rat 2").unwrap();
    assert_eq!(game.world.creatures.len(), 4);
    let seen = "A harbour rat is suddenly here.\nA harbour rat is suddenly here.";
    assert_eq!(game.reads(bran), seen);
    assert!(game.reads(aria).ends_with("into being."));
}

#[test]
fn loading_has_bounds() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Builder);
    let near = "There is no item \"rop\". Did you mean `rope`?";
    assert_eq!(game.types(aria, "@load item rop"), Err(near.into()));
    assert!(game.types(aria, "@load npc dragon").unwrap_err().starts_with("There is no NPC"));
    let many = Err("There is no room for so many.".into());
    assert_eq!(game.types(aria, "@load item rope 101"), many);
    assert_eq!(game.types(aria, "@load item coin 18446744073709551615"), many);
    assert_eq!(game.types(aria, "@load npc rat 101"), Err("At most 100 at once.".into()));
    for line in ["@load", "@load item", "@load item rope 0", "@load item rope x", "@load cat rat"] {
        assert!(shows_usage(game.types(aria, line)), "{line}");
    }
    assert!(game.world.items.is_empty());
}

#[test]
fn purge_alone_spares_players_and_their_bodies() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Builder);
    let bran = game.join("Bran", Role::Player);
    let floor = Place::Room(game.room("cellar"));
    let rat = game.npc("rat", "cellar");
    let of_bran = || Own { owner: Some(bran.0), ..Own::default() };
    game.item("rope", Own::default(), floor);
    game.item("rope", Own::default(), Place::Carried(rat));
    let body = game.item("corpse", of_bran(), floor);
    let bag = game.item("bag", Own::default(), floor);
    let boxed = game.item("corpse", of_bran(), Place::Inside(bag));
    let looted = game.item("corpse", of_bran(), Place::Carried(rat));
    game.types(aria, "@purge").unwrap();
    let told = "Aria waves a hand, and nothing is left of the harbour rat and the tarred rope.";
    assert_eq!(game.reads(bran), told);
    let left: Vec<ItemId> = game.world.items.iter().map(|item| item.id()).collect();
    assert_eq!(left, [body, bag, boxed, looted]);
    assert_eq!(game.world.places.of_item(looted), Some(floor));
    assert!(game.world.creatures.get(rat).is_none() && game.world.players.is_here(bran));
    assert_eq!(crate::game::check(&game.world), Ok(()));
    let nothing = Err("There is nothing here to purge.".into());
    assert_eq!(game.types(aria, "@purge all"), nothing);
}

#[test]
fn the_purged_take_what_is_on_them_along() {
    use crate::game::people::effect::{self, Kind};
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Builder);
    game.types(aria, "@load npc rat").unwrap();
    let rat = game.world.creatures.iter().map(|body| body.id()).find(|id| *id != aria).unwrap();
    game.with(|turn| effect::apply(turn, rat, Kind::Bleed, 1, 9, aria));
    game.types(aria, "@purge rat").unwrap();
    assert!(effect::on(&game.world, rat).is_empty());
    assert_eq!(crate::game::people::effect::check(&game.world), Ok(()));
}

#[test]
fn purge_takes_what_is_named() {
    let mut game = Game::new();
    let aria = game.join("Aria", Role::Builder);
    let bran = game.join("Bran", Role::Player);
    let floor = Place::Room(game.room("cellar"));
    let (rat, guard) = (game.npc("rat", "cellar"), game.npc("guard", "cellar"));
    game.item("rope", Own::default(), floor);
    game.item("rope", Own::default(), Place::Carried(aria));
    game.item("corpse", Own { owner: Some(bran.0), ..Own::default() }, floor);
    game.types(aria, "@purge rat").unwrap();
    assert!(game.world.creatures.get(rat).is_none() && game.world.creatures.get(guard).is_some());
    game.types(aria, "@purge all.rope").unwrap();
    assert_eq!(game.world.items.len(), 1);
    game.types(aria, "@load item nail 50").unwrap();
    game.types(aria, "@purge 45 nails").unwrap();
    let nails = game.world.places.carried(aria).iter();
    let nails: u64 = nails.map(|id| game.world.items.get(*id).unwrap().quantity()).sum();
    assert_eq!(nails, 5);
    let never = || Err("Players and their bodies are never purged.".into());
    assert_eq!(game.types(aria, "@purge bran"), never());
    assert_eq!(game.types(aria, "@purge me"), never());
    assert_eq!(game.types(aria, "@purge corpse"), never());
    assert_eq!(game.types(aria, "@purge dragon"), Err("You see no \"dragon\" here.".into()));
    assert!(game.types(aria, "purg guard").is_err(), "must be typed in full");
}
