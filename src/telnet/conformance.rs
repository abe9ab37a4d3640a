//! The wire against tables of bytes: what cannot be seen through a socket, or not to the byte. How
//! much is held, what was told of a window, how fast the bucket fills, and that any cut is the
//! whole. Names begin with the row of the conformance list they stand for (A: codec and
//! negotiation, B: prompts, C: subnegotiations, I: abuse, L: play); bytes of named clients are as
//! those clients sent them.
//!
//! Not here: the list itself, row by row. That is `tests/wire/telnet.rs`, against the real server.

use bytes::BytesMut;
use proptest::prelude::*;

use super::codec::{Codec, IAC, Item, Verb};
use super::{Event, Flow, Wire, Words};
use crate::base::clock::Millis;
use crate::base::limits::*;

/// A wire, and what it has heard and said so far.
#[derive(Default)]
struct Link {
    wire: Wire,
    now: Millis,
    said: BytesMut,
    lines: Vec<String>,
    truncated: usize,
    sizes: Vec<(Option<u16>, Option<u16>)>,
    client: super::Client,
    interrupts: usize,
    flood: Option<&'static str>,
}

impl Link {
    /// A link whose opening was sent and is forgotten.
    fn open() -> Link {
        let mut link = Link::default();
        link.wire.opening(&mut link.said);
        link.said.clear();
        link
    }

    fn hears(&mut self, bytes: &[u8]) {
        let Link { wire, now, said, lines, truncated, sizes, client, interrupts, flood } = self;
        let used = wire.feed(bytes, *now, said, &mut |event| {
            match event {
                Event::Line { text, truncated: cut } => {
                    lines.push(text.to_owned());
                    *truncated += usize::from(cut);
                }
                Event::Resized { width, height } => sizes.push((width, height)),
                Event::Client(known) => *client = known.clone(),
                Event::Interrupt => *interrupts += 1,
                Event::Agreed { .. } | Event::Message { .. } => {}
                Event::Flood(why) => *flood = Some(why),
            }
            Flow::Continue(())
        });
        assert!(used == bytes.len() || flood.is_some());
    }

    /// What is answered to `bytes`.
    fn answer(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.hears(bytes);
        self.said.split().to_vec()
    }

    fn tell(&mut self, text: &str, prompt: &str, hide: Option<bool>) -> Vec<u8> {
        self.wire
            .tell(Words { text, prompt: Some(prompt), hide, ..Words::default() }, &mut self.said);
        self.said.split().to_vec()
    }

    fn prompt(&mut self) -> Vec<u8> {
        self.tell("", "> ", None)
    }
}

/// The lines in `pieces`, each of which arrives by itself.
fn lines(pieces: &[&[u8]]) -> Vec<String> {
    let mut link = Link::open();
    pieces.iter().for_each(|piece| link.hears(piece));
    link.lines
}

const IAC_GA: &[u8] = b"\xFF\xF9";
const SEND_TERMINAL: &[u8] = b"\xFF\xFA\x18\x01\xFF\xF0";

/// The question for variables, as VAR and as USERVAR.
fn send_variables() -> Vec<u8> {
    let names = ["CLIENT_NAME", "CLIENT_VERSION", "MTTS", "CHARSET", "TERMINAL_TYPE"];
    let of = |kind: char, names: &[&str]| -> String {
        names.iter().map(|name| format!("{kind}{name}")).collect()
    };
    let asked = of('\0', &names) + &of('\x03', &names) + "\x03SCREEN_READER";
    [b"\xFF\xFA\x27\x01", asked.as_bytes(), b"\xFF\xF0"].concat()
}

#[test]
fn the_opening_asks_who_is_there_and_offers_a_mark() {
    let mut link = Link::default();
    link.wire.opening(&mut link.said);
    let opening = b"\xFF\xFD\x18\xFF\xFD\x1F\xFF\xFD\x27\xFF\xFB\x19\xFF\xFB\xC9\xFF\xFB\x2A\xFF\xFB\x45\xFF\xFB\x46\xFF\xFB\x5B";
    assert_eq!(&link.said[..], opening);
}

// ── lines ──

