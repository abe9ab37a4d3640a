//! Staff keeps the peace, and comes back in: what is seen over a whole server.

use dominion::base::clock::Millis;
use dominion::base::limits::{NEWCOMERS_PER_HOUR, TELLS_PER_MINUTE_MAX};
use dominion::game::client::about::Host;
use dominion::messages::input::Input;

use crate::harness::evening::{Evening, Lines};
use crate::harness::world::PASSWORD;

fn has(lines: &Lines, part: &str) -> bool {
    lines.iter().any(|line| line.contains(part))
}

/// A world with an admin, and somebody who is none.
fn evening() -> Evening {
    Evening::of(
        "{rooms: {hall: {}, yard: {}}, players: {Aria: {role: admin}, Bran: {}, Cyn: {at: yard}}}",
    )
}

/// A connection from elsewhere, which is greeted or not.
fn connects_from(evening: &mut Evening, address: &str) -> String {
    let connection = evening.server().new_connection();
    let address = address.parse().expect("an address");
    let writes = evening.server().turn(vec![Input::Connected { connection, address }]);
    writes.into_iter().map(|write| write.text).collect()
}

#[test]
fn issue14_18_a_network_that_is_banned_is_sent_away_at_the_door() {
    let mut evening = evening();
    evening.says("Aria", "@ban 192.0.2.0/24 Noise.");
    evening.says("Aria", "@ban 2001:db8::/64");
    for (address, said) in [
        ("192.0.2.200", "This address may not enter the Reach: Noise."),
        ("::ffff:192.0.2.1", "This address may not enter the Reach: Noise."),
        ("2001:db8::1", "This address may not enter the Reach.\n"),
    ] {
        let read = connects_from(&mut evening, address);
        assert!(read.contains(said), "{address}: {read}");
    }
    let read = connects_from(&mut evening, "192.0.3.1");
    assert!(!read.contains("may not"), "{read}");
    // They hold over a restart.
    evening.restart();
    let read = connects_from(&mut evening, "192.0.2.3");
    assert!(read.contains("may not enter"), "{read}");
}

#[test]
fn issue14_18_staff_that_is_away_cannot_be_shut_out_by_address() {
    let mut evening =
        Evening::of("{rooms: {hall: {}}, players: {Aria: {role: admin}, Dora: {role: owner}}}");
    let connection = evening.server().new_connection();
    let address = "198.51.100.7".parse().expect("an address");
    let line = |line: &str| Input::Line { connection, line: line.into() };
    let inputs = vec![Input::Connected { connection, address }, line("dora"), line(PASSWORD)];
    evening.server().turn(inputs);
    evening.server().turn(vec![line("quit")]);
    let read = evening.says("Aria", "@ban 198.51.100.0/24");
    assert!(has(&read, "not below you in rank"), "{read:?}");
    evening.restart();
    evening.enter("Aria");
    let read = evening.says("Aria", "@ban 198.51.100.7");
    assert!(has(&read, "not below you in rank"), "it is kept: {read:?}");
}

#[test]
fn issue14_18_a_ban_counts_for_those_who_stand_at_the_door_already() {
    let mut evening = evening();
    evening.says("Bran", "quit");
    evening.connect("Bran");
    evening.says("Bran", "bran");
    evening.says("Aria", "@ban bran Out.");
    let read = evening.says("Bran", PASSWORD);
    assert!(has(&read, "You are banned from the Reach: Out."), "{read:?}");
    assert!(!evening.is_connected("Bran"));
}

