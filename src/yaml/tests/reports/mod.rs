//! The report, kind by kind and word by word.

mod kinds;
mod order;

use expect_test::{Expect, expect};

use super::collected;
use crate::yaml::problem::*;
use crate::yaml::*;

const OAKVALE: &str = "id: oakvale_square\nname: The Square\nlevel: 30\nexits:\n  north: oakvale_smithey\n  east: oakvale_gate\n";

/// The first word in [`OAKVALE`] that reads `word`.
fn spanned(file: FileId, word: &str) -> Spanned<String> {
    let start = OAKVALE.find(word).expect("it is in the file") as u32;
    let span = Span { file, start, end: start + word.len() as u32 };
    Spanned { value: word.to_owned(), span }
}

fn check(make: impl FnOnce(FileId) -> Problem, expected: Expect) {
    let mut problems = Problems::new();
    let file = problems.add_file("world_data/rooms/oakvale.yaml", "rooms", OAKVALE);
    problems.push(make(file));
    expected.assert_eq(&problems.render());
}

fn check_text(text: &str, expected: Expect) {
    expected.assert_eq(&collected(text, |_| {}).render());
}

#[test]
fn the_report_of_the_house() {
    let text = format!("{}\n    exits:\n      north: oakvale_smithey\n", "#\n".repeat(11));
    let mut problems = Problems::new();
    let file = problems.add_file("world_data/rooms/oakvale.yaml", "rooms", &text);
    let start = text.find("oakvale_smithey").expect("it is there") as u32;
    let span = Span { file, start, end: start + 15 };
    let room = Spanned { value: "oakvale_smithey".to_owned(), span };
    problems.push(exit_to_nowhere(&room, Some("oakvale_smithy")));
    problems.push(Problem::error("one", Span { start: start + 1, ..span }, "here"));
    problems.push(Problem::error("two", Span { start: start + 2, ..span }, "here"));
    let other = problems.add_file("world_data/rooms/z.yaml", "rooms", "id: z");
    problems.push(Problem::warning("three", other, ""));
    problems.push(Problem::warning("four", other, ""));
    expect![[r#"
          × this exit leads nowhere
           ╭─[world_data/rooms/oakvale.yaml:14:14]
        13 │     exits:
        14 │       north: oakvale_smithey
           ·              ───────┬───────
           ·                     ╰── no room has this id
           ╰────
          help: did you mean `oakvale_smithy`?
          (2 more problems in this file, 5 in all; nothing was loaded)

          ⚠ four
          ╭─[world_data/rooms/z.yaml]
          ╰────
          (1 more problem in this file, 5 in all; nothing was loaded)

        5 problems (3 errors, 2 warnings) in 2 files, 2 of them shown; nothing was loaded
    "#]]
    .assert_eq(&problems.report(Look::Drawn, 1));
}

#[test]
fn sorted_by_kind_and_file_and_place_and_said_once() {
    let mut problems = Problems::new();
    let b = problems.add_file("world_data/rooms/b.yaml", "rooms", OAKVALE);
    let a = problems.add_file("world_data/rooms/a.yaml", "rooms", OAKVALE);
    problems.push(exit_to_nowhere(&spanned(b, "oakvale_gate"), None));
    problems.push(unreachable_room(&spanned(b, "oakvale_square")));
    problems.push(unreachable_room(&spanned(b, "oakvale_square")));
    problems.push(exit_to_nowhere(&spanned(a, "oakvale_smithey"), Some("oakvale_smithy")));
    let flora = problems.add_folder("flora");
    problems.push(kind_not_used(flora, "flora", 1));
    expect![[r#"
        world_data/rooms/a.yaml:5:10: this exit leads nowhere: no room has this id (did you mean `oakvale_smithy`?)
        world_data/rooms/b.yaml:6:9: this exit leads nowhere: no room has this id
        world_data/flora/: warning: flora are not used yet; 1 file passed over
        world_data/rooms/b.yaml:1:5: warning: nobody can walk to this room: no way leads here from the start
        4 problems (2 errors, 2 warnings) in 3 files; nothing was loaded
    "#]].assert_eq(&problems.render_lines());
    assert_eq!((problems.errors(), problems.warnings()), (2, 2));
}

#[test]
fn warnings_alone_do_not_keep_a_world_from_loading() {
    let problems = collected("id: a\nsmell: b\n", |_| {});
    assert!(problems.is_empty() && problems.render().is_empty());
    let mut problems = Problems::new();
    read_text_as("rooms/a.yaml", "# nothing\n", &mut problems);
    assert!(!problems.has_errors());
    expect![[r#"
          ⚠ this file describes nothing
          ╭─[world_data/rooms/a.yaml]
          ╰────
          help: files whose names begin with `_` are left alone

        1 warning in 1 file; the world was loaded
    "#]]
    .assert_eq(&problems.render());
}

#[test]
fn unused_keys_are_said_once_for_a_folder() {
    let mut problems = Problems::new();
    for name in ["a", "b", "c"] {
        let text = format!("id: {name}\nno_flora: true\n");
        let node = read_text_as(&format!("rooms/{name}.yaml"), &text, &mut problems);
        let node = node.expect("it is YAML");
        let mut fields = Fields::of(&node, &mut problems).expect("a mapping");
        fields.known_but_unused(&["no_flora", "id"]);
        fields.finish();
    }
    expect![[r#"
        world_data/rooms/a.yaml:1:1: warning: the key `id` is not used here: passed over (it stands in 2 other places of rooms/ too)
        world_data/rooms/a.yaml:2:1: warning: the key `no_flora` is not used here: passed over (it stands in 2 other places of rooms/ too)
        2 warnings in 1 file; the world was loaded
    "#]].assert_eq(&problems.render_lines());
}

#[test]
fn what_is_shown_is_bounded() {
    let mut text = String::from("id: a\n");
    for n in 0..300 {
        text += &format!("key{n}: x\n");
    }
    let mut problems = Problems::new();
    let node = read_text_as("rooms/a.yaml", &text, &mut problems).expect("it is YAML");
    Fields::of(&node, &mut problems).expect("a mapping").finish();
    let report = problems.render_lines();
    let tail: Vec<_> = report.lines().rev().take(2).collect();
    expect![[r#"
        301 warnings in 1 file, 100 of them shown; the world was loaded
          (201 more problems in this file, 301 in all; the world was loaded)"#]]
    .assert_eq(&tail.join("\n"));
}

#[test]
fn colours_change_no_letter() {
    let text = "id: [a]\nid: 'b'\n";
    let problems = collected(text, |_| {});
    let bare = regex::Regex::new("\x1b\\[[0-9;]*m").expect("it is a pattern");
    let coloured = problems.render_coloured();
    assert!(coloured.contains('\x1b'));
    assert_eq!(bare.replace_all(&coloured, ""), problems.render());
}

#[test]
fn what_a_line_holds_cannot_disturb_the_report() {
    let text = format!("name: \"\u{1b}[2J\"\nlong: {} id: [{}", "é ".repeat(200), "z".repeat(99));
    check_text(
        &text,
        expect![[r#"
              × this is not YAML
              ╭─[world_data/rooms/oakvale.yaml:2:410]
            1 │ name: "�[2J"
            2 │ …é é é é é é é é é é é é é é é é é é  id: [zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz…
              ·                                         ┬
              ·                                         ╰── a colon cannot stand here; quote text that holds one
              ╰────
              help: the rest of this file was not read; indent with spaces and quote what is unusual

              ⚠ a character that cannot be seen stands in this text: U+001B
              ╭─[world_data/rooms/oakvale.yaml:1:7]
            1 │ name: "�[2J"
              ·       ───┬──
              ·          ╰── players would be shown it, too
              ╰────
              help: take it out, or write the text anew

            2 problems (1 error, 1 warning) in 1 file; nothing was loaded
        "#]],
    );
    check_text(
        "\t\tid: [\"é\t\n",
        expect![[r#"
              × this quote is never closed
              ╭─[world_data/rooms/oakvale.yaml:1:8]
            1 │         id: ["é 
              ·              ┬
              ·              ╰── it was opened here
              ╰────
              help: close it in its own line; the rest of this file was not read

            1 error in 1 file; nothing was loaded
        "#]],
    );
    check_text(
        "a: b\r\nc: d\r\nid: [\r\n",
        expect![[r#"
              × this is not YAML
              ╭─[world_data/rooms/oakvale.yaml:4:1]
            3 │ id: [
            4 │  
              · ┬
              · ╰── something is missing here
              ╰────
              help: the rest of this file was not read; indent with spaces and quote what is unusual

            1 error in 1 file; nothing was loaded
        "#]],
    );
    check_text(
        "",
        expect![[r#"
          ⚠ this file describes nothing
          ╭─[world_data/rooms/oakvale.yaml]
          ╰────
          help: files whose names begin with `_` are left alone

        1 warning in 1 file; the world was loaded
    "#]],
    );
}

/// Found by fuzzing: names were shown with the escape sequences that a name may well hold.
#[test]
fn names_of_files_and_folders_are_harmless() {
    let mut problems = Problems::new();
    let source = Memory::new([("ro\u{1b}[2Joms/a\u{7}.yaml", "a: b: c")]);
    read_folder(&source, "ro\u{1b}[2Joms", &mut problems);
    let folder = problems.add_folder("ships\u{1b}c");
    problems.push(problem::kind_not_used(folder, "ships\u{1b}c", 1));
    for look in [Look::Drawn, Look::Lines] {
        let report = problems.report(look, 10);
        assert!(report.contains("ro\u{fffd}[2Joms/a\u{fffd}.yaml"), "{report}");
        assert!(!report.contains(|c: char| c.is_control() && c != '\n'), "{report:?}");
    }
}
