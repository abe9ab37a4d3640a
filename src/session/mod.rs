//! Sessions: the conversation with one connection.
//!
//! A session is at the door (answering questions, `login`) or in the world (`playing`). It turns
//! lines into acts and pieces of text into what goes out: painted for its page, in order, with
//! one prompt at the end, and never before the disk holds what a kept line reports.
//!
//! | what | where |
//! |---|---|
//! | the door | `login`, and `arrival` until the world is shown |
//! | what was typed before is typed again | `recall` |
//! | a line becomes an act | `playing`, `change` for a password that is asked for in the world |
//! | what goes out: held for the disk, paged, seen or not | `outgoing` |
//! | what clients' programs are told | `out_of_band` |
//! | what is known of the client | `client` |

mod ahead;
mod arrival;
pub mod change;
mod client;
pub mod login;
pub mod out_of_band;
mod outgoing;
pub mod playing;
mod recall;

pub use outgoing::Unseen;

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use self::arrival::{Arrival, PATIENCE};
use self::change::Change;
use self::out_of_band::Programs;
use self::outgoing::Outgoing;
use crate::base::clock::Millis;
use crate::base::id::{ConnectionId, CreatureId};
use crate::base::limits::{KEPT_WAIT_MS_MAX, LOGIN_MS_MAX};
use crate::game::frame::turn::Wish;
use crate::game::people::player::Screen;

/// One connection and how far its conversation got.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Session {
    pub connection: ConnectionId,
    pub address: IpAddr,
    pub state: State,
    /// What is known of the client, and what was chosen before login.
    pub screen: Screen,
    pub since: Millis,
    pub wrong_passwords: u32,
    pub closing: bool,
    /// What was said, and when it leaves.
    outgoing: Outgoing,
    /// What is said to the client's program.
    programs: Programs,
    /// Set from the right password on until the world is shown.
    arrival: Option<Arrival>,
    /// How far the questions for a password got, and what it is to prove.
    change: Option<Box<Change>>,
    wish: Wish,
    /// What was typed before.
    recall: recall::Recall,
}

/// Where a conversation is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum State {
    Door(login::Step),
    Playing(CreatureId),
}

impl Session {
    pub fn new(connection: ConnectionId, address: IpAddr, now: Millis) -> Session {
        Session {
            connection,
            address,
            state: State::Door(login::Step::Name),
            screen: Screen::default(),
            since: now,
            wrong_passwords: 0,
            closing: false,
            outgoing: Outgoing::default(),
            programs: Programs::default(),
            arrival: None,
            change: None,
            wish: Wish::default(),
            recall: recall::Recall::default(),
        }
    }

    /// The character this session plays.
    pub fn character(&self) -> Option<CreatureId> {
        match self.state {
            State::Playing(who) => Some(who),
            State::Door(_) => None,
        }
    }

    /// Forgets passwords and their hashes: for a copy that is to be shown to others.
    pub fn hide_secrets(&mut self) {
        if let State::Door(step) = &mut self.state {
            step.hide_secrets();
        }
        self.change.iter_mut().for_each(|change| change.hide_secrets());
    }

    /// Whether the client's program may want to know what changes.
    pub fn listens(&self) -> bool {
        self.programs.listen()
    }

    /// What is said to the client's program.
    pub fn programs(&mut self) -> &mut Programs {
        &mut self.programs
    }

    /// When it is to be looked at again although nobody says anything: a password has waited, or
    /// somebody has stood at the door, or text has waited for the disk, for long enough.
    pub fn next_due(&self) -> Option<Millis> {
        let door = match &self.state {
            State::Door(login::Step::Waiting { until, .. }) if !self.closing => Some(*until),
            _ if self.ticket().is_some() && !self.closing => self.place_due(),
            State::Door(_) if !self.closing => Some(self.since + Millis(LOGIN_MS_MAX)),
            State::Door(_) | State::Playing(_) => None,
        };
        let held = self.outgoing.held.front().map(|held| held.since + Millis(KEPT_WAIT_MS_MAX));
        let begun = self.arrival == Some(Arrival::Begun);
        let patience =
            self.outgoing.held.front().filter(|_| begun).map(|held| held.since + PATIENCE);
        door.into_iter().chain(held).chain(patience).chain(self.outgoing.pace.due()).min()
    }
}

#[cfg(test)]
mod newcomers_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod words_tests;
