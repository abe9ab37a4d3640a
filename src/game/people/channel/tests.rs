//! Speaking on channels, listening, and what is kept of it.

use super::keep::ChannelLineRow;
use super::rules::{Posted, choose, forgets, post};
use super::state::HELPER;
use super::*;
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::{
    CHANNEL_LINES_HELD_MAX, CHANNEL_LINES_SHOWN, CHANNEL_LINES_SHOWN_MAX, CHANNEL_WORDS_CHARS_MAX,
    HELPER_LEVEL_MIN,
};
use crate::game::frame::keep::Forget;
use crate::game::frame::keep::Person;
use crate::game::frame::testing::Small;
use crate::game::frame::turn::Ask;
use crate::game::frame::verb;
use crate::game::people::player::{self, Account, Screen};
use crate::text::style::plain;

fn stage() -> (Small, [CreatureId; 3]) {
    let mut small = Small::default();
    let (hall, lane) = (small.room("hall", None), small.room("lane", None));
    let [aria, bran] = ["Aria", "Bran"].map(|name| small.player(name, hall));
    let cato = small.player("Cato", lane);
    [aria, bran, cato].iter().for_each(|who| drop(small.read(*who)));
    (small, [aria, bran, cato])
}

/// Types a line of a player's verb, or of a wizard's.
fn types(small: &mut Small, who: CreatureId, line: &str) -> bool {
    let (word, rest) = verb::split(line);
    let spec = verb::exact(verb::Role::Owner, word).expect("a verb");
    small.turn(|turn| spec.carry_out(turn, who, rest)).is_ok()
}

fn read(small: &mut Small, who: CreatureId) -> String {
    plain(&small.read(who))
}

fn says(small: &mut Small, who: CreatureId, words: &str) {
    let channel = named("gossip").expect("a channel");
    let (words, ring) = (words.to_owned(), String::new());
    let posted = Posted { channel, ring, who: Some(who), words, manner: "says" };
    small.turn(|turn| post(turn, posted));
}

#[test]
fn issue17_channels_reach_all_who_listen_and_nobody_else() {
    let (mut small, [aria, bran, cato]) = stage();
    assert!(types(&mut small, aria, "gossip Hello, all!"));
    assert_eq!(read(&mut small, aria), "[gossip] You exclaim, \"Hello, all!\"\n");
    for who in [bran, cato] {
        assert_eq!(read(&mut small, who), "[gossip] Aria exclaims, \"Hello, all!\"\n");
    }
    assert!(types(&mut small, bran, "nogossip") && read(&mut small, bran).contains("do not hear"));
    assert!(types(&mut small, aria, "gos :waves."));
    assert_eq!(read(&mut small, cato), "[gossip] Aria waves.\n");
    assert_eq!(read(&mut small, bran), "");
    assert!(!types(&mut small, bran, "gossip Hm"), "they would hear no answer");
    assert!(types(&mut small, bran, "gossip on") && read(&mut small, bran).contains("You hear"));
    assert!(!types(&mut small, aria, "fsay Hm"), "she belongs to no faction");
    assert!(types(&mut small, aria, "grats cato"));
    assert!(read(&mut small, bran).ends_with("[grats] Aria congratulates Cato.\n"));
    assert!(!types(&mut small, aria, "auction list"), "there is no auction house");
}

#[test]
fn issue17_channels_bound_what_is_said_and_held() {
    let (mut small, [aria, ..]) = stage();
    let line = format!("gossip {}", "é".repeat(CHANNEL_WORDS_CHARS_MAX + 1));
    assert!(!types(&mut small, aria, &line));
    assert!(types(&mut small, aria, line.trim_end_matches('é').trim()) || line.len() > 1);
    for n in 0..=CHANNEL_LINES_HELD_MAX {
        says(&mut small, aria, &format!("Line {n}."));
    }
    assert_eq!(small.world.channels.lines.len(), CHANNEL_LINES_HELD_MAX);
    assert_eq!(check(&small.world), Ok(()));
    let asks = |small: &mut Small, line: &str| match types(small, aria, line) {
        true => small.asks.pop(),
        false => None,
    };
    let most = |ask: Option<Ask>| match ask {
        Some(Ask::History(query)) => query.most as u64,
        _ => 0,
    };
    assert_eq!(most(asks(&mut small, "history")), CHANNEL_LINES_SHOWN);
    let many = format!("history gossip {CHANNEL_LINES_SHOWN_MAX}");
    assert_eq!(most(asks(&mut small, &many)), CHANNEL_LINES_SHOWN_MAX);
    let more = format!("history gossip {}", CHANNEL_LINES_SHOWN_MAX + 1);
    assert_eq!(most(asks(&mut small, &more)), 0);
}

