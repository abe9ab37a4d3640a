//! Keys that nobody can come by: a door that stays locked for ever is seldom meant so.

use std::collections::BTreeSet;

use crate::base::id::ItemTemplateId;
use crate::game::Content;
use crate::game::frame::reading::problem::key_without_source;
use crate::yaml::{Problems, Spanned};

/// Folders of which no file may be missing before anything can be said.
const SOURCES: [&str; 5] = ["config", "factions", "item_instances", "items", "npcs"];

/// Warns of each key of a door that nobody can come by.
pub(super) fn check(
    keys: &[(ItemTemplateId, Spanned<String>)],
    content: &Content,
    problems: &mut Problems,
) {
    if SOURCES.iter().any(|folder| problems.some_unread(folder)) {
        return;
    }
    let found = that_can_be_had(content);
    for (key, word) in keys {
        // One that nobody wrote was told as such.
        if content.items.has(*key) && !found.contains(key) {
            problems.push(key_without_source(word));
        }
    }
}

/// Everything that lies somewhere, is dropped, sold or given away.
fn that_can_be_had(content: &Content) -> BTreeSet<ItemTemplateId> {
    let lying = content.placed.all().iter().map(|placed| placed.template);
    let dropped = content.npcs.rows().flat_map(|npc| npc.loot.iter().map(|loot| loot.template));
    let sold = content.npcs.rows().filter_map(|npc| npc.shop.as_ref());
    let sold = sold.flat_map(|shop| shop.sells.iter().copied());
    let callings = content.callings.iter();
    let begun_with = callings.flat_map(|calling| calling.outfit.iter().chain(&calling.pack));
    let tiers = content.factions.rows().flat_map(|faction| faction.tiers.iter());
    let given = tiers.flat_map(|tier| tier.items.iter().copied());
    let lying = lying.chain(content.placed.starting.iter().map(|(item, _)| *item));
    lying.chain(dropped).chain(sold).chain(begun_with.copied()).chain(given).collect()
}
