//! The engine: one turn of the world, top to bottom.
//!
//! It is a plain object. Typed inputs and the time go in, typed outputs come out; it never waits,
//! never fails, reads no clock and opens no file. Same content, seed and inputs: same world.
//!
//! A turn runs as soon as input waits, and at every pulse. Text is made right after each act
//! (`Turn::settle`), while the world is as the act left it, and leaves at the end of the turn.
//! A pulse at which nothing is due changes nothing at all, so whoever drives the engine may leave
//! it out ([`Engine::next_due`]); that is how the simulator passes a night in seconds.

mod advance;
pub mod boot;
mod breaker;
mod clients;
mod comings;
mod hash;
mod history;
mod keeper;
mod link;
mod out_of_band;
mod outside;
mod passwords;
mod recovery;
pub mod reload;
pub mod replay;
mod requests;
mod sessions;
mod showing;
mod snoop;
#[cfg(test)]
mod tests;
mod typed;
mod watch;

use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;

use crate::base::clock::Millis;
use crate::base::dice::Dice;
use crate::base::id::{AccountId, ConnectionId, CreatureId};
use crate::base::limits::{JOBS_PER_PULSE_MAX, LOGIN_MS_MAX};
use crate::engine::advance::Ahead;
use crate::engine::breaker::{Breaker, Chore};
use crate::engine::history::Histories;
use crate::engine::keeper::Keeper;
use crate::engine::outside::{Farewell, Stopping};
use crate::engine::reload::Reloading;
use crate::engine::replay::tape::Tape;
use crate::engine::sessions::Sessions;
use crate::game::frame::tell::outbox::Outbox;
use crate::game::frame::turn::Ask;
use crate::game::people::{look, mind, player};
use crate::game::{self, Content, Event, Turn, World};
use crate::messages::input::{Input, Occasion};
use crate::messages::output::Output;
use crate::session::login::{self, Deed, Door};
use crate::session::{Session, State, Unseen, change, playing};

/// Events for which room is kept between acts.
const EVENTS_HELD: usize = 64;

/// The one owner of the world.
pub struct Engine {
    content: Arc<Content>,
    world: World,
    dice: Dice,
    out: Outbox,
    asks: Vec<Ask>,
    /// Where events are put in each act; empty in between.
    events: Vec<Event>,
    sessions: Sessions,
    door: Door,
    keeper: Keeper,
    outputs: Vec<Output>,
    /// When the server stops, once that is decided, and why.
    stopping: Option<Stopping>,
    /// Everyone is out of the world; the process ends once this is on the disk.
    farewell: Option<Farewell>,
    stopped: bool,
    /// Milliseconds that `@clock advance` put the clock ahead of what the edge says.
    ahead: Millis,
    /// The time ahead that the world is still to live through.
    through: Option<Ahead>,
    /// Who asked for a reload and sees its report.
    reloading: Reloading,
    /// What was being done, for the log, should it panic.
    doing: String,
    /// Where the next panic is to happen, for tests.
    panics_at: Option<String>,
    /// Set after a panic: the world in memory is not to be trusted, and waits for what was kept.
    broken: bool,
    faults: u64,
    breaker: Breaker,
    /// Passwords being hashed that staff gave, by ticket.
    changing: BTreeMap<u64, (CreatureId, AccountId)>,
    /// What those were told whose link is broken, since they last typed something.
    unseen: BTreeMap<CreatureId, Unseen>,
    /// Pages of logs that are looked for.
    histories: Histories,
    /// What is noted for whoever records.
    tape: Option<Box<Tape>>,
}

impl Engine {
    /// One turn: what came in, the clock in milliseconds, and why now.
    pub fn turn(&mut self, inputs: Vec<Input>, now: Millis, occasion: Occasion) -> Vec<Output> {
        let is_pulse = occasion == Occasion::Pulse;
        if is_pulse && inputs.is_empty() && self.next_due().is_none_or(|due| due > now) {
            return Vec::new();
        }
        self.world.clock = (now + self.ahead).max(self.world.clock);
        self.world.turn += 1;
        self.keeper.watch.at(self.world.clock - self.ahead);
        let handed = self.keeper.issued();
        let mut inputs = VecDeque::from(inputs);
        // A panic takes one input with it, or all that comes after them; the others are heard.
        while catch_unwind(AssertUnwindSafe(|| self.run(&mut inputs, occasion))).is_err() {
            self.survive(handed);
        }
        let outputs = std::mem::take(&mut self.outputs);
        self.note_turn(now, occasion, &outputs);
        outputs
    }

    /// The moment from which on a pulse has something to do; `None` if only an input helps.
    pub fn next_due(&self) -> Option<Millis> {
        if self.broken {
            return None;
        }
        let urgent = self.world.dirty.is_urgent() && !self.keeper.is_behind();
        let busy = self.world.minds.is_busy() || self.through.is_some();
        if urgent || busy || !self.out.is_empty() {
            return Some(Millis(0));
        }
        let moments = [
            Some(self.keeper.next_due()),
            self.world.schedule.first(),
            self.sessions.next_due(),
            self.stopping.as_ref().map(|stopping| stopping.when),
            self.farewell.as_ref().map(|farewell| farewell.until),
        ];
        // The edge knows nothing of how far the world's clock was put ahead.
        let moments = moments.into_iter().flatten().map(|moment| moment - self.ahead);
        moments.chain(self.keeper.watch.next_due()).min()
    }

