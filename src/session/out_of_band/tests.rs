//! What a program is told of what goes on around its player, and what the player reads of it: the
//! same, however much they notice.

use std::net::{IpAddr, Ipv4Addr};

use super::*;
use crate::base::id::{ConnectionId, CreatureId, RoomId};
use crate::game::frame::testing::Small;
use crate::game::ground::creature::{self, Posture};
use crate::game::ground::movement::{Way, step};
use crate::game::ground::place::Place as Spot;
use crate::game::ground::room::{Direction, Light};
use crate::game::ground::sight::{Senses, senses};
use crate::game::ground::{item, sky};
use crate::game::people::party;
use crate::session::playing;

/// Aria in a hall, with a program that wants everything; Bran, a rat and a torch beside it.
struct Stage {
    small: Small,
    session: Session,
    hall: RoomId,
    lane: RoomId,
    aria: CreatureId,
    bran: CreatureId,
    rat: CreatureId,
}

impl Stage {
    fn new(how: Senses) -> Stage {
        let mut small = Small::default();
        let (hall, lane) = (small.room("hall", None), small.room("lane", None));
        small.join(hall, Direction::West, lane);
        small.content.words.phases = vec![("dawn".into(), "The dawn comes up.".into())];
        if how == Senses::Blind {
            small.change_room(hall, |room| room.light = Light::Dark);
        }
        let rat = small.template("rat", &[]);
        let (torch, aria) = (small.thing("torch", 1), small.player("Aria", hall));
        let (bran, rat) = (small.player("Bran", lane), small.npc(rat, lane));
        small.turn(|turn| item::create(turn, torch, 1, item::Own::default(), Spot::Carried(bran)));
        let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let mut session = Session::new(ConnectionId(1), address, small.now);
        session.state = State::Playing(aria);
        let mut stage = Stage { small, session, hall, lane, aria, bran, rat };
        stage.small.world.dirty.watch.begin(aria);
        for known in [Known::Gmcp, Known::Msdp] {
            agreed(&mut stage.session, known);
        }
        let modules = br#"Core.Supports.Set ["Char 1","Char.Items 1","Room 1","Comm.Channel 1"]"#;
        stage.asks(Known::Gmcp, modules);
        for variable in facts::variables() {
            stage.asks(Known::Msdp, format!("\u{1}REPORT\u{2}{variable}").as_bytes());
        }
        if how == Senses::Asleep {
            stage.act(|turn, whom| creature::set_posture(turn, whom.aria, Posture::Sleeping));
        }
        assert_eq!(senses(&stage.small.content, &stage.small.world, aria), how);
        stage.told();
        stage.small.read(aria);
        stage
    }

    fn asks(&mut self, known: Known, payload: &[u8]) {
        let (content, world) = (&self.small.content, &self.small.world);
        let place = Place { content, world, now: self.small.now };
        message(&mut self.session, place, known, payload);
    }

    fn act(&mut self, act: impl FnOnce(&mut crate::game::Turn, &Whom)) {
        let Stage { hall, lane, aria, bran, rat, .. } = *self;
        let whom = Whom { hall, lane, aria, bran, rat };
        self.small.turn(|turn| act(turn, &whom));
    }

    /// All that the program was told since this was last asked.
    fn told(&mut self) -> String {
        let news = party::take_news(&mut self.small.world);
        let (content, world) = (&self.small.content, &self.small.world);
        let place = Place { content, world, now: self.small.now };
        news.moments.iter().for_each(|(who, moment)| {
            if *who == self.aria {
                tell_moment(&mut self.session, moment);
            }
        });
        let changed = news.touched.get(&self.aria).copied().unwrap_or_default();
        tell(&mut self.session, place, changed);
        let said = self.session.programs.take();
        said.iter().map(|message| String::from_utf8_lossy(&message.payload) + "\n").collect()
    }
}

/// Who and what there is to act with.
struct Whom {
    hall: RoomId,
    lane: RoomId,
    aria: CreatureId,
    bran: CreatureId,
    rat: CreatureId,
}

type Act = fn(&mut crate::game::Turn, &Whom);

