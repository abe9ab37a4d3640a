//! A diff of lines that is pleasant to read: what was expected, what came, and a little around it.

/// Lines of sameness shown before and after a difference.
const AROUND: usize = 3;

/// One line of a comparison.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line<'a> {
    Same(&'a str),
    Missing(&'a str),
    New(&'a str),
}

/// The differences between two texts; empty if there are none.
pub fn diff(expected: &str, actual: &str) -> String {
    if expected == actual {
        return String::new();
    }
    let lines = compare(&expected.lines().collect::<Vec<_>>(), &actual.lines().collect::<Vec<_>>());
    let near = |at: usize| {
        let from = at.saturating_sub(AROUND);
        lines[from..lines.len().min(at + AROUND + 1)].iter().any(|l| !matches!(l, Line::Same(_)))
    };
    let mut text = String::new();
    let mut left_out = false;
    for (at, line) in lines.iter().enumerate() {
        if !near(at) {
            left_out = true;
            continue;
        }
        if std::mem::take(&mut left_out) {
            text.push_str("      ...\n");
        }
        text.push_str(&match line {
            Line::Same(line) => format!("      {line}\n"),
            Line::Missing(line) => format!("  -   {line}\n"),
            Line::New(line) => format!("  +   {line}\n"),
        });
    }
    text
}

/// The longest common subsequence, by the book: blocks of a transcript are short.
fn compare<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Line<'a>> {
    let mut longest = vec![vec![0usize; new.len() + 1]; old.len() + 1];
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            longest[i][j] = match a == b {
                true => longest[i + 1][j + 1] + 1,
                false => longest[i + 1][j].max(longest[i][j + 1]),
            };
        }
    }
    let (mut i, mut j, mut lines) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            lines.push(Line::Same(old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && longest[i + 1][j] >= longest[i][j + 1]) {
            lines.push(Line::Missing(old[i]));
            i += 1;
        } else {
            lines.push(Line::New(new[j]));
            j += 1;
        }
    }
    lines
}

#[test]
fn a_difference_shows_both_sides_and_what_stands_around() {
    let old = "a\nb\nc\nd\ne\nf\n";
    assert_eq!(diff(old, old), "");
    assert_eq!(
        diff(old, "a\nb\nc\nd\nE\nf\n"),
        "      ...\n      b\n      c\n      d\n  -   e\n  +   E\n      f\n"
    );
}
