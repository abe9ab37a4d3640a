//! `dominion doctor`: whether this machine is fit to serve, without serving.
//!
//! Nothing is changed, and a server may run meanwhile. Each line says what was looked at, what was
//! found, and what to do about it if that is not well.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "the machine is looked at")]

use std::fmt;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use clap::Args;

use super::stock::World;
use super::{Places, configured, say, serve};
use crate::config::Config;
use crate::game::content::Interned;
use crate::game::start::load::{Loaded, witnessed};
use crate::store::{self, Health};

#[derive(Args, Debug)]
pub(super) struct Arguments {
    #[command(flatten)]
    places: Places,
}

/// How something is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Verdict {
    Well,
    /// It serves, but somebody should look at it.
    Odd,
    /// It does not serve.
    Ill,
}

/// What was found of one thing.
struct Finding {
    what: &'static str,
    verdict: Verdict,
    sentence: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finding { what, verdict, sentence } = self;
        let verdict = match verdict {
            Verdict::Well => "well",
            Verdict::Odd => "odd",
            Verdict::Ill => "ILL",
        };
        write!(f, "{what:<9} {verdict:<5} {sentence}")
    }
}

/// Free space below which there will be trouble soon, and below which it is there.
const SPACE_ODD: u64 = 1024 * 1024 * 1024;
const SPACE_ILL: u64 = 64 * 1024 * 1024;
/// 1 January 2026: before that this server was not written.
const BEGINNING: Duration = Duration::from_secs(1_767_225_600);
/// As far as the clock of another machine may be ahead.
const AHEAD: Duration = Duration::from_secs(60);
/// Hours after which a backup is an old one.
const BACKUP_OLD: Duration = Duration::from_secs(3 * 86_400);

/// Looks at everything, and fails if anything is ill.
pub(super) fn doctor(arguments: Arguments) -> Result<(), String> {
    let config = configured(arguments.places.settings())?;
    let health = store::examine(&config.data);
    let server = match &health {
        Ok(Some(health)) if health.server.is_some() => Server::Runs,
        _ => Server::Stands,
    };
    let mut findings = ports(&config, server);
    findings.extend([disk(&config.data), database(&config.data, &health), backups(&config)]);
    findings.extend([world(&config), clock(&config.data), files(&config)]);
    findings.iter().for_each(say);
    let ill = findings.iter().filter(|finding| finding.verdict == Verdict::Ill).count();
    match ill {
        0 => Ok(()),
        1 => Err("One thing is ill; see above.".to_owned()),
        _ => Err(format!("{ill} things are ill; see above.")),
    }
}

fn found(what: &'static str, verdict: Verdict, sentence: impl Into<String>) -> Finding {
    Finding { what, verdict, sentence: sentence.into() }
}

/// Whether a server is at work on the database.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Server {
    Runs,
    Stands,
}

/// Whether each address can be listened on.
fn ports(config: &Config, server: Server) -> Vec<Finding> {
    let one = |listen: crate::config::Listen| {
        let address = listen.address;
        match TcpListener::bind(address) {
            Ok(_) => found("port", Verdict::Well, format!("{address} is free")),
            Err(error)
                if server == Server::Runs && error.kind() == std::io::ErrorKind::AddrInUse =>
            {
                found("port", Verdict::Well, format!("{address} is in use, and the server runs"))
            }
            Err(error) => found("port", Verdict::Ill, serve::cannot_listen(&listen, &error)),
        }
    };
    config.listens().into_iter().map(one).collect()
}