/// What happens around her, in this order, and the word by which one knows of it.
const HAPPENS: &[(&str, &str, Act)] = &[
    ("an NPC comes", "rat", |turn, whom| {
        step(turn, whom.rat, whom.hall, Way::Direction(Direction::East));
    }),
    ("a player comes", "Bran", |turn, whom| {
        step(turn, whom.bran, whom.hall, Way::Direction(Direction::East));
    }),
    ("a thing falls", "torch", |turn, whom| playing::line(turn, whom.bran, "drop torch")),
    ("words are said", "heron", |turn, whom| playing::line(turn, whom.bran, "say A heron!")),
    ("a gesture", "curlew", |turn, whom| playing::line(turn, whom.bran, "emote mimes a curlew.")),
    ("a thing is taken", "torch", |turn, whom| playing::line(turn, whom.bran, "get torch")),
    ("a player goes", "Bran", |turn, whom| {
        step(turn, whom.bran, whom.lane, Way::Direction(Direction::West));
    }),
    ("an NPC goes", "rat", |turn, whom| {
        step(turn, whom.rat, whom.lane, Way::Direction(Direction::West));
    }),
    ("day breaks", "dawn", |turn, _| {
        turn.report(sky::Event::PhaseBegan { phase: sky::Phase::Dawn });
    }),
];

/// Entry 14 of the mending issue, and all its kind: asleep, in the dark and with open eyes, the
/// program is told of just what is read.
#[test]
fn issue14_14_a_program_is_told_what_is_read_and_nothing_else() {
    for how in [Senses::Clear, Senses::Blind, Senses::Asleep] {
        let mut stage = Stage::new(how);
        let mut noticed = 0;
        for (what, word, act) in HAPPENS {
            stage.act(act);
            let read = stage.small.read(stage.aria);
            let told = stage.told();
            if *what == "day breaks" {
                // The hour is asked of the clock, which stands still here; under a roof that lets in no
                // light there is no sky.
                assert_eq!(how == Senses::Clear, read.contains(word), "{how:?}: {read}");
                assert_eq!(told, "", "{how:?}");
                continue;
            }
            let (in_text, in_program) = (read.contains(word), told.contains(word));
            assert_eq!(in_text, in_program, "{how:?}, {what}: {read:?} and {told:?}");
            noticed += usize::from(in_text);
            assert!(how != Senses::Asleep || told.is_empty(), "{what}: {told}");
        }
        let expected = match how {
            Senses::Clear => HAPPENS.len() - 1,
            Senses::Blind => 1,
            Senses::Asleep => 0,
        };
        assert_eq!(noticed, expected, "{how:?}");
    }
}

/// What one slept through is told at waking, once.
#[test]
fn issue14_14_whoever_wakes_is_told_what_came_meanwhile() {
    let mut stage = Stage::new(Senses::Asleep);
    for (_, _, act) in &HAPPENS[..3] {
        stage.act(act);
    }
    assert_eq!(stage.told(), "");
    stage.asks(Known::Gmcp, b"Char.Items.Room");
    let asked = stage.session.programs.take();
    let asked: String = asked.iter().map(|a| String::from_utf8_lossy(&a.payload)).collect();
    assert!(asked.contains("\"items\":[]"), "a sleeper sees nothing, though asked: {asked}");
    stage.act(|turn, whom| creature::set_posture(turn, whom.aria, Posture::Standing));
    let told = stage.told();
    for word in ["rat", "torch", "Bran"] {
        assert!(told.contains(word), "{word}: {told}");
    }
    stage.act(|turn, whom| creature::set_posture(turn, whom.aria, Posture::Sitting));
    assert!(!stage.told().contains("rat"), "it is told once");
}

/// Whom one fights in the dark is not told to the program either.
#[test]
fn issue14_14_a_foe_in_the_dark_has_no_name() {
    for (how, name) in [(Senses::Clear, "a rat"), (Senses::Blind, "someone")] {
        let mut stage = Stage::new(how);
        stage.act(HAPPENS[0].2);
        stage.told();
        stage.act(|turn, whom| crate::game::people::combat::engage(turn, whom.aria, whom.rat));
        let told = stage.told();
        assert!(told.contains(&format!("\"target\":\"{name}\"")), "{told}");
    }
}
