//! Things change hands as the rules say, and none is made or lost on the way.

use super::stage::Stage;
use crate::base::id::{CreatureId, ItemId};
use crate::base::limits::{THINGS_CARRIED_MAX, THINGS_IN_ROOM_MAX};
use crate::game::frame::verb::{self, Role};
use crate::game::ground::creature::{self, Posture};
use crate::game::ground::item::Slot;
use crate::game::ground::place::{self, Place};
use proptest::prelude::*;

#[test]
fn getting_and_dropping_one_thing() {
    let mut stage = Stage::new();
    let rope = stage.on_floor("rope", 1);
    assert_eq!(stage.aria("get rope"), "You get a tarred rope.");
    assert_eq!(stage.reads(stage.bran), "Aria gets a tarred rope.");
    assert_eq!(stage.world.places.of_item(rope), Some(Place::Carried(stage.aria)));
    assert_eq!(stage.aria("drop it"), "You drop a tarred rope.");
    assert_eq!(stage.reads(stage.bran), "Aria drops a tarred rope.");
    assert_eq!(stage.aria("take it"), "You get a tarred rope.");
    assert_eq!(stage.aria("get rope"), "You see no \"rope\" here.");
    assert_eq!(stage.aria("drop lamp"), "You are not carrying any \"lamp\".");
}

#[test]
fn everything_is_one_sentence() {
    let mut stage = Stage::new();
    for (key, count) in [("rope", 1), ("torch", 3), ("coin", 12), ("knife", 1), ("knife", 1)] {
        stage.on_floor(key, count);
    }
    stage.corpse_of(stage.bran);
    let all = "a tarred rope, 3 pine torches, 2 gutting knives and 12 coins";
    assert_eq!(stage.aria("get all"), format!("You get {all}."));
    assert_eq!(stage.reads(stage.bran), format!("Aria gets {all}."));
    assert_eq!(stage.coins(stage.aria), 12);
    assert_eq!(stage.aria("get all"), "There is nothing here to take.");
    let dropped = "You would drop a tarred rope, 3 pine torches and 2 gutting knives.";
    assert!(stage.aria("drop all").starts_with(dropped), "all at once is asked about first");
    assert_eq!(
        stage.confirms(stage.aria),
        "You drop a tarred rope, 3 pine torches and 2 gutting knives."
    );
    assert_eq!(stage.aria("drop all"), "You are not carrying anything.");
    assert_eq!(stage.aria("get all.knife"), "You get 2 gutting knives.");
}

#[test]
fn stacks_are_split_and_joined() {
    let mut stage = Stage::new();
    let heap = stage.on_floor("torch", 5);
    assert_eq!(stage.aria("get 3 torches"), "You get 3 pine torches.");
    assert_eq!(stage.world.items.get(heap).unwrap().quantity(), 2);
    assert_eq!(stage.aria("drop 1 torch"), "You drop a pine torch.");
    assert_eq!(stage.world.items.get(heap).unwrap().quantity(), 3);
    assert_eq!(stage.aria("get 9 torches"), "There are only 3.");
    assert_eq!(stage.aria("get 0 torches"), "None at all? That is quickly done.");
    for _ in 0..3 {
        stage.on_floor("rope", 1);
    }
    assert_eq!(stage.aria("get 2 ropes"), "You get 2 tarred ropes.");
    assert_eq!(stage.aria("get 2.rope"), "You see no \"2.rope\" here.");
}

/// A word in the singular means one, a plural all, `n x` means n, and what a list calls a thing finds it.
#[test]
fn issue17_9_one_is_one_and_a_plural_is_all() {
    let mut stage = Stage::new();
    stage.carried("torch", 5);
    assert_eq!(stage.aria("give torch bran"), "You give a pine torch to Bran.");
    assert_eq!(stage.aria("give bran 2.torch"), "You give a pine torch to Bran.");
    assert_eq!(stage.aria("drop 2.torch"), "You drop a pine torch.");
    assert_eq!(stage.aria("drop torch 3"), "You are not carrying any \"3.torch\".");
    assert_eq!(stage.aria("give the torches to bran"), "You give 2 pine torches to Bran.");
    for (key, count) in [("knife", 1), ("knife", 1), ("rope", 1), ("box", 1), ("sword", 1)] {
        stage.on_floor(key, count);
    }
    assert_eq!(stage.aria("get two knives, rope"), "You get 2 gutting knives and a tarred rope.");
    assert_eq!(stage.aria("drop them"), "You drop 2 gutting knives and a tarred rope.");
    assert_eq!(stage.aria("get knives"), "You get 2 gutting knives.");
    assert_eq!(stage.aria("drop every knife but one"), "You drop a gutting knife.");
    assert_eq!(
        stage.aria("get all except the long sword and the torch"),
        "You get a small box, a tarred rope and a gutting knife."
    );
    assert_eq!(
        stage.aria("drop sword and rope"),
        "You drop a tarred rope.\nYou are not carrying any \"sword\"."
    );
    assert_eq!(stage.aria("get 3 ropes"), "There is only one.");
}