/// GNU telnet takes a byte of a letter for a control key: `Ü` is C3 9C, and 9C looks like Control-\.
#[test]
fn a_command_in_the_middle_of_a_letter_is_a_byte_of_it() {
    let typed: &[u8] = "say Übung, уже я, К 日本 🜂\r\n".as_bytes();
    let mut sent = Vec::new();
    for byte in typed {
        match byte {
            0x83 => sent.extend(b"\xFF\xF4\xFF\xFD\x06"),
            0x8F => sent.extend(b"\xFF\xF5\xFF\xFD\x06"),
            0x9A => sent.extend(b"\xFF\xED"),
            0x9C => sent.extend(b"\xFF\xF3\xFF\xFD\x06"),
            _ => sent.push(*byte),
        }
    }
    assert_eq!(lines(&[&sent]), ["say Übung, уже я, К 日本 🜂"]);
    assert_eq!(
        lines(&[b"caf\xC3\xA9\xFF\xF4Zabevu\r\n"]),
        ["Zabevu"],
        "behind a letter it is a key"
    );
}

#[test]
fn a17_cr_pause_lf_is_one_line() {
    assert_eq!(lines(&[b"one\r", b"\ntwo\r", b"three\r\r\n"]), ["one", "two", "three", ""]);
}

#[test]
fn a19_iac_iac_is_a_data_byte() {
    assert_eq!(lines(&[b"Za\xFF\xFFbevu\r\n", b"ok\r\n"]), ["Zaÿbevu", "ok"]);
}

#[test]
fn a_letter_cut_in_two_by_a_segment_or_a_command_is_that_letter() {
    assert_eq!(lines(&[b"h\xC3", b"\xA9llo\r\n"]), ["h\u{e9}llo"]);
    assert_eq!(lines(&[b"h\xC3\xFF\xF1\xA9llo\r\n"]), ["h\u{e9}llo"]);
}

#[test]
fn a_reader_that_breaks_off_gets_the_rest_later() {
    let mut wire = Wire::default();
    let mut out = BytesMut::new();
    let mut rest: &[u8] = b"one\r\ntwo\r\nthr";
    let mut lines = Vec::new();
    while !rest.is_empty() {
        let used = wire.feed(rest, Millis(0), &mut out, &mut |event| {
            lines.push(format!("{event:?}"));
            Flow::Break(())
        });
        rest = &rest[used..];
    }
    assert_eq!(lines.len(), 2);
    assert!(lines[1].contains("two"), "{lines:?}");
}

// ── commands and negotiation ──

/// A client without memory answers every word of ours, the server must not answer that.
#[test]
fn a10_talking_to_a_client_without_memory_ends() {
    let mut link = Link::default();
    link.wire.opening(&mut link.said);
    for round in 0.. {
        let heard = link.said.split().to_vec();
        if heard.is_empty() {
            break;
        }
        assert!(round < 4, "still talking: {heard:?}");
        Codec::default().feed(&heard, &mut |item| {
            if let Item::Negotiation { verb, option } = item {
                let answer = match verb {
                    Verb::Will => Verb::Do,
                    Verb::Wont => Verb::Dont,
                    Verb::Do => Verb::Will,
                    Verb::Dont => Verb::Wont,
                };
                link.hears(&[IAC, answer as u8, option]);
            }
            Flow::Continue(())
        });
    }
    link.hears(b"Zabevu\r\n");
    assert_eq!(link.lines, ["Zabevu"]);
}

#[test]
fn a20_are_you_there_is_answered_visibly() {
    let mut link = Link::open();
    assert_eq!(link.answer(b"\xFF\xF6"), b"[Yes]\r\n");
    link.prompt();
    assert_eq!(link.answer(b"\xFF\xF6"), b"\r\n[Yes]\r\n");
}

