//! `help build`: a page for each kind of thing, and one that builds an area of three rooms.

use super::people::capital;
use super::{Described, described};
use crate::game::frame::verb::Role;
use crate::game::frame::words::{Topic, TopicTable};
use crate::yaml::Key;

/// The word behind HELP under which all of it stands.
const BUILD: &str = "build";
const AREA: &str = "build area";

/// An area of three rooms from nothing. The lines that are set in are the files, letter by letter: a
/// test writes them into an empty folder and walks through what comes of it.
const THREE_ROOMS: &str = include_str!("three_rooms.txt");

/// How an editor is told of the schemas.
const EDITORS: &str = "\
Every folder of a world holds a file `_schema.yaml` with all its keys, an example and a sentence each. \
An editor can know them, too, with the ids of your own world to choose from. At the server's shell:

    dominion schema --all my_world/.schemas --world my_world

writes a JSON Schema for each folder, and says what to put where. For VS Code (with the YAML extension), \
Neovim, Emacs, Helix and all else that has yaml-language-server it is this setting:

    yaml.schemas:
      .schemas/rooms.json: rooms/**/*.yaml
      .schemas/npcs.json: npcs/**/*.yaml

or, in a file itself, this first line:

    # yaml-language-server: $schema=../.schemas/rooms.json

New ids are offered after the command was run again.";

/// All pages for builders.
pub fn topics() -> Vec<Topic> {
    let mut topics = vec![front(), page(AREA, &["build rooms three", "building"], THREE_ROOMS)];
    topics.extend(described().iter().map(of_kind));
    topics
}

fn page(topic: &str, keywords: &[&str], body: &str) -> Topic {
    Topic {
        topic: topic.to_owned(),
        keywords: keywords.iter().map(|word| (*word).to_owned()).collect(),
        body: body.trim_end().to_owned(),
        level: Role::Builder.word().to_owned(),
        group: "building".to_owned(),
        ..Topic::default()
    }
}

fn front() -> Topic {
    let begin = "A world is a folder of files, and each kind of thing has a folder in it. Change a file, \
                 look what is wrong with it by `@validate`, and bring it into the game by `@reload`: \
                 nothing is lost if there is a mistake in it. `help build area` makes an area of three \
                 rooms from nothing; `help build rooms` and the others below tell every key.";
    let mut topic =
        page(BUILD, &["builder", "builders", "schema"], &format!("{begin}\n\n{EDITORS}"));
    let rows = described().iter().map(|one| {
        vec![
            format!("help {}", word(one)),
            one.kind.place.to_owned(),
            first_sentence(one.kind.about),
        ]
    });
    let labels = ["Page", "Where", "What"].map(str::to_owned).to_vec();
    topic.table = Some(TopicTable { labels, rows: rows.collect() });
    topic
}

/// `build rooms`, `build callings`, `build factions file`: what stands behind HELP.
pub fn word(one: &Described) -> String {
    let file = one.kind.place.rsplit('/').next().unwrap_or(one.kind.place);
    let name = file.trim_end_matches(".yaml");
    let is_folder_too = described().iter().any(|other| other.kind.place == name);
    match is_folder_too && !one.kind.is_folder() {
        true => format!("{BUILD} {name} file"),
        false => format!("{BUILD} {name}"),
    }
}

fn of_kind(one: &Described) -> Topic {
    let kind = one.kind;
    let place = match kind.is_folder() {
        true => format!("{}/*.yaml", kind.place),
        false => kind.place.to_owned(),
    };
    let body = format!("{} ({place}). {}", capital(kind.several), kind.about);
    let mut topic = page(&word(one), &[], &body);
    let mut rows = Vec::new();
    for told in (kind.keys)().iter().filter(|told| !told.says.is_empty()) {
        let key = told.path.trim_start_matches('^').replace(['{', '}'], "");
        let beside = if told.path.starts_with('^') { "beside the list: " } else { "" };
        let example = match told.example {
            "" => String::new(),
            example => format!(" Example: {example}"),
        };
        rows.push(vec![key, format!("{beside}{}.{example}", one.remark(told))]);
    }
    for (name, key) in one.shape.keys.iter().map(|(name, (key, _))| (name, *key)) {
        if let Key { same_as: Some(first), .. } = key {
            rows.push(vec![(*name).to_owned(), format!("another spelling of `{first}`.")]);
        }
    }
    let labels = ["Key", "What it means"].map(str::to_owned).to_vec();
    topic.table = Some(TopicTable { labels, rows });
    topic
}

fn first_sentence(text: &str) -> String {
    let end = text.find(['.', ':']).unwrap_or(text.len());
    text[..end].to_owned()
}
