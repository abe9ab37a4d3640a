//! Trade, as it reads and as it adds up.

use crate::base::limits::{BUY_AT_ONCE_MAX, COINS_MAX, THINGS_CARRIED_MAX};
use crate::game::ground::creature::{self, Posture};
use crate::game::ground::place::{self, Place};
use crate::game::people::carry::stage::Stage;
use proptest::prelude::*;

/// Aria with 20 coins before Old Marrow, who asks 5 for a torch and 3 for bread.
fn market() -> Stage {
    let mut stage = Stage::new();
    stage.merchant();
    stage.purse(stage.aria, 20);
    stage
}

#[test]
fn a_list_is_numbered() {
    let mut stage = market();
    let list = stage.aria("list");
    assert!(list.starts_with("Old Marrow sells:\n"), "{list}");
    assert!(list.contains("1  a pine torch     5 coins  gives light\n"), "{list}");
    assert!(list.contains("2  a loaf of bread  3 coins  mends 5\n"), "{list}");
    assert!(list.ends_with("Old Marrow buys food, bags and boxes and odds and ends.\n"), "{list}");
    assert_eq!(stage.aria("list bran"), "Bran is no merchant.");
}

#[test]
fn buying_by_name_by_number_and_by_count() {
    let mut stage = market();
    assert_eq!(stage.aria("buy torch"), "You buy a pine torch from Old Marrow for 5 coins.");
    assert_eq!(stage.reads(stage.bran), "Aria buys a pine torch from Old Marrow.");
    assert_eq!(stage.aria("buy 2"), "You buy a loaf of bread from Old Marrow for 3 coins.");
    assert_eq!(
        stage.aria("buy 2 loaves from marrow"),
        "You buy 2 loaves of bread from Old Marrow for 6 coins."
    );
    assert_eq!(stage.coins(stage.aria), 6);
    assert_eq!(stage.aria("buy 2 1"), "That comes to 10 coins, and you have 6 coins.");
    for line in ["buy 3", "buy 0", "buy sword", "buy it"] {
        let answer = "Old Marrow says, \"I do not sell that. Ask me for a `list`.\"";
        assert_eq!(stage.aria(line), answer, "{line}");
    }
    assert_eq!(stage.aria("buy 0 torches"), "None at all? That is quickly done.");
    assert!(stage.aria("buy").starts_with("Usage: buy"));
    assert_eq!(stage.world.places.carried(stage.aria).len(), 2, "loaves are one stack");
}

#[test]
fn buying_is_bounded() {
    let mut stage = market();
    stage.purse(stage.aria, 10_000);
    let line = format!("buy {} torches", BUY_AT_ONCE_MAX + 1);
    assert_eq!(stage.aria(&line), "Nobody counts past 100 at once.");
    for _ in 1..THINGS_CARRIED_MAX {
        stage.carried("rope", 1);
    }
    assert_eq!(stage.aria("buy 21 torches"), "You cannot carry any more.");
    assert_eq!(
        stage.aria("buy 20 torches"),
        "You buy 20 pine torches from Old Marrow for 100 coins."
    );
    assert_eq!(stage.coins(stage.aria), 9_900);
}

#[test]
fn selling_and_asking_the_price() {
    let mut stage = market();
    stage.carried("bread", 4);
    assert_eq!(stage.aria("value loaves"), "Old Marrow offers 4 coins for 4 loaves of bread.");
    assert_eq!(
        stage.aria("sell 3 loaves"),
        "You sell 3 loaves of bread to Old Marrow for 3 coins."
    );
    assert_eq!(stage.reads(stage.bran), "Aria sells 3 loaves of bread to Old Marrow.");
    stage.carried("bag", 1);
    stage.carried("bag", 1);
    let sold = "You sell 2 canvas bags to Old Marrow for 4 coins.";
    assert_eq!(stage.aria("sell all.bag to marrow"), sold);
    assert_eq!(stage.coins(stage.aria), 27);
    assert_eq!(stage.count_of(stage.template("bag")), 0);
    assert!(stage.out.pieces().all(|piece| piece.kept));
}

#[test]
fn what_no_merchant_takes() {
    let mut stage = market();
    let bag = stage.carried("bag", 1);
    stage.thing("rope", 1, Place::Inside(bag));
    for key in ["rope", "dust", "cap"] {
        stage.carried(key, 1);
    }
    stage.aria("wear cap");
    for (line, words) in [
        ("sell rope", "I have no use for a tarred rope."),
        ("sell dust", "I would not give a coin for a pinch of dust."),
        ("value dust", "I would not give a coin for a pinch of dust."),
        ("sell bag", "Empty it first, and we can talk."),
        ("sell cap", "Not off your back. Take it off first."),
        ("sell 5 coins", "Coins for coins? One of us would be the fool."),
        ("sell all", "The shirt too? Say all of what."),
    ] {
        assert_eq!(stage.aria(line), format!("Old Marrow says, \"{words}\""), "{line}");
    }
    assert_eq!(stage.aria("sell lamp"), "You are not carrying any \"lamp\".");
    stage.carried("bread", 2);
    stage.purse(stage.aria, COINS_MAX);
    assert_eq!(stage.aria("sell bread"), "Your purse holds no more coins.");
    assert_eq!(stage.count_of(stage.template("bread")), 2);
}

#[test]
fn nobody_trades_asleep_unseen_or_alone() {
    let mut stage = Stage::new();
    assert_eq!(stage.aria("list"), "Nobody here has anything to trade.");
    let marrow = stage.merchant();
    stage.turn(|turn| creature::set_posture(turn, marrow, Posture::Sleeping));
    assert_eq!(stage.aria("list"), "Old Marrow is asleep.");
    stage.goes_dark();
    assert_eq!(stage.aria("buy torch"), "It is too dark to see anything.");
}

proptest! {
    #![proptest_config(crate::base::properties::properties())]
    #[test]
    fn the_purse_loses_what_is_paid(
        lines in prop::collection::vec(
            prop::sample::select(vec![
                "buy 1", "buy 3 bread", "buy 2 torches", "sell bread", "sell 2 bread",
                "sell all.torch", "value bread", "sell dust",
            ]),
            1..30,
        ),
    ) {
        let mut stage = market();
        stage.carried("dust", 3);
        for line in lines {
            let (coins, loaves) = (stage.coins(stage.aria), stage.count_of(stage.template("bread")));
            let torches = stage.count_of(stage.template("torch"));
            stage.aria(line);
            let bread = stage.count_of(stage.template("bread")) as i64 - loaves as i64;
            let torch = stage.count_of(stage.template("torch")) as i64 - torches as i64;
            let each = if bread > 0 { 3 } else { 1 };
            prop_assert_eq!(stage.coins(stage.aria) as i64, coins as i64 - bread * each - torch * 5);
            prop_assert_eq!(place::check(&stage.world), Ok(()));
        }
    }
}