#[test]
fn a29_putty_introduces_itself() {
    let burst =
        b"\xFF\xFB\x1F\xFF\xFB\x20\xFF\xFB\x18\xFF\xFB\x27\xFF\xFD\x01\xFF\xFB\x03\xFF\xFD\x03";
    let mut link = Link::open();
    assert_eq!(
        link.answer(burst),
        // What was asked for needs no answer, but now it can be asked; both sides of SGA are taken.
        [
            b"\xFF\xFE\x20",
            SEND_TERMINAL,
            &send_variables(),
            b"\xFF\xFB\x01\xFF\xFD\x03\xFF\xFB\x03"
        ]
        .concat()
    );
    assert_eq!(link.answer(b"\xFF\xFA\x1F\x00\x64\x00\x1E\xFF\xF0"), b"");
    assert_eq!(link.sizes, [(Some(100), Some(30))]);
}

#[test]
fn i04_requests_past_the_bucket_are_dropped_in_silence() {
    let mut link = Link::open();
    let answered = link.answer(&b"\xFF\xFB\xC7\xFF\xFD\xC6".repeat(25_000)).len() / 3;
    assert_eq!(answered, NEGOTIATION_ANSWERS_BURST as usize);
    link.now = Millis::seconds(1);
    let answered = link.answer(&b"\xFF\xFB\xC7".repeat(100)).len() / 3;
    assert_eq!(answered, NEGOTIATION_ANSWERS_PER_SECOND as usize);
    assert_eq!(link.flood, None);
}

#[test]
fn requests_without_end_are_a_flood_and_nothing_is_heard_after_it() {
    for request in [&b"\xFF\xFB\xC7"[..], b"\xFF\xF6", b"\xFF\xFD\x06"] {
        let mut link = Link::open();
        link.hears(&request.repeat(NEGOTIATION_IGNORED_MAX as usize + 100));
        assert!(link.flood.take().is_some(), "{request:?}");
        link.hears(b"Zabevu\r\n");
        assert!(link.lines.is_empty() && link.flood.is_none());
    }
}

// ── prompts ──

#[test]
fn b02_to_b05_each_client_gets_the_mark_it_understands() {
    let table: &[(&str, &[u8], &[u8])] = &[
        ("netcat says nothing", b"", b"> "),
        ("a Latin-1 letter is no telnet", b"\xFF\xFF\r\n", b"> "),
        ("b02 EOR agreed", b"\xFF\xFD\x19", b"> \xFF\xEF"),
        ("b03 EOR and SGA refused", b"\xFF\xFE\x19\xFF\xFE\x03\xFF\xF1", b"> \xFF\xF9"),
        ("b04 SGA", b"\xFF\xFE\x19\xFF\xFD\x03", b"> "),
        ("b04 SGA and EOR", b"\xFF\xFD\x19\xFF\xFD\x03", b"> \xFF\xEF"),
        ("b05 EOR refused", b"\xFF\xFE\x19", b"> \xFF\xF9"),
        ("EOR and back", b"\xFF\xFD\x19\xFF\xFE\x19", b"> \xFF\xF9"),
        ("MUSHclient only sends its size", b"\xFF\xFB\x1F", b"> \xFF\xF9"),
    ];
    for (case, heard, prompt) in table {
        let mut link = Link::open();
        link.answer(heard);
        assert_eq!(link.prompt(), *prompt, "{case}");
    }
}

/// The first question is out before anything is known of the client. TinyFugue keeps it back until
/// it is marked.
#[test]
fn a_prompt_that_stands_unmarked_is_marked_once_there_is_a_mark() {
    const EOR: &[u8] = b"\xFF\xEF";
    let mut link = Link::open();
    assert_eq!(link.prompt(), b"> ");
    assert_eq!(link.answer(b"\xFF\xFD\x19"), EOR);
    assert_eq!(link.answer(b"\xFF\xFE\x19\xFF\xFD\x19"), b"\xFF\xFC\x19\xFF\xFB\x19", "once");

    let mut marked = Link::open();
    marked.answer(b"\xFF\xFB\x1F");
    assert_eq!(marked.prompt(), b"> \xFF\xF9");
    assert_eq!(marked.answer(b"\xFF\xFD\x19"), b"", "a mark of either kind is enough");

    let mut answered = Link::open();
    answered.prompt();
    assert_eq!(answered.answer(b"Mara\r\n\xFF\xFD\x19"), b"", "nothing stands there any more");
    assert_eq!(Link::open().answer(b"\xFF\xFD\x19"), b"", "nothing was asked");

    let mut repeats = Link::open();
    repeats.prompt();
    let named = repeats.answer(b"\xFF\xFB\x18\xFF\xFA\x18\0KildClient\xFF\xF0");
    assert!(named.ends_with(b"\xFF\xF9"), "{named:?}");
}

