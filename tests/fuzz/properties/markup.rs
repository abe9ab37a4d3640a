//! Markup: any marked text, on any page, comes out whole, harmless and no wider than the page.

use dominion::text::link::link;
use dominion::text::sentence::{Pronouns, Subject, unknown_key};
use dominion::text::style::{clean, is_mark};
use dominion::text::{Charset, Colour, Page, Table, Theme, paint};
use dominion::text::{Style, wrap};
use dominion::text::{a, bar, capitalise, columns, html, list, plain, plural, render, rule, the};
use unicode_width::UnicodeWidthChar;

use super::painted::{harmless, without_colour};

pub fn hold(bytes: &[u8]) {
    let (head, rest) = bytes.split_at(bytes.len().min(3));
    let at = |n: usize| head.get(n).copied().unwrap_or_default();
    let page = page(at(0), at(1));
    let text = String::from_utf8_lossy(rest);
    painting(&text, &page);
    clicking(&text, &page);
    wrapping(&text, &page, usize::from(at(2)) % 90);
    web(&text);
    tables(&text, &page, at(2));
    words(&text, &page);
    sentences(&text);
    let cleaned = clean(&text);
    assert_eq!(clean(&cleaned), cleaned, "cleaning twice changes nothing");
    assert!(!cleaned.chars().any(|c| c.is_control() || is_mark(c)), "{cleaned:?}");
}

fn page(kind: u8, width: u8) -> Page {
    let colour = [Colour::None, Colour::Ansi, Colour::Ansi256, Colour::True];
    let colour = colour[usize::from(kind % 4)];
    let charset = match kind & 96 {
        32 => Charset::Ascii,
        64 => Charset::Latin1,
        _ => Charset::Utf8,
    };
    let theme = [Theme::Any, Theme::Dark, Theme::Light, Theme::Any][usize::from(kind >> 6)];
    let reader = kind & 16 != 0;
    let prose = u16::from(width).max(60);
    Page { width: u16::from(width), prose, reader, colour, theme, charset, mxp: false }
}

/// What a client that agreed to MXP is sent holds no tags but ours, and those are closed.
fn clicking(text: &str, page: &Page) {
    let page = Page { mxp: true, ..*page };
    let clicked = link("look", text, &page);
    for text in [text, &clicked] {
        for line in painted(text, &page).lines() {
            let (opened, closed) = (line.matches("<SEND href=\"").count(), line.matches("</SEND>"));
            assert_eq!(opened, closed.count(), "{line:?}");
            assert_eq!(line.matches('<').count(), 2 * opened, "{line:?}");
        }
    }
}

fn painted(text: &str, page: &Page) -> String {
    let mut out = String::new();
    paint(text, page, &mut out);
    out
}

/// The text as it should read where there is no colour: no marks, no controls, tabs as blanks.
fn bare(text: &str) -> String {
    let seen = |c: &char| *c == '\n' || !c.is_control();
    plain(text).replace('\t', " ").chars().filter(seen).collect()
}

fn painting(text: &str, page: &Page) {
    let out = painted(text, page);
    harmless(&out);
    let uncoloured = painted(text, &Page { colour: Colour::None, ..*page });
    assert_eq!(without_colour(&out), uncoloured, "colour changes no letter");
    assert!(!uncoloured.contains('\x1b'), "without colour there are no sequences");
    assert!(!page.reader || out == uncoloured, "colour is not read aloud");
    match page.charset {
        Charset::Utf8 => assert_eq!(uncoloured, bare(text), "the text itself"),
        charset => {
            let written = |c: char| c == '\n' || charset.has(c);
            assert!(uncoloured.chars().all(written), "{out:?} is for a client of {charset:?}");
        }
    }
    for line in out.split('\n') {
        let last = line.rfind('\x1b').map(|at| &line[at..]);
        assert!(last.is_none_or(|last| last.starts_with("\x1b[0m")), "{line:?} stays coloured");
    }
}

