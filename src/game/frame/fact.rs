//! What a feature lets clients' programs know: a value with a name in GMCP and in MSDP.

use serde_json::Value;

use crate::base::clock::Millis;
use crate::base::id::CreatureId;
use crate::game::frame::watch::Marks;
use crate::game::{Content, World};

/// Somebody in their world, as their program sees them.
#[derive(Clone, Copy)]
pub struct Watched<'a> {
    pub content: &'a Content,
    pub world: &'a World,
    pub who: CreatureId,
    pub now: Millis,
}

/// One fact.
pub struct Fact {
    /// In plain words, for `help gmcp`.
    pub name: &'static str,
    /// Message and key in GMCP.
    pub gmcp: Option<(&'static str, &'static str)>,
    /// Variable in MSDP, and the key within it where that is a table.
    pub msdp: Option<(&'static str, &'static str)>,
    /// The changes that may change it.
    pub marks: Marks,
    /// The fact now; `None` while there is none, as before somebody is in the world.
    pub read: fn(&Watched) -> Option<Value>,
    /// Whether it is kept, so that nobody is told of it before it is on the disk. Nothing else
    /// waits: health that sinks while a batch is under way is told with the blow.
    pub kept: bool,
}

/// A fact that is fleeting. An empty name is none: not every fact is told by both protocols.
pub const fn fact(
    name: &'static str,
    gmcp: (&'static str, &'static str),
    msdp: &'static str,
    marks: Marks,
    read: fn(&Watched) -> Option<Value>,
) -> Fact {
    Fact { name, gmcp: some(gmcp), msdp: some((msdp, "")), marks, read, kept: false }
}

/// The same of one that is kept.
pub const fn kept(fact: Fact) -> Fact {
    Fact { kept: true, ..fact }
}

/// What an empty name stands for is not told.
const fn some(names: (&'static str, &'static str)) -> Option<(&'static str, &'static str)> {
    if names.0.is_empty() { None } else { Some(names) }
}
