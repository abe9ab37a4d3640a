//! What readers ask of the files.
//!
//! While an example is read, every question is written down where it was asked: which keys a
//! mapping was asked for, and as what each value was read. So what a key is (its type, its bounds,
//! whether it is needed) is said by the reader and by nobody else, and a description that is made
//! of this can never be out of date. Nothing is written down unless somebody wants to know
//! ([`Problems::listen`](super::Problems::listen)).

use std::collections::{BTreeMap, BTreeSet};

use super::span::Span;

/// As what a value was read. Bounds are as they are written.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Asks {
    Text,
    Flag,
    /// A whole number, from the first to the second.
    Whole(String, String),
    /// A number with or without a fraction.
    Number(String, String),
    /// A whole number, or a list of the lowest and the highest.
    Range(String, String),
    /// One of these words and no other.
    Choice(Vec<String>),
    /// Words that mean something; any other is let pass with a warning.
    Words(Vec<String>),
    /// One text, or a list of them.
    Texts,
    List,
    /// A mapping whose keys are the builder's own.
    Open,
    /// The id of something that is written in this folder.
    Id(&'static str),
    /// The id of what is written here, which belongs to this folder.
    NewId(&'static str),
}

/// What a reader does with one key of a mapping.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Key {
    /// It has to be there.
    pub needed: bool,
    /// It is known, and has no use.
    pub unused: bool,
    /// It is another spelling of this key.
    pub same_as: Option<&'static str>,
}

impl Key {
    fn join(&mut self, other: Key) {
        self.needed |= other.needed;
        self.unused |= other.unused;
        self.same_as = self.same_as.or(other.same_as);
    }
}

/// All that was asked, by place.
#[derive(Clone, Default, Debug)]
pub struct Asked {
    maps: BTreeMap<Span, BTreeMap<&'static str, Key>>,
    /// Mappings in which other keys are let pass.
    lax: BTreeSet<Span>,
    values: BTreeMap<Span, BTreeSet<Asks>>,
}

impl Asked {
    pub(super) fn key(&mut self, map: Span, name: &'static str, key: Key) {
        self.maps.entry(map).or_default().entry(name).or_default().join(key);
    }

    pub(super) fn lax(&mut self, map: Span) {
        self.lax.insert(map);
    }

    /// Adds as what a value is read, by one who learns of it later.
    pub fn note(&mut self, value: Span, asks: Asks) {
        self.values.entry(value).or_default().insert(asks);
    }

    /// The keys that a mapping was asked for.
    pub(super) fn keys_of(&self, map: Span) -> Option<&BTreeMap<&'static str, Key>> {
        self.maps.get(&map)
    }

    pub(super) fn is_lax(&self, map: Span) -> bool {
        self.lax.contains(&map)
    }

    /// As what a value was read.
    pub(super) fn of_value(&self, value: Span) -> BTreeSet<Asks> {
        self.values.get(&value).cloned().unwrap_or_default()
    }
}
