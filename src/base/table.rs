//! An ordered table: rows by id, walked in the order of their ids.
//!
//! Ordered on purpose. What the world does may depend on the order in which it looks at things,
//! so that order has to be the same in every run.

use std::collections::BTreeMap;
use std::collections::btree_map;

use serde::{Deserialize, Serialize};

/// Rows of one kind by id.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "Id: Ord + Deserialize<'de>, Row: Deserialize<'de>"))]
pub struct Table<Id, Row> {
    rows: BTreeMap<Id, Row>,
}

impl<Id, Row> Default for Table<Id, Row> {
    fn default() -> Self {
        Table { rows: BTreeMap::new() }
    }
}

impl<Id: Ord + Copy, Row> Table<Id, Row> {
    pub fn get(&self, id: Id) -> Option<&Row> {
        self.rows.get(&id)
    }

    pub fn get_mut(&mut self, id: Id) -> Option<&mut Row> {
        self.rows.get_mut(&id)
    }

    /// Puts a row in its place and returns what stood there.
    pub fn put(&mut self, id: Id, row: Row) -> Option<Row> {
        self.rows.insert(id, row)
    }

    pub fn take(&mut self, id: Id) -> Option<Row> {
        self.rows.remove(&id)
    }

    pub fn has(&self, id: Id) -> bool {
        self.rows.contains_key(&id)
    }

    pub fn iter(&self) -> btree_map::Iter<'_, Id, Row> {
        self.rows.iter()
    }

    pub fn ids(&self) -> impl Iterator<Item = Id> + '_ {
        self.rows.keys().copied()
    }

    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.values()
    }

    pub fn rows_mut(&mut self) -> impl Iterator<Item = &mut Row> {
        self.rows.values_mut()
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}
