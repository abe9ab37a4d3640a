//! The PROXY protocol: players behind a proxy have their own address.

use super::link::{Link, Place};

const BEHIND: &[&str] = &["--proxy-from", "127.0.0.0/8", "--connections-per-address", "2"];

/// The owner, who comes by the proxy too, and sees addresses.
fn owner(place: &Place, header: &[u8]) -> Link {
    let mut link = Link::to(place.server.address);
    link.send(header);
    link.until(b"known? ");
    link.enter("Tamsin");
    let code = place.server.owner_code().expect("nobody owns the world yet");
    link.ask(&format!("@claim {code}"), "> ");
    link
}

#[test]
fn a_player_has_the_address_that_the_proxy_tells() {
    let place = Place::open(BEHIND);
    let mut owner = owner(&place, b"PROXY TCP4 192.0.2.7 127.0.0.1 56324 4000\r\n");
    assert!(owner.ask("@net tamsin", "Silent").contains("192.0.2.7"));
    let mut binary = b"\r\n\r\n\0\r\nQUIT\n\x21\x21\x00\x24".to_vec();
    binary.extend([0x20, 0x01, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9]);
    binary.extend([0; 15]);
    binary.extend([1, 0x30, 0x39, 0x0F, 0xA0]);
    let mut other = Link::to(place.server.address);
    other.send(&binary);
    other.until(b"known? ");
    other.enter("Bran");
    assert!(owner.ask("@net bran", "Silent").contains("2001:db8::9"));
}

#[test]
fn who_leaves_the_header_out_is_not_let_in() {
    let place = Place::open(BEHIND);
    let mut link = Link::to(place.server.address);
    link.send(b"Zabevu\r\nZabevu\r\n");
    link.rest();
    assert!(link.said.is_empty(), "{:?}", link.text());
}

#[test]
fn the_limit_per_address_counts_players_and_not_the_proxy() {
    let place = Place::open(BEHIND);
    let through = |player: u8| {
        let mut link = Link::to(place.server.address);
        link.send(format!("PROXY TCP4 192.0.2.{player} 127.0.0.1 1 2\r\n").as_bytes());
        link
    };
    let mut links: Vec<Link> = [1, 1, 2, 2].map(through).into();
    links.iter_mut().for_each(|link| drop(link.until(b"known? ")));
    let mut third = through(1);
    third.rest();
    assert!(third.text().contains("Your address has 2 connections already"), "{:?}", third.text());
}
