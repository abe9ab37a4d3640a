//! Reading what lies about, what lies inside it, and what NPCs have with them.

use std::collections::{BTreeMap, BTreeSet};

use super::{AllPlaced, At, Placed, bounds};
use crate::base::id::{ItemTemplateId, RoomId, SpawnId};
use crate::base::limits::{PLACED_DEPTH_MAX, PLACED_QUANTITY_MAX};
use crate::base::table::Table;
use crate::game::frame::reading::ids::{AllIds, shown_cheaply};
use crate::game::frame::reading::kind::Load;
use crate::game::frame::reading::problem::{below, inside_itself, no_use_beside, not_a_container};
use crate::game::frame::reading::written::{self, Document, all_documents};
use crate::game::ground::item::load::slot;
use crate::game::ground::item::{ItemKind, ItemTemplate, Slot};
use crate::game::ground::room::Resets;
use crate::yaml::suggest::nearest;
use crate::yaml::{Asks, Fields, Node, Problems, Span, Spanned, problem};

/// One entry as it was written.
pub(super) struct Entry {
    key: Spanned<String>,
    pub template: ItemTemplateId,
    room: Option<RoomId>,
    npc: Option<(SpawnId, Option<Slot>)>,
    container: Option<Spanned<String>>,
    quantity: u64,
    pub most: u64,
    /// Where it says how many there are.
    pub most_span: Span,
    most_in_world: Option<u64>,
    resets: Resets,
    unseen: bool,
    message: Option<String>,
    /// It lies nowhere, and nobody carries it.
    is_nowhere: bool,
}

pub(super) fn read_placed(load: &mut Load<'_>, files: &[Node]) {
    load.content.placed = placed(files, &load.content.items, &mut load.ids, load.problems);
}

/// All things of some files that lie in a room, or in something that does. What holds others
/// stands before them.
fn placed(
    files: &[Node],
    items: &Table<ItemTemplateId, ItemTemplate>,
    ids: &mut AllIds,
    problems: &mut Problems,
) -> AllPlaced {
    let mut entries: Vec<Entry> = Vec::new();
    let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
    for document in all_documents(files, &["room_id"], problems) {
        let Some(entry) = entry(&document, items, ids, problems) else { continue };
        if let Some(first) = by_key.get(&entry.key.value) {
            let first = shown_cheaply(entries[*first].key.span, problems);
            problems.push(problem::duplicate_id("placed thing", &entry.key, &first));
            continue;
        }
        by_key.insert(entry.key.value.clone(), entries.len());
        entries.push(entry);
    }
    check_containers(&entries, &by_key, items, problems);
    let all = in_order(&entries, &by_key, problems);
    let written = entries.iter().map(|entry| (entry.key.as_str(), entry)).collect();
    bounds::check(&all, &written, items, problems);
    let mut placed = AllPlaced::default();
    all.into_iter().for_each(|thing| placed.push(thing));
    let begun_with = entries.iter().filter(|entry| is_begun_with(entry, &entries, &by_key));
    placed.starting = begun_with.map(|entry| (entry.template, entry.quantity)).collect();
    placed
}

/// Whether a thing lies nowhere, or within something that does, however deep: newcomers begin with
/// it.
fn is_begun_with(entry: &Entry, entries: &[Entry], by_key: &BTreeMap<String, usize>) -> bool {
    let mut outer = entry;
    for _ in 0..PLACED_DEPTH_MAX {
        let holder = outer.container.as_ref().and_then(|key| by_key.get(key.as_str()));
        let Some(holder) = holder else { break };
        outer = &entries[*holder];
    }
    outer.is_nowhere
}

