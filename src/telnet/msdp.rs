//! MSDP (option 69): names and values, tables and arrays, framed by six control bytes.
//!
//! Every value is a text in the end. Here a table is a JSON object, an array a JSON array, so that
//! the same facts go by GMCP as they are. What a client sends is read as far as it makes sense:
//! a value without a name, a closing mark without an opening one are passed over, and what is
//! nested too deep counts as empty.

use serde_json::{Map, Value};

use crate::base::limits::MSDP_DEPTH_MAX;

const VAR: u8 = 1;
const VAL: u8 = 2;
const TABLE_OPEN: u8 = 3;
const TABLE_CLOSE: u8 = 4;
const ARRAY_OPEN: u8 = 5;
const ARRAY_CLOSE: u8 = 6;

/// The payload that gives one variable a value.
pub fn encode(name: &str, value: &Value) -> Vec<u8> {
    let mut payload = Vec::new();
    put_pair(name, value, &mut payload);
    payload
}

fn put_pair(name: &str, value: &Value, payload: &mut Vec<u8>) {
    payload.push(VAR);
    put_text(name, payload);
    payload.push(VAL);
    put_value(value, payload);
}

fn put_value(value: &Value, payload: &mut Vec<u8>) {
    match value {
        Value::Object(table) => {
            payload.push(TABLE_OPEN);
            table.iter().for_each(|(name, value)| put_pair(name, value, payload));
            payload.push(TABLE_CLOSE);
        }
        Value::Array(array) => {
            payload.push(ARRAY_OPEN);
            for value in array {
                payload.push(VAL);
                put_value(value, payload);
            }
            payload.push(ARRAY_CLOSE);
        }
        Value::String(text) => put_text(text, payload),
        Value::Bool(yes) => put_text(if *yes { "1" } else { "0" }, payload),
        Value::Number(number) => put_text(&number.to_string(), payload),
        Value::Null => {}
    }
}

/// Text without the bytes that frame it, and without any other control character.
fn put_text(text: &str, payload: &mut Vec<u8>) {
    payload.extend(text.bytes().filter(|byte| !byte.is_ascii_control()));
}

/// The variables that a payload names, in its order, with their values. Of several values of one
/// variable an array is made.
pub fn decode(payload: &[u8]) -> Vec<(String, Value)> {
    Reader { rest: payload }.pairs(0)
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    /// The next mark, taken.
    fn mark(&mut self) -> Option<u8> {
        let (mark, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*mark)
    }

    /// Variables up to the end of the table, or of all.
    fn pairs(&mut self, depth: usize) -> Vec<(String, Value)> {
        let mut pairs: Vec<(String, Value)> = Vec::new();
        while let Some(mark) = self.mark() {
            match (mark, pairs.last_mut()) {
                (VAR, _) => {
                    let name = self.text();
                    pairs.push((name, Value::Null));
                }
                (VAL, Some((_, value))) => {
                    let more = self.value(depth);
                    add(value, more);
                }
                (VAL, None) => drop(self.value(depth)),
                (TABLE_CLOSE, _) if depth > 0 => break,
                _ => {}
            }
        }
        pairs
    }

    fn value(&mut self, depth: usize) -> Value {
        match self.rest.first() {
            Some(&TABLE_OPEN) if depth < MSDP_DEPTH_MAX => {
                self.mark();
                Value::Object(Map::from_iter(self.pairs(depth + 1)))
            }
            Some(&ARRAY_OPEN) if depth < MSDP_DEPTH_MAX => {
                self.mark();
                self.array(depth + 1)
            }
            _ => Value::String(self.text()),
        }
    }

    fn array(&mut self, depth: usize) -> Value {
        let mut array = Vec::new();
        while let Some(mark) = self.mark() {
            match mark {
                VAL => array.push(self.value(depth)),
                ARRAY_CLOSE => break,
                _ => {}
            }
        }
        Value::Array(array)
    }

    /// Text up to the next mark.
    fn text(&mut self) -> String {
        let end = self.rest.iter().position(|byte| (VAR..=ARRAY_CLOSE).contains(byte));
        let (text, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        String::from_utf8_lossy(text).chars().filter(|letter| !letter.is_control()).collect()
    }
}

/// Adds one more value of a variable.
fn add(value: &mut Value, more: Value) {
    *value = match std::mem::take(value) {
        Value::Null => more,
        Value::Array(mut several) => {
            several.push(more);
            Value::Array(several)
        }
        one => Value::Array(vec![one, more]),
    };
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn tables_and_arrays_are_framed_as_the_specification_says() {
        assert_eq!(
            encode("COMMANDS", &json!(["LIST", "SEND"])),
            b"\x01COMMANDS\x02\x05\x02LIST\x02SEND\x06"
        );
        let room = json!({"EXITS": {"n": "6011"}, "VNUM": 6008});
        assert_eq!(
            encode("ROOM", &room),
            b"\x01ROOM\x02\x03\x01EXITS\x02\x03\x01n\x026011\x04\x01VNUM\x026008\x04"
        );
        assert_eq!(encode("A\x01B", &json!("x\x02\u{ff}")), "\x01AB\x02x\u{ff}".as_bytes());
    }

    #[test]
    fn several_values_are_an_array_however_they_are_written() {
        let both = vec![("REPORT".to_owned(), json!(["HEALTH", "MANA"]))];
        assert_eq!(decode(b"\x01REPORT\x02HEALTH\x02MANA"), both);
        assert_eq!(decode(b"\x01REPORT\x02\x05\x02HEALTH\x02MANA\x06"), both);
        let two = vec![("SEND".to_owned(), json!("A")), ("LIST".to_owned(), json!("B"))];
        assert_eq!(decode(b"\x01SEND\x02A\x01LIST\x02B"), two);
    }

    #[test]
    fn what_is_nested_too_deep_counts_as_empty_and_nothing_breaks() {
        let deep = [&b"\x01A"[..], &b"\x02\x03\x01A".repeat(2_000)].concat();
        let mut value = decode(&deep).pop().map(|(_, value)| value);
        let mut depth = 0;
        while let Some(Value::Object(mut table)) = value {
            (value, depth) = (table.remove("A"), depth + 1);
        }
        assert_eq!(depth, MSDP_DEPTH_MAX);
        assert_eq!(decode(b"\x02x\x04\x06\x01"), [(String::new(), Value::Null)]);
    }

    /// Values as a server may tell them: every leaf is a text without control characters.
    fn value() -> impl Strategy<Value = Value> {
        let leaf = "[a-zA-Z0-9 \u{e9}\u{4e2d}]{0,12}".prop_map(Value::String);
        leaf.prop_recursive(4, 32, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
                prop::collection::btree_map("[A-Z_]{1,8}", inner, 0..4)
                    .prop_map(|table| Value::Object(table.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #![proptest_config(crate::base::properties::properties())]
        #[test]
        fn any_value_comes_back(name in "[A-Z_]{1,12}", value in value()) {
            prop_assert_eq!(decode(&encode(&name, &value)), [(name, value)]);
        }

        #[test]
        fn no_bytes_are_a_surprise(payload in prop::collection::vec(0u8..10, 0..300)) {
            for (name, value) in decode(&payload) {
                let again = decode(&encode(&name, &value));
                prop_assert_eq!(again.first().map(|(again, _)| again), Some(&name));
            }
        }
    }
}
