//! Telnet itself, and those who abuse it: rows A, B, C, H, I, L and Z. Each case is a connection of
//! its own to the real server; where a row says "as LINE", the name that follows has to be understood.

use std::net::Shutdown;

use socket2::SockRef;

use dominion::telnet::codec::{Codec, Flow, IAC, Item};

use super::link::{Link, Place, socket};

/// Bytes of a case that ends in the unused name, so that its reaction shows that all is well.
const LINE: &[u8] = b"Zabevu\r\n";

/// One connection: what is sent, piece by piece, and what the name at the end leads to.
fn reacts(place: &Place, case: &str, pieces: &[&[u8]]) -> Link {
    let mut link = place.link();
    eprintln!("{case}");
    for piece in pieces {
        link.send(piece);
    }
    link.reacts();
    link
}

/// Everything that a connection hears to some bytes, up to the end of a line typed after them.
fn hears(place: &Place, bytes: &[u8]) -> Vec<u8> {
    let mut link = place.link();
    let opening = link.raw.len();
    link.send(bytes);
    link.is_in_sync();
    link.raw.split_off(opening)
}

/// All that is negotiated in some bytes.
fn words(bytes: &[u8]) -> Vec<u8> {
    let mut words = Vec::new();
    Codec::default().feed(bytes, &mut |item| {
        if let Item::Negotiation { verb, option } = item {
            words.extend([IAC, verb as u8, option]);
        }
        Flow::Continue(())
    });
    words
}

fn count(bytes: &[u8], word: &[u8]) -> usize {
    bytes.windows(word.len()).filter(|some| *some == word).count()
}

#[test]
fn a01_to_a03_the_greeting_is_text() {
    let place = Place::open(&[]);
    let mut link = place.link();
    let greeting = link.raw.clone();
    let mut text = &greeting[..];
    while let [255, _, _, rest @ ..] = text {
        text = rest;
    }
    assert!(str::from_utf8(text).is_ok_and(|text| text.contains("By what name")), "a03");
    link.is_in_sync();
    for (at, byte) in link.raw.iter().enumerate() {
        assert!(*byte != b'\n' || link.raw[at - 1] == b'\r', "LF alone at {at}");
        assert!(*byte != b'\r' || link.raw[at + 1] == b'\n', "CR alone at {at}");
    }
}

#[test]
fn a04_to_a11_and_a25_to_a29_requests_are_answered_once() {
    let place = Place::open(&[]);
    let table: &[(&str, &[u8], &[u8])] = &[
        ("a04", b"\xFF\xFD\xC7\xFF\xFD\xC7", b"\xFF\xFC\xC7\xFF\xFC\xC7"),
        ("a05", b"\xFF\xFB\xC7", b"\xFF\xFE\xC7"),
        ("a06", &b"\xFF\xFC\xC6\xFF\xFE\xC5".repeat(3), b""),
        ("a07", &b"\xFF\xFB\xC4".repeat(20), &b"\xFF\xFE\xC4".repeat(20)),
        ("a08", b"\xFF\xFD\x19\xFF\xFD\x19\xFF\xFD\x19", b""),
        ("a08", b"\xFF\xFB\x1F\xFF\xFB\x1F", b""),
        ("a09", b"\xFF\xFE\x19\xFF\xFC\x18\xFF\xFC\x1F\xFF\xFC\x27\xFF\xFE\x2A\xFF\xFE\x19", b""),
        ("a25", b"\xFF\xFD\x06\xFF\xFD\x06", b"\xFF\xFB\x06\xFF\xFB\x06"),
        ("a25 TinTin++ interrupts", b"\xFF\xF4\xFF\xFD\x06\xFF\xFE\x06", b"\xFF\xFB\x06"),
        ("a29 TSPEED", b"\xFF\xFB\x20", b"\xFF\xFE\x20"),
        ("LINEMODE", b"\xFF\xFB\x22", b"\xFF\xFE\x22"),
        ("LINEMODE", b"\xFF\xFD\x22", b"\xFF\xFC\x22"),
        ("STATUS", b"\xFF\xFD\x05", b"\xFF\xFC\x05"),
        ("LOGOUT", b"\xFF\xFD\x12", b"\xFF\xFC\x12"),
        ("START-TLS", b"\xFF\xFB\x2E", b"\xFF\xFE\x2E"),
        ("BINARY", b"\xFF\xFD\x00\xFF\xFB\x00", b"\xFF\xFC\x00\xFF\xFE\x00"),
        ("b06", b"\xFF\xFE\x01", b""),
    ];
    for (case, sent, answers) in table {
        assert_eq!(words(&hears(&place, sent)), *answers, "{case}");
    }
    let mut split = place.link();
    [&b"\xFF"[..], b"\xFD", b"\xC3"].iter().for_each(|piece| split.send(piece));
    split.until(b"\xFF\xFC\xC3");
    split.is_in_sync();
    // A20 and A28.
    let mut link = place.link();
    link.send(b"\xFF\xF6");
    link.until(b"[Yes]\r\n");
    link.send(b"\r\n\r\n");
    link.is_in_sync();
}

