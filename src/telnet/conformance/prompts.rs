//! Prompts, and the mark that each client understands.

use super::*;

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
