//! Clients as they were taken down (`clients.txt`), over real sockets: each comes in, is asked what
//! it can be asked, and comes to an end with the server.

use super::link::{Link, Place};
use crate::harness::clients;

/// Rounds of answers to answers after which two who still talk will talk for ever.
const ROUNDS: usize = 8;

#[test]
fn every_client_is_greeted_and_negotiates_to_an_end() {
    let place = Place::open(&[]);
    for mut habits in clients::all() {
        let mut link = Link::to(place.server.address);
        link.send(&habits.first.clone());
        link.until(b"known? ");
        let (mut heard, mut rounds, mut silences) = (0, 0, 0);
        // Silent twice running, for what the world makes of an answer may come a turn later. Each
        // round ends with a line, so that everything said before it has been heard.
        while silences < 2 {
            let answer = habits.answer(&link.raw[heard..]);
            heard = link.raw.len();
            silences = if answer.is_empty() { silences + 1 } else { 0 };
            rounds += 1;
            assert!(rounds <= ROUNDS, "{} and the server still talk", habits.name);
            link.send(&answer);
            link.is_in_sync();
        }
        let asked = link.raw.windows(6).filter(|some| *some == b"\xFF\xFA\x18\x01\xFF\xF0").count();
        assert!(asked <= 4, "{} was asked {asked} times", habits.name);
    }
}
