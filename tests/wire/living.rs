//! Links that break, and players who come back.

use super::link::{Link, MARKER, Place};

#[test]
fn l13_coming_back_while_the_old_link_hangs_closes_it_and_begins_anew() {
    let place = Place::open(&[]);
    let mut old = place.link();
    old.send(b"\xFF\xFD\x56\xFF\xFD\x19");
    old.enter("Tamsin");
    let mut new = place.link();
    // Nothing of the old link's agreements holds: it is offered all, and told plainly.
    assert!(new.raw.windows(3).any(|some| some == b"\xFF\xFB\x56"));
    new.come_back("Tamsin");
    assert_eq!((new.begun, old.begun), (0, 1));
    old.until(b"You have come in by another connection. This one is closed.");
    old.rest();
    assert_eq!(old.ended, 1);
    new.send(b"\xFF\xFD\x56");
    new.ask("say It is me.", "You say, \"It is me.\"");
    assert!(new.raw.windows(5).any(|some| some == MARKER));
    assert_eq!(new.begun, 1);
}

#[test]
fn what_was_said_to_a_broken_link_is_said_again() {
    let place = Place::open(&[]);
    let (mut tamsin, mut bran) = (place.link(), place.link());
    tamsin.enter("Tamsin");
    bran.enter("Bran");
    tamsin.ask("say I am here.", "You say");
    bran.until(b"I am here.");
    bran.ask("say One.", "You say");
    tamsin.until(b"One.");
    bran.ask("say Two.", "You say");
    drop(tamsin);
    bran.until(b"Tamsin stares into the distance");
    bran.ask("say Three.", "You say");
    let mut tamsin: Link = place.link();
    let told = tamsin.come_back("Tamsin");
    for word in ["missed", "One.", "Two.", "Three."] {
        assert!(told.contains(word), "{word} in {told:?}");
    }
    tamsin.ask("say Back.", "You say");
}
