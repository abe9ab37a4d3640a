//! Archiving the audit log: what may be erased of it, and what may not.

use rusqlite::Connection;

use super::*;
use crate::base::limits::AUDIT_DAYS_MIN;
use crate::game::frame::keep::{AuditRow, LogName};
use crate::store::{Fault, archive, audit_log};

const DAY: u64 = 24 * 60 * 60;
/// The day on which the operator archives.
const TODAY: u64 = 20_000 * DAY;

/// A log with lines of these ages in days.
fn log_of(ages: &[u64]) -> tempfile::TempDir {
    let dir = directory();
    let lines = ages.iter().zip(1_u64..).map(|(age, id)| {
        let Put::Audit(row) = audit(id, &format!("@goto {age}")) else { unreachable!() };
        Put::Audit(AuditRow { date: TODAY - age * DAY, ..row })
    });
    written(dir.path(), &[batch(1, lines.collect())]);
    dir
}

fn ids(dir: &tempfile::TempDir) -> Vec<u64> {
    let lines = audit_log(dir.path(), 100).expect("it can be read");
    lines.iter().map(|line| line.id).collect()
}

#[test]
fn issue14_31_what_is_archived_is_in_the_file_and_only_that_is_erased() {
    let dir = log_of(&[400, 200, 91, 89, 31, 0]);
    let file = dir.path().join("old.jsonl");
    let archived = archive(dir.path(), LogName::Audit, &file, 90, TODAY).expect("it is archived");
    assert_eq!(archived.lines, 3);
    assert_eq!(ids(&dir), [4, 5, 6]);
    let text = std::fs::read_to_string(&file).expect("the file is there");
    let rows: Vec<AuditRow> =
        text.lines().map(|line| serde_json::from_str(line).expect("a line")).collect();
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(rows[0].command, "@goto 400");
    let again = archive(dir.path(), LogName::Audit, &file, 30, TODAY);
    assert!(matches!(again, Err(Fault::Exists { .. })), "{again:?}");
    assert_eq!(open(dir.path()).saved.audit.len(), 3);
}

#[test]
fn issue14_31_a_month_stays_whatever_is_asked_for() {
    let dir = log_of(&[AUDIT_DAYS_MIN + 1, AUDIT_DAYS_MIN - 1, 0]);
    let archived =
        archive(dir.path(), LogName::Audit, &dir.path().join("all"), 0, TODAY).expect("archived");
    assert_eq!((archived.lines, ids(&dir)), (1, vec![2, 3]));
    let none =
        archive(dir.path(), LogName::Audit, &dir.path().join("none"), 90, TODAY).expect("nothing");
    assert_eq!(none.lines, 0);
    assert!(!dir.path().join("none").exists());
}

#[test]
fn issue14_31_the_table_itself_lets_nothing_else_be_erased() {
    let dir = log_of(&[400, 200, 0]);
    archive(dir.path(), LogName::Audit, &dir.path().join("old"), 300, TODAY)
        .expect("it is archived");
    let connection = Connection::open(dir.path().join("dominion.db")).expect("it opens");
    for sql in [
        "DELETE FROM audit_log",
        "DELETE FROM audit_log WHERE id = 2",
        "UPDATE audit_log SET date = 0",
        "DELETE FROM audit_archives",
        "UPDATE audit_archives SET up_to_id = 99, up_to = 0",
        "INSERT OR REPLACE INTO audit_archives VALUES (1, 9, 0, 99, '')",
        "INSERT INTO audit_archives (date, up_to, up_to_id, file) VALUES (9000000, 8000000, 9, '')",
    ] {
        assert!(connection.execute(sql, []).is_err(), "{sql}");
    }
    drop(connection);
    assert_eq!(ids(&dir), [2, 3]);
}

#[test]
fn issue14_31_a_log_that_a_server_writes_is_read_but_not_archived() {
    let dir = log_of(&[400]);
    let opened = open(dir.path());
    assert_eq!(ids(&dir), [1]);
    let refused = archive(dir.path(), LogName::Audit, &dir.path().join("old"), 90, TODAY);
    assert!(matches!(refused, Err(Fault::InUse { .. })), "{refused:?}");
    assert_eq!(opened.saved.audit.len(), 1);
    let missing = audit_log(&dir.path().join("elsewhere"), 5);
    assert!(matches!(missing, Err(Fault::Missing { .. })));
}
