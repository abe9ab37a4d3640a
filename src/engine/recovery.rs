//! A panic, and the way back: the turn is dropped whole, the world becomes what was kept, and
//! everyone who was playing is in it again. So no act needs an undo, and none is ever half kept.

use super::Engine;
use super::history::Histories;
use crate::base::limits::PANIC_REST_MS;
use crate::engine::breaker::Chore;
use crate::game::frame::calendar;
use crate::game::frame::keep::Saved;
use crate::game::frame::schedule::Job;
use crate::game::frame::tell::outbox::Outbox;
use crate::game::frame::verb::Role;
use crate::game::people::player;
use crate::game::start::restore::restore;
use crate::messages::output::Output;
use crate::session::State;
use crate::session::login::Step;
use crate::text::style::Style;

impl Engine {
    /// Notes what is being done, for the log, should it panic.
    pub(super) fn begins(&mut self, doing: &str) {
        self.doing.clear();
        self.doing.push_str(doing);
    }

    /// What was being done is done; here a test may have asked for a panic.
    pub(super) fn did(&mut self) {
        let asked_for = self.panics_at.take_if(|doing| *doing == self.doing);
        assert!(asked_for.is_none(), "a test asked for a panic at `{}`", self.doing);
    }

    /// In test mode: the next time this is done (a verb, `login`, `minds act`, `minds think`,
    /// `a job`, `reload`, `keep`, `paint`), it panics when all is changed and nothing is kept.
    pub fn panic_at(&mut self, doing: &str) {
        self.note_panic_at(doing);
        self.panics_at = self.world.test_mode.then(|| doing.to_string());
    }

    /// A panic: the turn is dropped whole, and the world is asked for again as it was kept.
    /// `handed` is the newest batch that the writer was handed before this turn: what was to be
    /// told of later ones never happened. Work that others wait for outside is still asked for.
    pub(super) fn survive(&mut self, handed: u64) {
        self.faults += 1;
        let id = format!("{}-{}", self.world.turn, self.faults);
        tracing::error!(target: "engine", id, doing = self.doing, "a turn panicked; the world goes back to what was kept");
        if let Some(chore) = self.breaker.panicked(self.world.clock) {
            tracing::error!(target: "engine", ?chore, "it panicked too often, and rests for {} minutes", PANIC_REST_MS / 60_000);
        }
        let was_broken = std::mem::replace(&mut self.broken, true);
        self.out = Outbox::default();
        self.asks.clear();
        self.through = None;
        self.histories = Histories::default();
        self.outputs.retain(|output| !matches!(output, Output::Keep(_)));
        self.keeper.take_back(handed);
        for session in self.sessions.everyone() {
            session.forget(handed);
            session.say(format!(
                "Something went wrong that should not have (number {id}). The world goes back to the last moment \
                 it kept; what you typed just now did not happen."
            ));
        }
        if !was_broken {
            self.outputs.push(Output::Recover);
        }
    }

    /// If something of the calendar panicked, that was its time; staff hear of it once they are back.
    fn note_what_fell(&mut self) {
        let Some(Chore::Job(Job::Recur(nth))) = self.breaker.fell() else { return };
        let name = self.with_turn("calendar", |turn| calendar::failed(turn, nth));
        if let Some(name) = name {
            let line = format!(
                "[{name} panicked, and is tried again when it is due next: `@jobs {name}`.]"
            );
            self.tell_staff(Role::Admin, &Style::Danger.on(line));
        }
    }

    /// After a panic: the world as it was kept, with everyone who was playing back in it.
    pub(super) fn recovered(&mut self, saved: &Saved) {
        let clock = self.world.clock;
        let test_mode = self.world.test_mode;
        let (mut world, warnings) = restore(&self.content, saved);
        for warning in warnings {
            tracing::warn!(target: "world", "{warning}");
        }
        world.clock = world.clock.max(clock);
        world.test_mode = test_mode;
        world.host = self.world.host;
        self.world = world;
        self.broken = false;
        self.wake();
        for (who, connection) in self.sessions.players().collect::<Vec<_>>() {
            let Some(session) = self.sessions.get_mut(&connection) else { continue };
            let screen = session.screen.clone();
            if self.world.players.character(who).is_none() {
                session.state = State::Door(Step::Name);
                self.sessions.plays_no_more(who);
                continue;
            }
            self.with_turn("recover", |turn| player::enter(turn, who, &screen));
            self.watch(who);
        }
        self.note_what_fell();
        self.hand_out();
    }
}
