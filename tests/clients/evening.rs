//! One evening with one client: a newcomer makes a character, talks, looks around, goes, and comes
//! back. What is wrong with every client fails on the spot; what clients differ in is found out.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use dominion::text::words::capitalise;

use super::programs::{Letters, Program, Window};
use super::terminal::{COLUMNS, LIMIT, Screen, Terminal};
use crate::process;
use crate::wire::link::Place;

const SECRET: &str = "Mizzenmast-9";
/// Letters of one byte in Latin-1, and of two, three and four in UTF-8.
const LETTERS: &str = "Grüße, café: ─┐ 日本 🜂";

/// What was found out about a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findings {
    pub client: &'static str,
    pub password: Password,
    /// As `protocols` says, and as was seen.
    pub colours: String,
    pub letters: String,
    pub tls: bool,
    /// The protocols that it agreed to, in the order of `protocols`.
    pub agreed: Vec<String>,
}

/// Whether a password is seen on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Password {
    Hidden,
    /// BusyBox agrees once to hide what is typed, and never again.
    HiddenOnce,
    Shown,
}

/// Spends an evening with a client. `bran` is somebody else in the same room.
pub fn evening(program: &Program, place: &Place, bran: &mut process::Client) -> Findings {
    let home = tempfile::tempdir().expect("a folder");
    let seats = Seats { program, place, home: home.path().to_path_buf() };
    let seat = seats.first();
    let password = newcomer(&seat, program.name);
    let page = protocols(&seat);
    let colours = colours(&seat, &page);
    words(&seat, program, &page, bran);
    interrupted(&seat, program, bran);
    rubs_out(&seat, program, bran);
    resized(&seat, program, &page);
    leaves(&seat);
    let stands = seat.screen().shows(SECRET);
    assert_eq!(stands, password != Password::Hidden, "the password is seen later, or no more");
    drop(seat);
    let seat = seats.second();
    returns(&seat, program.name, password);
    leaves(&seat);
    Findings {
        client: program.name,
        password,
        colours,
        letters: page.row("letters").to_string(),
        tls: program.tls.is_some(),
        agreed: page.agreed(),
    }
}

/// Where the client can be sat down at.
struct Seats<'a> {
    program: &'a Program,
    place: &'a Place,
    home: PathBuf,
}

impl Seats<'_> {
    /// By a plain connection if the client has one.
    fn first(&self) -> Terminal {
        match self.program.plain {
            Some(arguments) => self.sit(arguments, self.place.server.address),
            None => self.second(),
        }
    }

    /// By TLS if the client has that.
    fn second(&self) -> Terminal {
        match (self.program.tls, self.program.plain) {
            (Some(arguments), _) => self.sit(arguments, self.place.tls_address()),
            (None, Some(arguments)) => self.sit(arguments, self.place.server.address),
            (None, None) => panic!("{} connects by nothing", self.program.name),
        }
    }

    /// The question is there at once: nothing was typed.
    fn sit(&self, arguments: &[&str], address: SocketAddr) -> Terminal {
        self.program.furnish(&self.home, address);
        let seat = Terminal::open(&self.program.command(arguments, address), &self.home);
        seat.until("the first question", |screen| screen.last() == "By what name are you known?");
        seat
    }
}

/// The questions at the door; each is seen before it is answered.
fn newcomer(seat: &Terminal, name: &str) -> Password {
    let name = player(name);
    ask(seat, &name, "Is that right? (yes or no)");
    ask(seat, "yes", "Choose a password:");
    let first = ask(seat, SECRET, "The same again:").shows(SECRET);
    let second = ask(seat, SECRET, "Your calling?").shows(SECRET);
    ask(seat, "reaver", "(yes, or another)");
    ask(seat, "yes", PROMPT);
    match (first, second) {
        (false, false) => Password::Hidden,
        (false, true) => Password::HiddenOnce,
        (true, _) => Password::Shown,
    }
}

/// The same character again; the password is hidden as it was the first time.
fn returns(seat: &Terminal, name: &str, password: Password) {
    ask(seat, &player(name), "Password:");
    let screen = ask(seat, SECRET, PROMPT);
    assert!(screen.shows("Exits:"), "{}", screen.text);
    let is_shown = password == Password::Shown;
    assert_eq!(screen.shows(SECRET), is_shown, "hidden as before:\n{}", screen.text);
}

fn leaves(seat: &Terminal) {
    seat.type_line("quit");
    seat.until("a goodbye", |screen| screen.shows("Until next time."));
}

/// The end of every prompt in the world.
const PROMPT: &str = ">";

/// A name for a character, made of a client's.
fn player(client: &str) -> String {
    let letters: String = client.chars().filter(char::is_ascii_alphabetic).collect();
    capitalise(&letters.to_lowercase())
}

/// Types a line and waits until the next question stands last on the screen.
#[track_caller]
fn ask(seat: &Terminal, line: &str, question: &str) -> Screen {
    seat.type_line(line);
    seat.until(question, |screen| screen.last().ends_with(question))
}

/// What `protocols` said.
struct Page(Vec<String>);

/// Asks for the page and takes it off the screen.
fn protocols(seat: &Terminal) -> Page {
    Page::of(&answer(seat, "protocols"))
}

