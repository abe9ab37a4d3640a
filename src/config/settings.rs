//! Settings as they were asked for in one place, and as flags of the command line.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::Args;

use super::places::{Listens, Networks, Paths, parse_listens, parse_networks, parse_paths};
use super::words::{parse_bind, parse_file, parse_flag, parse_folder, parse_lines, parse_log};
use super::words::{parse_connections, parse_hours, parse_idle, parse_newcomers};
use super::words::{parse_metrics_seconds, parse_web};
use super::words::{parse_part, parse_parts, parse_port, parse_seed, parse_tick};
use crate::yaml::problem::quoted;

/// What one place asks for. The texts are what `dominion serve --help` shows.
#[derive(Args, Clone, Default, PartialEq, Eq, Debug)]
pub struct Settings {
    /// Address to listen on; 0.0.0.0 for every network [default: 127.0.0.1]
    #[arg(long, value_name = "ADDRESS", value_parser = parse_bind)]
    pub bind: Option<IpAddr>,

    /// Port to listen on; 0 for any that is free [default: 4000]
    #[arg(long, value_name = "PORT", value_parser = parse_port)]
    pub port: Option<u16>,

    /// Further addresses to listen on, with commas between them, as in [::1]:4000 or
    /// tls:192.0.2.1:4443
    #[arg(long, value_name = "ADDRESSES", value_parser = parse_listens)]
    pub listen: Option<Listens>,

    /// Port to listen on for TLS, at the same address as for telnet; 0 for any that is free
    #[arg(long, value_name = "PORT", value_parser = parse_port)]
    pub tls_port: Option<u16>,

    /// Certificate with its chain (PEM); with commas several, chosen by the host's name, else the
    /// first. Read again when it changes
    #[arg(long, value_name = "FILES", value_parser = parse_paths)]
    pub tls_cert: Option<Paths>,

    /// Key of the certificate (PEM); with commas as many as there are certificates
    #[arg(long, value_name = "FILES", value_parser = parse_paths)]
    pub tls_key: Option<Paths>,

    /// Make a certificate that nobody vouches for, for a first try; it is kept beside the database
    #[arg(long, value_name = "YES", value_parser = parse_flag)]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub tls_self_signed: Option<bool>,

    /// Proxies that say for whom they speak, by the PROXY protocol, and are believed: addresses
    /// or networks, with commas between them
    #[arg(long, value_name = "NETWORKS", value_parser = parse_networks)]
    pub proxy_from: Option<Networks>,

    /// Connections at one time [default: 20000]
    #[arg(long, value_name = "NUMBER", value_parser = parse_connections)]
    pub connections: Option<usize>,

    /// Connections from one address at one time; this machine may have any number [default: 20]
    #[arg(long, value_name = "NUMBER", value_parser = parse_connections)]
    pub connections_per_address: Option<usize>,

    /// New characters from one address in an hour; 0 for any number [default: 10]
    #[arg(long, value_name = "NUMBER", value_parser = parse_newcomers)]
    pub newcomers_per_hour: Option<u32>,

    /// Folder of the database, made when it is missing [default: ./data]
    #[arg(long, value_name = "FOLDER", value_parser = parse_folder)]
    pub data: Option<PathBuf>,

    /// Folder of the world's files [default: ./world_data]
    #[arg(long, value_name = "FOLDER", value_parser = parse_folder)]
    pub world: Option<PathBuf>,

    /// Leave out what the world speaks of and nobody wrote, where that can be, with a warning; in
    /// config/config.yaml it is `strict: false`
    #[arg(long, value_name = "YES", value_parser = parse_flag)]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub lenient: Option<bool>,

    /// Milliseconds between two pulses of the world, 10 to 1000 [default: 100]
    #[arg(long, value_name = "MILLISECONDS", value_parser = parse_tick)]
    pub tick_ms: Option<u64>,

    /// Seed of a new world's dice [default: drawn by chance]
    #[arg(long, value_name = "NUMBER", value_parser = parse_seed)]
    pub seed: Option<u64>,

    /// Lines that one client may send per second, after a burst; 0 for no limit [default: 50]
    #[arg(long, value_name = "NUMBER", value_parser = parse_lines)]
    pub lines_per_second: Option<u32>,

    /// Offer to compress what clients are sent (MCCP2) [default: yes]
    #[arg(long, value_name = "YES", value_parser = parse_flag)]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub compress: Option<bool>,

    /// Offer to take in what clients compress (MCCP3) [default: no]
    #[arg(long, value_name = "YES", value_parser = parse_flag)]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub compress_input: Option<bool>,

