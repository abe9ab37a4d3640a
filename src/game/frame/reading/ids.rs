//! Ids while a world is read: which were written, and which are only spoken of.
//!
//! Files speak of each other in circles, so no order of reading would know every id in time. A
//! reference is therefore given its number at once, wherever it stands, and remembered with its
//! place; when the last file has been read, [`Ids::check`] says of each whether anybody wrote it.
//! Numbers already given out stay as they are, so that a reload changes none of them.

use std::collections::BTreeMap;

use crate::base::id::{AreaId, FactionId, ItemTemplateId, Names, NpcTemplateId, RoomId, SpawnId};
use crate::base::limits::SUGGESTIONS_MAX;
use crate::game::content::Interned;
use crate::yaml::suggest::nearest;
use crate::yaml::{Asks, Problems, Span, Spanned, problem};

/// What becomes of a world in which something that is spoken of was never written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// It cannot be loaded.
    Needed,
    /// The line that speaks of it can be left out.
    Droppable,
}

/// The ids of one kind of thing.
pub struct Ids<Id> {
    /// What one of them is called in a sentence, as in "room".
    noun: &'static str,
    /// The folder that they are written in.
    folder: &'static str,
    names: Names<Id>,
    written: BTreeMap<Id, Span>,
    spoken_of: Vec<(Spanned<String>, Weight)>,
    /// Where things are spoken of whose check is elsewhere.
    unchecked: Vec<Span>,
    /// Other words that things of this kind are known by, for suggestions.
    also_called: Vec<String>,
}

impl<Id: Copy + Ord + From<u32> + Into<u32>> Ids<Id> {
    /// Nothing written yet; what was ever known keeps its number.
    pub fn new(noun: &'static str, folder: &'static str, known: &Names<Id>) -> Ids<Id> {
        let names = known.clone();
        let written = BTreeMap::new();
        Ids {
            noun,
            folder,
            names,
            written,
            spoken_of: Vec::new(),
            unchecked: Vec::new(),
            also_called: Vec::new(),
        }
    }

    /// The number of a thing that is written here; a problem and `None` for the second of a name.
    pub fn write(&mut self, id: &Spanned<String>, problems: &mut Problems) -> Option<Id> {
        let number = self.names.intern(id.trim());
        if let Some(first) = self.written.get(&number) {
            let first = shown_cheaply(*first, problems);
            problems.push(problem::duplicate_id(self.noun, id, &first));
            return None;
        }
        self.written.insert(number, id.span);
        Some(number)
    }

    /// Remembers another word that a thing of this kind is known by.
    pub fn also_called(&mut self, name: &str) {
        self.also_called.push(name.to_owned());
    }

    /// The number of a thing that is spoken of. Whether it was written is asked at the end.
    pub fn refer(&mut self, id: &Spanned<String>) -> Id {
        self.spoken_of.push((id.clone(), Weight::Needed));
        self.names.intern(id.trim())
    }

    /// The same for a line that can be left out: a lenient reading drops it when nobody wrote what
    /// it speaks of (`game::load::lenient`).
    pub fn refer_or_drop(&mut self, id: &Spanned<String>) -> Id {
        self.spoken_of.push((id.clone(), Weight::Droppable));
        self.names.intern(id.trim())
    }

    /// The same for all of several.
    pub fn refer_or_drop_all(&mut self, ids: &[Spanned<String>]) -> Vec<Id> {
        ids.iter().map(|id| self.refer_or_drop(id)).collect()
    }

    /// Whether a thing was written.
    pub fn is_written(&self, id: Id) -> bool {
        self.written.contains_key(&id)
    }

    /// The same for all of several.
    pub fn refer_all(&mut self, ids: &[Spanned<String>]) -> Vec<Id> {
        ids.iter().map(|id| self.refer(id)).collect()
    }

    /// The number of a thing whose reference has a check of its own.
    pub fn refer_unchecked(&mut self, id: &Spanned<String>) -> Id {
        self.unchecked.push(id.span);
        self.names.intern(id.trim())
    }

    /// All ids that were written, with their places.
    pub fn all_written(&self) -> impl Iterator<Item = (Id, Span)> {
        self.written.iter().map(|(id, span)| (*id, *span))
    }

    /// The first thing of the kind that was written.
    pub fn first_written(&self) -> Option<Id> {
        self.written.iter().min_by_key(|(_, span)| **span).map(|(id, _)| *id)
    }

    /// The number of something that no file holds.
    pub fn number(&mut self, id: &str) -> Id {
        self.names.intern(id)
    }

    /// How many numbers were ever given out.
    pub fn numbers(&self) -> usize {
        self.names.len()
    }

    /// The number of an id, if it was ever seen.
    pub fn find(&self, id: &str) -> Option<Id> {
        self.names.find(id)
    }

