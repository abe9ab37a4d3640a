//! MSSP (option 70): the names and values by which lists of MUDs know a server.
//!
//! A name or a value may hold anything but the four bytes that the format needs; those are left
//! out, with every other control character. Both forms are made here: the subnegotiation, and the
//! plain lines for crawlers that speak no telnet.

/// Stands before a name.
const VAR: u8 = 1;
/// Stands before each of its values.
const VAL: u8 = 2;

/// What is said by MSSP: names, and the values of each, the most important last.
pub type Listing = [(&'static str, Vec<String>)];

/// The payload of the one subnegotiation that tells it all.
pub fn encode(listing: &Listing) -> Vec<u8> {
    let mut payload = Vec::with_capacity(PAYLOAD_BYTES);
    for (name, values) in listing {
        put(VAR, name, &mut payload);
        values.iter().for_each(|value| put(VAL, value, &mut payload));
    }
    payload
}

/// The lines for those who typed [`REQUEST`].
pub fn lines(listing: &Listing) -> String {
    let mut text = String::from("\nMSSP-REPLY-START\n");
    for (name, values) in listing {
        text.push_str(name);
        for value in values {
            text.push('\t');
            text.extend(value.chars().filter(|letter| !letter.is_control()));
        }
        text.push('\n');
    }
    text.push_str("MSSP-REPLY-END\n");
    text
}

/// What a crawler types at the first prompt, in capitals or not.
pub const REQUEST: &str = "MSSP-REQUEST";

fn put(mark: u8, text: &str, payload: &mut Vec<u8>) {
    payload.push(mark);
    payload.extend(text.bytes().filter(|byte| !byte.is_ascii_control()));
}

/// Room that is made for a listing at once.
const PAYLOAD_BYTES: usize = 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_are_told_in_both_forms() {
        let listing: &Listing = &[
            ("NAME", vec!["The\x01 Reach\x02\0".into()]),
            ("PORT", vec!["23".into(), "4000".into()]),
        ];
        assert_eq!(encode(listing), b"\x01NAME\x02The Reach\x01PORT\x0223\x024000");
        assert_eq!(
            lines(listing),
            "\nMSSP-REPLY-START\nNAME\tThe Reach\nPORT\t23\t4000\nMSSP-REPLY-END\n"
        );
    }
}
