//! Every family of rows comes back as it went in, and the tables refuse what must not be.

use rusqlite::Connection;

use super::*;
use crate::store::DATABASE_FILE;

#[test]
fn one_of_everything_comes_back_as_it_was() {
    let dir = directory();
    written(dir.path(), &[full()]);
    assert_eq!(open(dir.path()).saved, modelled(&[full()]));
}

#[test]
fn everything_that_can_be_gone_is_gone() {
    let dir = directory();
    let ban = Gone::Ban(("name".into(), "Bran".into()));
    let mut all = vec![Gone::Character(1), Gone::Npc(6), Gone::Room("cellar".into()), ban];
    all.extend([2, 3, 4, 5].map(Gone::Item));
    all.push(Gone::Job("spawn:cellar_rats".into()));
    all.extend([Gone::Faction("bells".into()), Gone::Member(1)]);
    let (actor, observer) = ("player:1".into(), "faction:bells".into());
    all.push(Gone::Reputation((actor, observer)));
    let (killer, victim) = ("bells".into(), "masks".into());
    all.push(Gone::WarKills((killer, victim)));
    all.extend([Gone::WarRoom("cellar".into()), Gone::Message(8)]);
    let batches = [full(), gone(2, all)];
    written(dir.path(), &batches);
    let saved = open(dir.path()).saved;
    assert_eq!(saved, modelled(&batches));
    assert!(saved.characters.is_empty() && saved.items.is_empty() && saved.rooms.is_empty());
    let left = (saved.factions.len(), saved.reputation.len(), saved.members.len());
    assert_eq!(left, (1, 1, 1));
    assert_eq!((saved.war_kills.len(), saved.war_rooms.len()), (1, 1));
    assert_eq!(saved.messages.len(), 1);
    let logs = (saved.war_diary.len(), saved.audit.len());
    assert_eq!(logs, (2, 1), "of a log, nothing is ever gone");
    assert_eq!((saved.npcs.len(), saved.bans.len(), saved.accounts.len()), (1, 1, 1));
}

#[test]
fn a_character_may_take_a_name_that_is_given_up_in_the_same_batch() {
    let dir = directory();
    let before = batch(1, vec![account(1), character(1, "Aria"), character(2, "Bran")]);
    let swap = batch(2, vec![character(1, "bran"), character(2, "Aria")]);
    written(dir.path(), &[before.clone(), swap.clone()]);
    assert_eq!(open(dir.path()).saved, modelled(&[before, swap]));
}

#[test]
fn two_characters_cannot_have_one_name_in_two_cases() {
    let dir = directory();
    let mut store = open(dir.path()).store;
    let twins = batch(1, vec![account(1), character(1, "Aria"), character(2, "ARIA")]);
    let fault = store.write(&[twins]).expect_err("the second is refused");
    assert!(fault.to_string().contains("UNIQUE constraint failed: characters.name"), "{fault}");
    drop(store);
    assert_eq!(open(dir.path()).saved, Saved::default(), "a batch is never half applied");
}

#[test]
fn a_character_without_an_account_is_refused() {
    let dir = directory();
    let mut store = open(dir.path()).store;
    let fault = store.write(&[batch(1, vec![character(1, "Aria")])]).expect_err("refused");
    assert!(fault.to_string().contains("FOREIGN KEY"), "{fault}");
    store.write(&[full()]).expect("the store goes on after it refused something");
}

#[test]
fn an_item_cannot_be_in_two_places_or_in_none() {
    let dir = directory();
    let store = open(dir.path()).store;
    for place in [
        "'room', NULL, NULL, NULL",
        "'room', 'cellar', 4, NULL",
        "'carried', NULL, NULL, NULL",
        "'carried', 'cellar', 4, NULL",
        "'worn', NULL, 4, NULL",
        "'inside', NULL, 4, 'head'",
        "'nowhere', NULL, NULL, NULL",
    ] {
        let columns = "id, template, place_kind, place_room, place_id, place_slot, quantity, state";
        let sql = format!(
            "INSERT INTO item_instances ({columns}) VALUES (1, 'lantern', {place}, 1, '{{}}')"
        );
        let error = store.connection.execute(&sql, []).expect_err(place);
        assert!(error.to_string().contains("CHECK constraint failed"), "{error}");
    }
}

#[test]
fn nothing_but_json_goes_where_json_belongs() {
    let dir = directory();
    let mut store = open(dir.path()).store;
    let doors = RoomRow { room: "cellar".into(), doors: "north: open".into() };
    let fault = store.write(&[batch(1, vec![Put::Room(doors)])]).expect_err("refused");
    assert!(fault.to_string().contains("json_valid(doors)"), "{fault}");
}

