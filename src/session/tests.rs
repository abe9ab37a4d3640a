//! What leaves when, where the disk is waited for.

use super::*;
use crate::game::Content;

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