    /// The turn itself.
    fn run(&mut self, inputs: &mut VecDeque<Input>, occasion: Occasion) {
        while let Some(input) = inputs.pop_front() {
            self.note(&input);
            self.take(input);
        }
        if self.broken {
            return;
        }
        if occasion == Occasion::Pulse {
            self.chore(Chore::MindsAct);
            self.pass_time();
            self.chore(Chore::MindsThink);
            self.wait_at_the_door();
            self.watch_the_disk();
            self.live_through();
        }
        self.carry_out_asks();
        self.hand_out();
        self.keep(occasion);
        self.let_fetches_go();
        self.say_goodbye();
        self.flush();
    }

    /// Gives rules the world, and takes what they ask for.
    fn with_turn<T>(&mut self, doing: &str, act: impl FnOnce(&mut Turn) -> T) -> T {
        self.begins(doing);
        let mut turn = Turn {
            content: &self.content,
            now: self.world.clock,
            world: &mut self.world,
            dice: &mut self.dice,
            events: std::mem::take(&mut self.events),
            asks: Vec::new(),
            shown: Vec::new(),
            out: &mut self.out,
        };
        let answer = act(&mut turn);
        turn.settle();
        let Turn { events, mut asks, .. } = turn;
        self.events = events;
        self.events.shrink_to(EVENTS_HELD);
        self.asks.append(&mut asks);
        self.did();
        answer
    }

    /// One input, in order of arrival.
    fn take(&mut self, input: Input) {
        match input {
            Input::Connected { connection, address } => self.connected(connection, address),
            Input::Line { connection, line } => self.line(connection, &line),
            Input::Resized { connection, width, height } => self.resized(connection, width, height),
            Input::Client { connection, client } => self.introduced(connection, *client),
            Input::Interrupted { connection } => self.interrupted(connection),
            input @ (Input::Agreed { .. } | Input::Message { .. }) => self.program(input),
            Input::Idle { connection } => self.idle(connection),
            Input::Gone { connection } => self.gone(connection),
            Input::Links { asker, links } => self.links_told(asker, &links),
            Input::Hashed { ticket, answer } => self.hashed(ticket, &answer),
            Input::Kept { batch } => self.keeper.kept(batch),
            Input::KeepFailed { sentence } => self.keep_failed(&sentence),
            Input::KeepMended => self.keep_mended(),
            Input::SetAside { name, why } => self.set_aside(&name, &why),
            Input::Reloaded { content, problems, reading } => {
                self.reloaded(content, &problems, &reading);
            }
            Input::Operated { asker, lines } => self.operated(asker, &lines),
            Input::ReloadAsked => self.reload_asked(None),
            Input::StopAsked => self.stop_in(Millis(0), "The server is stopping.".into()),
            Input::Fetched { query, found } => self.fetched(&query, found),
            Input::Recovered { saved } => self.recovered(&saved),
        }
    }

    /// A typed line: an answer at the door, or an act in the world.
    fn line(&mut self, connection: ConnectionId, line: &str) {
        let Some(session) = self.sessions.get_mut(&connection) else { return };
        if session.drops_line() {
            return;
        }
        session.owe_prompt();
        session.has_seen();
        if session.turns_page(line, &self.world) {
            return;
        }
        match session.character() {
            Some(_) if session.change().is_some() => self.change_line(connection, line),
            Some(who) => self.typed(connection, who, line),
            None if !self.broken && self.farewell.is_none() => self
                .at_the_door(connection, |session, turn, door| {
                    login::line(session, line, turn, door)
                }),
            None => {}
        }
    }

    fn act(&mut self, who: CreatureId, line: &str) {
        if self.broken {
            return;
        }
        let verb = line.split_whitespace().next().unwrap_or("");
        self.with_turn(verb, |turn| playing::line(turn, who, line));
        // Whoever attacks on sight does so before the player's next line.
        self.chore(Chore::MindsAct);
        self.carry_out_asks();
        self.hand_out();
    }

    /// Runs a step of a session's conversation at the door, and lets its character in.
    fn at_the_door(
        &mut self,
        connection: ConnectionId,
        step: impl FnOnce(&mut Session, &mut Turn, &mut Door) -> Deed,
    ) {
        // The step works on a copy of the session: should it panic, that is where it was. What it
        // did to the door stands: a ticket that nobody holds is answered to nobody.
        let Some(mut session) = self.sessions.get_mut(&connection).map(|s| s.clone()) else {
            return;
        };
        let mut door = std::mem::take(&mut self.door);
        let done = catch_unwind(AssertUnwindSafe(|| {
            self.with_turn("login", |turn| step(&mut session, turn, &mut door))
        }));
        self.outputs.append(&mut door.outputs);
        self.door = door;
        let deed = done.unwrap_or_else(|panic| resume_unwind(panic));
        self.sessions.insert(session);
        if let Deed::Enter(who) = deed {
            self.enter(connection, who);
        }
    }

