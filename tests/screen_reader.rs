//! Screen-reader mode from the first question to the last word, in the stock world: every verb of
//! the table, every page of help, and all that is a table or a drawing for others.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use dominion::base::clock::Millis;
use dominion::game::frame::verb;
use dominion::simulate::files;
use dominion::yaml::{Disk, Memory};
use regex::Regex;

use crate::harness::evening::Evening;
use crate::harness::world::{self, PASSWORD};

pub static FILES: LazyLock<Memory> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("world_data");
    files::read(&Disk::new(folder)).expect("the stock world can be read")
});

/// Aria, who may do everything, and Bran, to whom it is done, in the market of Lowwater. Nobody is
/// in the world yet.
pub fn market() -> Evening {
    let mut tiny = world::read(
        "rooms: {lowwater_market: {}}\n\
         players:\n\
         \x20 Aria: {at: lowwater_market, role: owner, level: 6, coins: 500, standing: {silver_sanctum: 600}}\n\
         \x20 Bran: {at: lowwater_market}\n",
    )
    .expect("a tiny world");
    tiny.files = FILES.clone();
    let mut evening = Evening::in_world(&tiny);
    evening.hang_up("Aria");
    evening
}

/// Comes in as one who hears, or as one who sees, on a screen so wide that nothing is cut off.
fn come_in(evening: &mut Evening, hears: bool) -> String {
    evening.connect("Aria");
    let mut read = String::new();
    let choice = if hears { "reader on" } else { "reader off" };
    if hears {
        evening.read_raw("Aria");
    }
    for line in [choice, "aria", PASSWORD] {
        evening.types("Aria", line);
        read.push_str(&evening.read_raw("Aria"));
    }
    if !hears {
        for line in ["reader off", "brief combat on", "width 500", "color off"] {
            evening.types("Aria", line);
        }
        evening.read_raw("Aria");
    }
    read
}

/// What is wrong with text that is to be heard.
fn not_to_be_heard(text: &str) -> Vec<String> {
    static CODE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"%\S+|\S*/\*\*/\S*|\$schema=\S+").expect("a pattern"));
    static WRONG: LazyLock<Regex> = LazyLock::new(|| {
        let patterns = [
            "[\u{2500}-\u{25FF}\u{2600}-\u{27BF}]", // boxes, bars and pictures
            "[\u{0}-\u{9}\u{B}-\u{1F}\u{7F}-\u{9F}]", // controls, and so colours
            r"\[[#=. -]*\]",                        // bars in ASCII
            r"[-=_*~#+|<>^/\\]{3,}|[!-/:-@\[-`{-~]{4,}", // runs of punctuation
            r" {3,}",                               // columns
        ];
        Regex::new(&patterns.join("|")).expect("a pattern")
    });
    let mut wrong = Vec::new();
    for line in text.lines() {
        // How a prompt and a pattern of files are written has to be shown so; three dots are a pause.
        let line = CODE.replace_all(line, "code").replace("...", "…");
        wrong.extend(WRONG.find(&line).map(|found| format!("{:?} in {line:?}", found.as_str())));
    }
    wrong
}

#[test]
fn what_is_not_to_be_heard_is_found() {
    for line in ["── Score ──", "\u{1b}[0m", "[####----]", "a ---- b", "a    b", "⚔ x"] {
        assert_ne!(not_to_be_heard(line), Vec::<String>::new(), "{line}");
    }
    for line in ["Health: 3 of 4.", "Usage: look [at] <thing>  (or `l`).", "\"Well...\" he says."] {
        assert_eq!(not_to_be_heard(line), Vec::<String>::new(), "{line}");
    }
}

/// Lines that are typed besides the example of each verb.
pub const MORE: &[&str] = &[
    "look bran",
    "look me",
    "examine sprat",
    "get rope",
    "wear all",
    "wield",
    "inventory",
    "equipment",
    "remove all",
    "skills",
    "effects",
    "faction",
    "faction list",
    "faction info sanctum",
    "faction standing",
    "faction balance",
    "faction war",
    "faction diary",
    "config",
    "prompt",
    "title of the Quay",
    "who",
    "commands",
    "buy",
    "sell",
    "@where",
    "@stat",
    "@stat me",
    "@stat here",
    "@stat sprat",
    "@patrol",
    "@audit",
    "@bans",
    "@rng",
    "@clock",
    "@faction npcs silver_sanctum",
    "nonsense",
    "",
];

