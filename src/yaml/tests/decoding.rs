//! Fields: what counts as what, and what is said otherwise.

use expect_test::expect;

use super::{collected, lines};
use crate::yaml::Fields;

/// Takes fields that are all right.
fn take(text: &str, take: impl FnOnce(&mut Fields<'_, '_>)) {
    let problems = collected(text, take);
    assert!(problems.is_empty(), "{}", problems.render());
}

#[test]
fn loose_types_are_understood() {
    take("a: '95'\nb: 1.0\nc: 7\nd: '2.50'\ne: 3\nf: 'Yes'\ng: 0\nh: True", |f| {
        assert_eq!(f.number("a", 1..=100u32), Some(95));
        assert_eq!(f.number("b", 1..=100i32), Some(1));
        assert_eq!(f.number("c", 1..=100u8), Some(7));
        assert_eq!(f.float("d", 0.0..=10.0), Some(2.5));
        assert_eq!(f.float("e", 0.0..=10.0), Some(3.0));
        assert_eq!(f.flag("f"), Some(true));
        assert_eq!(f.flag("g"), Some(false));
        assert_eq!(f.flag("h"), Some(true));
        assert_eq!(f.text("c").as_deref(), Some("7"));
        assert_eq!(f.text("b").as_deref(), Some("1.0"));
    });
}

#[test]
fn what_is_not_there_is_nothing() {
    take("a:\nb: ~\nc: null", |f| {
        assert_eq!(f.text("a"), None);
        assert_eq!(f.number("b", 1..=2u8), None);
        assert_eq!(f.flag("c"), None);
        assert!(f.list("a").is_empty() && f.map("a").is_empty() && f.texts("x").is_empty());
        assert!(f.inside("a").is_none() && f.any("b").is_none() && f.span_of("x").is_none());
    });
}

#[test]
fn lists_words_and_ranges() {
    take("k: rat\nl: [a, 2]\nt: Hostile\nn: [2, 5]\nm: 3\ne: {up: attic}\ns: {x: 1}", |f| {
        assert_eq!(f.texts("k"), ["rat"]);
        assert_eq!(f.texts("l"), ["a", "2"]);
        assert_eq!(f.one_of("t", &["hostile", "neutral"]), Some("hostile"));
        assert_eq!(f.choice("t", &[("hostile", 1), ("neutral", 2)]), Some(1));
        assert_eq!(f.number_range("n", 1..=9u32), Some(2..=5));
        assert_eq!(f.number_range("m", 1..=9u32), Some(3..=3));
        let exits = f.map("e");
        assert_eq!((exits[0].0.as_str(), exits[0].1.as_str()), ("up", Some("attic")));
        let mut inside = f.inside("s").expect("a mapping");
        assert_eq!(inside.number("x", 0..=1u8), Some(1));
        inside.finish();
        assert_eq!(f.list("l").len(), 2);
    });
}

#[test]
fn either_spelling_will_do() {
    take("template_id: rat\nroom_id: hall", |f| {
        let npc = f.required_either(&["npc_template_id", "template_id"]);
        assert_eq!(npc.expect("it is there").as_str(), "rat");
        assert_eq!(f.either(&["room_id", "spawn_room_id"]).expect("there").as_str(), "hall");
    });
}

