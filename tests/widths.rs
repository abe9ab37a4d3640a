//! Every page on every window: nothing runs past its edge, nothing is cut, and running text on a very
//! wide one ends where it can still be read.

use std::collections::BTreeSet;

use dominion::base::clock::Millis;
use dominion::game::frame::verb;
use dominion::text::page::PROSE_COLUMNS;
use unicode_width::UnicodeWidthStr;

use crate::harness::evening::{Evening, without_colour};
use crate::harness::world::PASSWORD;
use crate::screen_reader::{LAST, MORE, market};

/// Windows that people really have: a telephone, half a screen, a terminal, a wide one.
const WIDTHS: [u16; 4] = [40, 60, 80, 200];

/// Everything that can be asked for: the example of each verb, each page of help, all tables.
fn lines(evening: &Evening) -> Vec<String> {
    let examples = verb::all().filter(|spec| !LAST.contains(&spec.name));
    let examples = examples.map(|spec| spec.example.to_string());
    let helps = verb::all().map(|spec| format!("help {}", spec.name));
    let server = evening.server();
    let topics = server.engine.content().words.help.iter();
    let topics: Vec<String> = topics.map(|topic| format!("help {}", topic.topic)).collect();
    let more = MORE.iter().map(|line| line.to_string());
    examples
        .chain(more)
        .chain(helps)
        .chain(topics)
        .chain(["help".into(), "help gmcp".into()])
        .collect()
}

/// All that Aria reads in a window of a width, line by line, with what she typed.
fn evening_of(width: u16) -> Vec<(String, Vec<String>)> {
    let mut evening = market();
    evening.connect("Aria");
    evening.resize("Aria", width, 0);
    let mut read = Vec::new();
    let lines = lines(&evening);
    for line in ["who", "help", "aria", PASSWORD] {
        read.push((line.to_string(), evening.says("Aria", line)));
    }
    for line in lines {
        evening.types("Aria", &line);
        let mut seen = evening.read("Aria");
        // What stands behind the text is a question or a prompt, and no page.
        seen.retain(|line| !line.contains(" health, "));
        // Nor do examples that choose a width, a reader or a prompt choose it for the others.
        for undo in ["stand", "width auto", "reader off", "prompt default", "config pager off"] {
            evening.types("Aria", undo);
        }
        evening.pass(Millis::seconds(1));
        evening.read("Aria");
        read.push((line, seen));
    }
    read
}

#[test]
fn issue14_17_no_line_is_wider_than_its_window_and_none_is_cut() {
    let mut wrong = BTreeSet::new();
    for width in WIDTHS {
        for (typed, seen) in evening_of(width) {
            for line in seen {
                let columns = line.width();
                if columns > usize::from(width) {
                    wrong.insert(format!("{width}: `{typed}`: {columns} columns: {line}"));
                }
                if line.contains('…') {
                    wrong.insert(format!("{width}: `{typed}` is cut: {line}"));
                }
            }
        }
    }
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{}\n{} in all", wrong.join("\n"), wrong.len());
}

/// What is a table, and may be as wide as the window: it has columns.
fn is_table(line: &str) -> bool {
    line.contains("  ") || line.contains('─')
}

#[test]
fn issue14_17_running_text_ends_where_it_can_be_read() {
    let mut wrong = Vec::new();
    for (typed, seen) in evening_of(200) {
        let long = seen.iter().filter(|line| line.width() > usize::from(PROSE_COLUMNS));
        wrong.extend(long.filter(|line| !is_table(line)).map(|line| format!("`{typed}`: {line}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whoever asks for longer lines has them.
#[test]
fn issue14_17_a_width_that_was_asked_for_is_used() {
    let mut evening = market();
    evening.enter("Aria");
    evening.says("Aria", "width 160");
    let help = evening.says("Aria", "help newbie");
    assert!(help.iter().any(|line| line.width() > 130), "{help:#?}");
    evening.says("Aria", "width auto");
    evening.resize("Aria", 200, 0);
    let help = evening.says("Aria", "help newbie");
    assert!(help.iter().all(|line| line.width() <= usize::from(PROSE_COLUMNS)), "{help:#?}");
}

/// Names are whole on the narrowest window, whatever is folded: each word of the wide page is a word
/// of the narrow one.
#[test]
fn issue14_17_the_narrow_page_says_all_that_the_wide_one_says() {
    let pages = ["score", "skills", "faction", "faction list", "who", "config", "@where", "list"];
    let words = |width: u16, line: &str| {
        let mut evening = market();
        evening.connect("Aria");
        evening.resize("Aria", width, 0);
        for typed in ["aria", PASSWORD, "brief combat on"] {
            evening.types("Aria", typed);
        }
        evening.read_raw("Aria");
        evening.types("Aria", line);
        let text = without_colour(&evening.read_raw("Aria"));
        let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_string);
        words.collect::<BTreeSet<String>>()
    };
    for page in pages {
        let (wide, narrow) = (words(200, page), words(40, page));
        let lost: Vec<&String> = wide.difference(&narrow).collect();
        assert!(lost.is_empty(), "`{page}` on a narrow window lacks {lost:?}");
    }
}

/// The first login is more than a window: a newcomer reads it a window at a time, and whoever comes
/// back has it at once, as scripts expect.
#[test]
fn issue14_17_a_newcomer_reads_a_window_at_a_time() {
    let mut evening = market();
    evening.connect("Cora");
    evening.resize("Cora", 80, 24);
    let mut whole = Vec::new();
    for typed in ["cora", "yes", PASSWORD, PASSWORD, "warden", "yes"] {
        let mut read = evening.says("Cora", typed);
        while read.last().is_some_and(|line| line.contains("more: Enter goes on")) {
            assert!(read.len() <= 24, "`{typed}`: {} lines at once", read.len());
            whole.extend(read);
            read = evening.says("Cora", "");
        }
        assert!(read.len() <= 24, "`{typed}`: {} lines at once", read.len());
        whole.extend(read);
    }
    assert!(whole.len() > 30, "{whole:#?}");
    evening.connect("Aria");
    evening.resize("Aria", 80, 8);
    evening.says("Aria", "aria");
    let back = evening.says("Aria", PASSWORD);
    assert!(!back.iter().any(|line| line.contains("more: Enter goes on")), "{back:#?}");
}
