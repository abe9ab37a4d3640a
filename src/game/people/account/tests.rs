//! Accounts: who may be linked, what erasing reaches.

use super::rules::{all_of, may};
use super::*;
use crate::base::clock::Millis;
use crate::base::id::{CreatureId, RoomId};
use crate::base::limits::{
    CHARACTERS_PER_ACCOUNT_MAX, CLIENT_SHOWN_CHARS_MAX, EXPORT_LINES_MAX, EXPORTS_PER_HOUR_MAX,
    SESSIONS_PER_ACCOUNT_MAX,
};
use crate::game::frame::actor::Actor;
use crate::game::frame::calendar::Due;
use crate::game::frame::refusal::sentence;
use crate::game::frame::role::Role;
use crate::game::frame::testing::Small;
use crate::game::frame::turn::{Ask, Wish};
use crate::game::ground::item::{self, Own};
use crate::game::ground::ledger;
use crate::game::ground::place::Place;
use crate::game::people::mailbox;
use crate::game::people::player::{self, Account};
use crate::game::people::reputation::{self, Deed, Observer};

/// A hall with players in it who have accounts of their own.
fn stage<const N: usize>(names: [&str; N]) -> (Small, RoomId, [CreatureId; N]) {
    let mut small = Small::default();
    let hall = small.room("hall", None);
    let who = names.map(|name| small.player(name, hall));
    (small, hall, who)
}

fn refused(small: &mut Small, who: CreatureId, wish: Wish) -> String {
    small.turn(|turn| may(turn, who, &wish)).map_or_else(|why| sentence(&why), |()| "".into())
}

#[test]
fn issue16_linked_characters_share_one_account_up_to_so_many() {
    let (mut small, _, [aria, bran]) = stage(["Aria", "Bran"]);
    let account = small.world.players.account_of(aria).map(Account::id).unwrap();
    for _ in 2..CHARACTERS_PER_ACCOUNT_MAX {
        small.turn(|turn| player::create_character(turn, account, "Another", "warden"));
    }
    assert_eq!(refused(&mut small, aria, Wish::Link(bran)), "");
    small.turn(|turn| proven(turn, aria, &Wish::Link(bran))).unwrap();
    assert_eq!(small.turn(|turn| all_of(turn, aria)).len(), CHARACTERS_PER_ACCOUNT_MAX);
    assert_eq!(small.world.players.accounts().filter(|own| own.id() == account).count(), 1);
    let extra = small.turn(|turn| {
        let other = player::create_account(turn.world, "x".into(), Millis(0));
        player::create_character(turn, other, "Dara", "warden")
    });
    assert!(refused(&mut small, aria, Wish::Link(extra)).starts_with("An account has at most"));
}

#[test]
fn issue16_a_rank_is_neither_given_nor_lost_by_linking_and_the_last_owner_stays() {
    let (mut small, _, [aria, bran]) = stage(["Aria", "Bran"]);
    let account = small.world.players.account_of(aria).map(Account::id).unwrap();
    player::set_role(&mut small.world, account, Role::Owner);
    assert!(refused(&mut small, aria, Wish::Link(bran)).contains("another rank"));
    assert!(refused(&mut small, bran, Wish::Link(aria)).contains("another rank"));
    assert!(refused(&mut small, aria, Wish::DeleteAll).contains("no owner"));
    assert!(refused(&mut small, aria, Wish::Delete(bran)).contains("not of your account"));
}

/// One who is away has neither a body nor a screen, and can be linked, paid, written to, thought of and
/// erased all the same.
#[test]
fn issue16_3_a_character_who_is_away_is_erased_with_all_that_others_have_of_it() {
    let (mut small, hall, [aria, bran]) = stage(["Aria", "Bran"]);
    small.turn(|turn| proven(turn, aria, &Wish::Link(bran))).unwrap();
    small.turn(|turn| player::leave(turn, bran));
    let stick = small.thing("stick", 1);
    let own =
        Own { owner: Some(bran.0), name: Some("the corpse of Bran".into()), ..Own::default() };
    let body = small.turn(|turn| item::create(turn, stick, 1, own, Place::Room(hall)));
    small.turn(|turn| {
        let (from, to) = (ledger::Account::Outside(ledger::STAFF), ledger::Account::Purse(bran));
        let what = ledger::Commodity::Credits;
        ledger::transfer(turn, from, to, what, 5, ledger::SET).unwrap();
        mailbox::leave(turn, aria, bran, "Ho.".into()).unwrap();
        let (actor, observer) = (Actor::Player(bran), Observer::Public);
        let (deed, note) = (Deed::Decided, String::new());
        reputation::record(
            turn,
            reputation::Change { actor, observer, deed, by: 3, about: None, note },
        );
    });
    assert!(small.world.players.presence(bran).is_none());
    small.turn(|turn| proven(turn, aria, &Wish::Delete(bran))).unwrap();
    assert!(small.asks.contains(&Ask::Erase(aria, bran)), "{:?}", small.asks);
    small.turn(|turn| erase(turn, aria, bran));
    let players = &small.world.players;
    assert!(players.character(bran).is_none() && players.find("Bran").is_none());
    assert!(players.account_of(aria).is_some(), "the other character keeps the account");
    assert_eq!(small.world.reputation.public(&Actor::Player(bran)), 0);
    let left = small.world.items.get(body).map(|body| body.own().clone()).unwrap();
    assert_eq!((left.owner, left.name.as_deref()), (None, Some("the corpse of somebody")));
    assert_eq!(crate::game::check(&small.world), Ok(()));
}

