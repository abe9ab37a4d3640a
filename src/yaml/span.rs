//! Where something stands: in which file, from which byte to which.
//!
//! A span carries its file as a small number, so that a reference kept from the first file read
//! can still be pointed at when the last one has been.

use std::ops::Deref;

/// A file that [`Problems`](super::Problems) has heard of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(pub(super) u32);

/// A piece of a file, in bytes; the end is the first byte that is not part of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

/// What a problem points at: a piece of a file, or a file (or folder) as a whole.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Place {
    File(FileId),
    Span(Span),
}

impl Place {
    /// The file that the place lies in.
    pub fn file(self) -> FileId {
        match self {
            Place::File(file) => file,
            Place::Span(span) => span.file,
        }
    }
}

impl From<Span> for Place {
    fn from(span: Span) -> Place {
        Place::Span(span)
    }
}

impl From<FileId> for Place {
    fn from(file: FileId) -> Place {
        Place::File(file)
    }
}

/// A value and where it was written. Reads like the value itself.
#[derive(Clone, PartialEq, Debug)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// Line and column of the byte at `offset`, both counted from one, columns in characters.
///
/// A line ends at a line feed, a carriage return, or the two together.
pub(super) fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let offset = text.floor_char_boundary(offset);
    let before = &text.as_bytes()[..offset];
    let breaks = (0..offset).filter(|&n| ends_line(text.as_bytes(), n)).count();
    let start = before.iter().rposition(|b| matches!(b, b'\n' | b'\r')).map_or(0, |n| n + 1);
    (breaks + 1, text[start..offset].chars().count() + 1)
}

/// Whether the byte at `n` is the last one of a line ending.
fn ends_line(text: &[u8], n: usize) -> bool {
    text[n] == b'\n' || (text[n] == b'\r' && text.get(n + 1) != Some(&b'\n'))
}
