//! What builders may write is described, and the description is the reader's own (F6, issue 15.5).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dominion::game::content::Interned;
use dominion::game::frame::reading::kind::{Kind, Load, Told, told};
use dominion::game::start::load::describe::{
    all_ids, describe, described, editor_schema, examples, schemas, word,
};
use dominion::game::start::load::load;
use dominion::yaml::{Disk, Fields, Memory, Node, Problems, Source, documents, read_folder};
use serde_json::Value;

use crate::harness::evening::Evening;

/// Set this to write `world_data/*/_schema.yaml` anew.
const UPDATE: &str = "UPDATE_SCHEMAS";

fn world() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data")
}

#[test]
fn issue15_5_f6_what_is_read_is_told_and_what_is_told_is_read() {
    let wrong: Vec<String> = described().iter().flat_map(|one| one.contradictions()).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The test above sees what it should: a reader that asks for more than is told, and for less.
#[test]
fn issue15_5_a_reader_and_a_description_that_disagree_are_found() {
    const FAKE: Kind = Kind {
        place: "fakes",
        list: "fakes",
        keys: || KEYS.to_vec(),
        read: |load: &mut Load<'_>, files: &[Node]| {
            for thing in files.iter().flat_map(|file| documents(file, "fakes")) {
                let Some(mut fields) = Fields::of(thing, load.problems) else { continue };
                let _ = (fields.required_text("id"), fields.number("secret", 1..=3));
                let _ = fields.any("unseen");
                fields.known_but_unused(&["idle"]);
                fields.finish();
            }
        },
        ..Kind::DEFAULT
    };
    const KEYS: &[Told] = &[
        told("id", "one", "what it is called"),
        told("gone", "2", "read by nobody"),
        told("idle", "2", "known and unused"),
        told("unseen", "2", "asked for and not looked at"),
    ];
    let all = describe(&[&FAKE]);
    let wrong = all[0].contradictions();
    let expected = [
        "fakes: `secret` is read, and nothing is told of it",
        "fakes: `gone` is told, and nothing reads it",
        "fakes: `idle` is told, and has no use",
        "fakes: nothing looked at the value of `unseen`",
    ];
    assert_eq!(wrong, expected);
    assert!(all[0].needed().contains("id"));
}

