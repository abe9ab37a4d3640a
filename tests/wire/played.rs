//! What programs are told in the course of play, in virtual time and without sockets.

use dominion::base::clock::Millis;
use dominion::base::id::ConnectionId;
use dominion::engine::replay::{Reader, Record, Replay};
use dominion::messages::input::Input;
use dominion::messages::output::Write;
use dominion::telnet::gmcp::Message;
use dominion::telnet::option::Known;
use serde_json::{Value, json};

use crate::harness::evening::Evening;
use crate::harness::server::{Disk, HOME, Server};
use crate::harness::world::{self, PASSWORD};

const WORLD: &str = r#"
rooms:
  hall: {exits: {north: yard, down: cellar}}
  yard: {hidden_exits: {hedge: cellar}}
  cellar: {dark: true}
npcs:
  rat: {at: yard, health: 40, level: 2, damage: [1, 2]}
items:
  sword: {type: weapon, slot: wield, damage: [2, 6], damage_type: slash}
  torch: {type: light, slot: light}
  bag: {type: container}
  pearl: {at: cellar, type: treasure}
players:
  Aria: {calling: reaver, level: 3, at: hall, carrying: [sword, bag, torch], coins: 10}
  Bran: {calling: warden, level: 3, at: hall}
"#;

/// An evening, and one whose program listens.
struct Played {
    evening: Evening,
    aria: ConnectionId,
    told: Vec<(String, Value)>,
    /// Whether a prompt came with what was told last.
    prompted: bool,
}

impl Played {
    fn begin() -> Played {
        let evening = Evening::of(WORLD);
        let aria = evening.number("Aria");
        let mut played = Played { evening, aria, told: Vec::new(), prompted: false };
        played.agree(true);
        let modules = "[\"Char 1\",\"Char.Items 1\",\"Room 1\",\"Comm.Channel 1\"]";
        played.says(&format!("Core.Supports.Set {modules}"));
        played
    }

    fn agree(&mut self, on: bool) {
        self.input(Input::Agreed { connection: self.aria, known: Known::Gmcp, on });
    }

    fn says(&mut self, message: &str) {
        let payload = message.as_bytes().to_vec();
        self.input(Input::Message { connection: self.aria, known: Known::Gmcp, payload });
    }

    fn types(&mut self, who: &str, line: &str) {
        let connection = self.evening.number(who);
        self.input(Input::Line { connection, line: line.into() });
    }

    fn input(&mut self, input: Input) {
        self.does(|server| server.turn(vec![input]));
    }

    fn pass(&mut self, span: Millis) {
        self.does(|server| server.pass(span));
    }

    fn does(&mut self, act: impl FnOnce(&mut Server) -> Vec<Write>) {
        self.told.clear();
        self.prompted = false;
        let writes = act(&mut self.evening.server());
        for write in writes.iter().filter(|write| write.connection == self.aria) {
            self.prompted |= write.prompt.is_some();
            for (known, payload) in &write.messages {
                assert_eq!(*known, Known::Gmcp);
                let message = Message::of(payload).expect("a message");
                self.told.push((message.name.to_owned(), message.body().unwrap_or_default()));
            }
        }
        self.evening.server().check();
    }

    /// The last that was told under a name.
    #[track_caller]
    fn last(&self, name: &str) -> &Value {
        let found = self.told.iter().rev().find(|(told, _)| told == name);
        &found.unwrap_or_else(|| panic!("no {name} in {:?}", self.told)).1
    }

    fn names(&self) -> Vec<&str> {
        self.told.iter().map(|(name, _)| name.as_str()).collect()
    }
}

#[test]
fn a_fight_is_told_blow_by_blow_and_nothing_that_players_cannot_read() {
    let mut played = Played::begin();
    played.types("Aria", "wield sword");
    assert_eq!(played.last("Char.Items.Update")["item"]["attrib"], "lt");
    played.types("Aria", "north");
    let list = played.last("Char.Items.List").clone();
    assert_eq!(list["items"][0]["attrib"], "m", "{list}");
    played.types("Aria", "kill rat");
    let status = played.last("Char.Status").clone();
    assert!(status["target"].as_str().is_some_and(|foe| foe.contains("rat")), "{status}");
    assert_eq!(
        status.as_object().map(serde_json::Map::len),
        Some(2),
        "only what changed: {status}"
    );
    let mut percents = Vec::new();
    for _ in 0..400 {
        played.pass(Millis(500));
        for (name, body) in &played.told {
            percents.extend((name == "Char.Status").then(|| body["targethp"].clone()));
        }
        if played.names().contains(&"Char.Items.Add") {
            break;
        }
    }
    percents.retain(|percent| !percent.is_null());
    assert!(percents.len() > 2, "{percents:?}");
    let tenths = |percent: &Value| percent.as_str().is_some_and(|p| p.ends_with('0'));
    assert!(percents.iter().all(tenths), "{percents:?}");
    let corpse = played.last("Char.Items.Add").clone();
    assert_eq!((&corpse["location"], &corpse["item"]["attrib"]), (&json!("room"), &json!("cd")));
    let id = corpse["item"]["id"].as_str().expect("an id").to_owned();
    played.says(&format!("Char.Items.Contents {id}"));
    assert_eq!(played.last("Char.Items.List")["location"], format!("rep{id}"));
}

