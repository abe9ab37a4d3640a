//! How much can be placed: no more than fits, and never so much that a room is full of it.
//!
//! What fits nowhere would be left out without a word, and everything written behind it with it.

use std::collections::BTreeMap;

use super::load::Entry;
use super::{At, Placed};
use crate::base::id::{ItemTemplateId, RoomId, SpawnId};
use crate::base::limits::{PLACED_IN_ROOM_MAX, THINGS_CARRIED_MAX};
use crate::base::table::Table;
use crate::game::frame::reading::problem::does_not_fit;
use crate::game::ground::item::ItemTemplate;
use crate::yaml::Problems;

/// What holds things, in the order in which problems are told.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Holder<'a> {
    Room(RoomId),
    Npc(SpawnId),
    Container(&'a str),
}

/// Reports the first entry of each place that is too much for it. `all` are the entries that have
/// a place; `written` says where each of them stands in its file.
pub(super) fn check(
    all: &[Placed],
    written: &BTreeMap<&str, &Entry>,
    items: &Table<ItemTemplateId, ItemTemplate>,
    problems: &mut Problems,
) {
    let mut held: BTreeMap<Holder<'_>, u64> = BTreeMap::new();
    for placed in all {
        let Some(entry) = written.get(placed.key.as_str()) else { continue };
        let holder = match (&placed.inside, placed.at) {
            (Some(container), _) => Holder::Container(container),
            (None, At::Room(room)) => Holder::Room(room),
            (None, At::Npc(spawn, _)) => Holder::Npc(spawn),
        };
        let (most, noun) = match &holder {
            Holder::Room(_) => (PLACED_IN_ROOM_MAX, "a room".to_owned()),
            Holder::Npc(_) => (THINGS_CARRIED_MAX, "an NPC".to_owned()),
            Holder::Container(key) => {
                let template = written.get(*key).and_then(|entry| items.get(entry.template));
                let Some(capacity) = template.and_then(|template| template.capacity) else {
                    continue;
                };
                (capacity, format!("`{key}`"))
            }
        };
        let before = held.get(&holder).copied().unwrap_or(0);
        let stack_max = items.get(placed.template).map_or(1, |template| template.stack_max.max(1));
        let after = before.saturating_add(placed.most.div_ceil(stack_max));
        if before <= most as u64 && after > most as u64 {
            problems.push(does_not_fit(&noun, most, after, entry.most_span));
        }
        held.insert(holder, after);
    }
}
