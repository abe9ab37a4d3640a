//! An ordered table: rows by id, walked in the order of their ids.
//!
//! Ordered on purpose. What the world does may depend on the order in which it looks at things,
//! so that order has to be the same in every run. Each row has a box of its own, so that the ids of
//! thousands stand close together: looking one up misses the cache once, not at every step.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Rows of one kind by id.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "Id: Ord + Deserialize<'de>, Row: Deserialize<'de>"))]
pub struct Table<Id, Row> {
    rows: BTreeMap<Id, Box<Row>>,
}

impl<Id, Row> Default for Table<Id, Row> {
    fn default() -> Self {
        Table { rows: BTreeMap::new() }
    }
}

impl<Id: Ord + Copy, Row> Table<Id, Row> {
    pub fn get(&self, id: Id) -> Option<&Row> {
        self.rows.get(&id).map(Box::as_ref)
    }

    pub fn get_mut(&mut self, id: Id) -> Option<&mut Row> {
        self.rows.get_mut(&id).map(Box::as_mut)
    }

    /// Puts a row in its place and returns what stood there.
    pub fn put(&mut self, id: Id, row: Row) -> Option<Row> {
        self.rows.insert(id, Box::new(row)).map(|row| *row)
    }

    pub fn take(&mut self, id: Id) -> Option<Row> {
        self.rows.remove(&id).map(|row| *row)
    }

    pub fn has(&self, id: Id) -> bool {
        self.rows.contains_key(&id)
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Id, &Row)> {
        self.rows.iter().map(|(id, row)| (id, row.as_ref()))
    }

    pub fn ids(&self) -> impl ExactSizeIterator<Item = Id> + '_ {
        self.rows.keys().copied()
    }

    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.values().map(Box::as_ref)
    }

    pub fn rows_mut(&mut self) -> impl Iterator<Item = &mut Row> {
        self.rows.values_mut().map(Box::as_mut)
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}
