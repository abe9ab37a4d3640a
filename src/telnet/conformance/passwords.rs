//! Passwords are hidden, from every client that can.

use super::*;

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
