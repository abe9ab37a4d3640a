//! What a kept row is: a struct whose fields are columns. [`kept!`] declares one, and everything
//! else comes of that: the statements (in `store`), the key under which a row is put or gone, and
//! what a batch means without a database.
//!
//! Not here: SQL. The columns are named here, and only the store makes statements of them.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::person::{Forget, Holds};
use crate::base::secret::Secret;

/// One value as the database holds it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell<'a> {
    Null,
    /// A whole number of 64 bits. Unsigned ones are the same bits: nothing is out of range, so no
    /// number that a player could bring about can hold up the writer.
    Whole(i64),
    Text(&'a str),
    /// A text that is made of what the row holds.
    Made(String),
}

/// A value that is not as the server writes it: a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spoilt(pub String);

impl fmt::Display for Spoilt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Spoilt {}

/// The values of one row, read one after the other.
pub trait Cells {
    /// The next value.
    ///
    /// # Errors
    /// If there is none, or it is of a kind that the server never writes.
    fn next(&mut self) -> Result<Cell<'_>, Spoilt>;
}

/// What can be a field of a kept row: one column, or several side by side.
pub trait Field: Sized {
    /// Its values, in the order of its columns.
    fn cells<'a>(&'a self, to: &mut Vec<Cell<'a>>);

    /// Reads it back.
    ///
    /// # Errors
    /// If the values are none that [`Field::cells`] makes.
    fn read(from: &mut dyn Cells) -> Result<Self, Spoilt>;
}

/// A row of a table, or a line of a log. Declared by [`kept!`].
pub trait Row: Clone + PartialEq + fmt::Debug + Sized {
    /// What tells one row from all others of its table.
    type Key: Clone + Ord + std::hash::Hash + fmt::Debug + Serialize + DeserializeOwned;

    /// The table's name in the database.
    const TABLE: &'static str;
    /// The columns of each field, those of the key first.
    const FIELDS: &'static [&'static [&'static str]];
    /// How many of the fields make the key.
    const KEY_FIELDS: usize;
    /// A column outside of the key of which no two rows may have the same text, if there is one.
    const UNIQUE: Option<&'static str>;

    /// What each field is called in Rust, in the order of [`Row::FIELDS`].
    const NAMES: &'static [&'static str];
    /// Which fields hold what of people; `None`: nobody said so.
    const PEOPLE: Option<&'static [(&'static str, Holds)]>;

    fn key(&self) -> Self::Key;

    /// Makes the row hold nothing of whoever is to be forgotten; whether anything changed.
    fn hide(&mut self, forget: &Forget) -> bool;

    /// Whether this row comes before or after a key.
    fn order(&self, key: &Self::Key) -> std::cmp::Ordering;

    /// All values, in the order of [`Row::FIELDS`].
    fn cells<'a>(&'a self, to: &mut Vec<Cell<'a>>);

    /// The values of a key.
    fn key_cells<'a>(key: &'a Self::Key, to: &mut Vec<Cell<'a>>);

    /// Reads a row back.
    ///
    /// # Errors
    /// If the values are none that [`Row::cells`] makes.
    fn read(from: &mut dyn Cells) -> Result<Self, Spoilt>;
}

/// The key of a table that has one row at most.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub struct One;

impl Field for One {
    fn cells<'a>(&'a self, to: &mut Vec<Cell<'a>>) {
        to.push(Cell::Whole(1));
    }

    fn read(from: &mut dyn Cells) -> Result<One, Spoilt> {
        from.next().map(|_| One)
    }
}

fn not_whole(text: &str) -> Spoilt {
    Spoilt(format!("{text:?} stands where a number belongs"))
}

fn whole(from: &mut dyn Cells) -> Result<i64, Spoilt> {
    match from.next()? {
        Cell::Whole(number) => Ok(number),
        Cell::Null => Err(Spoilt("nothing stands where a number belongs".into())),
        Cell::Text(text) => Err(not_whole(text)),
        Cell::Made(text) => Err(not_whole(&text)),
    }
}