    /// Lets a character in: from where they slept, or back into a body that is in the world already.
    fn enter(&mut self, connection: ConnectionId, who: CreatureId) {
        if self.is_shut_out(who, connection) {
            return;
        }
        let unseen = self.take_over(who, connection);
        let Some(session) = self.sessions.get_mut(&connection) else { return };
        // The choice made at the door is good for once: later ones are made in the world.
        let (screen, address) = (session.screen.clone(), session.address);
        session.screen.reader = None;
        session.state = State::Playing(who);
        session.arrive();
        self.sessions.plays(who, connection);
        self.watch(who);
        let back = self.world.players.is_here(who);
        player::came_from(&mut self.world, who, address);
        let name = player::name_of(&self.world, who);
        tracing::info!(target: "login", name, %address, back, "enters");
        self.with_turn("enter", |turn| match back {
            true => player::reclaim(turn, who, &screen),
            false => player::enter(turn, who, &screen),
        });
        self.with_turn("enter", |turn| match back {
            true => player::welcome_back(turn, who),
            false => player::welcome(turn, who),
        });
        self.hand_out();
        if back {
            self.show_unseen(connection, &unseen);
        }
        self.with_turn("enter", |turn| look::show_around(turn, who));
        self.hand_out();
        if let Some(session) = self.sessions.get_mut(&connection) {
            session.may_miss(unseen);
        }
    }

    /// What the schedule says is due.
    fn pass_time(&mut self) {
        for _ in 0..JOBS_PER_PULSE_MAX {
            let Some(job) = self.world.schedule.next_due(self.world.clock) else { break };
            self.chore(Chore::Job(job));
        }
        self.stop_if_due();
    }

    /// What the world does by itself, unless it panicked too often.
    fn chore(&mut self, chore: Chore) {
        match (chore, self.breaker.rests(chore, self.world.clock)) {
            (Chore::Job(job), Some(until)) => return self.world.schedule.at(until, job),
            (_, Some(_)) => return,
            (_, None) => self.breaker.begins(chore),
        }
        match chore {
            Chore::Job(job) => self.with_turn("a job", |turn| game::run_job(turn, job)),
            Chore::MindsAct => self.with_turn("minds act", mind::act),
            Chore::MindsThink => self.with_turn("minds think", mind::think),
        }
        self.breaker.did();
    }

    /// Passwords that waited are looked at, those who wait are told so, and those who took too long are sent away.
    fn wait_at_the_door(&mut self) {
        let now = self.world.clock;
        for connection in self.sessions.due(now) {
            let Some(session) = self.sessions.get_mut(&connection) else { continue };
            if session.character().is_some() {
                change::wait_over(session, &self.door, now);
                continue;
            }
            login::wait_over(session, &self.world, &mut self.door, now);
            let waits = session.ticket().is_some();
            if now.since(session.since) >= Millis(LOGIN_MS_MAX) && !waits && !session.closing {
                session.say(
                    "You have stood at the door for a long time. Come back when you are ready.",
                );
                session.closing = true;
            }
        }
        self.outputs.append(&mut self.door.outputs);
    }

    /// Moves what everyone is to read to their sessions.
    fn hand_out(&mut self) {
        for (who, piece) in self.out.drain() {
            snoop::copy(&self.world, &mut self.sessions, who, &piece);
            if let Some(session) = self.sessions.of_mut(who) {
                session.hear(piece);
            } else if let Some(unseen) = self.unseen.get_mut(&who) {
                unseen.push(piece);
            }
        }
    }

    /// Hands what changed to the writer.
    fn keep(&mut self, occasion: Occasion) {
        self.begins("keep");
        let batch = self.keeper.batch(&self.content, &mut self.world, &self.dice, occasion);
        self.outputs.extend(batch.map(Output::Keep));
        self.did();
    }

    /// Paints what was said, and lets go of what may leave.
    fn flush(&mut self) {
        self.tell_programs();
        let (batch, kept_until) = (self.keeper.newest_shown(), self.keeper.kept_until());
        let now = self.world.clock;
        let mut closed = Vec::new();
        self.begins("paint");
        let (content, world, outputs) = (&self.content, &self.world, &mut self.outputs);
        self.sessions.flush(|session| {
            session.paint(world, batch, kept_until, now);
            if let Some(write) = session.release(content, world, kept_until, now) {
                if write.close {
                    closed.push(session.connection);
                }
                outputs.push(Output::Write(write));
            }
            session.waits_for_the_disk()
        });
        self.did();
        for connection in closed {
            self.gone(connection);
        }
        if self.stopped {
            self.outputs.push(Output::Stop);
            self.stopped = false;
        }
    }
}
