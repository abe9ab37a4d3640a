//! What builders write, and what they are told.

mod decoding;
mod reading;
mod remembering;
mod reports;
mod torture;

use super::{Fields, Node, Problems, read_text_as};

/// The tree of a file that has nothing wrong with it.
fn tree(text: &str) -> Node {
    let mut problems = Problems::new();
    let node = read_text_as("rooms/oakvale.yaml", text, &mut problems);
    assert!(problems.is_empty(), "{}", problems.render());
    node.expect("it holds something")
}

/// What is said, line by line, when a file is read and its fields are taken by `take`.
fn lines(text: &str, take: impl FnOnce(&mut Fields<'_, '_>)) -> String {
    collected(text, take).render_lines()
}

/// The problems of a file whose fields are taken by `take`.
fn collected(text: &str, take: impl FnOnce(&mut Fields<'_, '_>)) -> Problems {
    let mut problems = Problems::new();
    if let Some(node) = read_text_as("rooms/oakvale.yaml", text, &mut problems)
        && let Some(mut fields) = Fields::of(&node, &mut problems)
    {
        take(&mut fields);
    }
    problems
}
