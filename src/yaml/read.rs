//! Reading a folder of a world: every file is tried, whatever the others hold.

use std::collections::BTreeSet;
use std::io;

use super::node::Node;
use super::parse::parse;
use super::problem;
use super::problems::Problems;
use super::source::{Source, SourcePath};

/// The trees of all files below one folder, in order of their names. What could not be read is
/// among the problems, and [`Problems::some_unread`] is true for the folder.
pub fn read_folder(source: &dyn Source, folder: &str, problems: &mut Problems) -> Vec<Node> {
    match source.files(folder) {
        Ok(paths) => paths.iter().filter_map(|path| read_path(source, path, problems)).collect(),
        Err(error) => {
            let place = problems.add_folder(folder);
            problems.push_unread(problem::unreadable(place, &error.to_string()));
            Vec::new()
        }
    }
}

/// The tree of the file at `inside` below the root; `None` without a problem if there is no such
/// file, and with one if it cannot be read.
pub fn read_file(source: &dyn Source, inside: &str, problems: &mut Problems) -> Option<Node> {
    let folder = inside.rsplit_once('/').map_or("", |(folder, _)| folder);
    let paths = match source.files(folder) {
        Ok(paths) => paths,
        Err(error) => {
            let place = problems.add_folder(folder);
            problems.push_unread(problem::unreadable(place, &error.to_string()));
            return None;
        }
    };
    let path = paths.iter().find(|path| path.inside == inside)?;
    read_path(source, path, problems)
}

/// The tree of a text that stands for the file `inside`, such as one built in a test.
pub fn read_text_as(inside: &str, text: &str, problems: &mut Problems) -> Option<Node> {
    let folder = inside.split_once('/').map_or("", |(folder, _)| folder);
    let file = problems.add_file(&format!("world_data/{inside}"), folder, text);
    parse(file, problems)
}

/// The names of the top folders that hold world files, in order.
pub fn folders(source: &dyn Source) -> io::Result<Vec<String>> {
    let names: BTreeSet<String> =
        source.files("")?.iter().map(|path| path.folder().to_owned()).collect();
    Ok(names.into_iter().filter(|name| !name.is_empty()).collect())
}

fn read_path(source: &dyn Source, path: &SourcePath, problems: &mut Problems) -> Option<Node> {
    match source.read(path) {
        Ok(text) => {
            let file = problems.add_file(&path.shown, path.folder(), &text);
            parse(file, problems)
        }
        Err(error) => {
            let file = problems.add_file(&path.shown, path.folder(), "");
            problems.push_unread(problem::unreadable(file, &error.to_string()));
            None
        }
    }
}
