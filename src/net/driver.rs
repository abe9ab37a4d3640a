//! The loop that gives the engine its turns, and carries out what it wants.
//!
//! A turn runs as soon as anything waits, and takes all that waits; so under load many clients
//! share one turn, and alone a client is answered at once. The pulse comes on time: when a turn
//! took longer than a tick, the pulses that were missed are left out, not made up for.
//!
//! What others do reaches a player within a few milliseconds (a pulse at most, in a great crowd),
//! together with whatever else comes in that time, or with the answer to what the player typed: in
//! a crowd that halves the writes.

use std::io;
use std::rc::Rc;
use std::time::Duration;

use tokio::task::{JoinSet, LocalSet, yield_now};
use tokio::time::{MissedTickBehavior, interval, timeout};

use super::doorman::Doorman;
use super::entrance::Entrance;
use super::hub::{Haste, Hub};
use super::rounds::rounds;
use super::{Engine, InboxReader, Listener, Services, Settings, listener};
use crate::base::limits::{INPUTS_PER_TURN_MAX, STOPPING_MS_MAX};
use crate::messages::input::{Input, Occasion};
use crate::messages::output::Output;

/// Serves until the engine says `Stop`, and returns once everybody was told the rest, or had
/// the time to be. Wants a current-thread runtime with time and I/O.
pub async fn run(
    listeners: Vec<Listener>,
    inbox: InboxReader,
    settings: Settings,
    engine: impl Engine,
    services: impl Services,
) -> io::Result<()> {
    let mut open = Vec::new();
    for listener in listeners {
        open.push((listener.speech(), listener.open()?));
    }
    let door = settings.certificates.is_some() || !settings.proxies.is_empty();
    let certificates = settings.certificates.clone();
    let door = door.then(|| Doorman::start(certificates)).transpose()?;
    let (doorman, shown) = door.unzip();
    let hub = Hub::new(settings);
    LocalSet::new()
        .run_until(async {
            let entrance = Entrance::new(hub.clone(), doorman);
            let mut tasks = JoinSet::new();
            tasks.spawn_local(rounds(hub.clone()));
            if let Some(shown) = shown {
                tasks.spawn_local(entrance.clone().welcome(shown));
            }
            for (speech, listener) in open {
                tasks.spawn_local(listener::accept(listener, speech, entrance.clone()));
            }
            Driver { hub: hub.clone(), inbox, engine, services }.turns().await;
            tasks.shutdown().await;
            hub.close_all();
            let _ = timeout(Duration::from_millis(STOPPING_MS_MAX), hub.seats.emptied()).await;
        })
        .await;
    Ok(())
}

/// Whether there will be another turn.
#[derive(PartialEq, Eq, Debug)]
enum Next {
    Turn,
    Stop,
}

struct Driver<E, S> {
    hub: Rc<Hub>,
    inbox: InboxReader,
    engine: E,
    services: S,
}

impl<E: Engine, S: Services> Driver<E, S> {
    async fn turns(&mut self) {
        let mut pulses = interval(Duration::from_millis(self.hub.settings.tick.0.max(1)));
        pulses.set_missed_tick_behavior(MissedTickBehavior::Skip);
        loop {
            let mut inputs = Vec::new();
            let occasion = tokio::select! {
                biased;
                _ = pulses.tick() => Occasion::Pulse,
                Some(input) = self.inbox.0.recv() => {
                    inputs.push(input);
                    Occasion::Input
                }
                () = self.hub.wake.notified() => Occasion::Input,
                () = self.hub.held() => Occasion::Input,
            };
            self.collect(&mut inputs);
            let has_work = occasion == Occasion::Pulse || !inputs.is_empty();
            if has_work && self.turn(inputs, occasion) == Next::Stop {
                return;
            }
            self.hub.let_go();
            // Lines may wait for the next turn; before it, sockets have theirs.
            yield_now().await;
        }
    }

    fn collect(&mut self, inputs: &mut Vec<Input>) {
        while inputs.len() < INPUTS_PER_TURN_MAX
            && let Ok(input) = self.inbox.0.try_recv()
        {
            inputs.push(input);
        }
        self.hub.collect(inputs);
    }

    fn turn(&mut self, inputs: Vec<Input>, occasion: Occasion) -> Next {
        let mut next = Next::Turn;
        let haste = match occasion {
            Occasion::Pulse => Haste::Now,
            Occasion::Input => Haste::Soon,
        };
        for output in self.engine.turn(inputs, self.hub.now(), occasion) {
            match output {
                Output::Write(write) => self.hub.write(write, haste),
                Output::Keep(batch) => self.services.keep(batch),
                Output::Hash { ticket, job } => self.services.hash(ticket, job),
                Output::Reload(known) => self.services.reload(*known),
                Output::Fetch(query) => self.services.fetch(query),
                Output::Recover => self.services.recover(),
                Output::Operate { asker, order } => self.services.operate(asker, order),
                Output::Links { asker, of } => {
                    self.hub.input(Input::Links { asker, links: self.hub.links(of) });
                }
                Output::Stop => next = Next::Stop,
            }
        }
        next
    }
}
