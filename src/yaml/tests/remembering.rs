//! What was read of a world can be read again.

use std::io;

use crate::yaml::{
    Disk, Memory, PassedOver, Problems, Reading, Source, SourcePath, Witness, read_folder,
};

/// A source some of whose answers are refusals.
struct Torn(Memory);

impl Source for Torn {
    fn is_lenient(&self) -> bool {
        false
    }

    fn passed_over(&self) -> io::Result<Vec<PassedOver>> {
        Ok(Vec::new())
    }

    fn files(&self, folder: &str) -> io::Result<Vec<SourcePath>> {
        match folder {
            "npcs" => Err(io::Error::other("the folder is locked")),
            _ => self.0.files(folder),
        }
    }

    fn read(&self, path: &SourcePath) -> io::Result<String> {
        match path.inside.as_str() {
            "rooms/locked.yaml" => Err(io::ErrorKind::PermissionDenied.into()),
            _ => self.0.read(path),
        }
    }
}

/// The report of reading three folders, and what a witness wrote down of it.
fn read(source: &dyn Source) -> (String, Reading) {
    let witness = Witness::new(source);
    let mut problems = Problems::new();
    for folder in ["rooms", "npcs", "items"] {
        read_folder(&witness, folder, &mut problems);
    }
    (problems.render(), witness.into_reading())
}

#[test]
fn a_reading_answers_as_its_source_did() {
    let files = Memory::new([
        ("rooms/hall.yaml", "id: hall\nname: [unclosed"),
        ("rooms/locked.yaml", "id: locked"),
        ("items/rope.yaml", "id: rope"),
    ]);
    let (report, reading) = read(&Torn(files));
    assert!(report.contains("permission denied") && report.contains("the folder is locked"));
    let (again, reading_again) = read(&reading);
    assert_eq!(report, again);
    assert_eq!(reading, reading_again);
}

#[test]
fn files_of_a_disk_keep_the_name_of_their_root() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("the_reach");
    std::fs::create_dir_all(root.join("rooms")).expect("a folder");
    std::fs::write(root.join("rooms/hall.yaml"), "{").expect("a file");
    let (report, reading) = read(&Disk::new(root));
    assert!(report.contains("the_reach/rooms/hall.yaml"));
    assert_eq!(report, read(&reading).0);
}