    /// Minutes of silence after which a player is let go; 0 for never, as for staff [default: 60]
    #[arg(long, value_name = "MINUTES", value_parser = parse_idle)]
    pub idle_minutes: Option<u64>,

    /// Record the game to this file, for `dominion replay`; what players type is in it, but no
    /// password
    #[arg(long, value_name = "FILE", value_parser = parse_file)]
    pub record: Option<PathBuf>,

    /// Mebibytes after which a recording goes on in a new file [default: 64]
    #[arg(long, value_name = "MIB", value_parser = parse_part)]
    pub record_max: Option<u64>,

    /// Files of a recording that are kept: FILE, FILE.1, FILE.2 … [default: 4]
    #[arg(long, value_name = "NUMBER", value_parser = parse_parts)]
    pub record_parts: Option<usize>,

    /// For tests: let wizards set the clock and load the dice, and hash passwords cheaply
    #[arg(long, value_name = "YES", value_parser = parse_flag)]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub test_mode: Option<bool>,

    /// Write the log as JSON, one object a line
    #[arg(long, value_name = "YES", value_parser = parse_flag)]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub log_json: Option<bool>,

    /// File that the log goes to, instead of the standard error; SIGUSR1 opens it again
    #[arg(long, value_name = "FILE", value_parser = parse_file)]
    pub log_file: Option<PathBuf>,

    /// Mebibytes after which the log goes on in a new file [default: 16]
    #[arg(long, value_name = "MIB", value_parser = parse_part)]
    pub log_max: Option<u64>,

    /// Files of the log that are kept: FILE, FILE.1, FILE.2 … [default: 4]
    #[arg(long, value_name = "NUMBER", value_parser = parse_parts)]
    pub log_parts: Option<usize>,

    /// Hours between two copies of the database, in `backups` beside it; 0 for none [default: 24]
    #[arg(long, value_name = "HOURS", value_parser = parse_hours)]
    pub backup_hours: Option<u64>,

    /// Copies made by the hour that are kept [default: 7]
    #[arg(long, value_name = "NUMBER", value_parser = parse_parts)]
    pub backup_keep: Option<usize>,

    /// Port for `/metrics` and `/healthz`, on this machine only; or an address with a port
    #[arg(long, value_name = "PORT", value_parser = parse_web)]
    pub web: Option<SocketAddr>,

    /// Let `web` be an address that others can reach; nobody is asked for a password there
    #[arg(long, value_name = "YES", value_parser = parse_flag)]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub web_public: Option<bool>,

    /// File that all that is counted is written to, as JSON, again and again
    #[arg(long, value_name = "FILE", value_parser = parse_file)]
    pub metrics_file: Option<PathBuf>,

    /// Seconds between two writings of it [default: 60]
    #[arg(long, value_name = "SECONDS", value_parser = parse_metrics_seconds)]
    pub metrics_seconds: Option<u64>,

    /// What to log, as in `debug` or `warn,dominion::net=debug` [default: info]
    #[arg(long, value_name = "FILTER", value_parser = parse_log)]
    pub log: Option<String>,
}

impl Settings {
    /// These settings, and where they ask for nothing, those of `under`.
    pub fn over(self, under: Settings) -> Settings {
        Settings {
            bind: self.bind.or(under.bind),
            port: self.port.or(under.port),
            listen: self.listen.or(under.listen),
            tls_port: self.tls_port.or(under.tls_port),
            tls_cert: self.tls_cert.or(under.tls_cert),
            tls_key: self.tls_key.or(under.tls_key),
            tls_self_signed: self.tls_self_signed.or(under.tls_self_signed),
            proxy_from: self.proxy_from.or(under.proxy_from),
            connections: self.connections.or(under.connections),
            connections_per_address: self.connections_per_address.or(under.connections_per_address),
            newcomers_per_hour: self.newcomers_per_hour.or(under.newcomers_per_hour),
            data: self.data.or(under.data),
            world: self.world.or(under.world),
            lenient: self.lenient.or(under.lenient),
            tick_ms: self.tick_ms.or(under.tick_ms),
            seed: self.seed.or(under.seed),
            lines_per_second: self.lines_per_second.or(under.lines_per_second),
            compress: self.compress.or(under.compress),
            compress_input: self.compress_input.or(under.compress_input),
            idle_minutes: self.idle_minutes.or(under.idle_minutes),
            record: self.record.or(under.record),
            record_max: self.record_max.or(under.record_max),
            record_parts: self.record_parts.or(under.record_parts),
            test_mode: self.test_mode.or(under.test_mode),
            log_json: self.log_json.or(under.log_json),
            log: self.log.or(under.log),
            log_file: self.log_file.or(under.log_file),
            log_max: self.log_max.or(under.log_max),
            log_parts: self.log_parts.or(under.log_parts),
            backup_hours: self.backup_hours.or(under.backup_hours),
            backup_keep: self.backup_keep.or(under.backup_keep),
            web: self.web.or(under.web),
            web_public: self.web_public.or(under.web_public),
            metrics_file: self.metrics_file.or(under.metrics_file),
            metrics_seconds: self.metrics_seconds.or(under.metrics_seconds),
        }
    }

