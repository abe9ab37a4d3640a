//! A client: what the program at the other end says of itself, and what was agreed with it.
//!
//! Everything here is a claim. It decides how text is painted and nothing else, and it is cleaned
//! before anybody sees it: whoever writes a client may send what they like as its name.
//!
//! Not here: how it is asked. That is `inquiry`.

use getset::{CopyGetters, Getters};
use serde::{Deserialize, Serialize};

use super::line::{self, Reading};
use super::negotiate::Negotiator;
use super::option::{Known, OPTIONS, Row, Stance};
use super::quirks::{self, Prompts};
use crate::base::limits::CLAIM_CHARS_MAX;
use crate::text::charset::Charset;
use crate::text::page::Colour;

/// What a client said of itself. All is empty while it said nothing.
#[derive(Clone, PartialEq, Eq, Default, Debug, Getters, CopyGetters, Serialize, Deserialize)]
pub struct Client {
    /// `TinTin++`
    #[getset(get = "pub")]
    name: String,
    #[getset(get = "pub")]
    version: String,
    /// `xterm-256color`
    #[getset(get = "pub")]
    terminal: String,
    #[getset(get_copy = "pub")]
    mtts: Option<Mtts>,
    /// The charset that both agreed on.
    #[getset(get_copy = "pub")]
    pub(super) agreed_charset: Option<Charset>,
    /// The charset that it claims to have.
    claimed_charset: Option<Charset>,
    /// Whether its user has a screen reader, told apart from MTTS.
    screen_reader: Option<bool>,
    #[getset(get_copy = "pub")]
    pub(super) options: Options,
}

/// Mud Terminal Type Standard: what a terminal can do, a bit each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Mtts(pub u32);

impl Mtts {
    pub const ANSI: Mtts = Mtts(1);
    pub const UTF_8: Mtts = Mtts(4);
    pub const COLOURS_256: Mtts = Mtts(8);
    pub const SCREEN_READER: Mtts = Mtts(64);
    pub const TRUECOLOUR: Mtts = Mtts(256);

    const NAMES: [&str; 12] = [
        "ANSI",
        "VT100",
        "UTF-8",
        "256 colours",
        "mouse",
        "colour palette",
        "screen reader",
        "proxy",
        "truecolour",
        "MNES",
        "links",
        "TLS",
    ];

    pub fn has(self, what: Mtts) -> bool {
        self.0 & what.0 != 0
    }

    /// What the bits stand for, in words.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Mtts::NAMES
            .into_iter()
            .enumerate()
            .filter(move |(bit, _)| self.0 >> bit & 1 == 1)
            .map(|(_, name)| name)
    }

    fn parse(number: &str) -> Option<Mtts> {
        number.trim().parse().ok().map(Mtts)
    }
}

impl Client {
    /// How many colours it shows; `None` if it does not say.
    pub fn colour(&self) -> Option<Colour> {
        let terminal = self.terminal.to_ascii_lowercase();
        let ends = |end: &str| terminal.ends_with(end);
        match self.mtts {
            Some(mtts) if mtts.has(Mtts::TRUECOLOUR) => Some(Colour::True),
            _ if ends("-truecolor") || ends("-direct") => Some(Colour::True),
            Some(mtts) if mtts.has(Mtts::COLOURS_256) => Some(Colour::Ansi256),
            _ if ends("-256color") => Some(Colour::Ansi256),
            Some(mtts) if mtts.has(Mtts::ANSI) => Some(Colour::Ansi),
            Some(_) => Some(Colour::None),
            None if self.name.is_empty() && (terminal == "dumb" || terminal == "hardcopy") => {
                Some(Colour::None)
            }
            None => None,
        }
    }

    /// How its letters are written; `None` if it does not say, and nothing is known of it.
    pub fn charset(&self) -> Option<Charset> {
        self.said_charset().or_else(|| quirks::of(&self.name)?.letters)
    }

