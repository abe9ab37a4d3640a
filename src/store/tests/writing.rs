//! The keeper and its thread, over a disk that fails when the script says so.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::*;
use crate::base::limits::BATCHES_WAITING_MAX;
use crate::messages::input::Input;
use crate::store::{Fault, Keeper, Pace, Writer};

/// What the disk does at one write.
#[derive(Clone, Copy)]
enum Turn {
    Fail,
    Panic,
    /// The commit happened, but a failure is reported.
    Lie,
}

/// A disk that does what its script says, and works when the script is over.
#[derive(Default)]
struct Scripted {
    script: VecDeque<Turn>,
    /// Shared, so that a test can look while a thread has the disk.
    saved: Arc<Mutex<Saved>>,
    always_fails: bool,
}

impl Scripted {
    fn new(script: impl IntoIterator<Item = Turn>) -> Self {
        Scripted { script: script.into_iter().collect(), ..Scripted::default() }
    }
}

fn full_disk() -> Fault {
    Fault::Full { path: "/data".into() }
}

impl Disk for Scripted {
    fn write(&mut self, batches: &[Batch]) -> Result<(), Fault> {
        let turn = self.script.pop_front();
        match turn {
            Some(Turn::Fail) => return Err(full_disk()),
            Some(Turn::Panic) => panic!("a row was not as expected"),
            _ if self.always_fails => return Err(full_disk()),
            Some(Turn::Lie) | None => {}
        }
        let mut saved = self.saved.lock().expect("nobody panics with it");
        batches.iter().for_each(|batch| saved.apply(batch));
        if matches!(turn, Some(Turn::Lie)) { Err(full_disk()) } else { Ok(()) }
    }
}

/// What the engine is told, in words.
fn words(input: &Input) -> String {
    match input {
        Input::Kept { batch } => format!("kept {batch}"),
        Input::KeepFailed { sentence } => sentence.clone(),
        Input::KeepMended => "mended".into(),
        other => format!("{other:?}"),
    }
}

/// Three batches, each after a try; then tries until all is written. What the engine was told.
fn told(script: &[Turn]) -> (Vec<String>, Saved) {
    let told = std::cell::RefCell::new(Vec::new());
    let tell = |input: Input| told.borrow_mut().push(words(&input));
    let mut keeper = Keeper::new(Scripted::new(script.iter().copied()));
    for batch in three() {
        keeper.add(batch);
        let _ = keeper.attempt(tell);
    }
    while keeper.waiting() > 0 {
        let _ = keeper.attempt(tell);
    }
    let saved = keeper.disk().saved.lock().expect("nobody panics with it").clone();
    (told.into_inner(), saved)
}

fn three() -> [Batch; 3] {
    [full(), gone(2, vec![Gone::Item(2)]), batch(3, vec![item(2, PlaceRow::Carried(1))])]
}

#[test]
fn each_batch_is_reported_when_it_is_safe() {
    let (told, saved) = told(&[]);
    assert_eq!(told, ["kept 1", "kept 2", "kept 3"]);
    assert_eq!(saved, modelled(&three()));
}

#[test]
fn trouble_is_told_once_and_so_is_its_end() {
    let (told, saved) = told(&[Turn::Fail, Turn::Fail, Turn::Fail, Turn::Fail]);
    assert_eq!(told, ["the disk that holds /data is full: make room on it", "mended", "kept 3"]);
    assert_eq!(saved, modelled(&three()), "nothing was lost or changed places");
}

#[test]
fn a_panic_is_a_failure_like_any_other() {
    // The second is the try without the rows that are refused: this disk refuses none.
    let (told, saved) = told(&[Turn::Panic, Turn::Panic, Turn::Fail]);
    let sentence = "what is to be kept could not be written, which is a bug: \
                    a row was not as expected";
    assert_eq!(told, [sentence, "mended", "kept 3"]);
    assert_eq!(saved, modelled(&three()));
}

#[test]
fn a_commit_that_happened_and_was_reported_as_failed_does_no_harm() {
    let (told, saved) = told(&[Turn::Lie, Turn::Lie]);
    assert_eq!(told.len(), 3);
    assert_eq!(saved, modelled(&three()));
}

#[test]
fn what_waits_for_a_failing_disk_stays_bounded() {
    let mut keeper = Keeper::new(Scripted { always_fails: true, ..Scripted::default() });
    let batches = (1..1_000).map(|n| batch(n, vec![world(n), item(n % 7, PlaceRow::Carried(n))]));
    let batches = batches.collect::<Vec<_>>();
    for batch in batches.clone() {
        keeper.add(batch);
        assert!(keeper.attempt(drop).is_err());
        assert!(keeper.waiting() <= BATCHES_WAITING_MAX);
    }
    keeper.disk_mut().always_fails = false;
    keeper.attempt(drop).expect("the disk works again");
    assert_eq!(*keeper.disk().saved.lock().unwrap(), modelled(&batches));
}