#[test]
fn what_goes_into_a_bag_that_was_asked_for_is_told_and_what_comes_out() {
    let mut played = Played::begin();
    played.says("Char.Items.Inv");
    let goods = played.last("Char.Items.List").clone();
    let bag = goods["items"]
        .as_array()
        .expect("things")
        .iter()
        .find(|thing| thing["attrib"].as_str().is_some_and(|letters| letters.contains('c')));
    let bag = bag.expect("a bag")["id"].as_str().expect("an id").to_owned();
    played.types("Aria", "put torch in bag");
    let told_of = |played: &Played, name: &str| {
        let inside = json!(format!("rep{bag}"));
        played.told.iter().any(|(told, body)| told == name && body["location"] == inside)
    };
    assert!(!told_of(&played, "Char.Items.Add"), "nobody asked: {:?}", played.told);
    played.says(&format!("Char.Items.Contents {bag}"));
    assert_eq!(played.last("Char.Items.List")["items"].as_array().map(Vec::len), Some(1));
    played.types("Aria", "get torch from bag");
    assert!(told_of(&played, "Char.Items.Remove"), "{:?}", played.told);
    played.types("Aria", "put torch in bag");
    assert!(told_of(&played, "Char.Items.Add"), "{:?}", played.told);
    // A bag that is left behind is not followed any further.
    played.types("Aria", "drop bag");
    played.types("Aria", "north");
    played.types("Bran", "get torch from bag");
    assert!(!told_of(&played, "Char.Items.Remove"), "{:?}", played.told);
}

#[test]
fn in_the_dark_there_is_nothing_until_somebody_brings_a_light() {
    let mut played = Played::begin();
    played.types("Aria", "down");
    assert_eq!(played.last("Room.Info")["name"], "Darkness");
    assert_eq!(*played.last("Char.Items.List"), json!({"location": "room", "items": []}));
    played.types("Aria", "wear torch");
    assert_eq!(played.last("Room.Info")["name"], "The Cellar");
    let added: Vec<_> = played.told.iter().filter(|(name, _)| name == "Char.Items.Add").collect();
    assert_eq!(added.len(), 1, "{:?}", played.told);
    assert_eq!(added[0].1["item"]["name"], "a pearl");
}

#[test]
fn maps_are_told_of_light_that_leaves_with_another() {
    let mut played = Played::begin();
    for (who, line) in
        [("Aria", "give torch to bran"), ("Bran", "hold torch"), ("Bran", "down"), ("Aria", "down")]
    {
        played.types(who, line);
    }
    assert_eq!(played.last("Room.Info")["name"], "The Cellar");
    played.types("Bran", "up");
    assert_eq!(played.last("Room.Info")["name"], "Darkness");
    played.types("Bran", "down");
    assert_eq!(played.last("Room.Info")["name"], "The Cellar");
}

#[test]
fn maps_are_told_of_a_hidden_way_when_it_is_found_and_when_it_is_hidden_again() {
    let mut played = Played::begin();
    let known = |played: &Played| {
        let exits = played.last("Room.Info")["exits"].as_object().cloned();
        exits.map(|exits| exits.keys().cloned().collect::<Vec<_>>()).unwrap_or_default()
    };
    played.types("Aria", "north");
    assert_eq!(known(&played), ["s"]);
    played.types("Aria", "search hedge");
    assert_eq!(known(&played), ["hedge", "s"]);
    played.pass(Millis::seconds(600));
    assert_eq!(known(&played), ["s"]);
}

#[test]
fn what_is_regained_is_told_without_a_prompt_and_then_there_is_silence() {
    let mut played = Played::begin();
    played.says("Core.Supports.Add [\"Char.Defences 1\"]");
    played.types("Aria", "frenzy");
    assert_eq!(played.last("Char.Defences.Add")["name"], "quickened");
    let spent = played.last("Char.Vitals")["mp"].clone();
    let mut prompted = 0;
    let mut vitals = Vec::new();
    for _ in 0..300 {
        played.pass(Millis(1_000));
        vitals.extend(
            played.told.iter().filter(|(name, _)| name == "Char.Vitals").map(|(_, v)| v.clone()),
        );
        prompted += usize::from(played.prompted && played.names() == ["Char.Vitals"]);
    }
    assert!(vitals.len() > 1 && vitals[0]["mp"] != spent, "{vitals:?}");
    assert_eq!(vitals.last().map(|v| v["mp"] == v["maxmp"]), Some(true));
    assert_eq!(prompted, 0, "what is not read brings no prompt");
    played.pass(Millis::seconds(60));
    assert_eq!(played.names(), Vec::<&str>::new(), "nothing polls");
}

