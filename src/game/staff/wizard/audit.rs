//! The audit log: every wizard's verb, who typed it and what came of it.

use super::{STAFF, pages, refusals};
use crate::base::id::CreatureId;
use crate::base::limits::{AUDIT_DAYS_MIN, AUDIT_HELD_MAX, AUDIT_SHOWN_MAX};
use crate::game::frame::args::Args;
use crate::game::frame::confirm;
use crate::game::frame::grammar::word_and_rest;
use crate::game::frame::keep::{AuditRow, Log, LogName, Query, Retention};
use crate::game::frame::part::Done;
use crate::game::frame::refusal;
use crate::game::frame::turn::{Ask, Kept};
use crate::game::frame::verb::{self, Role, Spec};
use crate::game::people::player;
use crate::game::{Refusal, Turn};
use crate::text::style::{clean, plain};

pub(super) const AUDIT: Spec = Spec {
    name: "@audit",
    role: Role::Admin,
    usage: "@audit [name or command] [how many] [before <line>]",
    example: "@audit goto 5",
    help: "Shows the newest lines of the audit log, of everyone or of one name or address, or \
           those with a word in the command. Days and hours are in universal time. What is older \
           is read with `before` and the number that the page ends with, or by `dominion audit` at \
           the server's shell.",
    run: audit,
    ..STAFF
};

/// All that wizards ever typed: the newest lines in memory, and every line on the disk.
pub const AUDIT_LOG: Log<AuditRow> = Log {
    held: AUDIT_HELD_MAX,
    retention: Retention::ToFile { days_min: AUDIT_DAYS_MIN, date: "date", list: "audit_archives" },
    take: |to, lines| player::restore_audit(to.world, lines),
    newest: |cut| cut.world.players.audit().to_vec(),
    fits: is_about,
    show,
};

/// Runs a wizard's verb and writes down what came of it. The one way to these verbs.
pub fn run(turn: &mut Turn, who: CreatureId, spec: &Spec, args: &str) -> Result<(), Refusal> {
    let outcome = spec.carry_out(turn, who, args);
    let said = match &outcome {
        Ok(()) if is_asked_for(turn, who) => "asked for".to_string(),
        Ok(()) if confirm::was_just_asked(turn.world, who, turn.now) => "asked first".to_string(),
        Ok(()) => "done".to_string(),
        Err(why) => plain(&refusal::sentence(why)),
    };
    let command = redacted(&format!("{} {args}", spec.name));
    player::audit(turn, who, &command, &said);
    outcome
}

/// Whether what came of it is known later, and written down then.
fn is_asked_for(turn: &Turn, who: CreatureId) -> bool {
    turn.asks.contains(&Ask::Reload(who)) || turn.asks.contains(&Ask::ReloadNumbers(who))
}

/// A line as it may be written down: without the password that it would set, however many
/// `@force` and `@at` stand before it.
pub(super) fn redacted(line: &str) -> String {
    let line = clean(line);
    let mut rest = line.as_str();
    loop {
        let (word, args) = verb::split(rest);
        if is_password(word) {
            return without(&line, args);
        }
        if word.eq_ignore_ascii_case("@password") {
            return without(&line, word_and_rest(args).1);
        }
        if !carries_a_command(word) {
            return line;
        }
        let (target, command) = word_and_rest(args);
        // Whoever forgets the name types the password all the same.
        if is_password(target) {
            return without(&line, command);
        }
        rest = command;
    }
}

fn is_password(word: &str) -> bool {
    word.eq_ignore_ascii_case("password")
}

/// A line without its end `secret`, which may be empty.
fn without(line: &str, secret: &str) -> String {
    match line.strip_suffix(secret) {
        Some(shown) if !secret.is_empty() => format!("{shown}…"),
        _ => line.to_string(),
    }
}

/// Whether what follows the next word is a command: `@force` and `@at`, as short as may be typed.
fn carries_a_command(word: &str) -> bool {
    let bare = word.trim_start_matches('@').to_lowercase();
    !bare.is_empty() && ["force", "at"].iter().any(|verb| verb.starts_with(&bare))
}

fn audit(turn: &mut Turn, who: CreatureId, mut args: Args) -> Done {
    let before = args.last_before()?;
    let word = if args.is_number_next() { None } else { args.maybe(Args::word)? };
    let most = args.maybe(|args| args.number(1..=u64::MAX))?;
    args.end()?;
    let most = most.and_then(|most| usize::try_from(most).ok()).unwrap_or(AUDIT_SHOWN_MAX);
    let (most, word) = (most.min(AUDIT_SHOWN_MAX), word.map(str::to_owned));
    let query = Query { who, log: LogName::Audit, before: before.unwrap_or(u64::MAX), most, word };
    match before {
        Some(_) => turn.ask(Ask::History(query)),
        None => {
            let (lines, older) = newest(turn, &query);
            if lines.is_empty() && older.is_none() {
                return Err(refusals::no_such_line());
            }
            show(turn, &query, lines, older);
        }
    }
    Ok(())
}

/// The newest lines in memory that fit, oldest first, and before which number there may be more.
fn newest(turn: &Turn, query: &Query) -> (Vec<AuditRow>, Option<u64>) {
    let fits = |row: &&AuditRow| query.word.as_ref().is_none_or(|word| is_about(row, word));
    let held = turn.world.players.audit();
    let mut lines: Vec<AuditRow> =
        held.iter().rev().filter(fits).take(query.most).cloned().collect();
    lines.reverse();
    let first = if lines.len() < query.most { held.first() } else { lines.first() };
    let is_all =
        held.len() < AUDIT_HELD_MAX && first.map(|row| row.id) == held.first().map(|row| row.id);
    let older = first.map(|row| row.id).filter(|_| !is_all);
    (lines, older)
}

/// Shows lines that were found, and how to read on.
fn show(turn: &mut Turn, query: &Query, lines: Vec<AuditRow>, older: Option<u64>) {
    let on = query.word.as_ref().map_or_else(String::new, |word| format!(" {word}"));
    let older = older.map(|number| format!("@audit{on} before {number}"));
    turn.show(query.who, Kept::Yes, move |view, page| {
        pages::audit(view, &lines, older.as_deref(), page)
    });
}

/// Whether a word is the name or the address of the one who did it, or a word of what was typed.
pub fn is_about(row: &AuditRow, word: &str) -> bool {
    let bare = |word: &str| word.trim_start_matches('@').to_lowercase();
    row.character.eq_ignore_ascii_case(word)
        || row.address.eq_ignore_ascii_case(word)
        || row.command.split_whitespace().any(|typed| bare(typed) == bare(word))
}
