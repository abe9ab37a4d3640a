//! A kind of thing that builders write: where it lies, what reads it, and what each key means.
//!
//! To add one, write a [`Kind`] beside its reader and a line in the list (`start/load/kinds.rs`). What
//! is read goes into [`Content`] with [`Content::keep`](crate::game::Content::keep), or stays in
//! [`Load::left`] for kinds that come later in the list.
//!
//! A key is described by [`told`]: its path, an example, and a sentence. Type, bounds and whether it
//! is needed are not described but observed: the examples are read by the reader itself, and what
//! it asks for is written down ([`crate::yaml::Asked`]). A test holds the two against each other.

use std::any::{Any, TypeId};
use std::collections::BTreeMap;

use super::ids::AllIds;
use crate::game::Content;
use crate::game::content::Interned;
use crate::yaml::{Node, Problems, Source, read_file, read_folder};

/// One kind of thing that builders write.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its folder (`rooms`), or its one file (`config/callings.yaml`).
    pub place: &'static str,
    /// What one is called: `a room`.
    pub one: &'static str,
    /// What several are called.
    pub several: &'static str,
    /// The key under which a file holds several; nothing if a file is one mapping.
    pub list: &'static str,
    /// What it is, in a few sentences.
    pub about: &'static str,
    pub keys: fn() -> Vec<Told>,
    /// Reads all files of it. Whatever is wrong goes to the problems.
    pub read: fn(&mut Load<'_>, &[Node]),
    /// What can only be said when everything has been read.
    pub check: Option<fn(&mut Load<'_>)>,
}

impl Kind {
    /// What a kind is like if nothing else is said.
    pub const DEFAULT: Kind = Kind {
        place: "",
        one: "",
        several: "",
        list: "",
        about: "",
        keys: Vec::new,
        read: |_, _| {},
        check: None,
    };

    /// Whether it has a folder of its own.
    pub fn is_folder(&self) -> bool {
        !self.place.contains('/')
    }

    /// The trees of its files.
    pub fn files(&self, source: &dyn Source, problems: &mut Problems) -> Vec<Node> {
        match self.is_folder() {
            true => read_folder(source, self.place, problems),
            false => read_file(source, self.place, problems).into_iter().collect(),
        }
    }
}

/// What is told of one key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Told {
    /// `shop.sells`; `loot_table[].chance` within the entries of a list; `exits.{north}` where the
    /// key is the builder's own, with an example of one; `^area_id` for what a file says of all
    /// that is in it.
    pub path: &'static str,
    /// A value, as it is written in a file; nothing for what only holds other keys.
    pub example: &'static str,
    /// What it means.
    pub says: &'static str,
    /// What counts where it is not written, if that can be said in short.
    pub default: &'static str,
    /// In which of the examples it stands, from one.
    pub only: usize,
    /// What it is in the second example, the third, and so on.
    pub also: &'static [&'static str],
    /// The folder whose things its entries are, and where their keys are told.
    pub like: &'static str,
}

/// Describes a key.
pub const fn told(path: &'static str, example: &'static str, says: &'static str) -> Told {
    Told { path, example, says, default: "", only: 1, also: &[], like: "" }
}

impl Told {
    /// With what counts where it is not written.
    pub const fn or(self, default: &'static str) -> Told {
        Told { default, ..self }
    }

    /// In the example of this number, in place of the first.
    pub const fn only(self, only: usize) -> Told {
        Told { only, ..self }
    }

    /// With what it is in further examples.
    pub const fn also(self, also: &'static [&'static str]) -> Told {
        Told { also, ..self }
    }

    /// With the folder whose things its entries are.
    pub const fn like(self, like: &'static str) -> Told {
        Told { like, ..self }
    }

    /// The path with `*` in place of the builder's own keys, as shapes have it.
    pub fn shape_path(&self) -> String {
        let steps = self.path.split('.').map(|step| if step.starts_with('{') { "*" } else { step });
        steps.collect::<Vec<_>>().join(".")
    }

    /// What it is in one of the examples; `None` if it does not stand there.
    pub fn in_example(&self, nth: usize) -> Option<&'static str> {
        match nth.checked_sub(self.only)? {
            0 => Some(self.example),
            later => self.also.get(later - 1).copied().filter(|value| !value.is_empty()),
        }
    }
}

/// A world while it is read.
pub struct Load<'a> {
    pub source: &'a dyn Source,
    pub problems: &'a mut Problems,
    pub ids: AllIds,
    /// What is known of the world so far.
    pub content: Content,
    /// What one reader leaves for another.
    pub left: Left,
    /// The trees that were read, by the place of their kind, for who wants to look at them again.
    pub trees: Vec<(&'static str, Node)>,
}

impl<'a> Load<'a> {
    /// Nothing was read yet; what was ever known keeps its number.
    pub fn new(source: &'a dyn Source, known: &Interned, problems: &'a mut Problems) -> Load<'a> {
        let (content, left, trees) = Default::default();
        Load { source, problems, ids: AllIds::new(known), content, left, trees }
    }
}

/// Values by their types.
#[derive(Default)]
pub struct Left(BTreeMap<TypeId, Box<dyn Any>>);

impl Left {
    pub fn put<T: Any>(&mut self, value: T) {
        self.0.insert(TypeId::of::<T>(), Box::new(value));
    }

    /// What was put there; `None` if its reader stands below in the list.
    pub fn get<T: Any>(&self) -> Option<&T> {
        self.0.get(&TypeId::of::<T>())?.downcast_ref()
    }

    pub fn take<T: Any + Default>(&mut self) -> T {
        let found = self.0.remove(&TypeId::of::<T>()).and_then(|value| value.downcast().ok());
        found.map(|value| *value).unwrap_or_default()
    }
}
