//! GMCP (option 201): `Package.Sub.Message`, a space, and JSON.
//!
//! Names are compared without regard to case; keys in the JSON are not. Some clients put a line
//! end or nothing at all between the two, and that is taken, too. What leaves is JSON by the book:
//! no control character stands in it raw, so no NUL at which a client would cut it.

use serde_json::Value;

use crate::base::limits::GMCP_NAME_BYTES_MAX;

/// A message as it came: its name, and what stood behind it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Message<'a> {
    pub name: &'a str,
    rest: &'a str,
}

impl<'a> Message<'a> {
    /// What a payload says; `None` if it is no message at all.
    pub fn of(payload: &'a [u8]) -> Option<Message<'a>> {
        let text = std::str::from_utf8(payload).ok()?;
        let end = text.find(|c: char| !is_of_a_name(c)).unwrap_or(text.len());
        let (name, rest) = text.split_at(end);
        let is_name = !name.is_empty() && name.len() <= GMCP_NAME_BYTES_MAX;
        is_name.then_some(Message { name, rest: rest.trim() })
    }

    /// Whether this is the message of that name.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The JSON; `None` if there is none, or if it is broken.
    pub fn body(&self) -> Option<Value> {
        serde_json::from_str(self.rest).ok()
    }

    /// What stood behind the name, for messages that are no JSON.
    pub fn words(&self) -> &'a str {
        self.rest
    }
}

fn is_of_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')
}

/// The payload of a message with a body.
pub fn encode(name: &str, body: &Value) -> Vec<u8> {
    let mut payload = bare(name);
    payload.push(b' ');
    payload.extend(body.to_string().bytes());
    payload
}

/// The payload of a message without one.
pub fn bare(name: &str) -> Vec<u8> {
    name.as_bytes().to_vec()
}

/// Whether this is `Core.KeepAlive`: the player is there, though they type nothing.
pub fn is_keep_alive(payload: &[u8]) -> bool {
    Message::of(payload).is_some_and(|message| message.is("Core.KeepAlive"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn names_and_bodies_are_told_apart_however_a_client_joins_them() {
        let hello = json!({"client": "x"});
        for payload in [
            "Core.Hello {\"client\":\"x\"}",
            "core.HELLO\n{\"client\":\"x\"}",
            "Core.Hello{\"client\":\"x\"}",
        ] {
            let message = Message::of(payload.as_bytes()).expect("a message");
            assert!(message.is("Core.Hello"), "{payload}");
            assert_eq!(message.body(), Some(hello.clone()), "{payload}");
        }
        let ping = Message::of(b"Core.Ping").expect("a message");
        assert_eq!((ping.body(), ping.words()), (None, ""));
        assert_eq!(Message::of(b"request room").map(|message| message.words()), Some("room"));
    }

    #[test]
    fn what_is_no_message_is_none() {
        let long = "a".repeat(GMCP_NAME_BYTES_MAX + 1);
        for payload in [&b""[..], b" {}", b"{}", b"\xFF\xFE", b"\0", long.as_bytes()] {
            assert_eq!(Message::of(payload), None, "{payload:?}");
        }
        let broken = Message::of(b"Core.Hello {\"client\":").expect("a name");
        assert_eq!(broken.body(), None);
        let deep = format!("Core.Hello {}", "[".repeat(16_000));
        assert_eq!(Message::of(deep.as_bytes()).and_then(|message| message.body()), None);
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn any_text_comes_back(key in ".*", text in ".*", number in any::<i64>()) {
            let body = json!({key: text, "list": [number, null, true]});
            let payload = encode("Char.Name", &body);
            prop_assert!(!payload.iter().any(|byte| byte.is_ascii_control() && *byte != 0x7f));
            let message = Message::of(&payload).expect("a message");
            prop_assert!(message.is("char.name"));
            prop_assert_eq!(message.body(), Some(body));
        }

        #[test]
        fn no_bytes_are_a_surprise(payload in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Some(message) = Message::of(&payload) {
                let _ = message.body();
                prop_assert!(!message.name.is_empty());
            }
        }
    }
}