    /// How its letters are written, as it says.
    pub fn said_charset(&self) -> Option<Charset> {
        let by_mtts = self.mtts.map(|mtts| match mtts.has(Mtts::UTF_8) {
            true => Charset::Utf8,
            false => Charset::Ascii,
        });
        self.agreed_charset.or(self.claimed_charset).or(by_mtts)
    }

    /// Where it puts prompts.
    pub(super) fn prompts(&self) -> Prompts {
        quirks::of(&self.name).map_or(Prompts::InText, |quirks| quirks.prompts)
    }

    /// Whether its user has a screen reader; `None` if it does not say.
    pub fn reader(&self) -> Option<bool> {
        let by_mtts = self.mtts.map(|mtts| mtts.has(Mtts::SCREEN_READER));
        self.screen_reader.or(by_mtts)
    }

    /// Whether it claims to be a program of this name, in capitals or not.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Takes one answer to TTYPE, by its content: which answer comes when differs from client to
    /// client, and from one connection to the next.
    pub(super) fn learn_terminal(&mut self, answer: &str) {
        if let Some(number) = answer.strip_prefix("MTTS ") {
            self.mtts = Mtts::parse(number).or(self.mtts);
        } else if is_terminal(answer) {
            // KBtin calls itself a hardcopy, too; that is worth something from a bare telnet only.
            if !self.name.is_empty() && rank(answer) < 2 {
                return;
            }
            if self.terminal.is_empty() || rank(answer) > rank(&self.terminal) {
                self.terminal = answer.to_string();
            }
        } else if self.name.is_empty() {
            let (name, version) = with_version(answer);
            self.name = name.to_string();
            self.version = version.to_string();
        } else if let Some(rest) = rest_after(answer, &self.name)
            && self.version.is_empty()
        {
            self.version = rest.to_string();
        }
    }

    /// Takes one variable of NEW-ENVIRON. The names are those of MNES, and one of Mudlet's.
    pub(super) fn learn_variable(&mut self, name: &[u8], value: &str) {
        if value.is_empty() {
            return;
        }
        match name {
            b"CLIENT_NAME" => self.name = value.to_string(),
            b"CLIENT_VERSION" => self.version = value.to_string(),
            b"TERMINAL_TYPE" => self.terminal = value.to_string(),
            b"CHARSET" => self.claimed_charset = Charset::named(value).or(self.claimed_charset),
            b"MTTS" => self.mtts = Mtts::parse(value).or(self.mtts),
            b"SCREEN_READER" => self.screen_reader = Some(value == "1"),
            // IPADDRESS is a claim that nothing here needs; USER is a name nobody should log.
            _ => {}
        }
    }
}

/// A claim, made fit to be shown: printable ASCII and not too much of it.
pub(super) fn claim(raw: &[u8]) -> String {
    let raw = &raw[..raw.len().min(4 * CLAIM_CHARS_MAX)];
    let text = line::clean(raw, Reading::Utf8);
    let shown: String =
        text.chars().filter(|c| matches!(c, ' '..='~')).take(CLAIM_CHARS_MAX).collect();
    shown.trim().to_string()
}

/// Whether this is the name of a terminal, and not of a program.
fn is_terminal(answer: &str) -> bool {
    const BEGINNINGS: [&str; 15] = [
        "xterm", "ansi", "vt1", "vt2", "vt3", "vt5", "tmux", "screen", "linux", "rxvt", "dumb",
        "hardcopy", "unknown", "putty", "cygwin",
    ];
    let lower = answer.to_ascii_lowercase();
    BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning)) || lower.ends_with("color")
}

/// How much a name of a terminal says.
fn rank(terminal: &str) -> u8 {
    let lower = terminal.to_ascii_lowercase();
    match lower.as_str() {
        "unknown" => 0,
        "hardcopy" | "dumb" | "ansi-attr" => 1,
        _ if lower.ends_with("color") || lower.ends_with("direct") => 3,
        _ => 2,
    }
}

