//! What an evening does when something goes wrong: the fault itself, and the start after a crash.

use super::disk::Mood;
use super::evening::{Due, Evening};
use super::faults::Fault;
use super::files;
use crate::base::clock::Millis;
use crate::messages::input::Input;

impl Evening {
    pub(super) fn strike(&mut self, fault: Fault) -> Result<(), String> {
        *self.faults.entry(fault.word()).or_default() += 1;
        match fault {
            Fault::Links(count) => {
                // Where nobody is invited no line can break.
                let count = if self.bots.is_empty() { 0 } else { count };
                for _ in 0..count {
                    let index = self.misfortune.among(self.bots.len());
                    if let Some(connection) = self.bots[index].connection {
                        let writes = self.hang_up(index, connection);
                        self.deliver(writes)?;
                    }
                }
            }
            Fault::Disk(mood, span) => {
                self.server.platter().mood = mood;
                self.later(span, Due::Relief);
            }
            Fault::Slow(delay, span) => {
                self.server.delay = delay;
                self.later(span, Due::Relief);
            }
            Fault::Busy(span) => {
                self.server.hashing_is_busy = true;
                self.later(span, Due::Relief);
            }
            Fault::Crash(boundary) => self.server.armed = Some(boundary),
            Fault::Jump(span) => self.jump(span),
            Fault::Reload(edition) => {
                self.server.files = files::edition(&self.written, edition);
                let writes = self.server.input(Input::ReloadAsked);
                self.deliver(writes)?;
            }
            Fault::Stop => {
                let writes = self.server.input(Input::StopAsked);
                self.deliver(writes)?;
            }
        }
        Ok(())
    }

    /// Whatever was wrong with the machine is well again.
    pub(super) fn relieve(&mut self) {
        self.server.platter().mood = Mood::Works;
        self.server.delay = Millis(0);
        self.server.hashing_is_busy = false;
    }

    /// The clock is ahead all at once. Nobody did anything meanwhile, and the hours that were
    /// asked for are not over any sooner.
    pub(super) fn jump(&mut self, span: Millis) {
        self.server.jump(span);
        self.ends = self.ends + span;
        let agenda = std::mem::take(&mut self.agenda);
        self.agenda = agenda.into_iter().map(|(at, due)| (at + span, due)).collect();
    }

    pub(super) fn restart(&mut self) -> Result<(), String> {
        self.restarts += 1;
        for index in 0..self.bots.len() {
            self.forget(index);
        }
        let peaceful = self.server.stopped && !self.server.crashed;
        if peaceful && self.server.platter().mood == Mood::Works {
            self.reckon()?;
            if !self.server.write_all() {
                return Err("a server stopped in peace with batches that are not written".into());
            }
        }
        self.server.files = self.written.clone();
        let before = self.server.now;
        self.server.restart()?;
        let jumped = self.server.now - before;
        self.server.now = before;
        self.jump(jumped);
        self.relieve();
        self.check()
    }
}
