//! `dominion serve`: the server itself.

mod backups;
mod doors;
mod gauges;
mod operate;
mod owner;
mod record;
mod services;
mod signals;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::stock::World;
use super::{complain, configured, logging, report, say};
use crate::base::clock::Millis;
use crate::config::{Config, Settings};
use crate::engine::Engine;
use crate::engine::boot::Boot;
use crate::game::Content;
use crate::game::client::about::Host;
use crate::game::content::Interned;
use crate::game::start::load::{Loaded, witnessed};
use crate::net::{self, Listener, Speech};
use crate::store::{News, Opened, Pace, Store, Writer};
use crate::yaml::{Look, Reading};
pub(super) use backups::stamp;
pub(super) use doors::cannot_listen;
use gauges::{Gauged, Gauges};
pub(super) use owner::{new_code, new_seed};
use record::Recorded;
use services::Outside;

/// Rounds of tasks after which sockets and timers are looked at, though there is more to do: with
/// the sixty-one that are usual, whoever types waits for a thousand reads of those who flood.
const SOCKETS_LOOKED_AT_EVERY: u32 = 2;

/// Serves until it is asked to stop.
pub(super) fn serve(settings: Settings) -> Result<(), String> {
    let config = configured(settings)?;
    let world = World::of(config.world.clone(), config.named)?;
    logging::start_as(&logging::Logging {
        filter: config.log.clone(),
        json: config.log_json,
        file: config.log_file.clone(),
        bytes: config.log_max.saturating_mul(1024 * 1024),
        parts: config.log_parts,
    })?;
    run_server(&config, &world)
}

/// Opens the database, reads the world, listens, and turns the engine.
fn run_server(config: &Config, world: &World) -> Result<(), String> {
    let (content, reading) = read_world(config, world)?;
    let listeners = doors::bind(config)?;
    let web = doors::bind_web(config)?;
    let certificates = doors::certificates(config)?;
    let Opened { store, saved, migrated, news } =
        Store::open(&config.data).map_err(|fault| fault.to_string())?;
    tracing::debug!(target: "store", "{migrated}");
    news.iter().for_each(|news| tell(news, config.log_file.as_deref()));
    let code = owner::new_code()?;
    let seed = config.seed.or_else(|| saved.world().is_none().then(owner::new_seed).flatten());
    let boot = Boot {
        content: Arc::new(content),
        saved,
        seed,
        test_mode: config.test_mode,
        claim_code: Some(code.clone()),
    };
    let (mut engine, warnings) = Engine::boot(boot);
    for warning in warnings {
        tracing::warn!(target: "world", "{warning}; it stays on the disk, out of the world");
    }
    let clock = engine.clock();
    let host = host(config, &listeners, clock);
    let gauges = Gauges::new(host.started)?;
    engine.is_hosted(host);
    let (engine, ending) = Recorded::begin(config, engine, reading)?;
    raise_file_limit(config.connections);
    let (inbox, reader) = net::inbox();
    let outside = Outside::start(config, world.clone(), store, inbox.clone(), gauges.clone())?;
    let writer = outside.writer();
    announce(&listeners, engine.engine(), &code);
    gauges.show(config, web)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .event_interval(SOCKETS_LOOKED_AT_EVERY)
        .build()
        .map_err(|error| format!("the server's runtime cannot start: {error}"))?;
    let settings = net::Settings {
        tick: Millis(config.tick_ms),
        clock,
        lines: config.lines(),
        offers: net::Offers { compression: config.compress, unpacking: config.compress_input },
        certificates: certificates.clone(),
        proxies: config.proxy_from.clone(),
        idle: Millis::seconds(config.idle_minutes * 60),
        seats: net::SeatLimits {
            in_all: config.connections,
            per_address: config.connections_per_address,
        },
        counts: gauges.counts(),
    };
    let engine = Gauged::new(engine, gauges, settings.tick);
    runtime.block_on(async {
        signals::listen(&inbox, certificates)
            .map_err(|error| format!("signals cannot be heard: {error}"))?;
        net::run(listeners, reader, settings, engine, outside)
            .await
            .map_err(|error| format!("the server cannot listen: {error}"))
    })?;
    ending.into_iter().for_each(|ending| ending.wait(RECORDING_WAIT));
    stop_writer(&writer)
}

/// Tells an operator what else came of the start: on the standard error, which is where the log
/// is, too, unless it goes to a file.
fn tell(news: &News, log_file: Option<&Path>) {
    match (log_file, news.is_trouble()) {
        (None, _) => {}
        (Some(_), true) => tracing::error!(target: "store", "{news}"),
        (Some(_), false) => tracing::info!(target: "store", "{news}"),
    }
    complain(news);
}

