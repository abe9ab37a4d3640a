//! Numbers that builders write and admins turn (N17, issue 15.5).

use std::collections::BTreeSet;

use dominion::game::content::{Content, Interned};
use dominion::game::frame::numbers::{File, Written, find, sections};
use dominion::game::start::load::load;
use dominion::yaml::{Disk, Memory, Problems, Source};

fn read(text: &str) -> (Option<Content>, String) {
    let files = [
        ("rooms/hall.yaml", "id: hall\nname: a hall\ndescription: x"),
        ("config/game_balance.yaml", text),
    ];
    let mut problems = Problems::new();
    let content = load(&Memory::new(files), &Interned::default(), &mut problems);
    (content, problems.render_lines())
}

#[test]
fn issue15_5_n17_numbers_have_names_bounds_and_words_of_their_own() {
    let all = || [File::Balance, File::Timers].into_iter().flat_map(sections);
    let mut names = BTreeSet::new();
    for said in all().flat_map(|section| section.numbers) {
        let name = said.name;
        assert!(names.insert(name), "{name} is declared twice");
        assert!(said.may_be(said.default), "{name} is not what it may be");
        assert!(said.least < said.most, "{name} can only be one number");
        assert!(said.says.trim().ends_with(['.', ')']), "{name}: {}", said.says);
        assert_eq!(said.name.split('.').count(), 2, "{name}");
        assert_eq!(find(said.file, name).map(|found| found.name), Some(name));
    }
    assert!(names.len() > 40, "only {} numbers", names.len());
    let mut sections: Vec<&str> = all().map(|section| section.name).collect();
    let before = sections.len();
    sections.sort_unstable();
    sections.dedup();
    assert_eq!(sections.len(), before, "two sections have one name");
}

/// The stock world writes all of them, and none otherwise than the rules were made for: what the
/// transcripts say of the game is true of the stock world.
#[test]
fn issue15_5_the_stock_world_writes_every_number_as_it_is_declared() {
    let world = Disk::new(concat!(env!("CARGO_MANIFEST_DIR"), "/world_data"));
    let mut problems = Problems::new();
    let content = load(&world, &Interned::default(), &mut problems).expect("the stock world");
    let written = content.of::<Written>().expect("it was read");
    assert!(written.0.is_empty(), "{:?} differ", written.0);
    let files = world.files("config").expect("the stock world");
    for of in [File::Balance, File::Timers] {
        let file = files.iter().find(|file| file.inside == of.place()).expect("it is there");
        let text = world.read(file).expect("it can be read");
        let text: serde_json::Value = serde_yaml::from_str(&text).expect("it is YAML");
        for said in sections(of).flat_map(|section| section.numbers) {
            let (section, key) = said.name.split_once('.').expect("two words");
            let value = text[section][key].as_f64();
            assert_eq!(value, Some(said.default), "{} in the stock world", said.name);
        }
    }
}

#[test]
fn issue15_5_a_world_may_say_otherwise_within_bounds() {
    let (content, report) = read("regain: {every_seconds: 2.5}\nrumours: {news: '3'}\n");
    let content = content.unwrap_or_else(|| panic!("{report}"));
    let written = &content.of::<Written>().expect("it was read").0;
    assert_eq!((written["regain.every_seconds"], written["rumours.news"]), (2.5, 3.0));
    let (content, report) =
        read("regain: {every_seconds: 0}\nrumors: {news: 2}\nrumours: {newz: 2}\n");
    assert!(content.is_none());
    assert!(report.contains("has to lie between 1 and 600"), "{report}");
    assert!(report.contains("did you mean `rumours`?"), "{report}");
    assert!(report.contains("did you mean `news`?"), "{report}");
}
