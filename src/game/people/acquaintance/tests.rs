//! Whom one hears, and whom one hears of.

use super::rules::{choose, end, forgets};
use super::state::{Bond, Pair};
use super::*;
use crate::base::id::CreatureId;
use crate::base::limits::{FRIENDS_MAX, IGNORED_MAX};
use crate::game::frame::role::Role;
use crate::game::frame::testing::Small;
use crate::game::people::player::{self, Account, Screen};
use crate::text::style::plain;

fn stage() -> (Small, [CreatureId; 3]) {
    let mut small = Small::default();
    let hall = small.room("hall", None);
    let all = ["Aria", "Bran", "Cato"].map(|name| small.player(name, hall));
    (small, all)
}

fn chooses(small: &mut Small, who: CreatureId, whom: CreatureId, bond: Bond) -> bool {
    small.turn(|turn| choose(turn, Pair { who, whom }, bond)).is_ok()
}

#[test]
fn issue17_done4_one_ignores_so_many_and_has_so_many_friends() {
    let (mut small, [aria, ..]) = stage();
    let hall = small.content.room_named("hall").expect("it was made");
    for (bond, most) in [(Bond::Ignored, IGNORED_MAX), (Bond::Friend, FRIENDS_MAX)] {
        let name = |n: usize| format!("{}{n}", bond.word());
        let all: Vec<_> = (0..=most).map(|n| small.player(&name(n), hall)).collect();
        let taken = all.iter().filter(|one| chooses(&mut small, aria, **one, bond)).count();
        assert_eq!(taken, most);
    }
    assert_eq!(check(&small.world), Ok(()));
}

#[test]
fn issue17_done4_one_is_ignored_or_a_friend_and_never_both() {
    let (mut small, [aria, bran, cato]) = stage();
    assert!(!chooses(&mut small, aria, aria, Bond::Ignored), "nobody ignores themself");
    assert!(chooses(&mut small, aria, bran, Bond::Friend));
    assert!(chooses(&mut small, aria, bran, Bond::Ignored));
    assert!(!chooses(&mut small, aria, bran, Bond::Ignored), "once is enough");
    assert!(ignores(&small.world, aria, bran) && !ignores(&small.world, bran, aria));
    assert!(!ignores(&small.world, cato, bran) && !ignores(&small.world, aria, cato));
    assert_eq!(small.world.acquaintances.those(aria, Bond::Friend).count(), 0);
    assert!(may_reach(&small.world, bran, aria).is_err(), "she does not hear him");
    assert!(may_reach(&small.world, aria, bran).is_err(), "she would not hear the answer");
    let pair = Pair { who: aria, whom: bran };
    assert!(small.turn(|turn| end(turn, pair, Bond::Ignored)).is_ok());
    assert!(may_reach(&small.world, bran, aria).is_ok());
}

#[test]
fn issue17_done4_staff_are_always_heard_and_one_who_becomes_staff_is_heard_again() {
    let (mut small, [aria, bran, cato]) = stage();
    let account = |small: &Small, who| small.world.players.account_of(who).map(Account::id);
    let (wizard, later) = (account(&small, bran).unwrap(), account(&small, cato).unwrap());
    player::set_role(&mut small.world, wizard, Role::Wizard);
    assert!(!chooses(&mut small, aria, bran, Bond::Ignored));
    assert!(chooses(&mut small, aria, cato, Bond::Ignored) && ignores(&small.world, aria, cato));
    player::set_role(&mut small.world, later, Role::Wizard);
    assert!(!ignores(&small.world, aria, cato));
}

/// What is read of Bran when he comes and goes.
fn coming(small: &mut Small, reader: CreatureId, bran: CreatureId) -> String {
    small.read(reader);
    small.turn(|turn| player::leave(turn, bran));
    small.turn(|turn| player::enter(turn, bran, &Screen::default()));
    plain(&small.read(reader)).lines().filter(|line| line.contains("friend")).collect()
}

#[test]
fn issue17_done4_friends_are_told_of_as_far_as_one_may_see_them() {
    let (mut small, [aria, bran, cato]) = stage();
    assert!(chooses(&mut small, aria, bran, Bond::Friend));
    let told = "Your friend Bran has left the Reach.Your friend Bran is in the Reach.";
    assert_eq!(coming(&mut small, aria, bran), told);
    assert_eq!(coming(&mut small, cato, bran), "", "he is no friend of Cato's");
    let account = small.world.players.account_of(bran).map(Account::id).unwrap();
    player::set_role(&mut small.world, account, Role::Wizard);
    small.turn(|turn| player::choose(turn, bran, |choices| choices.unseen = true));
    assert_eq!(coming(&mut small, aria, bran), "", "she may not see him");
}

#[test]
fn issue17_done4_who_is_erased_is_nobodys_acquaintance() {
    let (mut small, [aria, bran, cato]) = stage();
    assert!(chooses(&mut small, aria, bran, Bond::Ignored));
    assert!(chooses(&mut small, bran, cato, Bond::Friend));
    assert!(chooses(&mut small, aria, cato, Bond::Friend));
    forgets(&mut small.world, bran);
    let left: Vec<Pair> = small.world.acquaintances.pairs().map(|(pair, _)| pair).collect();
    assert_eq!(left, [Pair { who: aria, whom: cato }]);
    assert!(small.world.dirty.is_urgent(), "their rows go");
}
