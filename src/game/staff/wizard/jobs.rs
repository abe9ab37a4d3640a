//! `@jobs` and `@job`: what the server does by itself, and when.

use super::{STAFF, jobs_page, refusals};
use crate::base::limits::{JOB_RUNS_HELD_MAX, JOB_RUNS_SHOWN_MAX};
use crate::game::frame::args::Args;
use crate::game::frame::calendar::{self, JobRunRow, Recurring};
use crate::game::frame::keep::{Log, LogName, Query, Retention, Time};
use crate::game::frame::part::{Done, Part};
use crate::game::frame::turn::{Ask, Kept};
use crate::game::frame::verb::{Role, Spec};
use crate::game::people::player;
use crate::game::{Refusal, Turn};

pub(super) const JOBS: Spec = Spec {
    name: "@jobs",
    role: Role::Wizard,
    usage: "@jobs [name] [before <line>]",
    example: "@jobs",
    help: "Shows what the server does by itself every hour, day or week: whose it is, when it was \
           done last and how that ended, and when it is due next; and what else waits for the \
           clock, by kind. With a name, the times that one thing was done. Moments are told in \
           your time zone: `config timezone Europe/Vienna`.",
    run: |turn, _, args| jobs(turn, args),
    ..STAFF
};

pub(super) const JOB: Spec = Spec {
    name: "@job",
    priority: 91,
    role: Role::Admin,
    example: "@job run messages_swept",
    help: "Does one of the things of `@jobs` now.",
    parts: &[Part {
        name: "run",
        takes: "<name>",
        example: "@job run messages_swept",
        help: "Does one of the things of `@jobs` now. When it is due next stays as it is.",
        run: |turn, who, mut args| {
            let entry = found(args.word()?)?;
            args.end()?;
            let by = player::name_of(turn.world, who);
            let count = calendar::run_by_hand(turn, entry, &by);
            turn.show(who, Kept::Yes, move |_, _| jobs_page::ran(entry, count));
            Ok(())
        },
        ..Part::DEFAULT
    }],
    ..STAFF
};

/// Each time that something of the calendar was done.
pub const JOB_RUNS: Log<JobRunRow> = Log {
    held: JOB_RUNS_HELD_MAX,
    retention: Retention::Erased { days: 400, time: Time::Seconds("ran_s") },
    take: |to, lines| calendar::restore_runs(to.world, lines),
    newest: |cut| cut.world.calendar.runs().cloned().collect(),
    fits: |line, name| line.name == name,
    show,
};

fn jobs(turn: &mut Turn, mut args: Args) -> Done {
    let who = args.who();
    if args.is_empty() {
        turn.show(who, Kept::Yes, move |view, page| jobs_page::all(view, who, page));
        return Ok(());
    }
    let before = args.last_before()?;
    let entry = found(args.word()?)?;
    args.end()?;
    let query = Query {
        who,
        log: LogName::JobRun,
        before: before.unwrap_or(u64::MAX),
        most: JOB_RUNS_SHOWN_MAX,
        word: Some(entry.name.to_owned()),
    };
    match before {
        Some(_) => turn.ask(Ask::History(query)),
        None => {
            let (lines, older) = newest(turn, &query, entry);
            show(turn, &query, lines, older);
        }
    }
    Ok(())
}

/// The newest times in memory, oldest first, and before which line there may be more.
fn newest(turn: &Turn, query: &Query, entry: &Recurring) -> (Vec<JobRunRow>, Option<u64>) {
    let runs = || turn.world.calendar.runs();
    let of_it = runs().rev().filter(|line| line.name == entry.name);
    let mut lines: Vec<JobRunRow> = of_it.take(query.most).cloned().collect();
    lines.reverse();
    let is_full = lines.len() == query.most;
    let first = if is_full { lines.first() } else { runs().next() };
    let is_all = !is_full && runs().len() < JOB_RUNS_HELD_MAX;
    let older = first.map(|line| line.number).filter(|number| !is_all && *number > 1);
    (lines, older)
}

/// Shows lines that were found, and how to read on.
fn show(turn: &mut Turn, query: &Query, lines: Vec<JobRunRow>, older: Option<u64>) {
    let (who, name) = (query.who, query.word.clone().unwrap_or_default());
    let Some((_, entry)) = calendar::named(&name) else { return };
    let older = older.map(|number| format!("@jobs {name} before {number}"));
    turn.show(who, Kept::Yes, move |view, page| {
        jobs_page::one(view, who, entry, page)
            + &jobs_page::runs(view, who, entry, &lines, page)
            + &older.map_or_else(String::new, |typed| format!("Older lines: {typed}\n"))
    });
}

/// The entry that somebody means.
fn found(word: &str) -> Result<&'static Recurring, Refusal> {
    let entry = calendar::named(&word.to_lowercase()).map(|(_, entry)| entry);
    entry.ok_or_else(|| {
        refusals::nothing_recurs(&calendar::all().map(|(_, entry)| entry.name).collect::<Vec<_>>())
    })
}