#[test]
fn issue15_5_each_folder_holds_the_schema_that_its_reader_makes() {
    let update = std::env::var_os(UPDATE).is_some();
    let mut stale = Vec::new();
    for (place, text) in schemas() {
        let path = world().join(&place);
        if update {
            fs::write(&path, &text).expect("it can be written");
        }
        if fs::read_to_string(&path).is_ok_and(|own| own == text) {
            continue;
        }
        stale.push(place);
    }
    assert!(stale.is_empty(), "{stale:?} are not what the readers say; {UPDATE}=1 writes them");
    // Every folder of the stock world has one.
    let files = Disk::new(world()).files("").expect("the stock world");
    let folders: BTreeSet<&str> = files.iter().map(|file| file.folder()).collect();
    let with: BTreeSet<String> = schemas().into_keys().collect();
    let without: Vec<&&str> =
        folders.iter().filter(|folder| !with.contains(&format!("{folder}/_schema.yaml"))).collect();
    assert!(without.is_empty(), "{without:?} have no schema");
    let wide = schemas().into_values().flat_map(|text| {
        text.lines()
            .filter(|line| line.chars().count() > 100)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    });
    assert_eq!(wide.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn issue15_5_the_examples_make_a_world() {
    let memory = Memory { files: examples().into_iter().collect(), lenient: false };
    let mut problems = Problems::new();
    let content = load(&memory, &Interned::default(), &mut problems);
    assert!(problems.is_empty(), "\n{}", problems.render_lines());
    assert_eq!(content.expect("a world").all_rooms().count(), 3);
}

/// What a schema says of a key that may be left out is what its being left out does.
#[test]
fn issue15_5_what_is_said_to_count_else_counts() {
    let files: Vec<(String, String)> = examples();
    let read = |files: &[(String, String)]| {
        let memory = Memory { files: files.iter().cloned().collect(), lenient: true };
        format!("{:?}", load(&memory, &Interned::default(), &mut Problems::new()))
    };
    let plain =
        |default: &str| default.parse::<f64>().is_ok() || ["true", "false"].contains(&default);
    let mut wrong = Vec::new();
    let mut tried = 0;
    for one in described() {
        let at = |path: &str| {
            path == one.kind.place || path.starts_with(&format!("{}/", one.kind.place))
        };
        for key in (one.kind.keys)() {
            let is_top = !key.path.contains(['.', '^']);
            let written = format!(" {}: {}", key.path, key.example);
            if !is_top || !plain(key.default) || key.example.is_empty() {
                continue;
            }
            let with = |value: Option<&str>| -> Vec<(String, String)> {
                let change = |(path, text): &(String, String)| {
                    let line = |line: &str| match (
                        at(path)
                            && format!(" {}", line.trim_start_matches("  - "))
                                .replace("  ", " ")
                                .ends_with(&written),
                        value,
                    ) {
                        (true, Some(value)) => {
                            Some(line.replace(&written[1..], &format!("{}: {value}", key.path)))
                        }
                        (true, None) => None,
                        (false, _) => Some(line.to_owned()),
                    };
                    (path.clone(), text.lines().filter_map(line).collect::<Vec<_>>().join("\n"))
                };
                files.iter().map(change).collect()
            };
            tried += 1;
            if read(&with(None)) != read(&with(Some(key.default))) {
                wrong.push(format!(
                    "{}: `{}` is not {} else",
                    one.kind.place, key.path, key.default
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(tried > 25, "only {tried} were tried");
}

#[test]
fn a_schema_is_never_loaded() {
    let files = Disk::new(world()).files("").expect("the stock world");
    let schemas = files.iter().filter(|file| file.inside.contains("_schema")).count();
    assert_eq!(schemas, 0);
}

// ── editors ──

/// The keywords of JSON Schema that our schemas use: whether a value is right, or the first place
/// where it is not.
fn check(schema: &Value, root: &Value, value: &Value, at: &str) -> Result<(), String> {
    let wrong = |what: &str| Err(format!("{at}: {what}: {value}"));
    let Value::Object(keys) = schema else { return Ok(()) };
    for (keyword, rule) in keys {
        match keyword.as_str() {
            "$schema" | "title" | "description" | "deprecated" | "$defs" | "then" | "else" => {}
            "properties" | "additionalProperties" => {}
            "$ref" => {
                let path = rule.as_str().expect("a text").trim_start_matches('#');
                let target = root.pointer(path).ok_or_else(|| format!("no {path}"))?;
                check(target, root, value, at)?;
            }
            "type" => {
                let is = |name: &str| match name {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "boolean" => value.is_boolean(),
                    "null" => value.is_null(),
                    "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
                    "number" => value.is_number(),
                    other => panic!("{other}"),
                };
                let any = match rule {
                    Value::Array(names) => {
                        names.iter().any(|name| is(name.as_str().expect("a text")))
                    }
                    name => is(name.as_str().expect("a text")),
                };
                if !any {
                    return wrong(&format!("no {rule}"));
                }
            }
            "enum" => {
                if !rule.as_array().expect("a list").contains(value) {
                    return wrong("not among those");
                }
            }
            "minimum" if value.as_f64() < rule.as_f64() => return wrong("too little"),
            "maximum" if value.as_f64() > rule.as_f64() => return wrong("too much"),
            "minimum" | "maximum" => {}
            "minItems" | "maxItems" => {
                let length = value.as_array().map(Vec::len).unwrap_or(2) as u64;
                if Some(length) != rule.as_u64() {
                    return wrong("not so many");
                }
            }
            "items" => {
                for (nth, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(rule, root, item, &format!("{at}[{nth}]"))?;
                }
            }
            "required" => {
                let keys = rule.as_array().expect("a list").iter();
                let mut missing =
                    keys.filter(|key| value.get(key.as_str().expect("a text")).is_none());
                if let Some(key) = missing.next() {
                    return wrong(&format!("no {key}"));
                }
            }
            "allOf" => {
                for all in rule.as_array().expect("a list") {
                    check(all, root, value, at)?;
                }
            }
            "anyOf" => {
                let all: Vec<_> = rule
                    .as_array()
                    .expect("a list")
                    .iter()
                    .map(|any| check(any, root, value, at))
                    .collect();
                if all.iter().all(Result::is_err) {
                    return wrong(&format!("none of {all:?}"));
                }
            }
            "if" => {
                let branch = if check(rule, root, value, at).is_ok() { "then" } else { "else" };
                if let Some(branch) = schema.get(branch) {
                    check(branch, root, value, at)?;
                }
            }
            other => panic!("this test does not know {other}"),
        }
    }
    if let (Some(known), Some(map)) = (schema.get("properties"), value.as_object()) {
        for (key, inside) in map {
            match known.get(key) {
                Some(known) => check(known, root, inside, &format!("{at}.{key}"))?,
                None if schema["additionalProperties"] == Value::Bool(false) => {
                    return Err(format!("{at}: no key is called {key}"));
                }
                None => {}
            }
        }
    } else if let (Some(values), Some(map)) =
        (schema.get("additionalProperties").filter(|it| it.is_object()), value.as_object())
    {
        for (key, inside) in map {
            check(values, root, inside, &format!("{at}.{key}"))?;
        }
    }
    Ok(())
}

/// A file as an editor's schema sees it.
fn as_value(text: &str) -> Value {
    serde_yaml::from_str(text).expect("it is YAML")
}

fn texts_of(place: &str) -> Vec<(String, String)> {
    let disk = Disk::new(world());
    let folder = place.split('/').next().expect("a folder");
    let files = disk.files(folder).expect("the stock world").into_iter();
    let own = files.filter(|file| !place.contains('/') || file.inside == place);
    own.map(|file| (file.inside.clone(), disk.read(&file).expect("it can be read"))).collect()
}

#[test]
fn issue15_5_the_stock_world_is_right_by_the_schemas_for_editors() {
    let ids = all_ids(&Disk::new(world()));
    let mut files = 0;
    for one in described() {
        let schema = editor_schema(one.kind.place, &ids).expect("a kind");
        for (path, text) in texts_of(one.kind.place) {
            files += 1;
            if let Err(wrong) = check(&schema, &schema, &as_value(&text), &path) {
                panic!("{wrong}");
            }
        }
    }
    assert!(files > 50, "only {files} files");
    let known = Disk::new(world()).files("").expect("the stock world").len();
    assert_eq!(files, known, "some file has no schema");
}

#[test]
fn issue15_5_an_editor_is_told_of_slips() {
    let ids = all_ids(&Disk::new(world()));
    let schema = |place: &str| editor_schema(place, &ids).expect("a kind");
    let wrong = |place: &str, text: &str| {
        let schema = schema(place);
        check(&schema, &schema, &as_value(text), place).expect_err(text)
    };
    let room = |rest: &str| format!("id: hall\nname: the Hall\ndescription: x\n{rest}");
    assert!(wrong("rooms", &room("exits: {north: nowhere_at_all}")).contains("not among those"));
    assert!(wrong("rooms", &room("exist: {}")).contains("no key is called exist"));
    assert!(wrong("rooms", "name: the Hall").contains("id"));
    assert!(wrong("npcs", "npcs: [{id: rat, level: 99}]").contains("too much"));
    assert!(wrong("npcs", "npcs: [{id: rat, npc_type: pet}]").contains("not among those"));
    assert!(wrong("npc_spawns", "[{spawn_room_id: quay}]").contains("npc_template_id"));
    assert!(wrong("callings", "callings: [{id: a, role: healer}]").contains("not among those"));
    assert!(editor_schema("nothing", &ids).is_none());
    let npcs = schema("npcs");
    let faction = npcs.pointer("/$defs/thing/properties/faction_id").expect("it is described");
    assert_eq!(faction["$ref"], "#/$defs/factions");
    assert!(faction["description"].as_str().expect("a text").contains("its side"));
}

/// Files that no reader can take apart are no reason to keep the ids of the others from an editor.
#[test]
fn issue15_5_a_world_that_does_not_load_has_ids_all_the_same() {
    let files = [("rooms/a.yaml", "id: hall\nexits: {north: gone}"), ("rooms/b.yaml", "[")];
    let ids = all_ids(&Memory::new(files));
    assert_eq!(ids["rooms"], ["hall"]);
    let mut problems = Problems::new();
    assert_eq!(read_folder(&Memory::new(files), "rooms", &mut problems).len(), 1);
}

// ── the page that builds an area ──

/// What a page of help shows, as a builder reads it on a screen of 80 columns.
fn page_of(topic: &str) -> String {
    let mut evening = Evening::of("{rooms: {hall: {}}, players: {Aria: {role: builder}}}");
    // So high that no page is cut.
    evening.resize("Aria", 80, 1_000);
    evening.says("Aria", &format!("help {topic}")).join("\n")
}

/// The files that a page shows: a line that is the name of one, and what is set in below it.
fn files_on(page: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in page.lines() {
        let is_name = line.ends_with(".yaml") && !line.contains(' ');
        match (is_name, line.strip_prefix("    "), files.last_mut()) {
            (true, ..) => files.push((line.to_owned(), String::new())),
            (false, Some(inside), Some((_, text))) if !inside.starts_with("dominion ") => {
                text.push_str(&format!("{inside}\n"));
            }
            _ => {}
        }
    }
    files
}

/// Whoever does what `help build area` says gets what it promises: the files are written letter by
/// letter into an empty folder, checked, loaded, and walked through.
#[test]
fn issue15_5_the_page_that_builds_three_rooms_can_be_followed_to_the_letter() {
    let page = page_of("build area");
    let folder = tempfile::tempdir().expect("a folder");
    let files = files_on(&page);
    assert_eq!(files.len(), 6, "{page}");
    for (name, text) in &files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    }
    let mut problems = Problems::new();
    let content = load(&Disk::new(folder.path()), &Interned::default(), &mut problems);
    assert!(problems.is_empty(), "\n{}", problems.render_lines());
    assert_eq!(content.expect("a world").all_rooms().count(), 3);
    let mut evening = Evening::of("{rooms: {hall: {}}, players: {Aria: {role: builder}}}");
    evening.server_does(|server| {
        let files = files.iter().cloned().collect();
        server.files = Memory { files, lenient: false };
        Vec::new()
    });
    let read = evening.says("Aria", "@reload").join("\n");
    assert!(read.contains("The world is reloaded: 3 rooms."), "{read}");
    evening.pass(dominion::base::clock::Millis::seconds(1));
    evening.read_all();
    let line = page.lines().skip_while(|line| !line.starts_with("Then type ")).collect::<Vec<_>>();
    let line = line.join(" ");
    let typed = line.trim_start_matches("Then type ").split('.').next().expect("a sentence");
    let steps: Vec<&str> = typed.split(", ").collect();
    assert_eq!(steps, ["LOOK", "NORTH", "LOOK MILLER", "UP", "GET FLOUR", "DOWN"]);
    let read: Vec<String> =
        steps.iter().map(|step| evening.says("Aria", step).join("\n")).collect();
    let seen = [
        "The Mill Yard",
        "The Grinding Floor",
        "White to the eyebrows.",
        "The Loft",
        "You get a sack of flour.",
        "The miller is here.",
    ];
    for (read, seen) in read.iter().zip(seen) {
        assert!(read.contains(seen), "no {seen:?} in {read:?}");
    }
}

#[test]
fn issue15_5_each_kind_has_a_page_of_help_that_builders_can_read() {
    let front = page_of("build");
    for one in described() {
        let word = word(one);
        assert!(front.contains(&word), "{word} in\n{front}");
        let page = page_of(&word);
        assert!(page.contains("What it means"), "{page}");
        for told in (one.kind.keys)().iter().filter(|told| !told.says.is_empty()) {
            let key = told.path.replace(['{', '}', '^'], "");
            let last = key.rsplit('.').next().expect("a key");
            assert!(page.contains(last), "{key} in\n{page}");
        }
        let wide: Vec<&str> = page.lines().filter(|line| line.chars().count() > 80).collect();
        assert!(wide.is_empty(), "{wide:?}");
    }
    let mut evening = Evening::of("{rooms: {hall: {}}, players: {Aria: {}}}");
    let read = evening.says("Aria", "help build").join("\n");
    assert!(read.contains("no help on"), "to a player there is no building: {read}");
}