/// More things than one line may name.
#[test]
fn issue17_9_a_list_has_an_end() {
    let mut stage = Stage::new();
    let list = vec!["rope"; crate::base::limits::NOUNS_MAX + 1].join(", ");
    let refused = stage.aria(&format!("get {list}"));
    assert!(refused.starts_with("That is too much at once"), "{refused}");
    let bare = list.replace(',', "");
    assert!(stage.aria(&format!("get {bare}")).starts_with("You see no"));
}

#[test]
fn coins_are_in_the_purse_or_in_a_pile() {
    let mut stage = Stage::new();
    stage.purse(stage.aria, 30);
    assert_eq!(stage.aria("drop 5 coins"), "You drop 5 coins.");
    assert_eq!(stage.aria("drop 1 credit"), "You drop 1 coin.");
    assert_eq!(stage.world.places.on_floor(stage.room).len(), 1);
    assert_eq!(stage.aria("drop 99 coins"), "You have only 24 coins.");
    assert_eq!(stage.aria("drop coins"), "How many? Say a number, or `all coins`.");
    assert_eq!(stage.aria("get 2 gold"), "You get 2 coins.");
    assert_eq!(stage.aria("give 10 coins to bran"), "You give 10 coins to Bran.");
    assert_eq!(stage.reads(stage.bran), "Aria gives you 10 coins.");
    assert_eq!((stage.coins(stage.aria), stage.coins(stage.bran)), (16, 10));
    stage.on_floor("bag", 1);
    assert_eq!(stage.aria("put all coins in bag"), "You put 16 coins into the canvas bag.");
    assert_eq!(stage.aria("open bag"), "The canvas bag is open already: type `look in bag`.");
    assert_eq!(stage.aria("drop all coins"), "You have no coins.");
    assert_eq!(stage.aria("get coins from bag"), "You get 16 coins from the canvas bag.");
    assert_eq!(stage.all_coins(), 30);
}

#[test]
fn containers_hold_so_much_and_no_more() {
    let mut stage = Stage::new();
    stage.carried("bag", 1);
    for key in ["rope", "knife", "cap"] {
        stage.carried(key, 1);
    }
    assert_eq!(
        stage.aria("put all in bag"),
        "You put a tarred rope and a gutting knife into the canvas bag.\n\
         The canvas bag is full."
    );
    assert_eq!(stage.aria("put cap bag"), "The canvas bag is full.");
    assert_eq!(stage.aria("get rope bag"), "You get a tarred rope from the canvas bag.");
    assert_eq!(stage.aria("get lamp from bag"), "There is no \"lamp\" in the canvas bag.");
    assert_eq!(stage.aria("get all bag"), "You get a gutting knife from the canvas bag.");
    assert_eq!(stage.aria("get all out of bag"), "The canvas bag is empty.");
    assert_eq!(stage.aria("get all from rope"), "The tarred rope is not a container.");
    assert_eq!(stage.aria("put bag in bag"), "The canvas bag does not go into itself.");
}

#[test]
fn bags_go_into_bags_but_not_without_end() {
    let mut stage = Stage::new();
    stage.carried("bag", 1);
    stage.carried("box", 1);
    assert_eq!(stage.aria("put box in bag"), "You put a small box into the canvas bag.");
    stage.carried("box", 1);
    assert_eq!(
        stage.aria("put bag in box"),
        "Take out of a canvas bag what holds other things first."
    );
}

#[test]
fn a_container_may_stand_last_without_a_word_between() {
    let mut stage = Stage::new();
    stage.on_floor("sword", 1);
    let bag = stage.on_floor("bag", 1);
    stage.thing("rope", 1, Place::Inside(bag));
    assert_eq!(stage.aria("get long sword"), "You get a long sword.");
    assert_eq!(stage.aria("put long sword bag"), "You put a long sword into the canvas bag.");
    let all = "You get a tarred rope and a long sword from the canvas bag.";
    assert_eq!(stage.aria("get all bag"), all);
    assert_eq!(stage.aria("get all.bag"), "You get a canvas bag.");
}