/// A10: whoever agrees to everything, every time, comes to an end with us.
#[test]
fn a10_and_c11_a_client_that_agrees_to_all_and_says_nothing_is_served() {
    let place = Place::open(&[]);
    let mut all = Vec::new();
    for option in (0..=254u8).filter(|option| ![86, 87].contains(option)) {
        all.extend([255, 251, option, 255, 253, option]);
    }
    let mut link = Link::to(place.server.address);
    link.send(&all);
    link.until(b"known? ");
    link.send(&all);
    // It asked for an echo, too, so what it types comes back to it.
    link.is_in_sync();
}

#[test]
fn a12_to_a27_every_way_to_type_a_name_is_that_name() {
    let place = Place::open(&[]);
    let table: &[(&str, &[&[u8]])] = &[
        ("a12", &[b"\xFF", b"\xFA", b"\x1F", b"\0", b"P\0", b"\x18\xFF", b"\xF0", LINE]),
        ("a13", &[b"Z", b"a", b"b", b"e", b"v", b"u", b"\r", b"\n"]),
        ("a14", &[b"Zabevu\r\0"]),
        ("a15", &[b"Zabevu\n"]),
        ("a16", &[b"Zabevu\r"]),
        ("a17", &[b"Zabevu\r", b"\n"]),
        ("a18", &[b"Zabevu\r", b"\0"]),
        ("a21", &[b"Z\xFF\xF1a\xFF\xF9b\xFF\xEFevu\xFF\xF2\r\n"]),
        ("a22", &[b"Zabevuqq\x08\x7F\r\n"]),
        ("a23", &[b"Zab\xFF\xF0evu\r\n"]),
        ("a24", &[b"Zab\xFF\xC8evu\r\n"]),
        ("a26", &[b"Za\0be\0\0vu\r\n"]),
        ("a27", &[b"Zab\xFF", b"\xF1evu\r\n"]),
        ("c02", &[b"\xFF\xFA\x1F\0\xFF\xFF\0\x28\xFF\xF0", LINE]),
        ("c03", &[b"\xFF\xFA\x1F\0\xFF\0\x28\xFF\xF0", LINE]),
        ("c12", &[b"\xFF\xFA\x18\0KildClient\xFF\xF0\0", LINE]),
        ("EL", &[b"qwert\xFF\xF8Zabevu\r\n"]),
        ("IP", &[b"qwert\xFF\xF4Zabevu\r\n"]),
        ("AO", &[b"qwert\xFF\xF5Zabevu\r\n"]),
        ("BRK", &[b"qwert\xFF\xF3Zabevu\r\n"]),
        ("EC", &[b"Zabevuq\xFF\xF7\r\n"]),
        ("i08", &[b"\x1B[31mZabevu\x1B]0;owned\x07\r\n"]),
        ("i09", &[b"\xC2\x9B31mZabevu\r\n"]),
    ];
    for (case, pieces) in table {
        let link = reacts(&place, case, pieces);
        assert!(!link.raw.contains(&0x9B), "{case}");
        assert_eq!(count(&link.raw, b"owned"), 0, "{case}");
    }
    // A19: a doubled 255 is a letter, and nothing is out of step.
    let mut link = place.link();
    link.send(b"Za\xFF\xFFbevu\r\n");
    link.until(b"known? ");
    link.is_in_sync();
}