/// Since when and where this server runs, for the world that reads no clock and opens no socket.
#[allow(clippy::disallowed_methods, reason = "lists of MUDs want the day and the hour")]
fn host(config: &Config, listeners: &[Listener], clock: Millis) -> Host {
    let started = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let port_of = |speech| {
        let speaks = listeners.iter().find(|listener| listener.speech() == speech)?;
        Some(speaks.address().ok()?.port())
    };
    let port = port_of(Speech::Plain).unwrap_or(config.port);
    // A test wants its thousands at once.
    let newcomers_per_hour = if config.test_mode { 0 } else { config.newcomers_per_hour };
    let (tls_port, compresses) = (port_of(Speech::Tls), config.compress);
    Host { started, clock, port, newcomers_per_hour, tls_port, compresses }
}

/// How long the end of a recording may take.
const RECORDING_WAIT: Duration = Duration::from_millis(500);

/// As many sockets as the server has seats for, where the system lets us: the usual soft limit of
/// 1,024 files would turn players away long before.
fn raise_file_limit(connections: usize) {
    match rlimit::increase_nofile_limit(connections as u64 + FILES_OF_OUR_OWN) {
        Ok(files) if files < FILES_FEW => {
            tracing::warn!(target: "net", files, "the system allows few open files; no more players than that can connect");
        }
        Ok(files) => tracing::debug!(target: "net", files, "open files"),
        Err(error) => {
            tracing::warn!(target: "net", %error, "the limit of open files cannot be raised")
        }
    }
}

/// Files that are no players: the database, its log, the world's files on a reload.
pub(super) const FILES_OF_OUR_OWN: u64 = 100;
/// Fewer than this and an operator should know.
const FILES_FEW: u64 = 4_096;

/// The world, or the report of what is wrong with it.
fn read_world(config: &Config, world: &World) -> Result<(Content, Reading), String> {
    if world.folder().is_none() {
        say("The stock world in the binary is served; `dominion init` writes it out for building.");
    }
    let Loaded { content, problems, reading } =
        witnessed(&world.source().read_as(config.strictness), &Interned::default());
    match content {
        Some(content) => {
            if let Some(line) = warned(problems.warnings()) {
                complain(line);
            }
            Ok((content, reading))
        }
        None => Err(report(&problems, Look::Drawn)),
    }
}

/// One line for all warnings: they are for builders, who have `dominion check`.
fn warned(warnings: usize) -> Option<String> {
    match warnings {
        0 => None,
        1 => Some("The world has 1 warning; `dominion check` shows it.".into()),
        _ => Some(format!("The world has {warnings} warnings; `dominion check` shows them.")),
    }
}

/// What an operator sees when all is well.
fn announce(listeners: &[Listener], engine: &Engine, code: &str) {
    let rooms = engine.content().all_rooms().count();
    let mut first = None;
    for listener in listeners {
        let Ok(address) = listener.address() else { continue };
        match (listener.speech(), first) {
            (Speech::Tls, _) => say(format_args!("Dominion speaks TLS on {address}.")),
            (Speech::Plain, None) => first = Some(address),
            (Speech::Plain, Some(_)) => say(format_args!("Dominion also listens on {address}.")),
        }
        tracing::info!(target: "net", %address, speech = ?listener.speech(), rooms, "listening");
    }
    if let Some(address) = first {
        say(format_args!(
            "Dominion listens on {address} ({rooms} rooms). Connect with: telnet {} {}",
            address.ip(),
            address.port()
        ));
    }
    if crate::engine::boot::needs_owner(engine.world()) {
        say(format_args!(
            "Nobody owns this world yet. Log in and type `@claim {code}` to become its owner."
        ));
    }
}

/// Waits until everything is on the disk, but not for ever.
fn stop_writer(writer: &services::SharedWriter) -> Result<(), String> {
    let taken = writer.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
    match taken.map(Writer::stop) {
        Some(Err(fault)) => Err(fault.to_string()),
        Some(Ok(())) | None => {
            tracing::info!(target: "store", "everything is kept");
            Ok(())
        }
    }
}

/// How patient the writer is. Stopping has to be over within five seconds in all.
fn pace() -> Pace {
    Pace { stop: Duration::from_millis(2_000), hang: Duration::from_millis(500), ..Pace::default() }
}

#[cfg(test)]
mod tests {
    use super::warned;

    #[test]
    fn warnings_are_one_line() {
        assert_eq!(warned(0), None);
        assert_eq!(
            warned(1).as_deref(),
            Some("The world has 1 warning; `dominion check` shows it.")
        );
        let many = "The world has 40 warnings; `dominion check` shows them.";
        assert_eq!(warned(40).as_deref(), Some(many));
    }
}
