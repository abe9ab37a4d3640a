//! The settings that a world brings along, in `config/config.yaml`.

use super::places::{parse_listens, parse_networks, parse_paths};
use super::settings::Settings;
use super::words::{parse_bind, parse_file, parse_folder, parse_lines, parse_log};
use super::words::{parse_connections, parse_hours, parse_idle, parse_newcomers};
use super::words::{parse_metrics_seconds, parse_web};
use super::words::{parse_part, parse_parts, parse_port, parse_seed, parse_tick};
use crate::yaml::problem::quoted;
use crate::yaml::{Fields, Problem, Problems, Source, read_file};

/// Where the file lies below the world's folder.
pub const CONFIG_FILE: &str = "config/config.yaml";

/// What the file asks for; `None` if there is none. Whatever is wrong with it is among the
/// problems, as errors: also a key that no setting has, for its writer meant something by it.
pub fn from_file(source: &dyn Source, problems: &mut Problems) -> Option<Settings> {
    let node = read_file(source, CONFIG_FILE, problems)?;
    let mut fields = Fields::of(&node, problems)?;
    let settings = Settings {
        bind: word(&mut fields, "bind", parse_bind),
        port: word(&mut fields, "port", parse_port),
        listen: word(&mut fields, "listen", parse_listens),
        tls_port: word(&mut fields, "tls_port", parse_port),
        tls_cert: word(&mut fields, "tls_cert", parse_paths),
        tls_key: word(&mut fields, "tls_key", parse_paths),
        tls_self_signed: fields.flag("tls_self_signed"),
        proxy_from: word(&mut fields, "proxy_from", parse_networks),
        connections: word(&mut fields, "connections", parse_connections),
        connections_per_address: word(&mut fields, "connections_per_address", parse_connections),
        newcomers_per_hour: word(&mut fields, "newcomers_per_hour", parse_newcomers),
        data: word(&mut fields, "data", parse_folder),
        world: refuse_world(&mut fields),
        lenient: fields.flag("strict").map(|strict| !strict),
        tick_ms: word(&mut fields, "tick_ms", parse_tick),
        seed: word(&mut fields, "seed", parse_seed),
        lines_per_second: word(&mut fields, "lines_per_second", parse_lines),
        compress: fields.flag("compress"),
        compress_input: fields.flag("compress_input"),
        idle_minutes: word(&mut fields, "idle_minutes", parse_idle),
        record: word(&mut fields, "record", parse_file),
        record_max: word(&mut fields, "record_max", parse_part),
        record_parts: word(&mut fields, "record_parts", parse_parts),
        test_mode: fields.flag("test_mode"),
        log_json: fields.flag("log_json"),
        log: word(&mut fields, "log", parse_log),
        log_file: word(&mut fields, "log_file", parse_file),
        log_max: word(&mut fields, "log_max", parse_part),
        log_parts: word(&mut fields, "log_parts", parse_parts),
        backup_hours: word(&mut fields, "backup_hours", parse_hours),
        backup_keep: word(&mut fields, "backup_keep", parse_parts),
        web: word(&mut fields, "web", parse_web),
        web_public: fields.flag("web_public"),
        metrics_file: word(&mut fields, "metrics_file", parse_file),
        metrics_seconds: word(&mut fields, "metrics_seconds", parse_metrics_seconds),
    };
    fields.finish_strictly();
    Some(settings)
}

/// The setting under one key, understood as it would be on the command line.
fn word<T>(
    fields: &mut Fields<'_, '_>,
    key: &'static str,
    parse: fn(&str) -> Result<T, String>,
) -> Option<T> {
    let text = fields.spanned_text(key)?;
    match parse(text.trim()) {
        Ok(setting) => Some(setting),
        Err(why) => {
            let sentence = format!("{} cannot be {}", quoted(key), quoted(&text));
            fields.problems().push(Problem::error(sentence, text.span, &why));
            None
        }
    }
}

/// A world cannot say where it lies: it was found already when its file is read.
fn refuse_world<T>(fields: &mut Fields<'_, '_>) -> Option<T> {
    if let Some(span) = fields.span_of("world") {
        let _ = fields.any("world");
        let sentence = "a world cannot say where it lies";
        fields.problems().push(
            Problem::error(sentence, span, "it was found already")
                .help("name the folder with --world or DOMINION_WORLD"),
        );
    }
    None
}
