//! The world's files, held in memory, in editions: a simulated builder saves another one and
//! asks for a reload while everybody plays.

use std::io;

use crate::game::Content;
use crate::game::content::Interned;
use crate::game::start::load::{Loaded, witnessed};
use crate::yaml::{Memory, Source};

/// Which files a reload finds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edition {
    AsWritten,
    /// A file of spawn entries is gone.
    FewerSpawns,
    /// A file is in the middle of being saved.
    Broken,
}

/// All files of a source.
///
/// # Errors
/// What the source says.
pub fn read(source: &impl Source) -> io::Result<Memory> {
    let mut memory = Memory::default();
    for path in source.files("")? {
        memory.files.insert(path.inside.clone(), source.read(&path)?);
    }
    Ok(memory)
}

/// Another edition of a world.
pub fn edition(files: &Memory, edition: Edition) -> Memory {
    let mut files = files.clone();
    match edition {
        Edition::AsWritten => {}
        Edition::FewerSpawns => {
            let spawns = files.files.keys().rfind(|path| path.starts_with("npc_spawns/")).cloned();
            spawns.and_then(|path| files.files.remove(&path));
        }
        Edition::Broken => {
            files
                .files
                .insert("rooms/half_saved.yaml".into(), "rooms:\n  - id: half\n    exi".into());
        }
    }
    files
}

/// Reads a world: what it is and what there is to warn of, or the report of what is wrong.
///
/// # Errors
/// The report, if there is an error in the files.
pub fn load(files: &Memory, names: &Interned) -> Result<(Content, String), String> {
    let Loaded { content, problems, .. } = witnessed(files, names);
    match content {
        Some(content) => Ok((content, problems.render())),
        None => Err(problems.render()),
    }
}
