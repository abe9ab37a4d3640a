//! Broken worlds, one per check, and the exact report that each of them brings.
//!
//! `tests/problems/<what>.yaml` holds the files of a small world: a line `# file: rooms/a.yaml`
//! begins each, and what stands before the first says what is wrong. `<what>.report` beside it is
//! what its builder reads. `UPDATE=1 cargo test problems` writes all reports anew; read the
//! difference before you keep it.

use std::fs;
use std::path::{Path, PathBuf};

use dominion::game::content::Interned;
use dominion::game::start::load::load;
use dominion::yaml::{Memory, Problems};

const BEGINS_FILE: &str = "# file: ";

#[test]
fn every_broken_world_gets_its_report() {
    let update = std::env::var_os("UPDATE").is_some();
    let worlds = files_that_end_in("yaml");
    assert!(worlds.len() >= 25, "only {} worlds were found", worlds.len());
    let wrong: Vec<String> = worlds.iter().filter_map(|world| check(world, update)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_report_has_its_world() {
    for report in files_that_end_in("report") {
        assert!(report.with_extension("yaml").is_file(), "{} is left over", report.display());
    }
}

/// What is wrong with the report of one world, if anything is.
fn check(path: &Path, update: bool) -> Option<String> {
    let text = fs::read_to_string(path).expect("the world can be read");
    let report = report(&world(&text));
    let expected_at = path.with_extension("report");
    if update {
        fs::write(&expected_at, &report).expect("the report can be written");
    }
    let expected = fs::read_to_string(&expected_at).unwrap_or_default();
    let said = match (report.is_empty(), report == expected) {
        (true, _) => "nothing is wrong with this world, so that it checks nothing".to_owned(),
        (false, true) => return None,
        (false, false) => format!("── expected ──\n{expected}\n── reported ──\n{report}"),
    };
    Some(format!("{}:\n{said}", path.display()))
}

/// The report of a world; it also says whether the world was loaded, and that has to be true.
fn report(world: &Memory) -> String {
    let mut problems = Problems::new();
    let content = load(world, &Interned::default(), &mut problems);
    assert_eq!(content.is_none(), problems.has_errors(), "{}", problems.render());
    problems.render()
}

/// The files of a world that are written in one.
fn world(text: &str) -> Memory {
    let mut world = Memory::default();
    for part in format!("\n{text}").split(&format!("\n{BEGINS_FILE}")).skip(1) {
        let (path, text) = part.split_once('\n').unwrap_or((part, ""));
        let text = if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") };
        assert!(world.files.insert(path.trim().to_owned(), text).is_none(), "{path} stands twice");
    }
    world
}

fn files_that_end_in(extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/problems");
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let paths = entries.map(|entry| entry.expect("the entry can be read").path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|found| found == extension)).collect();
    paths.sort();
    paths
}
