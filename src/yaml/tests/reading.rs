//! Trees, the places of their parts, and the shapes of files.

use std::fs;

use expect_test::{Expect, expect};

use super::tree;
use crate::yaml::*;

/// The tree, one value a line, each with the very bytes of the file that its span covers.
fn outline(text: &str) -> String {
    let mut lines = String::new();
    draw(&tree(text), text, 0, &mut lines);
    lines
}

fn draw(node: &Node, text: &str, depth: usize, lines: &mut String) {
    let indent = "  ".repeat(depth);
    let covered = |span: Span| &text[span.start as usize..span.end as usize];
    match &node.kind {
        Kind::Null => *lines += &format!("{indent}null {:?}\n", covered(node.span)),
        Kind::Scalar(scalar) => {
            *lines += &format!(
                "{indent}{:?} {:?} at {:?}\n",
                scalar.value,
                scalar.raw,
                covered(node.span)
            )
        }
        Kind::List(nodes) => {
            *lines += &format!("{indent}list at {:?}\n", covered(node.span));
            nodes.iter().for_each(|node| draw(node, text, depth + 1, lines));
        }
        Kind::Map(entries) => {
            *lines += &format!("{indent}map at {:?}\n", covered(node.span));
            for (key, node) in entries {
                *lines += &format!("{indent}  {:?} at {:?}:\n", key.value, covered(key.span));
                draw(node, text, depth + 2, lines);
            }
        }
    }
}

fn check(text: &str, expected: Expect) {
    expected.assert_eq(&outline(text));
}

