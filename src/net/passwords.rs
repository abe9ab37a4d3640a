//! Password hashes: argon2id, on threads of their own, so many at once and so many waiting.
//!
//! A hash costs 19 MiB and some ten milliseconds on purpose. On the world's thread that would be
//! a stutter for everyone, and without a limit a flood of logins would be a flood of memory.
//! Passwords are overwritten after use and written to no log.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use rand::TryRng;
use rand::rngs::SysRng;
use tracing::error;

use super::Inbox;
use crate::base::limits::{HASHING_AT_ONCE_MAX, HASHING_WAITING_MAX};
use crate::engine::input::{HashAnswer, Input};
use crate::engine::output::HashJob;

/// What a new hash costs, its maker and whoever would guess the password. An old one is checked
/// at the cost that is written in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
}

impl Cost {
    /// The first recommendation of OWASP's password storage sheet.
    pub const RECOMMENDED: Cost = Cost { memory_kib: 19 * 1024, passes: 2 };
    /// The least that argon2 can do (RFC 9106, 3.1): no protection, for tests with thousands.
    pub const LEAST: Cost = Cost { memory_kib: 8, passes: 1 };
}

const LANES: u32 = 1;
/// Bytes of salt, as RFC 9106 recommends.
const SALT_BYTES: usize = 16;

type Ticketed = (u64, HashJob);

/// The hashing workers. They end when this is dropped.
#[derive(Debug)]
pub struct Passwords {
    jobs: SyncSender<Ticketed>,
    inbox: Inbox,
}

impl Passwords {
    /// Starts the workers, which make new hashes at this cost.
    pub fn start(inbox: Inbox, cost: Cost) -> io::Result<Passwords> {
        Passwords::start_with(inbox, move |job| answer(job, cost))
    }

    fn start_with<A>(inbox: Inbox, answer: A) -> io::Result<Passwords>
    where
        A: Fn(HashJob) -> HashAnswer + Clone + Send + 'static,
    {
        let (jobs, waiting) = sync_channel(HASHING_WAITING_MAX);
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..HASHING_AT_ONCE_MAX {
            let (waiting, inbox, answer) = (waiting.clone(), inbox.clone(), answer.clone());
            thread::Builder::new()
                .name("hashing".to_owned())
                .spawn(move || work(&waiting, &inbox, &answer))?;
        }
        Ok(Passwords { jobs, inbox })
    }

    /// Has a job done; the answer comes as `Input::Hashed`, at once if too many are waiting.
    pub fn hash(&self, ticket: u64, job: HashJob) {
        if self.jobs.try_send((ticket, job)).is_err() {
            self.inbox.send(Input::Hashed { ticket, answer: HashAnswer::Busy });
        }
    }
}

/// The life of a worker. A panic answers its one job with `Busy`, and ends nothing.
fn work(
    waiting: &Mutex<Receiver<Ticketed>>,
    inbox: &Inbox,
    answer: &impl Fn(HashJob) -> HashAnswer,
) {
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
    while let Ok((ticket, job)) = next() {
        let answer = catch_unwind(AssertUnwindSafe(|| answer(job))).unwrap_or_else(|_| {
            error!(ticket, "hashing panicked, which is a bug");
            HashAnswer::Busy
        });
        inbox.send(Input::Hashed { ticket, answer });
    }
}

/// Does one job. A fault of the machine (no memory, no randomness) reads as `Busy`: later it may
/// work.
fn answer(job: HashJob, cost: Cost) -> HashAnswer {
    let (password, result) = match job {
        HashJob::Check { password, hash } => {
            let fits = Argon2::default().verify_password(password.as_bytes(), hash.as_str());
            (password, Ok(HashAnswer::Checked(fits.is_ok())))
        }
        HashJob::Make { password } => {
            let made = make(password.as_bytes(), cost);
            (password, made.map(HashAnswer::Made))
        }
    };
    forget(password);
    result.unwrap_or_else(|fault| {
        error!(fault, "cannot hash");
        HashAnswer::Busy
    })
}