#[test]
fn what_is_kept_waits_for_the_disk() {
    let mut played = Played::begin();
    played.does(|server| server.set_disk(Disk::Stalls));
    played.types("Aria", "drop bag");
    assert_eq!(played.names(), Vec::<&str>::new());
    played.does(|server| server.set_disk(Disk::Works));
    assert_eq!(played.names(), ["Char.Items.Remove", "Char.Items.Add"]);
}

#[test]
fn after_a_panic_all_is_told_as_it_was_kept() {
    let mut played = Played::begin();
    played.evening.server().engine.panic_at("drop");
    played.types("Aria", "drop bag");
    let list = played
        .told
        .iter()
        .rev()
        .find(|(name, body)| name == "Char.Items.List" && body["location"] == "inv");
    let list = list.unwrap_or_else(|| panic!("no list in {:?}", played.told)).1.to_string();
    assert!(list.contains("a bag"), "{list}");
    played.types("Aria", "drop bag");
    assert!(played.names().contains(&"Char.Items.Remove"), "{:?}", played.told);
}

#[test]
fn whoever_has_no_program_is_not_watched() {
    let mut played = Played::begin();
    let watched = |played: &Played, name: &str| {
        let server = played.evening.server();
        let world = server.engine.world();
        let who = world.players.find(name).expect("somebody");
        world.dirty.watch.is_watched(who)
    };
    assert!(watched(&played, "Aria") && !watched(&played, "Bran"));
    played.agree(false);
    assert!(!watched(&played, "Aria"));
    played.agree(true);
    played.evening.hang_up("Aria");
    assert!(!watched(&played, "Aria"));
}

/// L15 and the promise of recordings: they replay, and no password is in them.
#[test]
fn a_recording_has_all_of_it_but_no_password() {
    let tiny = world::read(WORLD).expect("a world");
    let evening = Evening::in_world(&tiny);
    evening.server().record(1);
    let connection = evening.server().new_connection();
    let say = |message: String| {
        let payload = message.into_bytes();
        Input::Message { connection, known: Known::Gmcp, payload }
    };
    let credentials = |password: &str| {
        say(format!("Char.Login.Credentials {}", json!({"account": "Bran", "password": password})))
    };
    let mut told = Vec::new();
    for input in [
        Input::Connected { connection, address: HOME },
        Input::Agreed { connection, known: Known::Gmcp, on: true },
        say("Core.Supports.Set [\"Char 1\",\"Char.Login 1\",\"Char.Items 1\"]".into()),
        credentials("xqwrong guess"),
        say("Char.Login {\"name\":\"Bran\",\"password\":\"xqhalf".into()),
        say("Char.Logn {\"password\":\"xqmisspelt\"}".into()),
        credentials(PASSWORD),
        say("Char.Items.Inv".into()),
        Input::Line { connection, line: "say Here I am.".into() },
        Input::Agreed { connection, known: Known::Gmcp, on: false },
    ] {
        let writes = evening.server().turn(vec![input]);
        let own = writes.into_iter().filter(|write| write.connection == connection);
        told.extend(own.flat_map(|write| write.messages));
    }
    let told: Vec<String> =
        told.iter().map(|(_, payload)| String::from_utf8_lossy(payload).into_owned()).collect();
    let results = told.iter().filter(|told| told.starts_with("Char.Login.Result"));
    assert_eq!(
        results.collect::<Vec<_>>(),
        [
            "Char.Login.Result {\"message\":\"That is not the password.\",\"success\":false}",
            "Char.Login.Result {\"success\":true}"
        ]
    );
    let tape = evening.server().end_recording();
    for part in &tape.parts {
        let mut replay = Replay::new(&part[..]).expect("it is a recording");
        while replay.step().expect("it is whole").is_some() {}
        assert_eq!(replay.tally().disagreement, None);
        let mut reader = Reader::new(&part[..]).expect("it is a recording");
        while let Some(record) = reader.read().expect("it is whole") {
            let bytes = match &record {
                Record::Turn(turn) => heard_bytes(turn),
                _ => Vec::new(),
            };
            let text = format!("{record:?}{}", String::from_utf8_lossy(&bytes));
            for secret in ["xqwrong", "xqhalf", "xqmisspelt", PASSWORD] {
                assert!(!text.contains(secret), "{secret} is in it");
            }
        }
    }
}

/// What programs said, for bytes read badly in a debug text.
fn heard_bytes(turn: &dominion::engine::replay::Turn) -> Vec<u8> {
    use dominion::engine::replay::Heard;
    let payloads = turn.heard.iter().filter_map(|heard| match heard {
        Heard::Message { payload, .. } => Some(payload.as_slice()),
        _ => None,
    });
    payloads.collect::<Vec<_>>().concat()
}
