//! What lies in a world that nothing reads yet. It is said once per folder, so that a builder
//! knows, and is no error, so that a world made for another system loads.

use std::collections::BTreeMap;

use crate::game::frame::reading::problem::file_not_used;
use crate::yaml::suggest::nearest;
use crate::yaml::{PassedOver, Problems, Source, SourcePath, problem};

/// Folders whose files are read, all of them.
const READ: [&str; 9] =
    ["areas", "factions", "help", "item_instances", "items", "npc_spawns", "npcs", "rooms", "text"];
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
/// Files that are read beside those.
const READ_FILES: [&str; 5] = [
    "config/config.yaml",
    "config/callings.yaml",
    "config/factions.yaml",
    crate::game::client::about::FILE,
    crate::game::frame::words::load::NAMES_FILE,
];

/// Warns of folders and files that nothing reads.
pub(super) fn check(source: &dyn Source, problems: &mut Problems) {
    // A folder that cannot be walked was reported when it was read.
    let Ok(files) = source.files("") else { return };
    let mut passed_over: BTreeMap<&str, usize> = BTreeMap::new();
    for file in &files {
        match file.folder() {
            "" | "config" if !READ_FILES.contains(&file.inside.as_str()) => {
                unread_file(file, problems);
            }
            "" | "config" => {}
            folder if READ.contains(&folder) => {}
            folder => *passed_over.entry(folder).or_default() += 1,
        }
    }
    for (folder, files) in passed_over {
        let place = problems.add_folder(folder);
        let near = nearest(folder, READ).filter(|_| !WELL_KNOWN.contains(&folder));
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