/// What a player carried in the world that the file comes from lies nowhere.
fn entry(
    document: &Document,
    items: &Table<ItemTemplateId, ItemTemplate>,
    ids: &mut AllIds,
    problems: &mut Problems,
) -> Option<Entry> {
    let default = document.default_id(problems);
    let mut fields = Fields::of(document.node, problems)?;
    let key = fields.spanned_text("id").unwrap_or(default);
    let template = fields.required_text("template_id");
    let room = written::reference(&mut fields, "room_id");
    let container = written::reference(&mut fields, "container_id");
    let spawn = written::reference(&mut fields, "spawn_id");
    let of_the_file = document.beside("room_id");
    let room = room.or_else(|| of_the_file.filter(|_| container.is_none() && spawn.is_none()));
    if let Some(container) = &container {
        fields.problems().note(container.span, || Asks::Id("item_instances"));
    }
    let is_carried = fields.any("player_id").is_some();
    fields.known_but_unused(&["player_id", "current_durability", "instance_data"]);
    let has_place = room.is_some() || container.is_some() || spawn.is_some() || is_carried;
    let template = template.map(|template| ids.items.refer_or_drop(&template));
    let written = template.and_then(|template| items.get(template));
    let slot = match spawn.is_some() && container.is_none() {
        true => worn(&mut fields, written),
        false => not_worn(&mut fields),
    };
    let (quantity, most, most_span) = how_many(&mut fields);
    let unique = fields.flag("unique").unwrap_or(false);
    let most_in_world = fields.number("max_in_world", 1..=PLACED_QUANTITY_MAX);
    if let (true, Some(span)) = (unique, fields.span_of("max_in_world")) {
        fields.problems().push(no_use_beside("max_in_world", "unique", span));
    }
    let is_money = written.is_some_and(|template| template.kind == ItemKind::Money);
    let default = if is_money { Resets::Never } else { Resets::AsArea };
    let resets = Resets::read(&mut fields, "respawn_seconds").unwrap_or(default);
    let unseen = fields.flag("only_when_empty").unwrap_or(false);
    let message = written::line(&mut fields, "respawn_message");
    fields.finish();
    Some(Entry {
        key,
        template: template?,
        room: room.map(|room| ids.rooms.refer(&room)),
        npc: spawn.map(|spawn| (ids.spawns.refer(&spawn), slot)),
        container,
        quantity,
        most,
        most_span,
        most_in_world: if unique { Some(1) } else { most_in_world },
        resets,
        unseen,
        message,
        is_nowhere: !has_place,
    })
}

/// What lies about is not worn, even if it was in the world that the file comes from.
fn not_worn(fields: &mut Fields<'_, '_>) -> Option<Slot> {
    fields.known_but_unused(&["equipped_slot"]);
    None
}

/// Where an NPC wears it: as it is written, or where such things are worn.
fn worn(fields: &mut Fields<'_, '_>, template: Option<&ItemTemplate>) -> Option<Slot> {
    match fields.any("equipped_slot") {
        Some(_) => slot(fields, "equipped_slot"),
        None => template.and_then(|template| template.slot),
    }
}

/// How many come at once, how many there may be in their place, and where that is written.
fn how_many(fields: &mut Fields<'_, '_>) -> (u64, u64, Span) {
    let quantity = fields.number("quantity", 1..=PLACED_QUANTITY_MAX).unwrap_or(1);
    let most = fields.number("max_in_room", 1..=PLACED_QUANTITY_MAX).unwrap_or(quantity);
    let span_of_most = fields.span_of("max_in_room");
    if let (true, Some(span)) = (most < quantity, span_of_most) {
        fields.problems().push(below("max_in_room", "quantity", span));
    }
    let span = span_of_most.or_else(|| fields.span_of("quantity")).unwrap_or(fields.span());
    (quantity, most.max(quantity), span)
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

/// The entries, each behind what it lies in: a walk from the floors and from NPCs inwards.
fn in_order(
    entries: &[Entry],
    by_key: &BTreeMap<String, usize>,
    problems: &mut Problems,
) -> Vec<Placed> {
    let mut within: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut waiting: Vec<(usize, At)> = Vec::new();
    for (nth, entry) in entries.iter().enumerate() {
        match (&entry.container, entry.room, entry.npc) {
            (Some(container), ..) => {
                let holder = by_key.get(container.as_str()).copied();
                within.entry(holder.unwrap_or(nth)).or_default().push(nth);
            }
            (None, Some(room), _) => waiting.push((nth, At::Room(room))),
            (None, None, Some((spawn, slot))) => waiting.push((nth, At::Npc(spawn, slot))),
            (None, None, None) => {}
        }
    }
    waiting.reverse();
    let mut placed = Vec::new();
    let mut taken = BTreeSet::new();
    while let Some((nth, at)) = waiting.pop() {
        taken.insert(nth);
        placed.push(thing(&entries[nth], at));
        let inside = within.get(&nth).into_iter().flatten().rev();
        waiting.extend(inside.map(|inner| (*inner, at)));
    }
    report_circles(entries, &taken, by_key, problems);
    placed
}

fn thing(entry: &Entry, at: At) -> Placed {
    Placed {
        key: entry.key.value.clone(),
        template: entry.template,
        at,
        inside: entry.container.as_ref().map(|container| container.value.clone()),
        quantity: entry.quantity,
        most: entry.most,
        most_in_world: entry.most_in_world,
        resets: entry.resets,
        unseen: entry.unseen,
        message: entry.message.clone(),
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