#[test]
fn a_players_corpse_opens_to_its_owner() {
    let mut stage = Stage::new();
    let corpse = stage.corpse_of(stage.bran);
    stage.thing("rope", 1, Place::Inside(corpse));
    assert_eq!(stage.aria("get all corpse"), "The corpse of a hero is not yours to rob.");
    assert_eq!(stage.aria("get corpse"), "The corpse of a hero stays where it fell.");
    stage.carried("knife", 1);
    assert_eq!(stage.aria("put knife in corpse"), "Nothing goes into the corpse of a hero.");
    let line = stage.types(stage.bran, "get all from corpse");
    assert_eq!(line, "You get a tarred rope from the corpse of a hero.");
    assert_eq!(stage.reads(stage.aria), "Bran gets a tarred rope from the corpse of a hero.");
}

#[test]
fn gifts_in_any_order_of_words() {
    let mut stage = Stage::new();
    for line in ["give rope to bran", "give rope bran", "give bran rope"] {
        stage.carried("rope", 1);
        assert_eq!(stage.aria(line), "You give a tarred rope to Bran.");
        assert_eq!(stage.reads(stage.bran), "Aria gives you a tarred rope.");
    }
    stage.carried("torch", 4);
    assert_eq!(stage.aria("give bran 3 torches"), "You give 3 pine torches to Bran.");
    assert_eq!(stage.aria("give torch to me"), "That would be you.");
    assert_eq!(stage.aria("give torch to zed"), "You see no \"zed\" here.");
    assert_eq!(stage.aria("give lamp to bran"), "You are not carrying any \"lamp\".");
}

#[test]
fn dressing_swaps_what_was_there() {
    let mut stage = Stage::new();
    for key in ["cap", "helm", "knife", "sword"] {
        stage.carried(key, 1);
    }
    stage.carried("torch", 2);
    assert_eq!(
        stage.aria("wear all"),
        "You wield a gutting knife, hold a pine torch and put on an oilskin cap."
    );
    assert_eq!(
        stage.reads(stage.bran),
        "Aria wields a gutting knife, holds a pine torch and puts on an oilskin cap."
    );
    assert_eq!(stage.aria("wear helm"), "You take off an oilskin cap and put on a dented helm.");
    assert_eq!(stage.aria("wield sword"), "You put away a gutting knife and wield a long sword.");
    assert_eq!(stage.aria("hold torch"), "You put away a pine torch and hold a pine torch.");
    assert_eq!(stage.aria("wear all"), "You have nothing more that you could wear.");
    assert_eq!(stage.aria("remove helm"), "You take off a dented helm.");
    assert_eq!(stage.aria("remove all"), "You put away a pine torch and a long sword.");
    assert_eq!(stage.aria("remove all"), "You are not wearing anything.");
    assert_eq!(stage.world.places.worn_in(stage.aria, Slot::Head), None);
    assert_eq!(stage.count_of(stage.template("torch")), 2);
}

#[test]
fn what_cannot_be_worn_is_refused() {
    let mut stage = Stage::new();
    stage.carried("rope", 1);
    stage.carried("cap", 1);
    assert_eq!(stage.aria("wear rope"), "You cannot wear a tarred rope.");
    assert_eq!(stage.aria("wield cap"), "You cannot wield an oilskin cap.");
    assert_eq!(stage.aria("hold cap"), "You cannot hold an oilskin cap.");

    assert_eq!(stage.aria("remove cap"), "You are not wearing any \"cap\".");
}

#[test]
fn dropping_everything_leaves_one_dressed() {
    let mut stage = Stage::new();
    stage.carried("cap", 1);
    stage.aria("wear cap");
    stage.purse(stage.aria, 3);
    assert_eq!(stage.aria("drop all"), "You are not carrying anything.");
    assert_eq!(stage.aria("drop cap"), "You are not carrying any \"cap\".");
}

