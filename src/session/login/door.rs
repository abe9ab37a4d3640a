//! What the door remembers: tickets for work outside, and which addresses guess.

use std::collections::BTreeMap;
use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::limits::PASSWORD_TRIES_MAX;
use crate::engine::output::{HashJob, Output};

/// What the door remembers between sessions.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Door {
    tickets: u64,
    /// Wrong passwords by address, and when the last was.
    pub(super) strikes: BTreeMap<IpAddr, (u32, Millis)>,
    /// Work for outside; handed on before the turn ends.
    #[serde(skip)]
    pub outputs: Vec<Output>,
}

/// After this long an address's wrong passwords are forgotten.
const STRIKES_FORGOTTEN: Millis = Millis::seconds(600);
/// The longest that a password waits before it is looked at.
const WAIT_MAX: Millis = Millis::seconds(8);
/// Addresses remembered at most; the oldest are forgotten first.
const STRIKES_MAX: usize = 10_000;

impl Door {
    /// A ticket for work that is done outside.
    pub fn hash(&mut self, job: HashJob) -> u64 {
        self.tickets += 1;
        self.outputs.push(Output::Hash { ticket: self.tickets, job });
        self.tickets
    }

    pub(super) fn strike(&mut self, address: IpAddr, now: Millis) {
        self.strikes.retain(|_, (_, last)| now.since(*last) < STRIKES_FORGOTTEN);
        if self.strikes.len() >= STRIKES_MAX {
            self.strikes.pop_first();
        }
        let (count, last) = self.strikes.entry(address).or_insert((0, now));
        (*count, *last) = (*count + 1, now);
    }

    /// How long the next password from an address waits: nothing at first, then doubling.
    pub(super) fn wait(&self, address: IpAddr, now: Millis) -> Millis {
        match self.strikes.get(&address) {
            Some((count, last))
                if *count >= PASSWORD_TRIES_MAX && now.since(*last) < STRIKES_FORGOTTEN =>
            {
                Millis(500u64 << (*count - PASSWORD_TRIES_MAX).min(6)).min(WAIT_MAX)
            }
            _ => Millis(0),
        }
    }
}
