//! What a million lines of history cost: at the start, in a recovery after a panic, and to whoever
//! leafs back in them while others play. Real databases on a real disk, one with the lines and one
//! without, both of the same evening's play.
//!
//! `cargo bench --bench history` prints the table of `README.md`; without `--bench` (as `cargo test`
//! calls it) a thousand lines have to do, and nothing is said of them.

#![allow(clippy::disallowed_methods, reason = "what is measured is time")]

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use dominion::base::id::CreatureId;
use dominion::base::limits::{AUDIT_HELD_MAX, DIARY_HELD_MAX};
use dominion::engine::Engine;
use dominion::engine::boot::Boot;
use dominion::game::Content;
use dominion::game::content::Interned;
use dominion::game::frame::keep::{
    AuditRow, Batch, LogName, Put, Query, RoomRow, Saved, WarDiaryRow,
};
use dominion::game::start::load::witnessed;
use dominion::messages::input::{Input, Occasion};
use dominion::store::{self, DATABASE_FILE, Disk as _, Pace, Reader, Store, Writer};
use dominion::yaml::Disk;

/// Lines of a page.
const PAGE: usize = 20;
/// What lies between two pages that are read beside a busy writer: a hundred a second are more than
/// all staff of a server leaf through.
const BETWEEN_PAGES: Duration = Duration::from_millis(10);
/// Lines that are written in one batch.
const BATCH: u64 = 10_000;

/// How often what is measured.
struct Size {
    lines: u64,
    starts: usize,
    pages: usize,
}

fn main() {
    let measured = std::env::args().any(|argument| argument == "--bench");
    let size = match measured {
        true => Size { lines: 1_000_000, starts: 9, pages: 400 },
        false => Size { lines: 1_000, starts: 1, pages: 2 },
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data");
    let content = witnessed(&Disk::new(folder), &Interned::default()).content;
    let content = Arc::new(content.expect("the stock world"));
    let (without, with) = (tempfile::tempdir(), tempfile::tempdir());
    let (without, with) = (without.expect("a folder"), with.expect("a folder"));
    play(without.path());
    play(with.path());
    // As many as memory holds of each log are read back either way.
    add_history(without.path(), AUDIT_HELD_MAX.max(DIARY_HELD_MAX) as u64);
    add_history(with.path(), size.lines);
    let mut table = vec![
        "| what | with as many lines as memory holds | with a million of each log |".to_owned(),
        "|---|---:|---:|".to_owned(),
    ];
    let mut row = |what: &str, one: Duration, other: Duration| {
        table.push(format!("| {what} | {} | {} |", said(one), said(other)));
    };
    let both = |of: fn(&Path, &Arc<Content>) -> Duration| {
        // In turns, so that whatever else the machine does meets both.
        let times =
            (0..size.starts).map(|_| (of(without.path(), &content), of(with.path(), &content)));
        let (one, other): (Vec<_>, Vec<_>) = times.unzip();
        (median(one), median(other))
    };
    let (none, million) = both(start);
    row("a start: the database opened and checked, the world made", none, million);
    let (none, million) = both(recovery);
    row("a recovery after a panic: read back, the world made", none, million);
    let mut table = [table.join("\n")].to_vec();
    table.push(pages(with.path(), &size));
    if measured {
        println!("\n{}", table.join("\n\n"));
    }
}

/// An evening's play, as an older server left it, brought up to date.
fn play(dir: &Path) {
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/databases/version_7.sql");
    let sql = std::fs::read_to_string(old).expect("the old database");
    let database = rusqlite::Connection::open(dir.join(DATABASE_FILE)).expect("a database");
    database.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).expect("its rows");
    drop(database);
    store::migrate(dir).expect("it is brought up to date");
}

/// So many lines behind those that are there, in each log.
fn add_history(dir: &Path, lines: u64) {
    let Saved { audit, war_diary, .. } = store::read(dir).expect("it can be read");
    let (audit, diary) = (
        audit.last().expect("a line of the audit log").clone(),
        war_diary.last().expect("an entry of the diary").clone(),
    );
    let mut store = Store::open(dir).expect("it opens").store;
    for number in 0..lines.div_ceil(BATCH) {
        let some = number * BATCH + 1..=((number + 1) * BATCH).min(lines);
        let put = some.flat_map(|at| {
            [
                Put::Audit(AuditRow { id: audit.id + at, ..audit.clone() }),
                Put::WarDiary(WarDiaryRow { number: diary.number + at, ..diary.clone() }),
            ]
        });
        let batch = Batch { number: number + 1, gone: Vec::new(), put: put.collect() };
        store.write(&[batch]).expect("it is written");
    }
    store.settle().expect("it is one file");
}

fn boot(saved: Saved, content: &Arc<Content>) -> Engine {
    let content = Arc::clone(content);
    Engine::boot(Boot { content, saved, seed: None, test_mode: false, claim_code: None }).0
}

