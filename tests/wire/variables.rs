//! MSDP: variables that a client's program asks for (F01 to F03, L16).

use serde_json::{Value, json};

use dominion::telnet::msdp::{decode, encode};

use super::program::{GMCP, MSDP, Place, Program};

/// Asks, and takes the answer that begins with this name.
fn asks(program: &mut Program, command: &str, name: &str) -> Value {
    program.says(MSDP, &encode(command, &json!(name)));
    told(program, name)
}

fn told(program: &mut Program, name: &str) -> Value {
    let head = [&[1][..], name.as_bytes(), &[2]].concat();
    let said = program.until_said(MSDP, |payload| payload.starts_with(&head));
    decode(said.last().expect("an answer")).remove(0).1
}

#[test]
fn f01_f02_what_there_is_can_be_listed() {
    let place = Place::open();
    let mut program = place.program();
    program.agrees(MSDP);
    program.says(MSDP, b"\x01LIST\x02COMMANDS");
    let said = program.until_said(MSDP, |_| true);
    assert_eq!(said[0], b"\x01COMMANDS\x02\x05\x02LIST\x02REPORT\x02RESET\x02SEND\x02UNREPORT\x06");
    let all = asks(&mut program, "LIST", "REPORTABLE_VARIABLES");
    for name in ["HEALTH", "HEALTH_MAX", "MANA", "ROOM", "LEVEL", "MONEY", "OPPONENT_NAME"] {
        assert!(all.as_array().is_some_and(|all| all.contains(&json!(name))), "{name} in {all}");
    }
    let lists = asks(&mut program, "LIST", "LISTS");
    for list in lists.as_array().expect("an array").clone() {
        asks(&mut program, "LIST", list.as_str().expect("a name"));
    }
    assert_eq!(asks(&mut program, "SEND", "SERVER_ID"), json!("The Reach"));
    program.is_in_step_at_the_door();
}

#[test]
fn f03_what_makes_no_sense_changes_nothing() {
    let place = Place::open();
    let mut program = place.program();
    program.agrees(MSDP);
    let deep = [&b"\x01LIST"[..], &b"\x02\x03\x01A".repeat(2_000)].concat();
    let long = [&b"\x01"[..], &b"N".repeat(9_000), b"\x02x"].concat();
    let malformed: &[&[u8]] = &[
        b"",
        b"\x01",
        b"\x02",
        b"\x02x",
        b"\x03\x04\x05\x06",
        b"\x01LIST",
        b"\x01LIST\x02",
        b"\x01LIST\x02\x03\x01COMMANDS\x02",
        b"\x01LIST\x02\x06\x05\x04\x03",
        b"\x01LIST\0\x02COMM\0ANDS",
        b"\x01REPORT\x02\xFF\xFE\xC3\x28",
        b"\x01SEND\x02NOTHING\x02\x02\x02",
        &deep,
        &long,
    ];
    for payload in malformed {
        program.says(MSDP, payload);
    }
    program.is_in_step_at_the_door();
    assert_eq!(asks(&mut program, "LIST", "LISTS").as_array().map(Vec::len), Some(6));
}

#[test]
fn l16_what_is_reported_twice_is_told_once_for_each_change() {
    let place = Place::open();
    let mut program = place.program();
    program.creates("Aria");
    program.agrees(MSDP);
    assert_eq!(program.all_said(), [], "nothing is told that was not asked for");
    program.says(MSDP, b"\x01REPORT\x02POSTURE\x02POSTURE");
    program.says(MSDP, b"\x01REPORT\x02POSTURE\x02ROOM\x01REPORT\x02\x05\x02HEALTH\x06");
    assert_eq!(told(&mut program, "POSTURE"), json!("standing"));
    let room = told(&mut program, "ROOM");
    assert_eq!((&room["NAME"], &room["AREA"]), (&json!("Hall"), &json!("The Town")));
    assert_eq!(room["COORDS"], json!({"X": "0", "Y": "0", "Z": "0"}));
    told(&mut program, "HEALTH");
    program.types("rest");
    assert_eq!(told(&mut program, "POSTURE"), json!("resting"));
    assert_eq!(program.all_said(), [], "once for each change");
    program.types("stand");
    assert_eq!(told(&mut program, "POSTURE"), json!("standing"));
    program.types("north");
    assert_eq!(told(&mut program, "ROOM")["NAME"], "Attic");
    program.says(MSDP, b"\x01UNREPORT\x02POSTURE\x01RESET\x02REPORTED_VARIABLES");
    program.types("south");
    program.types("sit");
    assert_eq!(program.all_said(), []);
}

#[test]
fn l13_another_agreement_begins_anew() {
    let place = Place::open();
    let mut program = place.program();
    program.creates("Aria");
    program.agrees(MSDP);
    program.says(MSDP, b"\x01REPORT\x02POSTURE");
    told(&mut program, "POSTURE");
    program.refuses(MSDP);
    program.agrees(MSDP);
    program.types("rest");
    assert_eq!(program.all_said(), []);
    assert_eq!(asks(&mut program, "LIST", "REPORTED_VARIABLES"), json!([]));
}

#[test]
fn msdp_may_be_spoken_by_gmcp() {
    let place = Place::open();
    let mut program = place.program();
    program.creates("Aria");
    program.agrees(GMCP);
    program.gmcp("Core.Supports.Set [\"MSDP 1\"]");
    program.gmcp("MSDP {\"LIST\":\"COMMANDS\"}");
    assert_eq!(
        program.told("MSDP"),
        json!({"COMMANDS": ["LIST", "REPORT", "RESET", "SEND", "UNREPORT"]})
    );
    program.gmcp("MSDP {\"REPORT\":[\"POSTURE\"]}");
    assert_eq!(program.told("MSDP"), json!({"POSTURE": "standing"}));
    program.types("sit");
    assert_eq!(program.told("MSDP"), json!({"POSTURE": "sitting"}));
    assert_eq!(program.all_said(), []);
}
