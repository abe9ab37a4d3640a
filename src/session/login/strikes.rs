//! Wrong passwords, and how long the next one waits before it is looked at.
//!
//! They are counted for the address that gave them and for the account that they were tried on,
//! apart from each other. A right password forgives what the same address tried on the same account
//! and nothing else: whoever guesses at others buys no tries by logging in as themself, and whoever
//! logs in elsewhere buys none for those who guess at them.
//!
//! An address waits longer with each wrong one, and its tries stand in line, so that many
//! connections guess no faster than one. An account that many addresses guess at waits, too, but
//! never for long: its owner has to get in.

use std::collections::BTreeMap;
use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::base::clock::Millis;
use crate::base::id::AccountId;
use crate::base::limits::{ACCOUNT_TRIES_MAX, PASSWORD_TRIES_MAX, STRIKES_HELD_MAX};

/// All that are remembered.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Strikes {
    addresses: BTreeMap<IpAddr, Count<AccountId>>,
    accounts: BTreeMap<AccountId, Count<IpAddr>>,
}

/// Those of one address, or of one account.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Count<Other> {
    wrong: u32,
    last: Millis,
    /// The only one that they were tried on, or that tried; `None` if there are several.
    only: Option<Other>,
    /// When the last try of those who wait in line is looked at.
    busy_until: Millis,
}

/// After this long without another one they are forgotten.
const FORGOTTEN: Millis = Millis::seconds(600);
/// The longest time between two tries.
const WAIT_MAX: Millis = Millis::seconds(8);
/// The longest that a try stands in line behind others of its address.
const LINE_MAX: Millis = Millis::seconds(60);
/// The wait after the first of the tries that are too many; it doubles with each.
const WAIT_FIRST: Millis = Millis(500);

impl Strikes {
    /// One more. Comes back with how many there are on the account now, from whatever address.
    pub fn add(&mut self, address: IpAddr, account: AccountId, now: Millis) -> u32 {
        strike(&mut self.addresses, address, account, now);
        strike(&mut self.accounts, account, address, now)
    }

    /// The password was right.
    pub fn forgive(&mut self, address: IpAddr, account: AccountId) {
        if self.addresses.get(&address).is_some_and(|count| count.only == Some(account)) {
            self.addresses.remove(&address);
        }
        if self.accounts.get(&account).is_some_and(|count| count.only == Some(address)) {
            self.accounts.remove(&account);
        }
    }

    /// How long a password waits before it is looked at. Its place in line is taken by that.
    pub fn stand_in_line(&mut self, address: IpAddr, account: AccountId, now: Millis) -> Millis {
        let of_address = match self.addresses.get_mut(&address) {
            Some(count) => count.stand_in_line(now),
            None => Millis(0),
        };
        let of_account = self.accounts.get(&account);
        of_address.max(of_account.map_or(Millis(0), |count| count.wait(ACCOUNT_TRIES_MAX, now)))
    }

    /// How long nothing more is to be tried, for whoever may as well come again later.
    pub fn rest(&self, address: IpAddr, account: AccountId, now: Millis) -> Millis {
        let rest = |last: Millis, wait: Millis| (last + wait) - now.min(last + wait);
        let of_address = self.addresses.get(&address);
        let of_account = self.accounts.get(&account);
        let address = of_address
            .map_or(Millis(0), |count| rest(count.last, count.wait(PASSWORD_TRIES_MAX, now)));
        let account = of_account
            .map_or(Millis(0), |count| rest(count.last, count.wait(ACCOUNT_TRIES_MAX, now)));
        address.max(account)
    }
}

impl<Other> Count<Other> {
    fn is_forgotten(&self, now: Millis) -> bool {
        now.since(self.last) >= FORGOTTEN
    }

    /// The time between two tries: none while there are fewer than `free`, then doubling.
    fn wait(&self, free: u32, now: Millis) -> Millis {
        match self.wrong.checked_sub(free) {
            Some(more) if !self.is_forgotten(now) => {
                Millis(WAIT_FIRST.0 << more.min(6)).min(WAIT_MAX)
            }
            _ => Millis(0),
        }
    }

    fn stand_in_line(&mut self, now: Millis) -> Millis {
        let wait = self.wait(PASSWORD_TRIES_MAX, now);
        if wait == Millis(0) {
            return wait;
        }
        let until = (self.busy_until.max(now) + wait).min(now + LINE_MAX);
        self.busy_until = until;
        until - now
    }
}

