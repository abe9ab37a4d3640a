//! Newcomers are left in peace by players, found by trying: every verb is typed at one, and nothing of
//! theirs may be the worse for it.

use super::playing;
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::money::Coins;
use crate::game::frame::posture::Posture;
use crate::game::frame::testing::Small;
use crate::game::frame::verb::{self, Role};
use crate::game::ground::creature;
use crate::game::ground::fight;
use crate::game::ground::item;
use crate::game::ground::ledger;
use crate::game::ground::place::Place;

/// What may be lost.
fn belongings(small: &Small, who: CreatureId) -> (u32, Coins, usize) {
    let world = &small.world;
    let health = world.creatures.get(who).map_or(0, |body| body.health());
    let coins = world.players.character(who).map_or(Coins::NONE, |player| player.coins());
    (health, coins, world.places.carried(who).len())
}

#[test]
fn issue17_order_nobody_attacks_or_robs_a_newcomer_by_any_verb() {
    for spec in verb::all().filter(|spec| spec.role == Role::Player) {
        let mut small = Small::default();
        let hall = small.room("hall", None);
        let rope = small.thing("rope", 1);
        let [aria, bran] = ["Aria", "Bran"].map(|name| small.player(name, hall));
        small.turn(|turn| {
            item::create(turn, rope, 1, item::Own::default(), Place::Carried(aria));
            let (from, to) =
                (ledger::Account::Outside(ledger::STAFF), ledger::Account::Purse(aria));
            ledger::transfer(turn, from, to, ledger::Commodity::Credits, 5, ledger::SET)
                .expect("a purse holds it");
        });
        let before = belongings(&small, aria);
        for line in ["aria", "rope aria", "rope from aria", "all from aria", "aria all", "5 aria"] {
            if !small.world.players.is_here(bran) {
                break;
            }
            small.turn(|turn| creature::set_posture(turn, bran, Posture::Standing));
            small.turn(|turn| playing::line(turn, bran, &format!("{} {line}", spec.name)));
            small.pass(Millis::seconds(3));
        }
        assert_eq!(belongings(&small, aria), before, "{}", spec.name);
        assert!(!fight::is_fighting(&small.world, aria), "{}", spec.name);
    }
}
