//! The things that one file describes.

use super::node::{Kind, Node};

/// Keys by which a thing names itself. A mapping that has one is a thing, not a wrapping.
const NAMING_KEYS: [&str; 6] =
    ["id", "name", "class_id", "ability_id", "template_id", "npc_template_id"];

/// The things that a file of `folder` describes. Worlds write them in three shapes: one mapping; a
/// list of mappings; or a mapping with one key that holds the list (`rooms:`, `spawns:`), beside
/// which other keys such as `area_id` may stand. Those are read from the file's own node with
/// [`Node::get`].
///
/// A thing may hold a list of mappings itself (an NPC its loot). It is told from a wrapping by
/// naming itself: it has an `id`, a `name` or one of their kin.
///
/// Of several lists the one that is called as the folder is read, else the first. A list of that
/// name with nothing in it describes nothing.
pub fn documents<'n>(root: &'n Node, folder: &str) -> Vec<&'n Node> {
    match &root.kind {
        Kind::List(nodes) => nodes.iter().collect(),
        Kind::Null => Vec::new(),
        _ => wrapped(root, folder).map_or_else(|| vec![root], |(_, nodes)| nodes.iter().collect()),
    }
}

/// The list in a wrapping, and the key that it stands under.
pub fn wrapped<'n>(root: &'n Node, folder: &str) -> Option<(&'n str, &'n [Node])> {
    let entries = root.as_map()?;
    let names_itself = |key: &str| NAMING_KEYS.iter().any(|name| name.eq_ignore_ascii_case(key));
    if entries.iter().any(|(key, _)| names_itself(key)) {
        return None;
    }
    let is_of_folder = |key: &str| folder == key || folder.ends_with(&format!("_{key}"));
    let empty = |node: &Node| node.is_null() || node.as_list().is_some_and(<[Node]>::is_empty);
    let only = entries.len() == 1;
    let lists = entries.iter().filter_map(|(key, node)| {
        let nodes = match empty(node) {
            true if only || is_of_folder(key) => &[][..],
            true => return None,
            false => list_of_things(node)?,
        };
        Some((key.as_str(), nodes))
    });
    let lists: Vec<_> = lists.collect();
    let own = lists.iter().find(|(key, _)| is_of_folder(key));
    own.or_else(|| lists.iter().find(|(_, nodes)| !nodes.is_empty())).or(lists.first()).copied()
}

/// Whether a key of a wrapping holds things of its own.
pub fn is_list_of_things(node: &Node) -> bool {
    list_of_things(node).is_some_and(|nodes| !nodes.is_empty())
}

fn list_of_things(node: &Node) -> Option<&[Node]> {
    let nodes = node.as_list()?;
    nodes.iter().all(|node| matches!(node.kind, Kind::Map(_))).then_some(nodes)
}
