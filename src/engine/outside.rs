//! What the engine hears from the disk and the operator.

use serde::{Deserialize, Serialize};

use super::Engine;
use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::base::limits::KEPT_WAIT_MS_MAX;
use crate::game::frame::verb::Role;
use crate::game::people::player;
use crate::messages::output::Output;
use crate::session::State;
use crate::text::style::{Style, clean};

/// The server is going to stop.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Stopping {
    pub(super) when: Millis,
    pub(super) reason: String,
    /// Whether the stop was tried before and panicked: then nobody is taken out of the world.
    tried: bool,
}

/// The end of the process, while it waits for the disk.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Farewell {
    batch: u64,
    pub(super) until: Millis,
    reason: String,
}

/// Sentences in brackets, some of which may say nothing.
fn in_brackets(sentences: &[&str]) -> String {
    let said = sentences.iter().map(|sentence| sentence.trim()).filter(|said| !said.is_empty());
    format!("[{}]", said.collect::<Vec<_>>().join(" "))
}

impl Engine {
    /// Tells staff and the log that the disk fails. Play goes on.
    pub(super) fn keep_failed(&mut self, sentence: &str) {
        tracing::error!(target: "store", sentence, "keeping fails");
        self.keeper.watch.fails();
        let text = Style::Danger.on(format!(
            "[The disk fails: {}. Play goes on; writing is tried again and again.]",
            sentence.trim_end_matches('.')
        ));
        self.tell_staff(Role::Admin, &text);
    }

    /// Tells staff and the log of a row that the database refuses.
    pub(super) fn set_aside(&mut self, name: &str, why: &str) {
        let owner = name.strip_prefix("character ").and_then(|id| id.parse().ok());
        let owner = owner.and_then(|id| self.world.players.name(CreatureId(id)));
        let whose = owner.map(|owner| format!(" (of {owner})")).unwrap_or_default();
        tracing::error!(target: "store", row = name, whose, why, "a row was refused and is set aside; all else is kept");
        let text = Style::Danger.on(format!(
            "[The database refuses the row `{name}`{whose}: {why}. It is set aside in the file \
             set_aside.jsonl beside the database, and the game goes on with it as it was meant; all \
             else is kept. This is a bug: please report it with that file's last lines.]"
        ));
        self.tell_staff(Role::Admin, &text);
    }

    pub(super) fn keep_mended(&mut self) {
        tracing::info!(target: "store", "keeping works again");
        self.keeper.watch.works();
        self.tell_staff(
            Role::Admin,
            &Style::Good.on("[The disk works again; all that waited is written.]"),
        );
    }

    /// What came of an order of staff, or what all of them should know.
    pub(super) fn operated(&mut self, asker: Option<CreatureId>, lines: &[String]) {
        let lines = lines.iter().map(|line| Style::Staff.on(clean(line))).collect::<Vec<_>>();
        let Some(asker) = asker else { return self.tell_staff(Role::Admin, &lines.join("\n")) };
        let Some(session) = self.sessions.of_mut(asker) else {
            return;
        };
        session.owe_prompt();
        lines.into_iter().for_each(|line| session.say(line));
    }

    /// Says something to those staff who are here.
    pub(super) fn tell_staff(&mut self, least: Role, text: &str) {
        for (who, connection) in self.sessions.players().collect::<Vec<_>>() {
            if self.world.players.role(who) >= least
                && let Some(session) = self.sessions.get_mut(&connection)
            {
                session.say(text);
            }
        }
    }

    /// Decides when to stop, and tells everyone.
    pub(super) fn stop_in(&mut self, wait: Millis, reason: String) {
        let when = self.world.clock + wait;
        if wait.0 > 0 {
            let text = Style::Warning.on(in_brackets(&[
                &format!("The server stops in {} seconds.", wait.as_seconds()),
                &reason,
            ]));
            for session in self.sessions.everyone() {
                session.say(&text);
            }
        }
        self.stopping = Some(Stopping { when, reason, tried: false });
        self.stop_if_due();
    }

    /// Whether everybody is being sent away, so that nobody can play any more.
    pub fn is_ending(&self) -> bool {
        self.farewell.is_some() || self.stopped
    }

    /// Stopping is called off: everyone is told, or the one who asked, if nothing was coming.
    pub(super) fn go_on(&mut self, who: CreatureId) {
        if self.stopping.take().is_some() {
            let text = Style::Good.on("[The server does not stop after all.]");
            self.sessions.everyone().for_each(|session| session.say(&text));
        } else if let Some(session) = self.sessions.of_mut(who) {
            session.say("The server was not about to stop.");
        }
    }

    /// Takes every character out of the world, and hands all that is not kept yet to the writer.
    /// If that panics it is tried again with the world as it was kept, and then nobody is taken
    /// out: what they have is kept all the same.
    pub(super) fn stop_if_due(&mut self) {
        let (now, broken) = (self.world.clock, self.broken);
        let Some(stopping) = self.stopping.as_mut().filter(|s| s.when <= now && !broken) else {
            return;
        };
        let tried = std::mem::replace(&mut stopping.tried, true);
        let reason = stopping.reason.clone();
        if self.farewell.is_some() {
            self.stopping = None;
            return;
        }
        for who in self.world.players.here().filter(|_| !tried).collect::<Vec<_>>() {
            self.with_turn("stop", |turn| player::leave(turn, who));
        }
        self.hand_out();
        self.sessions.nobody_plays();
        for session in self.sessions.everyone() {
            session.state = State::Door(crate::session::login::Step::Leaving);
        }
        let batch = self.keeper.last_batch(&self.content, &mut self.world, &self.dice);
        self.outputs.extend(batch.map(Output::Keep));
        let until = self.world.clock + Millis(KEPT_WAIT_MS_MAX);
        self.farewell = Some(Farewell { batch: self.keeper.newest(), until, reason });
        self.stopping = None;
    }

    /// Says goodbye to everyone as soon as the last batch is on the disk, or it takes too long.
    pub(super) fn say_goodbye(&mut self) {
        let kept = |farewell: &Farewell| self.keeper.kept_until() >= farewell.batch;
        let now = self.world.clock;
        let Some(farewell) = self.farewell.as_ref().filter(|f| kept(f) || f.until <= now) else {
            return;
        };
        let line = match kept(farewell) {
            true => Style::Warning
                .on(in_brackets(&[&farewell.reason, "Everything you have is kept. Goodbye."])),
            false => Style::Danger.on(in_brackets(&[
                &farewell.reason,
                "The disk does not answer; the last moments may be lost.",
            ])),
        };
        for session in self.sessions.everyone() {
            session.say(&line);
            session.closing = true;
        }
        self.farewell = None;
        self.stopped = true;
    }
}
