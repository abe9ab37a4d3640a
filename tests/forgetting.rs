//! A player who is erased: nothing in the database names them any more, whoever wrote it and wherever it
//! stands. Played on the real process, and asked of every column of every table.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::Value;

use crate::kill::write_world;
use crate::process::{Client, Process};

/// The tables and columns in which a value stands.
fn places(data: &Path, is_wanted: impl Fn(&Value) -> bool) -> Vec<String> {
    let database = Connection::open(data.join("dominion.db")).expect("the database");
    let names = |sql: &str| -> Vec<String> {
        let mut select = database.prepare(sql).expect("a query");
        let found = select.query_map([], |row| row.get(0)).expect("rows");
        found.collect::<Result<_, _>>().expect("names")
    };
    let mut found = Vec::new();
    for table in names("SELECT name FROM sqlite_schema WHERE type = 'table'") {
        for column in names(&format!("SELECT name FROM pragma_table_info('{table}')")) {
            let mut select =
                database.prepare(&format!("SELECT {column} FROM {table}")).expect("a query");
            let values = select.query_map([], |row| row.get::<_, Value>(0)).expect("rows");
            if values.map(|value| value.expect("a value")).any(|value| is_wanted(&value)) {
                found.push(format!("{table}.{column}"));
            }
        }
    }
    found
}

fn named(data: &Path) -> Vec<String> {
    places(
        data,
        |value| matches!(value, Value::Text(text) if text.to_lowercase().contains("quillon")),
    )
}

/// A page of what is kept of them. It is looked for on the disk, so a prompt may come before it.
fn page_of(player: &mut Client, page: usize) -> String {
    player.send(&format!("account export {page}"));
    let mut text = String::new();
    while !text.contains("goes on.") && !text.contains("\n}") {
        text += &player.expect("> ");
    }
    text
}

#[test]
fn h61_after_deletion_no_row_has_the_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let (world, data) = (folder.path().join("world"), folder.path().join("data"));
    write_world(&world);
    let server = Process::start(&world, &data, &[]);
    let mut owner = Client::connect(server.address);
    owner.create("Berta", "warden");
    let code = server.owner_code().expect("a new world has a code");
    owner.ask(&format!("@claim {code}"), "owner");
    let mut player = Client::connect(server.address);
    player.create("Quillon", "warden");
    // Staff write of them, do to them, and are of the staff with them; others speak of them.
    owner.ask("@promote quillon admin", "admin");
    owner.ask("@reputation -5 quillon Quillon burnt the boathouse", "Quillon");
    owner.ask("@mute quillon 1h Quillon shouts", "muted");
    owner.ask("@mute quillon off", "> ");
    owner.ask("title whom Quillon fears", "Quillon fears");
    player.ask("@balance set regain.every_seconds 7", "7");
    player.ask("@ban 192.0.2.7 2h So says Quillon", "> ");
    player.ask("title Quillon the Loud", "Quillon the Loud");
    player.ask("drop all", "> ");
    player.ask("quit", "Until next time");
    owner.ask("tell quillon Are you there, Quillon?", "away");
    assert!(named(&data).len() > 8, "it is everywhere: {:?}", named(&data));
    let mut player = Client::connect(server.address);
    player.log_in("Quillon");
    // First they read all that is kept of them: of every table in which they are, and no secrets.
    let mut all = String::new();
    for page in 1..=10 {
        all += &page_of(&mut player, page);
    }
    for table in ["users", "characters", "audit_log", "reputation_events", "number_overrides"] {
        assert!(all.contains(&format!("\"{table}\": [")), "{table} is missing in {all}");
    }
    assert!(all.contains("burnt the boathouse") && !all.contains("argon2"), "{all}");
    player.ask("account delete all", "Your password: ");
    player.ask("correct horse", "Quillon is erased");
    player.expect_close();
    assert_eq!(server.terminate(), Some(0));
    assert_eq!(named(&data), Vec::<String>::new());
}
