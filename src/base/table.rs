//! An ordered table: rows by id, walked in the order of their ids.
//!
//! Ordered on purpose. What the world does may depend on the order in which it looks at things,
//! so that order has to be the same in every run. Ids are numbers that are given out one after the
//! other, so rows stand in pages of [`PAGE`] places: looking one up is finding its page, mostly at
//! the first guess, and costs the same among ten thousand rows as among a hundred. A page goes
//! with its last row, and an id may be any number: what lies far off has a page of its own.
//!
//! Large rows that come and go belong in boxes, since a page has room for all that may stand on it.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::{Deserialize, Serialize, Serializer};

use super::id::Number;

/// Rows on a page.
const PAGE: usize = 64;

/// Rows of one kind by id.
#[derive(Clone, Deserialize)]
#[serde(from = "BTreeMap<Id, Row>")]
#[serde(bound(deserialize = "Id: Number + Deserialize<'de>, Row: Deserialize<'de>"))]
pub struct Table<Id, Row> {
    /// Which pages there are, in order: the number of each.
    numbers: Vec<u64>,
    pages: Vec<Box<Page<Row>>>,
    /// The page that was emptied last, for the next that is wanted: what comes and goes alone on
    /// its page would make one each time.
    spare: Option<Box<Page<Row>>>,
    len: usize,
    ids: PhantomData<Id>,
}

/// The rows of [`PAGE`] ids, and how many there are of them.
#[derive(Clone)]
struct Page<Row> {
    rows: [Option<Row>; PAGE],
    held: usize,
}

impl<Row> Page<Row> {
    fn empty() -> Box<Page<Row>> {
        Box::new(Page { rows: std::array::from_fn(|_| None), held: 0 })
    }
}

/// The number of the page on which an id stands, and the place there.
fn address<Id: Number>(id: Id) -> (u64, usize) {
    let number = id.number();
    (number / PAGE as u64, (number % PAGE as u64) as usize)
}

/// The id that stands in a place of a page.
fn id_at<Id: Number>(number: u64, place: usize) -> Id {
    Id::of(number * PAGE as u64 + place as u64)
}

impl<Id: Number, Row> Table<Id, Row> {
    pub fn get(&self, id: Id) -> Option<&Row> {
        let (number, place) = address(id);
        let page = self.pages.get(self.find(number).ok()?)?;
        page.rows[place].as_ref()
    }

    pub fn get_mut(&mut self, id: Id) -> Option<&mut Row> {
        let (number, place) = address(id);
        let at = self.find(number).ok()?;
        self.pages.get_mut(at)?.rows[place].as_mut()
    }

    /// Puts a row in its place and returns what stood there.
    pub fn put(&mut self, id: Id, row: Row) -> Option<Row> {
        let (number, place) = address(id);
        let at = self.page(number);
        let page = &mut self.pages[at];
        let before = page.rows[place].replace(row);
        let more = usize::from(before.is_none());
        page.held += more;
        self.len += more;
        before
    }

    /// The row of an id, put there now if there is none.
    pub fn or_insert_with(&mut self, id: Id, row: impl FnOnce() -> Row) -> &mut Row {
        let (number, place) = address(id);
        let at = self.page(number);
        let page = &mut self.pages[at];
        let more = usize::from(page.rows[place].is_none());
        page.held += more;
        self.len += more;
        page.rows[place].get_or_insert_with(row)
    }

    pub fn take(&mut self, id: Id) -> Option<Row> {
        let (number, place) = address(id);
        let at = self.find(number).ok()?;
        let page = self.pages.get_mut(at)?;
        let row = page.rows[place].take()?;
        page.held -= 1;
        self.len -= 1;
        if page.held == 0 {
            self.spare = Some(self.pages.remove(at));
            self.numbers.remove(at);
        }
        Some(row)
    }

    pub fn has(&self, id: Id) -> bool {
        self.get(id).is_some()
    }

    /// Keeps the rows that are to stay.
    pub fn retain(&mut self, mut stays: impl FnMut(Id, &Row) -> bool) {
        let gone: Vec<Id> =
            self.iter().filter_map(|(id, row)| (!stays(id, row)).then_some(id)).collect();
        for id in gone {
            self.take(id);
        }
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id, &Row)> {
        let pages = self.numbers.iter().zip(&self.pages);
        pages.flat_map(|(number, page)| {
            let rows = page.rows.iter().enumerate();
            rows.filter_map(|(place, row)| Some((id_at(*number, place), row.as_ref()?)))
        })
    }

    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id> + '_ {
        self.iter().map(|(id, _)| id)
    }

    pub fn rows(&self) -> impl DoubleEndedIterator<Item = &Row> {
        self.pages.iter().flat_map(|page| page.rows.iter().flatten())
    }

    pub fn rows_mut(&mut self) -> impl Iterator<Item = &mut Row> {
        self.pages.iter_mut().flat_map(|page| page.rows.iter_mut().flatten())
    }

    pub fn into_rows(self) -> impl Iterator<Item = Row> {
        self.pages.into_iter().flat_map(|page| page.rows.into_iter().flatten())
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Where a page stands, or where it would. Numbers that were given out one after the other
    /// stand one after the other, so the first guess is nearly always right.
    fn find(&self, number: u64) -> Result<usize, usize> {
        let first = self.numbers.first().copied().unwrap_or_default();
        let guess = usize::try_from(number.wrapping_sub(first)).unwrap_or(usize::MAX);
        match self.numbers.get(guess) {
            Some(there) if *there == number => Ok(guess),
            _ => self.numbers.binary_search(&number),
        }
    }

    /// Where a page stands, which is made now if there is none.
    fn page(&mut self, number: u64) -> usize {
        match self.find(number) {
            Ok(at) => at,
            Err(at) => {
                let page = self.spare.take();
                self.numbers.insert(at, number);
                self.pages.insert(at, page.unwrap_or_else(Page::empty));
                at
            }
        }
    }
}

impl<Id, Row> Default for Table<Id, Row> {
    fn default() -> Self {
        Table { numbers: Vec::new(), pages: Vec::new(), spare: None, len: 0, ids: PhantomData }
    }
}

impl<Id: Number, Row> FromIterator<(Id, Row)> for Table<Id, Row> {
    fn from_iter<I: IntoIterator<Item = (Id, Row)>>(rows: I) -> Self {
        let mut table = Table::default();
        for (id, row) in rows {
            table.put(id, row);
        }
        table
    }
}

impl<Id: Number, Row> From<BTreeMap<Id, Row>> for Table<Id, Row> {
    fn from(rows: BTreeMap<Id, Row>) -> Self {
        rows.into_iter().collect()
    }
}

/// As a map.
impl<Id: Number + Serialize, Row: Serialize> Serialize for Table<Id, Row> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// As a map: what a table shows does not depend on how it came to be what it is.
impl<Id: Number + fmt::Debug, Row: fmt::Debug> fmt::Debug for Table<Id, Row> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_map().entries(self.iter()).finish()
    }
}
