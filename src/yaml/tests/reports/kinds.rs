//! Each kind of problem as a builder reads it.

use super::*;

#[test]
fn files() {
    check(
        |file| unreadable(file, "line 2 holds bytes that are not UTF-8"),
        expect![[r#"
          × this cannot be read: line 2 holds bytes that are not UTF-8
          ╭─[world_data/rooms/oakvale.yaml]
          ╰────

        1 error in 1 file; nothing was loaded
    "#]],
    );
    check(
        empty_file,
        expect![[r#"
          ⚠ this file describes nothing
          ╭─[world_data/rooms/oakvale.yaml]
          ╰────
          help: files whose names begin with `_` are left alone

        1 warning in 1 file; the world was loaded
    "#]],
    );
    check(
        |folder| kind_not_used(folder, "flora", 12),
        expect![[r#"
          ⚠ flora are not used yet; 12 files passed over
          ╭─[world_data/rooms/oakvale.yaml]
          ╰────

        1 warning in 1 file; the world was loaded
    "#]],
    );
}

#[test]
fn brackets_tabs_and_quotes() {
    check_text(
        "id: [a\nname: b\n",
        expect![[r#"
              × this is not YAML
              ╭─[world_data/rooms/oakvale.yaml:2:5]
            1 │ id: [a
            2 │ name: b
              ·     ┬
              ·     ╰── a colon cannot stand here; is a bracket left open before?
              ╰────
              help: the rest of this file was not read; indent with spaces and quote what is unusual

            1 error in 1 file; nothing was loaded
        "#]],
    );
    check_text(
        "id: a\n\tname: b\n",
        expect![[r#"
              × this is not YAML
              ╭─[world_data/rooms/oakvale.yaml:1:5]
            1 │ id: a
              ·     ┬
              ·     ╰── a tab stands where only spaces may
              ╰────
              help: the rest of this file was not read; indent with spaces and quote what is unusual

            1 error in 1 file; nothing was loaded
        "#]],
    );
    check_text(
        "id: 'a\n",
        expect![[r#"
              × this quote is never closed
              ╭─[world_data/rooms/oakvale.yaml:1:5]
            1 │ id: 'a
              ·     ┬
              ·     ╰── it was opened here
              ╰────
              help: close it in its own line; the rest of this file was not read

            1 error in 1 file; nothing was loaded
        "#]],
    );
}

#[test]
fn documents_depth_and_aliases() {
    check_text(
        "id: a\n---\nid: b\n",
        expect![[r#"
          × a second document begins in this file
          ╭─[world_data/rooms/oakvale.yaml:2:1]
        1 │ id: a
        2 │ ---
          · ─┬─
          ·  ╰── it begins here
          ╰────
          help: write a list, or a file for each

        1 error in 1 file; nothing was loaded
    "#]],
    );
    check_text(
        &format!("{}{}", "[".repeat(40), "]".repeat(40)),
        expect![[r#"
          × this stands more than 32 levels deep
          ╭─[world_data/rooms/oakvale.yaml:1:33]
        1 │ [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
          ·                                 ┬
          ·                                 ╰── the file was not read beyond this
          ╰────

        1 error in 1 file; nothing was loaded
    "#]],
    );
    check_text(
        "a: &a [*a]\n",
        expect![[r#"
          × this alias stands for something that holds it
          ╭─[world_data/rooms/oakvale.yaml:1:8]
        1 │ a: &a [*a]
          ·        ─┬
          ·         ╰── it would never end
          ╰────

        1 error in 1 file; nothing was loaded
    "#]],
    );
    check_text(
        "a: *b\n",
        expect![[r#"
              × this is not YAML
              ╭─[world_data/rooms/oakvale.yaml:1:4]
            1 │ a: *b
              ·    ┬
              ·    ╰── no anchor before this has that name
              ╰────
              help: the rest of this file was not read; indent with spaces and quote what is unusual

            1 error in 1 file; nothing was loaded
        "#]],
    );
}

#[test]
fn tags_and_keys() {
    check_text(
        "a: !sword 5\n",
        expect![[r#"
          ⚠ the tag `!sword` is not used here
          ╭─[world_data/rooms/oakvale.yaml:1:4]
        1 │ a: !sword 5
          ·    ────┬───
          ·        ╰── tagged here
          ╰────

        1 warning in 1 file; the world was loaded
    "#]],
    );
    check_text(
        "[a, b]: 5\n",
        expect![[r#"
          × a key has to be a word
          ╭─[world_data/rooms/oakvale.yaml:1:1]
        1 │ [a, b]: 5
          · ───┬──
          ·    ╰── this is a list
          ╰────

        1 error in 1 file; nothing was loaded
    "#]],
    );
    check_text(
        "id: a\nname: b\nid: c\n",
        expect![[r#"
          × the key `id` stands twice in one mapping
          ╭─[world_data/rooms/oakvale.yaml:3:1]
        2 │ name: b
        3 │ id: c
          · ─┬
          ·  ╰── it stands in line 1 already
          ╰────

        1 error in 1 file; nothing was loaded
    "#]],
    );
}

#[test]
fn keys() {
    check(
        |f| missing_key("description", spanned(f, OAKVALE).span),
        expect![[r#"
          × the key `description` is missing
          ╭─[world_data/rooms/oakvale.yaml:1:1]
        1 │ id: oakvale_square
          · ─────────┬────────
          ·          ╰── it is needed here
          ╰────

        1 error in 1 file; nothing was loaded
    "#]],
    );
    check(
        |f| unknown_key(&spanned(f, "level"), Some("z_level")),
        expect![[r#"
              ⚠ no key is called `level`
              ╭─[world_data/rooms/oakvale.yaml:3:1]
            2 │ name: The Square
            3 │ level: 30
              · ──┬──
              ·   ╰── nothing reads this
              ╰────
              help: did you mean `z_level`?

            1 warning in 1 file; the world was loaded
        "#]],
    );
    check(
        |f| key_not_used(&spanned(f, "level")),
        expect![[r#"
          ⚠ the key `level` is not used here
          ╭─[world_data/rooms/oakvale.yaml:3:1]
        2 │ name: The Square
        3 │ level: 30
          · ──┬──
          ·   ╰── passed over
          ╰────

        1 warning in 1 file; the world was loaded
    "#]],
    );
    check(
        |f| said_twice(&spanned(f, "name"), "title"),
        expect![[r#"
          × `title` and `name` say the same
          ╭─[world_data/rooms/oakvale.yaml:2:1]
        1 │ id: oakvale_square
        2 │ name: The Square
          · ──┬─
          ·   ╰── one of them is enough
          ╰────

        1 error in 1 file; nothing was loaded
    "#]],
    );
}

#[test]
fn values() {
    check(
        |f| wrong_type("level", "a whole number", "text", spanned(f, "30").span),
        expect![[r#"
          × `level` has to be a whole number
          ╭─[world_data/rooms/oakvale.yaml:3:8]
        2 │ name: The Square
        3 │ level: 30
          ·        ─┬
          ·         ╰── this is text
          ╰────

        1 error in 1 file; nothing was loaded
    "#]],
    );
    check(
        |f| out_of_range("level", "1", "20", spanned(f, "30").span),
        expect![[r#"
          × `level` has to lie between 1 and 20
          ╭─[world_data/rooms/oakvale.yaml:3:8]
        2 │ name: The Square
        3 │ level: 30
          ·        ─┬
          ·         ╰── this lies outside
          ╰────

        1 error in 1 file; nothing was loaded
    "#]],
    );
    check(
        |f| range_reversed("level", spanned(f, "30").span),
        expect![[r#"
          × `level` ends before it begins
          ╭─[world_data/rooms/oakvale.yaml:3:8]
        2 │ name: The Square
        3 │ level: 30
          ·        ─┬
          ·         ╰── the lower number comes first
          ╰────

        1 error in 1 file; nothing was loaded
    "#]],
    );
    check(
        |f| not_one_of("name", &spanned(f, "The Square"), &["cave", "forest"], None),
        expect![[r#"
              × `name` cannot be `The Square`
              ╭─[world_data/rooms/oakvale.yaml:2:7]
            1 │ id: oakvale_square
            2 │ name: The Square
              ·       ─────┬────
              ·            ╰── not one of the words for this
              ╰────
              help: it can be `cave` or `forest`

            1 error in 1 file; nothing was loaded
        "#]],
    );
}

#[test]
fn references() {
    check(
        |f| unknown_id("room", &spanned(f, "oakvale_gate"), None),
        expect![[r#"
          × there is no room `oakvale_gate`
          ╭─[world_data/rooms/oakvale.yaml:6:9]
        5 │   north: oakvale_smithey
        6 │   east: oakvale_gate
          ·         ──────┬─────
          ·               ╰── no room has this id
          ╰────

        1 error in 1 file; nothing was loaded
    "#]],
    );
    check(
        |f| duplicate_id("room", &spanned(f, "oakvale_square"), "world_data/rooms/a.yaml:1:5"),
        expect![[r#"
              × two rooms have the id `oakvale_square`
              ╭─[world_data/rooms/oakvale.yaml:1:5]
            1 │ id: oakvale_square
              ·     ───────┬──────
              ·            ╰── this is the second
              ╰────
              help: the first stands in world_data/rooms/a.yaml:1:5

            1 error in 1 file; nothing was loaded
        "#]],
    );
    check(
        |f| one_way_exit(&spanned(f, "oakvale_gate"), "west"),
        expect![[r#"
          ⚠ there is no way back from `oakvale_gate`
          ╭─[world_data/rooms/oakvale.yaml:6:9]
        5 │   north: oakvale_smithey
        6 │   east: oakvale_gate
          ·         ──────┬─────
          ·               ╰── this exit leads only one way
          ╰────
          help: `oakvale_gate` has no exit `west`

        1 warning in 1 file; the world was loaded
    "#]],
    );
    check(
        |f| unreachable_room(&spanned(f, "oakvale_square")),
        expect![[r#"
          ⚠ nobody can walk to this room
          ╭─[world_data/rooms/oakvale.yaml:1:5]
        1 │ id: oakvale_square
          ·     ───────┬──────
          ·            ╰── no way leads here from the start
          ╰────

        1 warning in 1 file; the world was loaded
    "#]],
    );
}