/// Verbs whose examples would end the evening before it is over.
pub const LAST: &[&str] = &["@shutdown", "quit"];

#[test]
fn every_verb_and_every_page_of_help_can_be_heard() {
    let mut evening = market();
    let mut wrong = not_to_be_heard(&come_in(&mut evening, true));
    let mut hear = |evening: &mut Evening, line: &str| {
        evening.types("Aria", line);
        let text = evening.read_raw("Aria");
        assert!(!text.is_empty(), "{line} is answered");
        wrong.extend(not_to_be_heard(&text).into_iter().map(|why| format!("`{line}`: {why}")));
    };
    let examples = verb::all().filter(|spec| !LAST.contains(&spec.name)).map(|spec| spec.example);
    let lines = examples.chain(MORE.iter().copied());
    for line in lines {
        hear(&mut evening, line);
        evening.pass(Millis::seconds(1));
        hear(&mut evening, "stand");
    }
    for spec in verb::all() {
        hear(&mut evening, &format!("help {}", spec.name));
    }
    let topics: Vec<String> = {
        let server = evening.server();
        server.engine.content().words.help.iter().map(|topic| topic.topic.clone()).collect()
    };
    for topic in topics.iter().map(String::as_str).chain(["", "nonsense"]) {
        hear(&mut evening, &format!("help {topic}"));
    }
    for line in ["@shutdown 60 A new version.", "quit"] {
        hear(&mut evening, line);
    }
    assert!(wrong.is_empty(), "{}\n{} in all", wrong.join("\n"), wrong.len());
}

/// The numbers and words of a text.
fn words(text: &str) -> BTreeSet<String> {
    static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\p{L}\d]+").expect("a pattern"));
    static COLOUR: LazyLock<Regex> =
        LazyLock::new(|| Regex::new("\u{1b}\\[[0-9;]*m").expect("a pattern"));
    let text = COLOUR.replace_all(text, "").to_lowercase();
    WORD.find_iter(&text).map(|found| found.as_str().to_string()).collect()
}

#[test]
fn what_is_drawn_for_others_is_said_to_readers() {
    let (mut seen, mut heard) = (market(), market());
    come_in(&mut seen, false);
    come_in(&mut heard, true);
    let lines = verb::all().map(|spec| format!("help {}", spec.name));
    let mut missing = Vec::new();
    for line in PAGES.iter().map(|line| line.to_string()).chain(lines) {
        let [drawn, said] = [&mut seen, &mut heard].map(|evening| {
            evening.types("Aria", &line);
            words(&evening.read_raw("Aria"))
        });
        let about = ABOUT_THE_DRAWING.iter().filter(|(of, _)| *of == line);
        let about: BTreeSet<&str> = about.flat_map(|(_, words)| words.split(' ')).collect();
        let lost = drawn.difference(&said).filter(|word| !about.contains(word.as_str()));
        let lost: Vec<&String> = lost.collect();
        if !lost.is_empty() {
            missing.push(format!("`{line}`: {lost:?}"));
        }
    }
    assert!(missing.is_empty(), "readers are not told:\n{}", missing.join("\n"));
}

/// What is only said of a drawing, in place of which something else is said: a legend, a column
/// that nothing stands in, a faction's whole name where the short one goes with the sentence.
const ABOUT_THE_DRAWING: &[(&str, &str)] = &[
    ("faction balance", "side kills against 0 silver green shadow lantern"),
    (
        "faction war",
        "the war for battlefield a level this on above below levels two up down way both both v s contested 0",
    ),
    ("@where", "link"),
];

/// Pages that are tables, drawings or bars for those who see them.
const PAGES: &[&str] = &[
    "look",
    "look me",
    "look sprat",
    "exits",
    "scan",
    "who",
    "commands",
    "score",
    "inventory",
    "equipment",
    "skills",
    "effects",
    "list",
    "faction list",
    "faction info sanctum",
    "faction standing",
    "faction balance",
    "faction war",
    "faction diary",
    "config",
    "consider rat",
    "@where",
    "@stat me",
    "@stat here",
    "@stat sprat",
    "@audit",
    "@bans",
    "help",
    "help callings",
    "@faction npcs silver_sanctum",
];