fn text(from: &mut dyn Cells) -> Result<Cow<'_, str>, Spoilt> {
    match from.next()? {
        Cell::Text(text) => Ok(text.into()),
        Cell::Made(text) => Ok(text.into()),
        Cell::Null => Err(Spoilt("nothing stands where a text belongs".into())),
        Cell::Whole(number) => Err(Spoilt(format!("{number} stands where a text belongs"))),
    }
}

impl Field for u64 {
    fn cells<'a>(&'a self, to: &mut Vec<Cell<'a>>) {
        to.push(Cell::Whole(self.cast_signed()));
    }

    fn read(from: &mut dyn Cells) -> Result<u64, Spoilt> {
        whole(from).map(i64::cast_unsigned)
    }
}

/// Numbers that fit into the 64 bits of a column; one that is read back must fit as well.
macro_rules! whole_fields {
    ($($number:ty),+) => {$(
        impl Field for $number {
            fn cells<'a>(&'a self, to: &mut Vec<Cell<'a>>) {
                to.push(Cell::Whole(i64::from(*self)));
            }

            fn read(from: &mut dyn Cells) -> Result<$number, Spoilt> {
                let number = whole(from)?;
                <$number>::try_from(number).map_err(|_| Spoilt(format!("{number} is out of range")))
            }
        }
    )+};
}

whole_fields!(i64, i32, u32, u16, u8);

impl Field for bool {
    fn cells<'a>(&'a self, to: &mut Vec<Cell<'a>>) {
        to.push(Cell::Whole(i64::from(*self)));
    }

    fn read(from: &mut dyn Cells) -> Result<bool, Spoilt> {
        whole(from).map(|number| number != 0)
    }
}

/// Texts, by how they are borrowed and made again.
macro_rules! text_fields {
    ($($text:ty, $borrow:expr);+) => {$(
        impl Field for $text {
            fn cells<'a>(&'a self, to: &mut Vec<Cell<'a>>) {
                to.push(Cell::Text($borrow(self)));
            }

            fn read(from: &mut dyn Cells) -> Result<$text, Spoilt> {
                text(from).map(|text| text.into_owned().into())
            }
        }
    )+};
}

text_fields!(String, String::as_str; Arc<str>, AsRef::as_ref; Secret, Secret::reveal);

/// What may be missing. Only for fields of one column.
impl<F: Field> Field for Option<F> {
    fn cells<'a>(&'a self, to: &mut Vec<Cell<'a>>) {
        match self {
            Some(field) => field.cells(to),
            None => to.push(Cell::Null),
        }
    }

    fn read(from: &mut dyn Cells) -> Result<Option<F>, Spoilt> {
        /// One value that was read already.
        struct Again<'a>(Option<Cell<'a>>);
        impl Cells for Again<'_> {
            fn next(&mut self) -> Result<Cell<'_>, Spoilt> {
                self.0.take().ok_or_else(|| Spoilt("a value is missing".into()))
            }
        }
        match from.next()? {
            Cell::Null => Ok(None),
            cell => F::read(&mut Again(Some(cell))).map(Some),
        }
    }
}