/// Types a command and waits until all of its answer is there: until what was said after it is. A
/// client that draws its screen anew may have lost what was there before.
#[track_caller]
fn answer(seat: &Terminal, command: &str) -> Screen {
    static ASKED: AtomicUsize = AtomicUsize::new(0);
    let said = format!("Thanks, {}.", ASKED.fetch_add(1, Ordering::Relaxed));
    seat.type_line(command);
    seat.type_line(&format!("say {said}"));
    // It may stand right behind a prompt, for it was typed ahead of that.
    let line = format!("You say, \"{said}\"");
    let is_said = |screen: &Screen| screen.lines().any(|seen| seen.ends_with(&line));
    seat.until(&line, |screen| is_said(screen) && screen.last().ends_with(PROMPT))
}

impl Page {
    /// The last of these pages on a screen.
    fn of(screen: &Screen) -> Page {
        let lines: Vec<String> = screen.lines().map(str::to_string).collect();
        let from = lines.iter().rposition(|line| line.starts_with("Painted for")).unwrap_or(0);
        Page(lines[from..].to_vec())
    }

    /// What the second column says of something.
    #[track_caller]
    fn row(&self, of: &str) -> &str {
        let line = self.0.iter().find_map(|line| line.strip_prefix(of)?.strip_prefix("  "));
        let cell = line.map(|line| line.trim_start().split("  ").next().unwrap_or_default());
        cell.unwrap_or_else(|| panic!("nothing of {of}: {:#?}", self.0))
    }

    fn agreed(&self) -> Vec<String> {
        let cells = |line: &String| {
            let mut cells = line.split("  ").map(str::trim).filter(|cell| !cell.is_empty());
            (cells.next().map(str::to_string), cells.next() == Some("agreed"))
        };
        self.0.iter().map(cells).filter_map(|(name, agreed)| name.filter(|_| agreed)).collect()
    }
}

/// A line in colour is seen in the colours that the server believes the client to show.
fn colours(seat: &Terminal, page: &Page) -> String {
    answer(seat, "look");
    let painted = seat.painted();
    let line = painted.lines().rfind(|line| line.contains("Exits:")).unwrap_or_default();
    let seen = match line {
        _ if line.contains("\x1b[38;2;") => "16 million",
        _ if line.contains("\x1b[38;5;") => "256",
        _ if line.contains("\x1b[3") || line.contains("\x1b[9") => "16",
        _ => "none",
    };
    assert_eq!(seen, page.row("colours"), "seen: {line:?}");
    seen.to_string()
}

/// What others say is seen with all its letters, and what is typed is heard with all of them.
fn words(seat: &Terminal, program: &Program, page: &Page, bran: &mut process::Client) {
    let heard = match page.row("letters") {
        "UTF-8" => format!("Bran says, \"{LETTERS}\""),
        "US-ASCII" => r#"Bran says, "Grusse, cafe: -+ ?? ?""#.to_string(),
        other => panic!("{other}: not thought of"),
    };
    bran.send(&format!("say {LETTERS}"));
    let is_told = |screen: &Screen| screen.has_line(&heard) && screen.last().ends_with(PROMPT);
    seat.until(&heard, is_told);
    if program.types == Letters::All {
        seat.type_line(&format!("say {LETTERS}"));
        hears(bran, &format!("{} says, \"{LETTERS}\"", player(program.name)), seat);
        seat.until("what one said", |screen| screen.has_line(&format!("You say, \"{LETTERS}\"")));
    }
}

/// Somebody speaks while a line is being typed: what they say has a line of its own, and what was
/// typed is not lost.
fn interrupted(seat: &Terminal, program: &Program, bran: &mut process::Client) {
    seat.type_text("say One,");
    seat.until("what is typed", |screen| screen.last().ends_with("say One,"));
    bran.send("say Between.");
    seat.until("a line of its own", |screen| screen.has_line("Bran says, \"Between.\""));
    seat.type_line(" two.");
    hears(bran, &format!("{} says, \"One, two.\"", player(program.name)), seat);
    seat.until("what one said", |screen| screen.has_line("You say, \"One, two.\""));
}

/// What was rubbed out was never said, a letter of several bytes included.
fn rubs_out(seat: &Terminal, program: &Program, bran: &mut process::Client) {
    let (typed, rest) = match program.types {
        Letters::All => ("say A wholé", "e word."),
        Letters::Ascii => ("say A wholx", "e word."),
    };
    seat.type_text(typed);
    seat.until("what is typed", |screen| screen.last().ends_with(typed));
    seat.press("BSpace");
    seat.type_line(rest);
    hears(bran, &format!("{} says, \"A whole word.\"", player(program.name)), seat);
    seat.until("what one said", |screen| screen.has_line("You say, \"A whole word.\""));
}

/// Somebody else reads a line; if they never do, it is told what is on the client's screen.
#[track_caller]
fn hears(bran: &mut process::Client, line: &str, seat: &Terminal) {
    let start = std::time::Instant::now();
    while !bran.text.contains(line) {
        let is_open = bran.read();
        let in_time = start.elapsed() < LIMIT;
        assert!(is_open && in_time, "never heard: {line}; seen:\n{}", seat.screen().text);
    }
    bran.expect(line);
}

/// A window that grows is heard of, if the client agreed to tell.
fn resized(seat: &Terminal, program: &Program, page: &Page) {
    let tells = program.window == Window::Always && page.agreed().iter().any(|name| name == "NAWS");
    let told = |columns: u16| [columns, columns - 1].map(|columns| format!("{columns} columns"));
    assert!(told(COLUMNS).iter().any(|width| width == page.row("width")), "{}", page.row("width"));
    seat.resize(COLUMNS + 20);
    let start = std::time::Instant::now();
    // The client may read the keys before it hears of its window.
    while tells && !told(COLUMNS + 20).iter().any(|width| width == protocols(seat).row("width")) {
        assert!(start.elapsed() < LIMIT, "never heard of the window's size");
    }
}
