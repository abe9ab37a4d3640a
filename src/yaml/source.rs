//! Where world files come from: a folder on disk, or a map in memory for tests.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::suggest::nearest;
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

/// Something among the world files that cannot be read as one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct PassedOver {
    pub path: SourcePath,
    pub why: Why,
}

/// Why something was passed over.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Why {
    /// A link to something that is not there.
    LinkToNothing,
    /// A link to a folder that it lies in itself.
    LinkIntoItself,
    /// A name that ends nearly as a world file's does: `oakvale.yalm`, `oakvale.yaml.txt`.
    NearlyCalledSo,
}

/// What becomes of what is spoken of and nowhere written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Strictness {
    /// It is an error.
    #[default]
    Strict,
    /// It is left out where it can be, with a warning.
    Lenient,
}

/// Something that world files can be read from.
pub trait Source {
    /// The world files below one folder and its sub-folders, in order of their names; everything
    /// for the empty name. A folder that is not there holds no files.
    ///
    /// World files end in `.yaml` or `.yml`, in letters of either case. Files and folders whose
    /// names begin with `_` are a builder's own business and `.` is an editor's: both are left out.
    fn files(&self, folder: &str) -> io::Result<Vec<SourcePath>>;

    /// Whether what is spoken of and nowhere written is to be left out where it can be.
    fn is_lenient(&self) -> bool;

    /// What lies there and is no world file, though its builder probably meant it as one.
    fn passed_over(&self) -> io::Result<Vec<PassedOver>>;

    /// The text of one file. What is not UTF-8, or larger than [`WORLD_FILE_BYTES_MAX`], is
    /// [`io::ErrorKind::InvalidData`].
    fn read(&self, path: &SourcePath) -> io::Result<String>;
}

/// A world on disk.
#[derive(Clone, Debug)]
pub struct Disk {
    root: PathBuf,
    shown: String,
    strictness: Strictness,
}

impl Disk {
    /// The world below `root`.
    pub fn new(root: impl Into<PathBuf>) -> Disk {
        let root = root.into();
        let name = root.file_name().map(|name| name.to_string_lossy().into_owned());
        let shown = name.unwrap_or_else(|| root.to_string_lossy().into_owned());
        Disk { root, shown, strictness: Strictness::Strict }
    }

    /// The same, read so strictly.
    pub fn read_as(self, strictness: Strictness) -> Disk {
        Disk { strictness, ..self }
    }

    /// What lies below a folder.
    fn walk_from(&self, folder: &str) -> io::Result<Found> {
        let mut found = Found::default();
        if self.root.join(folder).is_dir() {
            self.walk(Path::new(folder), &mut Vec::new(), &mut found)?;
        }
        found.files.sort();
        found.passed_over.sort();
        Ok(found)
    }

    /// Adds what lies below `folder` to `found`. A link to a folder that holds it is not followed,
    /// so that no circle of them can be walked; `above` are the folders that this one lies in.
    fn walk(&self, folder: &Path, above: &mut Vec<PathBuf>, found: &mut Found) -> io::Result<()> {
        if above.len() > FOLDER_DEPTH_MAX {
            return Err(io::Error::other(format!(
                "folders lie more than {FOLDER_DEPTH_MAX} deep in {}",
                self.root.display()
            )));
        }
        let here = fs::canonicalize(self.root.join(folder))?;
        for entry in fs::read_dir(&here)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let inside = folder.join(&name);
            if is_left_out(&name) {
                continue;
            }
            let path = || source_path(&self.shown, &with_slashes(&inside));
            let why = match fs::metadata(entry.path()) {
                Ok(it) if it.is_dir() => {
                    let target = fs::canonicalize(entry.path())?;
                    match here.starts_with(&target)
                        || above.iter().any(|up| up.starts_with(&target))
                    {
                        true => Some(Why::LinkIntoItself),
                        false => {
                            above.push(here.clone());
                            self.walk(&inside, above, found)?;
                            above.pop();
                            None
                        }
                    }
                }
                Ok(it) if it.is_file() && is_world_file(&name) => {
                    found.files.push(path());
                    None
                }
                Ok(_) => is_nearly_world_file(&name).then_some(Why::NearlyCalledSo),
                Err(_) if entry.file_type()?.is_symlink() => Some(Why::LinkToNothing),
                Err(_) => None,
            };
            found.passed_over.extend(why.map(|why| PassedOver { path: path(), why }));
        }
        Ok(())
    }
}

/// What lies below a folder.
#[derive(Default)]
struct Found {
    files: Vec<SourcePath>,
    passed_over: Vec<PassedOver>,
}

impl Source for Disk {
    fn is_lenient(&self) -> bool {
        self.strictness == Strictness::Lenient
    }

    fn files(&self, folder: &str) -> io::Result<Vec<SourcePath>> {
        self.walk_from(folder).map(|found| found.files)
    }

    fn passed_over(&self) -> io::Result<Vec<PassedOver>> {
        self.walk_from("").map(|found| found.passed_over)
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
    /// Whether what is spoken of and nowhere written is left out where it can be.
    pub lenient: bool,
}

impl Memory {
    /// A world of these files.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Memory {
        let files = files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned()));
        Memory { files: files.collect(), lenient: false }
    }

    /// The same, read so strictly.
    pub fn read_as(self, strictness: Strictness) -> Memory {
        Memory { lenient: strictness == Strictness::Lenient, ..self }
    }
}

impl Source for Memory {
    fn is_lenient(&self) -> bool {
        self.lenient
    }

    fn files(&self, folder: &str) -> io::Result<Vec<SourcePath>> {
        let below = |path: &str| {
            folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        };
        let wanted = |path: &&String| {
            below(path) && is_world_file(path) && !path.split('/').any(is_left_out)
        };
        Ok(self.files.keys().filter(wanted).map(|path| source_path("world_data", path)).collect())
    }

    fn passed_over(&self) -> io::Result<Vec<PassedOver>> {
        let named = |path: &&String| path.rsplit('/').next().is_some_and(is_nearly_world_file);
        let nearly = self.files.keys().filter(named).map(|path| PassedOver {
            path: source_path("world_data", path),
            why: Why::NearlyCalledSo,
        });
        Ok(nearly.collect())
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
    let name = name.to_ascii_lowercase();
    ENDINGS.iter().any(|ending| name.strip_suffix(ending).is_some_and(|stem| stem.ends_with('.')))
}

/// Endings of world files, behind a point.
const ENDINGS: [&str; 2] = ["yaml", "yml"];

/// Whether a name would be that of a world file but for a slip, or for what an editor of plain
/// texts hangs behind it. Copies that are left beside a file (`.bak`, `~`) are meant as they are.
fn is_nearly_world_file(name: &str) -> bool {
    let Some((stem, ending)) = name.rsplit_once('.') else { return false };
    let ending = ending.to_ascii_lowercase();
    match ending.as_str() {
        "txt" => is_world_file(stem),
        _ if ENDINGS.contains(&ending.as_str()) => false,
        _ => nearest(&ending, ENDINGS).is_some(),
    }
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
