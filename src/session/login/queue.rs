//! Who waits for a hashing worker.
//!
//! A password costs the machine tens of milliseconds on purpose, so when two hundred come to the
//! door at one moment, most of them wait for some seconds. They wait in here, in the open: each can
//! be told how many come before, and nobody is turned away who could be let in a little later.
//!
//! It is fair between addresses, which take turns: whoever sends a thousand passwords is the only
//! one who waits for a thousand. Outside there are never more than keep the workers busy.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::base::limits::{HASHING_AT_ONCE_MAX, HASHING_QUEUE_MAX, HASHING_QUEUE_PER_ADDRESS_MAX};
use crate::messages::output::{HashJob, Output};
use crate::session::login::STARS;

/// Passwords that wait to be hashed, by where they came from.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Queue {
    /// Each in order of arrival; no list is empty.
    waiting: BTreeMap<IpAddr, VecDeque<Waiting>>,
    /// The same addresses, the next first.
    turns: VecDeque<IpAddr>,
    /// Tickets that the workers have.
    outside: BTreeSet<u64>,
    /// How many wait in all.
    count: usize,
}

/// One of them.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Waiting {
    ticket: u64,
    job: HashJob,
}

/// Tickets outside at one time: each worker has one, and finds the next when it is done.
const OUTSIDE_MAX: usize = 2 * HASHING_AT_ONCE_MAX;

impl Queue {
    /// Takes one more, if there is room.
    pub fn join(&mut self, from: IpAddr, ticket: u64, job: HashJob) -> bool {
        let before = self.waiting.get(&from).map_or(0, VecDeque::len);
        if self.count >= HASHING_QUEUE_MAX || before >= HASHING_QUEUE_PER_ADDRESS_MAX {
            return false;
        }
        if before == 0 {
            self.turns.push_back(from);
        }
        self.waiting.entry(from).or_default().push_back(Waiting { ticket, job });
        self.count += 1;
        true
    }

    /// Hands on as many as the workers can take.
    pub fn hand_on(&mut self, outputs: &mut Vec<Output>) {
        while self.outside.len() < OUTSIDE_MAX
            && let Some(Waiting { ticket, job }) = self.next()
        {
            self.outside.insert(ticket);
            outputs.push(Output::Hash { ticket, job });
        }
    }

    /// The first of the address whose turn it is; its next turn comes after all others'.
    fn next(&mut self) -> Option<Waiting> {
        let from = self.turns.pop_front()?;
        let mut line = self.waiting.remove(&from)?;
        let first = line.pop_front();
        if !line.is_empty() {
            self.waiting.insert(from, line);
            self.turns.push_back(from);
        }
        self.count -= usize::from(first.is_some());
        first
    }

    /// The workers answered.
    pub fn answered(&mut self, ticket: u64) {
        self.outside.remove(&ticket);
    }

    /// Somebody does not wait any more. What the workers have already they finish.
    pub fn leave(&mut self, ticket: u64) {
        let Some((from, at)) = self.find(ticket) else { return };
        let Some(line) = self.waiting.get_mut(&from) else { return };
        line.remove(at);
        self.count -= 1;
        if line.is_empty() {
            self.waiting.remove(&from);
            self.turns.retain(|address| *address != from);
        }
    }

    /// How many come before this one; none if it does not wait in here.
    pub fn before(&self, ticket: u64) -> usize {
        let Some((from, at)) = self.find(ticket) else { return 0 };
        let mut is_earlier = true;
        let others = self.turns.iter().map(|address| {
            if *address == from {
                is_earlier = false;
                return at;
            }
            // Each address has had so many turns when this one's comes.
            let turns = at + usize::from(is_earlier);
            self.waiting.get(address).map_or(0, VecDeque::len).min(turns)
        });
        others.sum::<usize>() + self.outside.len()
    }

    fn find(&self, ticket: u64) -> Option<(IpAddr, usize)> {
        self.waiting.iter().find_map(|(from, line)| {
            Some((*from, line.iter().position(|waiting| waiting.ticket == ticket)?))
        })
    }