#[test]
fn b04_sga_is_taken_when_asked_for() {
    let mut link = Link::open();
    // Such a client sends single keys, so it is offered an echo, too.
    assert_eq!(link.answer(b"\xFF\xFD\x03"), b"\xFF\xFB\x03\xFF\xFB\x01");
    assert_eq!(link.answer(b"\xFF\xFE\x03"), b"\xFF\xFC\x03");
    assert_eq!(link.answer(b"\xFF\xFE\x03"), b"");
}

#[test]
fn every_prompt_is_marked_the_password_prompt_too() {
    let mut link = Link::open();
    link.hears(b"\xFF\xFC\x18");
    for prompt in ["By what name? ", "Password: ", "> "] {
        let said = link.tell("", prompt, None);
        assert!(said.ends_with(IAC_GA), "{prompt}");
        link.hears(b"x\r\n");
    }
}

#[test]
fn text_is_network_text() {
    let mut link = Link::open();
    let said = link.tell("a\nb\r\nc\rd\0e\u{e9}\n", "> ", None);
    assert_eq!(said, "a\r\nb\r\ncde\u{e9}\r\n> ".as_bytes());
}

// ── passwords ──

#[test]
fn l01_l02_a_password_is_hidden_and_shown_again() {
    let mut link = Link::open();
    link.hears(b"\xFF\xFD\x19Zabevu\r\n");
    assert_eq!(
        link.tell("Welcome back.\n", "Password: ", Some(true)),
        b"Welcome back.\r\n\xFF\xFB\x01Password: \xFF\xEF"
    );
    assert_eq!(link.answer(b"\xFF\xFD\x01secret\r\n"), b"");
    assert_eq!(link.tell("Hello.\n", "> ", Some(false)), b"\xFF\xFC\x01\r\nHello.\r\n> \xFF\xEF");
    assert_eq!(link.answer(b"\xFF\xFE\x01"), b"");
    assert_eq!(link.tell("", "> ", Some(false)), b"\r\n> \xFF\xEF", "shown only once");
}

/// What a client says to WILL ECHO and to WONT ECHO, and when, decides whether the second
/// password is hidden too.
#[test]
fn l03_the_second_password_is_hidden_from_every_client() {
    let table: &[(&str, &[u8], &[u8])] = &[
        ("KBtin, KildClient, powwow answer both", b"\xFF\xFD\x01", b"\xFF\xFE\x01\xFF\xFD\x01"),
        ("TinTin++, Telix never answer WONT", b"\xFF\xFD\x01", b"\xFF\xFD\x01"),
        ("a client that answers nothing", b"", b""),
    ];
    for (case, first, second) in table {
        let mut link = Link::open();
        link.hears(b"\xFF\xF1");
        link.tell("", "Password: ", Some(true));
        assert_eq!(link.answer(first), b"", "{case}");
        for _ in 0..3 {
            assert_eq!(link.answer(b"wrong\r\n"), b"", "{case}");
            assert_eq!(
                link.tell("Wrong.\n", "Password: ", Some(true)),
                b"\xFF\xFC\x01\r\nWrong.\r\n\xFF\xFB\x01Password: \xFF\xF9",
                "{case}"
            );
            assert_eq!(link.answer(second), b"", "{case}");
        }
        link.hears(b"right\r\n");
        assert_eq!(link.tell("", "> ", Some(false)), b"\xFF\xFC\x01\r\n> \xFF\xF9", "{case}");
    }
}

#[test]
fn a_late_answer_to_a_withdrawn_offer_is_not_answered() {
    let mut link = Link::open();
    link.tell("", "Password: ", Some(true));
    link.hears(b"typed ahead\r\n");
    link.tell("", "> ", Some(false));
    assert_eq!(link.answer(b"\xFF\xFD\x01\xFF\xFE\x01"), b"");
    // From here on the client is in step again.
    assert_eq!(link.answer(b"\xFF\xFD\x01"), b"\xFF\xFB\x01");
}

