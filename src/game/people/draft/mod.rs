//! Writing what is longer than a line: a note for a board, a letter.
//!
//! Whoever begins one writes line by line, over plain telnet as anywhere, while the world goes on
//! around them; what they type is text and no command until they end it (`.`) or leave it (`/q`). It is
//! in memory only: who leaves the world leaves it unfinished. What becomes of it is up to the feature
//! that began it, which hears [`Event::Done`] and may put it back if it cannot be sent.
//!
//! Not here: where a note or a letter goes (`board`, `mail`).

mod refusals;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::id::CreatureId;
use crate::base::limits::{DRAFT_CHARS_MAX, DRAFT_LINES_MAX, SUBJECT_CHARS_MAX};
use crate::game::Event as Fact;
use crate::game::frame::part::Done;
use crate::game::frame::tell::Teller;
use crate::game::people::player;
use crate::game::{Feature, Refusal, Turn, World};
use crate::text::style::{Style, clean};

/// What the rest of the house knows of this feature.
pub const FEATURE: Feature = Feature {
    name: "draft",
    hears: Some(hears),
    check: Some(check),
    forgets: Some(|turn, who, _| drop(turn.world.drafts.drafts.remove(&who))),
    ..Feature::NONE
};

/// What somebody writes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Purpose {
    /// A note for a board, perhaps in answer to the first of a thread.
    Note {
        board: String,
        subject: String,
        thread: Option<u64>,
    },
    Letter {
        to: CreatureId,
        subject: String,
    },
}

/// What is being written, by whom.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct State {
    drafts: BTreeMap<CreatureId, Draft>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Draft {
    purpose: Purpose,
    lines: Vec<String>,
}

/// What can happen to it.
#[derive(Clone, Debug)]
pub enum Event {
    /// Somebody begins to write: `a note on the harbour board`.
    Begun {
        who: CreatureId,
        what: String,
    },
    /// They look at what they wrote, or at how it is done.
    Shown {
        who: CreatureId,
        lines: Vec<String>,
    },
    /// They take the last line back.
    Shortened {
        who: CreatureId,
    },
    Left {
        who: CreatureId,
    },
    /// It is written; whose purpose it is sees to the rest.
    Done {
        who: CreatureId,
        purpose: Purpose,
        words: String,
    },
}

/// How it is done, as it is told at the beginning and for `/h`.
const HOW: &str = "Write as many lines as you like. A dot alone (`.`) sends it, `/q` leaves it unsent, \
                   `/l` shows what you wrote, `/d` takes the last line back.";

/// Whether what somebody types is text.
pub fn is_writing(world: &World, who: CreatureId) -> bool {
    world.drafts.drafts.contains_key(&who)
}

/// Lets somebody write. `what` is said to them: `a letter to Bran`.
pub fn begin(turn: &mut Turn, who: CreatureId, purpose: Purpose, what: String) {
    turn.world.drafts.drafts.insert(who, Draft { purpose, lines: Vec::new() });
    turn.report(Event::Begun { who, what });
}

/// What could not be sent is as it was, so that nothing is lost but the sending.
pub fn put_back(turn: &mut Turn, who: CreatureId, purpose: Purpose, words: &str) {
    let lines = words.lines().map(str::to_owned).collect();
    turn.world.drafts.drafts.insert(who, Draft { purpose, lines });
}

/// The subject, and what stands behind `=`; without that it is to be written yet.
pub fn subject_and_words(text: &str) -> Result<(String, Option<String>), Refusal> {
    let (subject, words) = match text.split_once('=') {
        Some((subject, words)) => (clean(subject), Some(clean(words))),
        None => (clean(text), None),
    };
    match subject.chars().count() > SUBJECT_CHARS_MAX {
        true => Err(refusals::long_subject()),
        false => Ok((subject, words.filter(|words| !words.is_empty()))),
    }
}