    /// Forgets passwords and hashes: for a copy that is to be shown to others.
    pub fn hide_secrets(&mut self) {
        for waiting in self.waiting.values_mut().flatten() {
            match &mut waiting.job {
                HashJob::Make { password } => *password = STARS.into(),
                HashJob::Check { password, hash } => {
                    *password = STARS.into();
                    hash.clear();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job() -> HashJob {
        HashJob::Make { password: "correct horse".into() }
    }

    fn address(last: u8) -> IpAddr {
        [192, 0, 2, last].into()
    }

    /// Lets the workers answer what they have, one by one, until nobody waits; in which order.
    fn served(queue: &mut Queue) -> Vec<u64> {
        let (mut order, mut outputs) = (Vec::new(), Vec::new());
        loop {
            queue.hand_on(&mut outputs);
            assert!(queue.outside.len() <= OUTSIDE_MAX);
            if outputs.is_empty() {
                return order;
            }
            let Output::Hash { ticket, .. } = outputs.remove(0) else { panic!("no hash") };
            queue.answered(ticket);
            order.push(ticket);
        }
    }

    #[test]
    fn issue14_34_addresses_take_turns_and_everybody_is_told_rightly() {
        let mut queue = Queue::default();
        // One address floods, and others come behind it.
        (0..200).for_each(|ticket| assert!(queue.join(address(1), ticket, job())));
        (200..203).for_each(|ticket| assert!(queue.join(address(2), ticket, job())));
        assert!(queue.join(address(3), 203, job()));
        let told: BTreeMap<u64, usize> = (0..204).map(|t| (t, queue.before(t))).collect();
        let order = served(&mut queue);
        assert_eq!(order.len(), 204, "all come in");
        assert!(order.iter().position(|t| *t == 203).expect("it came in") < 4);
        assert!(order.iter().position(|t| *t == 202).expect("it came in") < 8);
        for (place, ticket) in order.iter().enumerate() {
            assert_eq!(told[ticket], place, "ticket {ticket}");
        }
        assert_eq!((queue.count, queue.turns.len(), queue.waiting.len()), (0, 0, 0));
    }

    #[test]
    fn whoever_leaves_is_waited_for_by_nobody() {
        let mut queue = Queue::default();
        (0..6).for_each(|ticket| assert!(queue.join(address(ticket as u8 % 2), ticket, job())));
        for ticket in [0, 3, 5] {
            queue.leave(ticket);
        }
        queue.leave(77);
        assert_eq!(served(&mut queue), [2, 1, 4]);
        (0..3).for_each(|ticket| assert!(queue.join(address(1), ticket, job())));
        (0..3).for_each(|ticket| queue.leave(ticket));
        assert!(served(&mut queue).is_empty());
    }

    #[test]
    fn only_so_many_wait_in_all_and_from_one_address() {
        let mut queue = Queue::default();
        let mut ticket = 0;
        let mut fill = |queue: &mut Queue, from: IpAddr| {
            let before = queue.count;
            for _ in 0..=HASHING_QUEUE_PER_ADDRESS_MAX {
                ticket += 1;
                queue.join(from, ticket, job());
            }
            queue.count - before
        };
        assert_eq!(fill(&mut queue, address(0)), HASHING_QUEUE_PER_ADDRESS_MAX);
        for last in 1..=255 {
            fill(&mut queue, address(last));
        }
        assert_eq!(queue.count, HASHING_QUEUE_MAX);
        assert!(!queue.join(address(0), 0, job()));
    }

    #[test]
    fn a_copy_for_others_has_no_passwords() {
        let mut queue = Queue::default();
        let check = HashJob::Check { password: "correct horse".into(), hash: "$argon2id".into() };
        assert!(queue.join(address(1), 1, job()) && queue.join(address(1), 2, check));
        queue.hide_secrets();
        let shown = serde_json::to_string(&queue).expect("it can be written");
        assert!(!shown.contains("correct horse") && !shown.contains("argon2id"), "{shown}");
    }
}