/// Found by fuzzing: the first refusal was taken for the answer to the withdrawal, so that a wish
/// of the client's own was later taken for the answer to an offer, and never answered.
#[test]
fn refusals_of_withdrawn_offers_leave_nothing_to_be_answered() {
    let mut link = Link::open();
    link.tell("", "Password: ", Some(true));
    link.hears(b"typed ahead\r\n");
    link.tell("", "Password: ", Some(true));
    // By the book: both offers are refused, and nothing is said to the withdrawal between them.
    assert_eq!(link.answer(b"\xFF\xFE\x01\xFF\xFE\x01"), b"");
    assert_eq!(link.answer(b"\xFF\xFD\x01"), b"\xFF\xFB\x01");
}

#[test]
fn a_client_that_refuses_to_hide_is_not_told_to_show() {
    let mut link = Link::open();
    link.tell("", "Password: ", Some(true));
    link.hears(b"\xFF\xFE\x01secret\r\n");
    assert_eq!(link.tell("", "> ", Some(false)), b"> \xFF\xF9");
}

#[test]
fn l09_text_leaves_a_standing_prompt() {
    let mut link = Link::open();
    link.hears(b"\xFF\xFD\x19");
    link.prompt();
    assert_eq!(link.tell("A rat arrives.\n", "> ", None), b"\r\nA rat arrives.\r\n> \xFF\xEF");
    // The player's own line end leaves it as well.
    link.hears(b"look\r\n");
    assert_eq!(link.tell("A room.\n", "> ", None), b"A room.\r\n> \xFF\xEF");
    // But not when the client hides what is typed.
    link.hears(b"password\r\n");
    link.tell("", "New password: ", Some(true));
    link.hears(b"secret\r\n");
    assert_eq!(link.tell("A rat arrives.\n", "", None), b"\r\nA rat arrives.\r\n\xFF\xEF");
}

/// TinyFugue takes a prompt out of the text once it is marked; a new line would be an empty one.
#[test]
fn l09_a_prompt_that_is_kept_apart_leaves_no_empty_line() {
    let mut link = Link::open();
    link.prompt();
    link.answer(b"\xFF\xFB\x18\xFF\xFA\x18\0TINYFUGUE\xFF\xF0");
    assert_eq!(link.tell("A rat.\n", "> ", None), b"\r\nA rat.\r\n> \xFF\xF9", "not marked");
    assert_eq!(link.tell("A rat.\n", "> ", None), b"A rat.\r\n> \xFF\xF9");
}

// ── subnegotiations ──

#[test]
fn a12_and_c01_to_c04_window_sizes() {
    type Told = &'static [(Option<u16>, Option<u16>)];
    let table: &[(&str, &[u8], Told)] = &[
        ("a12", b"\x00\x50\x00\x18", &[(Some(80), Some(24))]),
        ("c01", b"\x00\x78\x00\x28", &[(Some(120), Some(40))]),
        ("c02 TinTin++, KBtin, PuTTY", b"\x00\xFF\xFF\x00\x28", &[(Some(255), Some(40))]),
        ("c03 powwow, BeipMU", b"\x00\xFF\x00\x28", &[(Some(255), Some(40))]),
        ("c04 no opinion", b"\x00\x00\x00\x00", &[(None, None)]),
        ("c04 no width", b"\x00\x00\x00\x28", &[(None, Some(40))]),
        ("c04 huge", b"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", &[(Some(WIDTH_MAX), Some(HEIGHT_MAX))]),
        ("c04 tiny", b"\x00\x01\x00\x01", &[(Some(WIDTH_MIN), Some(HEIGHT_MIN))]),
        ("c04 empty", b"", &[]),
        ("c04 one", b"\x00", &[]),
        ("c04 three", b"\x00\x50\x00", &[]),
        ("c04 five", b"\x00\x50\x00\x18\x00", &[]),
        ("c04 three hundred", &[7; 300], &[]),
    ];
    for (case, payload, told) in table {
        let bytes = [b"\xFF\xFA\x1F", *payload, b"\xFF\xF0Zabevu\r\n"].concat();
        let mut whole = Link::open();
        whole.hears(&bytes);
        let mut dripped = Link::open();
        bytes.iter().for_each(|byte| dripped.hears(&[*byte]));
        for link in [whole, dripped] {
            assert_eq!(link.sizes, *told, "{case}");
            assert_eq!(link.lines, ["Zabevu"], "{case}");
            assert!(link.said.is_empty(), "{case}");
        }
    }
}

