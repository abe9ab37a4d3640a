//! Logging in by program (G06, L15).

use serde_json::json;

use super::program::{GMCP, MSDP, PASSWORD, Place, Program};

const WANTS_LOGIN: &str = "Core.Supports.Set [\"Char 1\", \"Char.Login 1\"]";

fn at_the_door(place: &Place) -> Program {
    let mut program = place.program();
    program.agrees(GMCP);
    program.gmcp(WANTS_LOGIN);
    assert_eq!(program.told("Char.Login.Default"), json!({"type": ["password-credentials"]}));
    program
}

fn credentials(account: &str, password: &str) -> String {
    format!("Char.Login.Credentials {}", json!({"account": account, "password": password}))
}

#[test]
fn l15_the_right_password_comes_in_and_wrong_ones_are_counted_as_typed_ones_are() {
    let place = Place::open();
    let mut aria = place.program();
    aria.creates("Aria");
    aria.types("quit");
    aria.until_closed();
    let mut program = at_the_door(&place);
    program.gmcp(&credentials("aria", PASSWORD));
    assert_eq!(program.told("Char.Login.Result"), json!({"success": true}));
    assert_eq!(program.told("Char.Name")["name"], "Aria");
    program.until("Exits:");
    program.gmcp(&credentials("aria", PASSWORD));
    assert_eq!(program.names().iter().filter(|name| name.starts_with("Char.Login")).count(), 0);
    program.types("quit");
    program.until_closed();

    let mut guesser = at_the_door(&place);
    for _ in 0..2 {
        guesser.gmcp(&credentials("Aria", "not this one"));
        let result = guesser.told("Char.Login.Result");
        assert_eq!(result, json!({"success": false, "message": "That is not the password."}));
        guesser.until("Password: ");
    }
    // One typed, so that both kinds are counted together.
    guesser.types("nor this one");
    guesser.until("third wrong password");
    guesser.until_closed();
}

#[test]
fn g06_nothing_else_comes_in() {
    let place = Place::open();
    let mut aria = place.program();
    aria.creates("Aria");
    let mut program = at_the_door(&place);
    for body in [
        "",
        "{}",
        "[]",
        "null",
        "{\"account\":\"Aria\"}",
        "{\"account\":\"Aria\",\"password\":\"\"}",
        "{\"account\":[\"Aria\"],\"password\":true}",
        "{\"account\":\"Aria\",\"password\":{\"$ne\":\"\"}}",
        "{\"password\":\"correct horse\"",
    ] {
        program.gmcp(&format!("Char.Login.Credentials {body}"));
    }
    program.gmcp(&credentials("Nobody\u{1b}[31m", PASSWORD));
    let result = program.told("Char.Login.Result");
    assert_eq!(result["success"], json!(false));
    assert!(!result.to_string().contains("u001b"), "{result}");
    program.is_in_step_at_the_door();
    program.gmcp(&credentials(&"x".repeat(9_000), &"y".repeat(6_000)));
    assert_eq!(program.told("Char.Login.Result")["success"], json!(false));
    program.is_in_step_at_the_door();
}

/// A password that is changed in the world is hidden like one at the door, and no program is told.
#[test]
fn issue14_13_a_changed_password_is_hidden_and_no_program_is_told() {
    const WILL_ECHO: (u8, u8) = (251, 1);
    const WONT_ECHO: (u8, u8) = (252, 1);
    let place = Place::open();
    let mut aria = at_the_door(&place);
    aria.agrees(MSDP);
    aria.gmcp("Core.Supports.Set [\"Char 1\",\"Char.Login 1\",\"Room 1\",\"Comm.Channel 1\"]");
    aria.creates("Aria");
    let mut watcher = place.program();
    watcher.creates("Bran");
    for (line, question) in [
        ("password", "Your password now: "),
        (PASSWORD, "The new one: "),
        ("brand new secret", "The same again: "),
    ] {
        aria.types(line);
        aria.until(question);
        assert_eq!(aria.offers.last(), Some(&WILL_ECHO), "{question}");
    }
    aria.types("brand new secret");
    aria.until("Your password is changed.");
    aria.until("> ");
    assert_eq!(aria.offers.last(), Some(&WONT_ECHO));
    aria.is_in_step();
    watcher.is_in_step();
    for program in [&aria, &watcher] {
        for secret in [PASSWORD, "brand new secret"] {
            let shown = program.bytes.windows(secret.len()).any(|some| some == secret.as_bytes());
            assert!(!shown, "{secret}");
        }
    }
    let mut again = at_the_door(&place);
    again.gmcp(&credentials("Aria", "brand new secret"));
    assert_eq!(again.told("Char.Login.Result")["success"], json!(true));
}

/// 40 of 40 guesses were looked at in 1.4 seconds, with a right password for oneself in between.
#[test]
fn issue14_26_a_guesser_with_a_character_of_their_own_is_slowed_down() {
    let place = Place::open();
    for name in ["Aria", "Mallory"] {
        place.program().creates(name);
    }
    for _ in 0..3 {
        let mut guesser = at_the_door(&place);
        for guess in ["not this one", "nor this one"] {
            guesser.gmcp(&credentials("Aria", guess));
            assert_eq!(guesser.told("Char.Login.Result")["success"], json!(false));
        }
        let mut own = at_the_door(&place);
        own.gmcp(&credentials("Mallory", PASSWORD));
        assert_eq!(own.told("Char.Login.Result")["success"], json!(true));
    }
    let mut guesser = place.program();
    guesser.types("Aria");
    guesser.until("Password: ");
    guesser.types("once more");
    guesser.until("So many wrong passwords were tried that yours is looked at in 4 seconds.");
}
