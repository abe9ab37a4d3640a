//! Whatever is thrown at it, reading and reporting ends, soon and without a panic.

#![allow(clippy::disallowed_methods, reason = "how long it takes is what is tested")]

use std::time::{Duration, Instant};

use proptest::prelude::*;

use crate::yaml::*;

/// Reads a text, walks all of it, and draws every report.
fn survive(text: &str) -> Option<Node> {
    let mut problems = Problems::new();
    let node = read_text_as("rooms/any.yaml", text, &mut problems);
    if let Some(node) = &node {
        spans_fit(node, text);
        for document in documents(node, "rooms") {
            if let Some(mut fields) = Fields::of(document, &mut problems) {
                fields.required_text("id");
                fields.number("level", 1..=20u32);
                fields.texts("keywords");
                fields.map("exits");
                fields.finish();
            }
        }
    }
    for look in [Look::Drawn, Look::Coloured, Look::Lines] {
        problems.report(look, 10);
    }
    node
}

/// Every span lies within the text and cuts no letter in two.
fn spans_fit(node: &Node, text: &str) {
    let covered = |span: Span| text.get(span.start as usize..span.end as usize);
    assert!(covered(node.span).is_some(), "{:?} in {text:?}", node.span);
    for node in node.as_list().unwrap_or_default() {
        spans_fit(node, text);
    }
    for (key, node) in node.as_map().unwrap_or_default() {
        assert!(covered(key.span).is_some(), "{:?} in {text:?}", key.span);
        spans_fit(node, text);
    }
}

proptest! {
    #![proptest_config(crate::base::properties::so_often(400))]

    #[test]
    fn any_text(text in any::<String>()) {
        survive(&text);
    }

    #[test]
    fn texts_of_the_letters_that_yaml_cares_for(
        text in "([-\\[\\]{}:,&*!|>'\"%@`#?<~ \t\r\n0-9a-cé🐀.]|\n  |: |- |\r\n){0,120}"
    ) {
        survive(&text);
    }

    #[test]
    fn words_are_covered_by_their_spans(
        words in prop::collection::vec("[a-zäöü🐀][a-zé0-9_🐀]{0,8}", 1..20),
        ending in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let mut text = format!("# äöü 🐀{ending}words:{ending}");
        for word in &words {
            text += &format!("  - {word}   # é{ending}");
        }
        let node = survive(&text).expect("it is YAML");
        let nodes = node.get("words").and_then(Node::as_list).expect("a list");
        for (word, node) in words.iter().zip(nodes) {
            prop_assert_eq!(node.as_str(), Some(word.as_str()));
            let span = node.span.start as usize..node.span.end as usize;
            prop_assert_eq!(&text[span], word.as_str());
        }
        prop_assert_eq!(words.len(), nodes.len());
    }
}

#[test]
fn monsters_are_refused_soon() {
    let n = 200_000;
    let laughs = (1..30).fold("a0: &a0 [x, x]\n".to_owned(), |text, n| {
        let before = format!("*a{}", n - 1);
        text + &format!("a{n}: &a{n} [{before}, {before}, {before}]\n")
    });
    let monsters = [
        "[".repeat(n),
        "{".repeat(n),
        "- ".repeat(n),
        "? ".repeat(n),
        "a: ".repeat(n),
        "{a: ".repeat(n),
        "&a ".repeat(n),
        "!a ".repeat(n),
        "\"".to_owned() + &"\\".repeat(n),
        "x".repeat(n),
        "a\n".repeat(n),
        "[a,".to_owned() + &"a,".repeat(n),
        "a: |\n".to_owned() + &"  x\n".repeat(n),
        (0..n).map(|n| format!("k{n}: x\n")).collect(),
        "a: b\n".repeat(n),
        "#".repeat(n),
        "\r".repeat(n),
        "--- \n".repeat(n),
        " ".repeat(n),
        "\t".repeat(n),
        "a: 'x".to_owned() + &"\n".repeat(n),
        "%TAG ".repeat(n),
        laughs,
    ];
    for monster in monsters {
        let begun = Instant::now();
        survive(&monster);
        let took = begun.elapsed();
        let head: String = monster.chars().take(20).collect();
        assert!(took < Duration::from_secs(20), "{head:?} took {took:?}");
        if took > Duration::from_millis(1500) {
            eprintln!("slow: {head:?} took {took:?}");
        }
    }
}