/// `Mudlet 4.17` and `KBtin-2.1` are a name and a version.
fn with_version(answer: &str) -> (&str, &str) {
    match answer.rsplit_once([' ', '-', '/']) {
        Some((name, version)) if version.starts_with(|c: char| c.is_ascii_digit()) => {
            (name, version)
        }
        _ => (answer, ""),
    }
}

/// The version, if an answer is the name again and a version behind it.
fn rest_after<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    let (again, version) = with_version(answer);
    (again.eq_ignore_ascii_case(name) && !version.is_empty()).then_some(version)
}

/// How an option stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    Agreed,
    Refused,
    /// Offered and not answered. Some clients never answer.
    Unanswered,
    /// Nobody brought it up.
    Off,
}

/// How all options stand: a bit for each row of the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Options {
    agreed: u32,
    wanted: u32,
}

impl Default for Options {
    /// As they stand while the client has said nothing: what was offered waits for an answer.
    fn default() -> Options {
        let offered = OPTIONS.iter().filter(|row| row.stance == Stance::Opening);
        Options { agreed: 0, wanted: offered.fold(0, |bits, row| bits | 1 << row.known as u32) }
    }
}

impl Options {
    /// As they stand now, but for those that come and go during play.
    pub(super) fn of(negotiator: &Negotiator) -> Options {
        let bits = |is_so: &dyn Fn(Known) -> bool| {
            let rows = OPTIONS.iter().filter(|row| lasts(row) && is_so(row.known));
            rows.fold(0, |bits, row| bits | 1 << row.known as u32)
        };
        Options {
            agreed: bits(&|known| negotiator.agreed(known)),
            wanted: bits(&|known| negotiator.wanted(known)),
        }
    }

    pub fn standing(self, row: &Row) -> Standing {
        let has = |bits: u32| bits >> row.known as u32 & 1 == 1;
        match row.stance {
            _ if has(self.agreed) => Standing::Agreed,
            Stance::Opening if has(self.wanted) => Standing::Unanswered,
            Stance::Opening => Standing::Refused,
            Stance::OnDemand if has(self.wanted) => Standing::Unanswered,
            Stance::OnRequest | Stance::OnDemand | Stance::Stateless => Standing::Off,
        }
    }

    pub fn agreed(self, known: Known) -> bool {
        self.agreed >> known as u32 & 1 == 1
    }
}

