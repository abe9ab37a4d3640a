//! What lies in a world that nothing reads yet. It is said once per folder, so that a builder
//! knows, and is no error, so that a world made for another system loads.

use std::collections::BTreeMap;

use super::kinds::KINDS;
use crate::game::frame::reading::problem::file_not_used;
use crate::yaml::suggest::nearest;
use crate::yaml::{PassedOver, Problems, Source, SourcePath, problem};

/// Folders of the system that seed 004 was written for which have no feature here yet.
const WELL_KNOWN: [&str; 9] = [
    "abilities",
    "biomes",
    "classes",
    "dialogues",
    "flora",
    "quest_chains",
    "quests",
    "schemas",
    "triggers",
];
/// The settings, which are read before the world is.
const SETTINGS: &str = "config/config.yaml";

/// Warns of folders and files that nothing reads.
pub(super) fn check(source: &dyn Source, problems: &mut Problems) {
    let kinds = || KINDS.iter().map(|kind| kind.place);
    let is_read = |folder: &str| kinds().any(|place| place == folder);
    // A folder that cannot be walked was reported when it was read.
    let Ok(files) = source.files("") else { return };
    let mut passed_over: BTreeMap<&str, usize> = BTreeMap::new();
    for file in &files {
        match file.folder() {
            "" | "config" if file.inside != SETTINGS && !is_read(&file.inside) => {
                unread_file(file, problems);
            }
            "" | "config" => {}
            folder if is_read(folder) => {}
            folder => *passed_over.entry(folder).or_default() += 1,
        }
    }
    for (folder, files) in passed_over {
        let place = problems.add_folder(folder);
        let near = nearest(folder, kinds().filter(|place| !place.contains('/')))
            .filter(|_| !WELL_KNOWN.contains(&folder));
        problems.push(match near {
            Some(near) => problem::folder_called_otherwise(place, folder, near, files),
            None => problem::kind_not_used(place, folder, files),
        });
    }
    for PassedOver { path, why } in source.passed_over().unwrap_or_default() {
        let place = problems.add_file(&path.shown, path.folder(), "");
        problems.push(problem::passed_over(place, why));
    }
}

fn unread_file(file: &SourcePath, problems: &mut Problems) {
    let place = problems.add_file(&file.shown, file.folder(), "");
    problems.push(file_not_used(place));
}
