//! The schema files of the world: they name every key that the loader knows, and no others (F6).

use std::path::Path;

use dominion::game::content::Interned;
use dominion::game::start::load::load;
use dominion::yaml::{Disk, Memory, Problems, Source};

/// Folders whose keys are written down in a `_schema.yaml`.
const DOCUMENTED: &[&str] = &["npcs", "npc_spawns", "item_instances"];

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data")
}

fn schema(of: &str) -> String {
    let path = folder().join(of).join("_schema.yaml");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What a loader says of the examples in the schemas, as if they were files of a world.
fn examples() -> Problems {
    let files = DOCUMENTED.iter().map(|folder| (format!("{folder}/example.yaml"), schema(folder)));
    let mut memory = Memory::default();
    memory.files.extend(files);
    let mut problems = Problems::new();
    load(&memory, &Interned::default(), &mut problems);
    problems
}

#[test]
fn a_schema_names_every_key_that_the_loader_knows() {
    let problems = examples();
    for folder in DOCUMENTED {
        let text = schema(folder);
        let known: Vec<&str> = problems.known_keys(folder).collect();
        assert!(known.len() > 15, "only {known:?} are known in {folder}");
        let is_named =
            |key: &&str| text.contains(&format!("{key}:")) || text.contains(&format!("`{key}`"));
        let missing: Vec<&str> = known.into_iter().filter(|key| !is_named(key)).collect();
        assert!(missing.is_empty(), "{folder}/_schema.yaml does not name {missing:?}");
    }
}

#[test]
fn a_schema_names_no_key_that_the_loader_does_not_know() {
    let report = examples().render_lines();
    let wrong: Vec<&str> =
        report.lines().filter(|line| line.contains("no key is called")).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    for wrong in ["has to lie", "cannot be", "expected"] {
        assert!(!report.contains(wrong), "an example is wrong:\n{report}");
    }
}

#[test]
fn a_schema_is_never_loaded() {
    let files = Disk::new(folder()).files("").expect("the stock world");
    let schemas = files.iter().filter(|file| file.inside.contains("_schema")).count();
    assert_eq!(schemas, 0);
}