/// Whether an option, once agreed, stays.
fn lasts(row: &Row) -> bool {
    row.stance != Stance::Stateless && row.known != Known::Echo
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(answers: &[&str]) -> Client {
        let mut client = Client::default();
        answers.iter().for_each(|answer| client.learn_terminal(answer));
        client
    }

    /// What clients really answer, in the order in which they do.
    #[test]
    fn answers_are_taken_by_their_content() {
        use Charset::{Ascii, Utf8};
        type Row =
            (&'static [&'static str], &'static str, &'static str, Option<Colour>, Option<Charset>);
        let table: &[Row] = &[
            (
                &["TINTIN++", "tmux-256color", "MTTS 2831"],
                "TINTIN++",
                "tmux-256color",
                Some(Colour::True),
                Some(Utf8),
            ),
            (
                &["MTTS 271", "TINTIN++", "tmux-256color"],
                "TINTIN++",
                "tmux-256color",
                Some(Colour::True),
                Some(Utf8),
            ),
            (
                &["MUDLET", "ANSI-TRUECOLOR", "MTTS 2345"],
                "MUDLET",
                "ANSI-TRUECOLOR",
                Some(Colour::True),
                Some(Ascii),
            ),
            (
                &["mushclient", "ANSI", "MTTS 9"],
                "mushclient",
                "ANSI",
                Some(Colour::Ansi256),
                Some(Ascii),
            ),
            (
                &["TINYFUGUE", "ANSI-ATTR", "ANSI", "UNKNOWN"],
                "TINYFUGUE",
                "ANSI",
                None,
                Some(Ascii),
            ),
            (&["KBtin", "hardcopy", "unknown", "KBtin-2.1"], "KBtin", "", None, None),
            (&["KildClient"], "KildClient", "", None, Some(Charset::Latin1)),
            (&["XTERM"], "", "XTERM", None, None),
            (&["tmux-256color"], "", "tmux-256color", Some(Colour::Ansi256), None),
            (&["DUMB"], "", "DUMB", Some(Colour::None), None),
            (&["MTTS 4"], "", "", Some(Colour::None), Some(Utf8)),
            (&["MTTS x"], "", "", None, None),
        ];
        for (answers, name, terminal, colour, charset) in table {
            let client = told(answers);
            assert_eq!(
                (client.name(), client.terminal()),
                (&name.to_string(), &terminal.to_string()),
                "{answers:?}"
            );
            assert_eq!((client.colour(), client.charset()), (*colour, *charset), "{answers:?}");
        }
        assert_eq!(told(&["KBtin", "KBtin-2.1"]).version(), "2.1");
        assert_eq!(told(&["Mudlet 4.17.2"]).version(), "4.17.2");
        assert_eq!(told(&["MTTS 2351"]).reader(), Some(false));
        assert_eq!(told(&["MTTS 335"]).reader(), Some(true));
    }

    #[test]
    fn variables_know_better_than_answers() {
        let mut client = told(&["TINTIN++", "MTTS 271"]);
        client.learn_variable(b"CLIENT_NAME", "TinTin++");
        client.learn_variable(b"CLIENT_VERSION", "2.02.20");
        client.learn_variable(b"MTTS", "783");
        client.learn_variable(b"CHARSET", "ISO-8859-1");
        client.learn_variable(b"SCREEN_READER", "1");
        client.learn_variable(b"USER", "root");
        client.learn_variable(b"TERMINAL_TYPE", "");
        assert_eq!((client.name().as_str(), client.version().as_str()), ("TinTin++", "2.02.20"));
        assert_eq!((client.mtts(), client.charset()), (Some(Mtts(783)), Some(Charset::Latin1)));
        assert_eq!(client.reader(), Some(true));
        assert!(!format!("{client:?}").contains("root"));
        client.agreed_charset = Some(Charset::Utf8);
        assert_eq!(client.charset(), Some(Charset::Utf8));
    }

    /// TinyFugue 5.1 agrees to what 5.0 cannot show.
    #[test]
    fn what_a_client_says_goes_before_its_name() {
        let mut client = told(&["TINYFUGUE"]);
        client.agreed_charset = Some(Charset::Utf8);
        assert_eq!(client.charset(), Some(Charset::Utf8));
    }

    /// C10: what strangers send is not shown as it came.
    #[test]
    fn c10_claims_are_made_fit_to_be_shown() {
        assert_eq!(claim(b"\x1b[31;5mT\0inTin\xFF\x07 \xC3\xA9 "), "TinTin");
        assert_eq!(claim(&b"\x1b[31;5m".repeat(800)), "");
        assert_eq!(claim(&[b'A'; 5000]).len(), CLAIM_CHARS_MAX);
        assert_eq!(claim("a\u{E003}b\u{202E}".as_bytes()), "ab");
    }

    #[test]
    fn bits_have_names() {
        let names: Vec<&str> = Mtts(2831).names().collect();
        assert_eq!(names, ["ANSI", "VT100", "UTF-8", "256 colours", "truecolour", "MNES", "TLS"]);
    }

    /// Netcat never answers, and that is no refusal.
    #[test]
    fn silence_is_no_answer() {
        let options = Options::default();
        assert_eq!(options.standing(Known::EndOfRecord.row()), Standing::Unanswered);
        assert_eq!(options.standing(Known::Compress2.row()), Standing::Off);
    }

    #[test]
    fn there_is_a_bit_for_each_row() {
        assert!(OPTIONS.len() <= 32);
    }
}