#[test]
fn eating_uses_up_one() {
    let mut stage = Stage::new();
    stage.carried("bread", 3);
    stage.carried("draught", 1);
    let aria = stage.aria;
    stage.turn(|turn| creature::hurt(turn, aria, 3));
    assert_eq!(stage.aria("eat bread"), "You eat a loaf of bread.\nIt gives you 3 health.");
    assert_eq!(stage.reads(stage.bran), "Aria eats a loaf of bread.");
    assert_eq!(stage.aria("eat bread"), "You eat a loaf of bread.");
    assert_eq!(stage.aria("drink bread"), "You cannot drink a loaf of bread.");
    assert_eq!(stage.aria("eat draught"), "You cannot eat a blue draught.");
    assert_eq!(stage.aria("quaff draught"), "You drink a blue draught.");
    assert_eq!(stage.count_of(stage.template("bread")), 1);
    assert_eq!(stage.count_of(stage.template("draught")), 0);
}

#[test]
fn in_the_dark_only_what_one_carries() {
    let mut stage = Stage::new();
    stage.goes_dark();
    stage.thing("rope", 1, Place::Room(stage.dark));
    let bag = stage.carried("bag", 1);
    stage.thing("knife", 1, Place::Inside(bag));
    assert_eq!(stage.aria("get rope"), "It is too dark to see anything.");
    assert_eq!(stage.aria("get all"), "It is too dark to see anything.");
    assert_eq!(stage.aria("get knife from bag"), "You get a gutting knife from the canvas bag.");
    assert_eq!(stage.reads(stage.bran), "");
    let inventory = "You carry:\n  a canvas bag\n  a gutting knife\nYour purse is empty.\n";
    assert_eq!(stage.aria("inventory"), inventory);
    assert_eq!(stage.aria("drop knife"), "You drop a gutting knife.");
}

#[test]
fn lists_of_what_one_has() {
    let mut stage = Stage::new();
    assert_eq!(stage.aria("inventory"), "You carry nothing in your pack.\nYour purse is empty.\n");
    assert_eq!(stage.aria("equipment"), "You wear nothing and hold nothing.\n");
    for key in ["rope", "rope", "cap"] {
        stage.carried(key, 1);
    }
    stage.purse(stage.aria, 1);
    stage.aria("wear cap");
    assert_eq!(stage.aria("inventory"), "You carry:\n  2 tarred ropes\nIn your purse: 1 coin.\n");
    let table = stage.aria("equipment");
    assert!(table.contains("on your head  an oilskin cap"), "{table}");
}

#[test]
fn hands_and_floors_are_bounded() {
    let mut stage = Stage::new();
    for _ in 0..=THINGS_CARRIED_MAX {
        stage.on_floor("rope", 1);
    }
    stage.on_floor("coin", 2);
    let line = format!("You get {THINGS_CARRIED_MAX} tarred ropes and 2 coins.");
    assert_eq!(stage.aria("get all"), format!("{line}\nYou cannot carry any more."));
    assert_eq!(stage.aria("get all"), "You cannot carry any more.");
    let line = stage.types(stage.bran, "get rope");
    assert_eq!(line, "You get a tarred rope.");
    assert_eq!(stage.types(stage.bran, "give rope to aria"), "Aria cannot carry any more.");
    for _ in 0..THINGS_IN_ROOM_MAX {
        stage.on_floor("knife", 1);
    }
    for line in ["drop rope", "drop 2 coins"] {
        let said = stage.aria(line);
        assert!(said.starts_with("There is no more room on the floor here. "), "{said}");
    }
    assert_eq!(stage.coins(stage.aria), 2);
}

#[test]
fn a_full_pack_does_not_undress() {
    let mut stage = Stage::new();
    stage.carried("cap", 1);
    stage.aria("wear cap");
    for _ in 0..THINGS_CARRIED_MAX {
        stage.carried("rope", 1);
    }
    assert_eq!(stage.aria("remove cap"), "You cannot carry any more.");
}

#[test]
fn what_is_told_waits_for_the_disk() {
    let mut stage = Stage::new();
    stage.on_floor("rope", 1);
    stage.aria("get rope");
    assert!(stage.out.pieces().all(|piece| piece.kept));
    assert!(stage.world.dirty.is_urgent());
}

