//! What a stop could not write: it goes to a file, and the next start reads it.

use std::fs;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::*;
use crate::base::limits::{KEEP_REMIND_MS, SPILL_BYTES_MAX, SPILL_MS_MAX};
use crate::messages::input::Input;
use crate::store::set_aside::Refused;
use crate::store::spill::{SPILL_FILE, Spiller};
use crate::store::{Fault, News, Pace, Writer, backup, look_at_spill, read_spill, restore};

/// A real store, until it fails or hangs.
struct Failing {
    store: Store,
    /// Writes that still work.
    works: usize,
    /// A write lasts until the other end is dropped.
    hangs: Option<Receiver<()>>,
}

impl Disk for Failing {
    fn write(&mut self, batches: &[Batch]) -> Result<(), Fault> {
        if self.works > 0 {
            self.works -= 1;
            return self.store.write(batches);
        }
        if let Some(hangs) = &self.hangs {
            let _ = hangs.recv();
        }
        Err(Fault::Full { path: "/data".into() })
    }

    fn write_but_refused(&mut self, batches: &[Batch]) -> Result<Vec<Refused>, Fault> {
        self.store.write_but_refused(batches)
    }

    fn spiller(&self) -> Option<Spiller> {
        self.store.spiller()
    }
}

fn pace() -> Pace {
    let moment = Duration::from_millis(1);
    let (stop, hang) = (Duration::ZERO, Duration::from_secs(60));
    Pace { retry_first: moment, retry_most: moment, remind: moment, stop, hang }
}

fn changes() -> [Batch; 3] {
    [
        batch(1, vec![item(2, PlaceRow::Carried(1)), account(7)]),
        gone(2, vec![Gone::Item(3)]),
        batch(3, vec![item(2, PlaceRow::Room("attic".into())), world(77)]),
    ]
}

/// Stops a server on a disk that takes the first batch of three and no more. The sentence it ends
/// with.
fn stopped(dir: &Path, hangs: Option<Receiver<()>>) -> Fault {
    let disk = Failing { store: open(dir).store, works: 1, hangs };
    let (sender, told): (Sender<Input>, _) = channel();
    let tell = Box::new(move |input| {
        let _ = sender.send(input);
    });
    // Whoever hangs is not waited for; whoever fails gives up the folder first.
    let hang = if disk.hangs.is_some() { Duration::from_millis(1) } else { pace().hang };
    let writer = Writer::start(disk, tell, Pace { hang, ..pace() }).expect("a thread");
    let [first, rest @ ..] = changes();
    writer.keep(first);
    let kept = told.iter().find(|input| matches!(input, Input::Kept { batch: 1 }));
    assert!(kept.is_some());
    rest.into_iter().for_each(|batch| writer.keep(batch));
    writer.stop().expect_err("the disk fails to the end")
}

/// All that should be there after the next start.
fn whole() -> Saved {
    let [one, two, three] = changes();
    modelled(&[full(), one, two, three])
}

#[test]
fn issue14_27_what_a_stop_cannot_write_is_read_by_the_next_start() {
    let dir = directory();
    written(dir.path(), &[full()]);
    let fault = stopped(dir.path(), None);
    assert!(matches!(&fault, Fault::Spilled { .. }), "{fault}");
    assert_eq!(
        look_at_spill(dir.path(), None).expect("it can be read").map(|(_, fits)| fits),
        Some(true)
    );
    let opened = open(dir.path());
    assert_eq!(opened.saved, whole());
    let kept_as = dir.path().join("spill-read-1.jsonl");
    assert_eq!(opened.news, [News::SpillRead { rows: 3, refused: 0, kept_as: kept_as.clone() }]);
    assert!(kept_as.exists() && !dir.path().join(SPILL_FILE).exists());
    drop(opened);
    // As after a power cut between the two: it is read once more, and does no harm.
    fs::rename(&kept_as, dir.path().join(SPILL_FILE)).expect("renamed");
    assert_eq!(open(dir.path()).saved, whole());
}

#[test]
fn issue14_27_a_write_that_hangs_at_the_stop_is_spilled_too() {
    let dir = directory();
    written(dir.path(), &[full()]);
    let (end, hangs) = channel();
    let fault = stopped(dir.path(), Some(hangs));
    let Fault::Spilled { cause, .. } = &fault else { panic!("{fault}") };
    assert_eq!(cause, "the disk does not answer");
    let spilled = fs::read_to_string(dir.path().join(SPILL_FILE)).expect("it is there");
    assert_eq!(spilled.lines().count(), 5, "{spilled}");
    drop(end);
}

