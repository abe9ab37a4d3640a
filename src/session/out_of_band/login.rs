//! Name and password from a program (Char.Login), in place of typed ones.
//!
//! The password goes the way of a typed one: the same wait for addresses that guess, the same
//! workers, the same end after the third wrong one. The typed questions stand all the while, and
//! who answers first is in. Newcomers type.

use serde_json::{Value, json};

use super::{Programs, Session, is_at_the_door};
use crate::session::login::STARS;

/// A name and a password.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    pub name: String,
    pub password: String,
}

/// Says that a program may give them.
pub(super) fn offer(programs: &mut Programs) {
    programs.tell("Char.Login.Default", &json!({"type": ["password-credentials"]}));
}

/// What a program gave, if it gave both and may now. `{}` says that it has none.
pub(super) fn credentials(session: &mut Session, body: &Value) -> Option<Credentials> {
    let given = given(body).filter(|_| is_at_the_door(session));
    session.programs.logs_in |= given.is_some();
    given
}

fn given(body: &Value) -> Option<Credentials> {
    let text = |key: &str| body.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
    let account = text("account").or_else(|| text("name"))?;
    // One account has one character by that name; some clients write both.
    let name = account.rsplit(':').next().unwrap_or(account);
    Some(Credentials { name: name.trim().to_owned(), password: text("password")?.to_owned() })
}

/// Tells the program how it went, if it was the program that asked. `Err` says why not.
pub fn answer(programs: &mut Programs, outcome: Result<(), &str>) {
    if std::mem::take(&mut programs.logs_in) {
        let body = match outcome {
            Ok(()) => json!({"success": true}),
            Err(message) => json!({"success": false, "message": message}),
        };
        programs.tell("Char.Login.Result", &body);
    }
}

/// What a program said about logging in, without the password: stars stand for one, and lead to
/// the same answers, since somebody else says whether it is right.
pub fn without_password(body: Option<Value>) -> Value {
    let Some(Value::Object(mut body)) = body else { return Value::Null };
    if let Some(password) = body.get_mut("password") {
        let is_given = password.as_str().is_some_and(|text| !text.is_empty());
        *password = if is_given { json!(STARS) } else { Value::Null };
    }
    let is_read = |key: &str| ["account", "name", "password"].contains(&key);
    body.retain(|key, value| is_read(key) && value.is_string());
    Value::Object(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_name_and_a_password_are_credentials() {
        let name = |body| given(&body).map(|given| given.name);
        assert_eq!(name(json!({"account": "Aria", "password": "secret"})), Some("Aria".into()));
        assert_eq!(name(json!({"name": "Aria", "password": "secret"})), Some("Aria".into()));
        assert_eq!(name(json!({"account": "me:Aria", "password": "secret"})), Some("Aria".into()));
        for body in [
            json!({}),
            json!([]),
            json!({"account": "Aria"}),
            json!({"account": "Aria", "password": ""}),
            json!({"account": 7, "password": "secret"}),
            json!({"account": "Aria", "password": ["secret"]}),
        ] {
            assert_eq!(name(body), None);
        }
    }

    #[test]
    fn no_password_is_left_and_what_is_left_is_answered_alike() {
        for body in [
            json!({"account": "Aria", "password": "opensesame", "note": "opensesame"}),
            json!({"account": "Aria", "password": ["opensesame"]}),
            json!({"account": {"password": "opensesame"}, "password": "opensesame"}),
            json!({"account": "Aria", "password": ""}),
            json!({}),
        ] {
            let masked = without_password(Some(body.clone()));
            assert!(!masked.to_string().contains("opensesame"), "{masked}");
            let (was, is) = (given(&body), given(&masked));
            assert_eq!(was.map(|given| given.name), is.map(|given| given.name));
        }
    }
}
