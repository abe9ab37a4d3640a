//! Floods, foul words and complaints.

use super::rules::{close, forgets};
use super::*;
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::{
    COMPLAINT_CHARS_MAX, COMPLAINTS_FROM_ONE_MAX, COMPLAINTS_HELD_MAX, EVIDENCE_LINES_MAX,
    FLOOD_LINES_MAX, FLOOD_SECONDS, FLOOD_WARNED_AT,
};
use crate::game::frame::keep::{Forget, Person};
use crate::game::frame::role::Role;
use crate::game::frame::testing::Small;
use crate::game::people::player::{self, Account};
use crate::game::people::talk;
use crate::text::style::plain;

fn stage() -> (Small, [CreatureId; 3]) {
    let mut small = Small::default();
    let hall = small.room("hall", None);
    let all = ["Aria", "Bran", "Wanda"].map(|name| small.player(name, hall));
    let account = small.world.players.account_of(all[2]).map(Account::id).expect("an account");
    player::set_role(&mut small.world, account, Role::Wizard);
    all.iter().for_each(|who| drop(small.read(*who)));
    (small, all)
}

/// Somebody says something, if they may.
fn says(small: &mut Small, who: CreatureId, words: &str) -> bool {
    let room = small.content.room_named("hall").expect("it was made");
    let words = words.to_owned();
    small.turn(|turn| {
        let may = may_speak(turn, who).is_ok();
        if may {
            turn.report(talk::Event::Said { who, room, words });
        }
        may
    })
}

fn complains(small: &mut Small, who: CreatureId, about: CreatureId, words: &str) -> bool {
    small.turn(|turn| complain(turn, who, about, words)).is_ok()
}

#[test]
fn issue17_order_floods_are_slowed_with_one_warning() {
    let (mut small, [_, bran, wanda]) = stage();
    let said = (0..FLOOD_LINES_MAX + 5).filter(|_| says(&mut small, bran, "Ho.")).count();
    assert_eq!(said, FLOOD_LINES_MAX as usize);
    let read = plain(&small.read(bran));
    assert_eq!(read.matches("You speak faster than people read.").count(), 1, "{read}");
    let warned = read.find("You speak faster").expect("he was warned");
    assert_eq!(read[..warned].matches("Ho.").count(), FLOOD_WARNED_AT as usize);
    small.now = small.now + Millis::seconds(FLOOD_SECONDS);
    assert!(says(&mut small, bran, "Ho."), "the time is over");
    let staff = (0..FLOOD_LINES_MAX + 5).all(|_| says(&mut small, wanda, "Ho."));
    assert!(staff, "staff are not held");
    small.turn(|turn| player::leave(turn, bran));
    assert!(!small.world.conduct.flows.contains_key(&bran));
}

#[test]
fn issue17_order_foul_words_become_stars_and_others_stay() {
    let mut small = Small::default();
    assert_eq!(masked(&small.content, "what the hell"), None, "nothing is foul as yet");
    small.content.words.foul = vec!["blast".into()];
    let masked = |text: &str| masked(&small.content, text);
    assert_eq!(
        masked("Blast it, you blasted fool!").as_deref(),
        Some("***** it, you ******* fool!")
    );
    assert_eq!(masked("Good evening."), None);
    assert_eq!(masked(""), None);
}

#[test]
fn issue17_order_a_complaint_goes_to_staff_with_what_was_read_as_evidence() {
    let (mut small, [aria, bran, wanda]) = stage();
    for n in 0..EVIDENCE_LINES_MAX + 2 {
        says(&mut small, bran, &format!("Foul word {n}."));
    }
    says(&mut small, aria, "Stop that.");
    [aria, bran, wanda].iter().for_each(|who| drop(small.read(*who)));
    assert!(
        !complains(&mut small, aria, aria, "I am bad") && !complains(&mut small, aria, bran, " ")
    );
    assert!(complains(&mut small, aria, bran, "He swears."));
    let complaint = small.world.conduct.complaints.get(&1).expect("it is kept").clone();
    assert_eq!((complaint.by, complaint.about), (aria, bran));
    assert_eq!(complaint.evidence.lines().count(), EVIDENCE_LINES_MAX);
    assert!(complaint.evidence.ends_with(&format!("\"Foul word {}.\"", EVIDENCE_LINES_MAX + 1)));
    assert!(!complaint.evidence.contains("Stop that"), "her own words are no evidence of his");
    assert!(small.world.dirty.is_urgent(), "it is kept at once");
    assert!(plain(&small.read(aria)).contains("The staff have your complaint of Bran."));
    assert_eq!(small.read(bran), "", "he is told nothing");
    let told = plain(&small.read(wanda));
    assert!(told.contains("Aria complains of Bran.") && told.contains("@reports read 1"), "{told}");
    assert!(
        small.turn(|turn| close(turn, 1)).is_ok() && small.turn(|turn| close(turn, 9)).is_err()
    );
    assert!(small.world.conduct.complaints[&1].is_closed);
    let bran_is = Person { account: None, characters: vec![(bran.0, "Bran".into())] };
    forgets(&mut small.world, bran, &Forget::Person(bran_is));
    assert!(small.world.conduct.complaints.is_empty());
}

#[test]
fn issue17_order_complaints_are_bounded() {
    let (mut small, [aria, bran, _]) = stage();
    assert!(!complains(&mut small, aria, bran, &"x".repeat(COMPLAINT_CHARS_MAX + 1)));
    let taken = (0..COMPLAINTS_FROM_ONE_MAX + 2)
        .filter(|_| complains(&mut small, aria, bran, "He swears."))
        .count();
    assert_eq!(taken, COMPLAINTS_FROM_ONE_MAX);
    let one = small.world.conduct.complaints[&1].clone();
    for number in 100..100 + COMPLAINTS_HELD_MAX as u64 {
        small.world.conduct.complaints.insert(number, one.clone());
    }
    assert!(check(&small.world).is_err());
    assert!(complains(&mut small, bran, aria, "She complains."));
    assert_eq!(check(&small.world), Ok(()));
}