/// Whoever comes in has a session, which ends when they leave or their link breaks (H10).
#[test]
fn h10_login_and_quit_make_one_closed_row() {
    let (mut small, _, [aria]) = stage(["Aria"]);
    let account = small.world.players.account_of(aria).map(Account::id).unwrap();
    player::came_from(&mut small.world, aria, "192.0.2.7".parse().unwrap());
    let enters = |small: &mut Small| small.turn(|turn| player::welcome(turn, aria));
    let ends = |small: &Small| -> Vec<Option<u64>> {
        small.world.accounts.sessions.of(account).map(|row| row.ended_s).collect()
    };
    enters(&mut small);
    assert_eq!(ends(&small), [None]);
    small.now = small.now + Millis::seconds(60);
    small.turn(|turn| player::leave(turn, aria));
    assert_eq!(ends(&small), [Some(1_060)]);
    let rows: Vec<_> = small.world.accounts.sessions.of(account).cloned().collect();
    assert!(rows[0].peer.reveal().len() == 32 && !rows[0].peer.reveal().contains("192"));
    small.turn(|turn| player::enter(turn, aria, &player::Screen::default()));
    for _ in 0..SESSIONS_PER_ACCOUNT_MAX + 3 {
        enters(&mut small);
    }
    let all = ends(&small);
    assert_eq!(all.len(), SESSIONS_PER_ACCOUNT_MAX);
    assert_eq!(all.iter().filter(|end| end.is_none()).count(), 1, "the others were cut off");
    assert_eq!(sessions::check(&small.world), Ok(()));
    let long = sessions::called(&"x".repeat(CLIENT_SHOWN_CHARS_MAX + 1));
    assert_eq!(long.len(), CLIENT_SHOWN_CHARS_MAX);
}

/// After so many days nobody can tell from where somebody came (H61).
#[test]
fn h61_addresses_are_forgotten_after_so_many_days() {
    let (mut small, _, [aria]) = stage(["Aria"]);
    let address = |small: &Small| small.world.players.account_of(aria).unwrap().address().clone();
    player::came_from(&mut small.world, aria, "192.0.2.7".parse().unwrap());
    small.turn(|turn| player::welcome(turn, aria));
    small.turn(|turn| player::audit(turn, aria, "@goto bran", "done"));
    small.turn(|turn| player::leave(turn, aria));
    let sweep =
        |small: &mut Small| small.turn(|turn| sessions::sweep(turn, Due { date: 0, missed: 0 }));
    let date = small.world.players.audit()[0].date;
    let day = Millis::seconds(24 * 60 * 60);
    small.now = small.now + Millis(day.0 * 29);
    assert_eq!((sweep(&mut small), address(&small).as_str()), (0, "192.0.2.7"));
    small.now = small.now + Millis(day.0 * 2);
    assert_eq!((sweep(&mut small), address(&small).as_str()), (0, ""));
    let line = &small.world.players.audit()[0];
    let known = (line.character.as_str(), line.address.as_str(), line.date);
    assert_eq!(known, ("Aria", "", date));
    small.now = small.now + Millis(day.0 * 60);
    assert_eq!(sweep(&mut small), 1, "nor that they came");
}

#[test]
fn h61_all_logs_are_searched_so_often_and_no_oftener() {
    let (mut small, _, [aria]) = stage(["Aria"]);
    for _ in 0..EXPORTS_PER_HOUR_MAX {
        small.turn(|turn| export::export(turn, aria, 1)).unwrap();
    }
    assert!(small.turn(|turn| export::export(turn, aria, 1)).is_err());
    let query = small.asks.iter().find_map(|ask| match ask {
        Ask::History(query) => Some(query.clone()),
        _ => None,
    });
    let line = ("audit_log".to_owned(), "{}".to_owned());
    let lines = vec![line; EXPORT_LINES_MAX];
    small.turn(|turn| exported(turn, &query.unwrap(), lines));
    let read = small.read(aria);
    assert!(read.trim_end().ends_with("`account export 2` goes on."), "{read}");
}
