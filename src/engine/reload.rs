//! Reloads: the world's files are read beside the game, and swapped in whole.
//!
//! One reading at a time. A reading gives numbers to the names that are new to it, on top of those
//! that were known when it began: two that ran side by side would give one number to two names.
//! Who asks meanwhile may have changed a file since, so the files are read once more for them.
//!
//! The report goes to whoever asked. An operator who asks by a signal reads the log; the builders who
//! are here read the report too, for it is their files that were read. What came of it is audited
//! when it is known: at the time of asking nobody knows.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Engine;
use crate::base::id::CreatureId;
use crate::config;
use crate::game;
use crate::game::Content;
use crate::game::content::Interned;
use crate::game::frame::numbers::{self, File};
use crate::game::frame::verb::Role;
use crate::game::people::player;
use crate::game::start::adopt::{Adopted, adopt};
use crate::game::start::load::{Loaded, numbers_again, witnessed_with};
use crate::messages::output::Output;
use crate::yaml::problem::counted;
use crate::yaml::{Problems, Reading, Source};

/// Ids that are named one by one in the report of a reload.
const NAMED_MAX: usize = 6;

/// Reads the files of a world that runs. Its settings are read along: they hold from the next start
/// on, and what would keep the server from starting is better said now.
pub fn read_again(source: &dyn Source, known: &Interned) -> Loaded {
    witnessed_with(source, known, |source, problems| drop(config::from_file(source, problems)))
}

/// Who waits for what.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Reloading {
    /// Who asked for the reading that is under way; `None` if there is none.
    now: Option<Asked>,
    /// Who asked since it began; `None` if nobody did.
    then: Option<Asked>,
}

/// Who asked for one reading.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Asked {
    who: Vec<CreatureId>,
    /// Whether the operator did, by a signal.
    operator: bool,
    /// What the world is to go on with of that which is read.
    takes: Takes,
}

/// What the world goes on with of the files that are read; who asks for more gets what the others
/// asked for, too.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
enum Takes {
    #[default]
    Nothing,
    /// The numbers of the game.
    Numbers,
    All,
}

impl Reloading {
    /// Somebody asks, or the operator does. Whether a reading is to begin now.
    fn ask(&mut self, takes: Takes, who: Option<CreatureId>) -> bool {
        let begins = self.now.is_none();
        let waiting = if begins { &mut self.now } else { &mut self.then };
        let asked = waiting.get_or_insert_default();
        asked.operator |= who.is_none();
        asked.takes = asked.takes.max(takes);
        asked.who.extend(who);
        begins
    }

    /// Whether the world is to go on with all of the reading that is under way.
    pub(super) fn swaps(&self) -> bool {
        self.now.as_ref().is_some_and(|asked| asked.takes == Takes::All)
    }

    /// A reading came to its end: who asked for it. Whether another is to begin now.
    fn done(&mut self) -> (Asked, bool) {
        let asked = self.now.take().unwrap_or_default();
        self.now = self.then.take();
        (asked, self.now.is_some())
    }
}

impl Engine {
    /// The world's files are to be read again; whoever asked sees the report.
    pub(super) fn reload_asked(&mut self, who: Option<CreatureId>) {
        if self.reloading.ask(Takes::All, who) {
            self.begin_reading();
        }
    }

    /// The world's files are to be looked at, and nothing is to change.
    pub(super) fn validation_asked(&mut self, who: CreatureId) {
        if self.reloading.ask(Takes::Nothing, Some(who)) {
            self.begin_reading();
        }
    }

    /// The files of numbers are to be read again.
    pub(super) fn numbers_asked(&mut self, who: CreatureId) {
        if self.reloading.ask(Takes::Numbers, Some(who)) {
            self.begin_reading();
        }
    }

    fn begin_reading(&mut self) {
        self.outputs.push(Output::Reload(Box::new(self.content.names.clone())));
    }

    /// The world files were read again: they are swapped in, or the old ones stay.
    pub(super) fn reloaded(
        &mut self,
        content: Option<Arc<Content>>,
        problems: &Problems,
        reading: &Reading,
    ) {
        let (asked, again) = self.reloading.done();
        if asked.takes != Takes::All {
            if again {
                self.begin_reading();
            }
            return match asked.takes {
                Takes::Numbers => self.numbers_read(&asked, problems, reading),
                _ => self.report_reload(&asked, problems, &validated(content.as_deref())),
            };
        }
        let is_whole = content.is_some();
        let old = Arc::clone(&self.content);
        self.content = content.unwrap_or_else(|| old.clone());
        // Asked for before anything is done with it, so that a panic loses nobody's wish.
        if again {
            self.begin_reading();
        }
        let outcome = match is_whole {
            true => self.go_on_with_it(&old),
            false => {
                let report = problems.render_lines();
                tracing::error!(target: "world", "reload refused; the old world goes on\n{report}");
                "Nothing is changed: the old world goes on.".to_owned()
            }
        };
        let said = if is_whole { done(problems) } else { refused(problems) };
        self.audit_reload(&asked, &said);
        self.report_reload(&asked, problems, &outcome);
    }