/// A line that somebody types who is writing.
pub fn line(turn: &mut Turn, who: CreatureId, typed: &str) -> Done {
    match typed.trim().to_lowercase().as_str() {
        "." | "/s" | "/send" | "/end" | "/save" => return finish(turn, who),
        "/q" | "/quit" | "/cancel" | "/a" | "/abort" => {
            turn.world.drafts.drafts.remove(&who);
            turn.report(Event::Left { who });
        }
        "/l" | "/list" | "/h" | "/help" | "/?" => {
            let lines = turn.world.drafts.drafts.get(&who).map(|draft| draft.lines.clone());
            turn.report(Event::Shown { who, lines: lines.unwrap_or_default() });
        }
        "/d" | "/delete" | "/undo" => {
            let draft = turn.world.drafts.drafts.get_mut(&who);
            draft.and_then(|draft| draft.lines.pop()).ok_or_else(refusals::nothing_written)?;
            turn.report(Event::Shortened { who });
        }
        _ => return add(turn.world, who, clean(typed)),
    }
    Ok(())
}

fn add(world: &mut World, who: CreatureId, line: String) -> Done {
    let Some(draft) = world.drafts.drafts.get_mut(&who) else { return Ok(()) };
    let long = draft.lines.iter().map(|line| line.chars().count() + 1).sum::<usize>();
    if draft.lines.len() >= DRAFT_LINES_MAX || long + line.chars().count() > DRAFT_CHARS_MAX {
        return Err(refusals::full());
    }
    draft.lines.push(
        line.strip_prefix('/')
            .filter(|_| line.starts_with("//"))
            .map_or(line.clone(), str::to_owned),
    );
    Ok(())
}

fn finish(turn: &mut Turn, who: CreatureId) -> Done {
    let Some(draft) = turn.world.drafts.drafts.get(&who).cloned() else { return Ok(()) };
    let words = draft.lines.join("\n").trim().to_owned();
    if words.is_empty() {
        return Err(refusals::nothing_written());
    }
    turn.world.drafts.drafts.remove(&who);
    turn.report(Event::Done { who, purpose: draft.purpose, words });
    Ok(())
}

/// Who leaves the world leaves it unfinished, and nobody begins an evening in the middle of a letter.
fn hears(turn: &mut Turn, event: &Fact) {
    if let Fact::Player(
        player::Event::Left { who, .. } | player::Event::Welcomed { who, back: false },
    ) = event
    {
        turn.world.drafts.drafts.remove(who);
    }
}

/// What is read of it: only by the one who writes.
pub fn tell(event: &Event, teller: &mut Teller) {
    match event {
        Event::Begun { who, what } => teller.line(*who, format!("You begin {what}. {HOW}")),
        Event::Shown { who, lines } => {
            teller.line(*who, HOW);
            lines.iter().for_each(|line| teller.line(*who, Style::Dim.on(format!("> {line}"))));
        }
        Event::Shortened { who } => teller.line(*who, "The last line is gone."),
        Event::Left { who } => teller.line(*who, "You leave it unwritten."),
        Event::Done { .. } => {}
    }
}

/// No more is written than may be.
pub fn check(world: &World) -> Result<(), String> {
    let mut all = world.drafts.drafts.iter();
    match all.find(|(_, draft)| draft.lines.len() > DRAFT_LINES_MAX) {
        Some((who, _)) => Err(format!("what {} writes cannot be", who.0)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::frame::testing::Small;

    #[test]
    fn issue17_what_is_written_is_bounded_and_gone_with_its_writer() {
        let mut small = Small::default();
        let hall = small.room("hall", None);
        let who = small.player("Aria", hall);
        let letter = || Purpose::Letter { to: who, subject: "Ho".into() };
        small.turn(|turn| begin(turn, who, letter(), "a letter to Aria".into()));
        let types = |small: &mut Small, typed: &str| small.turn(|turn| line(turn, who, typed));
        assert!(types(&mut small, ".").is_err(), "nothing is written yet");
        assert!(types(&mut small, "/d").is_err());
        for _ in 0..DRAFT_LINES_MAX {
            types(&mut small, "//x").expect("a line");
        }
        assert!(types(&mut small, "one more").is_err(), "so many lines");
        types(&mut small, "/d").expect("one goes");
        assert!(types(&mut small, &"é".repeat(DRAFT_CHARS_MAX)).is_err(), "so many letters");
        assert_eq!(small.world.drafts.drafts[&who].lines[0], "/x");
        types(&mut small, ".").expect("it is sent");
        assert!(!is_writing(&small.world, who));
        assert!(subject_and_words(&"x".repeat(SUBJECT_CHARS_MAX + 1)).is_err());
        small.turn(|turn| begin(turn, who, letter(), "a letter to Aria".into()));
        small.turn(|turn| player::leave(turn, who));
        assert!(!is_writing(&small.world, who));
    }
}
