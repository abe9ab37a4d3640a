//! `dominion schema`: what may be written in a world's files, for editors.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::stock::World;
use super::{complain, say};
use crate::config::Settings;
use crate::game::start::load::describe::{all_ids, described, editor_schema, schemas};

pub(super) const EXAMPLES: &str = "\
Examples:
  dominion schema                                    the folders and files that there are
  dominion schema rooms --world my_world             the schema of rooms/*.yaml
  dominion schema --all my_world/.schemas --world my_world
                                                     all of them, and how an editor is told
  dominion schema npcs --yaml                        every key of npcs/*.yaml with examples

Editors with yaml-language-server (VS Code, Neovim, Emacs, Helix, Kate …) complete keys and ids
and underline mistakes. The ids are those of the world that is named; run the command again when
there are new ones.";

#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// A folder of the world (`rooms`) or a file of config/ (`callings`); without it, which there are
    #[arg(conflicts_with = "all")]
    folder: Option<String>,

    /// Write the schema of every folder and file into this folder, and print how an editor is told
    #[arg(long, value_name = "DIR")]
    all: Option<PathBuf>,

    /// Print the keys with examples and explanations instead, as the `_schema.yaml` of the folder
    #[arg(long, requires = "folder")]
    yaml: bool,

    /// Folder of the world whose ids are choices [default: ./world_data]
    #[arg(long, value_name = "FOLDER")]
    world: Option<PathBuf>,
}

/// Prints or writes schemas.
pub(super) fn schema(arguments: &Arguments) -> Result<(), String> {
    let flags = Settings { world: arguments.world.clone(), ..Settings::default() };
    match (&arguments.folder, &arguments.all) {
        (Some(folder), _) if arguments.yaml => say(for_people(folder)?.trim_end()),
        (Some(folder), _) => {
            let ids = all_ids(&World::named(&flags)?.source());
            let schema = editor_schema(folder, &ids).ok_or_else(|| unknown(folder))?;
            say(format_args!("{schema:#}"));
        }
        (None, Some(to)) => {
            let ids = all_ids(&World::named(&flags)?.source());
            let written = write_all(to, |place| editor_schema(place, &ids))?;
            complain(format_args!("{} schemas are in {}.", written.len(), to.display()));
            say(told(to, &written).trim_end());
        }
        (None, None) => say(places()),
    }
    Ok(())
}

/// The text of a folder's `_schema.yaml`.
fn for_people(folder: &str) -> Result<String, String> {
    let top = folder.split('/').next().unwrap_or(folder);
    let mut all = schemas();
    let of_folder = all.remove(&format!("{top}/_schema.yaml"));
    let is_config = || described().iter().any(|one| name_of(one.kind.place) == folder);
    match of_folder {
        Some(text) => Ok(text),
        None if is_config() => all.remove("config/_schema.yaml").ok_or_else(|| unknown(folder)),
        None => Err(unknown(folder)),
    }
}

/// Every folder and file, and what it holds.
fn places() -> String {
    let widest = described().iter().map(|one| one.kind.place.len()).max().unwrap_or(0);
    let lines = described().iter().map(|one| {
        let kind = one.kind;
        format!("{:widest$}  {}", kind.place, kind.several)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What the file of a schema is called: `rooms`, `callings`.
fn name_of(place: &str) -> &str {
    let file = place.rsplit('/').next().unwrap_or(place);
    file.trim_end_matches(".yaml")
}

type Written = Vec<(String, String)>;

/// Writes all schemas; each with the files that it is for.
fn write_all(
    to: &Path,
    schema: impl Fn(&str) -> Option<serde_json::Value>,
) -> Result<Written, String> {
    let fault = |error: std::io::Error| format!("{} cannot be written: {error}", to.display());
    fs::create_dir_all(to).map_err(fault)?;
    let mut written = Written::new();
    for kind in described().iter().map(|one| one.kind) {
        let Some(schema) = schema(kind.place) else { continue };
        // `factions` is a folder and a file of config/.
        let name = match kind.is_folder() {
            true => format!("{}.json", kind.place),
            false => format!("config_{}.json", name_of(kind.place)),
        };
        fs::write(to.join(&name), format!("{schema:#}\n")).map_err(fault)?;
        let files = match kind.is_folder() {
            true => format!("{}/**/*.yaml", kind.place),
            false => kind.place.to_owned(),
        };
        written.push((name, files));
    }
    Ok(written)
}

/// The settings of an editor.
fn told(to: &Path, written: &Written) -> String {
    let folder = to.file_name().map(|name| name.to_string_lossy().into_owned());
    let folder = folder.unwrap_or_else(|| ".".to_owned());
    let mut text = String::from(
        "# For the YAML extension of VS Code: .vscode/settings.json of the world's folder, with the\n\
         # schemas in a folder of it. Other editors hand the same to yaml-language-server.\n{\n  \
         \"yaml.schemas\": {\n",
    );
    for (at, (name, files)) in written.iter().enumerate() {
        let comma = if at + 1 < written.len() { "," } else { "" };
        text.push_str(&format!("    \"./{folder}/{name}\": \"{files}\"{comma}\n"));
    }
    text.push_str("  }\n}\n");
    text
}

fn unknown(word: &str) -> String {
    format!("nothing of a world is called {word}. There are:\n{}", places())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issue15_5_all_schemas_are_written_and_an_editor_is_told_of_each() {
        let dir = tempfile::tempdir().expect("a folder");
        let to = dir.path().join("schemas");
        let ids = all_ids(&World::Stock.source());
        let written = write_all(&to, |place| editor_schema(place, &ids)).expect("written");
        assert_eq!(written.len(), described().len());
        let settings = told(&to, &written);
        for (name, files) in &written {
            let text = fs::read_to_string(to.join(name)).expect("it was written");
            let schema: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
            assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
            assert!(settings.contains(&format!("\"./schemas/{name}\": \"{files}\"")), "{settings}");
        }
        let json = settings.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>();
        serde_json::from_str::<serde_json::Value>(&json.join("\n")).expect("it is JSON");
        let rooms = fs::read_to_string(to.join("rooms.json")).expect("it was written");
        assert!(rooms.contains("\"lowwater"), "the ids of the stock world are choices");
    }

    #[test]
    fn issue15_5_every_folder_has_a_text_for_people() {
        for one in described() {
            let text = for_people(name_of(one.kind.place)).expect("a folder");
            assert!(text.contains('#'), "{}", one.kind.place);
        }
        assert!(for_people("rums").expect_err("there is none").contains("rooms"));
    }
}
