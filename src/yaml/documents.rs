//! The things that one file describes.

use super::node::{Kind, Node};

/// Keys by which a thing names itself. A mapping that has one is a thing, not a wrapping.
const NAMING_KEYS: [&str; 6] =
    ["id", "name", "class_id", "ability_id", "template_id", "npc_template_id"];

/// The things that a file describes. Worlds write them in three shapes: one mapping; a list of
/// mappings; or a mapping with one key that holds the list (`rooms:`, `spawns:`), beside which
/// other keys such as `area_id` may stand. Those are read from the file's own node with
/// [`Node::get`].
///
/// A thing may hold a list of mappings itself (an NPC its loot). It is told from a wrapping by
/// naming itself: it has an `id`, a `name` or one of their kin.
pub fn documents(root: &Node) -> Vec<&Node> {
    match &root.kind {
        Kind::List(nodes) => nodes.iter().collect(),
        Kind::Null => Vec::new(),
        _ => wrapped(root).map_or_else(|| vec![root], |nodes| nodes.iter().collect()),
    }
}

/// The list in a wrapping.
fn wrapped(root: &Node) -> Option<&[Node]> {
    let entries = root.as_map()?;
    if entries.iter().any(|(key, _)| NAMING_KEYS.contains(&key.as_str())) {
        return None;
    }
    if let [(_, only)] = entries
        && only.is_null()
    {
        return Some(&[]);
    }
    let mut lists = entries.iter().filter_map(|(_, node)| list_of_things(node));
    let list = lists.next()?;
    lists.next().is_none().then_some(list)
}

fn list_of_things(node: &Node) -> Option<&[Node]> {
    let nodes = node.as_list()?;
    nodes.iter().all(|node| matches!(node.kind, Kind::Map(_))).then_some(nodes)
}
