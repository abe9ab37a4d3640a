//! Reading what lies about when the world begins, and what lies inside it.

use std::collections::{BTreeMap, BTreeSet};

use super::content::{ItemTemplate, Placed};
use crate::base::id::{ItemTemplateId, RoomId};
use crate::base::limits::COINS_MAX;
use crate::base::table::Table;
use crate::game::content::ids::{AllIds, shown_cheaply};
use crate::game::content::problem::{inside_itself, not_a_container};
use crate::game::content::written::{self, Document, all_documents};
use crate::yaml::suggest::nearest;
use crate::yaml::{Fields, Node, Problems, Spanned, problem};

/// One entry as it was written.
struct Entry {
    key: Spanned<String>,
    template: ItemTemplateId,
    room: Option<RoomId>,
    container: Option<Spanned<String>>,
    quantity: u64,
}

/// All things of some files that lie in a room, or in something that does. What holds others
/// stands before them.
pub fn placed(
    files: &[Node],
    items: &Table<ItemTemplateId, ItemTemplate>,
    ids: &mut AllIds,
    problems: &mut Problems,
) -> Vec<Placed> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
    for document in all_documents(files, &[], problems) {
        let Some(entry) = entry(&document, ids, problems) else { continue };
        if let Some(first) = by_key.get(&entry.key.value) {
            let first = shown_cheaply(entries[*first].key.span, problems);
            problems.push(problem::duplicate_id("placed thing", &entry.key, &first));
            continue;
        }
        by_key.insert(entry.key.value.clone(), entries.len());
        entries.push(entry);
    }
    check_containers(&entries, &by_key, items, problems);
    in_order(entries, &by_key, problems)
}

/// What a player carried in the world that the file comes from lies nowhere.
fn entry(document: &Document, ids: &mut AllIds, problems: &mut Problems) -> Option<Entry> {
    let default = document.default_id(problems);
    let mut fields = Fields::of(document.node, problems)?;
    let key = fields.spanned_text("id").unwrap_or(default);
    let template = fields.required_text("template_id");
    let room = written::reference(&mut fields, "room_id");
    let container = written::reference(&mut fields, "container_id");
    let quantity = fields.number("quantity", 1..=COINS_MAX).unwrap_or(1);
    let is_carried = fields.any("player_id").is_some();
    fields.known_but_unused(&["player_id", "equipped_slot", "current_durability", "instance_data"]);
    if room.is_none() && container.is_none() && !is_carried {
        let span = fields.span();
        fields.problems().push(problem::missing_key("room_id", span));
    }
    fields.finish();
    let template = ids.items.refer(&template?);
    let room = room.map(|room| ids.rooms.refer(&room));
    Some(Entry { key, template, room, container, quantity })
}

fn check_containers(
    entries: &[Entry],
    by_key: &BTreeMap<String, usize>,
    items: &Table<ItemTemplateId, ItemTemplate>,
    problems: &mut Problems,
) {
    for id in entries.iter().filter_map(|entry| entry.container.as_ref()) {
        match by_key.get(id.as_str()).and_then(|at| items.get(entries[*at].template)) {
            Some(template) if template.capacity.is_none() => problems.push(not_a_container(id)),
            Some(_) => {}
            None if by_key.contains_key(id.as_str()) => {}
            None if problems.some_unread("item_instances") => {}
            None => {
                let near = nearest(id, by_key.keys().map(String::as_str));
                problems.push(problem::unknown_id("placed thing", id, near));
            }
        }
    }
}

/// The entries, each behind what it lies in: a walk from the floors inwards.
fn in_order(
    entries: Vec<Entry>,
    by_key: &BTreeMap<String, usize>,
    problems: &mut Problems,
) -> Vec<Placed> {
    let mut within: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut waiting: Vec<(usize, RoomId)> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        match (&entry.container, entry.room) {
            (Some(container), _) => {
                let holder = by_key.get(container.as_str()).copied();
                within.entry(holder.unwrap_or(at)).or_default().push(at);
            }
            (None, Some(room)) => waiting.push((at, room)),
            (None, None) => {}
        }
    }
    waiting.reverse();
    let mut placed = Vec::new();
    let mut taken = BTreeSet::new();
    while let Some((at, room)) = waiting.pop() {
        taken.insert(at);
        placed.push(thing(&entries[at], room));
        let inside = within.get(&at).into_iter().flatten().rev();
        waiting.extend(inside.map(|inner| (*inner, room)));
    }
    report_circles(&entries, &taken, by_key, problems);
    placed
}

fn thing(entry: &Entry, room: RoomId) -> Placed {
    Placed {
        key: entry.key.value.clone(),
        template: entry.template,
        room,
        inside: entry.container.as_ref().map(|container| container.value.clone()),
        quantity: entry.quantity,
    }
}

/// Of what was not taken, the one who follows what it lies in, and what that lies in, either comes
/// to an end (that was carried, or never written) or in a circle. Each is followed only as far as
/// nobody has been before.
fn report_circles(
    entries: &[Entry],
    taken: &BTreeSet<usize>,
    by_key: &BTreeMap<String, usize>,
    problems: &mut Problems,
) {
    let mut seen = taken.clone();
    for first in 0..entries.len() {
        let mut path = Vec::new();
        let mut at = Some(first);
        while let Some(here) = at.filter(|here| seen.insert(*here)) {
            path.push(here);
            let container = entries[here].container.as_ref();
            at = container.and_then(|container| by_key.get(container.as_str()).copied());
        }
        let circle = path.iter().position(|here| Some(*here) == at);
        for here in circle.map_or(&[][..], |start| &path[start..]) {
            if let Some(container) = &entries[*here].container {
                problems.push(inside_itself(container));
            }
        }
    }
}
