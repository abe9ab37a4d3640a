//! How a server is set up: what was asked for, and what that comes to.
//!
//! Every setting can be given in four places, and the nearest to the hand wins: a flag, then an
//! environment variable, then `config/config.yaml` of the world, then the default. Each place
//! yields [`Settings`], in which everything may be missing; [`resolve`] lays them over each other
//! and yields the [`Config`], in which nothing is.
//!
//! A setting that cannot be understood is an error wherever it stands, and never quietly the
//! default: whoever wrote `port: 400O` wants to know now, not when nobody can connect.

mod file;
mod places;
mod settings;
#[cfg(test)]
mod tests;
mod words;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use ipnet::IpNet;

pub use file::{CONFIG_FILE, from_file};
pub use places::{Listen, Listens, Networks, Paths};
pub use settings::Settings;
pub use words::{TARGETS, parse_log};

use crate::base::bucket::Rate;
use crate::base::limits::{
    CONNECTIONS, CONNECTIONS_PER_ADDRESS, LINES_BURST, LINES_PER_SECOND, NEWCOMERS_PER_HOUR,
};
use crate::yaml::Strictness;

/// Whether somebody named the folder of the world, or it is the usual one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Named {
    Yes,
    No,
}

/// A server's settings, every one of them decided.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Config {
    /// The address to listen on.
    pub bind: IpAddr,
    /// The port to listen on; 0 lets the system choose a free one.
    pub port: u16,
    /// What else to listen on.
    pub listen: Vec<Listen>,
    /// The port for TLS at the same address, if any; 0 lets the system choose a free one.
    pub tls_port: Option<u16>,
    /// Certificates, and beside each its key.
    pub certificates: Vec<(PathBuf, PathBuf)>,
    /// Whether a certificate is made that nobody vouches for.
    pub tls_self_signed: bool,
    /// Proxies whose word for whom they speak is believed.
    pub proxy_from: Vec<IpNet>,
    /// Connections at one time, in all and from one address.
    pub connections: usize,
    pub connections_per_address: usize,
    /// Characters that may be made from one address in an hour; 0 sets no limit.
    pub newcomers_per_hour: u32,
    /// The folder of the database.
    pub data: PathBuf,
    /// The folder of the world's files.
    pub world: PathBuf,
    /// Whether somebody named it: then no other world will do.
    pub named: Named,
    /// Whether what the world speaks of and nobody wrote is left out where it can be.
    pub strictness: Strictness,
    /// Milliseconds between two pulses.
    pub tick_ms: u64,
    /// The seed of a new world's dice; without one it is drawn by chance.
    pub seed: Option<u64>,
    /// Lines that one client may send per second, after a burst; 0 sets no limit.
    pub lines_per_second: u32,
    /// Whether clients are offered that what they are sent is compressed.
    pub compress: bool,
    /// Whether clients are offered that what they send may be compressed.
    pub compress_input: bool,
    /// Minutes of silence after which a player is let go; 0 for never.
    pub idle_minutes: u64,
    /// The file that the game is recorded to.
    pub record: Option<PathBuf>,
    /// Mebibytes after which a recording goes on in a new file.
    pub record_max: u64,
    /// Files of a recording that are kept.
    pub record_parts: usize,
    /// Whether time and dice may be handled by wizards, and passwords are hashed cheaply.
    pub test_mode: bool,
    /// Whether the log is written as JSON.
    pub log_json: bool,
    /// What is logged, as a filter of levels per target.
    pub log: String,
    /// The file that the log goes to, if any.
    pub log_file: Option<PathBuf>,
    /// Mebibytes after which it goes on in a new file.
    pub log_max: u64,
    /// Files of the log that are kept.
    pub log_parts: usize,
    /// Hours between two copies of the database; 0 for none.
    pub backup_hours: u64,
    /// Such copies that are kept.
    pub backup_keep: usize,
    /// Where `/metrics` and `/healthz` are served, if they are.
    pub web: Option<SocketAddr>,
    /// The file that what is counted is written to, if any.
    pub metrics_file: Option<PathBuf>,
    /// Seconds between two writings of it.
    pub metrics_seconds: u64,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            bind: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 4000,
            listen: Vec::new(),
            tls_port: None,
            certificates: Vec::new(),
            tls_self_signed: false,
            proxy_from: Vec::new(),
            connections: CONNECTIONS,
            connections_per_address: CONNECTIONS_PER_ADDRESS,
            newcomers_per_hour: NEWCOMERS_PER_HOUR,
            data: PathBuf::from("./data"),
            world: PathBuf::from("./world_data"),
            strictness: Strictness::Strict,
            named: Named::No,
            tick_ms: 100,
            seed: None,
            lines_per_second: LINES_PER_SECOND,
            compress: true,
            compress_input: false,
            idle_minutes: 60,
            record: None,
            record_max: 64,
            record_parts: 4,
            test_mode: false,
            log_json: false,
            log: "info".to_owned(),
            log_file: None,
            log_max: 16,
            log_parts: 4,
            backup_hours: 24,
            backup_keep: 7,
            web: None,
            metrics_file: None,
            metrics_seconds: 60,
        }
    }
}

impl Config {
    /// Where players connect.
    pub fn address(&self) -> SocketAddr {
        SocketAddr::new(self.bind, self.port)
    }

    /// Every address to listen on, that of [`Config::address`] first.
    pub fn listens(&self) -> Vec<Listen> {
        let first = Listen { address: self.address(), tls: false };
        let at_port = |port| Listen { address: SocketAddr::new(self.bind, port), tls: true };
        let tls = self.tls_port.map(at_port);
        [first].into_iter().chain(tls).chain(self.listen.iter().copied()).collect()
    }

