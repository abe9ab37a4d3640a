//! What fuzzing begins with, and what it once found, through the properties that it looks for.
//!
//! `fuzz/README.md` says how to look for more.

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use dominion::game::frame::parts;
use dominion::game::frame::verb;

use crate::properties::{ALL, content};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz").join(name)
}

/// The files of a folder, in order; none if it is not there.
fn inputs(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut inputs: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    inputs.sort();
    inputs
}

#[test]
fn what_holds_holds_of_seeds_and_of_all_that_was_found() {
    let mut broken = Vec::new();
    for (name, hold) in ALL {
        let seeds = inputs(&folder("seeds").join(name));
        assert!(!seeds.is_empty(), "{name} begins with nothing");
        for path in seeds.into_iter().chain(inputs(&folder("found").join(name))) {
            let bytes = fs::read(&path).expect("a file");
            if catch_unwind(|| hold(&bytes)).is_err() {
                broken.push(path);
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

/// Worlds that are wrong in every way we know of.
#[test]
fn what_holds_of_content_holds_of_every_problem() {
    let problems = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/problems");
    let worlds = inputs(&problems);
    for path in worlds.iter().filter(|path| path.extension().is_some_and(|e| e == "yaml")) {
        println!("{}", path.display());
        content::hold(&fs::read(path).expect("a file"));
    }
}

#[test]
fn every_target_has_its_property() {
    let targets: Vec<String> = inputs(&folder("targets"))
        .iter()
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    let mut names: Vec<&str> = ALL.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    assert_eq!(targets, names);
}

/// Every word of every verb, every part, and every example, so that libFuzzer need not guess them.
#[test]
fn the_dictionary_of_play_has_every_verb() {
    let parts = parts::all().flat_map(|parts| &parts.rows);
    let mut lines: Vec<String> = verb::all()
        .flat_map(|spec| spec.words().chain([spec.example]))
        .map(str::to_string)
        .chain(parts.flat_map(|row| [row.name.clone(), row.part.example.to_string()]))
        .map(|word| format!("\"{}\"\n", word.replace('\\', "\\\\").replace('"', "\\\"")))
        .collect();
    lines.sort();
    lines.dedup();
    let path = folder("play.dict");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, lines.concat()).expect("written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(written, lines.concat(), "UPDATE=1 writes it anew");
}
