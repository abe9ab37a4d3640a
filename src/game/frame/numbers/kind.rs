//! Reading what a world says of the numbers.

use std::collections::BTreeMap;

use super::{File, Said, sections};
use crate::game::content::Interned;
use crate::game::frame::reading::kind::{Kind, Load, Told, told};
use crate::yaml::{Fields, Node, Problems, Source};

/// What a world's files say of numbers: those that differ from their declarations.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Written(pub BTreeMap<&'static str, f64>);

/// `config/game_balance.yaml` (N17).
pub const BALANCE: Kind = Kind {
    place: "config/game_balance.yaml",
    one: "the file",
    several: "numbers of the game",
    list: "",
    about: "Numbers of the game, a section for each part of it. What is left out is as it stands here. \
            `@balance set` turns one while people play, and that holds until `@balance reset`.",
    keys: || told_of(File::Balance),
    read: |load, files| read_numbers(load, files, File::Balance),
    ..Kind::DEFAULT
};

/// `config/timers.yaml` (N18).
pub const TIMERS: Kind = Kind {
    place: "config/timers.yaml",
    one: "the file",
    several: "times of the game",
    list: "",
    about: "How long things take, a section for each part of the game. What is left out is as it \
            stands here. `@timer set` turns one while people play, and that holds until \
            `@timer reset`.",
    keys: || told_of(File::Timers),
    read: |load, files| read_numbers(load, files, File::Timers),
    ..Kind::DEFAULT
};

/// What is told of all numbers of a file.
pub fn told_of(file: File) -> Vec<Told> {
    let mut all = Vec::new();
    for section in sections(file) {
        all.push(told(section.name, "", section.about.trim()));
        // What it is where nobody says otherwise is its example.
        let of = |said: &&Said| told(said.name, said.default_text, said.says.trim());
        all.extend(section.numbers.iter().map(of));
    }
    all
}

/// Reads a file of numbers; beside those of other files.
pub fn read_numbers(load: &mut Load<'_>, files: &[Node], file: File) {
    let mut written = load.content.of::<Written>().cloned().unwrap_or_default();
    for node in files {
        let Some(mut fields) = Fields::of(node, load.problems) else { continue };
        for section in sections(file) {
            let Some(mut inside) = fields.inside(section.name) else { continue };
            for said in section.numbers {
                written.0.extend(one(&mut inside, said).map(|value| (said.name, value)));
            }
            inside.finish();
        }
        fields.finish();
    }
    load.content.keep(written);
}

/// What is written of one number; `None` where that is what it is anyway.
fn one(fields: &mut Fields<'_, '_>, said: &Said) -> Option<f64> {
    let value = match said.whole {
        true => fields.number(said.key(), said.least as i64..=said.most as i64).map(|n| n as f64),
        false => fields.float(said.key(), said.least..=said.most),
    };
    value.filter(|value| *value != said.default)
}

/// What all files of numbers say, read apart from the rest of a world; `None` if there is an error
/// in one of them.
pub fn read_again(source: &dyn Source, kinds: &[&'static Kind]) -> Option<Written> {
    let mut problems = Problems::new();
    let places = [File::Balance, File::Timers].map(File::place);
    let mut load = Load::new(source, &Interned::default(), &mut problems);
    for kind in kinds.iter().filter(|kind| places.contains(&kind.place)) {
        let files = kind.files(source, load.problems);
        (kind.read)(&mut load, &files);
    }
    let written = load.content.of::<Written>().cloned().unwrap_or_default();
    (!problems.has_errors()).then_some(written)
}
