//! Password hashes: argon2id, on threads of their own, so many at once and so many waiting.
//!
//! A hash costs 19 MiB and some ten milliseconds on purpose. On the world's thread that would be
//! a stutter for everyone, and without a limit a flood of logins would be a flood of memory.
//! Passwords are overwritten after use and written to no log.
//!
//! Each worker has one piece of memory in which it hashes, takes it at its first password and keeps
//! it. Taken anew for each, it came from another arena of the allocator each time, and what is
//! freed in there the system does not get back: twenty newcomers took the server from 19 to 390 MB.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use rand::TryRng;
use rand::rngs::SysRng;
use tracing::error;

use super::Inbox;
use crate::base::limits::{HASHING_AT_ONCE_MAX, HASHING_KIB_MAX, HASHING_WAITING_MAX};
use crate::base::secret::normal;
use crate::messages::input::{HashAnswer, Input};
use crate::messages::output::HashJob;

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
        Passwords::start_with(inbox, move |job, memory| answer(job, cost, memory))
    }

    fn start_with<A>(inbox: Inbox, answer: A) -> io::Result<Passwords>
    where
        A: Fn(HashJob, &mut Memory) -> HashAnswer + Clone + Send + 'static,
    {
        let (jobs, waiting) = sync_channel(HASHING_WAITING_MAX);
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..at_once() {
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

/// How many workers there are. One processor is left to the world: whoever plays is not to wait
/// for those who come in.
fn at_once() -> usize {
    let processors = thread::available_parallelism().map_or(1, |count| count.get());
    processors.saturating_sub(1).clamp(1, HASHING_AT_ONCE_MAX)
}

/// Steps of niceness by which a worker stands behind the world's thread.
#[cfg(target_os = "linux")]
const NICER: i32 = 10;

/// Has this thread give way to the world's where both want a processor: measured on two of them
/// while 200 come in, whoever plays waits 20 ms at the 99th percentile, and 58 without. Linux knows
/// a niceness for each thread; elsewhere nothing is done.
#[cfg(target_os = "linux")]
fn give_way() {
    use rustix::{process, thread};
    let this = Some(thread::gettid());
    let nicer = process::getpriority_process(this)
        .and_then(|nice| process::setpriority_process(this, (nice + NICER).min(19)));
    if let Err(fault) = nicer {
        tracing::debug!(%fault, "a hashing worker cannot be made nicer");
    }
}

#[cfg(not(target_os = "linux"))]
fn give_way() {}

/// The life of a worker. A panic answers its one job with `Busy`, and ends nothing.
fn work(
    waiting: &Mutex<Receiver<Ticketed>>,
    inbox: &Inbox,
    answer: &impl Fn(HashJob, &mut Memory) -> HashAnswer,
) {
    give_way();
    let mut memory = Memory::default();
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
    while let Ok((ticket, job)) = next() {
        let work = || answer(job, &mut memory);
        let answer = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
            error!(ticket, "hashing panicked, which is a bug");
            HashAnswer::Busy
        });
        inbox.send(Input::Hashed { ticket, answer });
    }
}

/// What one worker hashes in.
#[derive(Default)]
struct Memory {
    blocks: Vec<Block>,
}

impl Memory {
    /// Room for so many blocks, the same as last time if that is enough.
    fn room(&mut self, count: usize) -> Result<&mut [Block], String> {
        if self.blocks.len() < count {
            self.blocks = Vec::new();
            self.blocks.try_reserve_exact(count).map_err(|fault| fault.to_string())?;
            self.blocks.resize(count, Block::default());
        }
        Ok(&mut self.blocks[..count])
    }

    /// Gives back what is more than hashes of our own need: an old one was dearer.
    fn tidy(&mut self) {
        if self.blocks.len() > Cost::RECOMMENDED.memory_kib as usize {
            self.blocks = Vec::new();
        }
    }
}

/// Does one job. A fault of the machine (no memory, no randomness) reads as `Busy`: later it may
/// work.
fn answer(job: HashJob, cost: Cost, memory: &mut Memory) -> HashAnswer {
    let (password, result) = match job {
        HashJob::Check { password, hash } => {
            let checked = check(&password, &hash, cost, memory);
            memory.tidy();
            (password, checked)
        }
        HashJob::Make { password } => {
            let made = make(&password, cost, memory);
            (password, made.map(HashAnswer::Made))
        }
    };
    forget(password);
    result.unwrap_or_else(|fault| {
        error!(fault, "cannot hash");
        HashAnswer::Busy
    })
}

