//! What stands first in a report, and what is folded.

use expect_test::expect;

use super::*;
use crate::base::limits::{PROBLEMS_HELD_MAX, PROBLEMS_SHOWN_MAX};

/// A file with `many` keys that nothing knows, and a level that is no number behind them.
fn behind(many: usize) -> Problems {
    let mut text = String::from("id: a\n");
    for n in 0..many {
        text += &format!("key{n}: x\n");
    }
    text += "level: many\n";
    let mut problems = Problems::new();
    let node = read_text_as("rooms/a.yaml", &text, &mut problems).expect("it is YAML");
    let mut fields = Fields::of(&node, &mut problems).expect("a mapping");
    fields.text("id");
    fields.number("level", 1..=5u32);
    fields.finish();
    problems
}

#[test]
fn issue14_21_an_error_is_shown_before_however_many_warnings() {
    for many in [1, PROBLEMS_SHOWN_MAX + 1, PROBLEMS_HELD_MAX + 1] {
        let report = behind(many).render_lines();
        let first = report.lines().next().unwrap_or_default();
        assert!(first.contains("`level` has to be a whole number"), "{many}: {first}");
    }
}

/// Also where the warnings were found first, and are more than are held.
#[test]
fn issue14_21_errors_have_room_of_their_own() {
    let mut problems = Problems::new();
    let file = problems.add_file("world_data/rooms/a.yaml", "rooms", OAKVALE);
    for n in 0..=PROBLEMS_HELD_MAX {
        problems.push(Problem::warning(format!("warning {n}"), file, ""));
    }
    assert!(problems.is_full());
    problems.push(Problem::error("the one that matters", file, ""));
    assert!(problems.render_lines().contains("the one that matters"));
}

/// `count` rooms in each of two files that nobody can walk to, and one exit to nowhere.
fn unreachable(count: u32) -> Problems {
    let mut problems = Problems::new();
    for name in ["a", "b"] {
        let shown = format!("world_data/rooms/{name}.yaml");
        let file = problems.add_file(&shown, "rooms", OAKVALE);
        for n in 0..count {
            let span = Span { file, start: n, end: n + 1 };
            problems.push(unreachable_room(&Spanned { value: format!("{name}{n}"), span }));
        }
    }
    problems
}

#[test]
fn issue14_21_equal_problems_are_folded_and_all_of_them_shown_when_asked_for() {
    let many = unreachable(2);
    expect![[r#"
        world_data/rooms/a.yaml:1:1: warning: nobody can walk to this room: no way leads here from the start
          and 3 more like this, the next at world_data/rooms/a.yaml:1:2
        4 warnings in 2 files; the world was loaded
    "#]].assert_eq(&many.render_lines());
    let all = many.report_all(Look::Lines);
    assert_eq!(all.matches("nobody can walk to this room").count(), 4, "{all}");
    let few = unreachable(1).render_lines();
    assert!(!few.contains("more like this"), "two fit as they are: {few}");
    let drawn = many.render();
    assert!(drawn.contains("  and 3 more like this, the next at"), "{drawn}");
}

#[test]
fn issue14_21_all_is_all_however_many() {
    let problems = behind(PROBLEMS_SHOWN_MAX * 3);
    let all = problems.report_all(Look::Lines);
    assert_eq!(all.lines().count(), PROBLEMS_SHOWN_MAX * 3 + 2);
    assert!(!all.contains(" of them shown"), "{}", all.lines().last().unwrap_or_default());
}

#[test]
fn issue14_21_programs_read_the_report_as_one_object() {
    expect![[r#"
        {
          "errors": 1,
          "outcome": "refused",
          "problems": [
            {
              "column": 8,
              "file": "world_data/rooms/a.yaml",
              "help": null,
              "label": "this is text",
              "line": 3,
              "sentence": "`level` has to be a whole number",
              "severity": "error",
              "text": "many"
            },
            {
              "column": 1,
              "file": "world_data/rooms/a.yaml",
              "help": null,
              "label": "nothing reads this",
              "line": 2,
              "sentence": "no key is called `key0`",
              "severity": "warning",
              "text": "key0"
            }
          ],
          "warnings": 1
        }
    "#]]
    .assert_eq(&behind(1).report_json());
}
