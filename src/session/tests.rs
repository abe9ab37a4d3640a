//! What leaves when, where the disk is waited for.

use super::*;
use crate::game::{Content, World};
use crate::telnet::option::Known;

#[test]
fn a_prompt_that_waited_for_an_aside_leaves_with_it() {
    let (content, world, now) = (Content::default(), World::default(), Millis(0));
    let address = IpAddr::from([127, 0, 0, 1]);
    let mut session = Session::new(ConnectionId(1), address, now);
    session.say("Ho.");
    session.paint(&world, 1, 0, now);
    session.hold(1, now).messages.push((Known::Gmcp, b"Char.Vitals {}".to_vec()));
    let first = session.release(&content, &world, 0, now).expect("there is something to read");
    assert_eq!((first.text.as_str(), first.prompt), ("Ho.\n", None));
    let second = session.release(&content, &world, 1, now).expect("the prompt is owed");
    assert_eq!(second.messages.len(), 1);
    assert!(second.prompt.is_some());
}

/// Whoever plays, with nothing said yet.
fn playing() -> Session {
    let mut session = Session::new(ConnectionId(1), IpAddr::from([127, 0, 0, 1]), Millis(0));
    session.state = State::Playing(CreatureId(7));
    session
}

fn texts(unseen: &Unseen) -> Vec<&str> {
    unseen.pieces().map(|piece| piece.passage.text()).collect()
}

/// What one player reads is painted straight into what they are sent, though it is remembered.
#[test]
fn issue15_7_a_private_answer_is_painted_once_and_remembered_unpainted() {
    let (content, world, now) = (Content::default(), World::default(), Millis(0));
    let mut session = playing();
    session.say("You have a rope.");
    session.paint(&world, 1, 1, now);
    let write = session.release(&content, &world, 1, now).expect("there is something to read");
    assert_eq!(write.text, "You have a rope.\n");
    let unseen = session.take_unseen();
    assert_eq!(texts(&unseen), ["You have a rope."]);
    assert!(unseen.pieces().all(|piece| piece.passage.paintings() == 0), "it was painted twice");
}

#[test]
fn issue15_7_what_was_heard_is_unseen_whether_it_is_painted_or_not() {
    let (world, now) = (World::default(), Millis(0));
    let mut session = playing();
    session.say("one");
    session.paint(&world, 1, 1, now);
    session.say("two");
    assert_eq!(texts(&session.clone().take_unseen()), ["one", "two"]);
    // A line is typed in the turn in which it was said.
    session.has_seen();
    session.say("three");
    assert_eq!(texts(&session.clone().take_unseen()), ["three"]);
    session.paint(&world, 2, 2, now);
    assert_eq!(texts(&session.clone().take_unseen()), ["three"]);
    // Whoever comes back is shown what they missed; that alone counts as missed again.
    let mut back = playing();
    back.say("[What you may have missed:]");
    back.may_miss(session.take_unseen());
    back.say("four");
    back.paint(&world, 3, 3, now);
    assert_eq!(texts(&back.take_unseen()), ["three", "four"]);
}

/// What a panic took back was never told.
#[test]
fn issue15_7_what_is_forgotten_is_not_missed() {
    let mut session = playing();
    session.say("You find a crown.");
    session.forget(0);
    assert!(session.take_unseen().is_empty());
}
