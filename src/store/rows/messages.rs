//! What was told to characters who were away: the table `messages`.

use rusqlite::{Connection, Result, Row, params};

use super::{all, number, to_sql};
use crate::game::keep::MessageRow;

const PUT: &str = "
INSERT INTO messages (id, recipient, sender, name, sent_s, words) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (id) DO UPDATE SET
    recipient = excluded.recipient, sender = excluded.sender, name = excluded.name,
    sent_s = excluded.sent_s, words = excluded.words";

const LOAD: &str = "SELECT id, recipient, sender, name, sent_s, words FROM messages ORDER BY id";

pub(super) fn put(connection: &Connection, row: &MessageRow) -> Result<()> {
    let (id, recipient, sender) = (to_sql(row.id), to_sql(row.recipient), to_sql(row.sender));
    let values = params![id, recipient, sender, row.name, to_sql(row.sent_s), row.words];
    connection.prepare_cached(PUT)?.execute(values).map(drop)
}

pub(super) fn gone(connection: &Connection, id: u64) -> Result<()> {
    let mut delete = connection.prepare_cached("DELETE FROM messages WHERE id = ?1")?;
    delete.execute([to_sql(id)]).map(drop)
}

pub(super) fn load_all(connection: &Connection) -> Result<Vec<MessageRow>> {
    all(connection, LOAD, read)
}

fn read(row: &Row<'_>) -> Result<MessageRow> {
    Ok(MessageRow {
        id: number(row, "id")?,
        recipient: number(row, "recipient")?,
        sender: number(row, "sender")?,
        name: row.get("name")?,
        sent_s: number(row, "sent_s")?,
        words: row.get("words")?,
    })
}
