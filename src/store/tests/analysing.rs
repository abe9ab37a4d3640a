//! Questions about backups.

use std::fs;

use super::*;
use crate::store::analyse::{Analysis, Copied, Figure, questions};
use crate::store::{DATABASE_FILE, Fault, backup, schema};

/// A backup of a database with something in every table, and the names of what lies beside it.
fn shelved() -> (TempDir, std::path::PathBuf) {
    let (dir, shelf) = (directory(), directory());
    written(dir.path(), &[full()]);
    let to = shelf.path().join("friday.db");
    backup(dir.path(), &to).expect("a backup");
    (shelf, to)
}

#[test]
fn h44_every_question_is_answered_and_the_backup_stays_as_it_was() {
    let (shelf, file) = shelved();
    let before = fs::read(&file).expect("it is there");
    let analysis = Analysis::of(&file).expect("it is a backup");
    assert_eq!((analysis.version(), analysis.copied()), (schema::known(), None));
    for (question, _) in questions() {
        let answers = analysis.ask(question, 5).expect("it can be read").expect("it is known");
        assert!(!answers.is_empty(), "{question}");
        for answer in &answers {
            let width = answer.columns.len();
            assert!(answer.rows.iter().all(|row| row.len() == width), "{question}");
        }
    }
    assert_eq!(analysis.ask("whereabouts", 5), Ok(None));
    drop(analysis);
    assert_eq!(fs::read(&file).expect("it is there"), before);
    assert_eq!(fs::read_dir(shelf.path()).expect("a folder").count(), 1, "nothing lies beside it");
}

#[test]
fn h44_answers_are_what_is_in_the_backup() {
    let (_shelf, file) = shelved();
    let analysis = Analysis::of(&file).expect("it is a backup");
    let players = analysis.ask("players", 5).expect("read").expect("known");
    let all = &players[0];
    assert_eq!(all.columns[..2], ["characters", "accounts"]);
    assert_eq!(all.rows[0][..2], [Figure::Whole(1), Figure::Whole(1)]);
    let sizes = analysis.ask("sizes", 5).expect("read").expect("known");
    let items = vec![Figure::Word("item_instances".into()), Figure::Whole(4)];
    assert!(sizes[0].rows.contains(&items), "{:?}", sizes[0]);
    assert!(sizes[1].rows.len() > 10, "each table and index has its bytes");
}

/// What asks for long holds nobody up: the database of a server is copied in one step, and the
/// server goes on to write to it while the copy is asked.
#[test]
fn h44_a_server_writes_on_while_its_database_is_asked() {
    let dir = directory();
    let mut store = open(dir.path()).store;
    store.write(&[full()]).expect("it is written");
    let file = dir.path().join(DATABASE_FILE);
    let analysis = Analysis::of(&file).expect("it can be read");
    assert_eq!(analysis.copied(), Some(Copied::InUse));
    let more = Batch { number: 99, ..full() };
    store.write(&[more]).expect("nobody holds it up");
    store.settle().expect("nor the folding of its log");
    for (question, _) in questions() {
        analysis.ask(question, 5).expect("it can be read").expect("it is known");
    }
}

#[test]
fn h44_what_is_no_backup_is_refused_with_what_it_is() {
    let dir = directory();
    let file = dir.path().join("friday.db");
    let refused = || Analysis::of(&file).expect_err("it is none");
    assert_eq!(refused(), Fault::Missing { path: file.clone() });
    fs::write(&file, "").expect("a file");
    assert_eq!(refused(), Fault::Empty { file: file.clone() });
    fs::write(&file, "a diary, not a database; ".repeat(100)).expect("a file");
    assert_eq!(refused(), Fault::NotADatabase { file: file.clone() });
}