/// Whether a password fits a hash. Hashes are made of normal forms; one that is older may have been
/// made of what was typed, letter by letter. Then that opens, and a new hash comes with it.
fn check(
    password: &str,
    hash: &str,
    cost: Cost,
    memory: &mut Memory,
) -> Result<HashAnswer, String> {
    let normal = normal(password);
    let fits = fits(&normal, hash, memory)?;
    let answer = match fits || normal == password || !self::fits(password, hash, memory)? {
        true => HashAnswer::Checked(fits),
        false => HashAnswer::Renewed(make(password, cost, memory)?),
    };
    forget(normal);
    Ok(answer)
}

/// Whether a hash was made of exactly these bytes. What is no hash, or asks for more memory than
/// any hash may, fits nothing.
fn fits(password: &str, hash: &str, memory: &mut Memory) -> Result<bool, String> {
    let Some((argon2, salt, expected)) = read(hash) else { return Ok(false) };
    let room = memory.room(argon2.params().block_count())?;
    let mut output = [0; Output::MAX_LENGTH];
    let output = &mut output[..expected.len()];
    argon2
        .hash_password_into_with_memory(password.as_bytes(), &salt, output, room)
        .map_err(|fault| fault.to_string())?;
    // Compared in a time that does not tell where they differ.
    Ok(Output::new(output).is_ok_and(|output| output == expected))
}

/// How a hash was made, its salt, and what came out.
fn read(hash: &str) -> Option<(Argon2<'static>, Salt, Output)> {
    let hash = PasswordHash::new(hash).ok()?;
    let (salt, expected) = (hash.salt?, hash.hash?);
    let params =
        Params::try_from(&hash).ok().filter(|params| params.m_cost() <= HASHING_KIB_MAX)?;
    let algorithm = Algorithm::try_from(hash.algorithm.as_str()).ok()?;
    let version = hash.version.map(Version::try_from).transpose().ok()?.unwrap_or_default();
    Some((Argon2::new(algorithm, version, params), salt, expected))
}

/// The hash of a password at the recommended cost, on this thread.
///
/// # Errors
/// What the machine lacks: memory or randomness.
pub fn hash(password: &str) -> Result<String, String> {
    make(password, Cost::RECOMMENDED, &mut Memory::default())
}