    /// Whether there is a certificate where TLS is spoken, and only there.
    fn tls_is_whole(&self) -> Result<(), String> {
        let spoken = self.listens().iter().any(|listen| listen.tls);
        let shown = self.tls_self_signed || !self.certificates.is_empty();
        match (spoken, shown) {
            (true, false) => Err("TLS wants a certificate: give tls_cert and tls_key, or \
                                  tls_self_signed for a first try"
                .to_owned()),
            (false, true) => Err("a certificate is for TLS: say on which port, with tls_port or \
                                  with `tls:` in listen"
                .to_owned()),
            _ => Ok(()),
        }
    }

    /// How fast one client may send lines. Whatever the rate, the burst is as many seconds' worth
    /// of it as by default.
    pub fn lines(&self) -> Rate {
        match self.lines_per_second {
            0 => Rate::UNLIMITED,
            per_second => {
                let burst = per_second.saturating_mul(LINES_BURST / LINES_PER_SECOND);
                Rate { burst, per_second }
            }
        }
    }
}

/// What flags, environment and file come to together. `env` looks up one variable. An error is
/// the sentence to show.
pub fn resolve(
    flags: Settings,
    env: &dyn Fn(&str) -> Option<String>,
    file: Option<Settings>,
) -> Result<Config, String> {
    let asked = flags.over(Settings::from_env(env)?).over(file.unwrap_or_default());
    let default = Config::default();
    let config = Config {
        bind: asked.bind.unwrap_or(default.bind),
        port: asked.port.unwrap_or(default.port),
        listen: asked.listen.map_or(default.listen, |listens| listens.0),
        tls_port: asked.tls_port,
        certificates: pairs(asked.tls_cert, asked.tls_key)?,
        tls_self_signed: asked.tls_self_signed.unwrap_or(default.tls_self_signed),
        proxy_from: asked.proxy_from.map_or(default.proxy_from, |networks| networks.0),
        connections: asked.connections.unwrap_or(default.connections),
        connections_per_address: asked
            .connections_per_address
            .unwrap_or(default.connections_per_address),
        newcomers_per_hour: asked.newcomers_per_hour.unwrap_or(default.newcomers_per_hour),
        data: asked.data.unwrap_or(default.data),
        named: if asked.world.is_some() { Named::Yes } else { Named::No },
        world: asked.world.unwrap_or(default.world),
        strictness: match asked.lenient {
            Some(true) => Strictness::Lenient,
            Some(false) => Strictness::Strict,
            None => default.strictness,
        },
        tick_ms: asked.tick_ms.unwrap_or(default.tick_ms),
        seed: asked.seed,
        lines_per_second: asked.lines_per_second.unwrap_or(default.lines_per_second),
        compress: asked.compress.unwrap_or(default.compress),
        compress_input: asked.compress_input.unwrap_or(default.compress_input),
        idle_minutes: asked.idle_minutes.unwrap_or(default.idle_minutes),
        record: asked.record,
        record_max: asked.record_max.unwrap_or(default.record_max),
        record_parts: asked.record_parts.unwrap_or(default.record_parts),
        test_mode: asked.test_mode.unwrap_or(default.test_mode),
        log_json: asked.log_json.unwrap_or(default.log_json),
        log: asked.log.unwrap_or(default.log),
        log_file: asked.log_file,
        log_max: asked.log_max.unwrap_or(default.log_max),
        log_parts: asked.log_parts.unwrap_or(default.log_parts),
        backup_hours: asked.backup_hours.unwrap_or(default.backup_hours),
        backup_keep: asked.backup_keep.unwrap_or(default.backup_keep),
        web: asked.web.map(|web| reachable(web, asked.web_public)).transpose()?,
        metrics_file: asked.metrics_file,
        metrics_seconds: asked.metrics_seconds.unwrap_or(default.metrics_seconds),
    };
    config.tls_is_whole().map(|()| config)
}

/// Where the web is served. Nobody is asked for a password there, so that others reach it has to be
/// said.
fn reachable(web: SocketAddr, public: Option<bool>) -> Result<SocketAddr, String> {
    match web.ip().to_canonical().is_loopback() || public == Some(true) {
        true => Ok(web),
        false => Err(format!(
            "web is {web}, which others can reach, and nobody is asked for a password there: give \
             web_public too if that is meant, or a port alone for this machine only"
        )),
    }
}

/// Each certificate with its key.
fn pairs(
    certificates: Option<Paths>,
    keys: Option<Paths>,
) -> Result<Vec<(PathBuf, PathBuf)>, String> {
    let (Paths(certificates), Paths(keys)) =
        (certificates.unwrap_or_default(), keys.unwrap_or_default());
    if certificates.len() != keys.len() {
        return Err(format!(
            "there have to be as many keys as certificates: tls_cert names {}, tls_key {}",
            certificates.len(),
            keys.len()
        ));
    }
    Ok(certificates.into_iter().zip(keys).collect())
}

/// The folder of the world. It is asked for before all else, since the file lies within it.
pub fn world_folder(flags: &Settings, env: &dyn Fn(&str) -> Option<String>) -> PathBuf {
    let asked = flags.world.clone().or_else(|| settings::world_of_env(env));
    asked.unwrap_or_else(|| Config::default().world)
}

/// Whether somebody named the folder of the world.
pub fn world_is_named(flags: &Settings, env: &dyn Fn(&str) -> Option<String>) -> Named {
    match flags.world.is_some() || settings::world_of_env(env).is_some() {
        true => Named::Yes,
        false => Named::No,
    }
}

/// Whether there is a world at `world` at all.
pub fn world_must_exist(world: &Path) -> Result<(), String> {
    if world.is_dir() {
        return Ok(());
    }
    Err(format!(
        "there is no folder {} to read a world from: name one with --world or DOMINION_WORLD",
        world.display()
    ))
}