#[test]
fn l10_the_same_size_again_is_no_news() {
    let mut link = Link::open();
    link.hears(&b"\xFF\xFA\x1F\x00\x50\x00\x18\xFF\xF0".repeat(1000));
    assert_eq!(link.sizes.len(), 1);
}

#[test]
fn a_letter_of_a_name_may_be_a_240_in_a_subnegotiation() {
    let sub = ["\u{1F600}".as_bytes(), b"\xFF\xF0Zabevu\r\n"].concat();
    assert_eq!(lines(&[b"\xFF\xFA\xC9", &sub]), ["Zabevu"]);
}

#[test]
fn a_command_ends_a_subnegotiation_that_was_never_finished() {
    let mut link = Link::open();
    assert_eq!(link.answer(b"\xFF\xFA\xC9x\xFF\xFD\xC7Zabevu\r\n"), b"\xFF\xFC\xC7");
    assert_eq!(link.lines, ["Zabevu"]);
    link.hears(b"\xFF\xFA\xC9x\xFF\xFA\x1F\x00\x50\x00\x18\xFF\xF0");
    assert_eq!(link.sizes, [(Some(80), Some(24))]);
}

// ── clients that people use, as captured ──

/// One client: what it answers to WILL EOR and DO NAWS, to WILL ECHO and to WONT ECHO; the size
/// it told by that; and the mark it gets.
struct Client {
    name: &'static str,
    opening: &'static [u8],
    hide: &'static [u8],
    show: &'static [u8],
    size: (u16, u16),
    mark: &'static [u8],
}

#[rustfmt::skip]
const CLIENTS: &[Client] = &[
    Client { name: "Blightmud 5.6.1", opening: b"\xFF\xFD\x19\xFF\xFB\x1F\xFF\xFA\x1F\x00\x64\x00\x1B\xFF\xF0", hide: DO_ECHO, show: DONT_ECHO, size: (100, 27), mark: IAC_EOR },
    Client { name: "BusyBox telnet", opening: b"\xFF\xFE\x19\xFF\xFB\x1F\xFF\xFA\x1F\x00\x64\x00\x1E\xFF\xF0", hide: DO_ECHO, show: DONT_ECHO, size: (100, 30), mark: IAC_GA },
    Client { name: "GNU inetutils telnet 2.4", opening: b"\xFF\xFE\x19\xFF\xFB\x1F\xFF\xFA\x1F\x00\x64\x00\x1E\xFF\xF0", hide: DO_ECHO, show: DONT_ECHO, size: (100, 30), mark: IAC_GA },
    Client { name: "KBtin 2.1", opening: b"\xFF\xFD\x19\xFF\xFB\x1F\xFF\xFA\x1F\x00\x64\x00\x1D\xFF\xF0", hide: DO_ECHO, show: DONT_ECHO, size: (100, 29), mark: IAC_EOR },
    Client { name: "KildClient 3.2.0 ignores WILL EOR", opening: b"\xFF\xFB\x1F\xFF\xFA\x1F\x00\x2B\x00\x07\xFF\xF0", hide: DO_ECHO, show: DONT_ECHO, size: (43, 7), mark: IAC_GA },
    Client { name: "powwow 1.2.24", opening: b"\xFF\xFE\x19\xFF\xFB\x1F\xFF\xFA\x1F\x00\xFF\x00\x28\xFF\xF0", hide: DO_ECHO, show: DONT_ECHO, size: (255, 40), mark: IAC_GA },
    Client { name: "Telix 0.1.10", opening: b"\xFF\xFD\x19\xFF\xFB\x1F\xFF\xFA\x1F\x00\x64\x00\x1E\xFF\xF0", hide: DO_ECHO, show: b"", size: (100, 30), mark: IAC_EOR },
    Client { name: "telnetlib3 5.0.1", opening: b"\xFF\xFD\x19\xFF\xFB\x1F\xFF\xFA\x1F\x00\x64\x00\x1E\xFF\xF0", hide: DO_ECHO, show: b"", size: (100, 30), mark: IAC_EOR },
    Client { name: "TinyFugue 5.0 says WILL TTYPE unasked", opening: b"\xFF\xFB\x1F\xFF\xFB\x18\xFF\xFD\x19\xFF\xFA\x1F\x00\x63\x00\x1A\xFF\xF0", hide: DO_ECHO, show: DONT_ECHO, size: (99, 26), mark: IAC_EOR },
    Client { name: "TinTin++ 2.02.62", opening: b"\xFF\xFD\x19\xFF\xFB\x1F\xFF\xFA\x1F\x00\x64\x00\x1E\xFF\xF0", hide: DO_ECHO, show: b"", size: (100, 30), mark: IAC_EOR },
];