fn wrapping(text: &str, page: &Page, indent: usize) {
    let folded = wrap(text, page, indent);
    let letters = |text: &str| text.split_ascii_whitespace().collect::<String>();
    assert_eq!(letters(&folded), letters(text), "a word is lost");
    match page.columns() {
        Some(width) => {
            fits(&folded, page, width);
            // What goes out is what was measured. A mark within an emoji parts it: it is measured
            // as the pieces that it is in colour, and without colour they join again.
            if !parts_a_letter(&folded) {
                fits(&painted(&folded, &Page { colour: Colour::None, ..*page }), page, width);
            }
        }
        None => assert_eq!(folded, text, "nothing is folded"),
    }
    assert_eq!(wrap(&folded, page, indent), folded, "what is folded fits");
}

/// Whether a mark stands beside a character that joins another.
fn parts_a_letter(text: &str) -> bool {
    let joins = |c: char| !is_mark(c) && c.width() == Some(0);
    let beside = |[a, b]: [char; 2]| is_mark(a) && joins(b) || joins(a) && is_mark(b);
    text.chars().zip(text.chars().skip(1)).any(|(a, b)| beside([a, b]))
}

fn fits(text: &str, page: &Page, width: usize) {
    for line in text.split('\n') {
        let wide = page.measure(line);
        assert!(wide <= width, "{wide} columns on a page of {width}: {line:?}");
    }
}

/// The web gets the same text, escaped, and as many spans closed as opened.
fn web(text: &str) {
    let html = html(text);
    let (mut read, mut open, mut rest) = (String::new(), 0_usize, html.as_str());
    while let Some(at) = rest.find('<') {
        read.push_str(&rest[..at]);
        let (tag, after) = rest[at..].split_once('>').expect("a tag ends");
        match tag {
            "</span" => open = open.checked_sub(1).expect("a span that was opened"),
            _ => {
                let class = tag.strip_prefix("<span class=\"").and_then(|t| t.strip_suffix('"'));
                assert!(class.is_some_and(|class| !class.is_empty()), "{tag}");
                open += 1;
            }
        }
        rest = after;
    }
    assert_eq!(open, 0, "spans stay open");
    read.push_str(rest);
    let read = read.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    assert_eq!(read.replace("&#39;", "'").replace("&amp;", "&"), bare(text));
}

/// The text as rows of cells parted by `|`.
fn tables(text: &str, page: &Page, kind: u8) {
    const LABELS: [&str; 6] = ["Name", "", "Level", "Where they are", "…", "x"];
    let mut table = Table::new(&LABELS[..usize::from(kind) % 7]).align_right(usize::from(kind / 8));
    text.split('\n').take(40).for_each(|row| table.push(row.split('|').map(str::to_owned)));
    let drawn = table.render(page);
    if let Some(width) = page.columns() {
        fits(&drawn, page, width);
        let title = text.split('|').next().unwrap_or_default().replace('\n', " ");
        fits(&table.title(title).render(page), page, width);
    }
    harmless(&painted(&drawn, page));
}

fn words(text: &str, page: &Page) {
    let items: Vec<&str> = text.split('|').take(30).collect();
    for word in items.iter().take(4) {
        let (with_a, with_the, many) = (a(word), the(word), plural(word, 2));
        for made in [with_a, with_the, many, capitalise(word)] {
            harmless(&painted(&made, page));
        }
    }
    list(&items);
    columns(&items, page);
    let title = text.split('\n').next().unwrap_or_default();
    if let Some(width) = page.columns().filter(|width| page.measure(title) + 5 <= *width)
        && !title.is_empty()
    {
        assert_eq!(page.measure(&rule(title, page)), width, "a heading is as wide as the page");
    }
    let value = text.len() as i64 - 20;
    let drawn = bar(value, 30, 10, Style::Bar, page);
    assert!(page.reader || page.measure(&drawn) == 12, "{drawn:?}");
}

/// A template in which every key means something is rendered without a trace of its keys.
fn sentences(text: &str) {
    let (template, name) = text.split_once('|').unwrap_or((text, "rat"));
    let rat = Subject::other(name, Pronouns::It);
    if unknown_key(template, &["actor", "target"], &["text"]).is_none() {
        let told =
            render(template, &[("actor", Subject::YOU), ("target", rat)], &[("text", "{x}")]);
        let before = template.split('{').next().unwrap_or_default();
        assert!(told.starts_with(&capitalise(before)), "{told:?} of {template:?}");
    }
}
