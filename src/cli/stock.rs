//! The stock world that is in the binary, and which world a command means.

use std::io;
use std::path::{Path, PathBuf};

use super::variable;
use crate::config::{Named, Settings, world_folder, world_is_named, world_must_exist};
use crate::yaml::{Disk, Memory, PassedOver, Source, SourcePath, Strictness};

/// Each file of the stock world by its place below the world's folder, as `src/build.rs` packed it.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/stock_world.rs"));

/// Every file of it, also those that are never loaded.
pub(super) fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().copied()
}

/// The world that is served, checked or played through.
#[derive(Clone, Debug)]
pub(super) enum World {
    /// A folder.
    Folder(PathBuf),
    /// What is in the binary: nobody named a folder, and none lies here.
    Stock,
}

impl World {
    /// The world that the settings and the environment name; else `./world_data`, if that is there;
    /// else what is in the binary.
    pub fn named(flags: &Settings) -> Result<World, String> {
        let folder = world_folder(flags, &variable);
        World::of(folder, world_is_named(flags, &variable))
    }

    /// The world in `folder`; where that is not there and nobody asked for it, the one within.
    pub fn of(folder: PathBuf, named: Named) -> Result<World, String> {
        match world_must_exist(&folder) {
            Ok(()) => Ok(World::Folder(folder)),
            Err(_) if named == Named::No => Ok(World::Stock),
            Err(sentence) => Err(sentence),
        }
    }

    /// Where its files are read from.
    pub fn source(&self) -> Files {
        match self {
            World::Folder(folder) => Files::Disk(Disk::new(folder)),
            World::Stock => Files::Memory(Memory::new(files())),
        }
    }

    /// The folder, if it is one.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            World::Folder(folder) => Some(folder),
            World::Stock => None,
        }
    }
}

impl Files {
    /// The same, read so strictly.
    pub fn read_as(self, strictness: Strictness) -> Files {
        match self {
            Files::Disk(disk) => Files::Disk(disk.read_as(strictness)),
            Files::Memory(memory) => Files::Memory(memory.read_as(strictness)),
        }
    }
}

/// The files of a world, wherever they are.
pub(super) enum Files {
    Disk(Disk),
    Memory(Memory),
}

impl Source for Files {
    fn files(&self, folder: &str) -> io::Result<Vec<SourcePath>> {
        match self {
            Files::Disk(disk) => disk.files(folder),
            Files::Memory(memory) => memory.files(folder),
        }
    }

    fn read(&self, path: &SourcePath) -> io::Result<String> {
        match self {
            Files::Disk(disk) => disk.read(path),
            Files::Memory(memory) => memory.read(path),
        }
    }

    fn is_lenient(&self) -> bool {
        match self {
            Files::Disk(disk) => disk.is_lenient(),
            Files::Memory(memory) => memory.is_lenient(),
        }
    }

    fn passed_over(&self) -> io::Result<Vec<PassedOver>> {
        match self {
            Files::Disk(disk) => disk.passed_over(),
            Files::Memory(memory) => memory.passed_over(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::content::Interned;
    use crate::game::start::load::witnessed;

    #[test]
    fn issue14_33_the_world_in_the_binary_can_be_served() {
        let loaded = witnessed(&World::Stock.source(), &Interned::default());
        assert_eq!(loaded.problems.errors(), 0, "{}", loaded.problems.render_lines());
        let content = loaded.content.expect("it has no errors");
        assert!(content.all_rooms().count() > 100);
        assert!(
            files().any(|(path, _)| path == "npcs/_schema.yaml"),
            "builders get the schemas too"
        );
    }

    #[test]
    fn issue14_33_a_folder_that_is_asked_for_is_never_passed_over() {
        let nowhere = || PathBuf::from("/nowhere/at/all");
        assert!(matches!(World::of(nowhere(), Named::No), Ok(World::Stock)));
        assert!(World::of(nowhere(), Named::Yes).is_err());
        assert!(matches!(World::of(PathBuf::from("world_data"), Named::No), Ok(World::Folder(_))));
    }
}
