//! Real clients against the real server: each in a terminal of its own, as somebody would see it.
//!
//! It needs programs that not everybody has, so it runs only when it is asked for:
//! `cargo test --test main clients -- --ignored`. Then a missing client is a failure; `.ci/run`
//! installs them all.

#![allow(clippy::disallowed_methods, reason = "real programs take real time")]

mod evening;
mod page;
mod programs;
mod terminal;

use bytes::BytesMut;
use dominion::base::clock::Millis;
use dominion::telnet::client::Standing;
use dominion::telnet::codec::Flow;
use dominion::telnet::option::OPTIONS;
use dominion::telnet::{Event, Wire};

use crate::harness::clients;
use crate::process;
use crate::wire::link::Place;
use evening::Findings;
use programs::{PROGRAMS, Program};

/// The evenings, what each client is known to agree to, and the page that tells of it all.
#[test]
#[ignore = "needs tmux and the clients; .ci/run installs them"]
fn every_client_has_a_good_evening() {
    let place = Place::open(&["--tls-port", "0", "--tls-self-signed"]);
    let mut bran = process::Client::connect(place.server.address);
    bran.create("Bran", "reaver");
    let mut all: Vec<Findings> = Vec::new();
    for program in PROGRAMS {
        eprintln!("an evening with {}", program.name);
        let findings = evening::evening(program, &place, &mut bran);
        for known in known(program) {
            let agreed = &findings.agreed;
            assert!(agreed.contains(&known), "{} agreed to {known} once: {agreed:?}", program.name);
        }
        all.push(findings);
    }
    page::settle(&all);
}

/// What a client agreed to when it was taken down.
fn known(program: &Program) -> Vec<String> {
    let Some(name) = program.capture else { return Vec::new() };
    let taken_down =
        clients::named(name).unwrap_or_else(|| panic!("nothing was taken down: {name}"));
    let (mut wire, mut out, mut client) = (Wire::default(), BytesMut::new(), None);
    wire.opening(&mut out);
    wire.feed(&taken_down.introduction(), Millis(0), &mut out, &mut |event| {
        if let Event::Client(news) = event {
            client = Some(news.clone());
        }
        Flow::Continue(())
    });
    let options = client.expect("it says something of itself").options();
    let agreed = OPTIONS.iter().filter(|row| options.standing(row) == Standing::Agreed);
    agreed.map(|row| row.name.to_string()).collect()
}