/// Counts one more, and forgets the oldest if they are too many.
fn strike<Key: Ord + Copy, Other: PartialEq>(
    counts: &mut BTreeMap<Key, Count<Other>>,
    key: Key,
    other: Other,
    now: Millis,
) -> u32 {
    if counts.len() >= STRIKES_HELD_MAX && !counts.contains_key(&key) {
        counts.retain(|_, count| !count.is_forgotten(now));
        let oldest = counts.iter().min_by_key(|(_, count)| count.last).map(|(key, _)| *key);
        oldest.filter(|_| counts.len() >= STRIKES_HELD_MAX).map(|oldest| counts.remove(&oldest));
    }
    let fresh = Count { wrong: 0, last: now, only: None, busy_until: Millis(0) };
    let count = counts.entry(key).or_insert(fresh);
    if count.is_forgotten(now) {
        count.wrong = 0;
    }
    count.only = match count.wrong {
        0 => Some(other),
        _ => count.only.take().filter(|only| *only == other),
    };
    (count.wrong, count.last) = (count.wrong + 1, now);
    count.wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));
    const THERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 2));
    const OWN: AccountId = AccountId(1);
    const OTHER: AccountId = AccountId(2);

    /// Guesses until this moment, with a right password for one's own account after each; how
    /// many guesses were looked at.
    fn guesses(strikes: &mut Strikes, from: impl Fn(u32) -> IpAddr, until: Millis) -> u32 {
        let (mut now, mut tries) = (Millis(0), 0);
        while now <= until {
            let address = from(tries);
            now = now + strikes.stand_in_line(address, OTHER, now) + Millis(35);
            strikes.add(address, OTHER, now);
            strikes.forgive(address, OWN);
            tries += 1;
        }
        tries
    }

    #[test]
    fn issue14_26_logging_in_as_oneself_buys_no_guesses_at_others() {
        let mut strikes = Strikes::default();
        let tries = guesses(&mut strikes, |_| HERE, Millis::seconds(60));
        assert!(tries < 15, "{tries} guesses in a minute, and there were 40 in 1.4 seconds");
        // The other comes in elsewhere: that forgives nothing of what was tried here.
        let before = strikes.rest(HERE, OTHER, Millis::seconds(60));
        strikes.forgive(THERE, OTHER);
        assert_eq!(strikes.rest(HERE, OTHER, Millis::seconds(60)), before);
        assert!(before > Millis(0));
    }

    #[test]
    fn issue14_26_many_connections_guess_no_faster_than_one() {
        let mut strikes = Strikes::default();
        for _ in 0..PASSWORD_TRIES_MAX {
            strikes.add(HERE, OTHER, Millis(0));
        }
        let waits: Vec<Millis> =
            (0..5).map(|_| strikes.stand_in_line(HERE, OTHER, Millis(0))).collect();
        assert_eq!(waits, [500, 1_000, 1_500, 2_000, 2_500].map(Millis));
        let longest = (0..500).map(|_| strikes.stand_in_line(HERE, OTHER, Millis(0))).max();
        assert_eq!(longest, Some(LINE_MAX), "nobody waits at the door for ever");
    }

    #[test]
    fn issue14_26_an_account_that_many_addresses_guess_at_waits_and_its_owner_not_for_long() {
        let mut strikes = Strikes::default();
        let many = |tries: u32| IpAddr::from([192, 0, (tries / 200) as u8, (tries % 200) as u8]);
        let tries = guesses(&mut strikes, many, Millis::seconds(60));
        assert!(tries < ACCOUNT_TRIES_MAX + 15, "{tries} guesses in a minute");
        let waits = strikes.stand_in_line(THERE, OTHER, Millis::seconds(60));
        assert!(waits <= WAIT_MAX && waits > Millis(0), "{waits:?}");
        assert_eq!(strikes.stand_in_line(THERE, OWN, Millis::seconds(60)), Millis(0));
    }

    #[test]
    fn who_mistypes_their_own_is_forgiven_and_time_forgives_all() {
        let mut strikes = Strikes::default();
        for _ in 0..5 {
            strikes.add(HERE, OWN, Millis(0));
        }
        assert!(strikes.rest(HERE, OWN, Millis(0)) > Millis(0));
        strikes.forgive(HERE, OWN);
        assert_eq!(strikes.rest(HERE, OWN, Millis(0)), Millis(0));
        assert_eq!(strikes.stand_in_line(HERE, OWN, Millis(0)), Millis(0));
        for _ in 0..5 {
            strikes.add(HERE, OTHER, Millis(0));
        }
        assert_eq!(strikes.stand_in_line(HERE, OWN, FORGOTTEN), Millis(0));
        assert_eq!(strikes.add(HERE, OTHER, FORGOTTEN), 1);
    }

    #[test]
    fn only_so_many_are_remembered_and_the_oldest_go_first() {
        let mut strikes = Strikes::default();
        let address = |number: usize| IpAddr::from((number as u32).to_be_bytes());
        for number in 0..STRIKES_HELD_MAX + 5 {
            strikes.add(address(number), AccountId(number as u64), Millis(number as u64));
        }
        assert_eq!(strikes.addresses.len(), STRIKES_HELD_MAX);
        assert_eq!(strikes.accounts.len(), STRIKES_HELD_MAX);
        assert!(!strikes.addresses.contains_key(&address(0)));
        assert!(strikes.addresses.contains_key(&address(STRIKES_HELD_MAX + 4)));
    }
}