#[test]
fn issue14_27_a_spill_that_does_not_fit_is_left_and_told_of() {
    let (dir, shelf) = (directory(), directory());
    written(dir.path(), &[full()]);
    let copy = shelf.path().join("before.db");
    backup(dir.path(), &copy).expect("a backup");
    stopped(dir.path(), None);
    // An older copy is put back: what was spilled belongs behind a batch that is not there now.
    restore(&copy, dir.path()).expect("restored");
    written(dir.path(), &[batch(1, vec![item(60, PlaceRow::Carried(1))])]);
    let opened = open(dir.path());
    assert!(matches!(&opened.news[..], [News::SpillDoesNotFit { .. }]), "{:?}", opened.news);
    assert!(opened.news[0].is_trouble() && opened.saved.items.len() == 5);
    drop(opened);
    assert_eq!(look_at_spill(dir.path(), None).expect("read").map(|(_, fits)| fits), Some(false));
    let (news, before) = read_spill(dir.path(), None).expect("an operator wants it");
    assert!(matches!(news, News::SpillRead { rows: 3, .. }) && before.exists());
    let items = open(dir.path()).saved.items;
    assert!(items.iter().any(|row| row.id == 2 && row.place == PlaceRow::Room("attic".into())));
}

#[test]
fn issue14_27_half_a_spill_is_not_read() {
    let dir = directory();
    written(dir.path(), &[full()]);
    stopped(dir.path(), None);
    let path = dir.path().join(SPILL_FILE);
    let text = fs::read_to_string(&path).expect("it is there");
    let before = open_without(dir.path(), &path, &text);
    for cut in [0, 1, text.len() / 2, text.len() - 3] {
        fs::write(&path, &text[..cut]).expect("written");
        let opened = open(dir.path());
        assert!(matches!(&opened.news[..], [News::BadSpill { .. }]), "{cut}: {:?}", opened.news);
        assert_eq!(opened.saved, before);
        assert!(path.exists(), "it is left for somebody to look at");
    }
}

/// What a start finds without the file, which is there again afterwards.
fn open_without(dir: &Path, path: &Path, text: &str) -> Saved {
    fs::remove_file(path).expect("removed");
    let saved = open(dir).saved;
    fs::write(path, text).expect("written");
    saved
}

#[test]
fn issue14_27_a_folder_that_takes_no_file_spills_elsewhere() {
    let dir = directory();
    let in_the_way = dir.path().join("data");
    fs::write(&in_the_way, "").expect("written");
    let spiller = Spiller { dir: in_the_way, start: "elsewhere".into(), last: Default::default() };
    let fault = spiller.spill(changes().to_vec(), "the disk is gone".into());
    let Fault::SpilledElsewhere { path, .. } = &fault else { panic!("{fault}") };
    assert!(fault.to_string().contains("dominion spill"), "{fault}");
    fs::remove_file(path).expect("it was there");
    assert_eq!(SPILL_MS_MAX.max(1_000), 1_000, "stopping is over within five seconds");
}

#[test]
fn a_spill_that_is_too_large_is_not_read_into_memory() {
    let dir = directory();
    written(dir.path(), &[full()]);
    let file = fs::File::create(dir.path().join(SPILL_FILE)).expect("a file");
    file.set_len(SPILL_BYTES_MAX + 1).expect("a long file");
    assert!(matches!(&open(dir.path()).news[..], [News::BadSpill { .. }]));
}

#[test]
fn issue14_27_trouble_that_lasts_is_told_again() {
    let dir = directory();
    let disk = Failing { store: open(dir.path()).store, works: 0, hangs: None };
    let (sender, told) = channel();
    let tell = Box::new(move |input| {
        let _ = sender.send(input);
    });
    let minute = Duration::from_secs(60);
    let writer = Writer::start(disk, tell, Pace { stop: minute, ..pace() }).expect("a thread");
    writer.keep(full());
    let failed = |input: &Input| matches!(input, Input::KeepFailed { .. });
    assert!(told.iter().take(3).all(|input| failed(&input)));
    drop(writer);
    assert_eq!(Pace::default().remind, Duration::from_millis(KEEP_REMIND_MS));
}
