//! What is seen of `@jobs` and `@job`.

use std::collections::BTreeMap;

use crate::base::id::CreatureId;
use crate::base::zone::Zone;
use crate::game::frame::calendar::{self, CatchUp, JobRunRow, Last, Recurring};
use crate::game::frame::schedule::Job;
use crate::game::people::player;
use crate::game::{View, World};
use crate::text::page::Page;
use crate::text::style::Style;
use crate::text::table::Table;
use crate::text::words::plural;
use crate::text::wrap::wrap;

/// All that recurs, and what else waits for the clock.
pub(super) fn all(view: View, who: CreatureId, page: &Page) -> String {
    let world = view.world;
    let (zone, now) = (player::zone(world, who), now(world));
    let mut table = Table::new(&["Job", "Of", "Every", "Last run", "How it ended", "Next run"]);
    for (feature, entry) in calendar::all() {
        let last = world.calendar.last(entry.name);
        table.push([
            entry.name.to_owned(),
            feature.to_owned(),
            entry.every.word(),
            last.filter(|last| last.ran > 0).map_or("never".into(), |last| short(&zone, last.ran)),
            last.map_or(String::new(), |last| ended(entry, last)),
            short(&zone, entry.next(now)),
        ]);
    }
    let when = format!("Moments are told in {}. It is {} now.", zone.name(), zone.date(now));
    let waiting = wrap(&waiting(world.schedule.iter().map(|(_, job)| job)), page, 0);
    format!("{}\n{when}\n{waiting}\n", table.render(page).trim_end())
}

fn now(world: &World) -> u64 {
    world.host.seconds(world.clock)
}

/// `On the schedule: 3 jobs (regaining 1, thought 2).`
fn waiting(jobs: impl Iterator<Item = Job>) -> String {
    let mut counts: BTreeMap<usize, u64> = BTreeMap::new();
    jobs.for_each(|job| *counts.entry(job.nth()).or_default() += 1);
    let total = counts.values().sum();
    let kinds = counts.iter().filter_map(|(nth, count)| {
        Job::KINDS.get(*nth).map(|kind| format!("{} {count}", kind.words))
    });
    let kinds: Vec<String> = kinds.collect();
    format!("On the schedule: {} ({}).", plural("job", total), kinds.join(", "))
}

/// `11-29 04:10`.
fn short(zone: &Zone, seconds: u64) -> String {
    let date = zone.date(seconds).to_string();
    date.split_once('-').map_or(date.clone(), |(_, rest)| rest.to_owned())
}

fn ended(entry: &Recurring, last: &Last) -> String {
    match last {
        Last { failed: true, .. } => "failed".into(),
        Last { runs: 0, .. } => String::new(),
        Last { count: 0, .. } => "nothing to do".into(),
        Last { count, .. } => format!("{count} {}", entry.counts.1),
    }
}

/// `3 messages forgotten`.
fn counted(entry: &Recurring, count: u64) -> String {
    match count {
        0 => "nothing to do".into(),
        count => format!("{} {}", plural(entry.counts.0, count), entry.counts.1),
    }
}

/// What something that recurs does, and when it is due next.
pub(super) fn one(view: View, who: CreatureId, entry: &Recurring, page: &Page) -> String {
    let zone = player::zone(view.world, who);
    let next = entry.next(now(view.world));
    let (date, letters) = (zone.date(next), zone.letters(next));
    let runs = view.world.calendar.last(entry.name).map_or(0, |last| last.runs);
    let Recurring { name, does, every, .. } = entry;
    let line = format!(
        "{name} {does}, every {}; {} so far. It is due next at {date} {letters}. {}",
        every.word(),
        plural("time", runs),
        late(entry.late)
    );
    wrap(&line, page, 0) + "\n"
}

/// What becomes of what was missed.
fn late(late: CatchUp) -> &'static str {
    match late {
        CatchUp::Once => "What is missed while the server is down is made up for once.",
        CatchUp::Each => "What is missed while the server is down is made up for, each time.",
        CatchUp::Skip => "What is missed while the server is down is not made up for.",
    }
}

/// The times that it was done.
pub(super) fn runs(
    view: View,
    who: CreatureId,
    entry: &Recurring,
    lines: &[JobRunRow],
    page: &Page,
) -> String {
    if lines.is_empty() {
        return "No line of it was found.\n".into();
    }
    let zone = player::zone(view.world, who);
    let mut table = Table::new(&["Line", "When", "How", "What came of it"]).align_right(0);
    for line in lines {
        let number = line.number.to_string();
        table.push([number, zone.date(line.ran_s).to_string(), how(line), came(entry, line)]);
    }
    format!("{}\n", table.render(page).trim_end())
}

/// How something came to be done.
fn how(line: &JobRunRow) -> String {
    let missed = match line.missed {
        0 => String::new(),
        n => format!(", {} missed", plural("time", n)),
    };
    match line.how.as_str() {
        "due" => "on time".into(),
        "by hand" => format!("by {}", line.by),
        how => format!("{how}{missed}"),
    }
}

/// What came of it.
fn came(entry: &Recurring, line: &JobRunRow) -> String {
    match line.how.as_str() {
        "missed" => "not done".into(),
        "failed" => "it panicked; see the log".into(),
        _ => counted(entry, line.count),
    }
}

/// Something was done by hand.
pub(super) fn ran(entry: &Recurring, count: u64) -> String {
    Style::Staff.on(format!("{} is done: {}.", entry.name, counted(entry, count))) + "\n"
}
