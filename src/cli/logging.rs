//! The log: on the standard error or in a file that is begun anew when it is long, for people or
//! as JSON. What is logged can be changed while the server runs, and its last lines can be asked
//! for; both are how staff look into it from within the game.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer as _, Registry, fmt, registry, reload};

use super::has_colours;
use events::Events;
use file::{LogFile, Out};

mod events;
mod file;

/// What commands log that do one thing and end.
pub(super) const QUIET: &str = "warn";

/// Where the log goes and what of it.
#[derive(Clone, Default, Debug)]
pub(super) struct Logging {
    pub filter: String,
    pub json: bool,
    /// The file it goes to; without one, the standard error.
    pub file: Option<PathBuf>,
    /// Bytes after which the file is begun anew.
    pub bytes: u64,
    /// How many files there are at most.
    pub parts: usize,
}

/// The log of this process.
struct Log {
    levels: reload::Handle<Targets, Registry>,
    /// What `levels` was made of.
    filter: Mutex<String>,
    file: Option<Arc<Mutex<LogFile>>>,
    events: Events,
}

static LOG: OnceLock<Log> = OnceLock::new();

/// Starts logging to the standard error what `filter` lets through.
pub(super) fn start(filter: &str) -> Result<(), String> {
    start_as(&Logging { filter: filter.to_owned(), ..Logging::default() })
}

/// Starts logging.
pub(super) fn start_as(logging: &Logging) -> Result<(), String> {
    let Logging { filter, json, .. } = logging;
    let (levels, handle) = reload::Layer::new(targets(filter)?);
    let file = match &logging.file {
        None => None,
        Some(path) => {
            let opened = LogFile::open(path.clone(), logging.bytes, logging.parts);
            let opened = opened.map_err(|error| {
                format!("the log {} cannot be written: {error}", path.display())
            })?;
            Some(Arc::new(Mutex::new(opened)))
        }
    };
    let events = Events::default();
    let heard = events.clone().with_filter(targets("info")?);
    let colours = has_colours() && !json && file.is_none();
    let lines = fmt::layer().with_writer(Out::new(file.clone())).with_ansi(colours);
    let lines: Box<dyn tracing_subscriber::Layer<Registry> + Send + Sync> = match json {
        true => lines.json().flatten_event(true).with_filter(levels).boxed(),
        false => lines.with_filter(levels).boxed(),
    };
    let started = registry().with(lines).with(heard).try_init();
    started.map_err(|error| format!("the log cannot be started: {error}"))?;
    let _ = LOG.set(Log { levels: handle, filter: Mutex::new(filter.clone()), file, events });
    Ok(())
}

fn targets(filter: &str) -> Result<Targets, String> {
    with_defaults(filter)
        .parse()
        .map_err(|error| format!("`{filter}` is not a filter of the log: {error}"))
}

/// The filter, with libraries that talk about their own steps kept to warnings unless it names
/// them itself: an operator wants to read what the server does. And where it says nothing of all
/// else, warnings still come through: `net=debug` is no wish to miss that the disk is full.
fn with_defaults(filter: &str) -> String {
    let mut filter = filter.to_owned();
    if filter.split(',').all(|word| word.contains('=')) {
        filter += ",warn";
    }
    if !filter.contains("refinery") {
        filter += ",refinery_core=warn";
    }
    filter
}

/// Begins the log's file anew where its name leads now: a program that turns logs over has moved
/// it away. Without a file there is nothing to do.
pub(super) fn reopen() {
    if let Some(file) = LOG.get().and_then(|log| log.file.as_ref())
        && let Err(error) = held(file).reopen()
    {
        tracing::error!(target: "main", %error, "the log's file cannot be opened again");
    }
}

/// What is logged, and where to: one sentence.
pub(super) fn shown() -> String {
    let Some(log) = LOG.get() else { return "Nothing is logged.".to_owned() };
    let filter = held(&log.filter).clone();
    match &log.file {
        None => format!("The log shows `{filter}`, on the standard error."),
        Some(file) => format!("The log shows `{filter}`, in {}.", held(file).path().display()),
    }
}

/// Logs what `filter` lets through from now on.
pub(super) fn set_level(filter: &str) -> Result<(), String> {
    let Some(log) = LOG.get() else { return Err("nothing is logged".to_owned()) };
    let levels = targets(filter)?;
    log.levels.reload(levels).map_err(|error| error.to_string())?;
    filter.clone_into(&mut held(&log.filter));
    tracing::info!(target: "main", filter, "what is logged was changed");
    Ok(())
}

/// The last lines of the log, oldest first, whatever the filter shows.
pub(super) fn last_events(count: usize) -> Vec<String> {
    LOG.get().map(|log| log.events.last(count)).unwrap_or_default()
}

/// What a lock guards. A panic elsewhere leaves it as good as it was.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_are_quiet_unless_they_are_asked() {
        assert_eq!(with_defaults("info"), "info,refinery_core=warn");
        assert_eq!(with_defaults("info,refinery_core=debug"), "info,refinery_core=debug");
    }

    #[test]
    fn issue14_32_a_filter_of_one_part_does_not_silence_the_others() {
        assert_eq!(with_defaults("net=debug"), "net=debug,warn,refinery_core=warn");
        assert_eq!(with_defaults("off"), "off,refinery_core=warn");
    }
}
