//! Quirks: what a few clients do and have no way to say. They are known by their names.
//!
//! A row is for what was seen in the program itself. Whatever a client *can* say of itself it says
//! better than a name does, and stands before all of this.

use crate::text::charset::Charset;

/// What is known of one client.
#[derive(Debug)]
pub(super) struct Quirks {
    /// As it answers to TTYPE, in capitals or not.
    name: &'static str,
    /// The letters it shows; `None` is what nearly all show.
    pub letters: Option<Charset>,
    pub prompts: Prompts,
}

/// Where a client puts a prompt that is marked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Prompts {
    /// With the text: whatever follows needs a new line.
    InText,
    /// In a place of its own, out of the text: a new line would be an empty one.
    Apart,
    /// With the text; but one without a mark is shown again, before whatever follows it.
    InTextIfMarked,
}

const QUIRKS: [Quirks; 3] = [
    // Up to 5.0 it shows the bytes of a letter one by one; 5.1 agrees to CHARSET.
    Quirks { name: "TINYFUGUE", letters: Some(Charset::Ascii), prompts: Prompts::Apart },
    Quirks { name: "BLIGHTMUD", letters: None, prompts: Prompts::Apart },
    // ISO-8859-1 both ways, unless its user changes that.
    Quirks { name: "KildClient", letters: Some(Charset::Latin1), prompts: Prompts::InTextIfMarked },
];

/// What is known of the client of a name.
pub(super) fn of(name: &str) -> Option<&'static Quirks> {
    QUIRKS.iter().find(|quirks| quirks.name.eq_ignore_ascii_case(name))
}
