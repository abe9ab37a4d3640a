//! Where world files come from: a folder on disk, or a map in memory for tests.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::base::limits::{FOLDER_DEPTH_MAX, WORLD_FILE_BYTES_MAX};

/// A file of a world, by its place below the world's root (`rooms/oakvale.yaml`).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct SourcePath {
    /// Below the root, parted by `/` on every system.
    pub inside: String,
    /// As builders are shown it, with the root's name in front.
    pub shown: String,
}

impl SourcePath {
    /// The top folder the file lies in, as in `rooms`; empty for a file beside the folders.
    pub fn folder(&self) -> &str {
        self.inside.split_once('/').map_or("", |(folder, _)| folder)
    }
}

/// Something that world files can be read from.
pub trait Source {
    /// The world files below one folder and its sub-folders, in order of their names; everything
    /// for the empty name. A folder that is not there holds no files.
    ///
    /// World files end in `.yaml` or `.yml`. Files and folders whose names begin with `_` are a
    /// builder's own business and `.` is an editor's: both are left out.
    fn files(&self, folder: &str) -> io::Result<Vec<SourcePath>>;

    /// The text of one file. What is not UTF-8, or larger than [`WORLD_FILE_BYTES_MAX`], is
    /// [`io::ErrorKind::InvalidData`].
    fn read(&self, path: &SourcePath) -> io::Result<String>;
}

/// A world on disk.
#[derive(Clone, Debug)]
pub struct Disk {
    root: PathBuf,
    shown: String,
}

impl Disk {
    /// The world below `root`.
    pub fn new(root: impl Into<PathBuf>) -> Disk {
        let root = root.into();
        let name = root.file_name().map(|name| name.to_string_lossy().into_owned());
        let shown = name.unwrap_or_else(|| root.to_string_lossy().into_owned());
        Disk { root, shown }
    }

    /// Adds what lies below `folder` to `found`. Links to folders are not followed, so that no
    /// circle of them can be walked.
    fn walk(&self, folder: &Path, depth: usize, found: &mut Vec<SourcePath>) -> io::Result<()> {
        if depth > FOLDER_DEPTH_MAX {
            return Err(io::Error::other(format!(
                "folders lie more than {FOLDER_DEPTH_MAX} deep in {}",
                self.root.display()
            )));
        }
        for entry in fs::read_dir(self.root.join(folder))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let inside = folder.join(&name);
            if is_left_out(&name) {
                continue;
            }
            if entry.file_type()?.is_dir() {
                self.walk(&inside, depth + 1, found)?;
            } else if is_world_file(&name) && fs::metadata(entry.path()).is_ok_and(|m| m.is_file())
            {
                found.push(source_path(&self.shown, &with_slashes(&inside)));
            }
        }
        Ok(())
    }
}

impl Source for Disk {
    fn files(&self, folder: &str) -> io::Result<Vec<SourcePath>> {
        let mut found = Vec::new();
        if !self.root.join(folder).is_dir() {
            return Ok(found);
        }
        self.walk(Path::new(folder), 0, &mut found)?;
        found.sort();
        Ok(found)
    }

    fn read(&self, path: &SourcePath) -> io::Result<String> {
        let file = fs::File::open(self.root.join(&path.inside))?;
        let mut bytes = Vec::new();
        file.take(WORLD_FILE_BYTES_MAX + 1).read_to_end(&mut bytes)?;
        as_text(bytes)
    }
}

/// A world in memory: the text of each file by its place below the root.
#[derive(Clone, Default, Debug)]
pub struct Memory {
    pub files: BTreeMap<String, String>,
}

impl Memory {
    /// A world of these files.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Memory {
        let files = files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned()));
        Memory { files: files.collect() }
    }
}

impl Source for Memory {
    fn files(&self, folder: &str) -> io::Result<Vec<SourcePath>> {
        let below = |path: &str| {
            folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        };
        let wanted = |path: &&String| {
            below(path) && is_world_file(path) && !path.split('/').any(is_left_out)
        };
        Ok(self.files.keys().filter(wanted).map(|path| source_path("world_data", path)).collect())
    }

    fn read(&self, path: &SourcePath) -> io::Result<String> {
        match self.files.get(&path.inside) {
            Some(text) => as_text(text.clone().into_bytes()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

fn source_path(root: &str, inside: &str) -> SourcePath {
    SourcePath { inside: inside.to_owned(), shown: format!("{root}/{inside}") }
}

fn is_left_out(name: &str) -> bool {
    name.starts_with(['_', '.'])
}

fn is_world_file(name: &str) -> bool {
    name.ends_with(".yaml") || name.ends_with(".yml")
}

fn with_slashes(path: &Path) -> String {
    let names: Vec<_> = path.iter().map(|name| name.to_string_lossy()).collect();
    names.join("/")
}

/// The bytes as text, without a byte order mark.
fn as_text(bytes: Vec<u8>) -> io::Result<String> {
    let refused = |sentence: String| io::Error::new(io::ErrorKind::InvalidData, sentence);
    if bytes.len() as u64 > WORLD_FILE_BYTES_MAX {
        return Err(refused(format!("it is larger than {WORLD_FILE_BYTES_MAX} bytes")));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        refused(format!("line {line} holds bytes that are not UTF-8"))
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
