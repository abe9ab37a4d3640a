//! Where things come from and go, and why they move: declared by the feature that moves them
//! (`Feature::outsides`, `Feature::reasons`), so the ledger knows of none that stands above it.

use crate::game::FEATURES;
use crate::game::frame::actor::Actor;

/// A source or sink of the world: what is made comes from there, and what is lost goes there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Outside {
    /// As it is kept and shown: one word.
    pub word: &'static str,
    /// A sentence for staff.
    pub says: &'static str,
    pub lines: Lines,
}

/// Which movements to or from outside are lines of the log.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lines {
    /// Those in which a player or another actor takes part.
    OfActors,
    /// All of them.
    All,
}

impl Outside {
    pub const fn new(word: &'static str, says: &'static str) -> Outside {
        Outside { word, says, lines: Lines::OfActors }
    }

    /// One of which every movement is a line.
    pub const fn written(self) -> Outside {
        Outside { lines: Lines::All, ..self }
    }
}

/// Why something moves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reason {
    /// As it is kept: one word.
    pub word: &'static str,
    /// What the one who paid reads; `{payee}` is the other.
    pub paid: &'static str,
    /// What the one who received reads; `{payer}` is the other.
    pub received: &'static str,
}

impl Reason {
    pub const fn new(word: &'static str, paid: &'static str, received: &'static str) -> Reason {
        Reason { word, paid, received }
    }

    /// In somebody's favour, if it was.
    pub fn in_favour_of(self, favour: Option<Actor>) -> Why {
        Why { reason: self, favour }
    }
}

/// Why something moves, and in whose favour, if that is somebody else than who receives it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Why {
    pub reason: Reason,
    pub favour: Option<Actor>,
}

impl From<Reason> for Why {
    fn from(reason: Reason) -> Why {
        Why { reason, favour: None }
    }
}

/// What was there before there were books.
pub const BEGINNING: Outside =
    Outside::new("beginning", "what was there before there was a ledger").written();
/// What a change of the world's files took out of the world or brought back, and whatever no book
/// explains.
pub const FILES: Outside = Outside::new(
    "files",
    "what other world files took away or brought, and what nobody can explain",
);
/// What staff made and unmade.
pub const STAFF: Outside = Outside::new("staff", "what staff made and unmade").written();
/// What belonged to characters that are no more.
pub const ERASED: Outside = Outside::new("erased", "what belonged to characters who are no more");
/// What characters of a backup had, where it is not what they had since.
pub const BACKUPS: Outside =
    Outside::new("backups", "what characters of a backup had more or less than those of today");

/// What actors had before there were books.
pub const BEGUN: Reason = Reason::new("begun", "had before", "had before this ledger");
/// Staff set a purse.
pub const SET: Reason = Reason::new("set", "taken by staff", "given by staff");
/// Staff made coins.
pub const LOADED: Reason = Reason::new("loaded", "made by staff", "made by staff");
/// Staff unmade coins.
pub const PURGED: Reason = Reason::new("purged", "unmade by staff", "unmade by staff");
/// A character is as a backup had it.
pub const RESTORED: Reason =
    Reason::new("restored", "undone: as in a backup", "restored: as in a backup");
/// A character is no more.
pub const GONE: Reason = Reason::new("gone", "gone with their character", "gone with a character");
/// Put aside until a bargain is done.
pub const HELD: Reason =
    Reason::new("held", "put aside until it is settled", "put aside by {payer}");
/// A bargain was done.
pub const RELEASED: Reason =
    Reason::new("released", "paid to {payee}", "received of what was put aside");
/// A bargain was off.
pub const REFUNDED: Reason =
    Reason::new("refunded", "given back to {payee}", "given back of what was put aside");

pub(super) const OUTSIDES: &[Outside] = &[BEGINNING, STAFF, ERASED, BACKUPS, FILES];
pub(super) const REASONS: &[Reason] =
    &[BEGUN, SET, LOADED, PURGED, RESTORED, GONE, HELD, RELEASED, REFUNDED];

/// All sources and sinks, in the order of their features.
pub fn outsides() -> impl Iterator<Item = &'static Outside> {
    FEATURES.iter().flat_map(|feature| feature.outsides)
}

/// The source or sink of a word.
pub fn outside(word: &str) -> Option<&'static Outside> {
    outsides().find(|outside| outside.word == word)
}

/// The reason of a word.
pub fn reason(word: &str) -> Option<&'static Reason> {
    FEATURES.iter().flat_map(|feature| feature.reasons).find(|reason| reason.word == word)
}
