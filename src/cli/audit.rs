//! `dominion audit`: what the staff did, and the archiving of it.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;

use super::{Places, configured, logging, say};
use crate::base::date::Date;
use crate::base::limits::AUDIT_DAYS_MIN;
use crate::game::frame::keep::{AuditRow, LogName};
use crate::game::staff::wizard::is_about;
use crate::store;

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Show only lines of this name or address, or with this word in what was typed
    word: Option<String>,

    /// Lines to look through, from the newest back
    #[arg(long, value_name = "NUMBER", default_value_t = 1_000)]
    last: usize,

    /// Show a JSON object a line
    #[arg(long)]
    json: bool,

    /// Move old lines to this file, which must not be there yet; no server may run meanwhile
    #[arg(long, value_name = "FILE", conflicts_with_all = ["word", "last", "json"])]
    archive: Option<PathBuf>,

    /// Days after which a line is old, 30 at least
    #[arg(long, value_name = "DAYS", default_value_t = 90, requires = "archive")]
    #[arg(value_parser = clap::value_parser!(u64).range(AUDIT_DAYS_MIN..=36_500))]
    older_than: u64,

    #[command(flatten)]
    places: Places,
}

/// Shows the log, or archives it.
pub(super) fn audit(arguments: Arguments) -> Result<(), String> {
    let config = configured(arguments.places.clone().settings())?;
    logging::start(logging::QUIET)?;
    match &arguments.archive {
        Some(file) => archive(&config.data, file, arguments.older_than),
        None => show(&config.data, &arguments),
    }
}

fn archive(data: &Path, file: &Path, days: u64) -> Result<(), String> {
    let archived = store::archive(data, LogName::Audit, file, days, now());
    let archived = archived.map_err(|fault| fault.to_string())?;
    say(archived);
    Ok(())
}

/// Seconds since 1970.
#[allow(clippy::disallowed_methods, reason = "what is done at the shell has a date, too")]
pub(super) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

fn show(data: &Path, arguments: &Arguments) -> Result<(), String> {
    let lines = store::audit_log(data, arguments.last).map_err(|fault| fault.to_string())?;
    let word = arguments.word.as_deref();
    for line in lines.iter().filter(|line| word.is_none_or(|word| is_about(line, word))) {
        match arguments.json {
            true => say(serde_json::to_string(line).unwrap_or_default()),
            false => say(in_words(line)),
        }
    }
    Ok(())
}

/// `2026-11-28 21:02  Aria (admin, 192.0.2.7)  @ban bran: done`.
fn in_words(line: &AuditRow) -> String {
    let when = match line.date {
        0 => "at some time   ".to_owned(),
        date => Date::from_seconds(date).to_string(),
    };
    let from = match line.address.as_str() {
        "" => String::new(),
        address => format!(", {address}"),
    };
    let AuditRow { character, role, command, outcome, .. } = line;
    format!("{when}  {character} ({role}{from})  {command}: {outcome}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_when_who_whence_what_and_with_what_outcome() {
        let line = AuditRow {
            id: 1,
            at_ms: 5,
            date: 1_709_164_800,
            address: "192.0.2.7".into(),
            character: "Aria".into(),
            role: "admin".into(),
            command: "@ban bran".into(),
            outcome: "done".into(),
        };
        assert_eq!(in_words(&line), "2024-02-29 00:00  Aria (admin, 192.0.2.7)  @ban bran: done");
    }
}
