//! Clients as they were taken down (`clients.txt`), over real sockets: each comes in, is asked what
//! it can be asked, and comes to an end with the server.

use super::link::{Link, Place};
use crate::harness::clients;

#[test]
fn every_client_is_greeted_and_negotiates_to_an_end() {
    let place = Place::open(&[]);
    for mut habits in clients::all() {
        let mut link = Link::to(place.server.address);
        link.send(&habits.first.clone());
        link.until(b"known? ");
        let mut heard = 0;
        // Each round ends with a line, so that everything said before it has been heard.
        for _ in 0..8 {
            let answer = habits.answer(&link.raw[heard..]);
            heard = link.raw.len();
            link.send(&answer);
            link.is_in_sync();
        }
        let silence = habits.answer(&link.raw[heard..]);
        assert!(silence.is_empty(), "{} and the server still talk", habits.name);
        let asked = link.raw.windows(6).filter(|some| *some == b"\xFF\xFA\x18\x01\xFF\xF0").count();
        assert!(asked <= 4, "{} was asked {asked} times", habits.name);
    }
}