const DO_ECHO: &[u8] = b"\xFF\xFD\x01";
const DONT_ECHO: &[u8] = b"\xFF\xFE\x01";
const IAC_EOR: &[u8] = b"\xFF\xEF";

/// From the opening over two wrong passwords into the game: nothing is said that the client
/// would have to answer, the size is known, each password is hidden, each prompt marked.
#[test]
fn every_client_gets_through_the_door() {
    for client in CLIENTS {
        let name = client.name;
        let mut link = Link::open();
        let answer = link.answer(client.opening);
        assert!(answer.is_empty() || answer == SEND_TERMINAL, "{name}: {answer:?}");
        assert_eq!(link.sizes, [(Some(client.size.0), Some(client.size.1))], "{name}");
        link.hears(b"Zabevu\r\n");
        let mut wont: &[u8] = b"";
        for _ in 0..3 {
            let asked = [wont, b"\xFF\xFB\x01Password: ", client.mark].concat();
            assert_eq!(link.tell("", "Password: ", Some(true)), asked, "{name}");
            let shown: &[u8] = if wont.is_empty() { b"" } else { client.show };
            assert_eq!(link.answer(&[shown, client.hide, b"guess\r\n"].concat()), b"", "{name}");
            wont = b"\xFF\xFC\x01\r\n";
        }
        let welcome = [wont, b"Welcome.\r\n> ", client.mark].concat();
        assert_eq!(link.tell("Welcome.\n", "> ", Some(false)), welcome, "{name}");
        assert_eq!(link.answer(client.show), b"", "{name}");
        assert_eq!(link.lines.len(), 4, "{name}");
    }
}

// ── limits ──

#[test]
fn a_long_line_is_cut_at_its_limit_between_two_letters() {
    let mut link = Link::open();
    link.hears("\u{20AC}".repeat(LINE_BYTES_MAX).as_bytes());
    link.hears(b"\r\nZabevu\r\n");
    assert_eq!(link.lines[0], "\u{20AC}".repeat(LINE_BYTES_MAX / 3));
    assert_eq!((link.truncated, link.lines[1].as_str()), (1, "Zabevu"));
    let mut whole = Link::open();
    whole.hears(&[&[b'x'; LINE_BYTES_MAX][..], b"\r\n"].concat());
    assert_eq!((whole.truncated, whole.lines[0].len()), (0, LINE_BYTES_MAX));
}

#[test]
fn i05_a_line_without_end_is_a_flood() {
    let mut link = Link::open();
    link.hears(&vec![b'A'; LINE_RUNAWAY_BYTES_MAX]);
    assert_eq!(link.flood, None);
    assert!(link.wire.held() <= 2 * LINE_BYTES_MAX);
    link.hears(b"A");
    assert!(link.flood.is_some());
    assert_eq!(link.wire.held(), 0);
}

