//! GMCP: what a client's program is told, and what it may say (G01 to G05, L11).

use serde_json::{Value, json};

use dominion::telnet::gmcp::Message;

use super::program::{GMCP, Place, Program};

const EVERYTHING: &str = "Core.Supports.Set [\"Char 1\", \"Char.Items 1\", \"Char.Skills 1\", \
                          \"Room 1\", \"Comm.Channel 1\"]";

/// Somebody in the hall whose program wants everything, and heard all of the beginning.
fn playing(place: &Place, name: &str) -> Program {
    let mut program = place.program();
    program.agrees(GMCP);
    program.gmcp("Core.Hello {\"client\":\"Mudlet\",\"version\":\"4.18\"}");
    program.gmcp(EVERYTHING);
    program.creates(name);
    program.names();
    program
}

#[test]
fn g01_g03_all_that_is_told_is_a_name_and_json() {
    let place = Place::open();
    let mut program = place.program();
    program.agrees(GMCP);
    program.gmcp("Core.Hello {\"client\":\"Mudlet\",\"version\":\"4.18\"}");
    program.gmcp(EVERYTHING);
    program.creates("Aria");
    program.gmcp("Char.Skills.Get {}");
    program.gmcp("Char.Skills.Get {\"group\":\"Reaver\"}");
    program.gmcp("Char.Skills.Get {\"group\":\"Reaver\",\"name\":\"rend\"}");
    program.gmcp("Comm.Channel.Players \"\"");
    program.gmcp("Char.Items.Inv \"\"");
    program.gmcp("Char.Items.Room");
    let said = program.all_said();
    program.types("help gmcp");
    program.until("What your client may know");
    let help = program.until("> ").replace("\r\n", " ");
    let mut names = Vec::new();
    for (option, payload) in &said {
        assert_eq!(*option, GMCP);
        assert!(!payload.contains(&0));
        let message = Message::of(payload).expect("a name");
        let rest = &payload[message.name.len()..];
        let is_json = rest.is_empty() || (rest[0] == b' ' && message.body().is_some());
        assert!(is_json, "{:?}", String::from_utf8_lossy(payload));
        let (package, word) = message.name.rsplit_once('.').unwrap_or_default();
        let is_written = help.contains(message.name)
            || (help.contains(package) && help.contains(&format!(" .{word}")));
        assert!(is_written, "{} is not in help gmcp", message.name);
        names.push(message.name.to_owned());
    }
    for name in [
        "Char.Name",
        "Char.StatusVars",
        "Char.Status",
        "Char.Vitals",
        "Char.Stats",
        "Char.Items.List",
        "Char.Afflictions.List",
        "Char.Defences.List",
        "Char.Skills.Groups",
        "Char.Skills.List",
        "Char.Skills.Info",
        "Room.Info",
        "Room.Players",
        "Comm.Channel.List",
        "Comm.Channel.Players",
        "Client.GUI",
    ] {
        assert!(names.iter().any(|told| told == name), "{name} is not among {names:?}");
    }
}

#[test]
fn g02_a_ping_is_answered() {
    let place = Place::open();
    let mut program = place.program();
    program.agrees(GMCP);
    program.gmcp("Core.Ping 120");
    let said = program.until_said(GMCP, |payload| payload.starts_with(b"Core.Ping"));
    assert_eq!(said.last().map(Vec::as_slice), Some(&b"Core.Ping"[..]));
    program.gmcp("core.ping");
    program.until_said(GMCP, |payload| payload == b"Core.Ping");
}

#[test]
fn g04_nothing_is_told_before_it_is_agreed_nor_afterwards() {
    let place = Place::open();
    let mut program = place.program();
    program.creates("Aria");
    program.gmcp("Core.Ping");
    assert_eq!(program.all_said(), []);
    program.agrees(GMCP);
    program.told("Char.Vitals");
    program.names();
    program.refuses(GMCP);
    program.types("north");
    program.gmcp("Core.Ping");
    assert_eq!(program.all_said(), []);
}

