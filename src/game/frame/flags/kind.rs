//! Reading what a world switches off.

use std::collections::BTreeMap;

use super::all;
use super::state::Position;
use crate::game::frame::reading::kind::{Kind, Load, Told, told};
use crate::yaml::{Fields, Node};

/// How a world's file puts the switches it names.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Written(pub BTreeMap<&'static str, Position>);

/// `config/features.yaml` (N16).
pub const FEATURES_FILE: Kind = Kind {
    place: "config/features.yaml",
    one: "the file",
    several: "what is switched on and off",
    list: "",
    about: "What is switched off in this world: features, and parts of them. What is left out is on. \
            `@feature off` switches one while people play, and that holds until `@feature reset`.",
    keys: keys_told,
    read,
    ..Kind::DEFAULT
};

fn keys_told() -> Vec<Told> {
    all().map(|flag| told(flag.name, "true", flag.says).or("true")).collect()
}

fn read(load: &mut Load<'_>, files: &[Node]) {
    let mut written = Written::default();
    for node in files {
        let Some(mut fields) = Fields::of(node, load.problems) else { continue };
        for flag in all() {
            let to = fields.flag(flag.name).map(|on| if on { Position::On } else { Position::Off });
            // What is on is so by itself.
            let to = to.filter(|to| *to == Position::Off);
            written.0.extend(to.map(|to| (flag.name, to)));
        }
        fields.finish();
    }
    load.content.keep(written);
}
