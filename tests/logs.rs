//! Logs: memory holds the newest lines, the disk all of them, and a reader leafs back to the first.

use dominion::base::id::CreatureId;
use dominion::base::limits::{
    AUDIT_HELD_MAX, DIARY_HELD_MAX, HISTORY_READ_MAX, HISTORY_SCANNED_MAX,
};
use dominion::game::frame::keep::{
    Archive, AuditRow, Batch, Found, Lines, LogName, Put, Query, WarDiaryRow,
};

use crate::harness::evening::Evening;
use crate::harness::server::Disk;

const WORLD: &str = r"
rooms: {hall: {}}
factions: {bells: {}, masks: {}}
players:
  Aria: {at: hall, role: admin}
";

fn entry(number: u64) -> WarDiaryRow {
    let facts = format!(r#"{{"faction":"side {number}"}}"#);
    WarDiaryRow { number, at_ms: 0, kind: "rallied".into(), facts }
}

/// An evening that begins with so many entries in the diary.
fn after(entries: u64) -> Evening {
    let mut evening = Evening::of(WORLD);
    evening.server_does(|server| {
        let put = (1..=entries).map(|number| Put::WarDiary(entry(number))).collect();
        let batch = Batch { number: 1, gone: Vec::new(), put };
        server.saved.apply(&batch);
        server.archive.apply(&batch);
        server.restart();
        Vec::new()
    });
    evening.enter("Aria");
    evening
}

/// The number after `BEFORE` (or `before`) in the last line of a page.
fn older(page: &[String]) -> Option<u64> {
    let last = page.last()?.to_lowercase();
    let (_, number) = last.rsplit_once("before ")?;
    number.trim_end_matches('.').parse().ok()
}

#[test]
fn the_diary_is_read_back_to_its_first_entry() {
    let entries = DIARY_HELD_MAX as u64 + 120;
    let mut evening = after(entries);
    let mut page = evening.says("Aria", "faction diary 50");
    let mut read = page.len() as u64 - 1;
    while let Some(number) = older(&page) {
        assert_eq!(number, entries + 1 - read, "each page goes on where the last one ended");
        page = evening.says("Aria", &format!("faction diary 50 before {number}"));
        read += page.len() as u64 - u64::from(older(&page).is_some());
    }
    assert_eq!(read, entries);
    assert!(page[0].contains("1") && older(&page).is_none(), "{page:?}");
}

#[test]
fn the_audit_log_is_read_back_to_its_first_line() {
    let mut evening = after(0);
    for _ in 0..AUDIT_HELD_MAX + 30 {
        evening.says("Aria", "@clock show");
    }
    evening.says("Aria", "@goto hall");
    let mut page = evening.says("Aria", "@audit clock");
    let mut lines = 0;
    loop {
        lines += page.iter().filter(|line| line.contains("@clock show")).count();
        let Some(number) = older(&page) else { break };
        page = evening.says("Aria", &format!("@audit clock before {number}"));
    }
    assert_eq!(lines, AUDIT_HELD_MAX + 30, "none is left out, and none is read twice");
}

/// A page shows what is on the disk, so it waits for it; and one who is impatient is told.
#[test]
fn a_page_waits_for_the_disk() {
    let mut evening = after(3);
    evening.server_does(|server| server.set_disk(Disk::Stalls));
    evening.says("Aria", "@goto hall");
    assert_eq!(evening.says("Aria", "faction diary before 3"), [""; 0]);
    evening.server_does(|server| server.set_disk(Disk::Works));
    let read = evening.says("Aria", "faction diary before 2");
    assert!(read.iter().any(|line| line.contains("side 1")), "{read:?}");
}

#[test]
fn a_word_that_fits_seldom_is_sought_a_piece_at_a_time() {
    let mut archive = Archive::default();
    let count = HISTORY_SCANNED_MAX as u64 + HISTORY_READ_MAX as u64;
    let line = |id: u64| AuditRow {
        id,
        at_ms: 0,
        date: 0,
        address: String::new(),
        character: if id == 1 { "Bran" } else { "Aria" }.into(),
        role: "admin".into(),
        command: "@where".into(),
        outcome: "done".into(),
    };
    let put = (1..=count).map(|id| Put::Audit(line(id))).collect();
    archive.apply(&Batch { number: 1, gone: Vec::new(), put });
    let query = |before: u64| Query {
        who: CreatureId(1),
        log: LogName::Audit,
        before,
        most: 5,
        word: Some("bran".into()),
    };
    let Ok(found) = Found::read(&query(u64::MAX), &mut &archive);
    let on = count - HISTORY_SCANNED_MAX as u64 + 1;
    assert_eq!((found.lines, found.older), (Lines::Audit(Vec::new()), Some(on)));
    let Ok(found) = Found::read(&query(on), &mut &archive);
    assert_eq!((found.lines, found.older), (Lines::Audit(vec![line(1)]), None));
}