/// Whether the data folder can be written to, and how much room there is.
fn disk(data: &Path) -> Finding {
    let (folder, is_new) = nearest(data);
    let shown = data.display();
    let probe = folder.join(format!(".dominion-doctor-{}", std::process::id()));
    let written = fs::write(&probe, "probe").and_then(|()| fs::remove_file(&probe));
    if let Err(error) = written {
        return found(
            "disk",
            Verdict::Ill,
            format!("{} cannot be written: {error}", folder.display()),
        );
    }
    let free = match rustix::fs::statvfs(&folder) {
        Ok(space) => space.f_bavail.saturating_mul(space.f_frsize),
        Err(error) => {
            return found(
                "disk",
                Verdict::Odd,
                format!("the room at {shown} is not known: {error}"),
            );
        }
    };
    let mebibytes = free / (1024 * 1024);
    let made = if is_new { "; the folder will be made" } else { "" };
    let sentence = format!("{shown} can be written, {mebibytes} MiB are free{made}");
    match free {
        ..SPACE_ILL => found("disk", Verdict::Ill, format!("{sentence}: make room")),
        SPACE_ILL..SPACE_ODD => found("disk", Verdict::Odd, format!("{sentence}: make room soon")),
        _ => found("disk", Verdict::Well, sentence),
    }
}

/// The folder itself, or the nearest above it that is there.
fn nearest(data: &Path) -> (PathBuf, bool) {
    let whole = std::path::absolute(data).unwrap_or_else(|_| data.to_path_buf());
    let there = whole.ancestors().find(|folder| folder.is_dir());
    let folder = there.unwrap_or(Path::new("/")).to_path_buf();
    let is_new = folder != whole;
    (folder, is_new)
}

/// Whether the database is whole and ours, and what waits beside it.
fn database(data: &Path, health: &Result<Option<Health>, store::Fault>) -> Finding {
    let health = match health {
        Err(fault) => return found("database", Verdict::Ill, fault.to_string()),
        Ok(None) => {
            let sentence = format!("none in {} yet; the first start makes one", data.display());
            return found("database", Verdict::Well, sentence);
        }
        Ok(Some(health)) => health,
    };
    let server = match health.server {
        Some(Some(process)) => format!("; process {process} serves it"),
        Some(None) => "; a server serves it".to_owned(),
        None => String::new(),
    };
    let mut sentence = format!("{}{server}", health.summary);
    if health.summary.version < health.known {
        sentence += &format!("; the next start brings it to version {}", health.known);
    }
    if health.aside > 0 {
        sentence += &format!("; rows set aside: {}, see set_aside.jsonl", health.aside);
    }
    if health.spilled {
        sentence += "; a stop left a spill file, see `dominion spill`";
    }
    let verdict = if health.aside > 0 || health.spilled { Verdict::Odd } else { Verdict::Well };
    found("database", verdict, sentence)
}

/// How old the newest backup is.
fn backups(config: &Config) -> Finding {
    let folder = config.data.join("backups");
    let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
    let times = entries.filter(|entry| entry.path().extension().is_some_and(|e| e == "db"));
    let newest = times.filter_map(|entry| entry.metadata().ok()?.modified().ok()).max();
    let every = match config.backup_hours {
        0 => "none are made by the hour (--backup-hours)".to_owned(),
        1 => "one is made each hour".to_owned(),
        hours => format!("one is made every {hours} hours"),
    };
    let Some(newest) = newest else {
        let verdict = if config.backup_hours == 0 { Verdict::Odd } else { Verdict::Well };
        return found(
            "backups",
            verdict,
            format!("there are none in {}; {every}", folder.display()),
        );
    };
    let age = SystemTime::now().duration_since(newest).unwrap_or_default();
    let verdict = if age > BACKUP_OLD { Verdict::Odd } else { Verdict::Well };
    let hours = age.as_secs() / 3_600;
    found("backups", verdict, format!("the newest is {hours} hours old; {every}"))
}