#[test]
fn beginnings_of_words_find_their_verb() {
    let stage = Stage::new();
    let found =
        |word| match verb::find(&stage.content, &stage.world, stage.aria, Role::Player, word) {
            verb::Found::Verb(spec) => spec.name,
            _ => "nothing",
        };
    for spec in super::VERBS.iter().chain(crate::game::people::shop::VERBS) {
        for word in [spec.name].iter().chain(spec.aliases).chain(spec.shorts) {
            assert_eq!(found(word), spec.name, "{word}");
        }
        let first = spec.example.split(' ').next();
        assert_eq!(first, Some(spec.name), "the example of {} is about it", spec.name);
    }
    for (word, name) in [
        ("ge", "get"),
        ("ta", "get"),
        ("dro", "drop"),
        ("dri", "drink"),
        ("gi", "give"),
        ("inve", "inventory"),
        ("equ", "equipment"),
        ("wea", "wear"),
        ("wi", "wield"),
        ("ho", "hold"),
        ("remo", "remove"),
        ("bu", "buy"),
        ("sel", "sell"),
        ("va", "value"),
        ("lis", "list"),
    ] {
        assert_eq!(found(word), name, "{word}");
    }
}

#[test]
fn verbs_know_their_posture() {
    for spec in super::VERBS {
        let asleep = matches!(spec.name, "inventory" | "equipment");
        let least = if asleep { Posture::Sleeping } else { Posture::Resting };
        assert_eq!(spec.posture, least, "{}", spec.name);
    }
}

/// A line that somebody might type, sensible or not.
fn line() -> impl Strategy<Value = String> {
    let verb = prop::sample::select(vec!["get", "drop", "wear", "hold", "wield", "remove"]);
    let things = || {
        prop::sample::select(vec![
            "all",
            "torch",
            "2 torches",
            "all.torch",
            "rope",
            "cap",
            "helm",
            "bag",
            "box",
            "coins",
            "3 coins",
            "all coins",
            "it",
            "2.rope",
            "all.bag",
            "corpse",
            "bread",
            "7 bread",
        ])
    };
    let container = prop::sample::select(vec!["bag", "box", "2.bag", "corpse", "rope", "it"]);
    prop_oneof![
        3 => (verb, things()).prop_map(|(verb, thing)| format!("{verb} {thing}")),
        2 => (things(), container.clone()).prop_map(|(a, b)| format!("put {a} in {b}")),
        2 => (things(), container.clone()).prop_map(|(a, b)| format!("get {a} from {b}")),
        1 => (things(), container).prop_map(|(a, b)| format!("get {a} {b}")),
        1 => things().prop_map(|thing| format!("give {thing} to bran")),
        1 => things().prop_map(|thing| format!("give aria {thing}")),
    ]
}

/// A room full of things of all sorts.
fn bazaar() -> Stage {
    let mut stage = Stage::new();
    let kinds = [("torch", 6), ("rope", 1), ("rope", 1), ("cap", 1), ("helm", 1), ("bag", 1)];
    for (key, count) in kinds.into_iter().chain([("box", 1), ("bag", 1), ("coin", 9), ("bread", 8)])
    {
        stage.on_floor(key, count);
    }
    let corpse = stage.corpse_of(stage.aria);
    for (key, count) in [("coin", 4), ("torch", 2), ("knife", 1)] {
        stage.thing(key, count, Place::Inside(corpse));
    }
    stage.purse(stage.aria, 10);
    stage.purse(stage.bran, 5);
    stage
}

/// How many there are of each kind, coins wherever they are.
fn inventory_of_the_world(stage: &Stage) -> Vec<u64> {
    let things = stage.content.items.ids().filter(|id| *id != stage.content.money);
    things.map(|id| stage.count_of(id)).chain([stage.all_coins()]).collect()
}

/// How deep a thing lies in others.
fn depth(stage: &Stage, id: ItemId) -> usize {
    match stage.world.places.of_item(id) {
        Some(Place::Inside(outer)) => 1 + depth(stage, outer),
        _ => 0,
    }
}

proptest! {
    #![proptest_config(crate::base::properties::so_often(128))]
    #[test]
    fn nothing_is_made_or_lost(lines in prop::collection::vec((any::<bool>(), line()), 1..60)) {
        let mut stage = bazaar();
        let before = inventory_of_the_world(&stage);
        for (is_aria, line) in lines {
            let who: CreatureId = if is_aria { stage.aria } else { stage.bran };
            let read = stage.types(who, &line);
            prop_assert!(!read.is_empty(), "{line:?} is answered");
            prop_assert_eq!(place::check(&stage.world), Ok(()), "after {:?}", line);
            prop_assert_eq!(inventory_of_the_world(&stage), before.clone(), "after {:?}", line);
            let deepest = stage.world.items.iter().map(|item| depth(&stage, item.id())).max();
            prop_assert!(deepest <= Some(3));
        }
    }
}
