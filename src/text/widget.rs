//! Small pieces of a screen: headings, bars and lists in columns, each with words for readers
//! who cannot see a drawing.

use super::page::Page;
use super::style::{Style, is_mark};
use super::words::list;
use super::wrap::wrap;

/// Width of a drawing where the client wraps for itself.
const WIDTH_UNKNOWN: usize = 80;

/// A heading with a line as wide as running text; for readers, and where there is no room for a line,
/// the title alone.
pub fn rule(title: &str, page: &Page) -> String {
    if page.reader {
        return sentence(title);
    }
    let dash = if page.draws() { "─" } else { "-" };
    let width = page.prose_columns().unwrap_or(WIDTH_UNKNOWN);
    if title.is_empty() {
        return Style::Dim.on(dash.repeat(width));
    }
    let used = page.measure(title) + 4;
    // The blank behind the title needs no room if nothing follows it.
    if used > width + 1 {
        return wrap(&Style::Heading.on(title), page, 2);
    }
    let mut rule = String::with_capacity(3 * width);
    put_repeated(Style::Dim, dash, 2, &mut rule);
    rule.push(' ');
    Style::Heading.put(title, &mut rule);
    if used < width {
        rule.push(' ');
        put_repeated(Style::Dim, dash, width - used, &mut rule);
    }
    rule
}

fn put_repeated(style: Style, piece: &str, times: usize, out: &mut String) {
    out.push(style.push());
    out.extend(std::iter::repeat_n(piece, times));
    out.push(Style::POP);
}

/// How full something is, in brackets `width` columns apart: `[████░░░░]`, in ASCII
/// `[####----]`, for readers "45 of 60". It looks empty only if nothing is there and full only
/// if nothing is missing.
pub fn bar(
    value: impl Into<i64>,
    max: impl Into<i64>,
    width: usize,
    style: Style,
    page: &Page,
) -> String {
    let (value, max) = (value.into(), max.into());
    if page.reader {
        return format!("{value} of {max}");
    }
    let filled = filled(value, max, width);
    let (full, empty) = if page.draws() { ("█", "░") } else { ("#", "-") };
    let mut bar = String::with_capacity(3 * width + 16);
    bar.push('[');
    put_repeated(style, full, filled, &mut bar);
    put_repeated(Style::Dim, empty, width - filled, &mut bar);
    bar.push(']');
    bar
}

fn filled(value: i64, max: i64, width: usize) -> usize {
    if value <= 0 || max <= 0 || width == 0 {
        return 0;
    }
    if value >= max {
        return width;
    }
    let share = i128::from(value) * width as i128 / i128::from(max);
    usize::try_from(share).unwrap_or(0).clamp(1, (width - 1).max(1))
}

/// Short items in as many columns as fit, read downwards like a newspaper; for readers one
/// sentence.
pub fn columns<S: AsRef<str>>(items: &[S], page: &Page) -> String {
    if page.reader {
        return sentence(&list(items));
    }
    let width = page.columns().unwrap_or(WIDTH_UNKNOWN);
    let widest = items.iter().map(|item| page.measure(item.as_ref())).max().unwrap_or(0) + 2;
    let across = ((width + 2) / widest).max(1);
    let down = items.len().div_ceil(across);
    let line = |row: usize| {
        let mut line = String::new();
        for item in items.iter().skip(row).step_by(down.max(1)).map(AsRef::as_ref) {
            let blanks = widest.saturating_sub(page.measure(item));
            line.push_str(item);
            line.extend(std::iter::repeat_n(' ', blanks));
        }
        line.truncate(line.trim_end_matches(' ').len());
        line
    };
    let lines = (0..down).map(line).collect::<Vec<_>>().join("\n");
    if across > 1 { lines } else { wrap(&lines, page, 2) }
}

/// `text` with a full stop, unless it ends like a sentence already. Speech programs pause there.
pub(super) fn sentence(text: &str) -> String {
    let mut sentence = text.trim_end_matches(' ').to_owned();
    let seen = sentence.trim_end_matches(|c: char| is_mark(c) || matches!(c, '"' | '”' | ')'));
    if !seen.is_empty() && !seen.ends_with(['.', '!', '?', ':', '…']) {
        sentence.push('.');
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Charset;
    use crate::text::style::plain;

    const READER: Page = Page {
        width: 80,
        prose: 80,
        reader: true,
        colour: crate::text::Colour::None,
        theme: crate::text::Theme::Any,
        charset: Charset::Utf8,
        mxp: false,
    };

    fn page(width: u16, utf8: bool) -> Page {
        let charset = if utf8 { Charset::Utf8 } else { Charset::Ascii };
        Page { width, charset, ..Page::default() }
    }

    #[test]
    fn headings_fill_the_line() {
        assert_eq!(plain(&rule("Score", &page(20, true))), "── Score ───────────");
        assert_eq!(plain(&rule("", &page(20, false))), "-".repeat(20));
        assert_eq!(rule("Score", &READER), "Score.");
        assert_eq!(rule("Ready?", &READER), "Ready?");
        assert_eq!(rule("", &READER), "");
    }

    #[test]
    fn bars_never_lie_at_the_ends() {
        let drawn = |value, max| plain(&bar(value, max, 8, Style::Bar, &page(80, false)));
        assert_eq!(drawn(45, 60), "[######--]");
        assert_eq!(drawn(1, 60), "[#-------]");
        assert_eq!(drawn(59, 60), "[#######-]");
        assert_eq!(drawn(60, 60), "[########]");
        assert_eq!(drawn(90, 60), "[########]");
        assert_eq!(drawn(0, 60), "[--------]");
        assert_eq!(drawn(-5, 0), "[--------]");
        assert_eq!(plain(&bar(1, 2, 1, Style::Bar, &page(80, true))), "[█]");
        assert_eq!(
            bar(i64::MAX - 1, i64::MAX, 0, Style::Bar, &READER),
            format!("{} of {}", i64::MAX - 1, i64::MAX)
        );
        assert_eq!(bar(45, 60, 8, Style::Bar, &READER), "45 of 60");
    }

    #[test]
    fn lists_run_down_the_columns() {
        let items = ["drop", "east", "get", "look", "say"];
        assert_eq!(columns(&items, &page(20, true)), "drop  get   say\neast  look");
        assert_eq!(columns(&items, &page(0, true)), "drop  east  get   look  say");
        assert_eq!(columns(&items, &READER), "drop, east, get, look and say.");
        assert_eq!(columns::<&str>(&[], &page(20, true)), "");
        let long = columns(&["a".repeat(30)], &page(20, true));
        assert!(long.lines().all(|line| line.len() <= 20), "{long}");
    }
}
