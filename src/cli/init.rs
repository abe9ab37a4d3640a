//! `dominion init`: the stock world as files, for whoever wants to build.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{say, stock};

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Folder to write the world to; it must not be there yet, or be empty
    #[arg(default_value = "world_data")]
    folder: PathBuf,
}

/// Writes the stock world into a folder.
pub(super) fn init(arguments: &Arguments) -> Result<(), String> {
    let Arguments { folder } = arguments;
    let files = write(folder)?;
    say(format_args!(
        "{files} files of the stock world are in {}. Change a room there, and see whether all is \
         right with: dominion check --world {}",
        folder.display(),
        folder.display()
    ));
    Ok(())
}

/// Writes all files, or none into a folder in which anything is. How many there are.
fn write(folder: &Path) -> Result<usize, String> {
    let fault = |error: std::io::Error| format!("{} cannot be written: {error}", folder.display());
    if folder.exists() {
        let mut inside = fs::read_dir(folder).map_err(fault)?;
        if inside.next().is_some() {
            return Err(format!(
                "{} is not empty: nothing in it is overwritten; name another folder",
                folder.display()
            ));
        }
    }
    let mut count = 0;
    for (path, text) in stock::files() {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(fault)?;
        }
        fs::write(&path, text).map_err(fault)?;
        count += 1;
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::content::Interned;
    use crate::game::start::load::witnessed;
    use crate::yaml::Disk;

    #[test]
    fn issue14_33_the_world_that_is_written_out_loads_and_overwrites_nothing() {
        let dir = tempfile::tempdir().expect("a folder");
        let folder = dir.path().join("mine");
        let count = write(&folder).expect("written");
        assert!(count > 50);
        assert_eq!(witnessed(&Disk::new(&folder), &Interned::default()).problems.errors(), 0);
        let room = folder.join("rooms/lowwater.yaml");
        fs::write(&room, "mine").expect("written");
        assert!(write(&folder).expect_err("it is not empty").contains("not empty"));
        assert_eq!(fs::read_to_string(&room).expect("it is there"), "mine");
        fs::create_dir(dir.path().join("empty")).expect("a folder");
        assert_eq!(write(&dir.path().join("empty")), Ok(count));
    }
}