fn start(dir: &Path, content: &Arc<Content>) -> Duration {
    let begun = Instant::now();
    let opened = Store::open(dir).expect("it opens");
    let engine = boot(opened.saved, content);
    let took = begun.elapsed();
    drop((engine, opened.store));
    took
}

fn recovery(dir: &Path, content: &Arc<Content>) -> Duration {
    let mut engine = boot(store::read(dir).expect("it can be read"), content);
    let begun = Instant::now();
    let saved = Box::new(store::read(dir).expect("it can be read"));
    let now = engine.clock();
    engine.turn(vec![Input::Recovered { saved }], now, Occasion::Input);
    begun.elapsed()
}

/// What a page costs: the first and the last, at rest and beside a writer that never rests.
fn pages(dir: &Path, size: &Size) -> String {
    let (tell, answers) = channel();
    let tell = move |input| drop(tell.send(input));
    let reader = Reader::start(dir, Box::new(tell)).expect("a thread");
    let fetch = |before: u64| {
        let (who, log, word) = (CreatureId(1), LogName::Audit, None);
        let begun = Instant::now();
        reader.fetch(Query { who, log, before, most: PAGE, word });
        let Ok(Input::Fetched { found: Ok(found), .. }) = answers.recv() else {
            panic!("no page was found")
        };
        assert!(found.older.is_some() || before < 1_000, "a whole page");
        begun.elapsed()
    };
    let oldest = |from: &[AuditRow]| from.first().map_or(0, |line| line.id);
    let last = oldest(&first_lines(dir)) + PAGE as u64;
    let first: Vec<_> = (0..size.pages).map(|_| fetch(u64::MAX >> 1)).collect();
    let at_the_end: Vec<_> = (0..size.pages).map(|_| fetch(last)).collect();

    let store = Store::open(dir).expect("it opens").store;
    let alone = written(store, || std::thread::sleep(Duration::from_secs(1)));
    let store = Store::open(dir).expect("it opens").store;
    let mut busy = Vec::new();
    let beside = written(store, || {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(1) || busy.len() < size.pages {
            busy.push(fetch(last));
            std::thread::sleep(BETWEEN_PAGES);
        }
    });
    let [first, at_the_end, busy] = [first, at_the_end, busy].map(quantiles);
    [
        "| a page of 20 lines | median | 99 of 100 |".to_owned(),
        "|---|---:|---:|".to_owned(),
        format!("| the first | {} | {} |", said(first.0), said(first.1)),
        format!("| the last | {} | {} |", said(at_the_end.0), said(at_the_end.1)),
        format!("| the last, while the writer never rests | {} | {} |", said(busy.0), said(busy.1)),
        String::new(),
        format!(
            "The writer wrote {alone:.0} batches of 100 rows a second alone, and {beside:.0} while a \
             hundred pages a second were read."
        ),
    ]
    .join("\n")
}

/// The oldest lines of the audit log.
fn first_lines(dir: &Path) -> Vec<AuditRow> {
    let database = rusqlite::Connection::open(dir.join(DATABASE_FILE)).expect("it opens");
    let id = database.query_row("SELECT min(id) FROM audit_log", [], |row| row.get::<_, i64>(0));
    let id = id.expect("a line").cast_unsigned();
    store::audit_log(dir, 1)
        .expect("the newest")
        .into_iter()
        .map(|line| AuditRow { id, ..line })
        .collect()
}

/// Batches that a writer writes in a second while something else is done: the next is handed over
/// as soon as the one before it is on the disk.
fn written(store: Store, meanwhile: impl FnOnce()) -> f64 {
    let (tell, kept): (_, Receiver<Input>) = channel();
    let writer =
        Writer::start(store, Box::new(move |input| drop(tell.send(input))), Pace::default());
    let writer = writer.expect("a thread");
    let (over, ended) = channel::<()>();
    let feeder = std::thread::spawn(move || {
        let (begun, mut number) = (Instant::now(), 0);
        while matches!(ended.try_recv(), Err(std::sync::mpsc::TryRecvError::Empty)) {
            number += 1;
            writer.keep(doors(number));
            kept.recv().expect("it is kept");
        }
        let rate = number as f64 / begun.elapsed().as_secs_f64();
        writer.stop().expect("all is written");
        rate
    });
    meanwhile();
    drop(over);
    feeder.join().expect("it feeds to the end")
}

fn doors(number: u64) -> Batch {
    let row = |at: u64| {
        let doors = format!(r#"{{"north":"locked","turn":{number}}}"#);
        Put::Room(RoomRow { room: format!("measured_{at}"), doors })
    };
    Batch { number, gone: Vec::new(), put: (0..100).map(row).collect() }
}

fn median(times: Vec<Duration>) -> Duration {
    quantiles(times).0
}

/// The median, and what ninety-nine of a hundred stay below.
fn quantiles(mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    (at(50), at(99))
}

fn said(time: Duration) -> String {
    match time.as_micros() {
        micros @ 0..10_000 => format!("{micros} µs"),
        micros => format!("{:.1} ms", micros as f64 / 1_000.0),
    }
}