/// Declares a kept row: the struct, its table, its key and its columns.
///
/// ```text
/// kept! {
///     /// Whose a room is.
///     pub struct WarRoomRow in "war_rooms" by (room: String) {
///         holder: String,
///         since_ms: u64,
///     }
/// }
/// ```
///
/// A column is called as its field; `by: String = "banned_by"` calls it otherwise, and
/// `place: PlaceRow = "kind" | "room"` spreads a field over several. A column that no two rows may
/// have alike stands in `by (…) unique "name"`.
///
/// Behind the fields stands what of them is about people: `people { recipient: Character }`, or that
/// nothing is: `people {}` ([`Holds`]). A test demands it.
macro_rules! kept {
    (
        $(#[$meta:meta])*
        pub struct $name:ident in $table:literal
            by ( $($(#[$key_meta:meta])* $key:ident : $key_type:ty $(= $($key_column:literal)|+)?),+ )
            $(unique $unique:literal)?
        { $($(#[$field_meta:meta])* $field:ident : $type:ty $(= $($column:literal)|+)?),* $(,)? }
        $(people { $($person:ident : $holds:ident),* $(,)? })?
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            $($(#[$key_meta])* pub $key: $key_type,)+
            $($(#[$field_meta])* pub $field: $type,)*
        }

        #[allow(unused_parens, reason = "a key of one field is no tuple")]
        impl $crate::game::frame::keep::row::Row for $name {
            type Key = ($($key_type),+);

            const TABLE: &'static str = $table;
            const FIELDS: &'static [&'static [&'static str]] = &[
                $($crate::game::frame::keep::row::kept!(@columns $key $($($key_column)|+)?),)+
                $($crate::game::frame::keep::row::kept!(@columns $field $($($column)|+)?),)*
            ];
            const KEY_FIELDS: usize = [$(stringify!($key)),+].len();
            const UNIQUE: Option<&'static str> =
                $crate::game::frame::keep::row::kept!(@unique $($unique)?);

            const NAMES: &'static [&'static str] =
                &[$(stringify!($key),)+ $(stringify!($field),)*];
            const PEOPLE: Option<&'static [(&'static str, $crate::game::frame::keep::Holds)]> =
                $crate::game::frame::keep::row::kept!(@people $([$($person $holds)*])?);

            fn hide(&mut self, forget: &$crate::game::frame::keep::Forget) -> bool {
                let hiding = &mut $crate::game::frame::keep::person::Hiding::new(forget);
                $($crate::game::frame::keep::row::kept!(@hide self hiding $($person $holds)*);)?
                hiding.is_changed
            }

            fn key(&self) -> Self::Key {
                ($(self.$key.clone()),+)
            }

            fn order(&self, key: &Self::Key) -> std::cmp::Ordering {
                let ($($key),+) = key;
                std::cmp::Ordering::Equal$(.then_with(|| self.$key.cmp($key)))+
            }

            fn cells<'a>(&'a self, to: &mut Vec<$crate::game::frame::keep::row::Cell<'a>>) {
                use $crate::game::frame::keep::row::Field;
                $(self.$key.cells(to);)+
                $(self.$field.cells(to);)*
            }

            fn key_cells<'a>(
                key: &'a Self::Key,
                to: &mut Vec<$crate::game::frame::keep::row::Cell<'a>>,
            ) {
                use $crate::game::frame::keep::row::Field;
                let ($($key),+) = key;
                $($key.cells(to);)+
            }

            fn read(
                from: &mut dyn $crate::game::frame::keep::row::Cells,
            ) -> Result<Self, $crate::game::frame::keep::row::Spoilt> {
                use $crate::game::frame::keep::row::Field;
                Ok($name {
                    $($key: Field::read(from)?,)+
                    $($field: Field::read(from)?,)*
                })
            }
        }
    };
    (@columns $field:ident) => { &[stringify!($field)] };
    (@columns $field:ident $($column:literal)|+) => { &[$($column),+] };
    (@people) => { None };
    (@people [$($person:ident $holds:ident)*]) => {
        Some(&[$((stringify!($person), $crate::game::frame::keep::Holds::$holds)),*])
    };
    (@hide $row:ident $hiding:ident) => {};
    (@hide $row:ident $hiding:ident $($person:ident $holds:ident)+) => {
        $($crate::game::frame::keep::person::Personal::hide(
            &mut $row.$person,
            $crate::game::frame::keep::Holds::$holds,
            $hiding,
        );)+
    };
    (@unique) => { None };
    (@unique $unique:literal) => { Some($unique) };
}

pub(crate) use kept;