    /// The files of numbers were read again: the world goes on with them, whatever is wrong with
    /// the others.
    fn numbers_read(&mut self, asked: &Asked, problems: &Problems, reading: &Reading) {
        let Some(written) = numbers_again(reading) else {
            self.audit_reload(asked, &refused(problems));
            return self.report_reload(asked, problems, "No number is changed.");
        };
        let mut content = Content::clone(&self.content);
        content.keep(written);
        self.content = Arc::new(content);
        let changed = self.with_turn("numbers", |turn| {
            let before = turn.world.numbers.clone();
            numbers::adopt(turn.content, turn.world);
            let now = &turn.world.numbers;
            let all = [File::Balance, File::Timers].into_iter().flat_map(numbers::sections);
            let all = all.flat_map(|section| section.numbers);
            let other = all.filter(|said| before.value(said) != now.value(said));
            other.map(|said| format!("{} is {} now.", said.name, now.value(said))).collect()
        });
        self.hand_out();
        let changed: Vec<String> = changed;
        let nothing = Problems::new();
        self.audit_reload(asked, &done(&nothing));
        let told = match changed.is_empty() {
            true => "The numbers are as they were.".to_owned(),
            false => changed.join("\n"),
        };
        self.report_reload(asked, &nothing, &told);
    }

    /// The world goes on with what is written now; comes back with a sentence about it.
    fn go_on_with_it(&mut self, old: &Content) -> String {
        let rooms = self.content.all_rooms().count();
        let adopted = self.with_turn("reload", |turn| {
            let adopted = adopt(turn, old);
            game::wake(turn);
            adopted
        });
        self.hand_out();
        tracing::info!(target: "world", rooms, "world files reloaded");
        let told = told(&adopted);
        let text = format!("The world is reloaded: {}.", counted(rooms, "room"));
        [text].into_iter().chain(told).collect::<Vec<_>>().join("\n")
    }

    /// Writes down what came of it, for each who asked.
    fn audit_reload(&mut self, asked: &Asked, said: &str) {
        let line = if asked.takes == Takes::Numbers { "@balance reload" } else { "@reload" };
        self.with_turn("audit", |turn| {
            for who in &asked.who {
                player::audit(turn, *who, line, said);
            }
            if asked.operator {
                player::audit_operator(turn, "reload by a signal", said);
            }
        });
    }

    /// Shows what is wrong to those who asked, and to builders if the operator did: drawn for
    /// eyes, in plain lines for screen readers, a window at a time.
    fn report_reload(&mut self, asked: &Asked, problems: &Problems, outcome: &str) {
        let here: Vec<CreatureId> = self.sessions.players().map(|(who, _)| who).collect();
        for who in here {
            let asked_for_it = asked.who.contains(&who);
            let is_staff = self.world.players.role(who) >= Role::Builder;
            if !(asked_for_it || asked.operator && is_staff) {
                continue;
            }
            let reader = self.world.players.page(who).is_some_and(|page| page.reader);
            let Some(session) = self.sessions.of_mut(who) else { continue };
            if !asked_for_it {
                session.say("The operator had the world files read again.");
            }
            match (problems.is_empty(), reader) {
                (true, _) => {}
                (false, true) => session.show(problems.render_lines()),
                (false, false) => session.show(problems.render()),
            }
            session.say(outcome);
            // It answers what was typed a moment ago, so it is read like any long answer.
            session.owe_prompt();
        }
    }
}

/// What `@validate` says under its report.
fn validated(content: Option<&Content>) -> String {
    match content {
        Some(content) => format!(
            "`@reload` would load this world: {}, {}, {}.\nNothing is changed.",
            counted(content.all_rooms().count(), "room"),
            counted(content.npcs.len(), "NPC template"),
            counted(content.items.len(), "item template")
        ),
        None => "`@reload` would refuse this world. Nothing is changed.".to_owned(),
    }
}

/// What a reload did to those who live, a line for each kind.
fn told(adopted: &Adopted) -> Vec<String> {
    let Adopted { changed, later, moved, moved_things, faded, aside, back, .. } = adopted;
    let counts = |number: usize, word: &str| counted(number, word);
    let mut lines = Vec::new();
    let mut unwritten = |what: &str, ids: &[String], became: String| {
        if !ids.is_empty() {
            let more = if ids.len() > NAMED_MAX { ", …" } else { "" };
            let named = ids[..ids.len().min(NAMED_MAX)].join(", ");
            let number = counts(ids.len(), what);
            let line = format!("No longer written: {number} ({named}{more}). {became}");
            lines.push(line.trim_end().to_owned());
        }
    };
    let (players, things) = (counts(*moved, "player"), counts(*moved_things, "thing"));
    let rooms = format!("Moved out to the first room: {players}, {things}.");
    unwritten("room", &adopted.rooms, rooms);
    unwritten("NPC template", &adopted.npcs, String::new());
    let things = format!("{} left the world, and will be back with it.", counts(*aside, "thing"));
    unwritten("item template", &adopted.items, things);
    let who = counts(adopted.without_calling, "character");
    let callings = format!("{who} had it; they stay what they are, without its skills.");
    unwritten("calling", &adopted.callings, callings);
    if *faded > 0 {
        lines.push(format!(
            "{} had nothing to stand on any more, and faded.",
            counts(*faded, "NPC")
        ));
    }
    if *back > 0 {
        lines.push(format!("Back, as they are written again: {}.", counts(*back, "thing")));
    }
    match (changed, later) {
        (0, 0) => {}
        (changed, 0) => lines.push(format!("{} changed.", counts(*changed, "living NPC"))),
        (changed, later) => lines.push(format!(
            "{} changed; {later} will when they respawn, for they fight.",
            counts(*changed, "living NPC")
        )),
    }
    lines
}

/// What the audit says of a reload that was done.
fn done(problems: &Problems) -> String {
    format!("done, {}", counted(problems.warnings(), "warning"))
}

/// What the audit says of a reload that was refused.
fn refused(problems: &Problems) -> String {
    format!("refused, {}", counted(problems.errors(), "error"))
}
