//! Copies of the database, on a thread of its own: by the hour, and when staff want one. Each is
//! opened and read from end to end before it has its name; the oldest are removed.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "copies have a real date")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::base::id::CreatureId;
use crate::base::limits::BACKUPS_BY_HAND_MAX;
use crate::config::Config;
use crate::messages::input::Input;
use crate::net::Inbox;
use crate::store;

/// Copies by the hour have this name before their date, those by hand the other.
const BY_HOUR: &str = "dominion-by-hour";
const BY_HAND: &str = "dominion-by-hand";

/// Before the first copy of a server that never made one: its first minutes are busy enough.
const FIRST_AFTER: Duration = Duration::from_secs(600);
/// Between two tries of a copy that fails.
const AGAIN_AFTER: Duration = Duration::from_secs(3_600);

/// Whoever makes copies. Dropped, it stops.
pub(super) struct Backups(Sender<CreatureId>);

/// What there is to do.
struct Plan {
    data: PathBuf,
    /// Between two copies; `None` if there are none by the hour.
    every: Option<Duration>,
    keep: usize,
    inbox: Inbox,
}

impl Backups {
    pub fn start(config: &Config, inbox: Inbox) -> std::io::Result<Backups> {
        let (sender, wishes) = channel();
        let every = (config.backup_hours > 0)
            .then(|| Duration::from_secs(config.backup_hours.saturating_mul(3_600)));
        let plan = Plan { data: config.data.clone(), every, keep: config.backup_keep, inbox };
        super::services::in_a_thread("backups", move || plan.follow(&wishes))?;
        Ok(Backups(sender))
    }

    /// Somebody wants one now.
    pub fn ask(&self, asker: CreatureId) {
        let _ = self.0.send(asker);
    }
}

impl Plan {
    fn follow(&self, wishes: &Receiver<CreatureId>) {
        let mut wait = self.every.map(|every| first(&folder(&self.data), every));
        loop {
            let wish = match wait {
                Some(wait) => wishes.recv_timeout(wait),
                None => wishes.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match wish {
                Ok(asker) => {
                    let said = match make(&self.data, BY_HAND, BACKUPS_BY_HAND_MAX) {
                        Ok(summary) => summary,
                        Err(sentence) => format!("No backup was made: {sentence}."),
                    };
                    self.inbox.send(Input::Operated { asker: Some(asker), lines: vec![said] });
                    // The wait begins anew; by the day it is off by as much as staff ask.
                }
                Err(RecvTimeoutError::Timeout) => {
                    wait = self.every.map(|every| self.by_hour(every))
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Makes one by the hour. How long to wait for the next.
    fn by_hour(&self, every: Duration) -> Duration {
        match make(&self.data, BY_HOUR, self.keep) {
            Ok(summary) => {
                tracing::info!(target: "store", "a backup was made: {summary}");
                every
            }
            Err(sentence) => {
                tracing::error!(target: "store", sentence, "no backup could be made");
                let line = format!("[The backup by the hour could not be made: {sentence}.]");
                self.inbox.send(Input::Operated { asker: None, lines: vec![line] });
                every.min(AGAIN_AFTER)
            }
        }
    }
}

fn folder(data: &Path) -> PathBuf {
    data.join("backups")
}

/// Makes a copy with this name and the date, and removes the oldest of those with the name.
fn make(data: &Path, name: &str, keep: usize) -> Result<String, String> {
    let folder = folder(data);
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let file = folder.join(format!("{name}-{}.db", stamp(since.as_secs())));
    let summary = store::backup_beside(data, &file).map_err(|fault| fault.to_string())?;
    rotate(&folder, name, keep);
    Ok(summary.to_string())
}

/// Removes the oldest copies with this name, so that so many stay.
fn rotate(folder: &Path, name: &str, keep: usize) {
    let old = copies(folder, name);
    for path in old.iter().take(old.len().saturating_sub(keep.max(1))) {
        if let Err(error) = fs::remove_file(path) {
            tracing::warn!(target: "store", path = %path.display(), %error, "an old backup cannot be removed");
        }
    }
}

/// The copies with this name, oldest first: their dates sort like their names.
fn copies(folder: &Path, name: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_one = |path: &PathBuf| {
        let file = path.file_name().and_then(|file| file.to_str()).unwrap_or_default();
        file.starts_with(name) && file.ends_with(".db")
    };
    let mut found: Vec<PathBuf> = entries.filter(is_one).collect();
    found.sort();
    found
}

/// How long after the start the first copy is due: a server that is started anew each morning
/// should have copies, too.
fn first(folder: &Path, every: Duration) -> Duration {
    let last = copies(folder, BY_HOUR).pop();
    let made = last.and_then(|path| fs::metadata(path).ok()?.modified().ok());
    let age = made.and_then(|made| SystemTime::now().duration_since(made).ok());
    age.map_or(FIRST_AFTER, |age| every.saturating_sub(age).max(FIRST_AFTER)).min(every)
}

/// `2026-11-28_213005`, in UTC.
pub(in crate::cli) fn stamp(seconds: u64) -> String {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = civil(days);
    let (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60);
    format!("{year:04}-{month:02}-{day:02}_{hour:02}{minute:02}{second:02}")
}

/// Year, month and day so many days after 1 January 1970, by Hinnant's `civil_from_days`.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (year + era * 400 + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_those_of_the_calendar() {
        assert_eq!(stamp(0), "1970-01-01_000000");
        assert_eq!(stamp(951_782_400), "2000-02-29_000000");
        assert_eq!(stamp(1_796_073_785), "2026-11-30_212305");
    }

    #[test]
    fn issue14_33_copies_are_verified_and_the_oldest_go() {
        let dir = tempfile::tempdir().expect("a folder");
        drop(store::Store::open(dir.path()).expect("a database"));
        let said = make(dir.path(), BY_HAND, 3).expect("a copy");
        assert!(said.ends_with("verified"), "{said}");
        let folder = folder(dir.path());
        for number in 1..=5 {
            fs::write(folder.join(format!("{BY_HOUR}-2020-01-0{number}_000000.db")), "")
                .expect("a file");
        }
        make(dir.path(), BY_HOUR, 3).expect("a copy");
        let names = |name| copies(&folder, name).len();
        assert_eq!((names(BY_HOUR), names(BY_HAND)), (3, 1));
        assert!(!folder.join(format!("{BY_HOUR}-2020-01-03_000000.db")).exists());
        for _ in 0..BACKUPS_BY_HAND_MAX + 2 {
            rotate(&folder, BY_HAND, BACKUPS_BY_HAND_MAX);
        }
        assert_eq!(names(BY_HAND), 1, "none goes before there are too many");
    }

    #[test]
    fn a_server_that_was_just_copied_waits_for_its_time() {
        let dir = tempfile::tempdir().expect("a folder");
        let day = Duration::from_secs(86_400);
        assert_eq!(first(dir.path(), day), FIRST_AFTER);
        fs::write(dir.path().join(format!("{BY_HOUR}-2020-01-01_000000.db")), "").expect("a file");
        let wait = first(dir.path(), day);
        assert!(wait > day - Duration::from_secs(60) && wait <= day, "{wait:?}");
    }
}