#[test]
fn the_ledger_names_kinds_and_forgets_no_best() {
    let dir = directory();
    let mut store = open(dir.path()).store;
    let nobody = batch(1, vec![reputation("Aria", 3)]);
    assert!(store.write(&[nobody]).expect_err("refused").to_string().contains("actor LIKE"));
    let Put::Reputation(row) = reputation("player:1", 5) else { panic!("a row of reputation") };
    let row = Put::Reputation(ReputationRow { best: 4, ..row });
    let fault = store.write(&[batch(1, vec![row])]).expect_err("refused");
    assert!(fault.to_string().contains("best >= score"), "{fault}");
}

#[test]
fn the_audit_log_cannot_be_changed_erased_or_replaced() {
    let dir = directory();
    written(dir.path(), &[full()]);
    // A connection of its own, with none of our settings: the table defends itself.
    let file = dir.path().join("dominion.db");
    let connection = Connection::open(file).expect("the database opens");
    for (sql, why) in [
        ("UPDATE audit_log SET command = 'look'", "the audit log is only ever added to"),
        ("DELETE FROM audit_log", "only what is archived may be erased from the audit log"),
    ] {
        let error = connection.execute(sql, []).expect_err(sql);
        assert_eq!(error.to_string(), why);
    }
    let replace = "INSERT OR REPLACE INTO audit_log VALUES (8, 0, '', '', 'look', '', 0, '')";
    connection.execute(replace, []).expect("it is passed over");
    drop(connection);
    assert_eq!(open(dir.path()).saved.audit, modelled(&[full()]).audit);
}

#[test]
fn only_the_newest_lines_of_the_audit_log_are_read() {
    use crate::base::limits::AUDIT_HELD_MAX;
    let dir = directory();
    let lines = (1..=AUDIT_HELD_MAX as u64 + 5).map(|id| audit(id, "look")).collect();
    let batches = [batch(1, lines)];
    written(dir.path(), &batches);
    let saved = open(dir.path()).saved;
    assert_eq!(saved.audit.len(), AUDIT_HELD_MAX);
    assert_eq!(saved.audit[0].id, 6);
    assert_eq!(saved, modelled(&batches));
}

/// Not a benchmark; it fails when a statement is prepared anew or committed on its own for
/// every row, which is some hundred times slower.
#[test]
fn a_thousand_rows_are_one_transaction() {
    let dir = directory();
    let mut store = open(dir.path()).store;
    let many = batch(1, (1..=1_000).map(|id| item(id, PlaceRow::Carried(1))).collect());
    let started = std::time::Instant::now();
    store.write(&[many]).expect("it is written");
    println!("1,000 rows took {:?}", started.elapsed());
    let mut select = store.connection.prepare("SELECT count(*) FROM item_instances").unwrap();
    assert_eq!(select.query_row([], |row| row.get::<_, i64>(0)), Ok(1_000));
}

/// A row says which columns it has; the migrations say which there are. A column that the server
/// does not know may stay away from a row only if the database fills it by itself.
#[test]
fn every_row_has_the_columns_of_its_table() {
    let dir = directory();
    let connection = open(dir.path()).store.connection;
    for layout in Saved::layout() {
        let table = layout.table;
        let (known, key) = (layout.columns(), layout.key());
        let mut select = connection
            .prepare(
                "SELECT name, \"notnull\", dflt_value IS NOT NULL, pk FROM pragma_table_info(?1)",
            )
            .expect("a statement");
        let columns = select.query_map([table], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, bool>(1)?,
                row.get::<_, bool>(2)?,
                row.get::<_, i64>(3)?,
            ))
        });
        let columns =
            Vec::from_iter(columns.expect("its columns").map(|column| column.expect("a column")));
        assert!(!columns.is_empty(), "no migration makes {table}");
        for name in &known {
            assert!(columns.iter().any(|column| column.0 == *name), "{table} has no column {name}");
        }
        for (name, is_needed, has_default, is_key) in &columns {
            let is_known = known.contains(&name.as_str());
            assert!(is_known || *has_default || !is_needed, "{table}.{name} is in no row");
            assert_eq!(key.contains(&name.as_str()), *is_key > 0, "the key of {table}: {name}");
        }
    }
}

/// A value that the server never writes is a fault that names the table, and no panic.
#[test]
fn a_spoilt_value_is_named() {
    let dir = directory();
    written(dir.path(), &[full()]);
    let connection = Connection::open(dir.path().join(DATABASE_FILE)).expect("opened");
    let spoil = "UPDATE npc_instances SET health = 5000000000 WHERE id = 6";
    connection.execute(spoil, []).expect("a number that no NPC has");
    drop(connection);
    let sentence = refusal(dir.path());
    assert!(sentence.contains("in npc_instances: 5000000000 is out of range"), "{sentence}");
}