fn make(password: &[u8], cost: Cost) -> Result<String, String> {
    let mut salt = [0; SALT_BYTES];
    SysRng.try_fill_bytes(&mut salt).map_err(|fault| fault.to_string())?;
    let params = Params::new(cost.memory_kib, cost.passes, LANES, None)
        .map_err(|fault| fault.to_string())?;
    let hash = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_with_salt(password, &salt)
        .map_err(|fault| fault.to_string())?;
    Ok(hash.to_string())
}

/// Overwrites a password. The black box keeps the compiler from seeing that nobody looks.
fn forget(password: String) {
    let mut bytes = password.into_bytes();
    bytes.fill(0);
    std::hint::black_box(&bytes);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::inbox;

    fn made(password: &str, cost: Cost) -> String {
        match answer(HashJob::Make { password: password.to_owned() }, cost) {
            HashAnswer::Made(hash) => hash,
            other => panic!("{other:?} is no hash"),
        }
    }

    fn checked(password: &str, hash: &str) -> HashAnswer {
        let job = HashJob::Check { password: password.to_owned(), hash: hash.to_owned() };
        answer(job, Cost::RECOMMENDED)
    }

    #[test]
    fn a_hash_fits_its_password_and_no_other() {
        let hash = made("correct horse", Cost::RECOMMENDED);
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert_eq!(checked("correct horse", &hash), HashAnswer::Checked(true));
        assert_eq!(checked("battery staple", &hash), HashAnswer::Checked(false));
        assert_eq!(checked("correct horse", "no hash at all"), HashAnswer::Checked(false));
        assert_ne!(made("correct horse", Cost::RECOMMENDED), hash, "the salt is fresh");
    }

    #[test]
    fn a_cheap_hash_is_checked_like_any_other() {
        let hash = made("correct horse", Cost::LEAST);
        assert!(hash.starts_with("$argon2id$v=19$m=8,t=1,p=1$"), "{hash}");
        assert_eq!(checked("correct horse", &hash), HashAnswer::Checked(true));
        assert_eq!(checked("battery staple", &hash), HashAnswer::Checked(false));
    }

    #[test]
    fn more_than_may_wait_are_told_so_and_every_ticket_is_answered() {
        let (sender, mut reader) = inbox();
        let passwords = Passwords::start(sender, Cost::RECOMMENDED).expect("threads");
        let hash = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$8sVtWcQKaCjMVcYgSmWnLw";
        let all = (2 * (HASHING_WAITING_MAX + HASHING_AT_ONCE_MAX)) as u64;
        for ticket in 0..all {
            let job = HashJob::Check { password: "secret".into(), hash: hash.into() };
            passwords.hash(ticket, job);
        }
        let mut tickets = Vec::new();
        let mut busy = 0;
        while tickets.len() < all as usize {
            let Some(Input::Hashed { ticket, answer }) = reader.0.blocking_recv() else {
                panic!("an answer is missing");
            };
            tickets.push(ticket);
            busy += usize::from(answer == HashAnswer::Busy);
        }
        tickets.sort_unstable();
        assert_eq!(tickets, (0..all).collect::<Vec<_>>());
        assert!(busy > 0);
    }

    #[test]
    fn a_panic_in_hashing_answers_busy_and_ends_no_worker() {
        let (sender, mut reader) = inbox();
        let passwords = Passwords::start_with(sender, |job| match job {
            HashJob::Make { .. } => panic!("a hash was not as expected"),
            HashJob::Check { .. } => HashAnswer::Checked(true),
        });
        let passwords = passwords.expect("threads");
        let mut answers = |job: &dyn Fn() -> HashJob| {
            (0..2 * HASHING_AT_ONCE_MAX as u64).for_each(|ticket| passwords.hash(ticket, job()));
            let all = (0..2 * HASHING_AT_ONCE_MAX).map(|_| match reader.0.blocking_recv() {
                Some(Input::Hashed { answer, .. }) => answer,
                other => panic!("{other:?} is no answer"),
            });
            all.collect::<Vec<_>>()
        };
        let made = answers(&|| HashJob::Make { password: "secret".into() });
        assert!(made.iter().all(|answer| *answer == HashAnswer::Busy), "{made:?}");
        let checked =
            answers(&|| HashJob::Check { password: "secret".into(), hash: String::new() });
        assert!(checked.iter().all(|answer| *answer == HashAnswer::Checked(true)), "{checked:?}");
    }
}