#[test]
fn i01_i02_a_long_subnegotiation_is_dropped_whole_and_one_without_end_is_a_flood() {
    let window = b"\xFF\xFA\x1F";
    let mut link = Link::open();
    link.hears(window);
    link.hears(&vec![0; SUBNEGOTIATION_BYTES_MAX * 2]);
    assert!(link.wire.held() <= 2 * (SUBNEGOTIATION_BYTES_MAX + 1));
    link.hears(b"\xFF\xF0Zabevu\r\n");
    assert_eq!(link.lines, ["Zabevu"]);
    link.hears(window);
    for _ in 0..64 {
        link.hears(&vec![0; SUBNEGOTIATION_RUNAWAY_BYTES_MAX / 64 + 1]);
    }
    assert!(link.flood.is_some());
    assert_eq!(link.wire.held(), 0);
}

#[test]
fn i03_commands_without_meaning_cost_nothing() {
    let mut link = Link::open();
    link.hears(&b"\xFF\xF1".repeat(200_000));
    assert_eq!((link.said.len(), link.wire.held()), (0, 0));
}

#[test]
fn i07_bad_utf8_is_some_text_or_other() {
    let bytes = b"\xC3\x28\xE2\x82\xF0\x9F\x98\xED\xA0\x80\xC0\xAF\xFE\x80\r\n";
    assert_eq!(lines(&[bytes]), ["Ã(â‚ðŸ˜í\u{A0}€À¯þ€"]);
}

#[test]
fn m01_an_idle_wire_is_small() {
    assert!(std::mem::size_of::<Wire>() <= 320, "{}", std::mem::size_of::<Wire>());
    let mut link = Link::open();
    [&b"lo"[..], b"ok\r", b"\n\xFF\xFA\x1F\x00", b"\x50\x00\x18\xFF\xF0"]
        .iter()
        .for_each(|piece| link.hears(piece));
    assert_eq!(link.wire.held(), 0, "nothing unfinished, nothing held");
}

/// Bytes as a hostile or broken client would mix them.
fn telnetish() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        4 => Just(IAC),
        6 => 236..=255u8,
        3 => prop_oneof![Just(0u8), Just(8), Just(10), Just(13), Just(27), Just(127)],
        5 => prop::sample::select(&[1u8, 3, 6, 24, 25, 31, 39, 42]),
        4 => any::<u8>(),
        4 => b'a'..=b'z',
    ];
    proptest::collection::vec(byte, 0..400)
}

/// What is said but for text: an echo depends on what arrives together.
fn commands(said: &[u8]) -> Vec<String> {
    let mut commands = Vec::new();
    Codec::default().feed(said, &mut |item| {
        if !matches!(item, Item::Line { .. }) {
            commands.push(format!("{item:?}"));
        }
        Flow::Continue(())
    });
    commands
}

proptest! {
    /// I14, and every row that says "in segments": where a stream is cut changes nothing.
    #[test]
    fn any_split_is_the_whole(bytes in telnetish(), cuts in proptest::collection::vec(0..400usize, 0..20)) {
        let mut whole = Link::open();
        whole.hears(&bytes);
        let mut parts = Link::open();
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        cuts.windows(2).for_each(|cut| parts.hears(&bytes[cut[0]..cut[1]]));
        prop_assert_eq!(&whole.lines, &parts.lines);
        prop_assert_eq!(&whole.sizes, &parts.sizes);
        prop_assert_eq!(&whole.client, &parts.client);
        prop_assert_eq!(commands(&whole.said), commands(&parts.said));
        prop_assert!(whole.wire.held() <= 2 * bytes.len() + 64);
        for line in &whole.lines {
            prop_assert!(!line.chars().any(char::is_control));
        }
    }

    /// Whatever a client types, another player's client hears no command in it.
    #[test]
    fn nothing_typed_becomes_a_command(bytes in telnetish()) {
        let mut from = Link::open();
        from.hears(&bytes);
        let mut to = Link::open();
        for line in &from.lines {
            let said = to.tell(&format!("{line}\n"), "", None);
            prop_assert!(!said.iter().any(|byte| matches!(byte, 0 | 27 | 255)));
        }
    }
}