#[test]
fn b01_and_h_the_opening_switches_nobody_to_keys_and_says_nothing_twice() {
    let place = Place::open(&[]);
    let opening = place.link().raw;
    let offers = |verb: u8| -> Vec<u8> {
        let words = opening.windows(3).filter(|word| word[0] == 255 && word[1] == verb);
        words.map(|word| word[2]).collect()
    };
    let (ours, theirs) = (offers(251), offers(253));
    assert!(!ours.contains(&1) && !ours.contains(&3), "b01: {ours:?}");
    assert!(ours.iter().all(|option| !theirs.contains(option)), "h03: {ours:?} {theirs:?}");
    // H02: this order is that of a server which Mudlet takes for another one.
    let all: Vec<u8> = opening
        .windows(3)
        .filter(|word| word[0] == 255 && word[1] > 250)
        .map(|word| word[2])
        .collect();
    let kavir = [24, 31, 42, 69, 70, 200, 90, 91];
    let mut rest = all.iter();
    assert!(!kavir.iter().all(|option| rest.any(|some| some == option)), "h02: {all:?}");
    // The order of a good opening; compression comes last.
    let wanted = [24, 31, 39, 25, 201, 42, 69, 70];
    let mut rest = all.iter();
    assert!(wanted.iter().all(|option| rest.any(|some| some == option)), "{all:?}");
    // H01: no line mode of MXP before it is agreed to.
    let heard = hears(&place, b"\xFF\xFE\x5B");
    assert!((0..=7).all(|mode| count(&heard, format!("\x1B[{mode}z").as_bytes()) == 0), "h01");
}

#[test]
fn b02_to_b06_each_client_gets_its_mark() {
    let place = Place::open(&[]);
    let marks = |bytes: &[u8]| {
        let heard = hears(&place, bytes);
        (count(&heard, b"\xFF\xEF") > 0, count(&heard, b"\xFF\xF9") > 0)
    };
    assert_eq!(marks(b"\xFF\xFD\x19"), (true, false), "b02");
    assert_eq!(marks(b"\xFF\xFE\x19\xFF\xFE\x03\xFF\xF1"), (false, true), "b03, b05");
    assert_eq!(marks(b"\xFF\xFE\x19\xFF\xFD\x03"), (false, false), "b04");
    assert_eq!(marks(b""), (false, false), "netcat");
    let heard = hears(&place, b"\xFF\xFD\x03");
    assert_eq!(count(&heard, b"\xFF\xFB\x03"), 1, "b04");
    // B06: asked for an echo, we echo.
    let mut link = place.link();
    link.send(b"\xFF\xFD\x01");
    link.until(b"\xFF\xFB\x01");
    link.send(b"Zab");
    link.until(b"Zab");
    link.send(b"\x7Fbev");
    link.send(b"u\r\0");
    link.reacts();
}

#[test]
fn c01_to_c05_sizes_and_subnegotiations_of_all_shapes_are_harmless() {
    let place = Place::open(&[]);
    let mut payloads: Vec<Vec<u8>> =
        vec![vec![], vec![0], vec![0, 80, 0], vec![0, 80, 0, 24, 0], vec![7; 300], vec![0; 4]];
    payloads.push(vec![255; 8]);
    payloads.push(vec![0, 120, 0, 40]);
    for payload in payloads {
        let bytes = [b"\xFF\xFB\x1F\xFF\xFA\x1F", &payload[..], b"\xFF\xF0"].concat();
        reacts(&place, "c01, c04", &[&bytes, LINE]);
    }
    for option in [31, 24, 39, 42, 69, 201, 199, 1, 3] {
        let bytes = [&[255, 250, option][..], b"\0junk\xFF\xF0"].concat();
        reacts(&place, "c05", &[&bytes, LINE]);
    }
    for bytes in [&b"\xFF\xFA\xFF\xF0"[..], b"\xFF\xFA\xFF\xFFx\xFF\xF0"] {
        reacts(&place, "c05 no option, option 255", &[bytes, LINE]);
    }
}

