//! What the door remembers between sessions: who waits for a hashing worker, and who guesses.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::queue::Queue;
use super::strikes::Strikes;
use crate::base::address::household;
use crate::base::clock::Millis;
use crate::base::id::AccountId;
use crate::messages::output::{HashJob, Output};

/// What the door remembers. Addresses are those of households: all of one network of IPv6 are one.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Door {
    tickets: u64,
    queue: Queue,
    strikes: Strikes,
    /// Work for outside; handed on before the turn ends.
    #[serde(skip)]
    pub outputs: Vec<Output>,
}

impl Door {
    /// A ticket for work that is done outside, as soon as it is its turn. `None` if too many wait.
    pub fn hash(&mut self, from: IpAddr, job: HashJob) -> Option<u64> {
        let ticket = self.tickets + 1;
        if !self.queue.join(household(from), ticket, job) {
            return None;
        }
        self.tickets = ticket;
        self.queue.hand_on(&mut self.outputs);
        Some(ticket)
    }

    /// The workers answered; the next are handed on.
    pub fn answered(&mut self, ticket: u64) {
        self.queue.answered(ticket);
        self.queue.hand_on(&mut self.outputs);
    }

    /// Whoever held this ticket is gone.
    pub fn leave(&mut self, ticket: u64) {
        self.queue.leave(ticket);
    }

    /// How many come before the holder of a ticket.
    pub fn before(&self, ticket: u64) -> usize {
        self.queue.before(ticket)
    }

    /// A wrong password. Comes back with how many were tried on this account lately.
    pub fn strike(&mut self, from: IpAddr, account: AccountId, now: Millis) -> u32 {
        self.strikes.add(household(from), account, now)
    }

    /// A right password.
    pub fn forgive(&mut self, from: IpAddr, account: AccountId) {
        self.strikes.forgive(household(from), account);
    }

    /// How long the next password from an address waits before it is looked at.
    pub fn stand_in_line(&mut self, from: IpAddr, account: AccountId, now: Millis) -> Millis {
        self.strikes.stand_in_line(household(from), account, now)
    }

    /// How long nobody there is to try another one.
    pub fn rest(&self, from: IpAddr, account: AccountId, now: Millis) -> Millis {
        self.strikes.rest(household(from), account, now)
    }

    /// Forgets passwords and their hashes: for a copy that is to be shown to others.
    pub fn hide_secrets(&mut self) {
        self.queue.hide_secrets();
    }
}