#[test]
fn issue17_channels_tell_how_much_was_missed_but_not_of_the_ignored() {
    let (mut small, [aria, bran, cato]) = stage();
    small.now = small.now + Millis::seconds(60);
    small.turn(|turn| player::leave(turn, cato));
    small.now = small.now + Millis::seconds(60);
    says(&mut small, aria, "One.");
    says(&mut small, bran, "Two.");
    says(&mut small, bran, "Three.");
    let comes = |small: &mut Small| {
        small.turn(|turn| player::enter(turn, cato, &Screen::default()));
        small.turn(|turn| player::welcome(turn, cato));
        let read = read(small, cato);
        small.turn(|turn| player::leave(turn, cato));
        small.read(cato);
        read
    };
    // They left a minute before all three, each time.
    let left = small.world.players.character(cato).map(|player| player.rest().since);
    let read = comes(&mut small);
    assert!(read.contains("3 lines on gossip. `history gossip` reads them."), "{read}");
    assert!(left < Some(small.now));
    small.now = small.now + Millis::seconds(60);
    says(&mut small, aria, "Four.");
    small.turn(|turn| player::enter(turn, cato, &Screen::default()));
    assert!(types(&mut small, cato, "ignore aria"));
    small.turn(|turn| player::welcome(turn, cato));
    let heard = plain(&small.read(cato));
    assert!(!heard.contains("on gossip"), "all that was said is of one whom they ignore: {heard}");
    let view = crate::game::View { content: &small.content, world: &small.world, now: small.now };
    let readable = |line: &&ChannelLineRow| super::rules::may_read(view, cato, line);
    let left: Vec<&str> = small
        .world
        .channels
        .lines
        .iter()
        .filter(readable)
        .map(|line| line.words.as_str())
        .collect();
    assert_eq!(left, ["Two.", "Three."], "nor does the history show it");
}

#[test]
fn n88_what_is_announced_to_a_ring_is_read_by_that_ring_only() {
    let (mut small, [aria, bran, cato]) = stage();
    for who in [aria, bran] {
        let account = small.world.players.account_of(who).map(Account::id).expect("an account");
        player::set_role(&mut small.world, account, Role::Builder);
    }
    let channel = named("staff").expect("a channel");
    small.turn(|turn| announce(turn, channel, "", "The gate is ours."));
    for who in [aria, bran] {
        assert_eq!(read(&mut small, who), "[staff] The gate is ours.\n");
    }
    assert_eq!(read(&mut small, cato), "");
}

#[test]
fn issue17_channels_of_staff_are_for_staff() {
    let (mut small, [aria, bran, cato]) = stage();
    for who in [aria, bran] {
        let account = small.world.players.account_of(who).map(Account::id).expect("an account");
        player::set_role(&mut small.world, account, Role::Builder);
    }
    assert!(types(&mut small, aria, "wiznet Who is at the gate?"));
    assert_eq!(read(&mut small, bran), "[staff] Aria asks, \"Who is at the gate?\"\n");
    assert_eq!(read(&mut small, cato), "");
    assert!(!types(&mut small, cato, "@wiznet Me."), "he is of no staff");
}

#[test]
fn issue17_channels_helpers_are_told_of_newcomers() {
    let (mut small, [aria, bran, cato]) = stage();
    small.turn(|turn| player::set_level(turn, aria, HELPER_LEVEL_MIN));
    small.read(aria);
    assert!(types(&mut small, aria, "channels helper on"));
    assert!(!types(&mut small, bran, "channels helper on"), "he is new himself");
    small.read(aria);
    let hall = small.content.room_named("hall").expect("it was made");
    small.player("Zoe", hall);
    assert!(read(&mut small, aria).contains("Zoe is here for the first time."));
    assert!(!read(&mut small, cato).contains("first time"));
    assert!(small.world.channels.is_helper(aria));
    small.turn(|turn| choose(turn, aria, HELPER, |hearing| hearing.is_on = false));
    assert!(small.world.channels.choices.is_empty(), "what is as at first has no row");
}

#[test]
fn issue17_channels_forget_whoever_is_erased() {
    let (mut small, [aria, bran, _]) = stage();
    says(&mut small, bran, "I am Bran.");
    assert!(types(&mut small, bran, "channels colour gossip green"));
    let bran_is = Person { account: None, characters: vec![(bran.0, "Bran".into())] };
    forgets(&mut small.world, bran, &Forget::Person(bran_is));
    let line = small.world.channels.lines.back().expect("it stays");
    assert!(line.who == 0 && !line.name.contains("Bran") && !line.words.contains("Bran"));
    assert!(small.world.channels.choices.is_empty() && small.world.channels.is_on(aria, "gossip"));
}

/// A thousand readers share what was laid out, so a line costs them little (see the bench).
#[test]
fn issue17_done5_a_line_is_laid_out_once_for_all_who_read_the_same() {
    let (mut small, [aria, bran, cato]) = stage();
    says(&mut small, aria, "Ho.");
    let passage = |small: &mut Small, who| small.out.take(who).remove(0).passage;
    let (one, other) = (passage(&mut small, bran), passage(&mut small, cato));
    assert!(std::sync::Arc::ptr_eq(&one, &other));
}