    /// What the environment asks for.
    pub fn from_env(env: &dyn Fn(&str) -> Option<String>) -> Result<Settings, String> {
        Ok(Settings {
            bind: variable(env, "DOMINION_BIND", parse_bind)?,
            port: variable(env, "DOMINION_PORT", parse_port)?,
            listen: variable(env, "DOMINION_LISTEN", parse_listens)?,
            tls_port: variable(env, "DOMINION_TLS_PORT", parse_port)?,
            tls_cert: variable(env, "DOMINION_TLS_CERT", parse_paths)?,
            tls_key: variable(env, "DOMINION_TLS_KEY", parse_paths)?,
            tls_self_signed: variable(env, "DOMINION_TLS_SELF_SIGNED", parse_flag)?,
            proxy_from: variable(env, "DOMINION_PROXY_FROM", parse_networks)?,
            connections: variable(env, "DOMINION_CONNECTIONS", parse_connections)?,
            connections_per_address: variable(
                env,
                "DOMINION_CONNECTIONS_PER_ADDRESS",
                parse_connections,
            )?,
            newcomers_per_hour: variable(env, "DOMINION_NEWCOMERS_PER_HOUR", parse_newcomers)?,
            data: variable(env, "DOMINION_DATA", parse_folder)?,
            world: variable(env, WORLD_VARIABLE, parse_folder)?,
            lenient: variable(env, "DOMINION_LENIENT", parse_flag)?,
            tick_ms: variable(env, "DOMINION_TICK_MS", parse_tick)?,
            seed: variable(env, "DOMINION_SEED", parse_seed)?,
            lines_per_second: variable(env, "DOMINION_LINES_PER_SECOND", parse_lines)?,
            compress: variable(env, "DOMINION_COMPRESS", parse_flag)?,
            compress_input: variable(env, "DOMINION_COMPRESS_INPUT", parse_flag)?,
            idle_minutes: variable(env, "DOMINION_IDLE_MINUTES", parse_idle)?,
            record: variable(env, "DOMINION_RECORD", parse_file)?,
            record_max: variable(env, "DOMINION_RECORD_MAX", parse_part)?,
            record_parts: variable(env, "DOMINION_RECORD_PARTS", parse_parts)?,
            test_mode: variable(env, "DOMINION_TEST_MODE", parse_flag)?,
            log_json: variable(env, "DOMINION_LOG_JSON", parse_flag)?,
            log: variable(env, "DOMINION_LOG", parse_log)?,
            log_file: variable(env, "DOMINION_LOG_FILE", parse_file)?,
            log_max: variable(env, "DOMINION_LOG_MAX", parse_part)?,
            log_parts: variable(env, "DOMINION_LOG_PARTS", parse_parts)?,
            backup_hours: variable(env, "DOMINION_BACKUP_HOURS", parse_hours)?,
            backup_keep: variable(env, "DOMINION_BACKUP_KEEP", parse_parts)?,
            web: variable(env, "DOMINION_WEB", parse_web)?,
            web_public: variable(env, "DOMINION_WEB_PUBLIC", parse_flag)?,
            metrics_file: variable(env, "DOMINION_METRICS_FILE", parse_file)?,
            metrics_seconds: variable(env, "DOMINION_METRICS_SECONDS", parse_metrics_seconds)?,
        })
    }
}

const WORLD_VARIABLE: &str = "DOMINION_WORLD";

/// The world's folder alone. No text is wrong for a folder, so nothing can fail.
pub(super) fn world_of_env(env: &dyn Fn(&str) -> Option<String>) -> Option<PathBuf> {
    variable(env, WORLD_VARIABLE, parse_folder).ok().flatten()
}

/// One variable, understood. One that is empty counts as not set, as scripts leave them so.
fn variable<T>(
    env: &dyn Fn(&str) -> Option<String>,
    name: &str,
    parse: fn(&str) -> Result<T, String>,
) -> Result<Option<T>, String> {
    let Some(text) = env(name).filter(|text| !text.trim().is_empty()) else { return Ok(None) };
    let text = text.trim();
    let why = |why| format!("the environment variable {name} cannot be {}: {why}", quoted(text));
    parse(text).map(Some).map_err(why)
}