/// Whether the world can be served.
fn world(config: &Config) -> Finding {
    let world = match World::of(config.world.clone(), config.named) {
        Ok(world) => world,
        Err(sentence) => return found("world", Verdict::Ill, sentence),
    };
    let name = match world.folder() {
        Some(folder) => folder.display().to_string(),
        None => "the stock world in the binary".to_owned(),
    };
    let Loaded { content, problems, .. } =
        witnessed(&world.source().read_as(config.strictness), &Interned::default());
    match content {
        Some(content) => {
            let rooms = content.all_rooms().count();
            let warnings = problems.warnings();
            let sentence = format!("{name}: {rooms} rooms, no errors, {warnings} warnings");
            found("world", Verdict::Well, sentence)
        }
        None => {
            let sentence = format!("{name} has errors: {}", problems.errors());
            found("world", Verdict::Ill, format!("{sentence}; `dominion check` shows them"))
        }
    }
}

/// Whether the clock of this machine can be right.
fn clock(data: &Path) -> Finding {
    let now = SystemTime::now();
    let since = now.duration_since(UNIX_EPOCH).unwrap_or_default();
    let date = serve::stamp(since.as_secs());
    if since < BEGINNING {
        let sentence = format!("it says {date}, which was before this server: set it");
        return found("clock", Verdict::Ill, sentence);
    }
    let written = fs::metadata(data.join(store::DATABASE_FILE)).and_then(|file| file.modified());
    let ahead = written.ok().and_then(|written| written.duration_since(now).ok());
    match ahead.filter(|ahead| *ahead > AHEAD) {
        Some(ahead) => {
            let minutes = ahead.as_secs() / 60;
            let sentence = format!(
                "it says {date}, but the database was written {minutes} minutes later: was it set back?"
            );
            found("clock", Verdict::Odd, sentence)
        }
        None => found("clock", Verdict::Well, format!("{date} UTC")),
    }
}

/// Whether the system lets as many connect as there are seats for.
fn files(config: &Config) -> Finding {
    let wanted = config.connections as u64 + serve::FILES_OF_OUR_OWN;
    match rlimit::Resource::NOFILE.get() {
        Ok((_, most)) if most >= wanted => {
            found("files", Verdict::Well, format!("up to {most} may be open; {wanted} are wanted"))
        }
        Ok((_, most)) => {
            let sentence = format!(
                "up to {most} may be open and {wanted} are wanted: raise the limit (LimitNOFILE) or \
                 lower --connections"
            );
            found("files", Verdict::Odd, sentence)
        }
        Err(error) => found("files", Verdict::Odd, format!("their limit is not known: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Named;

    #[test]
    fn issue14_33_what_is_ill_is_found() {
        let dir = tempfile::tempdir().expect("a folder");
        let data = dir.path().join("deep/data");
        assert_eq!(disk(&data).verdict, Verdict::Well, "{}", disk(&data));
        assert!(!data.exists(), "nothing is made");
        fs::create_dir_all(&data).expect("a folder");
        fs::write(data.join(store::DATABASE_FILE), "Dear diary").expect("a file");
        let found = database(&data, &store::examine(&data));
        assert!(found.to_string().contains("ILL") && found.to_string().contains("not a database"));
        fs::remove_file(data.join(store::DATABASE_FILE)).expect("removed");
        assert_eq!(database(&data, &store::examine(&data)).verdict, Verdict::Well);
        let opened = store::Store::open(&data).expect("a database");
        let health = store::examine(&data);
        let served = database(&data, &health).to_string();
        assert!(served.contains(&format!("process {} serves it", std::process::id())), "{served}");
        drop(opened);
        let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = taken.local_addr().expect("an address").port();
        let config = Config { port, data, world: dir.path().join("none"), ..Config::default() };
        assert_eq!(ports(&config, Server::Stands)[0].verdict, Verdict::Ill);
        assert_eq!(
            ports(&config, Server::Runs)[0].verdict,
            Verdict::Well,
            "the server itself has it"
        );
        assert_eq!(world(&config).verdict, Verdict::Well, "the world in the binary");
        let named = Config { named: Named::Yes, ..config.clone() };
        assert_eq!(world(&named).verdict, Verdict::Ill);
        assert_eq!(clock(&config.data).verdict, Verdict::Well);
    }
}