#[test]
fn c06_to_c10_a_client_is_asked_for_its_terminal_a_few_times() {
    let place = Place::open(&[]);
    const SEND: &[u8] = b"\xFF\xFA\x18\x01\xFF\xF0";
    let asked = |names: &[&str]| {
        let mut link = place.link();
        link.send(b"\xFF\xFB\x18");
        for name in names {
            link.send(&[b"\xFF\xFA\x18\0", name.as_bytes(), b"\xFF\xF0"].concat());
        }
        link.is_in_sync();
        (count(&link.raw, SEND), link)
    };
    assert_eq!(asked(&[]).0, 1, "c06");
    assert_eq!(asked(&["TINTIN++", "XTERM-256COLOR", "MTTS 2345", "MTTS 2345"]).0, 4, "c07");
    assert_eq!(asked(&["xterm-256color"; 4]).0, 2, "c08");
    let many: Vec<String> = (0..50).map(|number| format!("T{number}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(asked(&many).0, 4, "c09");
    let long = "\u{1B}[31;5m\0owned ".repeat(400);
    let (_, link) = asked(&[&long]);
    assert_eq!(count(&link.raw, b"owned") + count(&link.raw, b"\x1B[31;5m"), 0, "c10");
}

/// C10: where what a client calls itself is shown, it is short, and does nothing to a screen.
#[test]
fn c10_the_page_of_protocols_shows_no_more_of_a_claim_than_is_harmless() {
    let place = Place::open(&[]);
    let mut link = place.link();
    let long = format!("\u{1B}[31;5m\0Evil\u{202E}\u{9B}5m{}", "Client ".repeat(700));
    link.send(&[b"\xFF\xFB\x18\xFF\xFA\x18\0", long.as_bytes(), b"\xFF\xF0"].concat());
    link.send(b"\xFF\xFA\x18\0\xC3\x28\xE2\x82\xF0\x9F\x1B[2J\xFF\xF0");
    link.enter("Aria");
    let page = link.ask("protocols", "Your client is") + &link.until(b"> ");
    let page = &page[page.find("Your client").expect("it says so")..];
    assert!(!page.contains('\u{FFFD}'), "it is UTF-8: {page:?}");
    assert!(page.contains("Evil"), "{page:?}");
    assert!(page.matches("Client").count() < 10, "it is cut: {page:?}");
    for bad in ["\u{1B}[31;5m", "\u{1B}[2J", "\u{9B}", "\u{202E}", "\0"] {
        assert!(!page.contains(bad), "{bad:?} in {page:?}");
    }
}

#[test]
fn c13_to_c16_variables_and_charsets_of_all_shapes() {
    let place = Place::open(&[]);
    let heard = hears(&place, b"\xFF\xFB\x27");
    assert_eq!(
        count(
            &heard,
            b"\xFF\xFA\x27\x01\0CLIENT_NAME\0CLIENT_VERSION\0MTTS\0CHARSET\0TERMINAL_TYPE\x03"
        ),
        1,
        "c13"
    );
    let long = [b"\0\0CLIENT_NAME\x01".as_slice(), &[b'x'; 8000]].concat();
    let shapes: [&[u8]; 11] = [
        b"\0\0CLIENT_NAME\x01TinTin++",
        b"\0\x03CLIENT_NAME\x01a",
        b"\0",
        b"",
        b"\0\0A\x02\x01B\x01c",
        b"\x02\0MTTS\x01271",
        &long,
        b"\x09junk",
        b"\0\0\0\0\x01\x01\x01",
        b"\0\0CHARSET\x01KLINGON",
        b"\0\0MTTS\x01-5",
    ];
    for shape in shapes {
        let bytes = [b"\xFF\xFB\x27\xFF\xFA\x27", shape, b"\xFF\xF0"].concat();
        reacts(&place, "c13", &[&bytes, LINE]);
    }
    let heard = hears(&place, b"\xFF\xFD\x2A\xFF\xFA\x2A\x02UTF-8\xFF\xF0");
    assert_eq!(count(&heard, b"\xFF\xFA\x2A\x01;UTF-8"), 1, "c14");
    for shape in [&b"\x03"[..], b"\x02KLINGON", b"\x02", b"\x04\x01;a;b", b"\x06", b"\x09", b""] {
        let bytes = [b"\xFF\xFD\x2A\xFF\xFA\x2A", shape, b"\xFF\xF0"].concat();
        reacts(&place, "c15", &[&bytes, LINE]);
    }
    let heard = hears(&place, b"\xFF\xFB\x2A\xFF\xFA\x2A\x01;ISO-8859-1;UTF-8\xFF\xF0");
    assert_eq!(count(&heard, b"\xFF\xFA\x2A\x02UTF-8\xFF\xF0"), 1, "c16");
}

/// A client of Latin-1 gets its letters as bytes, and those that it types are read as such.
#[test]
fn letters_go_both_ways_in_the_charset_that_was_agreed() {
    let place = Place::open(&[]);
    let mut link = place.link();
    link.send(b"\xFF\xFD\x2A\xFF\xFA\x2A\x02ISO-8859-1\xFF\xF0quit \xE9\xFF\xFF\r\n");
    let heard = link.until(b"known? ");
    assert!(!heard.contains('\u{c3}'), "no UTF-8 for a client of Latin-1: {heard:?}");
    let mut old = place.link();
    old.send(b"help h\xE9llo\r\n");
    let heard = old.until(b"known? ");
    assert!(heard.contains("h\u{e9}llo"), "{heard:?}");
}

#[test]
fn i03_to_i10_and_i14_to_i17_abuse_leaves_everything_in_step() {
    let place = Place::open(&[]);
    reacts(&place, "i03", &[&b"\xFF\xF1".repeat(200_000), LINE]);
    reacts(&place, "i02", &[b"\xFF\xFA\xC9", &vec![b'x'; 900_000], b"\xFF\xF0", LINE]);
    let mut long = place.link();
    long.send(&vec![b'A'; 900_000]);
    long.send(b"\r\n");
    long.until(b"too long");
    long.until(b"known? ");
    long.is_in_sync();
    assert!(long.raw.len() < 200_000, "i05");
    let mut letters = place.link();
    letters.send(b"\xC3\x28\xE2\x82\xF0\x9F\x98\xED\xA0\x80\xC0\xAF\xFE\x80\r\n");
    let heard = letters.until(b"known? ");
    assert!(!heard.contains('\u{FFFD}'), "i07: what comes back is UTF-8: {heard:?}");
    letters.send(b"Zabevu\xFF\xFF\xFB\x01x\r\n");
    letters.until(b"known? ");
    assert_eq!(count(&letters.raw, b"\xFF\xFB\x01"), 0, "i10");
    letters.send(b"%s%n{0}$(id)\r\n");
    letters.until(b"known? ");
    letters.is_in_sync();
    // I14: bytes of a fixed seed that look like telnet.
    let mut state = 5_u32;
    for _ in 0..3 {
        let mut noise = Vec::new();
        while noise.len() < 20_000 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let byte = (state >> 24) as u8;
            noise.extend(if byte < 60 { [255, 240 + byte % 16] } else { [byte, byte / 2] });
        }
        let mut link = place.link();
        link.send(&noise);
        place.link().is_in_sync();
    }
    let many: Vec<Link> = (0..40).map(|_| Link::to(place.server.address)).collect();
    place.link().is_in_sync();
    drop(many);
    // I15: the data mark as urgent data.
    let stream = socket(place.server.address);
    let urgent = stream.try_clone().expect("a second handle");
    let mut link = Link::over(stream);
    link.until(b"known? ");
    link.send(b"qwert\xFF\xF4\xFF");
    SockRef::from(&urgent).send_out_of_band(b"\xF2").expect("urgent data");
    link.is_in_sync();
}

#[test]
fn i01_i04_i06_i11_i12_whoever_floods_or_vanishes_disturbs_nobody() {
    let place = Place::open(&[]);
    let mut endless = place.link();
    endless.send(b"\xFF\xFA\xC9");
    for _ in 0..64 {
        endless.send(&[b'x'; 64 * 1024]);
    }
    endless.rest();
    place.link().is_in_sync();
    let mut deaf = place.link();
    deaf.send(&b"\xFF\xFB\xC7\xFF\xFD\xC6".repeat(25_000));
    place.link().is_in_sync();
    let mut empty = place.link();
    empty.send(&b"\r\n".repeat(20_000));
    place.link().is_in_sync();
    // I11: a FIN is answered by one.
    let stream = socket(place.server.address);
    stream.shutdown(Shutdown::Write).expect("a FIN");
    Link::over(stream).rest();
    // I12: a reset in a subnegotiation.
    for _ in 0..5 {
        let stream = socket(place.server.address);
        SockRef::from(&stream)
            .set_linger(Some(std::time::Duration::ZERO))
            .expect("a socket option");
        let mut link = Link::over(stream);
        link.until(b"known? ");
        link.send(b"\xFF\xFA\x1F\0");
    }
    place.link().is_in_sync();
    // I13: strangers.
    for hello in [&b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"[..], b"\x16\x03\x01\x02\x00\x01\x00"] {
        let mut stranger = Link::to(place.server.address);
        stranger.send(hello);
        stranger.rest();
    }
    place.link().is_in_sync();
}

/// L01 to L04: a password is hidden before it is asked for, every time, and never comes back.
#[test]
fn l01_to_l04_passwords() {
    let place = Place::open(&[]);
    let mut aria = place.link();
    aria.send(b"\xFF\xFD\x19Aria\r\nyes\r\n");
    let asked = aria.until(b"password: \xFF\xEF");
    assert!(asked.contains("Choose a "), "{asked:?}");
    let raw = aria.raw.clone();
    let hide = raw.windows(3).position(|word| word == b"\xFF\xFB\x01").expect("l01: hidden");
    let prompt = raw.windows(9).position(|some| some == b"Choose a ").expect("a question");
    assert!(hide < prompt, "l01");
    // L04: key by key, with a slip, ended by CR NUL.
    for key in [&b"c"[..], b"o", b"r", b"x", b"\x08", b"r", b"e", b"c", b"t", b"!", b"\r\0"] {
        aria.send(key);
    }
    aria.until(b"again: \xFF\xEF");
    aria.send(b"correct?\r\n");
    aria.until(b"Choose a password: ");
    aria.send(b"correct!\r\n");
    aria.until(b"again: ");
    aria.send(b"correct!\r\n");
    aria.until(b"\xFF\xFC\x01\r\n");
    aria.until(b"calling? ");
    assert_eq!(count(&aria.raw, b"correct"), 0, "l02");
    aria.send(b"warden\r\nyes\r\n");
    aria.until(b"Exits:");
    let mut guesser = place.link();
    guesser.send(b"Aria\r\n");
    guesser.until(b"\xFF\xFB\x01");
    guesser.send(b"wrong one\r\n");
    guesser.until(b"not the password");
    guesser.until(b"\xFF\xFB\x01");
    guesser.until(b"Password: ");
}

/// L05, L08, L09: what one player types is text on the screen of another, under their prompt.
#[test]
fn l05_l08_l09_what_others_say_is_harmless_and_leaves_the_prompt() {
    let place = Place::open(&[]);
    let enters = |name: &str| {
        let mut link = place.link();
        link.send(b"\xFF\xFD\x19");
        link.enter(name);
        link.until(b"\xFF\xEF");
        link
    };
    let mut aria = enters("Aria");
    let mut bran = enters("Bran");
    aria.until(b"Bran arrives");
    aria.until(b"\xFF\xEF");
    let before = aria.raw.len();
    bran.send("say \x1b[2Jhey\x1b[6n\u{9b}5m \u{202E}there\u{2028}, \u{1F600}".as_bytes());
    bran.send(b"\r\n");
    aria.until(b"\xFF\xEF");
    let heard = String::from_utf8_lossy(&aria.raw[before..]).into_owned();
    assert!(heard.starts_with("\r\n"), "l09: {heard:?}");
    assert!(heard.contains("hey") && heard.contains("there, \u{1F600}"), "{heard:?}");
    for bad in ["\x1b[2J", "\x1b[6n", "\u{9b}", "\u{202E}", "\u{2028}"] {
        assert!(!heard.contains(bad), "l05, l08: {heard:?}");
    }
    // L10: a storm of sizes changes nothing that anybody has to be told.
    let said = bran.raw.len();
    let storm: Vec<u8> = (0..1000u16)
        .flat_map(|n| [255, 250, 31, 0, 40 + (n % 100) as u8, 0, 24, 255, 240])
        .collect();
    bran.send(&storm);
    bran.send(b"zzz\r\n");
    bran.until(b"\xFF\xEF");
    assert!(bran.raw.len() - said < 4_000, "l10");
}

/// IP and BRK leave what was begun: here the questions at the door.
#[test]
fn an_interrupt_begins_the_questions_anew() {
    let place = Place::open(&[]);
    for interrupt in [b"qwert\xFF\xF4", b"qwert\xFF\xF3"] {
        let mut link = place.link();
        link.send(LINE);
        link.until(b"(yes or no) ");
        link.send(b"yes\r\n");
        link.until(b"Choose a password: ");
        link.send(interrupt);
        link.until(b"\xFF\xFC\x01\r\n");
        link.until(b"known? ");
        link.is_in_sync();
    }
}

/// And a long answer, which is shown no further.
#[test]
fn an_interrupt_leaves_a_long_answer() {
    let place = Place::open(&[]);
    for interrupt in [b"\xFF\xF4", b"\xFF\xF3"] {
        let mut link = place.link();
        link.enter(if interrupt == b"\xFF\xF4" { "Aria" } else { "Bran" });
        link.send(b"\xFF\xFB\x1F\xFF\xFA\x1F\0\x50\0\x06\xFF\xF0");
        link.ask("help gmcp", "lines more: Enter goes on, q ends] ");
        link.send(interrupt);
        link.until(b"> ");
        let from = link.raw.len();
        // An empty line turns no page any more.
        link.send(b"\r\n");
        link.ask("say Here.", "You say, \"Here.\"");
        assert_eq!(count(&link.raw[from..], b"lines more"), 0);
    }
}

#[test]
fn z99_at_the_end_all_is_as_at_the_start() {
    let place = Place::open(&[]);
    for _ in 0..3 {
        place.link().is_in_sync();
    }
}