    /// The text of an id.
    pub fn name(&self, id: Id) -> &std::sync::Arc<str> {
        self.names.name(id)
    }

    /// Whether a thing that was not written may stand in a file that could not be read.
    pub fn may_be_unread(&self, problems: &Problems) -> bool {
        problems.some_unread(self.folder)
    }

    /// The written id that was probably meant by one that nobody wrote.
    pub fn near(&self, id: &str, problems: &Problems) -> Option<&str> {
        if problems.errors() >= SUGGESTIONS_MAX {
            return None;
        }
        let written = self.written.keys().map(|id| &**self.names.name(*id));
        nearest(id, written.chain(self.also_called.iter().map(String::as_str)))
    }

    /// Says that something was not found that may stand in a file which could not be read.
    pub fn not_checked(&self, problems: &mut Problems) {
        let folder = problems.add_folder(self.folder);
        problems.push(problem::not_checked(folder, self.noun));
    }

    /// Where ids of this kind stand, and whether one is written there or spoken of.
    fn places(&self) -> impl Iterator<Item = (Span, Asks)> {
        let spoken = self.spoken_of.iter().map(|(id, _)| id.span);
        let spoken = spoken.chain(self.unchecked.iter().copied());
        let spoken = spoken.map(|span| (span, Asks::Id(self.folder)));
        spoken.chain(self.written.values().map(|span| (*span, Asks::NewId(self.folder))))
    }

    /// The ids that are written, and other words that they are known by, in order.
    fn all_names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.written.keys().map(|id| self.names.name(*id).to_string()).collect();
        names.extend(self.also_called.iter().cloned());
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Says of every reference to nothing that it is one.
    fn check(&self, problems: &mut Problems) {
        for (id, weight) in &self.spoken_of {
            let number = self.names.find(id.trim());
            if number.is_none_or(|number| !self.written.contains_key(&number)) {
                if self.may_be_unread(problems) {
                    return self.not_checked(problems);
                }
                let near = self.near(id, problems);
                let problem = problem::unknown_id(self.noun, id, near);
                match weight {
                    Weight::Needed => problems.push(problem),
                    Weight::Droppable => problems.push_or_drop(problem),
                }
            }
        }
    }
}

/// The ids of all kinds.
pub struct AllIds {
    pub rooms: Ids<RoomId>,
    pub areas: Ids<AreaId>,
    pub items: Ids<ItemTemplateId>,
    pub npcs: Ids<NpcTemplateId>,
    pub spawns: Ids<SpawnId>,
    pub factions: Ids<FactionId>,
}

impl AllIds {
    /// Nothing written yet; what was ever known keeps its number.
    pub fn new(known: &Interned) -> AllIds {
        AllIds {
            rooms: Ids::new("room", "rooms", &known.rooms),
            areas: Ids::new("area", "areas", &known.areas),
            items: Ids::new("item", "items", &known.items),
            npcs: Ids::new("NPC", "npcs", &known.npcs),
            spawns: Ids::new("spawn", "npc_spawns", &known.spawns),
            factions: Ids::new("faction", "factions", &known.factions),
        }
    }

    /// Where ids stand, and what each is: for descriptions of files.
    pub fn places(&self) -> Vec<(Span, Asks)> {
        let mut places: Vec<(Span, Asks)> = self.rooms.places().collect();
        places.extend(self.areas.places());
        places.extend(self.items.places());
        places.extend(self.npcs.places());
        places.extend(self.spawns.places());
        places.extend(self.factions.places());
        places
    }

    /// The ids that are written, by folder.
    pub fn all_names(&self) -> BTreeMap<&'static str, Vec<String>> {
        BTreeMap::from([
            (self.rooms.folder, self.rooms.all_names()),
            (self.areas.folder, self.areas.all_names()),
            (self.items.folder, self.items.all_names()),
            (self.npcs.folder, self.npcs.all_names()),
            (self.spawns.folder, self.spawns.all_names()),
            (self.factions.folder, self.factions.all_names()),
        ])
    }

    /// Says of every reference to nothing that it is one.
    pub fn check(&self, problems: &mut Problems) {
        self.rooms.check(problems);
        self.areas.check(problems);
        self.items.check(problems);
        self.npcs.check(problems);
        self.spawns.check(problems);
        self.factions.check(problems);
    }

    /// The names and their numbers, when everything has been read.
    pub fn into_names(self) -> Interned {
        Interned {
            rooms: self.rooms.names,
            areas: self.areas.names,
            items: self.items.names,
            npcs: self.npcs.names,
            spawns: self.spawns.names,
            factions: self.factions.names,
        }
    }
}

/// A place for a sentence. Counting lines takes time, so after many errors only the file is named.
pub fn shown_cheaply(span: Span, problems: &Problems) -> String {
    match problems.errors() < SUGGESTIONS_MAX {
        true => problems.shown_place(span),
        false => problems.shown_place(span.file),
    }
}
