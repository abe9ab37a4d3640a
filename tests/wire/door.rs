//! Logging in by program (G06, L15).

use serde_json::json;

use super::program::{GMCP, PASSWORD, Place, Program};

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
