//! Whom rows are about: every table says so, and lines of logs forget whoever is erased, wherever they
//! stand.

use rusqlite::Connection;

use super::*;
use crate::game::frame::keep::{Forget, Person, ReputationEventRow};
use crate::store::DATABASE_FILE;

#[test]
fn h61_every_table_and_log_says_what_of_it_is_about_people() {
    let silent: Vec<&str> = Saved::layout()
        .iter()
        .filter(|layout| layout.people.is_none())
        .map(|layout| layout.table)
        .collect();
    assert!(silent.is_empty(), "`kept!` without `people {{ … }}`: {silent:?}");
    for layout in Saved::layout() {
        let declared = layout.people.unwrap_or_default().len();
        assert_eq!(layout.people().count(), declared, "{}: a field that is none", layout.table);
    }
}

/// The tables and columns in which a text stands, in whatever case.
fn places(connection: &Connection, wanted: &str) -> Vec<String> {
    let tables: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL")
        .expect("a query")
        .query_map([], |row| row.get(0))
        .expect("tables")
        .collect::<Result<_, _>>()
        .expect("names");
    let mut found = Vec::new();
    for table in tables {
        let columns: Vec<String> = connection
            .prepare(&format!("SELECT name FROM pragma_table_info('{table}')"))
            .expect("a query")
            .query_map([], |row| row.get(0))
            .expect("columns")
            .collect::<Result<_, _>>()
            .expect("names");
        for column in columns {
            let sql = format!("SELECT count(*) FROM {table} WHERE instr(lower({column}), ?1) > 0");
            let count: i64 =
                connection.query_row(&sql, [wanted], |row| row.get(0)).expect("a count");
            if count > 0 {
                found.push(format!("{table}.{column}"));
            }
        }
    }
    found
}

#[test]
fn h61_logs_and_their_archives_forget_whoever_is_erased_and_nobody_else() {
    let dir = directory();
    let mut put = vec![audit(8, "@ban Aria for what Ariadne did"), audit(9, "@goto bran")];
    put.push(Put::ReputationEvent(ReputationEventRow {
        number: 1,
        at_ms: 1,
        actor: "player:7".into(),
        observer: "public:all".into(),
        deed: "decided".into(),
        delta: 1,
        score: 1,
        about: "player:17".into(),
        note: "a word of aria's".into(),
    }));
    written(dir.path(), &[batch(1, put)]);
    let file = dir.path().join(DATABASE_FILE);
    let direct = Connection::open(&file).expect("the database");
    let columns = "number, at_ms, actor, observer, deed, delta, score, about, note";
    let copy = format!(
        "INSERT INTO reputation_events_archive ({columns}) SELECT {columns} FROM reputation_events"
    );
    direct.execute_batch(&copy).expect("an old line");
    let person = Person { account: None, characters: vec![(7, "Aria".into())] };
    let forget = Forget::Person(person);
    written(dir.path(), &[gone(2, vec![Gone::Said(forget.clone())])]);
    assert_eq!(places(&direct, "aria"), ["audit_log.command"], "Ariadne is somebody else");
    assert_eq!(places(&direct, "player:7"), Vec::<String>::new());
    assert_eq!(places(&direct, "player:17").len(), 2, "of another player");
    let saved = open(dir.path()).saved;
    assert_eq!(saved.names(&forget), Vec::<&str>::new());
    let lines: Vec<(&str, &str)> =
        saved.audit.iter().map(|line| (&*line.character, &*line.command)).collect();
    let wanted = [("somebody", "@ban somebody for what Ariadne did"), ("somebody", "@goto bran")];
    assert_eq!(lines, wanted);
    assert!(saved.audit.iter().all(|line| line.address.is_empty()), "nor from where they came");
}
