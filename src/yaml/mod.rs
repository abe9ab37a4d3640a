//! World files with positions: reading them, and saying precisely what is wrong with them.
//!
//! A builder who breaks five things in two files wants to hear of all five at once, each with the
//! line, the word and what was probably meant. So nothing in here stops at the first mistake:
//! every file is read, every mistake becomes a [`Problem`], and only at the end does the loader
//! ask [`Problems::has_errors`].
//!
//! The road of a file: a [`Source`] hands out its text, [`read_folder`] makes a tree of [`Node`]s
//! that remember where they stood, [`documents`] splits it into the things it describes,
//! [`Fields`] takes each apart key by key, and [`Problems::render`] draws the report.
//!
//! Not here: what a room or an NPC is. This is a pure tool that knows no game.

mod asked;
mod decode;
mod documents;
mod fields;
mod json;
mod node;
mod parse;
pub mod problem;
mod problems;
mod read;
mod reading;
mod report;
mod shape;
mod snippet;
mod source;
mod span;
pub mod suggest;
#[cfg(test)]
mod tests;
mod value;

pub use asked::{Asked, Asks, Key};
pub use decode::{read_choice, read_flag, read_float, read_number, read_text};
pub use documents::{documents, is_list_of_things, wrapped};
pub use fields::Fields;
pub use node::{Kind, Node, Scalar};
pub use problem::{Problem, Severity};
pub use problems::Problems;
pub use read::{folders, read_file, read_folder, read_text_as};
pub use reading::{Reading, Witness};
pub use report::Look;
pub use shape::{ANY_KEY, ENTRY, Shape};
pub use source::{Disk, Memory, PassedOver, Source, SourcePath, Strictness, Why};
pub use span::{FileId, Place, Span, Spanned};
pub use value::Value;
