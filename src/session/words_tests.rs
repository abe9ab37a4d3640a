//! All ways by which words of one player reach another, found by trying: every verb and every part of
//! one is typed with a word that nobody else says. So a new way is walked here as soon as there is one,
//! and has to be written into the list.

use std::collections::BTreeSet;

use super::playing;
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::frame::parts;
use crate::game::frame::posture::Posture;
use crate::game::frame::testing::Small;
use crate::game::frame::verb::{self, Group, Role, Spec};
use crate::game::frame::watch::Moment;
use crate::game::ground::creature;
use crate::game::people::player::{self, Screen};
use crate::text::style::plain;

/// The word that only Bran says.
const WORD: &str = "zzyzx";

/// The verbs by which it comes to Aria while she is there.
const THERE: &[&str] = &[
    "answer", "ask", "auction", "emote", "gossip", "grats", "mail", "newbie", "question", "reply",
    "say", "sayto", "shout", "tell", "trade", "whisper", "write", "yell",
];

/// The verbs by which it waits for her while she is away.
const AWAY: &[&str] = &["reply", "tell"];

/// A hall with Aria and Bran in it.
struct Stage {
    small: Small,
    aria: CreatureId,
    bran: CreatureId,
}

impl Stage {
    fn new() -> Stage {
        let mut small = Small::default();
        let hall = small.room("hall", None);
        let [aria, bran] = ["Aria", "Bran"].map(|name| small.player(name, hall));
        small.world.dirty.watch.begin(aria);
        Stage { small, aria, bran }
    }

    fn ignoring() -> Stage {
        let mut stage = Stage::new();
        stage.types(stage.aria, "ignore bran");
        stage.hears();
        stage
    }

    fn types(&mut self, who: CreatureId, line: &str) {
        self.small.turn(|turn| playing::line(turn, who, line));
    }

    /// Bran types all lines of a verb, as far as he stays in the world.
    fn tries(&mut self, verb: &Spec) {
        for line in lines(verb) {
            if !self.small.world.players.is_here(self.bran) {
                return;
            }
            // He can answer her, and stands; nothing is too much in a minute.
            player::set_reply(&mut self.small.world, self.bran, self.aria);
            let bran = self.bran;
            self.small.turn(|turn| creature::set_posture(turn, bran, Posture::Standing));
            self.types(bran, &line);
            self.small.now = self.small.now + Millis::seconds(60);
        }
    }

    /// What Aria read, and what her program was told, since this was last asked.
    fn hears(&mut self) -> String {
        let mut heard = plain(&self.small.read(self.aria));
        for (who, moment) in self.small.world.dirty.watch.take().moments {
            if let Moment::Said { talker, text, .. } = &moment
                && who == self.aria
            {
                heard.push_str(&format!("({talker}: {text})\n"));
            } else if who == self.aria {
                heard.push_str(&format!("({moment:?})\n"));
            }
        }
        heard
    }

    /// What Aria hears after Bran has typed all lines of a verb while she is there, and what she finds
    /// when she comes back where he has typed them while she was away.
    fn there_and_away(mut self, verb: &Spec) -> [String; 2] {
        self.tries(verb);
        let there = self.hears();
        let aria = self.aria;
        self.small.turn(|turn| player::leave(turn, aria));
        self.hears();
        self.tries(verb);
        self.small.turn(|turn| player::enter(turn, aria, &Screen::default()));
        self.small.turn(|turn| player::welcome(turn, aria));
        self.types(aria, "notify history");
        [there, self.hears()]
    }
}

/// All that may be typed of a verb with the word in it: to all, to Aria, and behind each of its parts.
fn lines(verb: &Spec) -> Vec<String> {
    let mut begins = vec![verb.name.to_string()];
    begins.extend(
        parts::of(verb.name)
            .into_iter()
            .flat_map(|parts| parts.known_to(Role::Player).map(|row| row.name.clone())),
    );
    // A letter is sent at once only if its words stand behind a sign; else what follows is written into it.
    let ends = [
        format!("to aria {WORD} = hm {WORD}"),
        format!("{WORD} hm"),
        format!("aria {WORD} hm"),
        format!("to aria {WORD} hm"),
    ];
    begins.iter().flat_map(|begin| ends.iter().map(move |end| format!("{begin} {end}"))).collect()
}

fn verbs() -> impl Iterator<Item = &'static Spec> {
    verb::all().filter(|spec| spec.role == Role::Player)
}

/// If this fails for a verb of yours: put it into the list, and see that its sentence says whose words
/// it is (`Sentence::words_of`), or that it asks `acquaintance::may_reach`.
#[test]
fn issue17_done4_the_ways_of_words_are_these() {
    let (mut there, mut away) = (BTreeSet::new(), BTreeSet::new());
    for verb in verbs() {
        let [now, later] = Stage::new().there_and_away(verb);
        if now.contains(WORD) {
            there.insert(verb.name);
        }
        if later.contains(WORD) {
            away.insert(verb.name);
        }
    }
    assert_eq!(there.into_iter().collect::<Vec<_>>(), THERE);
    assert_eq!(away.into_iter().collect::<Vec<_>>(), AWAY);
}

#[test]
fn issue17_done4_nothing_that_the_ignored_say_or_show_comes_by_any_way() {
    for verb in verbs() {
        let [now, later] = Stage::ignoring().there_and_away(verb);
        assert!(!now.contains(WORD), "{}: {now}", verb.name);
        assert!(!later.contains(WORD), "{}, while she is away: {later}", verb.name);
        // Gestures have no words of their own.
        if verb.group == Group::Talking {
            assert!(!now.contains("Bran") && !now.contains("omeone"), "{}: {now}", verb.name);
        }
    }
}

/// Words that were left before she ignored him do not come either.
#[test]
fn issue17_done4_words_that_wait_already_do_not_come() {
    let mut stage = Stage::new();
    let (aria, bran) = (stage.aria, stage.bran);
    stage.small.turn(|turn| player::leave(turn, aria));
    stage.types(bran, &format!("tell aria {WORD}"));
    stage.small.turn(|turn| player::enter(turn, aria, &Screen::default()));
    stage.types(aria, "ignore bran");
    stage.small.turn(|turn| player::welcome(turn, aria));
    let heard = stage.hears();
    assert!(!heard.contains(WORD) && !heard.contains("While you were away"), "{heard}");
}