fn quick() -> Pace {
    let millisecond = Duration::from_millis(1);
    let minute = Duration::from_secs(60);
    Pace {
        retry_first: millisecond,
        retry_most: millisecond * 4,
        remind: minute,
        stop: minute,
        hang: minute,
    }
}

fn start(disk: impl Disk + Send + 'static, pace: Pace) -> (Writer, Receiver<Input>) {
    let (sender, told) = channel();
    let tell = Box::new(move |input| {
        let _ = sender.send(input);
    });
    (Writer::start(disk, tell, pace).expect("a thread"), told)
}

#[test]
fn the_thread_writes_while_the_engine_goes_on() {
    let dir = directory();
    let (writer, told) = start(open(dir.path()).store, Pace::default());
    three().into_iter().for_each(|batch| writer.keep(batch));
    let kept = told.iter().find(|input| matches!(input, Input::Kept { batch: 3 }));
    assert!(kept.is_some());
    writer.stop().expect("it ends well");
    let log = dir.path().join("dominion.db-wal");
    assert!(!log.exists(), "the log was folded into the database");
    assert_eq!(open(dir.path()).saved, modelled(&three()), "and the directory was given up");
}

#[test]
fn stopping_writes_what_waits() {
    let disk = Scripted::new([Turn::Fail, Turn::Panic, Turn::Fail]);
    let saved = Arc::clone(&disk.saved);
    let (writer, told) = start(disk, quick());
    three().into_iter().for_each(|batch| writer.keep(batch));
    writer.stop().expect("it ends well");
    assert_eq!(*saved.lock().unwrap(), modelled(&three()));
    assert_eq!(told.iter().last().map(|input| words(&input)).as_deref(), Some("kept 3"));
}

#[test]
fn stopping_gives_up_on_a_disk_that_fails_for_good() {
    let disk = Scripted { always_fails: true, ..Scripted::default() };
    let (writer, _told) = start(disk, Pace { stop: Duration::ZERO, ..quick() });
    writer.keep(full());
    let fault = writer.stop().expect_err("it gives up").to_string();
    let wanted = "the server stopped before its last changes were kept: \
                  the disk that holds /data is full: make room on it";
    assert_eq!(fault, wanted);
}

#[test]
fn stopping_with_nothing_to_do_is_quick() {
    let (writer, told) = start(Scripted::default(), Pace::default());
    writer.stop().expect("it ends well");
    assert_eq!(told.iter().count(), 0);
}

/// A disk whose writes last until the test drops the other end.
struct Hanging(Receiver<()>);

impl Disk for Hanging {
    fn write(&mut self, _: &[Batch]) -> Result<(), Fault> {
        let _ = self.0.recv();
        Ok(())
    }
}

#[test]
fn stopping_does_not_wait_for_ever_on_a_write_that_hangs() {
    let (end, hanging) = channel();
    let pace = Pace { stop: Duration::ZERO, hang: Duration::from_millis(1), ..quick() };
    let (writer, _told) = start(Hanging(hanging), pace);
    writer.keep(full());
    let fault = writer.stop().expect_err("it gives up").to_string();
    assert!(fault.ends_with("kept: the disk does not answer"), "{fault}");
    drop(end);
}

/// Older lines are read while a batch is being written, by the key and not by counting.
#[test]
fn a_page_of_a_log_holds_nobody_up() {
    use crate::base::id::CreatureId;
    use crate::game::frame::keep::{Lines, LogName, Query};
    use crate::store::Reader;
    let dir = directory();
    let lines = (1..=900).map(|id| audit(id, "look")).collect();
    let mut store = open(dir.path()).store;
    store.write(&[batch(1, lines)]).expect("written");
    let (sender, told) = channel();
    let tell = Box::new(move |input| drop(sender.send(input)));
    let reader = Reader::start(dir.path(), tell).expect("a thread");
    let busy = store.connection.transaction().expect("the writer writes");
    busy.execute("UPDATE users SET role = 'player'", []).expect("it holds the lock");
    let (who, log, before) = (CreatureId(1), LogName::Audit, 4);
    reader.fetch(Query { who, log, before, most: 2, word: None });
    let Ok(Input::Fetched { found: Ok(found), .. }) = told.recv() else { panic!("no page") };
    let Lines::Audit(lines) = found.lines else { panic!("another log") };
    assert_eq!(lines.iter().map(|line| line.id).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(found.older, Some(2));
    drop(busy);
    let plan = "EXPLAIN QUERY PLAN SELECT id FROM audit_log WHERE id < 4 ORDER BY id DESC LIMIT 2";
    let plan = store.connection.query_row(plan, [], |row| row.get::<_, String>("detail"));
    assert_eq!(plan.as_deref(), Ok("SEARCH audit_log USING INTEGER PRIMARY KEY (rowid<?)"));
}
