//! Items, and the one place that each is in.

use rusqlite::types::Type;
use rusqlite::{Connection, Error, Result, Row, params};

use super::{all, number, to_sql};
use crate::game::keep::{ItemRow, PlaceRow};

const PUT: &str = "
INSERT INTO item_instances (
    id, template, place_kind, place_room, place_id, place_slot, quantity, state
) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (id) DO UPDATE SET
    template = excluded.template, place_kind = excluded.place_kind,
    place_room = excluded.place_room, place_id = excluded.place_id,
    place_slot = excluded.place_slot, quantity = excluded.quantity, state = excluded.state";

const LOAD: &str = "
SELECT id, template, place_kind, place_room, place_id, place_slot, quantity, state
FROM item_instances ORDER BY id";

pub(super) fn put(connection: &Connection, row: &ItemRow) -> Result<()> {
    let (kind, room, holder, slot) = columns(&row.place);
    let id = to_sql(row.id);
    let quantity = to_sql(row.quantity);
    let values = params![id, row.template, kind, room, holder, slot, quantity, row.state];
    connection.prepare_cached(PUT)?.execute(values).map(drop)
}

pub(super) fn gone(connection: &Connection, id: u64) -> Result<()> {
    let mut delete = connection.prepare_cached("DELETE FROM item_instances WHERE id = ?1")?;
    delete.execute([to_sql(id)]).map(drop)
}

pub(super) fn load_all(connection: &Connection) -> Result<Vec<ItemRow>> {
    all(connection, LOAD, read)
}

/// A place as kind, room, holder and slot.
fn columns(place: &PlaceRow) -> (&'static str, Option<&str>, Option<i64>, Option<&str>) {
    match place {
        PlaceRow::Room(room) => ("room", Some(room), None, None),
        PlaceRow::Carried(creature) => ("carried", None, Some(to_sql(*creature)), None),
        PlaceRow::Worn(creature, slot) => ("worn", None, Some(to_sql(*creature)), Some(slot)),
        PlaceRow::Inside(item) => ("inside", None, Some(to_sql(*item)), None),
    }
}

fn read(row: &Row<'_>) -> Result<ItemRow> {
    Ok(ItemRow {
        id: number(row, "id")?,
        template: row.get("template")?,
        place: place(row)?,
        quantity: number(row, "quantity")?,
        state: row.get("state")?,
    })
}

fn place(row: &Row<'_>) -> Result<PlaceRow> {
    let kind: String = row.get("place_kind")?;
    match kind.as_str() {
        "room" => Ok(PlaceRow::Room(row.get("place_room")?)),
        "carried" => Ok(PlaceRow::Carried(number(row, "place_id")?)),
        "worn" => Ok(PlaceRow::Worn(number(row, "place_id")?, row.get("place_slot")?)),
        "inside" => Ok(PlaceRow::Inside(number(row, "place_id")?)),
        _ => {
            let reason = format!("an item is in a place of the unknown kind `{kind}`");
            Err(Error::FromSqlConversionFailure(2, Type::Text, reason.into()))
        }
    }
}