/// A new hash of the normal form of a password, with a fresh salt.
fn make(password: &str, cost: Cost, memory: &mut Memory) -> Result<String, String> {
    let mut salt = [0; SALT_BYTES];
    SysRng.try_fill_bytes(&mut salt).map_err(|fault| fault.to_string())?;
    let params = Params::new(cost.memory_kib, cost.passes, LANES, None)
        .map_err(|fault| fault.to_string())?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone());
    let mut output = [0; Params::DEFAULT_OUTPUT_LEN];
    let normal = normal(password);
    let room = memory.room(params.block_count())?;
    argon2
        .hash_password_into_with_memory(normal.as_bytes(), &salt, &mut output, room)
        .map_err(|fault| fault.to_string())?;
    forget(normal);
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params).map_err(|fault| fault.to_string())?,
        salt: Some(Salt::new(&salt).map_err(|fault| fault.to_string())?),
        hash: Some(Output::new(&output).map_err(|fault| fault.to_string())?),
    };
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
        let job = HashJob::Make { password: password.to_owned() };
        match answer(job, cost, &mut Memory::default()) {
            HashAnswer::Made(hash) => hash,
            other => panic!("{other:?} is no hash"),
        }
    }

    fn checked(password: &str, hash: &str) -> HashAnswer {
        let job = HashJob::Check { password: password.to_owned(), hash: hash.to_owned() };
        answer(job, Cost::RECOMMENDED, &mut Memory::default())
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

    /// At the real cost, which test mode hides: whatever comes, a worker takes memory once.
    #[test]
    fn issue14_25_a_worker_hashes_all_passwords_in_the_same_memory() {
        let mut memory = Memory::default();
        let mut place = None;
        let dear = "$argon2id$v=19$m=65536,t=1,p=1$c2FsdHNhbHQ$8sVtWcQKaCjMVcYgSmWnLw";
        for round in 0..8 {
            let make = HashJob::Make { password: format!("correct horse {round}") };
            let HashAnswer::Made(hash) = answer(make, Cost::RECOMMENDED, &mut memory) else {
                panic!("no hash was made");
            };
            let check = HashJob::Check { password: format!("correct horse {round}"), hash };
            let fits = answer(check, Cost::RECOMMENDED, &mut memory);
            assert_eq!(fits, HashAnswer::Checked(true));
            let now = (memory.blocks.as_ptr(), memory.blocks.capacity());
            assert_eq!(*place.get_or_insert(now), now, "in round {round}");
            assert_eq!(memory.blocks.len(), Cost::RECOMMENDED.memory_kib as usize);
        }
        // A dearer hash from elsewhere takes more for its own time, and that is given back.
        let job = HashJob::Check { password: "correct horse".into(), hash: dear.into() };
        assert_eq!(answer(job, Cost::RECOMMENDED, &mut memory), HashAnswer::Checked(false));
        assert_eq!(memory.blocks.capacity(), 0);
    }

    /// Whoever plays is not to wait for those who come in.
    #[cfg(target_os = "linux")]
    #[test]
    fn issue14_34_workers_stand_behind_the_world() {
        let (sender, mut reader) = inbox();
        let passwords = Passwords::start(sender, Cost::LEAST).expect("threads");
        passwords.hash(1, HashJob::Make { password: "correct horse".into() });
        assert!(reader.0.blocking_recv().is_some(), "a worker is at work");
        let niceness = |folder: &std::path::Path| -> Option<i32> {
            let stat = std::fs::read_to_string(folder.join("stat")).ok()?;
            stat.rsplit_once(')')?.1.split_whitespace().nth(16)?.parse().ok()
        };
        let own = niceness("/proc/thread-self".as_ref()).expect("this thread is there");
        let threads = std::fs::read_dir("/proc/self/task").expect("threads").flatten();
        let workers = threads.filter(|thread| {
            std::fs::read_to_string(thread.path().join("comm")).is_ok_and(|n| n == "hashing\n")
        });
        let nicer = workers.filter_map(|worker| niceness(&worker.path()));
        assert!(nicer.max() >= Some((own + NICER).min(19)), "no worker gives way");
    }

    #[test]
    fn a_hash_that_asks_for_more_memory_than_any_may_fits_nothing() {
        let hash = format!(
            "$argon2id$v=19$m={},t=1,p=1$c2FsdHNhbHQ$8sVtWcQKaCjMVcYgSmWnLw",
            HASHING_KIB_MAX + 1
        );
        let mut memory = Memory::default();
        let job = HashJob::Check { password: "correct horse".into(), hash };
        assert_eq!(answer(job, Cost::LEAST, &mut memory), HashAnswer::Checked(false));
        assert_eq!(memory.blocks.capacity(), 0);
    }

    /// A hash that was made of other bytes for the same letters, as before they were normalised.
    fn old(password: &str) -> String {
        let mut argon2 = Params::new(8, 1, 1, None).expect("the least");
        let argon2 = Argon2::from(std::mem::take(&mut argon2));
        let made = argon2::PasswordHasher::hash_password_with_salt(
            &argon2,
            password.as_bytes(),
            b"0123456789abcdef",
        );
        made.expect("a hash").to_string()
    }

    /// However a keyboard makes its letters, the password is the same (NFKC); and whoever has an
    /// old hash of unlike bytes gets in with what they always typed, and has a new one then.
    #[test]
    fn issue14_13_a_password_is_its_letters_and_an_old_hash_still_opens() {
        let (composed, apart, wide) = ("pass\u{e9}words", "passe\u{301}words", "ｐassé\u{77}ords");
        let mut memory = Memory::default();
        let mut check = |password: &str, hash: &str| {
            let job = HashJob::Check { password: password.into(), hash: hash.into() };
            answer(job, Cost::LEAST, &mut memory)
        };
        for one in [composed, apart, wide] {
            let hash = made(one, Cost::LEAST);
            for other in [composed, apart, wide] {
                assert_eq!(check(other, &hash), HashAnswer::Checked(true), "{one} and {other}");
            }
            assert_eq!(check("passewords", &hash), HashAnswer::Checked(false));
            let old = old(one);
            match check(one, &old) {
                HashAnswer::Checked(true) => assert_eq!(one, composed, "it was normal before"),
                HashAnswer::Renewed(hash) => {
                    assert_ne!(one, composed);
                    for other in [composed, apart, wide] {
                        assert_eq!(check(other, &hash), HashAnswer::Checked(true));
                    }
                }
                other => panic!("{one} no longer opens: {other:?}"),
            }
        }
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
        let passwords = Passwords::start_with(sender, |job, _| match job {
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