#[test]
fn every_value_knows_its_bytes() {
    check(
        "# room\nid: hall   # the hall\nlevel: 3\ntags: [a, 'b', \"c\"]\nexits:\n  north: 'yard'\nempty:\n",
        expect![[r#"
            map at "id: hall   # the hall\nlevel: 3\ntags: [a, 'b', \"c\"]\nexits:\n  north: 'yard'\nempty"
              "id" at "id":
                Text "hall" at "hall"
              "level" at "level":
                Whole(3) "3" at "3"
              "tags" at "tags":
                list at "[a, 'b', \"c\"]"
                  Text "a" at "a"
                  Text "b" at "'b'"
                  Text "c" at "\"c\""
              "exits" at "exits":
                map at "north: 'yard'"
                  "north" at "north":
                    Text "yard" at "'yard'"
              "empty" at "empty":
                null ""
        "#]],
    );
}

#[test]
fn letters_of_many_bytes_do_not_shift_the_places() {
    check(
        "# Ünïcödé 🐀\nname: Zwölf Öfen 🐀 \ntext: \"é\\n\"\n日本: 語\n",
        expect![[r#"
        map at "name: Zwölf Öfen 🐀 \ntext: \"é\\n\"\n日本: 語"
          "name" at "name":
            Text "Zwölf Öfen 🐀" at "Zwölf Öfen 🐀"
          "text" at "text":
            Text "é\n" at "\"é\\n\""
          "日本" at "日本":
            Text "語" at "語"
    "#]],
    );
}

#[test]
fn carriage_returns_do_not_shift_the_places() {
    check(
        "# é\r\nid: hall\r\nexits:\r\n  north: yard\r\ntags:\r\n- a\r\n- b\r\n",
        expect![[r#"
        map at "id: hall\r\nexits:\r\n  north: yard\r\ntags:\r\n- a\r\n- b"
          "id" at "id":
            Text "hall" at "hall"
          "exits" at "exits":
            map at "north: yard"
              "north" at "north":
                Text "yard" at "yard"
          "tags" at "tags":
            list at "a\r\n- b"
              Text "a" at "a"
              Text "b" at "b"
    "#]],
    );
}

#[test]
fn blocks_and_folded_lines() {
    check(
        "a: |\n  one\n  two\nb: >\n  three\n  four\n\nc: five\n  six\nd:\n  - x: 1\n    y: 2\n  - z\n",
        expect![[r#"
            map at "a: |\n  one\n  two\nb: >\n  three\n  four\n\nc: five\n  six\nd:\n  - x: 1\n    y: 2\n  - z"
              "a" at "a":
                Text "one\ntwo\n" at "one\n  two"
              "b" at "b":
                Text "three four\n" at "three\n  four"
              "c" at "c":
                Text "five six" at "five\n  six"
              "d" at "d":
                list at "- x: 1\n    y: 2\n  - z"
                  map at "x: 1\n    y: 2"
                    "x" at "x":
                      Whole(1) "1" at "1"
                    "y" at "y":
                      Whole(2) "2" at "2"
                  Text "z" at "z"
        "#]],
    );
}

#[test]
fn aliases_and_merge_keys() {
    check(
        "base: &base {light: dim, cold: true}\nroom:\n  <<: *base\n  cold: false\nagain: *base\n",
        expect![[r#"
            map at "base: &base {light: dim, cold: true}\nroom:\n  <<: *base\n  cold: false\nagain"
              "base" at "base":
                map at "&base {light: dim, cold: true}"
                  "light" at "light":
                    Text "dim" at "dim"
                  "cold" at "cold":
                    Flag(true) "true" at "true"
              "room" at "room":
                map at "<<: *base\n  cold: false"
                  "cold" at "cold":
                    Flag(false) "false" at "false"
                  "light" at "light":
                    Text "dim" at "dim"
              "again" at "again":
                map at "&base {light: dim, cold: true}"
                  "light" at "light":
                    Text "dim" at "dim"
                  "cold" at "cold":
                    Flag(true) "true" at "true"
        "#]],
    );
}

#[test]
fn a_tag_makes_text() {
    check(
        "a: !!str 5\n",
        expect![[r#"
        map at "a: !!str 5"
          "a" at "a":
            Text "5" at "!!str 5"
    "#]],
    );
}

#[test]
fn files_come_in_four_shapes() {
    let table = [
        ("id: a\nloot: [{x: 1}]", 1),
        ("- id: a\n- id: b", 2),
        ("rooms: [{id: a}, {id: b}, {id: c}]", 3),
        ("area_id: oak\nspawns:\n- {npc: rat}\n- {npc: cat}", 2),
        ("spawns: []", 0),
        ("spawns:", 0),
        ("template_id: rat\npatrol_route: [a, b]", 1),
        ("npc_members: [a, b]", 1),
        ("a: [{x: 1}]\nb: [{y: 1}, {z: 1}]", 1),
        ("a: [{x: 1}]\nnpcs: [{y: 1}, {z: 1}]", 2),
        ("area_id: oak\nnpcs:", 0),
        ("Id: rat\nloot: [{x: 1}, {x: 2}]", 1),
    ];
    for (text, expected) in table {
        assert_eq!(documents(&tree(text), "npcs").len(), expected, "{text}");
    }
}

#[test]
fn a_folder_on_disk_is_read_in_order_and_in_full() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("world_data");
    for (path, bytes) in [
        ("rooms/b.yaml", &b"id: b"[..]),
        ("rooms/a/deep.yml", b"id: deep"),
        ("rooms/_layout.yaml", b"id: hidden"),
        ("rooms/_old/c.yaml", b"id: hidden"),
        ("rooms/.b.yaml", b"id: hidden"),
        ("rooms/notes.txt", b"id: hidden"),
        ("rooms/latin.yaml", b"id: a\nname: caf\xe9"),
        ("rooms/mark.yaml", b"\xef\xbb\xbfid: mark"),
        ("flora/oak.yaml", b"id: oak"),
    ] {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    let disk = Disk::new(&root);
    let mut problems = Problems::new();
    let rooms = read_folder(&disk, "rooms", &mut problems);
    let ids: Vec<_> = rooms.iter().filter_map(|room| room.get("id")?.as_str()).collect();
    assert_eq!(ids, ["deep", "b", "mark"]);
    assert_eq!(folders(&disk).expect("the folders"), ["flora", "rooms"]);
    assert!(read_folder(&disk, "dragons", &mut problems).is_empty());
    assert!(problems.some_unread("rooms") && !problems.some_unread("flora"));
    expect![[r#"
        world_data/rooms/latin.yaml: this cannot be read: line 2 holds bytes that are not UTF-8
        1 error in 1 file; nothing was loaded
    "#]]
    .assert_eq(&problems.render_lines());
}

/// A link to a folder is followed, as far as it does not lead in a circle; one to nothing is told.
#[cfg(unix)]
#[test]
fn issue14_23_links_are_followed_and_those_that_lead_nowhere_are_told() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("world_data");
    let shared = folder.path().join("shared");
    for path in [root.join("rooms"), root.join("areas"), shared.join("deep")] {
        fs::create_dir_all(path).expect("a folder");
    }
    fs::write(shared.join("deep/a.yaml"), "id: a").expect("a file");
    symlink(&shared, root.join("rooms/linked")).expect("a link");
    symlink("..", root.join("rooms/up")).expect("a link");
    symlink(".", root.join("rooms/here")).expect("a link");
    symlink("../nothing.yaml", root.join("rooms/gone.yaml")).expect("a link");
    symlink("nowhere", root.join("items")).expect("a link");
    let disk = Disk::new(&root);
    let mut problems = Problems::new();
    assert_eq!(read_folder(&disk, "rooms", &mut problems).len(), 1);
    let told: Vec<(String, Why)> = disk
        .passed_over()
        .expect("the folders can be walked")
        .into_iter()
        .map(|passed| (passed.path.inside, passed.why))
        .collect();
    let told: Vec<(&str, Why)> = told.iter().map(|(path, why)| (path.as_str(), *why)).collect();
    let expected = [
        ("items", Why::LinkToNothing),
        ("rooms/gone.yaml", Why::LinkToNothing),
        ("rooms/here", Why::LinkIntoItself),
        ("rooms/up", Why::LinkIntoItself),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_file_beyond_the_bound_is_not_read() {
    let big = "#".repeat(crate::base::limits::WORLD_FILE_BYTES_MAX as usize + 1);
    let world = Memory::new([("rooms/big.yaml", big.as_str()), ("rooms/small.yaml", "id: a")]);
    let mut problems = Problems::new();
    assert_eq!(read_folder(&world, "rooms", &mut problems).len(), 1);
    expect![[r#"
        world_data/rooms/big.yaml: this cannot be read: it is larger than 4194304 bytes
        1 error in 1 file; nothing was loaded
    "#]]
    .assert_eq(&problems.render_lines());
}

#[test]
fn one_file_may_be_asked_for() {
    let world = Memory::new([("config/config.yaml", "port: 4000")]);
    let mut problems = Problems::new();
    assert!(read_file(&world, "config/config.yaml", &mut problems).is_some());
    assert!(read_file(&world, "config/other.yaml", &mut problems).is_none());
    assert!(problems.is_empty());
}