#[test]
fn issue14_29_tells_have_a_measure_and_it_comes_back() {
    let mut evening = evening();
    for _ in 0..TELLS_PER_MINUTE_MAX {
        // Not so fast that it were a flood.
        evening.pass(Millis(700));
        let read = evening.says("Bran", "tell cyn Hello.");
        assert!(has(&read, "You tell Cyn"), "{read:?}");
    }
    for line in ["tell cyn Hello.", "tell aria Hello.", "t cyn Hello."] {
        let read = evening.says("Bran", line);
        assert!(has(&read, "Take a breath: you can go on in 40 s."), "{read:?}");
    }
    assert!(has(&evening.says("Bran", "say I can still speak."), "You say"));
    let told = evening.read("Cyn");
    assert_eq!(told.iter().filter(|line| line.contains("Bran tells you")).count(), 30);
    let mut staff = (0..TELLS_PER_MINUTE_MAX + 5).map(|_| evening.says("Aria", "tell cyn Hello."));
    assert!(staff.all(|read| has(&read, "You tell Cyn")), "staff may");
    drop(staff);
    evening.pass(Millis::seconds(60));
    assert!(has(&evening.says("Bran", "tell cyn Hello."), "You tell Cyn"));
}

#[test]
fn issue14_29_newcomers_of_one_address_have_a_measure() {
    let mut evening = evening();
    let host = Host { newcomers_per_hour: NEWCOMERS_PER_HOUR, ..Host::default() };
    evening.server().engine.is_hosted(host);
    let name = |n: u32| format!("Newcomer{}", char::from(b'a' + n as u8));
    for n in 0..NEWCOMERS_PER_HOUR {
        evening.enter(&name(n));
    }
    evening.connect("Late");
    let read = evening.says("Late", "late");
    assert!(has(&read, "10 new characters have come from your address within an hour"), "{read:?}");
    assert!(has(&read, "By what name"), "they may still come in as somebody else: {read:?}");
    let known = name(0);
    evening.says("Late", &known);
    let read = evening.says("Late", PASSWORD);
    assert!(has(&read, "The Hall"), "{read:?}");
    evening.pass(Millis::seconds(60 * 60));
    evening.enter("Later");
}

#[test]
fn issue14_29_an_erased_character_is_gone_from_the_disk() {
    let mut evening = evening();
    evening.says("Aria", "@mute bran");
    evening.says("Aria", "@delete bran");
    evening.says("Aria", "confirm");
    assert!(has(&evening.read("Bran"), "This character is erased."));
    assert!(!evening.is_connected("Bran"));
    let (characters, accounts, bans) = {
        let server = evening.server();
        server.check();
        let saved = &server.saved;
        (saved.characters.len(), saved.accounts.len(), saved.bans.len())
    };
    assert_eq!((characters, accounts, bans), (2, 2, 0));
    evening.restart();
    evening.enter("Bran");
    assert!(has(&evening.says("Bran", "say Another one."), "You say"));
}

#[test]
fn issue14_28_a_password_that_staff_gives_opens() {
    let mut evening = evening();
    evening.says("Bran", "quit");
    evening.says("Aria", "@password bran forgotten-again");
    evening.restart();
    evening.connect("Bran");
    evening.says("Bran", "bran");
    assert!(has(&evening.says("Bran", PASSWORD), "That is not the password."));
    assert!(has(&evening.says("Bran", "forgotten-again"), "The Hall"));
    let saved = evening.server().saved.clone();
    assert!(
        saved.audit.iter().all(|line| !line.command.contains("forgotten")),
        "{:?}",
        saved.audit
    );
    assert!(saved.audit.iter().any(|line| line.command == "@password bran …"));
}

#[test]
fn issue14_31_lines_of_the_audit_log_are_kept_with_date_and_address() {
    let mut evening = evening();
    let (started, clock) = (1_709_164_800, evening.server().engine.clock());
    evening.server().engine.is_hosted(Host { started, clock, ..Host::default() });
    evening.says("Aria", "@where");
    evening.says("Aria", "@kick nobody");
    let lines = evening.server().saved.audit.clone();
    let told: Vec<_> = lines.iter().map(|line| (line.date, line.address.as_str())).collect();
    assert_eq!(told, [(1_709_164_800, "127.0.0.1"); 2]);
    assert_eq!(lines[0].outcome, "done");
    assert!(lines[1].outcome.contains("Nobody called"));
}