#[test]
fn g05_what_makes_no_sense_changes_nothing() {
    let place = Place::open();
    let mut program = place.program();
    program.agrees(GMCP);
    program.gmcp(EVERYTHING);
    program.creates("Aria");
    program.names();
    let (open, long) = ("[".repeat(20_000), format!("Core.Hello \"{}\"", "x".repeat(30_000)));
    let malformed = [
        "",
        " ",
        "{",
        "Core.Hello {",
        "Core.Hello {\"client\":",
        "Core.Supports.Set {}",
        "Core.Supports.Set [[[[",
        "Core.Supports.Add [1,2,{\"a\":[]},null]",
        "Core.Supports.Remove 7",
        "Core.Supports.Remove [7]",
        "Char.Items.Contents",
        "Char.Items.Contents -1",
        "Char.Items.Contents \"x\"",
        "Char.Items.Contents 99999999999999999999999",
        "Char.Skills.Get [\"group\"]",
        "Char.Skills.Get {\"group\":7,\"name\":{}}",
        "Comm.Channel.Players {\"a\":1}",
        "MSDP [\"LIST\"]",
        "Battle.Join {\"x\":1}",
        &format!("Core.Supports.Set {open}"),
        &long,
    ];
    assert_eq!(malformed.len(), 21);
    let before = program.bytes.len();
    for message in malformed {
        program.gmcp(message);
    }
    program.says(GMCP, b"Core.Hello \xC3\x28");
    program.says(GMCP, b"\0\xFF\xFE");
    let told = program.names();
    assert!(told.iter().all(|name| name == "Comm.Channel.Players"), "{told:?}");
    let text = String::from_utf8_lossy(&program.bytes[before..]).into_owned();
    assert!(!text.contains("no command") && !text.contains("Refused"), "{text}");
}

#[test]
fn l11_a_module_that_is_removed_is_silent_at_once_and_agreeing_again_begins_anew() {
    let place = Place::open();
    let mut program = playing(&place, "Aria");
    program.types("north");
    assert_eq!(program.told("Room.Info")["name"], "Attic");
    program.names();
    program.gmcp("Core.Supports.Remove [\"Room\"]");
    program.types("south");
    let told = program.names();
    assert!(!told.iter().any(|name| name.starts_with("Room.")), "{told:?}");
    // Without a word the basics are told again.
    program.refuses(GMCP);
    program.agrees(GMCP);
    assert_eq!(program.told("Room.Info")["name"], "Hall");
    let told = program.names();
    assert!(!told.iter().any(|name| name.starts_with("Char.Items")), "{told:?}");
}

#[test]
fn an_evening_with_a_map_and_lists() {
    let place = Place::open();
    let mut aria = playing(&place, "Aria");
    let mut bran = playing(&place, "Bran");
    let came = aria.told("Room.AddPlayer");
    assert_eq!(came, json!({"name": "Bran", "fullname": "Bran"}));
    bran.types("get rope");
    let taken = bran.told("Char.Items.Add");
    assert_eq!((&taken["location"], &taken["item"]["name"]), (&json!("inv"), &json!("a red rope")));
    let gone = aria.told("Char.Items.Remove");
    assert_eq!((&gone["location"], &gone["item"]["id"]), (&json!("room"), &taken["item"]["id"]));
    bran.types("say Mine, I think.");
    let said = aria.told("Comm.Channel.Text");
    assert_eq!(
        said,
        json!({"channel": "say", "talker": "Bran", "text": "Bran says, \"Mine, I think.\""})
    );
    assert_eq!(bran.told("Comm.Channel.Text")["text"], "You say, \"Mine, I think.\"");
    bran.names();
    bran.types("north");
    let attic = bran.told("Room.Info");
    assert_eq!((&attic["name"], &attic["area"]), (&json!("Attic"), &json!("The Town")));
    assert_eq!(bran.told("Char.Items.List"), json!({"location": "room", "items": []}));
    assert_eq!(bran.told("Room.Players"), json!([]));
    assert_eq!(aria.told("Room.RemovePlayer"), json!("Bran"));
    bran.types("south");
    let hall = bran.told("Room.Info");
    // What Mudlet's mapper needs: numbers, the way there and the way back, and a spot.
    assert_eq!((&hall["exits"]["n"], &attic["exits"]["s"]), (&attic["num"], &hall["num"]));
    let coords = hall["coords"].as_str().expect("coordinates").split(',').count();
    assert_eq!((coords, hall["num"].as_u64().is_some_and(|num| num > 0)), (4, true));
    bran.names();
    bran.types("east");
    assert_eq!(bran.told("Room.WrongDir"), json!("e"));
    assert_eq!(bran.names(), Vec::<String>::new(), "nothing else changed");
    bran.types("rest");
    assert_eq!(bran.told("Char.Status"), json!({"posture": "resting"}), "only what changed");
    bran.types("quit");
    assert_eq!(bran.told("Core.Goodbye"), json!("Goodbye."));
    bran.until_closed();
    assert_eq!(aria.told("Room.RemovePlayer"), Value::from("Bran"));
}