#[test]
fn every_mistake_is_named_at_its_place() {
    let text = "id: ''\nlevel: many\nrank: 1.5\nage: 99\nspeed: fast\nopen: maybe\nname: [x]
words: {a: b}\nkind: hostle\nspan: [5, 2]\nexits: [a]\nloot: {a: b}\ntags: [[x], y]
a_id: x\nb_id: y\nmood: purple\nhuge: 1e400\nwide: [1, 2, 3]\nsub: 4\n";
    expect![[r#"
        world_data/rooms/oakvale.yaml:1:1: the key `npc_template_id` is missing: it is needed here
        world_data/rooms/oakvale.yaml:1:1: the key `title` is missing: it is needed here
        world_data/rooms/oakvale.yaml:1:5: `id` has to be a text that says something: this is empty
        world_data/rooms/oakvale.yaml:2:8: `level` has to be a whole number: this is text
        world_data/rooms/oakvale.yaml:3:7: `rank` has to be a whole number: this is a fraction
        world_data/rooms/oakvale.yaml:4:6: `age` has to lie between 1 and 20: this lies outside
        world_data/rooms/oakvale.yaml:5:8: `speed` has to be a number: this is text
        world_data/rooms/oakvale.yaml:6:7: `open` has to be `true` or `false`: this is text
        world_data/rooms/oakvale.yaml:7:7: `name` has to be text: this is a list
        world_data/rooms/oakvale.yaml:8:8: `words` has to be a list of texts: this is a mapping
        world_data/rooms/oakvale.yaml:9:7: `kind` cannot be `hostle`: not one of the words for this (did you mean `hostile`?)
        world_data/rooms/oakvale.yaml:10:7: `span` ends before it begins: the lower number comes first
        world_data/rooms/oakvale.yaml:11:8: `exits` has to be a mapping: this is a list
        world_data/rooms/oakvale.yaml:12:7: `loot` has to be a list: this is a mapping
        world_data/rooms/oakvale.yaml:13:8: `tags` has to be text: this is a list
        world_data/rooms/oakvale.yaml:15:1: `a_id` and `b_id` say the same: one of them is enough
        world_data/rooms/oakvale.yaml:16:7: `mood` cannot be `purple`: not one of the words for this (it can be `grim` or `merry`)
        world_data/rooms/oakvale.yaml:17:7: `huge` has to be a whole number: this is text
        world_data/rooms/oakvale.yaml:18:7: `wide` has to be a number, or a list of the lowest and the highest: this is another list
        world_data/rooms/oakvale.yaml:19:6: `sub` has to be a mapping: this is a number
        20 errors in 1 file; nothing was loaded
    "#]].assert_eq(&lines(text, |f| {
        f.required_text("id");
        f.required_text("title");
        f.number("level", 1..=20u32);
        f.number("rank", 1..=20u32);
        f.number("age", 1..=20u8);
        f.number("huge", 1..=20u8);
        f.float("speed", 0.5..=10.0);
        f.flag("open");
        f.text("name");
        f.texts("words");
        f.one_of("kind", &["hostile", "neutral"]);
        f.one_of("mood", &["grim", "merry"]);
        f.number_range("span", 1..=9u8);
        f.number_range("wide", 1..=9u8);
        f.map("exits");
        f.list("loot");
        assert_eq!(f.texts("tags"), ["y"]);
        f.either(&["a_id", "b_id"]);
        f.inside("sub");
        f.required_either(&["npc_template_id", "template_id"]);
    }));
}

#[test]
fn keys_that_nothing_asked_for() {
    let text = "id: a\ndescripton: b\nsmell: c\nexits: {}\nexit: {}\n";
    let mut report = String::new();
    let mut problems = crate::yaml::Problems::new();
    for strictly in [false, true] {
        let node = crate::yaml::read_text_as("rooms/a.yaml", text, &mut problems).expect("YAML");
        let mut fields = Fields::of(&node, &mut problems).expect("a mapping");
        fields.text("id");
        fields.text("description");
        fields.map("exits");
        if strictly {
            fields.finish_strictly()
        } else {
            fields.finish()
        }
        report = problems.render_lines();
    }
    expect![[r#"
        world_data/rooms/a.yaml:2:1: no key is called `descripton`: nothing reads this (did you mean `description`?)
        world_data/rooms/a.yaml:3:1: no key is called `smell`: nothing reads this
        world_data/rooms/a.yaml:5:1: no key is called `exit`: nothing reads this (did you mean `exits`?)
        world_data/rooms/a.yaml:2:1: warning: no key is called `descripton`: nothing reads this (did you mean `description`?)
        world_data/rooms/a.yaml:3:1: warning: no key is called `smell`: nothing reads this
        world_data/rooms/a.yaml:5:1: warning: no key is called `exit`: nothing reads this (did you mean `exits`?)
        6 problems (3 errors, 3 warnings) in 2 files; nothing was loaded
    "#]].assert_eq(&report);
}

#[test]
fn a_file_that_is_no_mapping() {
    expect![[r#"
        world_data/rooms/oakvale.yaml:1:1: this has to be a mapping: this is a list
        1 error in 1 file; nothing was loaded
    "#]]
    .assert_eq(&lines("- a\n- b\n", |_| {}));
    expect![[r#"
        world_data/rooms/oakvale.yaml:1:1: this has to be a mapping: this is text
        1 error in 1 file; nothing was loaded
    "#]]
    .assert_eq(&lines("just words\n", |_| {}));
}
